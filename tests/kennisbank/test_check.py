"""What an editor is told by `check`: a folder of broken pages, one mistake in each."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kennisbank.__main__ import main
from kennisbank.check import RULES, check, divided
from kennisbank.check import main as command
from kennisbank.check.site import Site
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page
from tests.kennisbank.conftest import run
from tests.sites import ROOT, copied

GOOD = """\
---
title: "De titel van NAAM"
description: "Een omschrijving van NAAM die lang genoeg is voor wie zoekt: wat het is, hoe je het uitrekent met je eigen cijfers en wat je dan doet."
published: 2026-01-02
reviewed: 2026-01-03
topic: klantwaarde
podcast: goed.md
related: [ander.md]
---

# De titel van NAAM

Een klant levert € 1.440,50 op. De LTV is 2,9% hoger. Volgens onderzoek blijft 80%.[^bron]

## De formule { #formule }

```rekenhulp
ltv
orderwaarde: 85
```

Zie [de formule](#formule), [het andere](ander.md#stap) en [elders](https://example.org/a).

![Een tekening](tekening.svg)

## Veelgestelde vragen

### Is NAAM omzet?

Nee, het is iets anders.

[^bron]: Wie, "What it Says", 2020.
"""
EPISODE = """\
---
title: "De aflevering NAAM"
description: "De omschrijving van aflevering NAAM die lang genoeg is voor wie zoekt: wat je hoort, hoelang het duurt en wat je er maandag mee kunt doen."
number: NUMMER
published: 2026-01-02
reviewed: 2026-01-03
audio: goed.mp3
duration: 0:02:45
article: ander.md
---

Stel je een klant voor.
"""
GLOSSARY = """\
---
title: "Begrippen"
description: "Begrippen uit de kennisbank in gewone taal, elk met een voorbeeld: wat het is, waar je het vindt en wat je er in je eigen bedrijf aan hebt."
---

# Begrippen

## LTV { #ltv }

Wat een klant oplevert.
"""
TODAY = date(2026, 2, 1)  # of these pages; what was read last year does not fail next year
LONG_AGO, LATER = date(2025, 1, 31), date(9000, 1, 1)


class Case(NamedTuple):
    """A good page with `old` replaced by `new`, and the one thing to be told of it."""

    rule: str
    old: str
    new: str
    line: int
    said: str


CASES = {
    # the block at the top
    "geen-blok": Case("voorblad", GOOD[: GOOD.index("# De")], "", 1, "begin met een regel ---"),
    "blok-open": Case("voorblad", "related: [ander.md]\n---", "related: [ander.md]", 1, "niet gesloten"),
    "blok-onleesbaar": Case("voorblad", 'title: "De titel van NAAM"', "title: De titel: NAAM", 2, "staat een dubbele punt"),
    "veld-vast": Case("voorblad", "topic: klantwaarde", "topic:klantwaarde", 6, "staat geen spatie"),
    "veld-is": Case("voorblad", "topic: klantwaarde", "topic = klantwaarde", 6, "staat geen dubbele punt"),
    "veld-tab": Case("voorblad", "topic: klantwaarde", "\ttopic: klantwaarde", 6, "begint met een tab"),
    "veld-hard": Case("voorblad", "topic: klantwaarde", "topic:\u00a0klantwaarde", 6, "harde spatie"),
    "veld-springt": Case("voorblad", "topic: klantwaarde", " topic: klantwaarde", 6, "springt in"),
    "aanhaling-open": Case("voorblad", 'NAAM"\ndesc', "NAAM\ndesc", 2, "niet gesloten"),
    "aanhaling-binnen": Case("voorblad", 'De titel van NAAM"\ndesc', 'De "titel" van NAAM"\ndesc', 2, "staan er nog meer"),
    "apostrof": Case("voorblad", 'title: "De titel van NAAM"', "title: 'De titel van 's NAAM'", 2, "apostrof"),
    "lijst-open": Case("voorblad", "[ander.md]\n---", "[ander.md\n---", 8, "zet ] aan het eind"),
    "teken-vooraan": Case("voorblad", 'title: "De titel van NAAM"', "title: *De titel* van NAAM", 2, "begint met *"),
    "hekje": Case("voorblad", 'title: "De titel van NAAM"', "title: De titel van NAAM #1", 2, "valt weg"),
    "som": Case("som", "Zie [de formule](#formule)", "Dat is 8 × € 35 = € 820. Zie [de formule](#formule)", 22, "er komt € 280 uit"),
    "gerekend": Case("gerekend", "iets anders.", "het is [€ 1.400](../rekenhulpen/ltv.md?orderwaarde=120).", 30, "1.400” komt niet uit deze berekening met ltv"),
    "vraag-vet": Case("vorm", "iets anders.\n", "iets anders.\n\n**Is het marge?**\n\nJa.\n", 32, "schrijf ### ervoor"),
    "sluit-niet": Case("voorblad", "[ander.md]\n---", "[ander.md]\n----", 9, "“----” sluit"),
    "opent-niet": Case("voorblad", "---\ntitle", "–––\ntitle", 1, "opent dit blok niet"),
    "dag-onmogelijk": Case("voorblad", "published: 2026-01-02", "published: 2025-02-30", 4, "bestaat niet"),
    "veld-nederlands": Case("voorblad", "topic: klantwaarde", "topic: klantwaarde\nvolgorde: 2", 7, "bedoelde je “order”?"),
    "verwant-tweemaal": Case("voorblad", "[ander.md]", "[ander.md, ander.md]", 8, "twee keer"),
    "verwant-kort": Case("voorblad", "[ander.md]", "[ander]", 8, "bedoelde je ander.md?"),
    "podcast-geluid": Case("voorblad", "podcast: goed.md", "podcast: goed.mp3", 7, "is geen pagina"),
    "veld-punt": Case("voorblad", "topic: klantwaarde", "- topic: klantwaarde", 6, "begint met een streepje"),
    "veld-aangehaald": Case("voorblad", "topic: klantwaarde", '"topic: klantwaarde"', 6, "om de hele regel"),
    "verwant-pad": Case("voorblad", "[ander.md]", "[../artikelen/ander.md]", 8, "bedoelde je ander.md?"),
    "titel-weg": Case("voorblad", 'title: "De titel van NAAM"\n', "", 1, "“title” ontbreekt"),
    "titel-leeg": Case("voorblad", 'title: "De titel van NAAM"', 'title: ""', 2, "“title” is leeg"),
    "veld-onbekend": Case("voorblad", "topic: klantwaarde", "topic: klantwaarde\nrelatde: []", 7, "bedoelde je “related”?"),
    "veld-dubbel": Case("voorblad", "topic: klantwaarde", "topic: klantwaarde\ntopic: cac", 7, "staat er twee keer"),
    "datum-tekst": Case("voorblad", "published: 2026-01-02", "published: gisteren", 4, "kan niet “gisteren” zijn"),
    "datum-later": Case("voorblad", "reviewed: 2026-01-03", f"reviewed: {LATER}", 5, "in de toekomst"),
    "datums-omgekeerd": Case("voorblad", "reviewed: 2026-01-03", "reviewed: 2026-01-01", 4, "later dan “reviewed”"),
    "wijziging-zonder-dag": Case("voorblad", "topic: klantwaarde", "changes:\n  - Een voorbeeld erbij.\ntopic: klantwaarde", 6, "geen dag met wat er veranderde"),
    "wijziging-leeg": Case("voorblad", "topic: klantwaarde", "changes:\n  - 2026-01-03 \ntopic: klantwaarde", 6, "changes"),
    "wijziging-onmogelijk": Case("voorblad", "topic: klantwaarde", "changes:\n  - 2026-02-30 Een voorbeeld erbij.\ntopic: klantwaarde", 6, "geen dag met"),
    "wijziging-later": Case("voorblad", "topic: klantwaarde", f"changes:\n  - {LATER} Een voorbeeld erbij.\ntopic: klantwaarde", 6, "in de toekomst"),
    "wijziging-eerder": Case("voorblad", "topic: klantwaarde", "changes:\n  - 2026-01-01 Een voorbeeld erbij.\ntopic: klantwaarde", 6, "vóór “published”"),
    "wijziging-dubbele-punt": Case("voorblad", "topic: klantwaarde", "changes:\n  - 2026-01-03: Een voorbeeld erbij.\ntopic: klantwaarde", 6, "tussen aanhalingstekens"),
    "wijziging-volgorde": Case("voorblad", "topic: klantwaarde", "changes:\n  - 2026-01-02 Een bron erbij.\n  - 2026-01-03 Een voorbeeld erbij.\ntopic: klantwaarde", 6, "de nieuwste bovenaan"),
    "omschrijving-kort": Case("voorblad", " die lang genoeg is voor wie zoekt: wat het is, hoe je het uitrekent", "", 3, "tekens lang"),
    "omschrijving-zelfde": Case("voorblad", "Een omschrijving van NAAM die", "Een omschrijving van ander die", 3, "dezelfde als die van docs/artikelen/ander.md"),
    "omschrijving-half": Case("voorblad", "wat je dan doet.", "wat je dan", 3, "let op: “description” eindigt zonder punt: “… dan”"),
    "volgorde-tweemaal": Case("voorblad", "topic: klantwaarde", "topic: klantwaarde\norder: 15", 7, "let op: docs/artikelen/volgorde.md heeft ook “order: 15”"),
    "volgorde-nul": Case("voorblad", "topic: klantwaarde", "topic: klantwaarde\norder: 020", 7, "“order” wordt zo 16, en niet 020"),
    "titel-vet": Case("voorblad", '"De titel', '"De **titel**', 2, "“**” als tekst"),
    "titel-html": Case("voorblad", '"De titel', '"De <b>titel</b>', 2, "“<b>” als tekst"),
    "omschrijving-link": Case("voorblad", "Een omschrijving", "Een [uitleg](a.md)", 3, "“](” als tekst"),
    "sjabloon": Case("voorblad", "topic: klantwaarde", "topic: klantwaarde\ntemplate: insluiten.html", 7, "“template” is voor"),
    "verwant-weg": Case("voorblad", "[ander.md]", "[er-niet.md]", 8, "docs/artikelen/er-niet.md, en dat is er niet"),
    "podcast-weg": Case("voorblad", "podcast: goed.md", "podcast: er-niet.md", 7, "“podcast” noemt"),
    "podcast-elders": Case("voorblad", "podcast: goed.md", 'podcast: "goed.md"', 7, "die hoort bij docs/artikelen/ander.md"),
    "onderwerp": Case("voorblad", "topic: klantwaarde", "topic: klantwarde", 6, "bedoelde je klantwaarde?"),
    "oud": Case("nagekeken", "published: 2026-01-02\nreviewed: 2026-01-03", f"published: {LONG_AGO}\nreviewed: {LONG_AGO}", 5, "let op: de tekst is op"),
    # headings
    "titel-mist": Case("koppen", "# De titel van NAAM\n", "", 10, "geen titel"),
    "titel-tweemaal": Case("koppen", "## De formule {", "# De formule {", 15, "een pagina heeft één titel"),
    "niveau": Case("koppen", "## De formule {", "### De formule {", 15, "### onder #"),
    "kop-dubbel": Case("koppen", "## Veelgestelde", "## De formule { #twee }\n\nJa.\n\n## Veelgestelde", 26, "staat ook op regel 15"),
    "vorm": Case("vorm", "iets anders.", "dit:\n\n- een\n  - twee", 33, "vier spaties"),
    "naam-weg": Case("html", "iets anders.", "<naam>.", 30, "verdwijnt"),
    "kop-spatie": Case("koppen", "## De formule {", "##De formule {", 15, "hoort een spatie"),
    "lijst-vast": Case("opmaak", "Zie [de formule]", "Dit zijn er twee:\n- een\n- twee\n\nZie [de formule]", 23, "zet er een lege regel boven"),
    # questions
    "geen-vraagteken": Case("vragen", "omzet?", "omzet", 28, "is geen vraag"),
    "geen-antwoord": Case("vragen", "Nee, het is iets anders.\n", "", 28, "heeft geen antwoord"),
    "antwoord-plaatje": Case("vragen", "Nee, het is iets anders.", "![Een tekening](tekening.svg){ width=300 }", 28, "op “Is antwoord plaatje omzet?” is alleen een plaatje"),
    "antwoord-link": Case("vragen", "Nee, het is iets anders.", "- Zie ook: [het\n    antwoord](ander.md).", 28, "is alleen een link"),
    "antwoord-geklikt": Case("vragen", "Nee, het is iets anders.", "[![Een tekening](tekening.svg)](ander.md)", 28, "is alleen een plaatje"),
    "antwoord-rekenhulp": Case("vragen", "Nee, het is iets anders.", "```rekenhulp\nroi\n```", 28, "is alleen een rekenhulp"),
    "vraag-elders": Case("vragen", "Is NAAM omzet?", "Is ander omzet?", 28, "ook een vraag in docs/artikelen/ander.md"),
    "vragen-gespeld": Case("vragen", "## Veelgestelde vragen", "## Veelgestelde vraag", 26, "schrijf ## Veelgestelde vragen"),
    "geen-vragen": Case("vragen", "### Is NAAM omzet?\n", "", 26, "staat geen vraag"),
    # calculators
    "rekenhulp-onbekend": Case("rekenhulp", "\nltv\n", "\nlvt\n", 18, "Bedoelde je “ltv”?"),
    "veld-rekenhulp": Case("rekenhulp", "orderwaarde: 85", "orderwarde: 85", 19, "geen veld “orderwarde”"),
    "waarde-onmogelijk": Case("rekenhulp", "orderwaarde: 85", "orderwaarde: -1", 19, "kan niet “-1” zijn"),
    "rekenhulp-open": Case("rekenhulp", "orderwaarde: 85\n```", "orderwaarde: 85", 17, "niet gesloten"),
    "rekenhulp-gespeld": Case("rekenhulp", "```rekenhulp", "```rekenhup", 17, "is geen rekenhulp"),
    "lijst-onbekend": Case("rekenhulp", "## Veelgestelde", "```rekenhulpen\nlvt\n```\n\n## Veelgestelde", 27, "geen rekenhulp “lvt”"),
    # links, pictures, notes
    "link-weg": Case("link", "ander.md#stap", "andere.md", 22, "gaat nergens heen"),
    "link-elders": Case("link", "ander.md#stap", "begrippen.md", 22, "bedoelde je ../begrippen.md?"),
    "link-anker": Case("link", "(#formule)", "(#formul)", 22, "geen kop of plek “#formul”"),
    "link-anker-elders": Case("link", "ander.md#stap", "ander.md#stapp", 22, "kies er een die er is: #formule, #stap,"),
    "link-wortel": Case("link", "ander.md#stap", "/artikelen/ander/", 22, "als de site in een map staat"),
    "link-web": Case("link", "https://example.org/a", "https://example", 22, "is geen adres"),
    "link-leeg": Case("link", "[elders](https", "[](https", 22, "heeft geen tekst"),
    "plaatje-weg": Case("plaatje", "tekening.svg", "er-niet.svg", 24, "er-niet.svg is er niet"),
    "plaatje-stil": Case("plaatje", "![Een tekening]", "![]", 24, "heeft geen tekst"),
    "plaatje-zwaar": Case("plaatje", "tekening.svg", "zwaar.png", 24, "is 301 KB"),
    "plaatje-elders": Case("plaatje", "tekening.svg", "https://example.org/a.png", 24, "laadt niets van een ander"),
    "noot-weg": Case("voetnoot", '[^bron]: Wie, "What it Says", 2020.\n', "", 13, "heeft geen tekst"),
    "noot-los": Case("voetnoot", "2020.\n", "2020.\n[^los]: Niemand.\n", 33, "naar noot [^los] verwijst niets"),
    # words
    "getal-einde": Case("getal", "iets anders.", "iets van €1440.", 30, "schrijf € 1.440 "),
    "getal-vast": Case("getal", "€ 1.440,50", "€1440", 13, "schrijf € 1.440 "),
    "getal-duizend": Case("getal", "€ 1.440,50", "€ 1440", 13, "schrijf € 1.440 "),
    "getal-punten": Case("getal", "€ 1.440,50", "€ 1,000.00", 13, "schrijf € 1.000,00 "),
    "getal-punt": Case("getal", "2,9%", "2.9 %", 13, "schrijf 2,9% "),
    "getal-procent": Case("getal", "2,9%", "2,9 %", 13, "schrijf 2,9% "),
    "getal-zin": Case("getal", "€ 1.440,50 op.", "€ 1440.", 13, "schrijf € 1.440 "),
    "getal-zin-cent": Case("getal", "€ 1.440,50 op.", "€ 9.50.", 13, "schrijf € 9,50 "),
    "getal-tot": Case("getal", "2,9%", "5-10%", 13, "schrijf 5 tot 10% "),
    "getal-titel": Case("getal", 'title: "De titel van NAAM"', 'title: "De titel van NAAM: € 1440"', 2, "schrijf € 1.440 "),
    "getal-min": Case("getal", "2,9%", "-2,9%", 13, "schrijf −2,9% "),
    "bewering": Case("bewering", "iets anders.", "iets anders.\n\nUit onderzoek blijkt dat 60% blijft.", 32, "waar komt dit getal vandaan"),
    "afkorting": Case("afkorting", "iets anders.", "een XYZ.", 30, "“XYZ” wordt nergens uitgelegd"),
    "spelfout": Case("spelling", "iets anders.", "iets andders.", 30, "“andders” is misschien fout gespeld"),
}  # fmt: skip
EPISODES = {
    "geluid-weg": Case("geluid", "audio: goed.mp3", "audio: er-niet.mp3", 7, "er-niet.mp3 is er niet"),
    "geluid-soort": Case("geluid", "audio: goed.mp3", "audio: goed.wav", 7, "geen mp3 of m4a"),
    "geluid-nep": Case("geluid", "audio: goed.mp3", "audio: nep.mp3", 7, "nep.mp3 is geen geluid"),
    "geluid-lengte": Case("geluid", "0:02:45", "0:03:45", 8, "duurt 0:02:45"),
    "geluid-nummer": Case("geluid", "number: NUMMER", "number: 1", 4, "heeft ook nummer 1"),
    "geluid-maat": Case("voorblad", "audio: goed.mp3", "audio: https://example.org/a.mp3", 7, "“bytes” ontbreekt"),
    "geluid-tweemaal": Case("geluid", "audio: goed.mp3", 'audio: "goed.mp3"', 7, "docs/podcast/goed.md heeft hetzelfde geluid"),
    "geluid-kopie": Case("geluid", "audio: goed.mp3", "audio: kopie.mp3", 7, "hetzelfde geluid, goed.mp3"),
    "tijden-elders": Case("geluid", "", "", 7, "x-tijden-elders.vtt is die van docs/podcast/goed.md"),
    "artikel-stil": Case("voorblad", "article: ander.md", "article: goed.md", 9, "let op: docs/artikelen/goed.md noemt geen aflevering"),
    "geluid-titel": Case("koppen", "Stel je", "# Een titel\n\nStel je", 12, "staat al bovenaan"),
}  # fmt: skip
BYTES = {
    "leeg": (b"", 1, "dit bestand is leeg"),
    "binair": (b"\x89PNG\r\n\x1a\n\x00\xff\xfe", 1, "geen tekst in UTF-8"),
    "onzichtbaar": (b"# Kop\n\nA\x00B\n", 3, "een teken dat niemand ziet"),
    "lang": (b"# Kop\n\n" + b"a" * 6000, 3, "6000 tekens lang"),
    "groot": (b"woord\n" * 166_667, 1, "is 1,0 MB"),
}


def checked(docs: Path) -> list[Mistake]:
    return check(Site(docs, TODAY))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Mistake]:
    """All that is told of the folder."""
    return checked(_folder(tmp_path_factory.mktemp("kapot")) / "docs")


def test_several_processes_find_what_one_finds(tmp_path: Path, found: list[Mistake]) -> None:
    docs = _folder(tmp_path) / "docs"
    site = Site(docs, TODAY)
    assert len(site.pages) > 100 and len({each.rule for each in found}) > 15
    assert check(site, processes=3) == found


def test_what_a_process_that_died_had_to_look_at_is_looked_at(tmp_path: Path) -> None:
    site, here = Site(_folder(tmp_path) / "docs", TODAY), os.getpid()

    def deadly(page: Page, _: Site) -> Iterator[Mistake]:
        if os.getpid() != here:
            os._exit(9)
        yield page.mistake(1, "dood", "leef")

    found = divided.found(site.pages, site, {"dood": deadly}, [], 2)
    assert len(found) == len(site.pages)


def _folder(root: Path) -> Path:
    docs = root / "docs"
    for folder in ("artikelen", "podcast"):
        (docs / folder).mkdir(parents=True)
    (docs / "begrippen.md").write_text(GLOSSARY, "utf-8")
    other = GOOD.replace("[ander.md]", "[goed.md]").replace("ander.md#stap", "goed.md")
    other = other.replace("## Veelgestelde", "## Stap\n\nZo.\n\n## Veelgestelde")
    for name, page in {"ander": other, "goed": silent(GOOD)}.items():
        (docs / "artikelen" / f"{name}.md").write_text(page.replace("NAAM", name), "utf-8")
    last = silent(GOOD).replace("NAAM", "volgorde").replace("hide: []", "order: 15")
    (docs / "artikelen" / "volgorde.md").write_text(last, "utf-8")
    for name, case in CASES.items():
        assert GOOD.count(case.old) == 1, name
        page = silent(GOOD.replace(case.old, case.new)).replace("NAAM", name.replace("-", " "))
        (docs / "artikelen" / f"x-{name}.md").write_text(page, "utf-8")
    nothing = Case("", "", "", 0, "")
    recording = (ROOT / "docs" / "podcast" / "ltv.mp3").read_bytes()
    for number, (name, case) in enumerate({"": nothing, **EPISODES}.items(), 1):
        page = EPISODE.replace(case.old, case.new)
        page = page.replace("NAAM", name or "een").replace("NUMMER", str(number))
        file = f"x-{name}" if name else "goed"
        page = page.replace("audio: goed.mp3", f"audio: {file}.mp3")
        (docs / "podcast" / f"{file}.md").write_text(page, "utf-8")
        (docs / "podcast" / f"{file}.mp3").write_bytes(recording + bytes([number] * (number - 1)))
        (docs / "podcast" / f"{file}.vtt").write_text(
            f"WEBVTT\n\n00:00.000 --> 02:44.000\n{file}\n"
        )
    (docs / "podcast" / "kopie.mp3").write_bytes(recording)
    times = (docs / "podcast" / "goed.vtt").read_bytes()
    (docs / "podcast" / "x-tijden-elders.vtt").write_bytes(times)
    (docs / "podcast" / "nep.mp3").write_bytes(b"geen geluid" * 100)
    (docs / "artikelen" / "tekening.svg").write_text("<svg/>")
    (docs / "artikelen" / "zwaar.png").write_bytes(b"\x89PNG" + b"0" * 301_000)
    for name, (data, _, _) in BYTES.items():
        (docs / f"x-{name}.md").write_bytes(data)
    return root


def silent(article: str) -> str:
    """It without its episode, which only one of all has."""
    return article.replace("podcast: goed.md\n", "hide: []\n")


def told(found: list[Mistake], where: str) -> list[Mistake]:
    return [each for each in found if each.path == where]


@pytest.mark.parametrize("name", [*CASES, *EPISODES])
def test_a_broken_page_is_told_with_its_line_and_what_to_do(
    name: str, found: list[Mistake]
) -> None:
    case = CASES.get(name) or EPISODES[name]
    if case.rule == "spelling" and not shutil.which("hunspell"):
        pytest.skip("Hunspell is not here")
    folder = "artikelen" if name in CASES else "podcast"
    [said] = told(found, f"docs/{folder}/x-{name}.md")
    assert (said.rule, said.line) == (case.rule, case.line), said
    assert case.said in f"{said} ", said
    assert re.fullmatch(r"docs/[\w/-]+\.md:\d+: .+ → .+", str(said))


@pytest.mark.parametrize("name", BYTES)
def test_what_is_no_page_is_told_as_one_thing(name: str, found: list[Mistake]) -> None:
    [said] = told(found, f"docs/x-{name}.md")
    assert (said.rule, said.line) == ("bestand", BYTES[name][1]) and BYTES[name][2] in said.wrong


def test_good_pages_have_nothing_to_tell(found: list[Mistake]) -> None:
    good = (
        "artikelen/goed.md",
        "artikelen/ander.md",
        "artikelen/volgorde.md",
        "podcast/goed.md",
        "begrippen.md",
    )
    assert [each for page in good for each in told(found, f"docs/{page}")] == []


@pytest.mark.parametrize(
    "answer", ["Nee.", "[Ja](b.md), dat kan.", "| A |\n| --- |\n| 1 |", "[LTV](b.md): **3**."]
)
def test_an_answer_may_be_short(answer: str, tmp_path: Path) -> None:
    _one(tmp_path, _named(GOOD).replace("Nee, het is iets anders.", answer).encode())
    assert [each for each in checked(tmp_path / "docs") if each.rule == "vragen"] == []


def test_every_rule_has_a_bad_page_and_a_line_in_the_guide() -> None:
    broken = {case.rule for case in (*CASES.values(), *EPISODES.values())}
    assert broken | {"begrippen", "menu"} == set(RULES)
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert {*re.findall(r"^\| `(\w+)` \|", guide, re.MULTILINE)} == {"bestand", *RULES}


@pytest.mark.skipif(not shutil.which("hunspell"), reason="without Hunspell nothing is looked up")
@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("kalnt", "klant"),  # near a word that the page uses
        ("afhankelijkhied", "afhankelijkheid"),  # near one that is nowhere else
        ("onafankelijk", "onafhankelijk"),
        ("geintegreerd", "geïntegreerd"),
        ("scenarios", "scenario's"),
        ("branch", ""),  # jargon that resembles ranch
        ("mapping", ""),
        ("exports", ""),  # a plural
        ("klantdashboard", ""),  # a compound
        ("klánt", ""),  # stress
        ("privacy-officer", ""),
    ],
)
def test_a_slip_is_pointed_at_and_jargon_is_not(word: str, meant: str, tmp_path: Path) -> None:
    text = f"Deze klant is een klant die een klant werft. Zo is het met de {word} van nu."
    _one(tmp_path, _named(GOOD).replace("Nee, het is iets anders.", text).encode())
    said = [each.todo for each in checked(tmp_path / "docs") if each.rule == "spelling"]
    assert said == [f"bedoelde je {meant}? Zo niet, laat het staan"] if meant else not said, said


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("Reken het uit met uw cijfers.", 30, "“uw” tegen de lezer →"),
        ("Dat is zo.\nWat wilt u, en wat kunt\nu?", 31, "“u” tegen de lezer, en nog 1 keer"),
        ("Is dat\n“niet”? U rekent ‘s nachts.", 31, "“U”"),
        ("- **Uw** winst.\n- Uw omzet.", 31, "“Uw” tegen"),
        ("| A |\n| --- |\n| (uzelf) |", 32, "“uzelf”"),
        ("Dat past bij u.", 30, "“u”"),
        ('Hij zegt: “Reken het\nuit, u kunt het”, of ‘zou u foto’s maken?’ Of "uw zaak".', 0, ""),
        ("> Geachte klant,\n> hebt u nog vragen?", 0, ""),
        (
            "*Hebt u nog vragen?* stuur je dan. Of `u`, en [elders](https://example.org/u/uw).",
            0,
            "",
        ),
        (
            "Na 24 u draai je een U-bocht, bij Slagerij Uw Vlees of Thuis bij U. Zie a.u.b. U.S.A.",
            0,
            "",
        ),
    ],
)
def test_a_reader_is_no_stranger(text: str, line: int, said: str, tmp_path: Path) -> None:
    _one(tmp_path, _named(GOOD).replace("Nee, het is iets anders.", text).encode())
    found = [each for each in checked(tmp_path / "docs") if "tegen de lezer" in each.wrong]
    assert [each.line for each in found] == ([line] if line else [])
    assert all(said in str(each) and each.warning for each in found)


def test_a_title_speaks_to_a_reader_as_the_text_does(tmp_path: Path) -> None:
    _one(tmp_path, _named(GOOD).replace("met je eigen cijfers", "met uw cijfers hier").encode())
    [said] = [each for each in checked(tmp_path / "docs") if each.rule == "spelling"]
    assert said.line == 3 and "“uw” tegen de lezer" in said.wrong


def test_a_wrong_glossary_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    page = GLOSSARY + "\n## CAC { #cac }\n\nWat het kost.\n"
    (tmp_path / "docs" / "begrippen.md").write_text(page, "utf-8")
    [said] = checked(tmp_path / "docs")
    assert (said.rule, said.line) == ("begrippen", 12) and "alfabet" in said.todo


def test_an_article_that_is_not_in_the_menu_is_told(tmp_path: Path) -> None:
    _one(tmp_path, _named(GOOD).encode())
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("nav: []\n", "utf-8")
    [said] = [each for each in checked(tmp_path / "docs") if each.rule == "menu"]
    assert said.line == 1 and "- Artikelen: artikelen/" in said.todo
    for entry in ("A: artikelen/a.md", "artikelen/a.md", "Artikelen: artikelen/", "artikelen/"):
        settings.write_text(f"nav:\n  - {entry}\n", "utf-8")
        assert not [each for each in checked(tmp_path / "docs") if each.rule == "menu"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("klant reis.md", "klant-reis.md"), ("klantreïs.md", "klantreis.md"),
        ("klantrei\u0308s.md", "klantreis.md"), ("100%-klantreis.md", "100-klantreis.md"),
        ("klantreis.MD", "klantreis.md"), ("klantreis.markdown", "klantreis.md"),
        ("klantreis.txt", "klantreis.md"), ("klantreis.md.txt", "bestand klantreis.md"),
        ("ltv.md~", "haal het weg"), ("ltv.md.orig", "haal het weg"), ("ltv.bak", "haal het weg"),
        ("Thumbs.db", "haal het weg"), ("~$prijs.docx", "haal het weg"),
        ("prijs.docx", "bewaar het buiten docs"), ("prijs.heic", "niet gebruiken"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_published_is_told(name: str, told: str, tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "artikelen"
    folder.mkdir(parents=True)
    (folder / name).write_text("x", "utf-8")
    said = [each for each in checked(tmp_path / "docs") if each.rule == "bestand"]
    assert [each.path for each in said] == [f"docs/artikelen/{name}"] and told in str(said[0])


@pytest.mark.parametrize(
    ("name", "text", "folder"),
    [
        ("artikelen/reis/x.md", GOOD, "docs/artikelen"),
        ("x.md", GOOD, "docs/artikelen"),
        ("artikelen/reis/x.md", EPISODE, "docs/podcast"),
    ],
)
def test_a_page_in_another_folder_than_its_own_is_told_where_it_belongs(
    name: str, text: str, folder: str, tmp_path: Path
) -> None:
    file = tmp_path / "docs" / name
    file.parent.mkdir(parents=True)
    file.write_text(text.replace("NUMMER", "1"), "utf-8")
    said = [str(each) for each in checked(tmp_path / "docs") if each.rule == "voorblad"]
    assert any(f"zet het bestand in {folder}" in each for each in said), said
    assert not any("bestaat hier niet" in each for each in said), said


def test_a_page_that_the_menu_does_not_have_is_told(tmp_path: Path) -> None:
    _one(tmp_path, _named(GOOD).encode())
    (tmp_path / "docs" / "contact.md").write_text("# Contact\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("nav:\n  - Artikelen: artikelen/\n", "utf-8")
    said = [str(each) for each in checked(tmp_path / "docs") if each.rule == "menu"]
    assert len(said) == 1 and "“- Contact: contact.md”" in said[0]


def test_odd_entries_of_a_folder_are_told_and_stop_nothing(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "map.md").mkdir(parents=True)
    (docs / "weg.md").symlink_to("nergens.md")
    (docs / "weg.png").symlink_to("nergens.png")
    (docs / ".#ltv.md").symlink_to("iemand@hier.1234")
    said = {each.path: each.wrong for each in checked(docs) if each.rule == "bestand"}
    assert said.keys() == {"docs/map.md", "docs/weg.md", "docs/weg.png"}


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("## CAC\n\nWat het kost.", "schrijf ## CAC { #cac }"),
        ("## CAC { #C_AC }\n\nWat het kost.", "alleen kleine letters"),
        ("## CAC { cac }\n\nWat het kost.", "schrijf ## CAC { #cac }"),
        ("## CAC { #ltv }\n\nWat het kost.", "is al de naam van"),
        ("## CAC { #cac }\n\nOok: , kosten\n\nWat het kost.", "lege naam"),
        ("## CAC { #cac }\n\nOok:\n\nWat het kost.", "lege naam"),
        ("## CAC { #cac }\n\nOok: LTV\n\nWat het kost.", "staat er twee keer"),
        ("## CAC { #cac }\n\nZie ook: kosten\n\nWat het kost.", "staan niet zoals ze horen"),
        ("## CAC { #cac }", "heeft geen uitleg"),
    ],
)
def test_a_wrong_entry_of_the_glossary_is_told_at_its_line(
    entry: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / "docs").mkdir()
    page = GLOSSARY.replace("## LTV", f"{entry}\n\n## LTV")
    (tmp_path / "docs" / "begrippen.md").write_text(page, "utf-8")
    said = [each for each in checked(tmp_path / "docs") if each.rule == "begrippen"]
    assert said and all(8 <= each.line <= 14 for each in said), said
    assert any(told in str(each) for each in said), said


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("A: artikelen/a.md", ""),
        ("artikelen/a.md", ""),
        ('"A": "artikelen/a.md" # zo', ""),
        ("A: artikelen/A.md", "bedoelde je artikelen/a.md?"),
        ("A: artikelen/a", "bedoelde je artikelen/a.md?"),
        ("A: a.md", "bedoelde je artikelen/a.md?"),
        ("A: docs/artikelen/a.md", "bedoelde je artikelen/a.md?"),
        ("A: artikelen/a.md\n  - B: artikelen/a.md", "staat ook op regel 2"),
        ("A: artikelen/b.md", "dat is er niet"),
        ("A: artikelen/\n  - B: artikelen/a.md", ""),
        ("A: artikelen/\n  - B: artikelen/", "staat ook op regel 2"),
        ("A: artikelen", "bedoelde je artikelen/?"),
        ("A: docs/artikelen/", "bedoelde je artikelen/?"),
        ("A: artikelen/*", "bedoelde je artikelen/?"),
        ("A: artikels/", "dat is er niet"),
        ("A: artikelen/\n  - B: https://example.org", ""),
        (
            "A: artikelen/\n  - B: htps://example.org",
            "mkdocs.yml:3: het menu noemt “htps://example.org”, en dat",
        ),
        ("A: artikelen/a.md\n - B: [", "niet te lezen"),
        ("# A: artikelen/a.md", "staat niet in het menu"),
    ],
)
def test_the_menu_is_read_as_yaml(entry: str, told: str, tmp_path: Path) -> None:
    _one(tmp_path, _named(GOOD).encode())
    (tmp_path / "mkdocs.yml").write_text(f"nav:\n  - {entry}\n", "utf-8")
    said = [str(each) for each in checked(tmp_path / "docs") if each.rule == "menu"]
    assert any(told in each for each in said) if told else not said, said


def test_settings_that_cannot_be_read_are_all_that_is_reported(tmp_path: Path) -> None:
    """How a page is converted stands in them: no page can be judged."""
    _one(tmp_path, _named(GOOD).replace("# ", "#", 1).encode())
    (tmp_path / "mkdocs.yml").write_text("nav:\n\t- A: artikelen/a.md\n", "utf-8")
    [said] = checked(tmp_path / "docs")
    assert (said.path, said.line, said.rule) == ("mkdocs.yml", 2, "menu"), said


@pytest.mark.parametrize("above", ["besluiten", "docs", ".verborgen", "artikelen/x.md"])
def test_where_the_project_stands_makes_no_difference(above: str, tmp_path: Path) -> None:
    (tmp_path / above).mkdir(parents=True)
    _one(tmp_path / above, _named(GOOD).replace("# ", "#", 1).encode())
    assert [each.path for each in check(Site(tmp_path / above / "docs"))][:1] == [
        "docs/artikelen/a.md"
    ]


def test_the_content_of_the_site_has_nothing_to_tell() -> None:
    assert list(map(str, checked(ROOT / "docs"))) == []


@pytest.mark.parametrize("old", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_change_no_line(old: str, tmp_path: Path) -> None:
    _one(
        tmp_path,
        b"\xef\xbb\xbf" + _named(GOOD.replace("iets anders", "XYZ")).replace("\n", old).encode(),
    )
    lines = {
        each.line
        for each in checked(tmp_path / "docs")
        if each.rule == "afkorting" and "XYZ" in each.wrong
    }
    assert lines == {30}


def test_comments_and_code_are_left_alone(tmp_path: Path) -> None:
    shown = dedent("""\
        <!--
        # Nog een titel, €1440 en [weg](weg.md)
        ```rekenhulp
        lvt
        ```
        -->

        ````markdown
        ```rekenhulp
        lvt
        ```
        ## Veelgesteld vragen
        ````

        Schrijf `€1440` zo niet. <!-- ook €1440 niet -->
        """)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "begrippen.md").write_text(GLOSSARY, "utf-8")
    _one(tmp_path, _named(GOOD.replace("## De formule", f"{shown}\n## De formule")).encode())
    lines = range(13, 31)
    assert [each for each in checked(tmp_path / "docs") if each.line in lines] == []


@given(st.one_of(
    st.binary(max_size=2000),
    st.text(max_size=2000).map(str.encode),
    st.lists(st.sampled_from([*"-#`~>[]()!{}^:|*_<>€%,.\n\r\t \\", "---\n", "```rekenhulp\n", "ltv\n",
                              "## Veelgestelde vragen\n", "### ", "a: ", "<!--", "-->", "kb:", "?: [",
                              "=\n", "2026-13-45", "://[", "&a *a", "\ufeff", "0o9", "!!python/x"]),
             max_size=60).map(lambda parts: ("---\n" + "".join(parts)).encode()),
))  # fmt: skip
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_stands_in_a_file_it_is_told_or_left_alone(tmp_path: Path, data: bytes) -> None:
    for name in ("index.md", "artikelen/a.md", "podcast/b.md", "begrippen.md"):
        file = tmp_path / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    for each in checked(tmp_path / "docs"):
        lines = max(1, len(re.split(rb"\r\n|\r|\n", data)))
        assert 1 <= each.line <= lines + 1 and "\n" not in str(each)


def test_a_text_may_be_a_year_old(tmp_path: Path) -> None:
    page = _named(GOOD).replace("2026-01-02", "2025-01-02")
    for day, told in (("2025-02-01", False), ("2025-01-31", True)):
        _one(tmp_path, page.replace("2026-01-03", day).encode())
        found = {each.rule for each in checked(tmp_path / "docs")}
        assert ("nagekeken" in found) == told


def test_a_page_and_a_line_have_a_largest_size(tmp_path: Path) -> None:
    """In numbers, and not by what the code calls them: a bound that moves is to be seen."""
    page = tmp_path / "docs" / "index.md"
    page.parent.mkdir()
    for text, told in (
        (b"woord \n" * 142_857 + b"w", False),
        (b"woord \n" * 142_857 + b"ww", True),
        (b"w" * 5_000, False),
        (b"\n" + b"w" * 5_001, True),
        (b"a\tb\r\n\x1f", True),
        (b" \n", True),
    ):
        page.write_bytes(text)
        assert bool(Page(page, page.parent).broken) == told


@pytest.mark.parametrize("share", ["netto-clv\nkosten_hoog: 0,6", "conversie\nconversie_nu: 0,6"])
def test_a_share_that_is_often_small_may_be_small(tmp_path: Path, share: str) -> None:
    _one(tmp_path, f"{GOOD}\n```rekenhulp\n{share}\n```\n".encode())
    assert [each.wrong for each in checked(tmp_path / "docs") if "minder dan" in each.wrong] == []


def test_a_page_of_5_mb_is_told(tmp_path: Path) -> None:
    _one(tmp_path, GOOD.encode() + b"Tekst en nog meer.\n" * 280_000)
    [said] = told(checked(tmp_path / "docs"), "docs/artikelen/a.md")
    assert "5,3 MB" in said.wrong


def test_the_command_says_it_in_its_exit_code(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for page in (project / "docs").rglob("*.md"):  # a page that was read long ago is told as well
        text = re.sub("(?m)^reviewed: .*", f"reviewed: {date.today()}", page.read_text("utf-8"))
        page.write_text(text, "utf-8")
    good = run(project, "-m", "kennisbank", "check")
    assert (good.returncode, good.stdout) == (0, ""), good.stdout
    page = project / "docs" / "artikelen" / "roi.md"
    page.write_text(page.read_text("utf-8") + "\nHet kost €1440, 50% korting.\n", "utf-8")
    number = page.read_text("utf-8").count("\n")
    bad = run(project, "-m", "kennisbank", "check")
    assert bad.returncode == 1 and f"docs/artikelen/roi.md:{number}: “€1440" in bad.stdout
    assert "Traceback" not in bad.stderr and "1 ding te verbeteren" in bad.stderr
    monkeypatch.chdir(project)
    capsys.readouterr()
    assert (main(["check", "docs/artikelen/ltv.md"]), capsys.readouterr().out) == (0, "")
    assert main(["check", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith(
        f"::error file=docs/artikelen/roi.md,line={number},title=getal::"
    )
    for wrong in (["--formaat"], ["weg.md"], ["--format", "xml"]):
        assert main(["check", *wrong]) == 2


def test_the_command_says_what_it_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "docs" / "index.md"
    page.parent.mkdir()
    monkeypatch.chdir(tmp_path)

    def said(text: str, *arguments: str) -> tuple[int, str, str]:
        page.write_text(text, "utf-8")
        return (command(arguments), *capsys.readouterr())

    (tmp_path / "elders").mkdir()
    for name in ("elders/a.md", "docs/leeg.svg"):
        (tmp_path / name).write_text("", "utf-8")
    front = GOOD[: GOOD.index("published")].replace("NAAM", "een") + "---\n\n# Kop\n\n"
    wrong = f"{front}Het kost €1440.\n"
    plain, github = "docs/index.md:8: “€1440", "::error file=docs/index.md,line=8,title=getal::"
    for arguments in (
        (),
        ("--format", "text"),
        ("docs/index.md",),
        ("docs",),
        (".",),
        ("docs/leeg.svg", "docs/"),
        ("--format", "text", str(page)),
    ):
        code, out, err = said(wrong, *arguments)
        assert code == 1 and out.startswith(plain) and "Er is 1 ding te verbeteren.\n" in err
    for arguments in (("--format", "github"), ("--format=github",)):
        assert said(wrong, *arguments)[1].startswith(github)
    assert "Er zijn 2 dingen te verbeteren.\n" in said(f"{wrong}\nEn €1441.\n")[2]
    code, out, err = said(f"{front}Het kost € 1.440.\n")
    assert (code, out) == (0, "") and "Alles is in orde.\n" in err
    code, out, err = said(f"{front}**Dit lijkt er een**\n\nZo.\n", "--format=github")
    assert code == 0 and out.startswith("::warning ") and "En 1 keer: let op." in err
    assert said(wrong, "--links") == (0, "", "Alles is in orde.\n")
    for arguments in (("--help",), ("-h",)):
        code, out, err = said(wrong, *arguments)
        assert code == 0 and "check --links" in out and not err
    for arguments, told in (
        (("--formaat",), "Dit ken ik niet: --formaat"),
        (("--format", "xml"), "Dit ken ik niet: --format"),
        (("--format",), "Dit ken ik niet: --format"),
        (("weg.md", "docs", "weg"), "Dit is er niet: weg.md, weg\n"),
        (("docs", "elders", "elders/a.md"), "Dit hoort niet bij de site: elders, elders/a.md → "),
    ):
        code, out, err = said(wrong, *arguments)
        assert (code, out) == (2, "") and err.startswith(told)


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", ["kennisbank", "kennisbank check docs", "calculators ltv"])
def test_whoever_reads_a_command_may_stop_reading(
    command: str, unbuffered: str, tmp_path: Path
) -> None:
    """Such as `… | head -1`: there is no traceback, and mistakes are still in the exit code."""
    for each in ("kennisbank", "calculators"):
        (tmp_path / each).symlink_to(ROOT / each)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("Het kost €1440.\n", "utf-8")
    ends, begins = os.pipe()
    os.close(ends)
    try:
        done = subprocess.run(
            [sys.executable, "-m", *command.split()], cwd=tmp_path, check=False, encoding="utf-8",
            stdout=begins, stderr=subprocess.PIPE, env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
        )  # fmt: skip
    finally:
        os.close(begins)
    assert "Traceback" not in done.stderr and "BrokenPipe" not in done.stderr, done.stderr
    assert done.returncode == (1 if unbuffered or "check" in command else 0)


def test_an_annotation_holds_what_github_would_read_as_its_own() -> None:
    finding = Mistake("docs/a,b:c.md", 3, "50% van\niets", "doe dit", rule="getal")
    assert finding.annotation() == (
        "::error file=docs/a%2Cb%3Ac.md,line=3,title=getal::50%25 van%0Aiets → doe dit"
    )


def test_an_episode_without_an_article_is_heard_in_one(tmp_path: Path) -> None:
    docs = _folder(tmp_path) / "docs"
    free = EPISODE.replace("article: ander.md", "links: {}").replace("goed.mp3", "vrij.mp3")
    free = free.replace("NAAM", "vrij").replace("NUMMER", "99")
    (docs / "podcast" / "vrij.md").write_text(free, "utf-8")
    for name in ("een", "twee"):
        page = GOOD.replace("goed.md", "vrij.md").replace("NAAM", f"vrij {name}")
        (docs / "artikelen" / f"vrij-{name}.md").write_text(page, "utf-8")
    found = [each for each in checked(docs) if "vrij.md" in each.wrong and "noemt" in each.wrong]
    assert [(each.path, each.line) for each in found] == [("docs/artikelen/vrij-twee.md", 7)]
    assert "dat doet docs/artikelen/vrij-een.md ook" in found[0].wrong


def _named(page: str) -> str:
    return page.replace("NAAM", "a").replace("ander.md", "a.md")


def _one(root: Path, data: bytes) -> None:
    (root / "docs" / "artikelen").mkdir(parents=True, exist_ok=True)
    (root / "docs" / "artikelen" / "a.md").write_bytes(data)


def test_the_texts_are_looked_over_without_the_packages_of_node(tmp_path: Path) -> None:
    project = copied(tmp_path / "project")
    (project / "node_modules").unlink()
    done = run(project, "-m", "kennisbank", "check")
    assert (done.returncode, done.stderr.splitlines()[-1:]) == (0, ["Alles is in orde."]), done


@pytest.mark.parametrize(
    ("lacks", "said"),
    [
        ("docs", "Hier is geen map docs → doe dit in de map van het project"),
        ("mkdocs.yml", "mkdocs.yml:1: dit bestand is er niet, of is niet te lezen → zet het"),
        ("tests", "tests/woorden.txt is er niet → zet daarin"),
    ],
)
def test_what_a_project_lacks_is_named(tmp_path: Path, lacks: str, said: str) -> None:
    project = copied(tmp_path / "project")
    (project / lacks).rename(tmp_path / lacks)
    done = run(project, "-m", "kennisbank", "check")
    assert "Traceback" not in done.stderr
    if lacks != "tests" or shutil.which("hunspell"):
        assert said in done.stdout + done.stderr


def test_a_place_that_a_calculator_leads_to_is_there(tmp_path: Path) -> None:
    project = copied(tmp_path / "project")
    file = project / "calculators" / "nps.py"
    text = file.read_text("utf-8")
    wrong = {
        "(artikelen/klantverlop/#signalen)": "“artikelen/klantverlop/#signalen” is op geen pagina"
        " → bedoelde je artikelen/klantverloop/?",
        "(artikelen/retentie/#stap-2x)": "“artikelen/retentie/” heeft geen kop of plek “#stap-2x”"
        " → bedoelde je #stap-2?",
        "(elders/#stap)": "“elders/#stap” is op geen pagina → kies een pagina die er is",
        "(artikelen/ltv/#qqq)": "“artikelen/ltv/” heeft geen kop of plek “#qqq” → kies een kop",
    }
    rights = re.findall(r"\(artikelen/[^)]*\)", text)[:4]
    for right, link in zip(rights, wrong, strict=True):
        text = text.replace(right, link, 1)
    file.write_text(text, "utf-8")
    lines = [
        f"calculators/nps.py:{at}: {said}"
        for link, said in wrong.items()
        for at, line in enumerate(text.split("\n"), 1)
        if link in line
    ]
    for asked in ((), ("calculators",), ("calculators/nps.py",)):
        done = run(project, "-m", "kennisbank", "check", *asked)
        found = done.stdout.splitlines()
        assert done.returncode == 1 and len(found) == 4, done
        assert all(any(each.startswith(line) for each in found) for line in lines), found
    assert run(project, "-m", "kennisbank", "check", "docs").returncode == 0
