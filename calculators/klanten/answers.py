"""What a page may ask about a file, and what it gets: plain JSON, typed once for both sides."""

from typing import Any, Literal, NotRequired, TypedDict

from calculators.core.answers import KeptOutput


class FileQuestion(TypedDict):
    """What is asked about a file; `settings` are what the reader chose."""

    what: Literal["report", "list", "workbook", "figures", "fits", "example", "next"]
    id: NotRequired[int]  # of the question, so that the newest replaces the one before
    settings: NotRequired[dict[str, Any]]
    example: NotRequired[bool]  # about the made-up shop where there is no file
    group: NotRequired[str]
    bytes: NotRequired[int]


class FileAnswer(TypedDict, total=False):
    """What is answered, or how far the answer is (`next`: ask for it again)."""

    next: bool
    needs: str  # a part of the runtime that has to be there first
    step: str
    done: float
    gone: bool  # another question has taken its place
    ok: bool
    html: str
    carry: dict[str, dict[str, float | str]]  # fields by calculator
    wrong: dict[str, str]  # what is wrong with a setting
    why_not: str
    name: str  # of a file for the reader
    text: str  # what stands in it
    base64: str  # the same, of a file that is no text
    kept: list[KeptOutput]
