"""From rows to orders: several rows may be one order, and one row may take an order back.

Three ways of writing an order on several rows exist. Its total stands on the first row only
(Shopify); on each row again (Advanced Order Export); or each row has an amount of its own. Which it
is, is decided for the file as a whole.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain, compress
from typing import NamedTuple

from calculators.klanten import reasons
from calculators.klanten.book import Purchases
from calculators.klanten.rows import Rows
from calculators.klanten.status import REFUNDED

Out = dict[int, str]  # row → why it does not count
_ITEM = ("item", "line", "regel", "artikel", "product", "prijs", "price", "stuk")
_TOTAL = ("total", "totaal", "order", "bestel", "factuur")


class Order(NamedTuple):
    """One purchase: who, on which day, for how much, written on which rows."""

    customer: str
    day: int
    amount: int
    rows: tuple[int, ...]
    credited: int = 0  # of its refunds, what its own row already says


class Gathered(NamedTuple):
    """The orders before any row that takes one back, and those rows."""

    plain: list[int]  # rows that are an order by themselves, and nothing more to say of them
    orders: list[Order]
    gone: list[Order]  # those of which nothing is left, by what their own rows say
    back: list[int]
    repeats: bool | None  # whether the amount stands on each row of an order; None without such


def gather(rows: Rows, amount_header: str, out: Out) -> Gathered:
    """The orders in `rows`; what does not count is added to `out`."""
    several = _several_rows(rows)
    repeats = _repeats(rows, several, amount_header) if several else None
    gathered = Gathered([], [], [], [], repeats)
    _alone(rows, several, gathered, out)
    for group in several:
        for part in _by_customer(rows, group):
            _several(rows, part, gathered, out)
    return gathered


def _several_rows(rows: Rows) -> list[list[int]]:
    """The orders that stand on more than one row, as these."""
    counts = Counter(rows.orders)
    if len(counts) == len(rows.orders):
        return []
    often = {order for order, times in counts.items() if order and times > 1}
    groups: dict[str, list[int]] = {order: [] for order in often}
    for index, order in enumerate(rows.orders):
        if order in often:
            groups[order].append(index)
    return list(groups.values())


def _alone(rows: Rows, several: list[list[int]], gathered: Gathered, out: Out) -> None:
    """The rows that are an order by themselves: nearly all are a plain sale."""
    plain = bytearray(
        not why and not wrong and amount is not None and amount > 0
        for why, wrong, amount in zip(rows.why, rows.wrong, rows.amounts, strict=True)
    )
    for index, refund in enumerate(rows.refunds):
        if refund:
            plain[index] = False
    other = [index for index, fine in enumerate(plain) if not fine]
    shared = set(chain.from_iterable(several))
    for index in shared:
        plain[index] = False
    gathered.plain.extend(compress(range(len(plain)), plain))
    for index in other:
        if index not in shared:
            _single(rows, index, gathered, out)


def _single(rows: Rows, index: int, gathered: Gathered, out: Out) -> None:
    amount = rows.amounts[index] or 0
    reason = rows.why[index]
    if amount < 0 and reason in {None, REFUNDED}:
        gathered.back.append(index)
        return
    _add(order_on(rows, index), reason or rows.wrong[index], gathered, out)


def order_on(rows: Rows, index: int) -> Order:
    """The order that is this row alone."""
    refund = (rows.refunds[index] or 0) if rows.refunds else 0
    return Order(
        rows.customers[index], rows.days[index] or 0, rows.amounts[index] or 0, (index,), refund
    )


def _add(order: Order, reason: str | None, gathered: Gathered, out: Out) -> None:
    """Take an order, less what its own row says was refunded; or leave it out for its reason."""
    if not reason and order.credited < order.amount:
        if order.credited:
            order = order._replace(amount=order.amount - order.credited)
        gathered.orders.append(order)
        return
    out.update(dict.fromkeys(order.rows, reason or REFUNDED))
    if reason in {None, REFUNDED}:
        gathered.gone.append(order._replace(amount=0, credited=order.amount))


def _by_customer(rows: Rows, group: list[int]) -> Iterable[list[int]]:
    """The rows of one number; of two when it was given to two customers."""
    customers = {rows.customers[index] for index in group} - {""}
    if len(customers) < 2:
        return [group]
    parts: dict[str, list[int]] = defaultdict(list)
    for index in group:
        parts[rows.customers[index] or min(customers)].append(index)
    return parts.values()


def _several(rows: Rows, part: list[int], gathered: Gathered, out: Out) -> None:
    """One order that stands on several rows."""
    if not any(rows.why[index] or (rows.amounts[index] or 0) < 0 for index in part):
        _add(_whole(rows, part, gathered), _lacks(rows, part), gathered, out)
        return
    bad = {index: reason for index in part if (reason := rows.why[index])}
    good = [index for index in part if index not in bad]
    if bad and not any(rows.amounts[index] for index in good):
        # The rows that follow a cancelled one say nothing of their own.
        for index in good:
            bad[index] = min(bad.values())
        good = []
    minus = [i for i in part if (rows.amounts[i] or 0) < 0 and bad.get(i, REFUNDED) == REFUNDED]
    gathered.back.extend(minus)
    own = [index for index in good if index not in set(minus)]
    bad = {index: reason for index, reason in bad.items() if index not in set(minus)}
    out.update(bad)
    if REFUNDED in bad.values():
        wholly = [index for index, reason in bad.items() if reason == REFUNDED]
        _add(_whole(rows, wholly, gathered), REFUNDED, gathered, out)
    if own:
        _add(_whole(rows, own, gathered), _lacks(rows, own), gathered, out)


def _whole(rows: Rows, own: list[int], gathered: Gathered) -> Order:
    """The order on these rows."""
    head = _head(rows, own)
    amounts = [rows.amounts[index] or 0 for index in own]
    refunds = [rows.refunds[index] or 0 for index in own] if rows.refunds else [0]
    total = sum if gathered.repeats is False else max
    customer = next((c for index in own if (c := rows.customers[index])), "")
    return Order(customer, rows.days[head] or 0, total(amounts), tuple(own), total(refunds))


def _head(rows: Rows, own: list[int]) -> int:
    """The row that stands for the order: the one that lacks nothing, and the earliest."""
    return min(own, key=lambda each: (_missing(rows, each), rows.days[each] or 0))


def _lacks(rows: Rows, own: list[int]) -> str | None:
    reasons_of = {rows.wrong[index] for index in own}
    if None in reasons_of:
        return None
    if reasons.NO_CUSTOMER in reasons_of:
        return None if any(rows.customers[index] for index in own) else reasons.NO_CUSTOMER
    return min(filter(None, reasons_of))


def _missing(rows: Rows, index: int) -> bool:
    """Whether a row can not stand for its order, as the rows that follow the first."""
    return rows.wrong[index] not in {None, reasons.NO_CUSTOMER}


def _repeats(rows: Rows, groups: list[list[int]], header: str) -> bool:
    """Whether the amount on each row is that of the whole order."""
    alike = different = 0
    for group in groups:
        found = [
            a for index in group if (a := rows.amounts[index]) and a > 0 and not rows.why[index]
        ]
        if len(found) > 1:
            alike += len(set(found)) == 1
            different += len(set(found)) > 1
    return is_whole(header, alike, different)


def is_whole(header: str, alike: int, different: int) -> bool:
    """The same, where the amounts of so many orders are alike, and of so many not."""
    name = header.lower()
    if any(each in name for each in _ITEM):
        return different == 0 and alike == 0
    if any(each in name for each in _TOTAL):
        return alike >= different
    return alike >= 9 * different


def by_customer(rows: Rows, plain: list[int], orders: list[Order]) -> Purchases:
    """What each customer bought: on which days, for how much."""
    found: Purchases = defaultdict(list)
    customers, days, amounts = rows.customers, rows.days, rows.amounts
    for index in plain:
        found[customers[index]].append((days[index], amounts[index]))  # type: ignore[arg-type]
    for customer, day, amount, _, _ in orders:
        found[customer].append((day, amount))
    return found
