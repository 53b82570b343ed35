"""What calculators of different shape answer to every kind of question, and how fields read what
people type: a file for each, that shows every change as one line.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from calculators import ask, load
from calculators.core import Input
from calculators.core.ask import KINDS
from calculators.core.declaration import plain as plain_of
from calculators.core.sheets import workbook
from calculators.core.sheets.calculation import About, sheet
from calculators.core.sheets.cells import As, Sheet
from tests.calculators.lines import lines, number, plain, renew

FOLDER = Path(__file__).with_name("said")
# Counts and a verdict of chance; a step; two levels of the same; optional fields; percentages; a
# choice; a margin of error; fields that must fit each other.
SLUGS = (
    "ab-verschil", "break-even", "klantverloop", "ltv", "ltv-retentie", "mrr", "nps", "retentie",
)  # fmt: skip
_DAY = "1 november 2026"
_ADDRESS = "https://example.org/rekenhulpen/x/?a=1&b=<2>"
FIELDS: dict[str, Input] = {
    "bedrag": Input("Prijs", "€", 0.01, 1e7),
    "percentage": Input("Marge", "%", 0, 100),
    "jaren": Input("Klantduur", "jaar", 0.01, 100),
    "aantal": Input("Klanten", "", 1, 1e8, whole=True),
    "cijfer": Input("Cijfer", "", 1, 5, whole=True),
    "klanten": Input("Verlies", "klant|klanten", 0, 1e6, optional=True),
}
TARGETS = ("0", "-1", "2", "100", "33,33", "1e3", "2 tot 4", "x")
TYPED = [
    *("", " ", "1 440", "1\t2", "1\n2", "\u200b5\u00ad", "5 " * 70),
    *"""x; 5; -5; 0; 0,005; 5,5; 5.5; 1.440; 1,440; 1.440,5; 1,440.5; 10,000; 1 000.000; € 5;
    5 €; 1.000 000; 5 euro; 5%; 5 procent; 5 jaar; 5 maanden; 5 klanten; 10k; 1,5 mln;
    2 miljard; 5,-; 5,=; +5; 5-; (5); 1e3; ½; ²; 1/2; 99999999999; 100,01; 5 kg;
    ongeveer 5; ~5; > 5; 5 6; 5,,6; 5.6.7; ٣; 2 tot 4; 2-4; 2–4; 4 tot 2; 2 tot 2;
    tussen 2 en 4; van 2 t/m 4; 3 ± 1; 3 ± 10%; 3 +/- 1; 2 tot; tot 4;
    2 tot 4, meestal 2,5; 2 tot 4, meestal 5; 2 en 4; 2 tot x; 1-1k; 1 tot 2 mln; 50-70%;
    € 2 tot € 4; 2 tot 400000000000; 2 tot 3 tot 4""".replace(";\n    ", "; ").split("; "),
]


def answers(slug: str) -> str:
    """The text of the file of a calculator."""
    calculator, cases = load(slug), _cases(slug)
    question: dict[str, Any] = {
        "first": next(iter(cases.values())), "output": calculator.main, "target": "1.000",
        "field": next(iter(calculator.inputs)), "address": _ADDRESS, "day": _DAY,
        "plans": [
            {"name": f"<{name}>", "values": values, "outputs": {calculator.main: 7.0}}
            for name, values in cases.items()
        ],
    }  # fmt: skip
    said: list[str] = []
    for kind in sorted(KINDS):
        for name, values in cases.items():
            found = json.loads(ask(kind, slug, json.dumps(question | {"values": values})))
            said += ["", f"{kind}, {name}", *(f"  {each}" for each in lines(found))]
    for field in [each.name for each in calculator.inputs.values() if isinstance(each, Input)]:
        for target in TARGETS:
            asked = question | {"values": question["first"], "field": field, "target": target}
            found = json.loads(ask("solve", slug, json.dumps(asked)))
            said += [f"solve {field} for {target}: {' | '.join(lines(found))}"]
    made = About("Blad", _ADDRESS, date(2026, 11, 1))
    for name in ("example", "ranges"):
        if not (result := calculator.run(cases[name]))["ok"]:
            continue
        page = sheet("Blad", calculator, result, made)
        said += ["", f"sheet, {name}", f"  {page.names}", f"  {page.checks}"]
        said += [f"  {' | '.join(map(_cell, row))}" for row in page.rows]
        if name == "ranges":
            said += ["", "workbook", *(f"  {each}" for each in _looks(page))]
    return "\n".join(each.rstrip() for each in said).strip() + "\n"


def fields() -> str:
    """The text of the file of fields: what each is read as."""
    said: list[str] = []
    for name, field in FIELDS.items():
        for typed in TYPED:
            try:
                value = field.read(typed)
                shown = "" if value is None else field.shown(value)
                read = f"{value!r}: {field.write(value)}: {shown}"
            except ValueError as wrong:
                read = f"! {wrong}"
            said.append(f"{name} {typed[:40]!r}: {plain(read)}")
    return "\n".join(said) + "\n"


def _cases(slug: str) -> dict[str, Mapping[str, Any]]:
    """Its first example; that with ranges, as people type them and as an address has them; another;
    nonsense; and nothing.
    """
    calculator = load(slug)
    example = {name: each.default for name, each in calculator.inputs.items()}
    example |= calculator.examples[0].inputs
    other = example | dict(calculator.examples[-1].inputs)
    plain_values = {name: plain_of(each) for name, each in example.items()}
    ranges = dict(plain_values)
    forms = ("{0:g} tot {1:g}", "{1:g} ± 10%")
    for name, field in calculator.inputs.items():
        value = example[name]
        if isinstance(field, Input) and value and len(_ranged(ranges)) < 3:
            low, high = max(field.low, value * 0.8), min(field.high, value * 1.1)
            ends = [int(low), int(high)] if field.whole else [round(low, 2), round(high, 2)]
            form = forms[len(_ranged(ranges)) % 2]
            ranges[name] = form.format(*ends).replace(".", ",") if value < 1000 else ends
    return {
        "example": plain_values,
        "ranges": ranges,
        "other": {name: plain_of(each) for name, each in other.items()},
        "nonsense": dict.fromkeys(example, "x"),
        "nothing": {},
    }


def _ranged(values: Mapping[str, Any]) -> set[str]:
    return {n for n, each in values.items() if isinstance(each, list) or " " in str(each)}


def _looks(page: Sheet) -> Iterator[str]:
    """How the cells of its workbook look, and how it is printed."""
    made = load_workbook(BytesIO(workbook([page], date(2026, 11, 1))))["Blad"]
    widths = {name: round(each.width, 1) for name, each in made.column_dimensions.items()}
    setup, margins = made.page_setup, made.page_margins
    yield f"{widths} {made.freeze_panes} {made.print_title_rows} {made.sheet_view.showGridLines}"
    yield f"{setup.orientation} {setup.paperSize} {setup.fitToHeight} {margins.left} {margins.top}"
    for row in made:
        for each in row:
            if each.has_style:
                font, fill, shape = each.font, each.fill.fgColor.rgb, each.alignment
                color = font.color and getattr(font.color, font.color.type)
                yield (
                    f"{each.coordinate} {each.number_format} {font.b} {font.sz} "
                    f"{color} {font.u} {fill} {each.border.bottom.style} "
                    f"{shape.horizontal} {shape.vertical} {shape.wrap_text}"
                )
        yield f"{row[0].row} high {made.row_dimensions[row[0].row].height}"


def _cell(cell: Any) -> str:
    if isinstance(cell, As):
        return f"{_cell(cell.value)} {cell.kind}"
    return "" if cell is None else plain(number(cell))


def file_of(name: str) -> Path:
    """Where that is written."""
    return FOLDER / f"{name}.txt"


def all_texts() -> dict[str, Callable[[], str]]:
    """What each file says, made when it is called."""
    return {"velden": fields} | {slug: partial(answers, slug) for slug in SLUGS}


def main() -> None:
    """Write all of them again."""
    renew({file_of(name): text for name, text in all_texts().items()})


if __name__ == "__main__":
    main()
