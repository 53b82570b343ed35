"""What the search box can find: the index, as made from a built site."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from kennisbank import Stopped
from kennisbank.catalogue import Catalogue
from kennisbank.finish.pages import Pages
from kennisbank.finish.search import Records, write
from kennisbank.finish.words import synonyms, vocabulary

ARTICLE = '<html lang="nl"><head></head><body><article>{}</article></body></html>'
QUESTION = (
    '<details class="kb-vraag"><summary><h3 id="waarom" itemprop="name">Waarom?</h3></summary>'
    '<div class="kb-antwoord"><div itemprop="text"><p>Daarom.</p></div></div></details>'
)
TERM = (
    '<h2 id="cac">CAC<a class="headerlink" href="#cac">¶</a></h2>'
    "<p>Ook: wervingskosten</p><p>Wat het kost.</p>"
)
GLOSSARY = "## CAC { #cac }\n\nOok: wervingskosten\n\nWat het kost.\n"


def small(folder: Path, **pages: str) -> Path:
    """Docs and a site of these pages: their path, with _ for /, and what is in their article."""
    for name, body in pages.items():
        path = name.replace("_", "/")
        file = folder / path / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(ARTICLE.format(body), "utf-8")
        source = folder / "docs" / f"{path}.md"
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(f"# Titel\n\n{GLOSSARY if name == 'begrippen' else ''}", "utf-8")
    return folder


def indexed(folder: Path) -> Path:
    """Index that site, beside it."""
    library = Catalogue(folder / "docs")
    target = folder / "index"
    target.mkdir()
    with Records(library) as records:
        for built in Pages(folder, library):
            records.see(built)
        write(records, target)
    return target


def told(folder: Path) -> Any:
    (words,) = [*folder.glob("pagefind/*/kennisbank.json"), *folder.glob("index/pagefind/*/kenn*")]
    return json.loads(words.read_text("utf-8"))


def found(folder: Path) -> dict[str, str]:
    return {address: kind for _, address, kind, *_ in told(folder)["results"]}


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_each_question_and_each_term_is_a_result_of_its_own(tmp_path: Path) -> None:
    folder = small(
        tmp_path,
        artikelen_cac=f"<h1>CAC</h1><p>Kosten.</p>{QUESTION}",
        begrippen=f"<h1>Begrippen</h1><p>Uitleg.</p>{TERM}",
        rekenhulpen_cac="<h1>Wat kost het?</h1><p>Reken.</p>",
    )
    indexed(folder)
    assert found(folder) == {
        "artikelen/cac/": "artikel",
        "artikelen/cac/#waarom": "vraag",
        "begrippen/": "pagina",
        "begrippen/#cac": "begrip",
        "rekenhulpen/cac/": "rekenhulp",
    }
    assert told(folder)["names"] == [["CAC", "wervingskosten"]]


def test_a_question_that_is_repeated_elsewhere_is_one_result(tmp_path: Path) -> None:
    again = f'<h1>Vragen</h1><p>Alle.</p><h2 class="kb-onderwerp">CAC</h2>{QUESTION}'
    folder = small(tmp_path, artikelen_cac=f"<h1>CAC</h1>{QUESTION}", vragen=again)
    indexed(folder)
    assert [address for address in found(folder) if "#" in address] == ["artikelen/cac/#waarom"]


def test_pages_that_are_not_to_be_found_are_left_out(tmp_path: Path) -> None:
    pages = {"over": "<h1>Over</h1><p>Wij.</p>", "insluiten_ltv": "<h1>LTV</h1><p>Slank.</p>"}
    folder = small(tmp_path, **pages)
    (folder / "docs" / "insluiten" / "ltv.md").write_text("---\ntemplate: insluiten.html\n---\n")
    (folder / "404.html").write_text(ARTICLE.format("<h1>Titel</h1>"), "utf-8")
    indexed(folder)
    assert found(folder) == {"over/": "pagina"}


def test_what_is_no_text_of_the_page_is_not_searched(tmp_path: Path) -> None:
    body = "<h1>Over</h1><p>Wél.</p><p data-pagefind-ignore>Niet.</p><template>Evenmin.</template>"
    indexed(small(tmp_path, over=body))
    assert told(tmp_path)["words"].split() == ["over", "wel"]


def test_the_headings_of_an_article_are_told_and_those_of_every_calculator_are_not(
    tmp_path: Path,
) -> None:
    body = "<h1>CAC</h1><h2 id='a'>Cross-sell<a class='headerlink'>¶</a></h2><p>Tekst.</p>"
    indexed(small(tmp_path, artikelen_cac=body, rekenhulpen_cac=body))
    sections = {address: sections for _, address, *_, sections in told(tmp_path)["results"]}
    assert sections == {"artikelen/cac/": ["Cross-sell"], "rekenhulpen/cac/": []}


def test_a_line_of_synonyms_says_what_is_typed_and_what_it_is_called_here() -> None:
    assert synonyms("# uitleg\n\nclient, afnemer: klant\n") == [(["client", "afnemer"], ["klant"])]


@pytest.mark.parametrize("line", ["client klant", "client:", ": klant", "client,: klant", "a: b,"])
def test_half_a_line_of_synonyms_stops_the_build_at_that_line(line: str) -> None:
    with pytest.raises(Stopped) as stopped:
        synonyms(f"# uitleg\nreclame: advertentie\n{line}\n")
    assert [each.partition(" ")[0] for each in stopped.value.mistakes] == ["zoekwoorden.txt:3:"]


def test_what_a_synonym_stands_for_is_a_word_of_the_site(site: Path) -> None:
    words = {*told(site)["words"].split()}
    here = [name for _, names in told(site)["same"] for name in names]
    said = [(name, set(vocabulary(name)) - words) for name in here]
    assert [each for each in said if each[1]] == []


def test_only_what_a_search_asks_for_is_there(tmp_path: Path) -> None:
    indexed(small(tmp_path, over="<h1>Over</h1><p>Wij.</p>", artikelen_cac="<h1>CAC</h1>"))
    names = [path.name for path in tmp_path.glob("index/pagefind/*/*")]
    assert "pagefind.js" in names and "kennisbank.json" in names
    assert not [name for name in names if "ui" in Path(name).stem or "worker" in name]


def test_every_result_of_the_site_is_a_place_that_exists(site: Path) -> None:
    addresses = list(found(site))
    assert len(addresses) > 90

    @cache
    def anchors(path: str) -> set[str]:
        html = (site / path / "index.html").read_text("utf-8")
        return {str(each["id"]) for each in BeautifulSoup(html, "html.parser").select("[id]")}

    for address in addresses:
        path, _, anchor = address.partition("#")
        assert anchor in {*anchors(path), ""}, address
    assert not [address for address in addresses if address.startswith("insluiten/")]


def test_every_question_and_term_of_the_site_can_be_found_once(site: Path) -> None:
    kinds = list(found(site).values())
    shown = BeautifulSoup((site / "vragen" / "index.html").read_text("utf-8"), "html.parser")
    terms = BeautifulSoup((site / "begrippen" / "index.html").read_text("utf-8"), "html.parser")
    assert kinds.count("vraag") == len(shown.select("details.kb-vraag")) > 20
    assert kinds.count("begrip") == len(terms.select("article h2")) > 20


def test_the_same_pages_give_the_same_index(tmp_path: Path) -> None:
    pages = {"over": "<h1>Over</h1><p>Wij.</p>", "artikelen_cac": f"<h1>CAC</h1>{QUESTION}"}
    once, again = (files(indexed(small(tmp_path / name, **pages))) for name in ("een", "twee"))
    assert once == again


def test_no_page_asks_for_another_search(site: Path) -> None:
    for page in site.rglob("*.html"):
        assert 'data-md-component="search"' not in page.read_text("utf-8")
    assert not list(site.rglob("lunr*")) and not list(site.rglob("search_index.json"))
