"""What the owner sets: wrong values are told at once and in Dutch, whatever builds the site."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config

from kennisbank import Stopped, settings
from tests.sites import ROOT

WRONG = {
    "SITE_URL": "example.org/kennisbank",
    "REPO_URL": "git@github.com:naam/kennisbank.git",
    "FOCUS_SESSION_URL": "http://example.org/afspraak?via=site",
    "OFFLINE": "misschien",
}
TOLD = (
    "mkdocs.yml:4: “SITE_URL” uit de omgeving is “example.org/kennisbank”, zonder https:// "
    "→ schrijf https://example.org/kennisbank",
    "mkdocs.yml:5: “REPO_URL” uit de omgeving is “git@github.com:naam/kennisbank.git”, dat opent "
    "een browser niet → schrijf https://github.com/naam/kennisbank",
    "→ schrijf https://example.org/afspraak?via=site",
    "“OFFLINE” uit de omgeving is “misschien”, en kan alleen aan of uit → schrijf true",
)


def told(**environment: str) -> list[str]:
    return [f"{each.wrong} → {each.todo}" for each in settings.mistakes(ROOT, environment)]


def test_a_file_that_is_no_yaml_is_reported_at_its_line_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("nav:\n\t- A: a.md\n", "utf-8")
    with pytest.raises(Stopped, match=r"mkdocs.yml:2: dit bestand is niet te lezen → .*spaties"):
        settings.read(tmp_path, {})


@pytest.mark.parametrize("text", ["", "- a\n", "x\n", "# niets\n"])
def test_a_file_without_names_and_values_is_reported_and_not_read(
    text: str, tmp_path: Path
) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    with pytest.raises(Stopped, match=r"mkdocs.yml:1: dit bestand is niet te lezen → "):
        settings.read(tmp_path, {})


@pytest.mark.parametrize(
    "command",
    [
        ["kennisbank", "serve"],
        ["kennisbank", "build", "--site-dir"],
        ["kennisbank", "build", "--with", "properdocs", "--site-dir"],
        ["kennisbank", "build", "--with", "zensical", "--site-dir"],
        ["kennisbank", "check"],
    ],
    ids=" ".join,
)
def test_whatever_builds_or_checks_the_site_tells_them_all_at_once(
    command: Sequence[str], tmp_path: Path
) -> None:
    if command[-1] == "--site-dir":
        command = [*command, str(tmp_path / "site")]
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT, check=False, capture_output=True, text=True, encoding="utf-8",
        env=os.environ | WRONG | {"PYTHONUTF8": "1"},
    )  # fmt: skip
    said = done.stdout + done.stderr
    assert done.returncode == 1 and not (tmp_path / "site").exists()
    assert all(said.count(each) == 1 for each in TOLD), said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SITE_URL", "https://example.org/?a=b", "met een ? of # erin → schrijf alleen"),
        ("SITE_URL", "https://example.org/a/index.html", "dat is één pagina → schrijf https://example.org/a/"),
        ("SITE_URL", "//example.org", "zonder https:// → schrijf https://example.org"),
        ("SITE_URL", "localhost:8000", "zonder https://"),
        ("SITE_URL", "ftp://example.org", "moet met https:// beginnen"),
        ("SITE_URL", "https://", "dat is geen adres"),
        ("SITE_URL", "https://[::1", "dat is geen adres"),
        ("SITE_URL", "https://een twee.nl", "dat is geen adres"),
        ("SITE_URL", "https://wie:geheim@example.org", "met een naam of wachtwoord erin"),
        ("REPO_URL", "naam/kennisbank", "→ schrijf https://github.com/naam/kennisbank"),
        ("REPO_URL", "ssh://git@gitlab.com/a/b.git", "→ schrijf https://gitlab.com/a/b"),
        ("EDIT_URI", "edit/main/docs/", "doet niets zolang REPO_URL leeg is"),
        ("EDIT_URI", "edit/../docs", "dat is geen pad → schrijf bijvoorbeeld edit/main/docs/"),
        ("EDIT_URI", "?edit", "dat is geen pad"),
        ("REPORT_URL", "wie@example.org", "→ schrijf mailto:wie@example.org"),
        ("REPORT_URL", "http://example.org", "→ schrijf https://example.org"),
        ("FOCUS_SESSION_URL", "example.org/plan", "→ schrijf https://example.org/plan"),
        ("FOCUS_SESSION_URL", "javascript:alert(1)", "moet met https:// beginnen"),
        ("FOCUS_SESSION_URL", "bel me", "zonder https:// → schrijf bijvoorbeeld"),
        ("OWNER_CONTACT", "example.org/contact", "→ schrijf https://example.org/contact"),
        ("PODCAST_OWNER", "Wie het maakt", "is leeg, en zonder doet PODCAST_OWNER niets"),
        ("PODCAST_EMAIL", "wie@example.org", "doet niets zolang PODCAST_OWNER leeg is"),
        ("PODCAST_EMAIL", "Wie <wie@example.org>", "→ schrijf wie@example.org"),
        ("PODCAST_EMAIL", "mailto:wie@example.org", "→ schrijf wie@example.org"),
        ("PODCAST_EMAIL", "wie@voorbeeld", "dat is geen mailadres"),
        ("OFFLINE", "ja graag", "kan alleen aan of uit"),
        ("OFFLINE", "2", "kan alleen aan of uit"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_with_what_to_write(name: str, value: str, said: str) -> None:
    [one] = told(**{name: value})
    assert said in one


@pytest.mark.parametrize(
    ("name", "value", "meant"),
    [
        *(("OFFLINE", value, True) for value in ("", " ", "ja", "true", "True", "1", "aan")),
        *(("OFFLINE", value, False) for value in ("nee", "Nee ", "false", "FALSE", "0", "uit")),
        ("SITE_URL", "", "http://localhost:8000/"),
        ("SITE_URL", "https://example.org", "https://example.org/"),
        ("SITE_URL", "HTTPS://example.org/a//", "https://example.org/a/"),
        ("SITE_URL", "http://localhost:9000/a", "http://localhost:9000/a/"),
        ("SITE_URL", "http://[::1]:9000/", "http://[::1]:9000/"),
        ("REPO_URL", "https://github.com/a/b.git", "https://github.com/a/b"),
        ("REPO_URL", "https://github.com/a/b/", "https://github.com/a/b"),
        ("REPORT_URL", "mailto:wie@example.org", "mailto:wie@example.org"),
        ("FOCUS_SESSION_URL", "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("OWNER_CONTACT", "mailto:wie@example.org", "wie@example.org"),
        ("OWNER", " De maker ", "De maker"),
    ],
)
def test_what_can_mean_one_thing_is_taken_as_that(name: str, value: str, meant: object) -> None:
    assert getattr(settings.read(ROOT, {name: value}), name.lower()) == meant


@pytest.mark.parametrize("path", ["edit/main/docs", "/edit/main/docs/", " edit/main/docs/"])
def test_the_way_to_the_editor_counts_from_the_source(path: str) -> None:
    found = settings.read(ROOT, {"REPO_URL": "https://github.com/a/b", "EDIT_URI": path})
    assert found.edit_uri == "edit/main/docs/"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A mkdocs.yml whose owner wrote the values themselves."""
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Proef\nsite_url: https://example.org\nextra:\n"
        "  focus_session_url: example.org/plan\n  report_url: [a]\n"
        "  podcast: {owner: Wie, email: wie}\n  offline: nee # niet bewaren\n",
        "utf-8",
    )
    return tmp_path


def test_what_is_written_in_the_file_is_looked_at_alike(own: Path) -> None:
    assert [str(each) for each in settings.mistakes(own, {})] == [
        "mkdocs.yml:5: “extra.report_url” is geen tekst → schrijf er één waarde, tussen "
        "aanhalingstekens",
        "mkdocs.yml:4: “extra.focus_session_url” is “example.org/plan”, zonder https:// → schrijf "
        "https://example.org/plan",
        "mkdocs.yml:6: “extra.podcast.email” is “wie”, dat is geen mailadres → schrijf "
        "bijvoorbeeld podcast@example.org",
    ]


def test_what_reads_the_file_itself_gets_it_as_it_is_meant(own: Path) -> None:
    text = (
        (own / "mkdocs.yml")
        .read_text("utf-8")
        .replace("[a]", "")
        .replace("email: wie", "email: a@b.nl")
    )
    (own / "mkdocs.yml").write_text(text.replace(" example", " https://example"), "utf-8")
    assert yaml.safe_load(settings.written(own, {})) == {
        "site_name": "Proef",
        "site_url": "https://example.org/",
        "extra": {
            "focus_session_url": "https://example.org/plan",
            "report_url": "",
            "podcast": {"owner": "Wie", "email": "a@b.nl"},
            "offline": False,
        },
    }


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
def test_who_calls_the_builder_itself_is_told_them_too(builder: str, tmp_path: Path) -> None:
    # An address without https:// it refuses itself, in its own words.
    wrong = {name: WRONG[name] for name in ("FOCUS_SESSION_URL", "OFFLINE")}
    done = subprocess.run(
        [sys.executable, "-m", builder, "build", "-f", "mkdocs.yml", "-d", tmp_path / "site"],
        cwd=ROOT, check=False, capture_output=True, text=True, encoding="utf-8",
        env=os.environ | wrong | {"PYTHONUTF8": "1"},
    )  # fmt: skip
    said = done.stdout + done.stderr
    assert done.returncode == 1 and not (tmp_path / "site").exists()
    assert all(said.count(each) == 1 for each in TOLD[2:]) and "Traceback" not in said


def test_mkdocs_gets_them_as_they_are_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    given = {"OFFLINE": "nee", "REPO_URL": "https://github.com/a/b.git", "EDIT_URI": ""}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    config = load_config("mkdocs.yml")
    config.plugins.on_config(config)
    assert (config.extra["offline"], config.repo_url) == (False, "https://github.com/a/b")
    assert config.edit_uri == "", "MkDocs itself would take edit/master/docs/"


@given(st.dictionaries(st.sampled_from(list(settings.names())), st.text(max_size=60)))
def test_whatever_is_set_there_is_an_answer(environment: dict[str, str]) -> None:
    wrong = settings.mistakes(ROOT, environment)
    assert all(each.line > 1 and each.wrong and each.todo for each in wrong)
    if not wrong:
        settings.read(ROOT, environment)


def test_every_setting_is_in_the_readme_and_in_the_file() -> None:
    readme, file = (ROOT / "README.md").read_text("utf-8"), (ROOT / "mkdocs.yml").read_text("utf-8")
    for name in settings.names():
        assert f"`{name}`" in readme.partition("| left empty |")[2].partition("\n## ")[0]
        assert f"!ENV [{name}, " in file
    assert file.count("!ENV") == len(settings.PLACES)


def test_github_sets_what_it_knows_itself() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"))
    [build] = [
        each for each in workflow["jobs"]["build"]["steps"] if each.get("run") == "make build"
    ]
    filled = {"steps.pages.outputs.base_url": "https://naam.github.io/kennisbank",
              "github.server_url": "https://github.com", "github.repository": "naam/kennisbank",
              "github.ref_name": "main"}  # fmt: skip
    environment: dict[str, str] = {}
    for name, value in build["env"].items():
        for expression, text in filled.items():
            environment[name] = environment.get(name, value).replace(
                f"${{{{ {expression} }}}}", text
            )
    found = settings.read(ROOT, environment)
    assert found.site_url == "https://naam.github.io/kennisbank/"
    assert found.repo_url == "https://github.com/naam/kennisbank"
    assert found.edit_uri == "edit/main/docs/"
