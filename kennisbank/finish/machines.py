"""For programs that calculate, such as an assistant.

llms.txt                          what the site is, how to calculate, and a line for every page
rekenhulpen/<slug>/schema.json    what a calculator takes and gives: its JSON Schema

In Dutch, as everything that they lead to: fields, units and messages.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlencode

from calculators import load
from kennisbank.finish.described import Described
from kennisbank.library.sections import CALCULATORS, SECTIONS
from kennisbank.settings.values import Values

NAME, SCHEMA = "llms.txt", "schema.json"


def write(pages: Sequence[Described], values: Values, target: Path) -> None:
    """Put them in the site. Without the address of the site, those in them are from its root."""
    home = next((page for page in pages if not page.address), None)
    if not home:
        return
    for page in pages:
        if slug := _slug(page):
            schema = load(slug).schema()
            known = {"$id": values.at(page.address + SCHEMA)} if values.is_public else {}
            text = json.dumps({"$schema": schema["$schema"], **known, **schema}, ensure_ascii=False)
            (target / page.address).mkdir(parents=True, exist_ok=True)
            (target / page.address / SCHEMA).write_text(text + "\n", "utf-8")
    (target / NAME).write_text("\n".join(_outline(home, pages, values)) + "\n", "utf-8")


def _slug(page: Described) -> str:
    """The calculator that the page is of; empty where it is of none."""
    if page.page.section is not CALCULATORS or not page.page.is_item:
        return ""
    return page.address.removeprefix(CALCULATORS.address).strip("/")


def _outline(home: Described, pages: Sequence[Described], values: Values) -> Iterator[str]:
    yield from (f"# {values.site_name}", "", f"> {home.description}", "")
    yield "Nederlandstalig. De rekenhulpen rekenen in de browser van de lezer; er wordt niets"
    yield "verstuurd. De teksten mag je delen en bewerken met bronvermelding (CC BY 4.0)."
    yield from _how([page for page in pages if _slug(page)], values)
    for section in (*SECTIONS, None):
        of = (
            each for each in pages if (each.page.section if each.page.is_item else None) is section
        )
        here = list(of)
        yield from ("", f"## {section.title if section else 'Verder'}", "") if here else ()
        for page in here:
            also = f" Schema: {_at(page.address + SCHEMA, values)}" if _slug(page) else ""
            address = _at(page.address, values)
            yield f"- [{page.heading}]({address}): {page.description}{also}"


def _how(calculators: Sequence[Described], values: Values) -> Iterator[str]:
    """How to calculate, with the first of them that stands for one."""
    if not calculators:
        return
    page = next((each for each in calculators if _slug(each) == "ltv"), calculators[0])
    slug, given = _slug(page), load(_slug(page)).examples[0].inputs
    name, value = next(iter(given.items()))
    source = f" uit [de broncode]({values.repo_url})" if values.repo_url else " uit de broncode"
    yield f"""
## Zo reken je

Verzin geen getallen: vraag ze aan wie het wil weten. Geef waarschuwingen altijd door.

- In een adres: {_at(page.address, values)}?{urlencode(given)} opent de rekenhulp
  ingevuld. Schrijf getallen met een punt en een bereik als `2..4`; wat leeg mag blijven, laat
  je weg. De uitkomst verschijnt pas in een browser: in de pagina zelf staat de uitkomst van haar
  eigen voorbeeld, en niet van dat adres.
- Met een opdracht{source}: `python -m calculators {slug} {name}={value}`. Met
  `--json` krijg je alles wat eruit komt, met `--schema` het schema.
- Als assistent: `python -m calculators --mcp` (Model Context Protocol) kan de rekenhulpen noemen,
  uitleggen, uitrekenen en omkeren.
- Bij elke rekenhulp staat `{SCHEMA}`: de velden met eenheid en grenzen, en de uitkomsten."""


def _at(address: str, values: Values) -> str:
    return values.at(address) if values.is_public else address or "./"
