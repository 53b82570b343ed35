"""The sales of a business as every export of the design writes them.

What a format cannot say (an export of a till has no e-mail) is not in it; `identity` is by what the
customers are told apart.
"""

import csv
from collections.abc import Callable, Iterable
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any, NamedTuple

from openpyxl import Workbook

from tests.calculators.klanten.businesses import Sale

Cells = list[list[Any]]


class Format(NamedTuple):
    """One kind of export: how it is written, and what identifies a customer in it."""

    write: Callable[[list[Sale]], bytes]
    identity: Callable[[Sale], str]


def point(cents: int) -> str:
    """As in -1234.50."""
    return f"{cents / 100:.2f}"


def comma(cents: int) -> str:
    """As in -1.234,50."""
    return f"{cents / 100:,.2f}".translate(str.maketrans(",.", ".,"))


def text(cells: Iterable[Iterable[Any]], delimiter: str = ",", line: str = "\n") -> str:
    """The cells as delimited text."""
    target = StringIO()
    csv.writer(target, delimiter=delimiter, lineterminator=line).writerows(cells)
    return target.getvalue()


def _email(sale: Sale) -> str:
    return sale.email


def _name(sale: Sale) -> str:
    return sale.name.casefold()


def _number(sale: Sale) -> str:
    return f"cus_{sale.customer}"


def _words(paid: str, **others: str) -> Callable[[Sale], str]:
    words = {"paid": paid, "cancelled": "cancelled", "failed": "failed", "pending": "pending"}
    words |= others
    return lambda sale: words[sale.status]


def shopify(sales: list[Sale]) -> bytes:
    """One row for each item; all else on the first row of an order only."""
    header = (
        "Name,Email,Financial Status,Paid at,Fulfillment Status,Accepts Marketing,Currency,"
        "Subtotal,Shipping,Taxes,Total,Discount Code,Created at,Lineitem quantity,Lineitem name,"
        "Lineitem price,Billing Name,Cancelled at,Payment Method,Refunded Amount,Id,Tags"
    ).split(",")
    cells: Cells = [header]
    status = _words("paid", cancelled="paid", failed="voided")
    for sale in sales:
        when = f"{sale.when:%Y-%m-%d %H:%M:%S} +0100"
        said = status(sale)
        if sale.back:
            said = "refunded" if sale.back >= sale.cents else "partially_refunded"
        first = {
            "Email": sale.email,
            "Financial Status": said,
            "Paid at": when if sale.number % 3 else "",
            "Accepts Marketing": "yes",
            "Currency": "EUR",
            "Subtotal": point(sale.cents * 100 // 121),
            "Shipping": "0.00",
            "Taxes": point(sale.cents - sale.cents * 100 // 121),
            "Total": point(sale.cents),
            "Created at": when,
            "Billing Name": sale.name,
            "Cancelled at": when if sale.status == "cancelled" else "",
            "Refunded Amount": point(sale.back),
            "Id": str(5_500_000_000 + sale.number),
        }
        for place, (item, price) in enumerate(sale.items):
            row = first if not place else {}
            own = {
                "Name": f"#{sale.number}",
                "Lineitem quantity": "1",
                "Lineitem name": item,
                "Lineitem price": point(price),
            }
            cells.append([(row | own).get(each, "") for each in header])
    return text(cells).encode()


def woo_analytics(sales: list[Sale]) -> bytes:
    """WooCommerce's own report: a name and no e-mail; a refund is a row of its own."""
    cells: Cells = [
        "Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold,"
        "Coupon(s),Net Sales".split(",")
    ]
    status = _words("completed", pending="on-hold")
    for sale in sales:
        products = ", ".join(item for item, _ in sale.items)
        row = [f"{sale.when:%Y-%m-%d %H:%M:%S}", sale.number, "€" + point(sale.cents)]
        whole = sale.back >= sale.cents > 0
        said = "refunded" if whole else status(sale)
        row += [said, sale.name, "returning", products, len(sale.items), "", point(sale.cents)]
        cells.append(row)
        if sale.back and sale.back_when:
            back = [f"{sale.back_when:%Y-%m-%d %H:%M:%S}", sale.number, "€" + point(-sale.back)]
            back += ["refunded", sale.name, "returning", products, 0, "", point(-sale.back)]
            cells.append(back)
    return text(cells).encode("utf-8-sig")


def advanced_order_export(sales: list[Sale]) -> bytes:
    """A WooCommerce plugin: one row for each item, with the whole order on each."""
    cells: Cells = [
        "Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Last Name "
        "(Billing),Email (Billing),Payment Method Title,Cart Discount Amount,Order Subtotal "
        "Amount,Order Refund Amount,Order Total Amount,Order Total Tax Amount,SKU,Item #,Item "
        "Name,Quantity,Item Cost".split(",")
    ]
    status = _words("Completed", pending="Pending payment")
    for sale in sales:
        first, last = sale.name.split(" ", 1)
        said = "Refunded" if sale.back >= sale.cents > 0 else status(sale)
        for place, (item, price) in enumerate(sale.items, 1):
            row = [sale.number, said, f"{sale.when:%Y-%m-%d %H:%M}", "", first, last, sale.email]
            row += ["iDEAL", "0", point(sale.cents), point(sale.back), point(sale.cents), "0.00"]
            cells.append([*row, f"SKU{place}", place, item, 1, point(price)])
    return text(cells).encode()


def _mollie(sales: list[Sale], header: str, delimiter: str, money: Callable[[int], str]) -> bytes:
    cells: Cells = [header.split(",")]
    status = _words("paid", cancelled="canceled", pending="open")
    for sale in sales:
        row = [f"{sale.when:%Y-%m-%d %H:%M:%S}", "ideal", "EUR", money(sale.cents), status(sale)]
        row += [f"tr_{sale.number}a", f"Bestelling {sale.number}", sale.name, "", ""]
        cells.append([*row, "EUR", money(sale.cents), "", money(sale.back)])
        if sale.back and sale.back_when:
            row = [f"{sale.back_when:%Y-%m-%d %H:%M:%S}", "ideal", "EUR", money(-sale.back)]
            row += ["refunded", f"re_{sale.number}a", f"Bestelling {sale.number}", sale.name]
            cells.append([*row, "", "", "EUR", money(-sale.back), "", money(0)])
    for month in range(1, 13):
        row = [f"2025-{month:02}-01 00:00:00", "", "EUR", money(-1250 - month), "", ""]
        cells.append([*row, "Transactiekosten", "", "", "", "EUR", money(-1250 - month), "", ""])
    return text(cells, delimiter).encode()


def mollie_en(sales: list[Sale]) -> bytes:
    """Mollie in English: refunds and costs are rows of their own."""
    header = (
        "Date,Payment method,Currency,Amount,Status,ID,Description,Consumer name,Consumer bank "
        "account,Consumer BIC,Settlement currency,Settlement amount,Settlement reference,"
        "Amount refunded"
    )
    return _mollie(sales, header, ",", point)


def mollie_nl(sales: list[Sale]) -> bytes:
    """The same in Dutch."""
    header = (
        "Datum,Betaalmethode,Valuta,Bedrag,Status,ID,Omschrijving,Naam consument,Bankrekening "
        "consument,BIC-code consument,Uitbetalingsvaluta,Uitbetalingsbedrag,"
        "Uitbetalingsreferentie,Teruggestort bedrag"
    )
    return _mollie(sales, header, ";", comma)


def _stripe(sales: list[Sale], delimiter: str) -> bytes:
    cells: Cells = [
        "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,"
        "Converted Amount Refunded,Fee,Description,Status,Seller Message,Customer ID,"
        "Customer Description,Invoice ID".split(",")
    ]
    status = _words("Paid", cancelled="Canceled", failed="Failed", pending="requires_action")
    for sale in sales:
        said = "Refunded" if sale.back >= sale.cents > 0 else status(sale)
        row = [f"ch_{sale.number}x", f"{sale.when:%Y-%m-%d %H:%M:%S}", point(sale.cents)]
        row += [point(sale.back), "eur", "TRUE", point(sale.cents), point(sale.back), "0.35", ""]
        cells.append([*row, said, "Payment complete.", f"cus_{sale.customer}", "", ""])
    return text(cells, delimiter).encode()


def stripe(sales: list[Sale]) -> bytes:
    """Stripe's payments."""
    return _stripe(sales, ",")


def stripe_semicolon(sales: list[Sale]) -> bytes:
    """The same from a spreadsheet that writes semicolons."""
    return _stripe(sales, ";")


def _paypal(
    sales: list[Sale],
    header: str,
    day: str,
    money: Callable[[int], str],
    words: dict[str, str],
) -> bytes:
    cells: Cells = [header.split(",")]
    said = {"paid": "done", "cancelled": "cancelled", "failed": "denied", "pending": "waiting"}

    def row(when: datetime, who: str, kind: str, status: str, cents: int, fee: int) -> list[str]:
        clock = [when.strftime(day), when.strftime("%H:%M:%S"), "CET"]
        amounts = [money(cents), money(-fee), money(cents - fee)]
        return [*clock, who, words[kind], words[status], "EUR", *amounts]

    own = "winkel@voorbeeld.example"
    for sale in sales:
        whole = sale.back >= sale.cents > 0
        status = "back" if whole else "partly" if sale.back else said[sale.status]
        first = row(sale.when, sale.name, "payment", status, sale.cents, 35)
        cells.append([*first, sale.email, own, f"T{sale.number}A", ""])
        if sale.back and sale.back_when:
            back = row(sale.back_when, sale.name, "refund", "done", -sale.back, 0)
            cells.append([*back, own, sale.email, f"R{sale.number}A", f"T{sale.number}A"])
    for number, sale in enumerate(sales[::40]):
        out = row(sale.when, "", "transfer", "done", -50_000 - number, 0)
        cells.append([*out, own, "", f"U{sale.number}A", ""])
        paid = row(sale.when, "Drukkerij Voorbeeld", "payment", "done", -9_900 - number, 0)
        cells.append([*paid, own, "drukkerij@voorbeeld.example", f"D{sale.number}A", ""])
    return text(cells).encode("utf-8-sig")


def paypal_en(sales: list[Sale]) -> bytes:
    """PayPal in English, with payments out and transfers among the sales."""
    words = {"payment": "Express Checkout Payment", "refund": "Payment Refund",
             "transfer": "General Withdrawal", "done": "Completed", "cancelled": "Canceled",
             "denied": "Denied", "waiting": "Pending", "back": "Refunded",
             "partly": "Partially Refunded"}  # fmt: skip
    header = (
        "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,"
        "To Email Address,Transaction ID,Reference Txn ID"
    )
    return _paypal(sales, header, "%m/%d/%Y", lambda cents: f"{cents / 100:,.2f}", words)


def paypal_nl(sales: list[Sale]) -> bytes:
    """PayPal in Dutch."""
    words = {"payment": "Express Checkout-betaling", "refund": "Terugbetaling",
             "transfer": "Opname naar bankrekening", "done": "Voltooid",
             "cancelled": "Geannuleerd", "denied": "Geweigerd", "waiting": "In behandeling",
             "back": "Terugbetaald", "partly": "Gedeeltelijk terugbetaald"}  # fmt: skip
    header = (
        "Datum,Tijd,Tijdzone,Naam,Type,Status,Valuta,Bruto,Kosten,Netto,Van e-mailadres,"
        "Naar e-mailadres,Transactiecode,Code referentietransactie"
    )
    return _paypal(sales, header, "%d/%m/%Y", comma, words)


def magento(sales: list[Sale]) -> bytes:
    """The grid of orders of Magento 2."""
    cells: Cells = [
        "ID,Purchase Point,Purchase Date,Bill-to Name,Ship-to Name,Grand Total (Base),"
        "Grand Total (Purchased),Status,Billing Address,Customer Email,Customer Group,Subtotal,"
        "Payment Method,Total Refunded".split(",")
    ]
    status = _words("Complete", cancelled="Canceled", failed="Canceled", pending="Pending Payment")
    for sale in sales:
        said = "Closed" if sale.back >= sale.cents > 0 else status(sale)
        month = sale.when.strftime("%b")
        when = f"{month} {sale.when.day}, {sale.when:%Y} {sale.when:%I:%M:%S %p}"
        row = [f"{sale.number:09}", "Main Website\nMain Store", when, sale.name, sale.name]
        row += [f"{sale.cents / 100:.4f}", f"€{sale.cents / 100:,.2f}", said, "Straat 1"]
        cells.append([*row, sale.email, "General", "", "ideal", f"{sale.back / 100:.4f}"])
    return text(cells).encode()


def bol(sales: list[Sale]) -> bytes:
    """bol.com: who bought is not in it."""
    cells: Cells = ["Bestelnummer;Besteldatum;EAN;Titel;Aantal;Prijs (incl. BTW)".split(";")]
    for sale in sales:
        for item, price in sale.items:
            when = f"{sale.when:%d-%m-%Y}"
            cells.append([sale.number, when, "8712345678906", item, 1, comma(price)])
    return text(cells, ";").encode()


def excel_nl(sales: list[Sale]) -> bytes:
    """What a Dutch Excel saves: a title above, a total below, empty rows, windows-1252."""
    cells: Cells = [["Verkopen", "", "", "", ""], [], _EXCEL_HEADER]
    total = 0
    for place, sale in enumerate(sales):
        when = f"{sale.when.day}-{sale.when.month}-{sale.when.year}"
        cells.append([sale.number, when, sale.name, _dutch(sale), f"€ {comma(sale.cents)}"])
        total += sale.cents
        if sale.back and sale.back_when:
            when = f"{sale.back_when.day}-{sale.back_when.month}-{sale.back_when.year}"
            back = f"€ -{comma(sale.back)}"
            cells.append([sale.number, when, sale.name, "Betaald", back])
            total -= sale.back
        if place % 50 == 49:
            cells.append(["", "", "", "", ""])
    cells.append(["Totaal", "", "", "", f"€ {comma(total)}"])
    return text(cells, ";", "\r\n").encode("cp1252")


_EXCEL_HEADER = ["Bon", "Datum", "Klant", "Status", "Bedrag"]


def _dutch(sale: Sale) -> str:
    return {"paid": "Betaald", "cancelled": "Geannuleerd", "failed": "Mislukt",
            "pending": "Wacht op betaling"}[sale.status]  # fmt: skip


def bookkeeping(sales: list[Sale]) -> bytes:
    """Invoices, and credit notes with a number of their own."""
    cells: Cells = [
        ["Factuurnummer", "Relatie", "Factuurdatum", "Vervaldatum", "Totaal excl. btw", "Btw",
         "Totaal incl. btw", "Status"]
    ]  # fmt: skip
    for sale in sales:
        for number, when, cents in (
            (f"F{sale.number}", sale.when, sale.cents),
            (f"C{sale.number}", sale.back_when, -sale.back),
        ):
            if when and cents:
                net = round(cents / 1.21)
                row = [number, sale.name, f"{when:%d-%m-%Y}", f"{when:%d-%m-%Y}", comma(net)]
                cells.append([*row, comma(cents - net), comma(cents), _dutch(sale)])
    return text(cells, ";").encode()


def utf16(sales: list[Sale]) -> bytes:
    """Unicode text of Excel: UTF-16 with tabs."""
    return text(_simple(sales, comma), "\t", "\r\n").encode("utf-16")


def pipes(sales: list[Sale]) -> bytes:
    """A till's export with upright lines, and a line that says so."""
    return b"sep=|\r\n" + text(_simple(sales, point), "|", "\r\n").encode()


def _simple(sales: list[Sale], money: Callable[[int], str]) -> Cells:
    cells: Cells = [["Klantnummer", "Naam", "Aangemaakt op", "Bonnummer", "Status", "Bedrag",
                     "Terugbetaald"]]  # fmt: skip
    for sale in sales:
        row = [f"cus_{sale.customer}", sale.name, f"{sale.when:%Y-%m-%dT%H:%M:%SZ}", sale.number]
        cells.append([*row, _dutch(sale), money(sale.cents), money(sale.back)])
    return cells


def xlsx(sales: list[Sale]) -> bytes:
    """An Excel workbook, with real dates and numbers, and a title above."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Bestellingen")
    sheet.append(["Bestellingen"])
    sheet.append([])
    sheet.append(["E-mail", "Besteldatum", "Ordernummer", "Status", "Orderbedrag", "Terugbetaald"])
    for sale in sales:
        amounts = [sale.cents / 100, sale.back / 100]
        sheet.append([sale.email, sale.when, sale.number, _dutch(sale), *amounts])
    target = BytesIO()
    book.save(target)
    return target.getvalue()


FORMATS = {
    "shopify": Format(shopify, _email),
    "woo-analytics": Format(woo_analytics, _name),
    "advanced-order-export": Format(advanced_order_export, _email),
    "mollie-en": Format(mollie_en, _name),
    "mollie-nl": Format(mollie_nl, _name),
    "stripe": Format(stripe, _number),
    "stripe-semicolon": Format(stripe_semicolon, _number),
    "paypal-en": Format(paypal_en, _email),
    "paypal-nl": Format(paypal_nl, _email),
    "magento": Format(magento, _email),
    "excel-nl": Format(excel_nl, _name),
    "bookkeeping": Format(bookkeeping, _name),
    "utf-16": Format(utf16, _number),
    "pipes": Format(pipes, _number),
    "xlsx": Format(xlsx, _email),
}
