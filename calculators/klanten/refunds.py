"""Rows that give money back: which order do they take it from?

First the order that the row names; else of the same customer, not later than the refund, the latest
that was as much; else the latest that was more; else the latest ones together. A refund of
something that is not in the file does not count.
"""

from collections import defaultdict

from calculators.klanten import reasons
from calculators.klanten.orders import Gathered, Order, Out, order_on
from calculators.klanten.rows import Rows
from calculators.klanten.status import NO_SALE, REFUNDED


class _Open:
    """An order while refunds are taken from it."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.left = order.amount
        self.credited = order.credited
        self.back: list[int] = []

    def take(self, amount: int, row: int) -> int:
        """Take as much as there is, and give what remains of `amount`."""
        told = min(self.credited, amount)  # its own row has said this already
        self.credited -= told
        taken = min(self.left, amount - told)
        self.left -= taken
        self.back.append(row)
        return amount - told - taken

    @property
    def most(self) -> int:
        return self.left + self.credited


def give_back(gathered: Gathered, rows: Rows, out: Out) -> tuple[list[int], list[Order]]:
    """The orders less what came back: rows that are one, and others. Those of which nothing is left
    are added to `out`.
    """
    if not gathered.back:
        return gathered.plain, gathered.orders
    plain, untouched, opened = _concerned(gathered, rows)
    of_customer: dict[str, list[_Open]] = defaultdict(list)
    by_number: dict[str, list[_Open]] = defaultdict(list)
    for each in opened:
        of_customer[each.order.customer].append(each)
        for number in {rows.orders[index] for index in each.order.rows} - {""}:
            by_number[number].append(each)
    for row in sorted(gathered.back, key=lambda row: _sorting(rows, row)):
        if reason := _unusable(rows, row):
            out[row] = reason
        else:
            _one(row, rows, of_customer, by_number, out)
    kept: list[Order] = []
    for each in opened:
        if each.left > 0:
            order = each.order._replace(amount=each.left, rows=(*each.order.rows, *each.back))
            kept.append(order)
        else:
            for index in (*each.order.rows, *each.back):
                out.setdefault(index, REFUNDED)
    _settle(kept, out)
    return plain, untouched + kept


def _concerned(gathered: Gathered, rows: Rows) -> tuple[list[int], list[Order], list[_Open]]:
    """The orders from which nothing can be taken, and those that a refund may be of: of the same
    customer, or of the order that it names.
    """
    customers = {rows.customers[row] for row in gathered.back} - {""}
    numbers = {rows.orders[row] for row in gathered.back}
    numbers = (numbers | {rows.references[row] for row in gathered.back}) - {""}
    number_of = rows.orders.__getitem__
    plain, untouched, opened = [], [], []
    for index in gathered.plain:
        if rows.customers[index] in customers or rows.orders[index] in numbers:
            opened.append(_Open(order_on(rows, index)))
        else:
            plain.append(index)
    for order in gathered.orders:
        if order.customer in customers or not numbers.isdisjoint(map(number_of, order.rows)):
            opened.append(_Open(order))
        else:
            untouched.append(order)
    return plain, untouched, [*opened, *map(_Open, gathered.gone)]


def _settle(kept: list[Order], out: Out) -> None:
    """A refund of two orders, of which one is left, is used by that one."""
    for order in kept:
        for row in order.rows:
            out.pop(row, None)


def _unusable(rows: Rows, row: int) -> str | None:
    if rows.days[row] is None or rows.wrong[row] not in {None, reasons.NO_CUSTOMER}:
        return rows.wrong[row]
    if not rows.customers[row] and not rows.references[row] and not rows.orders[row]:
        return NO_SALE
    return None


def _sorting(rows: Rows, row: int) -> tuple[int, int, str, str, str]:
    """An order of refunds that does not depend on that of the rows."""
    return (
        rows.days[row] or 0,
        rows.amounts[row] or 0,
        rows.customers[row],
        rows.orders[row],
        rows.references[row],
    )


def _one(
    row: int,
    rows: Rows,
    of_customer: dict[str, list[_Open]],
    by_number: dict[str, list[_Open]],
    out: Out,
) -> None:
    amount, day = -(rows.amounts[row] or 0), rows.days[row] or 0
    named = by_number.get(rows.references[row]) or by_number.get(rows.orders[row]) or []
    customer = rows.customers[row]
    fits = [
        each for each in named if not customer or each.order.customer == customer or len(named) == 1
    ]
    if not fits and customer:
        fits = [each for each in of_customer.get(customer, []) if each.order.day <= day]
    fits = sorted((each for each in fits if each.most > 0), key=_latest)
    if sum(each.most for each in fits) < amount:
        out[row] = reasons.LOOSE_REFUND if customer or rows.references[row] else NO_SALE
        return
    said = [each for each in fits if each.credited == amount]
    same = [each for each in fits if each.most == amount]
    more = [each for each in fits if each.most > amount]
    for each in (said or same or more)[:1] or fits:
        amount = each.take(amount, row)
        if not amount:
            break


def _latest(each: _Open) -> tuple[int, int, str]:
    return (-each.order.day, -each.order.amount, each.order.customer)
