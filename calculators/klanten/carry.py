"""What goes on to which calculator: the reader's own figures in its fields.

Values are as a form has them: percentages as percentages, money to the cent.
"""

from collections.abc import Mapping
from typing import Any

from calculators.klanten.facts import Facts, reaches
from calculators.klanten.periods import Period
from calculators.klanten.words import units

# The calculators that something may go to, as the page lists them.
CARRIED = (
    "ltv",
    "retentie",
    "klantverloop",
    "gemiddelde-klantwaarde",
    "netto-clv",
    "verloren-klant",
    "conversie",
)
Fields = dict[str, float | int | str]


def carry(
    facts: Facts, figures: Mapping[str, Mapping[str, Any]], period: Period | None
) -> dict[str, Fields]:
    """Fields by calculator; what the file cannot tell is left out, and so is a calculator for
    which nothing is known.
    """
    value = {key: each["value"] for key, each in figures.items()}
    order, a_year = _money(value["orderwaarde"]), _number(value["aankopen_per_jaar"])
    lifetime = _number(value["klantduur"])
    revenue, active = _year(facts)
    found: dict[str, dict[str, float | int | str | None]] = {
        "ltv": {"orderwaarde": order, "aankopen_per_jaar": a_year, "klantduur": lifetime},
        "conversie": {"orderwaarde": order},
        "gemiddelde-klantwaarde": {
            "omzet": _money(revenue),
            "actieve_klanten": active and max(1, round(active)),
            "klantduur": lifetime,
        },
        "netto-clv": {"jaarwaarde": _money(revenue and active and revenue / active)},
    }
    yearly = found["netto-clv"]["jaarwaarde"]
    found["netto-clv"]["klantduur"] = lifetime
    found["verloren-klant"] = {"jaarwaarde": yearly}
    if period and period.begin:
        found["retentie"] = {
            "klanten_begin": period.begin,
            "klanten_nieuw": period.end - period.kept,
            "klanten_eind": period.end,
            "periode": period.unit,
        }
        a_period = period.kept / period.begin
        found["klantverloop"] = {
            "klanten": period.end,
            "jaarwaarde": yearly,
            "verloop": _number(100 * (1 - a_period**period.per_year)),
        }
    known = {
        slug: {name: each for name, each in fields.items() if each is not None}
        for slug, fields in found.items()
    }
    return {slug: fields for slug, fields in known.items() if fields}


def _year(facts: Facts) -> tuple[float | None, float | None]:
    """Revenue of the last 12 months, and the customers that there were meanwhile."""
    if not reaches(facts, 12) or not facts.revenue_year:
        return None, None
    return units(facts.revenue_year), facts.customers_year


def _money(value: float | None) -> float | None:
    return value and round(value, 2)


def _number(value: float | None) -> float | None:
    return value if value is None else round(value, 4)
