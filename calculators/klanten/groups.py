"""Four groups: bought once, more often, gone quiet, loyal. Each customer is in exactly one.

- stil: his latest order is more than `quiet_after` days before today, however often he bought;
- eenmalig: not quiet, and one order;
- herhaal: not quiet, and two orders;
- trouw: not quiet, and three orders or more.
"""

from typing import Any

from calculators.klanten.book import Book, Customer, Gaps
from calculators.klanten.words import count, units

RULE_OF_THUMB = 60  # days
Sums = dict[str, list[int]]  # customers, orders and revenue, by the key of the group

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


def suggest(gaps: Gaps) -> dict[str, Any]:
    """After how many days a customer is quiet, by the reader's own rhythm, and why."""
    if len(gaps) < _GAPS:
        why = (
            f"Je bestand heeft {count(len(gaps), 'herhaalaankoop', 'herhaalaankopen')}, te weinig "
            f"voor een eigen ritme. Daarom staat hier {RULE_OF_THUMB} dagen, een vuistregel."
        )
        return {"days": RULE_OF_THUMB, "why": why, "own": False}
    own = gaps.percentile(0.9)
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


def sums_of(book: Book, quiet_after: int) -> Sums:
    """Of each group its customers, their orders and what these brought."""
    found: Sums = {key: [0, 0, 0] for key in GROUPS}
    for each in book.customers:
        sums = found[group_of(each, book.today, quiet_after)]
        sums[0] += 1
        sums[1] += each.orders
        sums[2] += each.revenue
    return found


def tally(found: Sums, quiet_after: int) -> list[dict[str, Any]]:
    """The groups, from their sums."""
    customers, _, revenue = map(sum, zip(*found.values(), strict=True))
    days = count(quiet_after, "dag", "dagen")
    return [
        {
            "key": key,
            "name": name,
            "definition": definition.format(days=days),
            "customers": found[key][0],
            "orders": found[key][1],
            "revenue": units(found[key][2]),
            "share_of_customers": found[key][0] / customers,
            "share_of_revenue": found[key][2] / revenue,
            "action": action,
            "link": f"{_ARTICLE}#{step}",
        }
        for key, (name, definition, action, step) in GROUPS.items()
    ]
