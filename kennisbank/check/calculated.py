"""Links that open a calculator with numbers in it: what the text says is what comes out.

    Dat is [€ 1.440](../rekenhulpen/ltv.md?orderwaarde=120&aankopen_per_jaar=4&klantduur=3).
    Dat is € 1.440 ([zo gerekend](../rekenhulpen/ltv.md?orderwaarde=120&…)).

A field that the link does not name has its default, as it has in the browser.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from calculators import load
from calculators.core.answers import Result
from kennisbank.blocks import presets
from kennisbank.blocks.origin import unmarked
from kennisbank.check.links import found, target
from kennisbank.check.numbers import value
from kennisbank.check.site import Site
from kennisbank.library.fences import Fence
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page

_FOLDER = "rekenhulpen"
_NUMBER = re.compile(
    r"(?P<sign>[−+-](?=€?[ \u00a0]?\d))?(?P<euro>€[ \u00a0]?)?"
    r"(?P<digits>\d[\d.]*(?:,\d+)?)(?P<percent>[ \u00a0]?%)?"
)
_LOSS = re.compile(r"\b(?:verlies|verliest|tekort)(?: van)? $", re.IGNORECASE)
# Of an address: ten to a machine and ten thousand in Dutch, and a number with one reading.
_TWO_READINGS = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}")
_POINT = re.compile(r"(?<=\d)\.(?=\d+$)")
# A link around a part of a number: [4](…)0%, 1.[440](…).
_CUT = re.compile(r"\d[.,]?\[\d[^\]]*\]\([^)]*\)|\[[^\]]*\d\]\([^)]*\)(?:[.,]?\d|[ \u00a0]?%)")
# What the site itself puts around the numbers of a link that a reader shares.
_SEAL = {"versie", "controle"}
_WHOLE = "zet het hele getal tussen de haken, met € of %: [40%](…)"


class _Number(NamedTuple):
    """A number in the text; `kind` is its unit as far as the text shows it: €, % or neither."""

    written: str
    kind: str
    value: Fraction
    slack: Fraction  # half of its last digit: it may have been rounded
    lost: bool  # a loss of € 120 is −€ 120

    def is_in(self, known: list[tuple[str, float]]) -> bool:
        values = [self.value, -self.value] if self.lost else [self.value]
        return any(
            kind == self.kind and abs(Fraction(number) - value) <= self.slack
            for kind, number in known
            for value in values
        )


def calculated(page: Page, site: Site) -> Iterator[Mistake]:
    """Every number that opens a calculator is one that comes out of it there."""
    for line, element in found(page, site):
        to = element.get("href", "")
        if element.tag != "a" or "?" not in to or not (slug := _slug(page, site, to)):
            continue
        fields = parse_qsl(urlsplit(to).query, keep_blank_values=True)
        example = _example(slug, fields)
        if isinstance(example, list):
            yield from (each._replace(path=page.where, line=line) for each in example)
            continue
        text = unmarked("".join(element.itertext()))
        raw, prose = page.lines[line - 1], page.prose[line - 1]
        if any(to in cut[0] for cut in _CUT.finditer(raw)):
            yield page.mistake(line, "een link begint of eindigt midden in een getal", _WHOLE)
            continue
        before = prose[: raw.index(to) if to in raw else max(0, prose.find(text))]
        for wrong, todo in _wrong(text, before, slug, example):
            yield page.mistake(line, wrong, todo)


def _slug(page: Page, site: Site, to: str) -> str:
    """The calculator that the link opens; empty when it opens none."""
    path = PurePosixPath(target(page, unquote(urlsplit(to).path)))
    is_one = path.parent.name == _FOLDER and len(path.parts) == 2 and path.stem in site.slugs
    return path.stem if is_one and not urlsplit(to).netloc else ""


def _example(slug: str, fields: list[tuple[str, str]]) -> Result | list[Mistake]:
    """What comes out of it, or why nothing does."""
    if sealed := [name for name, _ in fields if name in _SEAL]:
        wrong = f"deze link hoort bij één versie van de rekenhulp: hij noemt {sealed[0]}"
        return [Mistake("", 0, wrong, f"haal {' en '.join(sealed)} uit het adres")]
    for name, given in fields:
        if _TWO_READINGS.fullmatch(given):
            wrong = f"in het adres kan “{name}={given}” twee getallen zijn"
            return [Mistake("", 0, wrong, "schrijf 1440 zonder punt, of 1,44 met een komma")]
    # A browser reads 2.9 there as it reads 2,9, and 2..4 as 2 tot 4.
    spaced = ((name, given.replace("..", " … ")) for name, given in fields)
    lines = (slug, *(f"{name}: {_POINT.sub(',', given)}" for name, given in spaced))
    example = presets.read(Fence(0, len(lines), "", lines))
    return example if isinstance(example, list) else example.result


def _wrong(text: str, before: str, slug: str, result: Result) -> Iterator[tuple[str, str]]:
    """What of the text does not come out, and what does."""
    calculator = load(slug)
    outputs = [
        (_kind(calculator.outputs[name].unit), each["value"])
        for name, each in result["outputs"].items()
        if each["value"] is not None
    ]
    inputs = [
        (_kind(getattr(calculator.inputs[name], "unit", "")), float(each["value"]))
        for name, each in result["inputs"].items()
        if isinstance(each["value"], int | float)
    ]
    shown = [
        f"{each['label']} {each['text']}" for each in result["outputs"].values() if each["text"]
    ]
    todo = f"er komt uit: {', '.join(shown)}"
    said = list(_numbers(text)) or list(_numbers(before))[-1:]
    if not said:
        yield f"bij deze berekening met {slug} staat geen uitkomst", f"zet er een in; {todo}"
    strange = [each for each in said if not each.is_in(outputs + inputs)]
    for each in strange:
        yield f"“{each.written}” komt niet uit deze berekening met {slug}", todo
    if said and not strange and not any(each.is_in(outputs) for each in said):
        yield f"“{said[-1].written}” is wat je invult bij {slug}, niet wat eruit komt", todo


def _kind(unit: str) -> str:
    return unit if unit in {"€", "%"} else ""


def _numbers(text: str) -> Iterator[_Number]:
    for match in _NUMBER.finditer(text):
        digits = match["digits"].rstrip(".")
        if read := value(digits):
            whole, rest = read
            kind = "€" if match["euro"] else "%" if match["percent"] else ""
            number = Fraction(f"{whole}.{rest or 0}") * (-1 if match["sign"] in {"−", "-"} else 1)
            written = match[0].strip().rstrip(".")
            lost = bool(_LOSS.search(text[: match.start()]))
            yield _Number(written, kind, number, Fraction(1, 2 * 10 ** len(rest)), lost)
