"""A page of its own for every calculator: what its declaration says, as Markdown. And a slim one,
for other sites to place.

Nobody writes these pages. A new calculator has one by itself.
"""

import math
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from calculators import load, slugs
from calculators.core import formula
from calculators.core.declare import Calculator
from calculators.core.fields import Choice, Input
from calculators.core.outputs import Band, Output
from calculators.core.written import Example
from kennisbank.blocks.lists import opening
from kennisbank.library import Library
from kennisbank.library.page import Page
from kennisbank.library.sections import ARTICLES, CALCULATORS, FRAME, FRAMED

# What a search engine shows of a page, in characters, and what fills it.
_SHORTEST, _LONGEST = 120, 160
_ALSO = (
    "Je ziet de formule, de uitwerking met jouw getallen en voorbeelden die je kunt openen.",
    "Met de formule, voorbeelden en waar je de getallen vindt.",
    "Met formule, uitwerking en voorbeelden.",
)

AnyCalculator = Calculator[..., Any]


class Catalogue(Library):
    """The docs, and the pages that nobody writes."""

    @cached_property
    def made(self) -> dict[str, str]:
        """Those: their path in the docs, and their Markdown."""
        return pages(self)

    @cached_property
    def published(self) -> dict[str, Page]:
        """Every page that the site can have, by its address there."""
        written = (each for each in self.pages if each.readable)
        made = (Page(self.docs / name, self.docs, text) for name, text in self.made.items())
        return {
            each.address: each for each in sorted((*written, *made), key=lambda page: page.name)
        }


def pages(library: Library) -> dict[str, str]:
    """Both pages of every calculator: their path within the docs, and their Markdown."""
    made = {}
    for calc in map(load, slugs()):
        explained = [each for each in library.articles if calc.slug in each.calculators]
        made[f"{CALCULATORS.address}{calc.slug}.md"] = "\n".join(_page(calc, explained))
        made[f"{FRAMED}/{calc.slug}.md"] = "\n".join(_slim(calc))
    return made


def _slim(calc: AnyCalculator) -> Iterator[str]:
    """What stands in a frame on somebody else's page."""
    yield from (
        "---",
        f'title: "Ingesloten: {_inside(calc.title)}"',
        f'description: "Om in te sluiten. {_short(calc)}"',
    )
    yield from (f"template: {FRAME}", "---", "")
    yield from (f"# {calc.title}", "", "```rekenhulp", calc.slug, "```", "")
    yield f"[Uitleg en voorbeelden bij deze rekenhulp](../{CALCULATORS.address}{calc.slug}.md)"


def _page(calc: AnyCalculator, explained: list[Page]) -> Iterator[str]:
    yield from (
        "---",
        f'title: "Rekenhulp: {_inside(calc.title)}"',
        f'description: "{_short(calc)}"',
    )
    yield from ("---", "", f"# {calc.title}", "", "```rekenhulp", calc.slug, "```", "")
    yield from ("## Waar je de getallen vindt", "")
    yield from (
        f"- **{field.label}**{_may_be(field)}. {field.where}{_more(field)}"
        for field in calc.inputs.values()
    )
    yield from ("", "## Zo rekent deze rekenhulp", "")
    yield from (f"- **{output.label}** {_found(calc, output)}" for output in calc.outputs.values())
    for output in calc.outputs.values():
        yield from _bands(output)
    yield from ("", "## Voorbeelden", "")
    yield from (f"- {_example(calc, example)}" for example in calc.examples)
    if explained:
        yield from ("", "## Lees er meer over", "")
        yield from (
            f"- [{each.title}](../{ARTICLES.address}{each.path.name})" for each in explained
        )


def _may_be(field: Input | Choice) -> str:
    if isinstance(field, Choice):
        return f" ({', '.join(field.choices.values())})"
    return " (mag leeg)" if field.optional else ""


def _more(field: Input | Choice) -> str:
    return f" [Meer uitleg](../{field.more.replace('/#', '.md#')})" if field.more else ""


def _found(calc: AnyCalculator, output: Output) -> str:
    """How: its formula in words, of several what each is used without; or else its method."""
    if output.method:
        return f"is {output.method}"
    labels = {name: each.counted for name, each in {**calc.inputs, **calc.outputs}.items()}
    first, *others = output.formulas
    said = formula.words(first, labels)
    for text in others:
        missing = [name for name in formula.names(first) if name not in formula.names(text)]
        said += (
            f"; zonder {formula.words(' en '.join(missing), labels)}: {formula.words(text, labels)}"
        )
    return f"= {said}"


def _bands(output: Output) -> Iterator[str]:
    if len(output.bands) < 2:
        return
    yield from ("", f"## {output.label} – wat zegt de uitkomst?", "")
    yield from ("| Uitkomst | Oordeel | Wat het betekent |", "| --- | --- | --- |")
    for band, following in pairwise([*output.bands, None]):
        if band:  # only the last of all is None
            yield f"| {_range(output, band, following)} | {band.name} | {band.text} |"


def _range(output: Output, band: Band, following: Band | None) -> str:
    if band is output.bands[0] and following:
        return f"onder {output.text(round(following.start, 9))}"
    # A band that starts just above a number starts at the next one that a computer knows.
    bound = round(band.start, 9)
    if following and math.isclose(band.start, following.start, abs_tol=1e-9):
        return f"precies {output.text(bound)}"
    return f"{'vanaf' if band.start == bound else 'boven'} {output.text(bound)}"


def _example(calc: AnyCalculator, example: Example) -> str:
    """What comes out of the example; opening it fills in its numbers."""
    outputs = calc.run(example.inputs)["outputs"]
    shown = ", ".join(
        f"{formula.words(name, {name: calc.outputs[name].label})} {outputs[name]['text']}"
        for name in example.outputs
    )
    query = urlencode(example.inputs)
    return f'<a href="?{query.replace("&", "&amp;")}">{example.name}</a>: {shown}.'


def _inside(title: str) -> str:
    """The title as it stands inside a sentence."""
    return title[:1].lower() + title[1:]


def _short(calc: AnyCalculator) -> str:
    """As many sentences of the introduction as a search engine shows, and what else is there."""
    text = opening(calc.summary, _LONGEST) or calc.title
    for sentence in _ALSO:
        if len(text) < _SHORTEST and len(text) + len(sentence) < _LONGEST:
            text = f"{text} {sentence}"
    return text


def source(page: str) -> str:
    """Where who edits the page of a calculator edits the calculator, counted from the docs."""
    return f"../calculators/{Path(page).stem.replace('-', '_')}.py"
