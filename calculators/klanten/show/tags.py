"""What the HTML of the report is made of. All that comes from a file is escaped."""

from collections.abc import Iterable, Sequence
from html import escape


def text(value: object) -> str:
    """As text in HTML, or in an attribute between double quotes."""
    return escape(str(value))


def section(key: str, title: str, body: str) -> str:
    """A part of the report under its heading."""
    return (
        f'<section class="kb-kl-deel kb-kl-{key}" aria-labelledby="kl-{key}">'
        f'<h2 id="kl-{key}">{text(title)}</h2>{body}</section>'
    )


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], name: str = "") -> str:
    """A table of texts; the first cell of a row says what the row is about."""
    columns = "".join(f'<th scope="col">{text(each)}</th>' for each in heads)
    body = "".join(
        f'<tr><th scope="row">{text(first)}</th>'
        + "".join(
            f'<td data-kolom="{text(head)}">{text(cell)}</td>'
            for head, cell in zip(heads[1:], rest, strict=True)
        )
        + "</tr>"
        for first, *rest in rows
    )
    caption = f"<caption>{text(name)}</caption>" if name else ""
    return (
        f'<table class="kb-tabel">{caption}<thead><tr>{columns}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def folded(key: str, summary: str, body: str, *, opened: bool = False) -> str:
    """What a reader opens when he wants to see it."""
    return (
        f'<details class="kb-cijfers" id="kl-{key}"{" open" if opened else ""}>'
        f"<summary>{text(summary)}</summary>{body}</details>"
    )


def away(to: str, words: str) -> str:
    """A link to a page of the site, by its address from the root; the page fills in the rest."""
    return f'<a data-naar="{text(to)}">{text(words)}</a>'
