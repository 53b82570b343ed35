"""What columns are called in the exports of webshops, payment services and bookkeeping.

For each role the names that are known, the most telling first; then a pattern for names that are
not. Names are written as `plain` makes them: small letters, words apart. They are facts about
files; the content of a column has to agree before one is believed.
"""

import re
from typing import NamedTuple


class Names(NamedTuple):
    """How a column of one role may be called."""

    known: tuple[str, ...]
    pattern: re.Pattern[str] | None = None  # what other names of the role have
    never: re.Pattern[str] | None = None  # what only names of other roles have


def plain(name: str) -> str:
    """A name without capitals and signs: `Order #` and `order` are one."""
    return re.sub(r"[\W_]+", " ", name.lower()).strip()


def _names(known: str, pattern: str = "", never: str = "") -> Names:
    return Names(
        tuple(filter(None, map(str.strip, known.split(",")))),
        re.compile(pattern) if pattern else None,
        re.compile(never) if never else None,
    )


SYNONYMS: dict[str, Names] = {
    "email": _names(
        """customer email, customer e mail, email billing, billing email, e mail klant,
        klant e mail, email, e mail, e mailadres, emailadres, email address, e mail address,
        mailadres, from email address, van e mailadres, e mailadres afzender, buyer email,
        e mail koper, e mailadres klant, contact email, receipt email, mail, shipping email""",
        r"\be ?mail|mailadres",
        r"marketing|opt ?in|nieuwsbrief|newsletter|\bto email|naar e|template|status|consent",
    ),
    "number": _names(
        """customer id, customer number, customer no, customer nr, klantnummer, klant nummer,
        klantnr, klant nr, klant id, klantcode, debiteurnummer, debiteurnr, debiteur nr,
        debiteurcode, relatienummer, relatiecode, relatie nr, lidnummer, lid nummer, lidnr,
        member id, member number, customer code, account number, contactnummer, client id,
        clientnummer, client number, user id, buyer id, patientnummer, contact id""",
        r"^(customer|klant|debiteur|relatie|lid|member|client|cliënt|user|buyer|patiënt)"
        r"(en)? ?(id|nr|no|nummer|number|code)$",
    ),
    "name": _names(
        """customer name, klantnaam, naam klant, customer, klant, consumer name, naam consument,
        billing name, bill to name, customer full name, factuurnaam, debiteur, debiteurnaam,
        naam debiteur, relatie, relatienaam, contact name, contactnaam, contact, name, naam,
        full name, volledige naam, bedrijfsnaam, bedrijf, company, company name, organisatie,
        opdrachtgever, afnemer, client, cliënt, client name, lid, naam lid, deelnemer, patiënt,
        buyer, buyer name, koper, naam koper, member, account, contactpersoon, card name,
        shipping name, ship to name, factuur aan, customer description""",
        r"klant|customer|debiteur|relatie|afnemer|cliënt|opdrachtgever|\b(buyer|client|member)\b",
        r"type|since|sinds|group|groep|note|land|country|source|bron|aantal|price|amount|bedrag"
        r"|\b(id|nr|no|nummer|number|code)\b|nummer$|e ?mail|phone|telefoon|date|datum",
    ),
    "first": _names("first name billing, billing first name, first name, voornaam, firstname"),
    "last": _names(
        "last name billing, billing last name, last name, achternaam, lastname, surname"
    ),
    "date": _names(
        """created at, order date, orderdatum, besteldatum, bestel datum, created date utc,
        created utc, created date, created, purchase date, aankoopdatum, factuurdatum,
        invoice date, datum factuur, date created, aangemaakt op, aangemaakt, besteld op, date,
        datum, date and time, datum en tijd, datum tijd, date time, transactiedatum,
        transaction date, verkoopdatum, sale date, sold at, boekdatum, boekingsdatum,
        payment date, betaaldatum, paid at, betaald op, date paid, datum betaald, paid date,
        completed date, afspraakdatum, bezoekdatum, document date, invoiced on, dag""",
        r"\bdate\b|datum|\bcreated\b",
        r"due|verval|birth|geboorte|update|gewijzigd|modified|deliver|lever|verzend|ship|expir"
        r"|cancel|annuleer|refund|settle|uitbetal|since|einde|\bend\b|verzonden",
    ),
    "amount": _names(
        """order total amount, order total, grand total base, grand total purchased, grand total,
        total, totaal, totaal incl btw, totaal inclusief btw, totaalbedrag incl btw,
        totaalbedrag inclusief btw, totaalbedrag, orderbedrag, order amount, ordertotaal,
        bestelbedrag, order totaal, bedrag incl btw, bedrag inclusief btw, total incl tax,
        total incl vat, total price incl tax, prijs incl btw, factuurbedrag, factuurtotaal,
        invoice amount, invoice total, amount, bedrag, gross, bruto, brutobedrag, gross amount,
        total price, total amount, amount paid, total paid, betaald bedrag, ontvangen bedrag,
        betaald, omzet, revenue, total sales, net sales, netto omzet, n revenue formatted,
        net revenue, gross sales, verkoopbedrag, verkopen, orderwaarde, order value, waarde,
        value, bedrag eur, bedrag in eur, total eur, amount eur, subtotal, subtotaal,
        totaal excl btw, totaal exclusief btw, bedrag excl btw, bedrag exclusief btw,
        total excl tax, line total, regeltotaal, regelbedrag, lineitem price, item total, price,
        prijs, verkoopprijs""",
        r"bedrag|amount|totaal|\btotal\b|omzet|revenue|\bprijs\b|\bprice\b",
        r"\bfee|kosten|\btax\b(?!.*incl)|^(tax|vat|btw)|btw ?bedrag|btwbedrag|shipping|verzend"
        r"|discount|korting|refund|terug|quantity|aantal|balance|saldo|converted|settlement"
        r"|openstaand|outstanding|orders$|items",
    ),
    "order": _names(
        """order number, ordernummer, bestelnummer, order id, order no, order nr, ordernr,
        bestelnr, bestelling, order, order name, increment id, invoice number, factuurnummer,
        factuurnr, invoice no, invoice id, factuur, factuur nr, invoice, transaction id,
        transactiecode, transactie id, transactienummer, payment id, betaling id, id, bonnummer,
        bon nr, receipt number, receipt no, kassabon, document number, documentnummer,
        boekstuknummer, boekstuknr, name, nummer, number, nr, sale id, verkoopnummer,
        reserveringsnummer, booking id, opdrachtnummer""",
        r"^(order|bestel|factuur|invoice|receipt|bon|transacti\w+|boekstuk) ?"
        r"(id|no|nr|nummer|number|code)$",
    ),
    "status": _names(
        """financial status, payment status, betaalstatus, betalingsstatus, order status,
        orderstatus, bestelstatus, status, state, factuurstatus, invoice status,
        transactiestatus, transaction status, status betaling, status bestelling""",
        r"\bstatus\b|status$",
        r"fulfil|verzend|ship|lever|deliver|voorraad|stock|klant|customer|e ?mail",
    ),
    "type": _names(
        "type, transactietype, transaction type, soort, omschrijving type, soort boeking"
    ),
    "currency": _names(
        """currency, valuta, valutacode, currency code, munt, munteenheid, order currency,
        currency presentment, valuta bestelling"""
    ),
    "refund": _names(
        """refunded amount, amount refunded, refund amount, order refund amount,
        teruggestort bedrag, teruggestort, terugbetaald bedrag, bedrag terugbetaald, terugbetaald,
        total refunded, refunded, refunds, refund, totaal terugbetaald""",
        r"refund(ed)? (amount|total)|(amount|total) refunded|terugbetaal|teruggestort",
        r"date|datum|status|reason|reden|fee|\bid\b|converted",
    ),
    "cancelled": _names(
        "cancelled at, canceled at, geannuleerd op, cancelled on, cancel date, annuleringsdatum"
    ),
    "method": _names(
        """payment method, betaalmethode, betaalwijze, gateway, payment gateway, payment type,
        payment method title, mode, testmodus, test, test mode, is test"""
    ),
    "reference": _names(
        """reference txn id, reference transaction id, referentie transactiecode,
        code referentietransactie, referentie transactie id, original transaction id,
        oorspronkelijke transactiecode, refunded order, creditnota van, credit voor"""
    ),
}
