"""Without an event loop: a calculator waits for nothing."""


def _initialize_event_loop() -> None:
    pass
