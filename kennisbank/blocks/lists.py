"""Fences that list what stands elsewhere, so that nobody has to keep a list.

```rekenhulpen         every calculator, by the question that it helps with
```vragen              every question of every article, with its answer
"""

import re
from collections.abc import Iterator
from pathlib import Path

from calculators import load, slugs
from kennisbank.blocks.fences import Fence, scan
from kennisbank.blocks.questions import TOPIC
from kennisbank.content import Article, articles

_FENCE = re.compile(r"```[ \t]*(?P<name>rekenhulpen|vragen)[ \t]*")
_LINK = re.compile(r"(?<!\!)\[(?P<text>[^\]]*)\]\((?P<to>[^)\s]+)\)")
_NOTE = re.compile(r"\[\^\w+\]")
_CALCULATOR = re.compile(r"^[ \t]*```rekenhulp\b.*?^[ \t]*```[ \t]*$", re.MULTILINE | re.DOTALL)
_ANCHOR = re.compile(r"[ \t]*\{[ \t]*#[\w-]+[ \t]*\}[ \t]*$", re.MULTILINE)


def expand(lines: list[str], docs: Path) -> list[str]:
    """The lines of a page, with what each of these fences stands for in its place."""
    done: list[str] = []
    skip = False
    for line in lines:
        if skip:
            skip = line.strip() != "```"
        elif match := _FENCE.fullmatch(line):
            listed = _calculators if match["name"] == "rekenhulpen" else _questions
            done += ["", *listed(docs), ""]
            skip = True
        else:
            done.append(line)
    return done


def used(article: Article) -> list[str]:
    """The calculators that stand in an article, in their order there."""
    found = (each for each in scan(article.text.splitlines()) if isinstance(each, Fence))
    return list(dict.fromkeys(each.content[0] for each in found if each.content))


def _calculators(docs: Path) -> Iterator[str]:
    """As cards below the question of the article that has them; another stands where its verdicts
    lead to most."""
    written = list(articles(docs))
    left = set(slugs())
    shown: dict[str, list[str]] = {}
    for article in written:
        shown[article.path.stem] = [slug for slug in used(article) if slug in left]
        left -= {*shown[article.path.stem]}
    for slug in sorted(left):
        shown.setdefault(_leads_to(slug), []).append(slug)
    titles = {each.path.stem: each.title for each in written}
    for name, here in shown.items():
        title = titles.get(name, "Meer rekenhulpen").rpartition(": ")[2]
        yield from _cards(title[:1].upper() + title[1:], here)


def _leads_to(slug: str) -> str:
    """The article that the verdicts of a calculator name most, if they name any."""
    links = (band.link for output in load(slug).outputs.values() for band in output.bands)
    named = [link.split("/")[1] for link in links if link.startswith("artikelen/")]
    return max(named, key=named.count, default="")


def _cards(title: str, here: list[str]) -> Iterator[str]:
    if not here:
        return
    yield from (f"## {title}", "", '<div class="kb-keuzes" markdown>', "")
    for slug in here:
        calculator = load(slug)
        yield from (f"-   **[{calculator.title}]({slug}.md)**", "", f"    {calculator.summary}", "")
    yield from ("</div>", "")


def _questions(docs: Path) -> Iterator[str]:
    for article in articles(docs):
        if article.questions:
            topic = article.title.partition(":")[0]
            yield from (f"## {topic} {{ .{TOPIC} }}", "")
            yield from (f"Uit het artikel [{article.title}](artikelen/{article.path.name}).", "")
            yield from (*_moved(article).splitlines(), "")


def _moved(article: Article) -> str:
    """Its questions as they are written in a page one folder up, without notes and calculators."""

    def moved(match: re.Match[str]) -> str:
        to = match["to"]
        if not re.match(r"[a-z]+:", to):
            to = f"artikelen/{article.path.name}{to}" if to.startswith("#") else f"artikelen/{to}"
        return f"[{match['text']}]({to})"

    text = _CALCULATOR.sub("", _NOTE.sub("", _ANCHOR.sub("", article.questions)))
    return _LINK.sub(moved, text)
