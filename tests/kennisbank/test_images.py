"""What an editor is told of a picture: where it is, what it is, how heavy, and what it shows."""

from pathlib import Path

import pytest

from kennisbank.check import check
from kennisbank.check.site import Site

PNG, SVG = b"\x89PNG", b'<svg xmlns="http://www.w3.org/2000/svg">'
OF_OTHERS = "in a.svg zit een script of iets van een ander"
HEAD = f'---\ntitle: "Titel"\ndescription: "{"x" * 130}"\n---\n\n# Titel\n\n'


def told(root: Path, picture: str, **files: bytes) -> list[str]:
    """What is said of a page with that picture, beside these files: `a_png` is a.png."""
    docs = root / "docs"
    docs.mkdir(exist_ok=True)
    for name, data in files.items():
        (docs / name.replace("_", ".")).write_bytes(data)
    page = docs / "over.md"
    page.write_text(f"{HEAD}{picture}\n", "utf-8")
    found = check(Site(docs), [page], ["plaatje"])
    assert {each.line for each in found} <= {8}
    return [each.wrong for each in found]


@pytest.mark.parametrize(
    ("name", "data", "wrong"),
    [
        ("a_png", PNG, ""),
        ("a_png", b"", "het plaatje a.png is leeg"),
        ("a_png", SVG, "in a.png zit geen png"),
        ("a_jpg", PNG, "in a.jpg zit geen jpg"),
        ("a_webp", b"RIFF....WEBP", ""),
        ("a_gif", b"GIF89a", ""),
        ("a_avif", b"\0\0\0\x20ftypavif", ""),
        ("a_png", PNG.ljust(300_000), ""),
        ("a_png", PNG.ljust(300_001), "het plaatje a.png is 300 KB"),
        ("a_svg", SVG + b'<g fill="red"/></svg>', ""),
        ("a_svg", SVG + b"<script>1</script></svg>", OF_OTHERS),
        ("a_svg", SVG + b'<g onload="1"/></svg>', OF_OTHERS),
        ("a_svg", SVG + b'<image href="https://elders.example/a.png"/></svg>', OF_OTHERS),
        ("a_svg", SVG + b'<image href="#boven"/></svg>', ""),
    ],
)
def test_what_is_in_a_picture_is_looked_at(
    tmp_path: Path, name: str, data: bytes, wrong: str
) -> None:
    picture = f"![Een tekening van een klant]({name.replace('_', '.')})"
    assert told(tmp_path, picture, **{name: data}) == ([wrong] if wrong else [])


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("a.png", ""),
        ("a.png?v=1#boven", ""),
        ("/a.png", "“/a.png” werkt niet als de site in een map staat"),
        ("A.png", "het plaatje A.png is er niet"),
        ("../a.png", "het plaatje ../a.png staat buiten docs"),
        ("a.bmp", "een browser kan het plaatje a.bmp niet tonen"),
        ("//elders.example/a.png", "het plaatje //elders.example/a.png staat elders"),
        ("data:image/png;base64,AA", "dit plaatje staat in de tekst zelf"),
        ("file:///a.png", "het plaatje file:///a.png staat alleen op jouw computer"),
    ],
)
def test_a_picture_is_beside_the_page(tmp_path: Path, address: str, wrong: str) -> None:
    (tmp_path / "a.png").write_bytes(PNG)  # outside of the docs
    said = told(tmp_path, f"![Een tekening van een klant]({address})", a_png=PNG)
    assert said == ([wrong] if wrong else [])


def test_a_name_that_differs_in_its_capitals_is_what_was_meant(tmp_path: Path) -> None:
    told(tmp_path, "", a_png=PNG)
    page = tmp_path / "docs" / "over.md"
    page.write_text(f"{HEAD}![Een tekening van een klant](A.png)\n", "utf-8")
    [said] = check(Site(page.parent), [page], ["plaatje"])
    assert said.todo == "bedoelde je a.png?"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Een klant die terugkomt", ""),
        ("", "het plaatje a.png heeft geen tekst"),
        ("klant.png", "“klant.png” is een bestandsnaam"),
        ("a", "“a” is alleen de naam van het bestand"),
        ("Afbeelding 1", "“Afbeelding 1” zegt niet wat er te zien is"),
        ("IMG_1234", "“IMG_1234” zegt niet wat er te zien is"),
    ],
)
def test_the_text_of_a_picture_says_what_it_shows(tmp_path: Path, text: str, wrong: str) -> None:
    assert told(tmp_path, f"![{text}](a.png)", a_png=PNG) == ([wrong] if wrong else [])
