"""What is asked of a calculator, and what it answers: plain JSON, both ways.

JavaScript has the same types, written from these: `make answers`.
"""

from typing import Any, Literal, NotRequired, TypedDict


class Shown(TypedDict):
    """A number, and how it is shown."""

    value: float
    text: str


class Read(TypedDict):
    """What a field was read as: `text` is how it stands in the field, `shown` with its unit. Of a
    choice the value is its name, of a range its ends, with what is likely between them if that was
    said: `usual` is what is likely. A field that was left empty has None, and no text.
    """

    label: str
    value: float | str | list[float] | None
    text: str
    shown: str
    usual: NotRequired[str]


class Carry(TypedDict):
    """The field of other calculators that an outcome may fill in, and with what."""

    field: str
    value: float


class Verdict(TypedDict):
    """What an outcome means. `place` is where it is on the scale, from 0 to 1, if there is one."""

    name: str
    tone: Literal["bad", "fair", "good", "great"]
    text: str
    action: str
    link: str
    place: float | None


class Outcome(TypedDict):
    """An output as it is shown. Without a value only `note`, which says why there is none."""

    label: str
    value: float | None
    text: str
    formula: str
    worked: str
    band: Verdict | None
    note: str
    carry: Carry | None


class Warned(TypedDict):
    """A warning at a field, whose label goes before it."""

    field: str
    label: str
    text: str


class Result(TypedDict):
    """What came out: `outputs` and `guards` when all is well, else a sentence for each wrong field.

    An output that takes no part, for want of an optional field, is not there.
    """

    ok: bool
    inputs: dict[str, Read]
    outputs: NotRequired[dict[str, Outcome]]
    guards: NotRequired[list[Warned]]
    errors: NotRequired[dict[str, str]]


class Answer(Result):
    """The same for a page: the warnings as HTML, and in a sentence what came out."""

    warnings: str
    said: str


class Solution(TypedDict):
    """The value of a field that reaches a target; else a `message` that says why there is none."""

    ok: bool
    field: NotRequired[str]
    value: NotRequired[float]
    text: NotRequired[str]
    message: NotRequired[str]


# `from` is a word of Python.
_Moved = TypedDict("_Moved", {"from": Shown, "to": Shown})


class Lever(_Moved):
    """What one field does that is a step better; `moved` says in words by how much."""

    field: str
    label: str
    moved: str
    output: Shown
    effect: Shown


class Change(TypedDict):
    """An output in two cases. `share` is the difference in percent, empty if that says nothing."""

    name: str
    label: str
    first: Shown
    second: Shown
    difference: Shown
    share: str


class Chance(TypedDict):
    """How often a verdict is the right one, as a share from 0 to 1 and in words."""

    name: str
    tone: Literal["bad", "fair", "good", "great"]
    share: float
    text: str


class Spreading(TypedDict):
    """An output where fields are a range: 8 in 10 cases lie from `low` to `high`, and what is
    `likely` does so too. `chances` are of the verdicts, the best first, `certain` says that of a
    good one, and `note` in how many cases there is no value.
    """

    label: str
    likely: Shown | None
    low: Shown
    high: Shown
    text: str
    chances: list[Chance]
    certain: str
    note: str


class Uncertain(TypedDict):
    """What an output would be in 8 of 10 cases if one field were known; `less` is the share of its
    width that would be gone.
    """

    field: str
    label: str
    shown: str
    text: str
    less: float


class Ranged(TypedDict):
    """What comes out where fields are a range; the field that matters most comes first. Nothing is
    in it without a range, and while what is filled in is not right. `html` shows it all, `said`
    says it in a sentence.
    """

    outputs: dict[str, Spreading]
    uncertain: list[Uncertain]
    html: str
    said: str


class Drawn(TypedDict):
    """Something as HTML, and what is said beside it."""

    html: str
    text: str


class KeptOutput(TypedDict):
    """An outcome as Mijn cijfers keeps it."""

    name: str
    label: str
    text: str
    value: float
    verdict: str
    tone: Literal["", "bad", "fair", "good", "great"]
    carry: Carry | None


class Kept(TypedDict):
    """A calculation as Mijn cijfers keeps it: plain values, and the main outcome first."""

    title: str
    inputs: dict[str, float | str | list[float] | None]
    outputs: list[KeptOutput]


class Taken(TypedDict):
    """A calculation to take along: to copy, for a spreadsheet, as HTML for one sheet of paper, to
    keep. All of it empty while what is filled in is not right.
    """

    ok: bool
    text: str
    csv: str
    sheet: str
    kept: Kept | None


Values = dict[str, Any]


class Asked(TypedDict):
    """A question about what is filled in: text as typed, or a plain number."""

    values: Values


class Target(Asked):
    """Which value of `field` makes `output` the `target`, which is text as typed?"""

    output: str
    target: str
    field: str


class Taking(Asked):
    """The same, with where the calculation opens again and on what day it was made."""

    address: str
    day: str


class Plan(TypedDict):
    """A calculation that was kept: what somebody calls it, what was filled in, and the outcomes
    that it had then.
    """

    name: str
    values: Values
    outputs: dict[str, float]


class Plans(TypedDict):
    """Up to four calculations, side by side; the others are held beside the first."""

    plans: list[Plan]


class Pair(Asked):
    """What is filled in now, beside what was pinned `first`."""

    first: Values
