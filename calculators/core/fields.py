"""What a reader fills in: how a calculator declares it, and how it is read.

Both doors to a calculator come by here: `read` takes what a form sends (Dutch text, or a plain
JSON number), `check` takes a plain Python value. Both give the value or raise ValueError with a
Dutch sentence that belongs at the field.
"""

import math
import re
from dataclasses import dataclass
from enum import Enum
from typing import Any

from calculators.core import numbers, ranges
from calculators.core.ranges import Range

_NOUNS = {"€": "een bedrag", "%": "een percentage"}
_WRONG_UNITS = {"€": "geen bedrag in euro's", "%": "geen percentage"}
# What people write for a unit beside its own name.
_ALSO = {
    "jaar": ("jaren", "jr", "jr.", "j", "j."),
    "maand|maanden": ("mnd", "mnd."),
    "minuut|minuten": ("min", "min."),
    "uur": ("uren", "u"),
    "": ("x", "keer", "stuks"),
}
# Before these a label says what it counts; behind them, of what.
_BEHIND = {"aan", "bij", "dat", "die", "in", "per", "van"}
_POINT = re.compile(r"\D*[1-9][0-9]{0,2}\.[0-9]{3}[^0-9.,]*")
_WORD = re.compile(r"[^\W\d_]+")
_SHOWN = 24  # characters of somebody's text that a message repeats


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing to fill in. The calculator's signature gives name, default and the rest below."""

    name: str = ""
    default: Any = None
    where: str = ""  # where a reader finds this number: the docstring's Args
    optional: bool = False  # may be left empty; what depends on it is then not shown
    more: str = ""  # the paragraph that explains it, from the site's root: "artikelen/ltv/#formule"
    group: str = ""  # folded in the form below this title: for what most people leave as it is

    def read(self, raw: object) -> Any:
        """The value of what a form sent; None when it is empty and may be."""
        if raw is None or (isinstance(raw, str) and not numbers.visible(raw)):
            if self.optional:
                return None
            raise ValueError(self._empty())
        if isinstance(raw, list):
            return self._from_list(raw)
        return self._from_text(raw) if isinstance(raw, str) else self.check(raw)

    def check(self, value: object) -> Any:
        """`value` itself when it is allowed."""
        raise NotImplementedError

    def write(self, value: Any) -> str:
        """`value` as it stands in the field; reading it again gives the same."""
        raise NotImplementedError

    def shown(self, value: Any) -> str:
        """`value` outside the field, with its unit."""
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of a plain value."""
        raise NotImplementedError

    def _from_text(self, text: str) -> Any:
        raise NotImplementedError

    def _from_list(self, plain: list[Any]) -> Any:
        return self.check(plain)

    def _empty(self) -> str:
        raise NotImplementedError


@dataclass(frozen=True)
class Input(Field):
    """A number between `low` and `high`, both allowed.

    `unit` is "€", "%", a word ("jaar") or "one|many" ("klant|klanten"). A percentage is entered
    as people say it: 12.5 means 12.5%. `reason` says why it cannot be lower, at the field.
    `lever` is false for what nobody sets out to change: how many customers there were, the rate
    of interest.
    """

    label: str
    unit: str
    low: float
    high: float
    reason: str = ""
    lever: bool = True
    whole: bool = False  # set from the signature: a parameter of type int

    def check(self, value: object) -> float | int | None:
        if value is None and self.optional:
            return None
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise ValueError(f"Vul {self._noun} in.")
        try:
            number = float(value) + 0.0  # no minus zero
        except OverflowError:
            number = math.inf if value > 0 else -math.inf
        if math.isnan(number):
            raise ValueError(f"Vul {self._noun} in.")
        if number < self.low:
            why = f" {self.reason}" if self.reason else ""
            raise ValueError(f"Dit is te laag: vul minstens {self.text(self.low)} in.{why}")
        if number > self.high:
            raise ValueError(f"Dit is te hoog: vul hoogstens {self.text(self.high)} in.")
        if not self.whole:
            return number
        if number != int(number):
            raise ValueError("Vul een heel getal in, zonder cijfers achter de komma.")
        return int(number)

    def write(self, value: float | Range | None) -> str:
        if value is None:
            return ""
        if isinstance(value, Range):
            low, *likely, high = map(self.write, value.plain)
            return f"{low} tot {high}" + "".join(f", meestal {each}" for each in likely)
        return numbers.write_field(value, self.unit, clear=self._takes(value * 1000))

    def text(self, value: float) -> str:
        """`value` with its unit, as a sentence or a worked solution shows it."""
        return numbers.write_exact(value, self.unit, clear=self._takes(value * 1000))

    def shown(self, value: float | Range) -> str:
        if not isinstance(value, Range):
            return self.text(value)
        low, *likely, high = map(self.text, value.plain)
        if self.unit not in _NOUNS:  # the signs stand at both, a word at the last
            low = self.write(value.low)
        return f"{low} tot {high}" + "".join(f", meestal {each}" for each in likely)

    def schema(self) -> dict[str, Any]:
        kind = "integer" if self.whole else "number"
        return {
            "type": [kind, "null"] if self.optional else kind,
            "title": self.label,
            "description": self.where,
            "minimum": self.low,
            "maximum": self.high,
        } | ({"x-unit": self.unit} if self.unit else {})

    def _from_text(self, text: str) -> float | int | Range | None:
        if parts := ranges.typed(text):
            return self._range(text, parts)
        if ranges.is_begun(text):
            raise ValueError("Dit bereik is nog niet af: vul ook het hoogste getal in.")
        return self._number(text)

    def _from_list(self, plain: list[Any]) -> float | int | Range | None:
        """A range as a machine writes it: the ends, or what is likely between them."""
        if len(plain) not in (2, 3) or None in plain:
            raise ValueError(f"Vul {self._noun} in.")
        low, *likely, high = map(self.check, plain)
        return self._ordered(low, high, *likely)

    def _range(self, text: str, parts: ranges.Typed) -> float | int | Range | None:
        if parts.around:
            return self._around(text, parts)
        high = self._number(parts.last)
        likely = [self._number(parts.likely)] if parts.likely else []
        found: list[float | int | Range | None] = []
        wrong: list[ValueError] = []
        for first in dict.fromkeys((parts.first, parts.first + ranges.shared_power(parts))):
            try:
                found.append(self._ordered(self._number(first), high, *likely))
            except ValueError as error:
                wrong.append(error)
        if not found:
            raise wrong[0]
        if len(found) > 1:
            raise ValueError(self._asks(text, list(map(self.write, found))))
        return found[0]

    def _around(self, text: str, parts: ranges.Typed) -> float | int | Range | None:
        """A number, and how much may be added to it and taken away: of money also a share."""
        centre = self._number(parts.first)
        away, unit, _ = numbers.typed(parts.last)
        if centre is None or away < 0:
            raise ValueError(self._no_number(text))
        if unit == "%" != self.unit:
            away = abs(centre) * away / 100
            away = round(away) if self.whole else away
        else:
            self._check_unit(unit)
        low, high = map(self.check, ranges.around(centre, away))
        return self._ordered(low, high, centre)

    def _ordered(self, low: Any, high: Any, likely: Any = None) -> float | int | Range:
        if low > high:
            raise ValueError(
                f"Zet het laagste getal eerst: {self.write(high)} tot {self.write(low)}."
            )
        usual = ranges.middle(low, high) if likely is None else likely
        if not low <= usual <= high:
            raise ValueError(
                f"Wat je meestal verwacht, {self.write(usual)}, ligt niet tussen {self.write(low)} "
                f"en {self.write(high)}."
            )
        return low if low == high else Range(low, usual, high)

    def _number(self, text: str) -> float | int | None:
        try:
            found = numbers.typed(text)
        except numbers.TwoValues:
            raise ValueError(
                f"Hier staan twee waarden. Vul één waarde in{self._example()}."
            ) from None
        except numbers.TwoReadings as unclear:
            raise ValueError(self._which(text, *unclear.readings)) from None
        except ValueError:
            raise ValueError(self._no_number(text)) from None
        self._check_unit(found.unit)
        if found.also is not None and self._takes(found.also):
            raise ValueError(self._which(text, found.value, found.also))
        try:
            return self.check(found.value)
        except ValueError as wrong:
            # As a program writes it, there 33.333 is no more than 33.
            point = found.value > self.high and _POINT.fullmatch(numbers.visible(text))
            if not point or not self._takes(found.value / 1000):
                raise
            less = self.text(found.value / 1000)
            raise ValueError(f"{wrong} Bedoel je {less}? Gebruik dan een komma.") from None

    def _check_unit(self, unit: str) -> None:
        """Beside a number may stand its own unit, or what the label says that it counts, and of
        what it is so much: "€ 3 per jaar" where the label says "per jaar".
        """
        own = {"", *self.unit.split("|"), *_ALSO.get(self.unit, ())}
        if unit in own:
            return
        words, per = _per(unit.split())
        label = _WORD.findall(self.label.lower())
        # "3 jaar" is no amount "per jaar", and "5 abonnees" none "van nieuwe abonnees".
        counted = label[: next((at for at, word in enumerate(label) if word in _BEHIND), None)]
        if " ".join(words) not in own and (self.unit or not _named(words, counted)):
            raise ValueError(self._no_unit(" ".join(words)))
        if not _named(per, _per(label)[1]):
            raise ValueError(self._no_unit(f"per {' '.join(per)}"))

    def _no_unit(self, unit: str) -> str:
        sign, _, behind = unit.partition(" ")
        if sign == self.unit and behind:  # that is not what is wrong with it
            unit = behind
        wrong = _WRONG_UNITS.get(unit.split(maxsplit=1)[0], f"geen “{_short(unit)}”")
        example = "" if self.default is None else f", bijvoorbeeld {self.text(self.default)}"
        return f"Hier hoort {wrong}. Vul {self._noun} in{example}."

    def _takes(self, value: float) -> bool:
        return self.low <= value <= self.high and not (self.whole and value % 1)

    def _which(self, text: str, *readings: float) -> str:
        """Asks which number is meant: none of them is chosen."""
        possible = [self.write(each) for each in readings if self._takes(each)]
        return self._asks(text, possible or [self._noun])

    def _asks(self, text: str, possible: list[str]) -> str:
        said = f"“{_short(text)}” kan op meer manieren worden gelezen."
        return f"{said} Vul in wat je bedoelt: {_listed(possible)}."

    def _no_number(self, text: str) -> str:
        return f"“{_short(text)}” is geen getal. Vul {self._noun} in{self._example()}."

    @property
    def counted(self) -> str:
        """What it is called in a formula."""
        return self.label

    @property
    def _noun(self) -> str:
        return _NOUNS.get(self.unit, "een heel getal" if self.whole else "een getal")

    def _example(self) -> str:
        return "" if self.default is None else f", bijvoorbeeld {self.write(self.default)}"

    def _empty(self) -> str:
        return f"Dit veld is leeg. Vul {self._noun} in{self._example()}."


@dataclass(frozen=True)
class Choice(Field):
    """One of a few options: the members of the parameter's Enum, shown by their names.

    A formula and its worked solution use the member's value, which is a number; `counted` is
    what that number is called there ("perioden per jaar").
    """

    label: str
    counted: str
    options: type[Enum] = Enum  # set from the signature

    @property
    def choices(self) -> dict[str, str]:
        """What may be chosen: key → label."""
        return {option.name: option.name.replace("_", " ") for option in self.options}

    def text(self, number: float) -> str:
        """The number that the chosen option stands for, as a worked solution shows it."""
        return numbers.write_exact(number)

    def check(self, value: object) -> Enum:
        if isinstance(value, self.options):
            return value
        if isinstance(value, str) and value in self.options.__members__:
            return self.options[value]
        raise ValueError(f"Kies uit {_listed(list(self.choices.values()))}.")

    def write(self, value: Enum) -> str:
        return value.name

    def shown(self, value: Enum) -> str:
        return self.choices[value.name]

    def schema(self) -> dict[str, Any]:
        return {
            "type": "string",
            "title": self.label,
            "description": self.where,
            "enum": list(self.choices),
        }

    def _from_text(self, text: str) -> Enum:
        return self.check(numbers.visible(text).lower().replace(" ", "_"))

    def _empty(self) -> str:
        return f"Kies uit {_listed(list(self.choices.values()))}."


def _per(words: list[str]) -> tuple[list[str], list[str]]:
    """The words before "per", and those behind it."""
    at = words.index("per") if "per" in words else len(words)
    return words[:at], words[at + 1 :]


def _named(words: list[str], label: list[str]) -> bool:
    return all(
        word in label or (len(word) > 3 and any(each.startswith(word) for each in label))
        for word in words
    )


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[:_SHOWN] + "…"


def _listed(words: list[str]) -> str:
    return " of ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
