"""What an author is told: where it is, what is wrong, and what to do about it."""

from typing import NamedTuple


class Mistake(NamedTuple):
    """One mistake; a warning asks for nothing now.

    `path` is that of the file in the project and `line` counts from 1 at its top. Who knows only
    the text of a page leaves the path empty and counts from the top of that text: `in_text`.
    """

    path: str
    line: int
    wrong: str
    todo: str
    warning: bool = False
    rule: str = ""

    def __str__(self) -> str:
        wrong = f"let op: {self.wrong}" if self.warning else self.wrong
        return f"{self.path}:{self.line}: {wrong} → {self.todo}"

    def placed(self, path: str, above: int) -> "Mistake":
        """The same in a file, below that many lines of it."""
        return self._replace(path=path, line=self.line + above, wrong=self.wrong.rstrip("."))

    def annotation(self) -> str:
        """The same, as GitHub shows it beside the line in a pull request."""
        kind = "warning" if self.warning else "error"
        place = f"file={_escape(self.path, ':,')},line={self.line},title={self.rule}"
        return f"::{kind} {place}::{_escape(f'{self.wrong} → {self.todo}')}"


def in_text(at: int, wrong: str, todo: str) -> Mistake:
    """A mistake in the text of a page, at its line counted from 0."""
    return Mistake("", at + 1, wrong, todo)


def _escape(text: str, more: str = "") -> str:
    for each in "%\r\n" + more:
        text = text.replace(each, f"%{ord(each):02X}")
    return text
