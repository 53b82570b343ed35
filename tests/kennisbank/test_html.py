"""All HTML that a reader gets is right: of every page, and all that Python draws in one.

html-validate looks at it, once for all of these tests: starting it takes longer than reading.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kennisbank.node import node
from kennisbank.runtime.questions import about_files, answered
from tests.sites import ROOT

PROGRAM = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
SETTINGS = Path(__file__).with_name("htmlvalidate.mjs")
PAGE = (
    '<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Titel</title></head>'
    "<body><main>{}</main></body></html>"
)
TITLE = "<h1>Titel</h1>"  # of a piece that is below one; a sheet of paper has its own
# Where a script puts what Python answers to that kind of question; elsewhere it is a whole.
PLACES = {
    "warnings": "<ul>{}</ul>",
    "levers": "<table><tbody>{}</tbody></table>",
    "compare": "<table><tbody>{}</tbody></table>",
}
# Each breaks another rule.
WRONG = {
    "a value that does not exist": '<button type="knop">a</button>',
    "an id twice": '<p id="a">a</p><p id="a">b</p>',
    "a label of nothing": '<label for="weg">a</label>',
    "a field without a label": '<input type="text">',
    "a picture without words": '<img src="a.png">',
    "a description that is not there": '<p aria-describedby="weg">a</p>',
    "a list of something else": "<ul><p>a</p></ul>",
    "a block in a paragraph": "<p>a<div>b</div></p>",
    "a control in a link": '<a href="#a"><button type="button">a</button></a>',
    "a link in a link": '<a href="#a">a <a href="#b">b</a></a>',
    "a label in a label": '<label>a <label>b <input type="text"></label></label>',
    "a form in a form": "<form><form><p>a</p></form></form>",
    "a paragraph in a heading": "<h2><p>a</p></h2>",
    "no term in its list": "<dl><p>a</p></dl>",
    "an element that is not closed": "<div>a",
    "an id of nothing": '<p id="">a</p>',
    "an element that is no longer one": "<center>a</center>",
    "a heading that skips a level": "<h2>a</h2><h4>b</h4>",
    "an attribute twice": '<p class="a" class="b">a</p>',
    "a name for what has none": '<p aria-label="a">a</p>',
    "a button that submits by accident": "<form><button>a</button></form>",
    "a thing of ours that does not exist": "<kb-rekenhulpje></kb-rekenhulpje>",
}
# What the theme below ours writes, by the rule and by where or what it is.
THEIRS = re.compile(
    r"""(input-attributes|valid-autocomplete):.* \(\#__(drawer|search),  # a choice that is no field
    | input-missing-label:.* \((\#__|html\ >\ body\ >\ (header|label))  # icons for a mouse
    | no-missing-references:.*"__toc"  # of pages that the menu leaves out
    | unique-landmark:.*>\ nav[\ ,]  # the contents of a page, twice""",
    re.VERBOSE,
)
Said = dict[str, list[str]]


def drawn() -> Iterator[tuple[str, str]]:
    """Every piece of HTML that Python answers, with what was asked for it."""
    files = (("file", "", question, answer) for _, question, answer in about_files())
    for kind, slug, question, answer in (*answered(), *files):
        said = json.loads(answer)
        pieces = {"html": said} if isinstance(said, str) else said
        for name in ("html", "sheet", "warnings"):
            if text := pieces.get(name):
                place = PLACES.get(name, PLACES.get(kind, "{}"))
                yield f"{kind} {slug} {question}", place.format(text)


@pytest.fixture(scope="module")
def said(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Said:
    """What html-validate says: of a page by its address, of the rest by its name."""
    names = {page: page.relative_to(site).as_posix() for page in sorted(site.rglob("*.html"))}
    folder = tmp_path_factory.mktemp("pieces")
    texts = {text: name for name, text in (*drawn(), *WRONG.items())}
    for number, (text, name) in enumerate(texts.items()):
        file = folder / f"{number}.html"
        file.write_text(PAGE.format(text if "<h1" in text else TITLE + text), "utf-8")
        names[file] = name
    # In a file: through a pipe not all of it would come.
    report = folder / "report.json"
    done = node(PROGRAM, "--config", SETTINGS, "--formatter", f"json={report}", site, folder)
    assert done.returncode in (0, 1) and not done.stderr, done.stderr
    found: Said = {name: [] for name in names.values()}
    for each in json.loads(report.read_text("utf-8")):
        wrong = [
            f"{one['ruleId']}: {one['message']} ({one['selector']}, line {one['line']})"
            for one in each["messages"]
        ]
        found[names[Path(each["filePath"])]] = [one for one in wrong if not THEIRS.match(one)]
    return found


def test_every_page_and_all_that_is_drawn_in_one_is_right(said: Said) -> None:
    assert len(said) > 300
    assert {name: wrong for name, wrong in said.items() if wrong and name not in WRONG} == {}


@pytest.mark.parametrize("name", WRONG)
def test_html_that_is_wrong_is_seen(said: Said, name: str) -> None:
    assert said[name]
