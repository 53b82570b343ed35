"""How the file was read: its first rows, a choice above each column, and what does not count."""

from collections.abc import Mapping
from typing import Any

from calculators.core.numbers import write
from calculators.klanten.show.tags import folded, table, text
from calculators.klanten.words import count

ROLES = {
    "customer": "Klant",
    "email": "E-mailadres van de klant",
    "number": "Klantnummer",
    "name": "Naam van de klant",
    "first": "Voornaam",
    "last": "Achternaam",
    "date": "Datum",
    "amount": "Bedrag",
    "order": "Bestelnummer",
    "status": "Status",
    "type": "Soort regel",
    "currency": "Valuta",
    "refund": "Terugbetaald bedrag",
    "cancelled": "Geannuleerd op",
    "method": "Betaalwijze",
    "reference": "Hoort bij bestelling",
}
_MOST_STATUSES = 20
_UNUSED = "Niet gebruikt"


def columns(found: Mapping[str, str], preview: Mapping[str, Any]) -> str:
    """The first rows, what is used in front. Empty when nothing of the file could be read."""
    header: list[str] = preview["header"]
    if not header:
        return ""
    # A customer is known by one of the roles that come after it.
    role_of = {name: role for role, name in found.items()} | {
        name: role for role, name in found.items() if role != "customer"
    }
    order = sorted(range(len(header)), key=lambda index: (header[index] not in role_of, index))
    heads = "".join(_head(index, header[index], role_of.get(header[index], "")) for index in order)
    rows = "".join(
        "<tr>" + "".join(f"<td>{text(row[index])}</td>" for index in order) + "</tr>"
        for row in preview["rows"]
    )
    return (
        '<section class="kb-kl-rol" tabindex="0" aria-label="De eerste regels van je bestand">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></section>"
    )


def _head(index: int, name: str, role: str) -> str:
    options = "".join(
        f'<option value="{key}"{" selected" if key == role else ""}>{label}</option>'
        for key, label in {"": _UNUSED, **ROLES}.items()
    )
    used = ' class="kb-kl-telt"' if role else ""
    return (
        f'<th scope="col"{used}><select id="kl-kolom-{index}" data-kop="{text(name)}" '
        f'data-was="{role}" aria-label="Wat staat er in de kolom {text(name)}?">{options}</select>'
        f"<span>{text(name)}</span></th>"
    )


def account(answer: Mapping[str, Any]) -> str:
    """What was read and what was not, every row of it, with the columns to correct."""
    file = answer["file"]
    summary = (
        f"Zo lazen we je bestand: {write(file['used'])} van de "
        f"{count(file['rows'], 'regel telt', 'regels tellen')} mee"
    )
    notes = "".join(f"<li>{text(each)}</li>" for each in answer["notes"])
    body = f"<ul>{notes}</ul>{left_out(answer['left_out'])}{_currencies(file)}"
    body += _statuses(file["statuses"])
    body += (
        "<p>Staat een kolom verkeerd? Kies erboven wat erin staat. Het rapport wordt dan opnieuw "
        "gemaakt.</p>"
    )
    return folded("bestand", summary, body + columns(file["columns"], file["preview"]))


def left_out(found: list[dict[str, Any]]) -> str:
    """Which rows do not count, and why."""
    if not found:
        return "<p>Alle regels tellen mee.</p>"
    rows = [
        (
            each["reason"].capitalize(),
            write(each["rows"]),
            ", ".join(map(str, each["lines"])) + (" …" if each["rows"] > 10 else ""),
        )
        for each in found
    ]
    heads = ["Telt niet mee omdat", "Regels", "Waar in het bestand"]
    return table(heads, rows, "Wat niet meetelt")


def _statuses(found: Mapping[str, bool]) -> str:
    """A choice for every status that is not known here."""
    return "".join(
        f'<p><label for="kl-status-{place}">Telt de status “{text(status)}” mee?</label> '
        f'<select id="kl-status-{place}" data-status="{text(status)}">'
        f'<option value="ja"{" selected" if counts else ""}>Ja</option>'
        f'<option value="nee"{"" if counts else " selected"}>Nee</option></select></p>'
        for place, (status, counts) in enumerate(list(found.items())[:_MOST_STATUSES])
    )


def _currencies(file: Mapping[str, Any]) -> str:
    if len(file["currencies"]) < 2:
        return ""
    options = "".join(
        f'<option value="{text(code)}"{" selected" if code == file["currency"] else ""}>'
        f"{text(code)} ({count(rows, 'regel', 'regels')})</option>"
        for code, rows in sorted(file["currencies"].items(), key=lambda each: -each[1])
    )
    return (
        '<p><label for="kl-valuta">Welke valuta telt mee?</label> '
        f'<select id="kl-valuta" data-instelling="currency">{options}</select></p>'
    )
