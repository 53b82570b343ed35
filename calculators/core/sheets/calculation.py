"""A calculation as a sheet that goes on calculating.

Each field is a cell to type in, with a name of its own, and each outcome a formula that is made of
the text that the calculator declares. What is filled in is checked there as it is here: a wrong
field gets its sentence, and there is no outcome until all are right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from calculators.core import formula
from calculators.core.answers import Outcome, Result
from calculators.core.fields import Choice, Input
from calculators.core.outputs import Output
from calculators.core.ranged import ranged
from calculators.core.ranges import likely
from calculators.core.rules import Rule
from calculators.core.sheets import shown
from calculators.core.sheets.cells import (
    As,
    Cell,
    Check,
    Column,
    Formula,
    Link,
    Look,
    Sheet,
    Wide,
)
from calculators.core.sheets.conditions import Conditions
from calculators.core.sheets.formulas import cell_name, translated
from calculators.core.sheets.shown import NONE, quoted
from calculators.core.sheets.tracing import is_just_above

if TYPE_CHECKING:
    from calculators.core.declare import Calculator

COLUMNS = (
    Column("Wat je invult", width=34),
    Column("Nu", width=17),
    Column("Bij het maken", width=20),
    Column("Let op", width=38),
    Column("Uitleg", width=62),
)
HOW = "Verander de gele cellen. De uitkomsten rekenen mee."
_LIMITS = (
    "Dit werkblad rekent met de formules van de rekenhulp, ook zonder internet. Het weet niet of "
    "een formule op de site later verandert. De vraag omdraaien, de beste hefboom zoeken of met "
    "een bereik rekenen kan alleen in de rekenhulp zelf. Een uitkomst is zo goed als de cijfers "
    "die je invult."
)
_LIKELY = (
    "Je vulde een bereik in. In de gele cellen hierboven staat wat het waarschijnlijkst is: dit "
    "werkblad rekent met één getal per veld."
)
_FIXED = "Dit rekent alleen de rekenhulp uit. Met andere getallen dan toen staat er een streepje."
_TEXT, _MUTED, _BOLD = Look(), Look(muted=True), Look(bold=True)
_THEN, _HEADING = Look(muted=True, right=True), Look(bold=True, line=True)


class About(NamedTuple):
    """What a calculator does not know of a calculation: its name, where it opens again, its day."""

    name: str
    address: str
    made: date


@dataclass
class _Page:
    """A sheet as it is made, from the top down."""

    rows: list[Sequence[Cell]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    checks: dict[str, Check] = field(default_factory=dict)

    @property
    def cell(self) -> str:
        """The one to type in, of the row that comes next: the headings are above it."""
        return f"B{len(self.rows) + len(_ABOVE) + 3}"

    def add(self, *cells: Cell) -> None:
        self.rows.append([*cells, *[None] * (len(COLUMNS) - len(cells))])

    def head(self, *texts: str) -> None:
        self.add(*(As(_HEADING, text) for text in (*texts, *[""] * (len(COLUMNS) - len(texts)))))


_ABOVE = ("", "")  # the name and how to go on


def sheet(name: str, calculator: "Calculator[..., Any]", result: Result, about: About) -> Sheet:
    """The sheet of that name, of a `result` that is right."""
    page, conditions = _Page(), Conditions(calculator, result)
    for each in calculator.inputs.values():
        _input(page, each, result, conditions)
    page.names["velden_kloppen"] = page.cell
    are_right = Formula(f"={conditions.all_right}", 1)
    page.add(
        As(_MUTED, "Kloppen alle velden?"),
        As(Look('"ja";"ja";"nee"', right=True), are_right),
    )
    page.add()
    page.head("Wat eruit komt", "Nu", "Bij het maken", "Let op", "Zo is dit berekend")
    for output in calculator.outputs.values():
        _output(page, calculator, output, result["outputs"].get(output.name), conditions)
    for output in calculator.outputs.values():
        _verdict(page, output, result["outputs"].get(output.name), conditions)
    _uncertain(page, calculator, result)
    _about(page, calculator, about, conditions.untranslatable)
    above = [about.name or calculator.title, HOW]
    return Sheet(name, COLUMNS, page.rows, above, page.names, page.checks, is_form=True)


def _input(page: _Page, each: Input | Choice, result: Result, conditions: Conditions) -> None:
    read = result["inputs"][each.name]
    value = likely(read["value"])
    said = [g["text"] for g in result["guards"] if g["field"] == each.name]
    note = Formula(f"={conditions.said_at(each.name)}", " ".join(said))
    row = (As(_THEN, read["shown"] or NONE), As(_BOLD, note), As(_MUTED, each.where))
    if isinstance(each, Choice):
        labels = each.choices
        page.names[f"{each.name}_keuze"] = page.cell
        page.checks[page.cell] = Check(shown.wrong(each, None), options=list(labels.values()))
        page.add(As(_TEXT, each.label), As(Look(fill=True, right=True), labels[value]), *row)
        page.names[cell_name(each.name)] = page.cell
        number = each.options[value].value
        text = shown.number_of_choice(each, f"{each.name}_keuze")
        page.add(As(_MUTED, each.counted), As(Look(right=True), Formula(f"={text}", number)))
        return
    page.names[cell_name(each.name)] = page.cell
    low, high = (shown.in_cell(end, each.unit) for end in (each.low, each.high))
    bounds = f"Vul minstens {each.text(each.low)} en hoogstens {each.text(each.high)} in."
    page.checks[page.cell] = Check(bounds, low, high, each.whole)
    look = Look(shown.number_format(each, value), fill=True, right=True)
    page.add(
        As(_TEXT, each.label),
        As(look, None if value is None else shown.in_cell(value, each.unit)),
        *row,
    )


def _output(
    page: _Page,
    calculator: "Calculator[..., Any]",
    output: Output,
    outcome: Outcome | None,
    conditions: Conditions,
) -> None:
    page.names[cell_name(output.name)] = page.cell
    value = outcome["value"] if outcome else None
    now: float | str = NONE if value is None else shown.in_cell(value, output.unit)
    worked = formula.words(output.formulas[-1], conditions.labels) if output.formulas else ""
    is_main = output.name == calculator.main
    absence = Formula(f"={conditions.absence(output)}", outcome["note"] if outcome else "")
    page.add(
        As(Look(bold=is_main), output.label),
        As(
            Look(shown.number_format(output), bold=is_main, right=True),
            Formula(f"={calculated(output, conditions, now)}", now),
        ),
        As(_THEN, (outcome and outcome["text"]) or NONE),
        As(_TEXT, absence if conditions.is_translatable(output) else _FIXED),
        As(_MUTED, outcome["formula"] if outcome else worked or output.method),
    )


def calculated(output: Output, conditions: Conditions, now: float | str) -> str:
    """The formula of an outcome: of several, the first whose names all have a value. What cannot be
    worked out is what it is `now`, as long as nothing is changed.
    """
    text = quoted(NONE)
    if not conditions.is_translatable(output):
        then = repr(now) if isinstance(now, float) else quoted(str(now))
        return f"IF(velden_kloppen,IF({conditions.as_then},{then},{text}),{text})"
    for each in reversed(output.formulas):
        sum_ = translated(each)
        if output.absent:
            sum_ = f"IFERROR({sum_},{quoted(NONE)})"
        if output.absent_if:
            sum_ = f"IF({conditions.of(output.absent_if)},{quoted(NONE)},{sum_})"
        lacking = conditions.may_lack(each)
        text = f"IF({conditions.all_there(lacking)},{sum_},{text})" if lacking else sum_
    return f"IF(velden_kloppen,{text},{quoted(NONE)})"


def _verdict(page: _Page, output: Output, outcome: Outcome | None, conditions: Conditions) -> None:
    """What the outcome means, and below it what else it could be."""
    if not output.bands:
        return
    band = outcome["band"] if outcome else None
    page.add()
    page.head(f"Oordeel over {output.label}", "Nu", "Bij het maken", "", "Wat het betekent")
    at, then = page.cell, band["name"] if band else NONE
    texts = {each.name: each.text for each in output.bands}
    meaning = quoted("")
    for name, text in texts.items():
        meaning = f"IF({at}={quoted(name)},{quoted(text)},{meaning})"
    page.add(
        As(_BOLD, "Dit is"),
        As(Look(bold=True, right=True), Formula(f"={conditions.verdict(output)}", then)),
        As(_THEN, then),
        None,
        As(_TEXT, Formula(f"={meaning}", texts.get(then, ""))),
    )
    for each, start in zip(output.bands, _starts(output), strict=True):
        cells = As(_MUTED, each.name), As(_THEN, start), None, None
        page.add(*cells, As(_MUTED, each.text))


def _starts(output: Output) -> Iterator[str]:
    """Where each verdict begins; the first has all that is below the second."""
    _, *others = output.bands
    if others:
        second = output.bound(others[0])
        yield f"tot en met {second}" if is_just_above(others[0].start) else f"onder {second}"
    else:
        yield "altijd"
    for each in others:
        yield f"{'boven' if is_just_above(each.start) else 'vanaf'} {output.bound(each)}"


def _uncertain(page: _Page, calculator: "Calculator[..., Any]", result: Result) -> None:
    """What was said of ranges: a sheet calculates with what is likely."""
    found = ranged(calculator, result)
    if not found["outputs"]:
        return
    page.add()
    page.head("In 8 van de 10 gevallen", "", "Bij het maken")
    for each in found["outputs"].values():
        chances = ", ".join(f"{one['name']}: {one['text']}" for one in each["chances"])
        page.add(each["label"], None, As(_THEN, each["text"]), None, chances or None)
    page.add(As(_MUTED, ""), Wide(_LIKELY))


def _about(
    page: _Page, calculator: "Calculator[..., Any]", about: About, unknown: Sequence[Rule]
) -> None:
    page.add()
    page.head("Over dit werkblad")
    for label, cell in _facts(calculator, about):
        page.add(As(_MUTED, label), cell)
    page.add(As(_MUTED, "Wat dit werkblad niet doet"), Wide(_LIMITS))
    for rule in unknown:
        page.add(As(_MUTED, "Alleen bij de getallen van toen"), Wide(rule.text))


def _facts(calculator: "Calculator[..., Any]", about: About) -> Iterator[tuple[str, Cell]]:
    yield "Rekenhulp", Wide(calculator.title)
    yield "Bron", Wide(calculator.source)
    yield "Formule gecontroleerd op", calculator.checked
    yield "Gemaakt op", about.made
    if about.address:
        yield "Opnieuw te openen met", Link(about.address)
