"""Four groups: bought once, more often, gone quiet, loyal. Each customer is in exactly one.

- stil: his latest order is more than `quiet_after` days before today, however often he bought;
- eenmalig: not quiet, and one order;
- herhaal: not quiet, and two orders;
- trouw: not quiet, and three orders or more.
"""

from typing import Any

from calculators.klanten.book import Book, Customer, percentile
from calculators.klanten.words import count, units

RULE_OF_THUMB = 60  # days
_GAPS = 30  # so many make a rhythm of one's own
_SHORTEST, _LONGEST = 7, 730
_ARTICLE = "artikelen/retentie/"
GROUPS = {
    "eenmalig": (
        "Eén keer gekocht",
        "Eén bestelling, hooguit {days} geleden.",
        "Help ze aan een tweede aankoop: stuur een bericht dat past bij wat ze net kochten.",
        "stap-4",
    ),
    "herhaal": (
        "Vaker gekocht",
        "Twee bestellingen, de laatste hooguit {days} geleden.",
        "Maak er een gewoonte van: beloon de volgende aankoop.",
        "stap-3",
    ),
    "stil": (
        "Stil",
        "De laatste bestelling is meer dan {days} geleden, hoe vaak ze ook kochten.",
        "Laat iets van je horen. Begin bij wie het meeste bracht.",
        "stap-2",
    ),
    "trouw": (
        "Trouw",
        "Drie bestellingen of meer, de laatste hooguit {days} geleden.",
        "Bedank ze, en geef ze de kans anderen mee te nemen.",
        "stap-3",
    ),
}


def suggest(book: Book) -> dict[str, Any]:
    """After how many days a customer is quiet, by the reader's own rhythm, and why."""
    gaps = book.gaps
    if len(gaps) < _GAPS:
        why = (
            f"Je bestand heeft {count(len(gaps), 'herhaalaankoop', 'herhaalaankopen')}, te weinig "
            f"voor een eigen ritme. Daarom staat hier {RULE_OF_THUMB} dagen, een vuistregel."
        )
        return {"days": RULE_OF_THUMB, "why": why, "own": False}
    own = percentile(gaps, 0.9)
    days = min(max(own, _SHORTEST), _LONGEST)
    why = f"Van je herhaalaankopen kwam 90% binnen {count(own, 'dag', 'dagen')} na de vorige."
    if days != own:
        limit = "minder" if own < _SHORTEST else "meer"
        why += f" Hier staat {days} dagen: {limit} zegt te weinig."
    return {"days": days, "why": why, "own": True}


def is_quiet(customer: Customer, today: int, quiet_after: int) -> bool:
    """Whether his latest order is longer ago than that."""
    return today - customer.last > quiet_after


def group_of(customer: Customer, today: int, quiet_after: int) -> str:
    """The one group that a customer is in."""
    if is_quiet(customer, today, quiet_after):
        return "stil"
    if customer.orders == 1:
        return "eenmalig"
    return "herhaal" if customer.orders == 2 else "trouw"


def tally(book: Book, quiet_after: int) -> list[dict[str, Any]]:
    """The groups with their number of customers, their orders and what these brought."""
    found = {key: [0, 0, 0] for key in GROUPS}
    for each in book.customers:
        sums = found[group_of(each, book.today, quiet_after)]
        sums[0] += 1
        sums[1] += each.orders
        sums[2] += each.revenue
    days = count(quiet_after, "dag", "dagen")
    return [
        {
            "key": key,
            "name": name,
            "definition": definition.format(days=days),
            "customers": found[key][0],
            "orders": found[key][1],
            "revenue": units(found[key][2]),
            "share_of_customers": found[key][0] / len(book.customers),
            "share_of_revenue": found[key][2] / book.revenue,
            "action": action,
            "link": f"{_ARTICLE}#{step}",
        }
        for key, (name, definition, action, step) in GROUPS.items()
    ]
