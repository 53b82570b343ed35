"""What search engines, apps and other programs read of the site: true, complete, of every page."""

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from calculators import load, slugs
from kennisbank.catalogue import Catalogue
from kennisbank.finish import finish
from tests.sites import LOCAL, ROOT, SITE_URL, Sites

# What schema.org knows of each, as far as it is told here; and what Google cannot do without.
# https://schema.org/docs/full.html, https://developers.google.com/search/docs/appearance
KNOWN = {
    "Article": "name description inLanguage headline datePublished dateModified author publisher "
    "license isAccessibleForFree mainEntityOfPage url image",
    "WebApplication": "name description inLanguage applicationCategory operatingSystem "
    "browserRequirements isAccessibleForFree offers publisher url",
    "WebSite": "name description inLanguage url",
    "WebPage": "name description inLanguage url",
    "BreadcrumbList": "itemListElement",
    "ListItem": "position name item",
    "Organization": "name url email",
    "Offer": "price priceCurrency",
    "PodcastSeries": "url name description inLanguage genre isFamilyFriendly image webFeed author "
    "publisher",
    "PodcastEpisode": "identifier url name description inLanguage episodeNumber datePublished "
    "duration associatedMedia partOfSeries",
    "AudioObject": "description contentSize contentUrl",
}
NEEDED = {
    "Article": "headline datePublished dateModified author image url",
    "WebApplication": "name offers applicationCategory operatingSystem url",
    "WebSite": "name url",
    "BreadcrumbList": "itemListElement",
    "ListItem": "position name item",
    "Organization": "name",
    "Offer": "price priceCurrency",
    "PodcastSeries": "name url webFeed author",
    "PodcastEpisode": "name url datePublished duration associatedMedia partOfSeries",
    "AudioObject": "contentUrl",
}
# What schema.org expects as the value of each: a pattern for a text, a type of Python, or the name
# of what is told there. In a list each counts.
TEXT, WHERE, DAY = r"\S(.*\S)?", r"[^\s<>\"]+", r"\d{4}-\d\d-\d\d"
VALUES: dict[str, str | type] = {
    **dict.fromkeys("name description headline genre operatingSystem identifier".split(), TEXT),
    **dict.fromkeys("browserRequirements".split(), TEXT),
    **dict.fromkeys("url item image license mainEntityOfPage webFeed contentUrl".split(), WHERE),
    **dict.fromkeys("datePublished dateModified".split(), DAY),
    **dict.fromkeys("isAccessibleForFree isFamilyFriendly".split(), bool),
    **dict.fromkeys("position episodeNumber".split(), int),
    **dict.fromkeys("author publisher".split(), "Organization"),
    "inLanguage": "nl-NL",
    # The names that Google has for it.
    "applicationCategory": r"\w+Application",
    "offers": "Offer",
    "price": r"\d+(\.\d\d)?",
    "priceCurrency": r"[A-Z]{3}",
    "duration": r"PT\d+H\d\dM\d\dS",
    "contentSize": r"\d+",
    "email": r"[^@\s]+@[^@\s]+",
    "itemListElement": "ListItem",
    "associatedMedia": "AudioObject",
    "partOfSeries": "PodcastSeries",
}


def is_value(name: str, value: Any) -> bool:
    """Whether that may be the value of a property of that name."""
    if isinstance(value, list):
        return bool(value) and all(is_value(name, each) for each in value)
    expected = VALUES[name]
    if isinstance(expected, type):
        return type(value) is expected
    if expected in KNOWN:
        return isinstance(value, dict) and value["@type"] == expected
    return isinstance(value, str) and bool(re.fullmatch(expected, value, re.DOTALL))


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Every page that is to be found, by its address from the root."""
    found = {}
    for file in sorted(site.rglob("index.html")):
        soup = BeautifulSoup(file.read_text("utf-8"), "html.parser")
        if not soup.select('meta[name="robots"][content*="noindex"]'):
            found[file.relative_to(site).as_posix().removesuffix("index.html")] = soup
    return found


def meta(page: BeautifulSoup, name: str) -> str:
    [found] = page.select(f'meta[property="{name}"], meta[name="{name}"]')
    return str(found["content"])


def things(page: BeautifulSoup) -> Iterator[dict[str, Any]]:
    """Everything that a page tells in JSON-LD, what is within it too."""

    def within(value: Any) -> Iterator[dict[str, Any]]:
        if isinstance(value, dict):
            if "@type" in value:
                yield value
            for each in value.values():
                yield from within(each)
        if isinstance(value, list):
            for each in value:
                yield from within(each)

    for script in page.select('head script[type="application/ld+json"]'):
        data = json.loads(str(script.string))
        assert data["@context"] == "https://schema.org"
        yield from within(data)


def test_every_page_has_a_title_and_description_of_its_own(pages: dict[str, BeautifulSoup]) -> None:
    for said in (
        [page.title.get_text() if page.title else "" for page in pages.values()],
        [meta(page, "description") for page in pages.values()],
    ):
        assert all(said) and len(set(said)) == len(said)


def test_every_page_has_its_own_address_and_a_card(pages: dict[str, BeautifulSoup]) -> None:
    for address, page in pages.items():
        [canonical] = page.select('link[rel="canonical"]')
        assert canonical["href"] == meta(page, "og:url") == SITE_URL + address
        assert meta(page, "og:title") and meta(page, "og:locale") == "nl_NL"
        assert meta(page, "og:description") == meta(page, "description")
        assert meta(page, "twitter:card") == "summary_large_image"


def test_every_card_has_a_small_picture_of_the_right_size(
    site: Path, pages: dict[str, BeautifulSoup]
) -> None:
    addresses = {meta(page, "og:image") for page in pages.values()}
    for address in addresses:
        path, _, stamp = address.removeprefix(SITE_URL).partition("?v=")
        file = site / path
        assert stamp == sha256(file.read_bytes()).hexdigest()[:12]
        with Image.open(file) as picture:
            assert picture.size == (1200, 630)
            # Drawn, not only filled: letters and three customers.
            assert len(picture.convert("RGB").getcolors(1 << 20) or []) > 8
        assert file.stat().st_size < 40_000
    of_articles = {meta(page, "og:image") for at, page in pages.items() if at.startswith("art")}
    assert len(of_articles) == len(list((ROOT / "docs" / "artikelen").glob("*.md")))


def test_what_is_told_is_what_schema_org_knows(pages: dict[str, BeautifulSoup]) -> None:
    for address, page in pages.items():
        for thing in things(page):
            kind = thing["@type"]
            told = thing.keys() - {"@type", "@context", "@graph"}
            assert told <= set(KNOWN[kind].split()), (address, kind)
            if kind == "PodcastSeries" and told == {"url"}:
                continue  # it only points to the page of the series
            assert set(NEEDED.get(kind, "").split()) <= told, (address, kind)
            wrong = {name: thing[name] for name in told if not is_value(name, thing[name])}
            assert wrong == {}, (address, kind)
            for name in {"url", "item", "image"} & told:
                if kind != "PodcastSeries":
                    assert str(thing[name]).startswith(SITE_URL), (address, kind, name)
            for name in {"datePublished", "dateModified"} & told:
                date.fromisoformat(thing[name])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("name", ""), ("name", None), ("image", "een plaatje"), ("datePublished", "24-11-2026")),
        *(("position", "1"), ("position", True), ("isAccessibleForFree", "true"), ("genre", [])),
        *(("author", "Wie"), ("author", {"@type": "Offer"}), ("duration", "PT61S")),
        *(("inLanguage", "en"), ("price", "gratis"), ("priceCurrency", "euro")),
    ],
)
def test_a_value_of_another_type_is_seen(name: str, value: object) -> None:
    assert not is_value(name, value)


def test_all_that_tells_its_language_says_dutch(
    site: Path, pages: dict[str, BeautifulSoup]
) -> None:
    for address, page in pages.items():
        assert page.html and page.html["lang"] == "nl", address
        assert meta(page, "og:locale") == "nl_NL", address
        spoken = {each["inLanguage"] for each in things(page) if "inLanguage" in each}
        assert spoken == {"nl-NL"}, address
        elsewhere = {str(each["hreflang"]) for each in page.select("[hreflang]")}
        assert elsewhere <= {"nl"}, address
    feed = ElementTree.parse(site / "podcast.xml").getroot()  # noqa: S314
    assert feed.findtext("channel/language") == "nl-nl"
    manifest = json.loads((site / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["lang"] == "nl"
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert ElementTree.parse(site / "artikelen.xml").getroot().get(lang) == "nl"  # noqa: S314


def test_every_page_tells_what_it_is(pages: dict[str, BeautifulSoup]) -> None:
    for address, page in pages.items():
        kinds = {thing["@type"] for thing in things(page)}
        section, _, rest = address.partition("/")
        expected = {
            "": "WebSite",
            "artikelen": "Article",
            "rekenhulpen": "WebApplication" if rest else "WebPage",
            "podcast": "PodcastEpisode" if rest else "PodcastSeries",
        }.get(section, "WebPage")
        assert expected in kinds, address
        assert ("BreadcrumbList" in kinds) == bool(address)
    assert sum(address.startswith("rekenhulpen/") for address in pages) == len(slugs()) + 1


def test_what_is_told_stands_on_the_page(pages: dict[str, BeautifulSoup]) -> None:
    for address, page in pages.items():
        [heading] = page.select("h1")
        for link in heading.select(".headerlink"):
            link.decompose()
        shown = " ".join(heading.get_text().split())
        for thing in things(page):
            if thing["@type"] in {"Article", "WebApplication", "WebPage"}:
                assert thing["name"] == shown, address
            if thing["@type"] == "Article":
                [day] = page.select(".kb-nagekeken time")
                assert day["datetime"] == thing["dateModified"]
        for crumbs in (each for each in things(page) if each["@type"] == "BreadcrumbList"):
            steps = crumbs["itemListElement"]
            assert [step["position"] for step in steps] == [*range(1, len(steps) + 1)]
            assert steps[0]["item"] == SITE_URL and steps[-1]["item"] == SITE_URL + address
            assert {step["item"].removeprefix(SITE_URL) for step in steps} <= pages.keys()


def test_questions_are_told_as_schema_org_asks(pages: dict[str, BeautifulSoup]) -> None:
    asked = 0
    for page in pages.values():
        for question in page.select('[itemtype="https://schema.org/Question"]'):
            [holder] = question.find_parents(attrs={"itemtype": "https://schema.org/FAQPage"})
            [answer] = question.select('[itemtype="https://schema.org/Answer"]')
            assert holder is not None
            assert question.select('[itemprop="name"]')[0].get_text(strip=True)
            assert answer["itemprop"] == "acceptedAnswer"
            assert answer.select('[itemprop="text"]')[0].get_text(strip=True)
            asked += 1
    assert asked > 20


def test_the_sitemap_has_every_page_and_nothing_else(
    site: Path, pages: dict[str, BeautifulSoup]
) -> None:
    text = (site / "sitemap.xml").read_bytes()
    root = ElementTree.fromstring(text)  # noqa: S314 -- made here
    found = [str(each.text) for each in root.iter() if "loc" in each.tag]
    assert sorted(found) == sorted(SITE_URL + address for address in pages)
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == text


def test_the_feed_has_every_article(site: Path, pages: dict[str, BeautifulSoup]) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.parse(site / "artikelen.xml").getroot()  # noqa: S314
    assert feed.tag == f"{atom}feed"
    assert {"id", "title", "updated", "author"} <= {each.tag.removeprefix(atom) for each in feed}
    links = {each.get("rel", "alternate"): each.get("href") for each in feed.findall(f"{atom}link")}
    assert links == {"alternate": SITE_URL, "self": f"{SITE_URL}artikelen.xml"}
    entries = feed.findall(f"{atom}entry")
    shown = {str(entry.findtext(f"{atom}id")).removeprefix(SITE_URL) for entry in entries}
    assert shown == {address for address in pages if address.startswith("artikelen/")}
    for entry in entries:
        assert entry.findtext(f"{atom}title") and entry.findtext(f"{atom}summary")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT.*Z", str(entry.findtext(f"{atom}updated")))
    for page in pages.values():
        [link] = page.select('link[type="application/atom+xml"]')
        assert link["href"] == f"{SITE_URL}artikelen.xml"


def test_an_outline_names_every_page(site: Path, pages: dict[str, BeautifulSoup]) -> None:
    text = (site / "llms.txt").read_text("utf-8")
    assert text.startswith("# ") and "\n> " in text
    links = re.findall(r"^- \[[^\]]+\]\((\S+)\): .", text, re.MULTILINE)
    assert sorted(links) == sorted(SITE_URL + address for address in pages)


def test_every_calculator_has_its_schema_beside_its_page(site: Path) -> None:
    text = (site / "llms.txt").read_text("utf-8")
    for slug in slugs():
        address = f"rekenhulpen/{slug}/schema.json"
        schema = json.loads((site / address).read_text("utf-8"))
        assert schema.pop("$id") == SITE_URL + address
        assert schema == load(slug).schema()
        Draft202012Validator.check_schema(schema)
        told = f" Schema: {SITE_URL}{address}"
        [line] = [each for each in text.splitlines() if each.endswith(told)]
        assert line.startswith("- [") and f"]({SITE_URL}rekenhulpen/{slug}/): " in line


def test_what_a_program_reads_of_calculating_is_so(site: Path) -> None:
    text = (site / "llms.txt").read_text("utf-8")
    [link] = re.findall(rf"{re.escape(SITE_URL)}rekenhulpen/([\w-]+)/\?(\S+)", text)
    slug, query = link
    given = dict(parse_qsl(query))
    assert load(slug).run({name: float(each) for name, each in given.items()})["ok"]
    [typed] = re.findall(r"`python -m (calculators \S+ \S+)`", text)
    done = subprocess.run(
        [sys.executable, "-m", *typed.split(), "--json"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert json.loads(done.stdout)["ok"]


def test_without_an_address_a_program_finds_everything_from_the_root(sites: Sites) -> None:
    root = sites()
    text = (root / "llms.txt").read_text("utf-8")
    links = re.findall(r"\]\((\S+)\): ", text)
    links += re.findall(r" Schema: (\S+)$", text, re.MULTILINE)
    assert len(links) > 2 * len(slugs())
    for link in links:
        assert not urlsplit(link).scheme and not link.startswith("/"), link
        file = root / link
        assert (file if file.suffix else file / "index.html").is_file(), link
    for slug in slugs():
        schema = (root / "rekenhulpen" / slug / "schema.json").read_text("utf-8")
        assert "$id" not in json.loads(schema) and "localhost" not in schema
    assert "localhost" not in text


def test_without_an_address_nothing_is_told_that_is_not_so(tmp_path: Path) -> None:
    for folder, file, text in (
        ("built", "index.html", "<!doctype html><title>Proef</title><h1>Proef</h1>"),
        ("docs", "index.md", "---\ntitle: Proef\n---\n\n# Proef\n"),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / file).write_text(text, "utf-8")
    finish(tmp_path / "built", tmp_path / "site", Catalogue(tmp_path / "docs"))
    written = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "og:title" in written and "og:image" not in written and '"url"' not in written
    assert not (tmp_path / "site" / "artikelen.xml").exists()


def test_the_links_to_improve_a_page_come_from_the_owner(sites: Sites) -> None:
    source = LOCAL["REPO_URL"]
    for file in sites(**LOCAL).rglob("index.html"):
        page = LexborHTMLParser(file.read_text("utf-8"))
        if page.css('meta[name="robots"]'):
            continue
        links = {link.text(): str(link.attrs["href"]) for link in page.css(".kb-onder-doe a")}
        assert links["Meld een fout"].startswith(f"{source}/issues/new"), file
        edited = links["Bewerk deze pagina"]
        assert edited.startswith(f"{source}/edit/main/")
        path = urlsplit(edited).path.partition("/edit/main/")[2]
        assert (ROOT / path).is_file(), path


def test_without_an_owner_there_is_no_link_to_nowhere(pages: dict[str, BeautifulSoup]) -> None:
    assert not any(page.select(".kb-onder-doe") for page in pages.values())
