"""The parts of the report that are no picture."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculators.core.numbers import write
from calculators.klanten.analysis import Settings
from calculators.klanten.settings import MOST_DAYS
from calculators.klanten.show.tags import away, folded, text
from calculators.klanten.words import Money, count, day_text, percent

_UNITS = {"month": "maand", "quarter": "kwartaal", "year": "jaar"}
_PERIODS = 13  # columns of the cohorts; a phone scrolls
_ROWS = 24
_FEW = 30
_EMPTY = ' class="kb-kl-leeg"'


def figures(found: Mapping[str, Mapping[str, Any]]) -> str:
    """Every figure with how it came about."""
    return (
        '<dl class="kb-kl-getallen">'
        + "".join(
            f"<div><dt>{text(each['label'])}</dt>"
            f"<dd{_EMPTY if each['value'] is None else ''}>{text(each['text'])}</dd>"
            f'<dd class="kb-noot">{text(each["worked"])}</dd></div>'
            for each in found.values()
        )
        + "</dl>"
    )


def groups(found: list[dict[str, Any]], money: Money) -> str:
    """A card for each group: who, how many, what they bring, what to do, and their list."""
    return '<div class="kb-kl-kaarten">' + "".join(_group(each, money) for each in found) + "</div>"


def _group(each: Mapping[str, Any], money: Money) -> str:
    key, name = each["key"], each["name"]
    share = percent(each["share_of_revenue"])
    button = (
        f'<button type="button" class="kb-knop kb-rustig" data-doe="lijst" data-groep="{key}" '
        f'aria-label="Download de lijst van de groep {text(name)}">Download de lijst</button>'
        if each["customers"]
        else ""
    )
    return (
        f'<section class="kb-kaart" aria-labelledby="kl-groep-{key}">'
        f'<h3 id="kl-groep-{key}">{text(name)}</h3>'
        f'<p class="kb-kaart-getal">{count(each["customers"], "klant", "klanten")}</p>'
        f'<p class="kb-kl-deelbalk" style="--kb-deel:{each["share_of_revenue"]:.4f}">'
        f"{money.whole(each['revenue'])}, {share} van je omzet</p>"
        f'<p class="kb-noot">{text(each["definition"])}</p>'
        f"<p>{text(each['action'])} {away(each['link'], 'Zo doe je dat')}</p>{button}</section>"
    )


def quiet(found: Mapping[str, Any]) -> str:
    """After how many days a customer is quiet: why, and the field to change it."""
    days = found["days"]
    return (
        '<p class="kb-kl-stilte"><label for="kl-stil">Een klant is stil na</label> '
        f'<input id="kl-stil" type="text" data-instelling="quiet_after" inputmode="numeric" '
        f'value="{days}" size="5" maxlength="5" aria-describedby="kl-stil-waarom kl-stil-fout" '
        f'data-meeste="{MOST_DAYS}"> dagen zonder aankoop.</p>'
        '<p class="kb-fout" id="kl-stil-fout" data-fout="quiet_after" role="alert"></p>'
        f'<p class="kb-noot" id="kl-stil-waarom">{text(found["why"])}</p>'
    )


def lists(found: Mapping[str, list[dict[str, Any]]]) -> str:
    """Whom to call, and whom to thank."""
    call = _people(
        "Dreigen weg te gaan",
        found["call"],
        "Niemand met een vast ritme blijft nu langer weg dan anders.",
        "Ze kochten vaker en blijven nu langer weg dan ze gewend zijn. Bovenaan staat bij wie je "
        "het meeste te verliezen hebt.",
    )
    thank = _people(
        "Verdienen een bedankje",
        found["thank"],
        "Er is nu geen trouwe klant die nog in zijn gewone ritme koopt.",
        "Trouwe klanten in hun gewone ritme. Bovenaan staat wie het meeste bracht.",
    )
    note = (
        '<p class="kb-noot">Bellen of mailen met een aanbod mag niet zomaar: '
        f"{away('artikelen/retentie/#stap-2', 'lees eerst wanneer het mag')}.</p>"
    )
    return f'<div class="kb-kl-kaarten">{call}{thank}</div>{note}'


def _people(title: str, found: list[dict[str, Any]], none: str, intro: str) -> str:
    items = "".join(
        f"<li><strong>{text(each['customer'])}</strong> {text(each['why'])}</li>" for each in found
    )
    body = f"<p>{intro}</p><ol>{items}</ol>" if found else f"<p>{none}</p>"
    return f'<div class="kb-kaart"><h3>{title}</h3>{body}</div>'


def outlook(found: Mapping[str, Any], money: Money) -> str:
    """What the next year will bring, in words."""
    if "why_not" in found:
        return f"<p>{text(found['why_not'])}</p>"
    orders = count(round(found["orders_year"]), "moment", "momenten")
    words = (
        f"De klanten die je nu hebt, kopen het komende jaar naar verwachting op nog {orders}, "
        f"samen goed voor {money.whole(found['value_year'])}. Nieuwe klanten komen daar nog bij."
    )
    notes = "".join(f"<p>{text(each)}</p>" for each in found["notes"])
    return f"<p>{text(words)}</p>{notes}"


def model(found: Mapping[str, Any]) -> str:
    """The model in numbers, for whoever knows it."""
    said = [_model(found["model"], found)]
    if spending := found["spending"]:
        said.append(_model(spending["model"], spending))
    return folded("model", "Het model in getallen", "".join(f"<p>{each}</p>" for each in said))


def _model(name: str, found: Mapping[str, Any]) -> str:
    values = ", ".join(f"{key} = {write(each, '', 3)}" for key, each in found["parameters"].items())
    return f"{name}, tijd in weken: {values}; loglikelihood {write(found['loglikelihood'], '', 2)}."


def cohorts(found: Mapping[str, Any]) -> str:
    """A heat map that is a table: of those who began together, which part bought in each period."""
    unit, rows = found["unit_name"], found["rows"][-_ROWS:]
    options = "".join(
        f'<option value="{key}"{" selected" if key == found["unit"] else ""}>{name}</option>'
        for key, name in _UNITS.items()
    )
    choice = (
        '<p><label for="kl-cohort">Per</label> '
        f'<select id="kl-cohort" data-instelling="cohort">{options}</select></p>'
    )
    if not rows:
        return f"{choice}<p>Daarvoor moet je bestand minstens één heel {unit} beslaan.</p>"
    width = min(_PERIODS, max(len(each["kept"]) for each in rows))
    most = max((share for each in rows for share in each["kept"][1:width]), default=0) or 1
    heads = "".join(f'<th scope="col">{index}</th>' for index in range(1, width))
    body = "".join(_cohort(each, width, most) for each in rows)
    many = {"maand": "maanden", "kwartaal": "kwartalen", "jaar": "jaren"}[unit]
    words = (
        f"Elke rij is een groep klanten die in {'hetzelfde' if unit != 'maand' else 'dezelfde'} "
        f"{unit} voor het eerst kocht. De kolommen tellen de {many} daarna: welk deel van de groep "
        "kocht toen weer? Hoe voller de kleur, hoe groter het deel. Een groep van minder dan "
        f"{_FEW} klanten zegt weinig (vuistregel). Alleen hele perioden tellen."
    )
    return (
        f"{choice}<p>{words}</p>"
        '<section class="kb-kl-rol" tabindex="0" aria-label="Cohorten">'
        '<table class="kb-kl-warmte"><thead><tr><th scope="col">Begonnen in</th>'
        f'<th scope="col">Klanten</th>{heads}</tr></thead><tbody>{body}</tbody></table></section>'
    )


def _cohort(row: Mapping[str, Any], width: int, most: float) -> str:
    cells = "".join(
        f'<td style="--kb-deel:{min(1, share / most):.3f}">{percent(share)}</td>'
        for share in row["kept"][1:width]
    )
    cells += "<td></td>" * (width - max(1, min(width, len(row["kept"]))))
    return f'<tr><th scope="row">{text(row["label"])}</th><td>{write(row["size"])}</td>{cells}</tr>'


def until(period: Mapping[str, str], settings: Settings) -> str:
    """The last day that counts, to change."""
    chosen = settings.today.isoformat() if settings.today else period["today"]
    last = day_text(date.fromisoformat(period["last"]).toordinal())
    return (
        '<p class="kb-kl-tot"><label for="kl-tot">Reken tot en met</label> '
        f'<input id="kl-tot" type="date" data-instelling="today" value="{chosen}" '
        'aria-describedby="kl-tot-uitleg kl-tot-fout"></p>'
        '<p class="kb-fout" id="kl-tot-fout" data-fout="today" role="alert"></p>'
        f'<p class="kb-noot" id="kl-tot-uitleg">De laatste bestelling is van {last}. Is je bestand '
        "van later, kies dan de dag waarop je het maakte.</p>"
    )
