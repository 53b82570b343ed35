"""What MkDocs or its theme would refuse in mkdocs.yml, or leave undone in silence, is reported with
its line and what to do, by whatever checks or builds the site.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from kennisbank import settings
from kennisbank.check import check
from kennisbank.check.site import Site
from kennisbank.settings import builder
from tests.kennisbank.conftest import run
from tests.sites import ROOT

TEXT = (ROOT / "mkdocs.yml").read_text("utf-8")


class Case(NamedTuple):
    """A part of mkdocs.yml, what stands in its place, the line by what is on it, what is said."""

    old: str
    new: str
    on: str
    said: str


HOME = "- Home: index.md"
STRICT = "strict: true\n"
CASES = {
    # The menu.
    "a page without a name": Case(HOME, '- "": index.md', '- "": index', "heeft geen naam"),
    "a name of spaces": Case(HOME, '- "  ": index.md', '- "  "', "heeft geen naam"),
    "a name that is nothing": Case(HOME, "- ~: index.md", "- ~", "heeft geen naam"),
    "a name below another": Case("- Privacy:", '- "":', '- "":', "heeft geen naam"),
    "a name without a page": Case(HOME, "- Home:", "- Home:", "achter “Home” staat geen pagina"),
    "a name with a number": Case(HOME, "- Home: 3", "- Home: 3", "staat geen pagina"),
    "two pages in one line": Case(
        HOME, "- {Home: index.md, Weer: over.md}", "- {Home", "geen naam en pagina"
    ),
    "a list in a list": Case(HOME, "- [index.md]", "- [index", "geen naam en pagina"),
    "an empty line": Case(HOME, "-", "  -\n", "geen naam en pagina"),
    "two of one name": Case("- Mijn klanten:", "- Home:", "- Home: mijn", "staat ook op regel 23"),
    "no list below a name": Case(
        "      - Over deze kennisbank: over.md\n", "      Over: over.md\n  - Nog:\n",
        "      Over:", "onder “Over” staat geen lijst",
    ),
    "no menu": Case("\nnav:", "\nmenu:", "menu:", "“menu” kent MkDocs niet"),
    "another menu": Case(STRICT, f"{STRICT}nav: []\n", "nav: []", "“nav” staat ook op regel 22"),
    # What is loaded.
    "an unknown extension": Case("- abbr\n", "- abbrr\n", "- abbrr", "geen uitbreiding “abbrr”"),
    "an unknown option": Case("permalink:", "permalinkk:", "permalinkk", "kent geen “permalinkk”"),
    "a value that cannot be": Case(
        "alternate_style: true", "alternate_style: soms", "soms", "“pymdownx.tabbed” werkt zo niet"
    ),
    "an option misspelt": Case("permalink:", "permalnk:", "permalnk", "bedoelde je permalink?"),
    "an option of another": Case("- tables", "- tables: {zoek: 3}", "- tables", "use_align_attr"),
    "an option where none is": Case("- abbr\n", "- md_in_html: {x: 3}\n", "md_in_html", "haal de"),
    "an option that cannot be": Case("- tables", "- tables: 3", "- tables", "kan dit niet krijgen"),
    "extensions that are no list": Case(
        "markdown_extensions:\n", "markdown_extensions: ja\nwatch2:\n", "markdown_ext", "geen lijst"
    ),
    "our own extension gone": Case(
        "  - kennisbank.blocks\n", "", "  - abbr\n", "zet kennisbank.blocks terug"
    ),
    "an unknown hook": Case("- kennisbank/hook", "- kennisbank/hok", "hok.py", "is er niet"),
    "hooks that are no list": Case("hooks:\n", "hooks: x\nx:\n", "hooks: x", "geen lijst"),
    "a hook gone": Case("  - kennisbank/hook.py\n", "", "settings/hook", "zet kennisbank/hook.py"),
    "an unknown plugin": Case("plugins: []", "plugins: [zoek]", "plugins", "“zoek” is er niet"),
    "an unknown option of a plugin": Case(
        "plugins: []", "plugins: [search: {langg: nl}]", "plugins", "“langg”"
    ),
    "plugins that are no list": Case("plugins: []", "plugins: ja", "plugins", "geen lijst"),
    "a folder to watch": Case("  - calculators\n", "  - rekenaars\n", "- rekenaars", "is er niet"),
    # The theme.
    "an unknown theme": Case("name: material", "name: materiaal", "materiaal", "het thema"),
    "another theme": Case("name: material", "name: mkdocs", "mkdocs\n", "zet material terug"),
    "another folder": Case("kennisbank/theme", "kennisbank/thema", "thema", "is er niet"),
    "a name that is a list": Case("name: material", "name: []", "theme:", "kan dit niet zijn"),
    "a folder that is a number": Case("kennisbank/theme", "3", "theme:", "kan dit niet zijn"),
    "an extension of nothing": Case("- abbr\n", "- {}\n", "markdown_ext", "kan dit niet zijn"),
    "an unknown language": Case("language: nl", "language: xx", "language: xx", "schrijf nl"),
    "an unknown setting": Case("  palette:", "  palet:", "palet:", "bedoelde je palette?"),
    "a setting in Dutch": Case("  language: nl", "  taal: nl", "taal: nl", "kent het thema niet"),
    "an unknown part": Case(
        "- navigation.tabs\n", "- navigation.tab\n", "navigation.tab\n", "navigation.tabs?"
    ),
    "parts that are no list": Case(
        "features:\n", "features: tabs\n  direction:\n", "features: t", "features” is geen lijst"
    ),
    "an unknown icon": Case("weather-night", "weather-nacht", "nacht", "het teken"),
    "an unknown scheme": Case("scheme: slate", "scheme: slat", "slat\n", "“slat” kent het thema"),
    "a scheme misspelt": Case("scheme: slate", "schema: slate", "schema", "bedoelde je scheme?"),
    "an unknown colour": Case("primary: custom", "primary: indgo", "indgo", "bedoelde je indigo?"),
    "another unknown one": Case("accent: custom", "accent: bleu", "bleu", "“bleu” kent het thema"),
    "a button misspelt": Case("toggle:", "togle:", "togle", "bedoelde je toggle?"),
    "a button without a name": Case(
        "        name: Naar donkere weergave\n", "", "weather-night", "“toggle” heeft geen name"
    ),
    "a name of a button misspelt": Case("name: Naar d", "naam: Naar d", "naam", "je name?"),
    "a preference misspelt": Case(
        "color-scheme: dark", "colour-scheme: dark", "colour", "je (prefers-color-scheme: dark)?"
    ),
    "colours that are none": Case(
        "palette:\n", "palette: blauw\n  direction:\n", "blauw", "“palette” heeft geen namen"
    ),
    "letters of another": Case("font: false", "font: flase", "flase", "zet false terug"),
    "letters that are not said": Case("  font: false", "", "site_name:", "zet false terug"),
    "an unknown picture": Case("assets/kb/icon.svg", "weg.svg", "weg.svg", "is er niet"),
    # The rest.
    "an unknown setting of MkDocs": Case(STRICT, f"{STRICT}site_naam: x\n", "naam", "“site_name”?"),
    "a setting of nothing": Case(
        "site_name: Kennisbank klantwaarde", "site_name:", "site_name", "“site_name” is leeg"
    ),
    "what is no truth": Case(STRICT, "strict: soms\n", "strict", "schrijf true of false"),
    "what is no choice": Case("anchors: warn", "anchors: ja", "anchors", "kies uit"),
    "what is no text": Case("not_in_nav: |", "not_in_nav: [a]\ncopyright2: |", "not_in", "MkDocs"),
    "other docs": Case(STRICT, f"{STRICT}docs_dir: teksten\n", "docs_dir", "“teksten” is er niet"),
    "other addresses": Case(
        STRICT, f"{STRICT}use_directory_urls: false\n", "use_dir", "is hier altijd true"
    ),
    "said twice": Case(STRICT, f"{STRICT}strict: false\n", "false", "staat ook op regel 44"),
    "a setting of the owner": Case(
        "focus_session_url:", "focus_sesion_url:", "sesion", "“focus_session_url”?"
    ),
    "a setting within another": Case("    contact:", "    contct:", "contct", "“contact”?"),
    "what is no tag": Case(HOME, "- Home: !x index.md", "!x", "achter !"),
}  # fmt: skip


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """The project with another mkdocs.yml."""
    for each in ("kennisbank", "calculators", "docs"):
        (tmp_path / each).symlink_to(ROOT / each)
    return tmp_path


def test_that_of_the_site_is_right() -> None:
    assert builder.mistakes(ROOT) == []


def test_docs_of_which_no_site_is_made_need_no_settings(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("nav: []\n", "utf-8")
    assert builder.mistakes(tmp_path) == []


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_mistake_is_told_at_its_line_with_what_to_do(case: Case, beside: Path) -> None:
    assert case.old in TEXT
    text = TEXT.replace(case.old, case.new, 1)
    (beside / "mkdocs.yml").write_text(text, "utf-8")
    lines = [at for at, line in enumerate(text.splitlines(keepends=True), 1) if case.on in line]
    found = builder.mistakes(beside)
    assert any(each.line in lines and case.said in str(each) for each in found), found
    assert all(each.todo and each.path == "mkdocs.yml" for each in found)


def test_check_tells_them_whatever_it_was_asked_to_look_at(beside: Path) -> None:
    text = TEXT.replace("- abbr\n", "- abbrr\n").replace(HOME, '- "": index.md')
    (beside / "mkdocs.yml").write_text(text, "utf-8")
    found = check(Site(beside / "docs"), [beside / "mkdocs.yml"])
    assert [each.rule for each in found] == ["menu", "instelling"], found


@pytest.mark.parametrize(
    "command", ["check", "build", "serve", "build --with properdocs", "build --with zensical"]
)
def test_whatever_builds_or_checks_says_them_and_nothing_of_python(
    command: str, project: Path
) -> None:
    file = project / "mkdocs.yml"
    text = TEXT.replace("- abbr\n", "- abbrr\n").replace("plugins: []", "plugins: [zoek]")
    text = text.replace("kennisbank/hook.py", "kennisbank/hok.py")
    file.write_text(text, "utf-8")
    done = run(project, "-m", "kennisbank", *command.split())
    said = done.stdout + done.stderr
    assert done.returncode == 1 and "Traceback" not in said, said
    for on, words in (
        ("- abbrr", "er is geen uitbreiding “abbrr”"),
        ("plugins: [zoek]", "de plugin “zoek” is er niet"),
        ("- kennisbank/hok.py", "“kennisbank/hok.py” is er niet"),
    ):
        line = text[: text.index(on)].count("\n") + 1
        assert said.count(f"mkdocs.yml:{line}: {words} → ") == 1, said


@pytest.mark.parametrize(
    "command", ["check", "build", "serve", "build --with properdocs", "build --with zensical"]
)
def test_without_docs_there_is_nothing_to_do_and_that_is_said(command: str, project: Path) -> None:
    (project / "docs").rename(project / "teksten")
    done = run(project, "-m", "kennisbank", *command.split())
    assert done.returncode
    assert done.stderr.splitlines().count(builder.NO_DOCS) == 1
    assert len(done.stderr.splitlines()) < 4, done.stderr


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\nx: &x [*x]\n", 2, "dit bevat zichzelf"),
        ("a: 1\nx:\n  - &x\n    y: {z: *x}\n", 3, "dit bevat zichzelf"),
        (f"x: {'[' * 3000}{']' * 3000}\n", 1, "dit bestand is niet te lezen"),
    ],
)
def test_what_has_no_end_is_told_at_its_line(
    command: str, text: str, line: int, said: str, project: Path
) -> None:
    (project / "mkdocs.yml").write_text(text, "utf-8")
    done = run(project, "-m", "kennisbank", command)
    told = done.stdout + done.stderr
    assert done.returncode == 1 and "Traceback" not in told
    assert f"mkdocs.yml:{line}: {said}" in told


def test_what_is_said_once_may_be_named_again() -> None:
    assert settings.unreadable("a: &a [1]\nb: [*a, *a]\n") == 0
    # 9 to the power of 40 names, of 40 lines.
    named = "".join(f"a{at}: &a{at} [{', '.join(9 * [f'*a{at - 1}'])}]\n" for at in range(1, 40))
    assert settings.unreadable(f"a0: &a0 1\n{named}") == 0


def test_settings_without_docs_come_to_an_end(beside: Path) -> None:
    (beside / "mkdocs.yml").write_text(TEXT, "utf-8")
    (beside / "docs").unlink()
    assert ["“docs_dir” is er niet" in str(each) for each in builder.mistakes(beside)] == [True]
