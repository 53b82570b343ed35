"""What went wrong and where, for the console; without the lines themselves, notes and colours."""

from types import TracebackType


def format_exception(
    kind: object, value: BaseException | None = None, tb: TracebackType | None = None
) -> list[str]:
    """Where it came by, the last place last, and what it says."""
    lines = ["Traceback (most recent call last):\n"]
    while tb is not None:
        code = tb.tb_frame.f_code
        lines.append(f'  File "{code.co_filename}", line {tb.tb_lineno}, in {code.co_name}\n')
        tb = tb.tb_next
    return [*lines, f"{type(value).__qualname__}: {value}\n"]
