"""What a page shows beside the numbers, as HTML: drawn here for the page as built, and again for
what a reader fills in.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from calculators.core import formula
from calculators.core.answers import Change, Lever, Outcome, Read, Spreading, Uncertain, Warned
from calculators.core.picture import Picture, folded, sketch

NO_LEVER = "Met deze getallen is er geen veld dat een stap beter kan."


def warnings(guards: Iterable[Warned]) -> str:
    """The items of a list."""
    return "".join(
        f'<li data-guard-for="{escape(each["field"])}"><strong>{escape(each["label"])}:</strong> '
        f"{escape(each['text'])}</li>"
        for each in guards
    )


def levers(found: Sequence[Lever]) -> str:
    """The rows of a table, each with a bar beside the longest, which comes first."""
    most = abs(found[0]["effect"]["value"]) if found else 1.0
    return "".join(
        _row(
            each["label"],
            {
                "van → naar": f"{each['from']['text']} → {each['to']['text']} ({each['moved']})",
                "wordt": each["output"]["text"],
                "verschil": each["effect"]["text"],
            },
            f' style="--kb-deel:{abs(each["effect"]["value"]) / most:.4g}"',
        )
        for each in found
    )


def changes(found: Iterable[Change]) -> str:
    """The rows of a table."""
    return "".join(
        _row(
            each["label"],
            {
                "vastgezet": each["first"]["text"],
                "nu": each["second"]["text"],
                "verschil": with_share(each),
            },
        )
        for each in found
    )


def plans(names: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]) -> str:
    """A table of which each column is a plan."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join(_cells(label, zip(names, texts, strict=True), "") for label, texts in rows)
    return (
        f'<table class="kb-tabel"><thead><tr><td></td>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def with_share(change: Change) -> str:
    """What the second of two adds to the first, also in percent where that says something."""
    difference, share = change["difference"]["text"], change["share"]
    return f"{difference} ({share})" if share else difference


def ranged(
    outputs: Mapping[str, Spreading], main: str, uncertain: Sequence[Uncertain], picture: str
) -> str:
    """What comes out where fields are a range: the main output, the chance of each verdict, what it
    would help most to know, and the other outputs. `picture` is HTML already.
    """
    rows = "".join(
        _row(each["label"], {"in 8 van de 10 gevallen": each["text"]}) for each in outputs.values()
    )
    said = formula.said(outputs[main]["label"], outputs[main]["text"])
    notes = [f"{each['label']}: {each['note']}" for each in outputs.values() if each["note"]]
    return (
        f"<p>In 8 van de 10 gevallen: <strong>{escape(said)}</strong></p>"
        + (f'<div class="kb-beeld">{picture}</div>' if picture else "")
        + "".join(map(_certainty, outputs.values()))
        + _known(uncertain)
        + folded("Alle uitkomsten", ["Uitkomst", "In 8 van de 10 gevallen"], rows)
        + "".join(f'<p class="kb-noot">{escape(each)}</p>' for each in notes)
    )


def _certainty(spreading: Spreading) -> str:
    """How certain a verdict is: a bar of all of them, and the same in words."""
    chances = spreading["chances"]
    if not chances:
        return ""
    parts = "".join(
        f'<i data-tone="{each["tone"]}" style="--kb-deel:{each["share"]:.4g}"></i>'
        for each in chances
    )
    words = ", ".join(f"{each['name']} {each['text']}" for each in chances if each["share"])
    certain = f"<strong>{escape(spreading['certain'])}</strong>. " if spreading["certain"] else ""
    return (
        f'<p class="kb-kansbalk" aria-hidden="true">{parts}</p>'
        f"<p>{escape(spreading['label'])}: {certain}{escape(words)}.</p>"
    )


def _known(uncertain: Sequence[Uncertain]) -> str:
    """What to find out first, and how much each field would help."""
    if not uncertain:
        return ""
    first = uncertain[0]
    rows = "".join(
        _row(
            each["label"],
            {"nu": each["shown"], "als je het wist": each["text"]},
            f' style="--kb-deel:{each["less"]:.4g}"',
        )
        for each in uncertain
    )
    return (
        f"<p>Zoek dit het eerst uit: <strong>{escape(first['label'])}</strong>. Wist je dat "
        f"precies, dan was het bijvoorbeeld {escape(first['text'])}.</p>"
        + folded("Wat elk veld uitmaakt", ["Veld", "Nu", "Als je het wist"], rows)
    )


def sheet(
    title: str,
    inputs: Iterable[Read],
    outputs: Iterable[Outcome],
    warned: Iterable[str],
    picture: Picture | None,
    foot: tuple[str, str],
) -> str:
    """What stands on one sheet of paper: on the left what was filled in and the picture, on the
    right what came out, below these what is warned of. `foot` is the last two lines.
    """
    given = "".join(_pair(each["label"], each["shown"]) for each in inputs)
    drawn = f'<div class="kb-beeld md-typeset">{sketch(picture)}</div>' if picture else ""
    found = "".join(_pair(each["label"], each["text"]) + _worked(each) for each in outputs)
    notes = "".join(f"<p>{escape(each)}</p>" for each in warned)
    aside = f"<aside>{notes}</aside>" if notes else ""
    return (
        f"<h1>{escape(title)}</h1>"
        f"<section><h2>Ingevuld</h2><table>{given}</table>{drawn}</section>"
        f"<section><h2>Uitkomst</h2><table>{found}</table></section>{aside}"
        f"<footer>{'<br>'.join(map(escape, foot))}</footer>"
    )


def _worked(outcome: Outcome) -> str:
    worked = escape(f"{outcome['formula']}: {outcome['worked']}")
    band = outcome["band"]
    verdict = f"<div>{escape(band['name'])}. {escape(band['text'])}</div>" if band else ""
    return f'<tr><td colspan="2"><div class="kb-formule">{worked}</div>{verdict}</td></tr>'


def _pair(label: str, text: str) -> str:
    return f"<tr><td>{escape(label)}</td><td>{escape(text)}</td></tr>"


def _row(heading: str, cells: dict[str, str], style: str = "") -> str:
    """A row: on a phone, where it becomes a block, the name of a column stands before its cell."""
    return _cells(heading, cells.items(), style)


def _cells(heading: str, cells: Iterable[tuple[str, str]], style: str) -> str:
    inside = "".join(f'<td data-kolom="{escape(name)}">{escape(text)}</td>' for name, text in cells)
    return f'<tr{style}><th scope="row">{escape(heading)}</th>{inside}</tr>'
