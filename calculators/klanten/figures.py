"""The figures of the report, each with its sum in words.

A figure that the file cannot give has no value, and says why: a number that is not right is worse
than none.
"""

from typing import Any

from calculators.core.numbers import write
from calculators.klanten.facts import Facts, best, reaches
from calculators.klanten.periods import Period
from calculators.klanten.words import Money, count, day_text, percent, units

Figure = dict[str, Any]
_UNKNOWN = "nog niet te zeggen"
_FEW = 30
_LASTS = {"jaar": "12 maanden", "kwartaal": "3 maanden", "maand": "maand"}


def figures(
    facts: Facts, quiet_after: int, period: Period | None, money: Money
) -> dict[str, Figure]:
    """Every figure by its key, in the order of the report."""
    customers, orders, revenue = facts.customers, facts.orders, units(facts.revenue)
    order_value = revenue / orders
    found = {
        "klanten": _figure("Klanten", customers, write(customers), "Iedereen met een bestelling."),
        "orders": _figure(
            "Bestellingen", orders, write(orders), "Alle bestellingen die meetellen."
        ),
        "omzet": _figure(
            "Omzet", revenue, money.whole(revenue), "Wat klanten betaalden, min wat ze terugkregen."
        ),
        "omzet_per_klant": _divided("Omzet per klant", revenue, customers, money),
        "orderwaarde": _divided("Gemiddelde orderwaarde", revenue, orders, money),
        "aankopen_per_jaar": _a_year(facts, period),
        "herhaalaandeel": _share("Kwam terug", facts.again, customers, "vaker dan één keer"),
        "actief": _figure(
            "Actieve klanten",
            facts.active,
            write(facts.active),
            f"Kochten in de laatste {count(quiet_after, 'dag', 'dagen')}, tot en met "
            f"{day_text(facts.today)}.",
        ),
        "nieuw": _new(facts, period),
        "retentie": _retention(period),
        "klantduur": _lifetime(period),
    }
    found["ltv"] = _ltv(order_value, found, money)
    found["aandeel_top_20"] = _top(facts, money)
    return found


def _figure(label: str, value: float | None, text: str, worked: str) -> Figure:
    return {"label": label, "value": value, "text": text, "worked": worked}


def _missing(label: str, why: str) -> Figure:
    return _figure(label, None, _UNKNOWN, why)


def _divided(label: str, whole: float, parts: int, money: Money) -> Figure:
    value = whole / parts
    worked = f"{money.whole(whole)} ÷ {write(parts)} = {money(value)}"
    return _figure(label, value, money(value), worked)


def _share(label: str, part: int, whole: int, when: str, which: str = "") -> Figure:
    """The part of all customers, or of `which`, that bought `when`."""
    text = percent(part / whole)
    bought = "kocht" if 1 in {part, whole} else "kochten"
    worked = f"{write(part)} van {count(whole, 'klant', 'klanten')}{which} {bought} {when} = {text}"
    return _figure(label, part / whole, text, worked)


def _a_year(facts: Facts, period: Period | None) -> Figure:
    """By the customers that the lifetime is about: of a year, or at a time those of a shorter
    period. Both times somebody counts who bought in it.
    """
    label, orders, customers = "Aankopen per jaar", facts.orders_year, facts.customers_year
    if not reaches(facts, 12):
        return _missing(label, f"Daarvoor is een heel jaar nodig; {_begins(facts)}")
    if not orders:
        return _missing(label, "In de laatste 12 maanden kocht er niemand.")
    value = orders / customers
    said = f"{count(orders, 'bestelling', 'bestellingen')} in de laatste 12 maanden ÷ "
    if period and period.per_year > 1:
        said += f"gemiddeld {write(customers)} klanten per {period.unit}"
    else:
        said += f"{write(customers, 'klant|klanten')} die toen kochten"
    return _figure(label, value, write(value), f"{said} = {write(value)}")


def _begins(facts: Facts) -> str:
    return f"je bestand loopt van {day_text(facts.first)} tot en met {day_text(facts.today)}."


def _new(facts: Facts, period: Period | None) -> Figure:
    label = "Nieuwe klanten"
    if period is None:
        return _missing(label, "Daarvoor moet je bestand twee hele perioden beslaan.")
    worked = f"Kochten in de laatste {_LASTS[period.unit]} voor het eerst, voor zover je bestand "
    return _figure(label, facts.new, write(facts.new), worked + "terugkijkt.")


def _retention(period: Period | None) -> Figure:
    if period is None:
        return _missing(
            "Retentie",
            "Daarvoor moet je bestand twee jaar beslaan, of twee kwartalen of maanden als je "
            "klanten zo vaak kopen.",
        )
    label = f"Retentie per {period.unit}"
    if not period.begin:
        return _missing(label, "In de periode ervoor kocht er niemand.")
    found = _share(
        label,
        period.kept,
        period.begin,
        f"in de laatste {_LASTS[period.unit]} weer",
        f" uit de {_LASTS[period.unit]} ervoor",
    )
    if period.begin < _FEW:
        found["worked"] += f". Met minder dan {_FEW} klanten is dit cijfer wankel (vuistregel)"
    return found


def _lifetime(period: Period | None) -> Figure:
    label = "Klantduur"
    if period is None or not period.begin:
        return _missing(label, "Daarvoor is eerst je retentie nodig.")
    if period.kept == period.begin:
        return _missing(label, "Er vertrok niemand, dus een gemiddelde duur bestaat nog niet.")
    churn = 1 - period.kept / period.begin
    value = 1 / (churn * period.per_year)
    times = "" if period.per_year == 1 else f" × {period.per_year}"
    text = write(value, "jaar")
    return _figure(label, value, text, f"1 ÷ ({percent(churn)} verloop{times}) = {text}")


def _ltv(order_value: float, found: dict[str, Figure], money: Money) -> Figure:
    label, a_year, lifetime = "LTV op omzet", found["aankopen_per_jaar"], found["klantduur"]
    if a_year["value"] is None or lifetime["value"] is None:
        why = a_year["worked"] if a_year["value"] is None else lifetime["worked"]
        return _missing(label, why)
    value = order_value * a_year["value"] * lifetime["value"]
    worked = f"{money(order_value)} × {a_year['text']} × {lifetime['text']} = {money.whole(value)}"
    return _figure(label, value, money.whole(value), worked)


def _top(facts: Facts, money: Money) -> Figure:
    number = best(facts.customers, 20)
    share = facts.top / facts.revenue
    best_of = f"De beste {write(number)} van {write(facts.customers)} klanten"
    worked = (
        f"{best_of if facts.customers > 1 else 'Je enige klant'} "
        f"{'brengt' if number == 1 else 'brengen'} "
        f"{money.whole(units(facts.top))} van {money.whole(units(facts.revenue))}"
    )
    return _figure("Aandeel van de beste 20%", share, percent(share), worked)
