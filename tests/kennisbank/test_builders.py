"""Other builders make the same site out of the same sources."""

import json
import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from kennisbank.catalogue import Catalogue
from kennisbank.finish import finish
from tests.kennisbank.conftest import run
from tests.sites import PUBLISHED, ROOT, build

GENERATOR = re.compile(rb'\s*<meta name="generator"[^>]*>')


def built(target: Path, builder: str) -> Path:
    build(target, "--with", builder, project=ROOT, **PUBLISHED)
    return target


def files(site: Path) -> set[str]:
    """The names of all files but those of the index of the search, which hold its hash."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return {name for name in found if not re.match(r"pagefind/.*_[0-9a-f]+\.", name)}


def read(page: Path) -> LexborHTMLParser:
    return LexborHTMLParser(page.read_text("utf-8"))


def menu(page: LexborHTMLParser) -> list[str]:
    """The labels of the menu beside that page."""
    found = page.css(".md-nav--primary .md-ellipsis")
    return [" ".join(each.text(separator=" ").split()) for each in found]


def test_properdocs_makes_the_same_site_to_the_byte(site: Path, tmp_path: Path) -> None:
    other = built(tmp_path / "site", "properdocs")
    assert files(other) == files(site)
    for name in files(site):
        if name.endswith((".html", ".js", ".css", ".wasm", "podcast.xml", "versie.json")):
            if name == "sw.js":  # it holds the hash of every page
                continue
            before, after = (
                GENERATOR.sub(b"", (each / name).read_bytes()) for each in (site, other)
            )
            assert before == after, name


def test_zensical_makes_the_same_pages(site: Path, tmp_path: Path) -> None:
    other = built(tmp_path / "site", "zensical")
    pages = {name for name in files(site) if name.endswith(".html")}
    assert pages == {name for name in files(other) if name.endswith(".html")}
    for name in pages - {"404.html"}:
        before, after = (read(each / name) for each in (site, other))
        for selector in (
            "kb-rekenhulp output",
            ".kb-vraag summary",
            ".kb-begrip",
            "kb-podcast",
            "h1",
        ):
            assert [each.text() for each in before.css(selector)] == [
                each.text() for each in after.css(selector)
            ], (name, selector)
        assert menu(before) == menu(after), name
    assert (other / "podcast.xml").read_bytes() == (site / "podcast.xml").read_bytes()
    assert json.loads((other / "versie.json").read_text("utf-8"))["runtime"]
    assert list((other / "pagefind").glob("*/*.js"))


def test_the_way_to_edit_a_calculator_leads_to_the_calculator(tmp_path: Path) -> None:
    """As MkDocs has it by its hook; Zensical only knows the page, which is no file of ours."""
    page = tmp_path / "built" / "rekenhulpen" / "ltv-retentie" / "index.html"
    page.parent.mkdir(parents=True)
    base = "https://example.org/a/b/edit/main"
    page.write_text(f'<a href="{base}/docs/rekenhulpen/ltv-retentie.md" rel="edit">x</a>', "utf-8")
    (tmp_path / "built" / "index.html").write_text("<h1>Begin</h1>", "utf-8")
    site = tmp_path / "site"
    finish(tmp_path / "built", site, Catalogue(tmp_path / "docs"))
    written = (site / page.relative_to(tmp_path / "built")).read_text("utf-8")
    assert f'"{base}/calculators/ltv_retentie.py" rel="edit"' in written


def test_a_new_article_is_in_the_menu_by_itself(project: Path) -> None:
    """With MkDocs; the other builders make the same menu of the same sources, as seen above."""
    assert run(project, "-m", "kennisbank", "new", "artikel", "klantreis").returncode == 0
    file = project / "docs" / "artikelen" / "klantreis.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("\nrelated:", "\norder: 15\nrelated:", 1), "utf-8")
    build(project / "site", project=project)
    for name in ("klantreis", "cac"):
        page = read(project / "site" / "artikelen" / name / "index.html")
        labels = list(dict.fromkeys(menu(page)))
        found = [each for each in labels if each in {"LTV", "Klantreis", "Retentie", "ROI"}]
        assert found == ["LTV", "Klantreis", "Retentie", "ROI"], (name, labels)


def test_a_builder_that_is_not_there_is_told() -> None:
    done = run(ROOT, "-m", "kennisbank", "build", "--with", "sphinx")
    assert done.returncode == 2 and "kies mkdocs, properdocs of zensical" in done.stderr
