"""Which column is what: recognised by its name and by what stands in it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from calculators.klanten.amounts import share_of_amounts
from calculators.klanten.dates import share_of_days
from calculators.klanten.synonyms import SYNONYMS, plain
from calculators.klanten.table import Table

Columns = dict[str, int]  # role → place in the header
NEEDED = ("customer", "date", "amount")
# What the reader may point at, by the name in the terminal's Dutch as well.
ROLES = {
    "klant": "customer",
    "datum": "date",
    "bedrag": "amount",
    "bestelling": "order",
    "order": "order",
    "status": "status",
    "soort": "type",
    "valuta": "currency",
    "terugbetaald": "refund",
}
_SAMPLE = 300  # filled cells that are looked at
_SEARCHED = 5_000  # rows in which they are looked for


class Sample(NamedTuple):
    """What stands in a column: some of its filled cells, and how many it has."""

    cells: list[str]
    filled: int


class Found(NamedTuple):
    """The columns, and what is missing or cannot be chosen between."""

    columns: Columns
    missing: list[str]
    unknown: list[str]  # what the reader asked for and the file has not


def recognise(table: Table, given: Mapping[str, str | None] | None = None) -> Found:
    """The columns of `table`; `given` is the reader's own choice, None for "there is none"."""
    samples = [_sample(table, index) for index in range(len(table.header))]
    columns: Columns = {}
    taken: set[int] = set()
    names = [plain(each) for each in table.header]
    chosen, unknown = _chosen(table.header, names, given or {})
    taken.update(index for index in chosen.values() if index is not None)
    for role in (
        "email",
        "date",
        "refund",
        "currency",
        "status",
        "type",
        "cancelled",
        "amount",
        "number",
        "order",
        "name",
        "first",
        "last",
        "method",
        "reference",
    ):
        if role in chosen or ("customer" in chosen and role in _CUSTOMER):
            continue
        if (index := _best(role, names, samples, taken)) is not None:
            columns[role] = index
            taken.add(index)
    columns |= {role: index for role, index in chosen.items() if index is not None}
    if not any(role in columns for role in ("customer", *_CUSTOMER)):
        _by_content("customer", _looks_like_email, columns, samples, taken)
    for role, looks in (("date", _looks_like_day), ("amount", _looks_like_money)):
        if role not in columns and role not in chosen:
            _by_content(role, looks, columns, samples, taken)
    if "customer" not in columns and (parts := [r for r in _CUSTOMER if r in columns]):
        columns["customer"] = columns[parts[0]]
    missing = [role for role in NEEDED if role not in columns]
    return Found(columns, missing, unknown)


_CUSTOMER = ("email", "number", "name", "first", "last")


def _chosen(
    header: list[str], names: list[str], given: Mapping[str, str | None]
) -> tuple[dict[str, int | None], list[str]]:
    chosen: dict[str, int | None] = {}
    unknown = []
    for key, name in given.items():
        role = ROLES.get(key, key)
        if not name:
            chosen[role] = None
        elif name in header:
            chosen[role] = header.index(name)
        elif plain(name) in names:
            chosen[role] = names.index(plain(name))
        else:
            unknown.append(name)
    return chosen, unknown


def _sample(table: Table, index: int) -> Sample:
    """Cells from all over the file, not from its start alone."""
    cells = table.columns[index][:: max(1, table.size // _SEARCHED)]
    filled = sorted(filter(None, map(str.strip, cells)))
    return Sample(filled[:: max(1, len(filled) // _SAMPLE)], len(filled))


def _best(role: str, names: list[str], samples: list[Sample], taken: set[int]) -> int | None:
    """The column with the most telling name whose content agrees."""
    most = max((each.filled for each in samples), default=0)
    ranked = []
    for index, name in enumerate(names):
        rank = _rank(role, name)
        if index in taken or rank is None or not _AGREES.get(role, bool)(samples[index].cells):
            continue
        hollow = role == "order" and samples[index].filled < 0.9 * most
        ranked.append((hollow, rank, index))
    return min(ranked)[2] if ranked else None


def _rank(role: str, name: str) -> int | None:
    known, pattern, never = SYNONYMS[role]
    if name in known:
        return known.index(name)
    if never and never.search(name):
        return None
    if pattern and pattern.search(name):
        return len(known)
    return None


def _by_content(
    role: str,
    looks: Callable[[list[str]], bool],
    columns: Columns,
    samples: list[Sample],
    taken: set[int],
) -> None:
    """Take the one column that looks like it; of two the reader chooses."""
    fits = [i for i, each in enumerate(samples) if i not in taken and looks(each.cells)]
    if len(fits) == 1:
        columns[role] = fits[0]
        taken.add(fits[0])


def _looks_like_email(cells: list[str]) -> bool:
    return bool(cells) and sum("@" in each for each in cells) >= 0.5 * len(cells)


def _looks_like_day(cells: list[str]) -> bool:
    return share_of_days(cells) >= 0.8


def _looks_like_money(cells: list[str]) -> bool:
    return share_of_amounts(cells) >= 0.9 and any(set(each) & set(".,€$£") for each in cells)


def _looks_like_amounts(cells: list[str]) -> bool:
    return share_of_amounts(cells) >= 0.7


def _looks_like_numbers_of_orders(cells: list[str]) -> bool:
    """Codes with a digit and without spaces, and not the same few over and over."""
    codes = sum(any(map(str.isdigit, each)) and " " not in each for each in cells)
    return bool(cells) and codes >= 0.9 * len(cells) and len(set(cells)) * 20 >= len(cells)


def _looks_like_names(cells: list[str]) -> bool:
    return any(any(map(str.isalpha, each)) or each.isdigit() for each in cells)


def _has_names(cells: list[str]) -> bool:
    return bool(cells) and sum(any(map(str.isalpha, each)) for each in cells) >= 0.5 * len(cells)


def _looks_like_currencies(cells: list[str]) -> bool:
    fits = sum((len(each) == 3 and each.isalpha()) or each in "€$£" for each in cells)
    return bool(cells) and fits >= 0.8 * len(cells)


_AGREES: dict[str, Callable[[list[str]], bool]] = {
    "email": _looks_like_email,
    "name": _has_names,
    "date": _looks_like_day,
    "amount": _looks_like_amounts,
    "refund": _looks_like_amounts,
    "order": _looks_like_numbers_of_orders,
    "currency": _looks_like_currencies,
}
