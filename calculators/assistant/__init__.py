"""The calculators for an assistant: `python -m calculators --mcp`.

It speaks the Model Context Protocol over standard input and output, by the official SDK (package
`mcp`, which only this needs). An assistant can list the calculators, have one explained and
calculate with it, with the same formulas and the same messages as the site. Nothing is sent
anywhere, and a field that it leaves out is empty: no number is filled in for it.
"""

from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from calculators.core import formula
from calculators.core.ask import KINDS, AnyCalculator
from calculators.core.fields import Input
from calculators.core.ranged import ranged
from calculators.core.registry import UnknownCalculator, load, slugs

_INSTRUCTIONS = (
    "Rekenhulpen over klantwaarde, LTV, retentie, klantverloop en ROI, in het Nederlands. Vraag "
    "eerst `rekenhulpen`, dan `uitleg` van de rekenhulp die past: daar staat wat elk veld betekent "
    "en waar iemand het getal vindt. Verzin geen getallen: vraag ze aan de gebruiker. Weet die er "
    'een niet zeker, geef dan een bereik, zoals "2 tot 4". Geef waarschuwingen altijd door.'
)
Fields = dict[str, float | str | list[float] | None]


def rekenhulpen() -> list[dict[str, str]]:
    """Alle rekenhulpen: naam, vraag die hij beantwoordt en een samenvatting."""
    return [
        {"naam": slug, "vraag": each.title, "samenvatting": each.summary}
        for slug in slugs()
        for each in [load(slug)]
    ]


def uitleg(rekenhulp: str) -> dict[str, Any]:
    """Wat een rekenhulp vraagt, wat eruit komt, met welke formule en volgens welke bron.

    Args:
        rekenhulp: de naam, zoals `rekenhulpen` die geeft.
    """
    found = _loaded(rekenhulp)
    return {
        "vraag": found.title,
        "samenvatting": found.summary,
        "velden": {name: _field(found, name) for name in found.inputs},
        "uitkomsten": {name: _output(found, name) for name in found.outputs},
        "voorbeelden": [
            {"naam": each.name, "velden": dict(each.inputs), "uitkomsten": dict(each.outputs)}
            for each in found.examples
        ],
        "bron": found.source,
        "gecontroleerd": str(found.checked),
        "schema": found.schema(),
    }


def bereken(rekenhulp: str, velden: Fields) -> dict[str, Any]:
    """Rekent uit. Is er iets niet goed ingevuld, dan staat bij elk veld wat er aan de hand is.

    Args:
        rekenhulp: de naam, zoals `rekenhulpen` die geeft.
        velden: per veld een getal, of tekst zoals een Nederlander die typt: "€ 1.440", "12,5%",
            "2 tot 4".
    """
    calculator = _loaded(rekenhulp)
    result = calculator.run(velden)
    spread = ranged(calculator, result)
    # The drawing is for a page.
    found = {"outputs": spread["outputs"], "uncertain": spread["uncertain"]}
    return {**result, "bereik": found if spread["outputs"] else None}


def draai_om(rekenhulp: str, velden: Fields, uitkomst: str, doel: str, veld: str) -> dict[str, Any]:
    """Welke waarde van één veld brengt een uitkomst op een doel? De andere velden blijven staan.

    Args:
        rekenhulp: de naam, zoals `rekenhulpen` die geeft.
        velden: zoals bij `bereken`.
        uitkomst: de naam van de uitkomst die het doel moet halen.
        doel: het doel, als tekst.
        veld: de naam van het veld dat mag veranderen.
    """
    calculator = _loaded(rekenhulp)
    numbers = [n for n, each in calculator.inputs.items() if isinstance(each, Input)]
    for name, known in ((uitkomst, calculator.outputs), (veld, numbers)):
        if name not in known:
            raise ToolError(f"“{name}” kan hier niet. Er zijn: {', '.join(known)}.")
    question = {"values": velden, "output": uitkomst, "target": doel, "field": veld}
    return dict(KINDS["solve"](calculator, question))


def _loaded(slug: str) -> AnyCalculator:
    try:
        return load(slug)
    except UnknownCalculator as unknown:
        raise ToolError(str(unknown)) from None


def _field(calculator: AnyCalculator, name: str) -> dict[str, Any]:
    declared = calculator.inputs[name]
    found = {"naam": declared.label, "waar": declared.where, "mag_leeg": declared.optional}
    if isinstance(declared, Input):
        return found | {
            "eenheid": declared.unit,
            "minstens": declared.low,
            "hoogstens": declared.high,
        }
    return found | {"keuzes": declared.choices}


def _output(calculator: AnyCalculator, name: str) -> dict[str, Any]:
    declared = calculator.outputs[name]
    labels = {n: each.counted for n, each in (calculator.inputs | calculator.outputs).items()}
    return {
        "naam": declared.label,
        "eenheid": declared.unit,
        "formules": [formula.words(each, labels) for each in declared.formulas]
        or [declared.method],
        "oordelen": [
            {"vanaf": band.start, "naam": band.name, "betekenis": band.text}
            for band in declared.bands
        ],
    }


server = MCPServer("Kennisbank Klantwaarde", instructions=_INSTRUCTIONS)
for _tool in (rekenhulpen, uitleg, bereken, draai_om):
    server.add_tool(_tool)
