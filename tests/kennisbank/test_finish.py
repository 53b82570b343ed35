"""The built site → the published site."""

import gzip
import re
import shutil
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from kennisbank import Stopped
from kennisbank.catalogue import Catalogue
from kennisbank.finish import finish
from kennisbank.runtime import install, later, manifest
from tests.kennisbank.conftest import run
from tests.sites import ROOT, Sites

PAGE = """<!doctype html><html><head>
<meta charset="utf-8">{head}
</head><body><h1>{title}<a class="headerlink" href="#x">¶</a></h1>{body}</body></html>"""


@pytest.fixture(scope="module")
def site(sites: Sites) -> Path:
    """The site of this project as it comes, with nothing set by an owner."""
    return sites()


def test_an_article_weighs_no_more_than_80_kb_on_a_first_visit(site: Path) -> None:
    once = len(gzip.compress((site / "sw.js").read_bytes(), 6))
    once += len(gzip.compress((site / "sitemap.xml").read_bytes(), 6)) + 1000  # icon, manifest
    for page in (site / "artikelen").glob("*/index.html"):
        html = BeautifulSoup(page.read_bytes(), "html.parser")
        style = html.select_one('link[rel="stylesheet"]')
        assert style
        wanted = [str(style["href"]), *(str(each["src"]) for each in html.select("script[src]"))]
        files = {page, *((page.parent / each).resolve() for each in wanted)}
        [own] = (each for each in files if each.name == "kb.js")
        files |= {
            own.parent / name for name in re.findall(r'from"\./(.*?)"', own.read_text("utf-8"))
        }
        weight = sum(len(gzip.compress(each.read_bytes(), 6)) for each in files)
        assert len(files) == 5 and once + weight <= 80_000, (page, weight)


def small(folder: Path, *, head: str = "", **pages: str) -> Path:
    """What a builder made, a few pages: their path, with _ for /, and the body."""
    for name, body in {"index": "", **pages}.items():
        file = folder / "built" / f"{name.replace('_', '/')}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PAGE.format(head=head, title=f"Titel {name}", body=body), "utf-8")
    return folder / "built"


def finished(built: Path, target: Path | None = None) -> list[str]:
    """Make the site of it, beside it, of docs that have no page."""
    library = Catalogue(built.parent / "docs")
    return finish(built, target or built.parent / "site", library)


def html(path: Path) -> BeautifulSoup:
    return _parsed(path, path.stat().st_mtime_ns)


@cache
def _parsed(path: Path, changed: int) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


@cache
def ids(path: Path) -> set[str]:
    return {str(each["id"]) for each in html(path).select("[id]")}


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


# What html-validate lets pass, and nobody can press: the rest is in test_html.py.
MISPLACED = ":is(a, button) [tabindex], summary :is(a[href], button, input, select, textarea)"


def test_no_control_stands_in_another_or_in_a_summary(site: Path) -> None:
    found = {page: html(page).select(MISPLACED) for page in pages(site)}
    assert len(found) > 50 and {page: wrong for page, wrong in found.items() if wrong} == {}
    [wrong] = BeautifulSoup("<summary>a <a href=x>b</a></summary>", "html.parser").select(MISPLACED)
    assert wrong.name == "a"


def test_a_table_of_contents_is_one_that_somebody_reads(site: Path) -> None:
    long = []
    for page in pages(site):
        for toc in html(page).select(".md-nav--secondary"):
            named = {str(each["href"]) for each in toc.select("a")}
            headings = html(page).select("article :is(h2, h3)[id]")
            tops = {f"#{each['id']}" for each in headings if each.name == "h2"}
            assert len(named) <= 60, page
            if len(headings) > 60:
                long.append(page.parent.name)
                assert named == tops
    assert "vragen" in long  # all questions: their topics


def test_every_page_has_one_policy_that_allows_its_scripts_and_no_others(site: Path) -> None:
    for page in pages(site):
        [policy] = html(page).select('meta[http-equiv="Content-Security-Policy"]')
        allowed = set(re.findall(r"'(sha256-[^']+)'", str(policy["content"])))
        for script in html(page).select("script:not([src])"):
            if script.get("type") in (None, "module", "text/javascript"):
                digest = b64encode(sha256(str(script.string).encode()).digest()).decode()
                assert f"sha256-{digest}" in allowed, page
        assert "'unsafe-inline'" not in str(policy["content"]).partition("style-src")[0]
        assert len(allowed) < 10
        # What comes before the policy is not under it; the encoding has to come first.
        assert policy.find_previous_sibling(lambda tag: isinstance(tag, Tag)).has_attr("charset")  # type: ignore[union-attr]


def test_no_address_of_the_site_is_left_unresolved_or_absolute(site: Path) -> None:
    for page in pages(site):
        for link in html(page).select("a[href], link[href], script[src], img[src]"):
            address = str(link.get("href") or link.get("src"))
            assert not address.startswith("kb:"), page
            if page.name != "404.html":  # which is shown at any depth
                assert not address.startswith("/"), (page, address)


def test_every_link_within_the_site_leads_somewhere(site: Path) -> None:
    for page in pages(site):
        if page.name == "404.html":
            continue
        for link in html(page).select("a[href]"):
            address = str(link["href"])
            if re.match(r"https?:|mailto:", address):
                continue
            path, _, anchor = re.sub(r"\?[^#]*", "", address).partition("#")
            target = (page.parent / path).resolve() if path else page
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), (page, address)
            if target.suffix == ".mp3":  # from which second it is played
                assert re.fullmatch(r"(t=\d+)?", anchor), (page, address)
            elif anchor:
                assert anchor in ids(target), (page, address)


def test_every_page_says_in_one_heading_what_it_is_and_no_heading_is_empty(site: Path) -> None:
    for page in pages(site):
        assert len(html(page).select("h1")) == 1, page
        for heading in html(page).select("h1, h2, h3, h4, h5, h6"):
            assert re.search(r"\w", heading.get_text()), (page, heading)


def test_no_number_on_a_page_has_more_digits_than_a_person_would_write(site: Path) -> None:
    for page in pages(site):
        text = html(page).get_text(" ")
        assert not re.findall(r"\d+,\d{5,}", text), page


def test_no_two_pages_have_the_same_title_or_description(site: Path) -> None:
    content = [html(page) for page in pages(site) if page.name != "404.html"]
    titles = [str(page.title and page.title.string) for page in content]
    described = [str(page.select('meta[name="description"]')[0]["content"]) for page in content]
    assert len(set(titles)) == len(set(described)) == len(content)


def test_every_picture_and_sound_of_the_site_is_there(site: Path) -> None:
    for page in pages(site):
        for shown in html(page).select("img[src], audio[src], source[src], iframe[src]"):
            address = str(shown["src"])
            if not address.startswith("data:"):
                assert (page.parent / unquote(urlsplit(address).path)).is_file(), (page, address)


def test_the_owner_is_told_that_no_call_is_set_and_a_reader_gets_no_dead_link(
    tmp_path: Path,
) -> None:
    without = small(tmp_path / "a", artikel='<footer class="kb-voet"></footer>')
    assert any("zet FOCUS_SESSION_URL" in note for note in finished(without))
    with_it = small(
        tmp_path / "b", artikel='<footer class="kb-voet"><p class="kb-oproep"></p></footer>'
    )
    assert not finished(with_it)


def files(folder: Path) -> dict[str, bytes]:
    return {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file()
    }


def test_finishing_again_changes_no_byte_of_the_site_or_of_what_was_built(tmp_path: Path) -> None:
    link = '<article><h1>A</h1><a href="kb:b/"></a></article>'
    built = small(tmp_path, a_index=link, b_index="")
    before = files(built)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "oud.html").write_text("van een vorige keer", "utf-8")
    finished(built)
    site = files(tmp_path / "site")
    assert b"Titel b_index" in site["a/index.html"] and "oud.html" not in site
    finished(built)
    assert files(tmp_path / "site") == site and files(built) == before


def test_a_site_may_come_in_the_place_of_what_was_built(tmp_path: Path) -> None:
    built = small(tmp_path, a_index='<a href="kb:b/"></a>', b_index="")
    finished(built)
    finished(built, built)
    assert files(built) == files(tmp_path / "site")


def test_a_site_that_is_finished_already_is_left_as_it_is(site: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(site, tmp_path / "site")
    with pytest.raises(Stopped, match="is al afgemaakt → bouw hem opnieuw"):
        finished(copy, copy)
    assert files(copy) == files(site)


def test_a_link_from_the_root_becomes_relative_and_gets_its_title(tmp_path: Path) -> None:
    link = '<a href="kb:b/c/#x"></a> <a href="kb:b/c/">Lees dit</a> <a href="kb:../b/c/"></a>'
    finished(small(tmp_path, a_index=link, b_c_index='<p id="x"></p>'))
    site = tmp_path / "site"
    found = [(each["href"], each.get_text()) for each in html(site / "a/index.html").select("p, a")]
    assert found[1:] == [
        ("../b/c/#x", "Titel b_c_index"),
        ("../b/c/", "Lees dit"),
        ("../b/c/", "Titel b_c_index"),
    ]


@pytest.mark.parametrize(
    ("address", "wrong"),
    [("b/", "er is geen pagina “b/”"), ("a/#y", "heeft geen kop of plek “#y”")],
)
def test_a_link_to_nowhere_stops_it_with_the_page(tmp_path: Path, address: str, wrong: str) -> None:
    built = small(tmp_path, a_index=f'<a href="kb:{address}">x</a>')
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("de vorige site", "utf-8")
    with pytest.raises(Stopped) as stopped:
        finished(built)
    [said] = stopped.value.mistakes
    assert said.startswith("a/index.html: ") and wrong in said and " → " in said
    assert files(tmp_path / "site") == {"index.html": b"de vorige site"}


def test_what_no_page_needs_is_not_there(tmp_path: Path) -> None:
    finished(small(tmp_path, a_index="<p>Geen rekenhulp.</p>"))
    site = tmp_path / "site"
    assert not (site / "runtime").exists() and (site / ".nojekyll").is_file()


def test_no_style_or_script_of_the_theme_is_there_that_no_page_asks_for(site: Path) -> None:
    pages = "".join(each.read_text("utf-8") for each in site.rglob("*.html"))
    found = [*site.glob("assets/stylesheets/**/*.*"), *site.glob("assets/javascripts/**/*.*")]
    assert len(found) > 2
    assert [
        each
        for each in found
        if each.relative_to(site).as_posix().removesuffix(".map") not in pages
    ] == []


def test_the_runtime_is_what_its_manifest_says(tmp_path: Path) -> None:
    install(tmp_path)
    data = manifest()
    found = [each for each in tmp_path.rglob("*") if each.is_file()]
    sizes = {each.relative_to(tmp_path).as_posix(): each.stat().st_size for each in found}
    assert sizes == data["files"] | later()
    assert data["path"] + "python_stdlib.wasm" in sizes
    assert all(text.endswith("MB") for text in data["sizes"].values())


def test_no_file_of_the_runtime_is_one_that_some_hosts_send_as_text(tmp_path: Path) -> None:
    install(tmp_path)
    for file in (each for each in tmp_path.rglob("*") if each.is_file()):
        assert file.suffix in {".js", ".wasm", ".zip", ".json"}
        if file.suffix == ".js":
            assert "pyodide.asm.mjs" not in file.read_text("utf-8")


def test_a_canonical_address_on_ones_own_machine_goes(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="http://localhost:8000/">'
    finished(small(tmp_path, head=head))
    assert not html(tmp_path / "site" / "index.html").select('[rel="canonical"]')


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    done = run(ROOT, "-m", "kennisbank", "finish", str(tmp_path))
    assert done.returncode == 1 and "geen gebouwde site" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_other_sites_ask_for_keeps_its_name(site: Path) -> None:
    assert (site / "assets" / "kb" / "insluiten.js").is_file()
    scripts = [path.read_text("utf-8") for path in site.glob("scripts/*/*.js")]
    assert any("assets/kb/insluiten.js" in script for script in scripts)


def test_a_web_server_may_read_all_of_the_site(site: Path) -> None:
    shut = [path for path in site.rglob("*") if not path.stat().st_mode & 0o004]
    assert [path.relative_to(site).as_posix() for path in shut] == []
