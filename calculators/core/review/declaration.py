"""Whether a declaration says all that it must, of things that exist."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from calculators.core import numbers, signature
from calculators.core.declare import Calculator
from calculators.core.fields import Choice, Input
from calculators.core.outputs import Output
from calculators.core.review import rules, sums
from calculators.core.review.fault import Wrong
from calculators.core.review.source import Source

AnyCalculator = Calculator[..., Any]

_FIRST = date(2000, 1, 1)  # date(26, 1, 31) is a day too
_PLAIN = re.compile(r"[^<>{}\n\t]*")  # what is shown in one line, as it is
_UNIT = re.compile(rf"€?|%|[^\W\d_][^|{{}}<>\n]*(?<!\s)|{rules.TWO_FORMS.pattern}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}", re.ASCII)
_TAKEN = {"versie", "controle"}  # of the address that a calculation has
_ADDRESS = re.compile(r"[a-z0-9/-]+/#[a-z0-9-]+")  # of a paragraph, from the site's root
_TONES = ("bad", "fair", "good", "great")


def looked_over(calculator: AnyCalculator, source: Source) -> Iterator[Wrong]:
    """All that is wrong in it."""
    yield from _words(calculator, source)
    yield from _names(calculator, source)
    yield from _explained(calculator, source)
    for field in calculator.inputs.values():
        reason = getattr(field, "reason", "")
        if reason and not str(reason).endswith((".", "?")):
            said = f"waarom {field.name} niet lager kan, is geen zin"
            line = source.of_statement("too_low", field.name)
            yield Wrong(line, said, "zet er een punt achter")
        wrong = _choice(field) if isinstance(field, Choice) else _input(field)
        for said, todo in wrong:
            yield Wrong(source.of_field(field.name), said, todo)
    for each in [*calculator.inputs.values(), *calculator.outputs.values()]:
        unit = getattr(each, "unit", "")
        sign = _sign(unit)
        if sign != unit:
            said = f"de eenheid “{unit}” van {each.name} heeft een teken"
            yield Wrong(source.of_field(each.name), said, f"schrijf {sign}")
        elif not _UNIT.fullmatch(unit):
            todo = "schrijf €, % of een woord; of twee, voor 1 en voor meer: klant|klanten"
            said = f"“{unit}” kan geen eenheid van {each.name} zijn"
            yield Wrong(source.of_field(each.name), said, todo)
    for output in calculator.outputs.values():
        yield from _formulas(calculator, output, source)
        yield from _bands(output, source)
        for said, todo in _output(calculator, output):
            yield Wrong(source.of_field(output.name), said, todo)
        yield from _sentences(calculator, output, source)
    if found := sums.circle({name: each.formulas for name, each in calculator.outputs.items()}):
        said = f"de formule van {found[0]} noemt zichzelf"
        said += f", via {' en '.join(found[1:])}" if found[1:] else ""
        todo = "schrijf een formule van velden en andere uitkomsten"
        yield Wrong(source.of_field(found[0]), said, todo)
    yield from _unfilled(calculator, source)
    yield from rules.looked_over(calculator, source)


def _unfilled(calculator: AnyCalculator, source: Source) -> Iterator[Wrong]:
    """A number in a text in which nothing is filled in: a reader would see its braces."""
    texts = [(calculator.summary, source.of_explained(""))]
    texts += [(calculator.source, source.of_said("source"))]
    for field in calculator.inputs.values():
        texts += [(field.where, source.of_explained(field.name))]
        texts += [(getattr(field, "reason", ""), source.of_statement("too_low", field.name))]
    for output in calculator.outputs.values():
        texts += [(output.absent, source.of_statement("absent", output.name))]
        texts += [(output.method, source.of_field(output.name))]
        for at, band in enumerate(output.bands):
            line = source.of_band(output.name, at)
            texts += [(text, line) for text in (band.name, band.text, band.action)]
    for text, line in texts:
        if found := re.search(r"\{\w*\}?|\}", str(text)):
            wrong = f"hier wordt niets ingevuld: een lezer ziet “{found[0]}”"
            yield Wrong(line, wrong, "schrijf de zin zonder accolades")


def _sign(unit: str) -> str:
    """The sign of the unit, where it has one: € of euro."""
    try:
        sign = numbers.typed(f"1 {unit}").unit
    except ValueError:
        return unit
    return sign if sign in {"€", "%"} else unit


def _words(calculator: AnyCalculator, source: Source) -> Iterator[Wrong]:
    if not str(calculator.title).endswith("?"):
        todo = "maak er een vraag van, met een vraagteken"
        yield Wrong(source.of_said("title"), "de titel is geen vraag", todo)
    elif not _PLAIN.fullmatch(calculator.title):
        said = "de titel is geen gewone tekst op één regel"
        yield Wrong(source.of_said("title"), said, "haal de opmaak weg")
    if not str(calculator.source).endswith("."):
        todo = "schrijf in een zin waar de formule vandaan komt"
        yield Wrong(source.of_said("source"), "de bron is geen zin", todo)
    if type(calculator.checked) is not date or not _FIRST <= calculator.checked <= date.today():
        todo = "schrijf de dag waarop iemand de formule nakeek: date(2026, 1, 31)"
        yield Wrong(source.of_said("checked"), "checked is geen dag die er al was", todo)
    if calculator.main not in calculator.outputs:
        yield Wrong(
            source.of_said("main"),
            f"er is geen uitkomst “{calculator.main}”",
            f"kies uit {', '.join(calculator.outputs)}",
        )
    if calculator.draws:
        yield from _looks(calculator.draws, {*calculator.inputs, *calculator.outputs}, source)


def _looks(function: Callable[..., Any], known: set[str], source: Source) -> Iterator[Wrong]:
    for name in signature.wanted(function).keys() - known:
        todo = f"kies uit {', '.join(sorted(known))}"
        yield Wrong(source.of_statement("draw"), f"het beeld vraagt naar “{name}”", todo)


def _names(calculator: AnyCalculator, source: Source) -> Iterator[Wrong]:
    every = [*calculator.inputs.values(), *calculator.outputs.values()]
    for each in every:
        if not _NAME.fullmatch(each.name) or each.name in _TAKEN:
            todo = "gebruik kleine letters a–z, cijfers en lage streepjes, zoals klanten_begin"
            said = f"“{each.name}” kan geen naam zijn van een veld of uitkomst"
            yield Wrong(source.of_field(each.name), said, todo)
        if not each.label.strip():
            yield Wrong(source.of_field(each.name), f"{each.name} heeft geen opschrift", "geef het")
        if not _PLAIN.fullmatch(each.label):
            said = f"het opschrift van {each.name} is geen gewone tekst op één regel"
            yield Wrong(source.of_field(each.name), said, "haal de opmaak weg")
    for name in calculator.inputs.keys() & calculator.outputs.keys():
        said = f"“{name}” is een veld en een uitkomst"
        yield Wrong(source.of_field(name), said, "geef ze elk een eigen naam")
    for kind in (calculator.inputs, calculator.outputs):
        first: dict[str, str] = {}
        for each in kind.values():
            other = first.setdefault(each.label.strip().casefold(), each.name)
            if other != each.name and each.label.strip():
                said = f"{each.name} heet net als {other}: “{each.label}”"
                yield Wrong(source.of_field(each.name), said, "geef elk een eigen opschrift")


def _explained(calculator: AnyCalculator, source: Source) -> Iterator[Wrong]:
    if not calculator.summary:
        todo = 'schrijf er een direct onder def: """Reken uit …"""'
        yield Wrong(source.of_function(), "de functie heeft geen inleiding (docstring)", todo)
        return
    if not calculator.summary.endswith((".", "?", "!", ")", "”")):
        todo = "zet er een punt achter"
        yield Wrong(source.of_explained(""), "de inleiding (docstring) is geen zin", todo)
    explained = signature.explained(calculator.function)
    for name, times in Counter(name for name, _ in explained).items():
        line = source.of_explained(name)
        if name not in calculator.inputs:
            yield Wrong(line, f"Args legt “{name}” uit, en dat veld is er niet", "haal het weg")
        elif times > 1:
            yield Wrong(line, f"Args legt {name} twee keer uit", "houd er één over")
    for name, field in calculator.inputs.items():
        if not field.where:
            todo = f"zet onder Args, vier spaties ingesprongen: {name}: Waar de lezer dit vindt."
            yield Wrong(source.of_field(name), f"Args legt {name} niet uit", todo)
        elif not field.where.endswith((".", "?", "!", ")", "”")):
            said = f"de uitleg van {name} is geen zin"
            yield Wrong(source.of_explained(name), said, "zet er een punt achter")


def _input(field: Input) -> Iterator[tuple[str, str]]:
    bounds: tuple[Any, Any] = (field.low, field.high)
    if not all(isinstance(each, (int, float)) and math.isfinite(each) for each in bounds):
        yield f"de grenzen van {field.name} zijn geen getallen", "geef de laagste en hoogste waarde"
        return
    if field.low > field.high:
        todo = "geef eerst de laagste waarde, dan de hoogste"
        yield f"de grenzen van {field.name} lopen van hoog naar laag", todo
        return
    if field.whole and any(each % 1 for each in bounds):
        yield f"{field.name} is een heel getal, zijn grenzen niet", "maak de grenzen heel"
        return
    yield from _default(field)


def _choice(field: Choice) -> Iterator[tuple[str, str]]:
    for option in field.options:
        value: Any = option.value
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            yield f"{option.name} staat niet voor een getal", "geef elke keuze een getal, zoals 12"
        if not _NAME.fullmatch(option.name):
            todo = "gebruik kleine letters a–z, cijfers en lage streepjes"
            yield f"“{option.name}” kan geen naam van een keuze zijn", todo
    for name, option in field.options.__members__.items():
        if name != option.name:
            said = f"“{name}” en “{option.name}” staan voor hetzelfde getal: {option.value}"
            yield said, "geef elke keuze een eigen getal"
    if not list(field.options):
        yield f"er valt bij {field.name} niets te kiezen", "geef de Enum zijn keuzes"
        return
    yield from _default(field)


def _default(field: Input | Choice) -> Iterator[tuple[str, str]]:
    try:
        field.check(field.default)
    except ValueError as error:
        yield f"{field.name} kan niet {field.default!r} zijn", str(error)
    if field.more and not _ADDRESS.fullmatch(field.more):
        yield f"“{field.more}” is geen plek in een pagina", "schrijf artikelen/ltv/#formule"


def _formulas(calculator: AnyCalculator, output: Output, source: Source) -> Iterator[Wrong]:
    texts: tuple[Any, ...] = output.formulas
    if output.method:
        if texts:
            todo = "houd er één over: wat in een som past, is een formule"
            wrong = f"{output.name} heeft een formule en een method"
            yield Wrong(source.of_field(output.name), wrong, todo)
        method: Any = output.method
        if not isinstance(method, str) or not method.strip():
            wrong = f"de method van {output.name} is geen zin"
            yield Wrong(source.of_field(output.name), wrong, "zeg in woorden wat er gebeurt")
        return
    if not texts or not all(isinstance(each, str) and each.strip() for each in texts):
        yield Wrong(source.of_field(output.name), f"{output.name} heeft geen formule", "geef hem")
        return
    known = {**calculator.inputs, **calculator.outputs}
    for text in output.formulas:
        for said, todo in sums.wrong(text, known):
            yield Wrong(source.of_formula(output.name, text), said, todo)


def _bands(output: Output, source: Source) -> Iterator[Wrong]:
    before = -math.inf
    for at, band in enumerate(output.bands):
        for said, todo in _band(band, before):
            yield Wrong(source.of_band(output.name, at), said, todo)
        before = max(before, band.start)
    for at, band in enumerate(output.bands):
        if band.name in {each.name for each in output.bands[:at]}:
            said = f"er zijn twee oordelen “{band.name}” over {output.name}"
            yield Wrong(source.of_band(output.name, at), said, "geef elk een eigen naam")


def _band(band: Any, before: float) -> Iterator[tuple[str, str]]:
    if not isinstance(band.start, (int, float)) or not math.isfinite(band.start):
        yield "het oordeel begint niet bij een getal", "geef de laagste uitkomst die erbij hoort"
    elif band.start <= before:
        yield (
            f"het oordeel vanaf {band.start:g} staat na dat vanaf {before:g}",
            "zet de oordelen op volgorde, van laag naar hoog",
        )
    if band.tone not in _TONES:
        yield f"de toon “{band.tone}” is er niet", f"kies uit {', '.join(_TONES)}"
    if not band.name or not band.text.endswith("."):
        yield "een oordeel is een naam en een zin", "geef het een naam, en een zin met een punt"
    if not band.action or band.action.endswith("."):
        yield "bij een oordeel hoort wat je dan doet", "geef een link een tekst, zonder punt"
    if not _ADDRESS.fullmatch(band.link):
        yield f"“{band.link}” is geen plek in een pagina", "schrijf artikelen/ltv/#formule"


def _output(calculator: AnyCalculator, output: Output) -> Iterable[tuple[str, str]]:
    others = {name: each for name, each in calculator.outputs.items() if name != output.name}
    if output.upto and output.upto not in others:
        yield f"upto noemt “{output.upto}”", f"kies een andere uitkomst: {', '.join(others)}"
    named = {**calculator.inputs, **others}
    if output.against and getattr(named.get(output.against), "unit", None) != output.unit:
        todo = "noem een veld of uitkomst met dezelfde eenheid"
        yield f"{output.name} is niet te vergelijken met “{output.against}”", todo
    if output.rest_of and getattr(others.get(output.rest_of), "unit", "") != output.unit:
        todo = "noem een andere uitkomst in %"
        yield f"{output.name} is niet de rest van “{output.rest_of}”", todo
    if output.decimals is not None and output.decimals not in range(13):
        yield f"{output.decimals} cijfers achter de komma kan niet", "kies 0 tot 12"


def _sentences(calculator: AnyCalculator, output: Output, source: Source) -> Iterator[Wrong]:
    known = {**calculator.inputs, **calculator.outputs}
    if output.judged_if:
        for name in signature.wanted(output.judged_if).keys() - known:
            line = source.of_statement("verdict", output.name)
            yield Wrong(line, f"het oordeel kijkt naar “{name}”", f"kies uit {', '.join(known)}")
    if output.absent and not output.absent.endswith((".", "?")):
        line = source.of_statement("absent", output.name)
        yield Wrong(line, f"waarom {output.name} er niet is, is geen zin", "zet er een punt achter")
