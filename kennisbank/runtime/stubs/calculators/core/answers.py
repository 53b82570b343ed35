"""What answers look like is for a type checker, and 30 classes take a page a while to make."""


def __getattr__(name: str) -> type:
    """Each is a dictionary."""
    return dict
