"""What comes out: how a calculator declares it, and how it is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import count, pairwise
from math import floor, log10
from typing import Any, Literal, NamedTuple

from calculators.core import numbers
from calculators.core.answers import Carry, Verdict


class Band(NamedTuple):
    """What a result from `start` upwards means, and the one thing to do next."""

    start: float  # belongs to this band; the first band also takes everything below it
    name: str
    tone: Literal["bad", "fair", "good", "great"]
    text: str
    action: str
    link: str  # an address from the site's root: "artikelen/ltv/#ltv-en-cac"


@dataclass(frozen=True)
class Output:
    """A number that comes out. Declared beside the field of the result.

    `formula` is shown, in words and filled in; of several, the first whose names all have a value.
    A percentage counts as a fraction in it (85% is 0.85). Where no sum says it, such as for the
    lowest point of a year, `method` says in words what is done instead. `absent` says why there is
    no value although everything was filled in; `absent_if` says when, where the formula has a value
    all the same. `decimals` fixes what the unit would decide.
    `judged_if` says when the bands judge: like the `when` of a rule, it names the values that it
    looks at and waits for those without a default. Without it they always do.
    `upto` names the output that is the high end, where this one is the low end of a range.
    `lower_is_better` is for costs and losses. `carries` is the input of other calculators that
    this value may be filled in as, with the same unit and the same meaning. `against` names the
    number of the same unit that this one is judged by: the two are shown with so many decimals that
    the larger one is also the larger one on the screen. `rest_of` names the output with which this
    one is 100% in all: on the screen too.
    """

    label: str
    unit: str
    formula: str | tuple[str, ...] = ()
    method: str = ""
    bands: tuple[Band, ...] = ()
    judged_if: Callable[..., bool] | None = None
    decimals: int | None = None
    absent: str = ""
    absent_if: Callable[..., bool] | None = None
    upto: str = ""
    lower_is_better: bool = False
    carries: str = ""
    against: str = ""
    rest_of: str = ""
    signed: bool = False  # a plus is shown: +30
    name: str = ""  # set from the result's field

    @property
    def counted(self) -> str:
        """What it is called in a formula."""
        return self.label

    @property
    def formulas(self) -> tuple[str, ...]:
        return (self.formula,) if isinstance(self.formula, str) else self.formula

    def band(self, value: float) -> Band | None:
        """The band that `value` falls in; None when there are no bands."""
        # To the last digit: it was calculated with fractions, so there is no noise to forgive.
        reached = [band for band in self.bands if value >= band.start]
        return reached[-1] if reached else next(iter(self.bands), None)

    @property
    def has_scale(self) -> bool:
        """Whether the bands make a scale to find one's place on: three or more, each with room."""
        starts = [band.start for band in self.bands]
        return len(starts) > 2 and all(end - start > 1e-6 for start, end in pairwise(starts))

    def place(self, value: float) -> float | None:
        """Where `value` is on a scale from 0 to 1 on which every band is equally wide."""
        if not self.has_scale:
            return None
        starts = [band.start for band in self.bands]
        at = self.bands.index(self.band(value))
        if at + 1 < len(starts):
            within = (value - starts[at]) / (starts[at + 1] - starts[at])
        else:  # the last band has no end: twice its start is half way
            within = 1 - starts[at] / max(value, starts[at])
        return round((at + min(1.0, max(0.0, within))) / len(starts), 4)

    def text(self, value: float, least: int = 0) -> str:
        """`value` with its unit, never rounded into another band than its own.

        Where `least` is given, with that many decimals or more.
        """
        write = numbers.signed if self.signed else numbers.write
        return write(value, self.unit, self._decimals(value, least))

    def stepped(self, value: float, step: float) -> str:
        """`value`, a multiple of `step`, with all the decimals that tell it from the next one."""
        decimals = max(0, -floor(log10(step) + 1e-9))
        if self.unit == "€" and decimals:  # one or three would look like tens or thousands
            decimals += decimals % 2
        write = numbers.signed if self.signed else numbers.write
        return write(value, self.unit, decimals)

    def bound(self, band: Band) -> str:
        """Where `band` begins, as it is said: of more than 5, 5."""
        return self.text(round(band.start, 9))

    def rounded(self, value: float, least: int) -> Decimal:
        """The number that `text` shows."""
        return numbers.rounded(value, self.unit, self._decimals(value, least))

    def verdict(self, value: float) -> Verdict | None:
        """The band that `value` falls in, as it is shown, with its place on the scale."""
        if not (band := self.band(value)):
            return None
        return {
            "name": band.name,
            "tone": band.tone,
            "text": band.text,
            "action": band.action,
            "link": band.link,
            "place": self.place(value),
        }

    def carry(self, value: float | None) -> Carry | None:
        """The input of other calculators that `value` fills in, as people would type it there."""
        if not self.carries or value is None:
            return None
        usual = round(value, 2 if self.unit == "€" else 4)
        small = float(numbers.rounded(value, self.unit))  # it would arrive as nothing
        return {"field": self.carries, "value": usual or small}

    def difference(self, value: float) -> str:
        """`value` as a change, with its sign; that of a percentage is in percentage points."""
        text = numbers.signed(value, self.unit)
        points = f"{numbers.NBSP}procentpunt"
        return text.removesuffix("%") + points if self.unit == "%" else text

    def shows_all(self, value: Fraction | float, least: int) -> bool:
        """Whether `text` shows all of `value`. Of a float nobody knows: it has been rounded."""
        if isinstance(value, float):
            return False
        return Fraction(self.rounded(float(value), least)) == value

    def _decimals(self, value: float, least: int) -> int | None:
        own = self.band(value)

        def is_right(decimals: int | None) -> bool:
            return self.band(float(numbers.rounded(value, self.unit, decimals))) is own

        if not least and is_right(self.decimals):
            return self.decimals
        # Money with three decimals looks like thousands. With all its digits it is in its band.
        more = (each for each in count(max(2, least)) if (each, self.unit) != (3, "€"))
        return next(filter(is_right, more))

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of its plain value; null where it takes no part or does not exist."""
        described = {"description": self.absent} if self.absent else {}
        unit = {"x-unit": self.unit} if self.unit else {}
        return {"type": ["number", "null"], "title": self.label} | described | unit
