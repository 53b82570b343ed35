"""Does a row count as a sale, by what its status or kind says?"""

import re
from collections.abc import Mapping

CANCELLED = "geannuleerd"
FAILED = "mislukt of verlopen"
UNPAID = "nog niet (helemaal) betaald"
REFUNDED = "helemaal terugbetaald"
NO_SALE = "geen verkoop (kosten, overboeking of uitbetaling)"
TEST = "testbestelling"
SWITCHED_OFF = "door jou weggelaten"

# In this order: "partially refunded" is no "refunded", "not paid" no "paid".
_STATUSES: tuple[tuple[str, str | None], ...] = (
    (
        r"partial\w* ?refund|(gedeeltelijk|deels) (terug|gecred)",
        None,
    ),
    (
        r"cancel|geannuleerd|annuler|voided|\bvoid\b|vervallen|ingetrokken|trash|prullenbak",
        CANCELLED,
    ),
    (
        r"refunded|terugbetaald|teruggestort|refund$|gecrediteerd|credited|charged? ?back"
        r"|teruggeboekt|reversed|teruggedraaid",
        REFUNDED,
    ),
    (
        r"fail|mislukt|declined|geweigerd|refused|denied|afgewezen|rejected|expired|verlopen|blocked"
        r"|geblokkeerd|fraud|incomplete|error|dispute lost|oninbaar|uncollectible|removed",
        FAILED,
    ),
    (
        r"pending|in afwachting|wachten|wacht|await|on ?hold|holded|in de wacht|unpaid|not paid"
        r"|onbetaald|niet betaald|openstaand|^open$|te betalen|authori[sz]ed|geautoriseerd|draft"
        r"|concept|uncaptured|requires|nog niet|herinnering|reminder|late$|overdue|^sent$"
        r"|partially paid|deels betaald|gedeeltelijk betaald|cart|checkout draft|offerte|quote"
        r"|payment review|proforma",
        UNPAID,
    ),
    (
        r"paid|betaald|complet|compleet|voltooid|afgerond|afgehandeld|processing|verwerk"
        r"|in behandeling|succe|geslaagd|shipped|verzonden|verstuurd|fulfilled|geleverd|delivered"
        r"|closed|gesloten|archived|captured|settled|ok$|gereed|klaar|done|ready|approved|accept|geaccepteerd|voldaan"
        r"|ontvangen|received|available|uitbetaald|active|actief|partial",
        None,
    ),
)
_TYPES: tuple[tuple[str, str | None], ...] = (
    (
        r"refund|terugbetal|terugstort|reversal|terugboek|chargeback|credit ?nota|credit note"
        r"|creditfactuur",
        None,
    ),
    (
        r"\bfees?\b|kosten|payout|uitbetal|withdraw|opname|transfer|overboek|deposit|storting"
        r"|conversion|conversie|omrekening|\bhold\b|reserv|blokker|adjust|correctie|authori[sz]ation"
        r"|autorisatie|request|verzoek|currency|loan|lening|interest|rente|top.?up|opwaard"
        r"|release|vrijgave",
        NO_SALE,
    ),
)
_REFUND = re.compile(_TYPES[0][0])
_BOGUS = re.compile(r"bogus|\btest(modus|mode)?\b")
_TRUE = {"true", "1", "ja", "yes", "waar"}
# A word of the same sound, and another meaning with this maker.
_PAYPAL_PENDING = re.compile(r"in behandeling|processing")


class Verdicts(dict[str, "str | None"]):
    """The reason why a status does not count, by status; None for one that counts."""

    def __init__(
        self,
        statuses: set[str],
        chosen: Mapping[str, bool] | None = None,
        *,
        paypal: bool = False,
        magento: bool = False,
    ) -> None:
        """`chosen` is the reader's own answer for some of them."""
        super().__init__()
        self.unknown: list[str] = []
        # Those that the reader decides about, and what counts until he does or since.
        self.open: dict[str, bool] = {}
        for status in statuses:
            self[status] = self._judge(
                re.sub(r"[_-]+", " ", status.strip().lower()), paypal, magento
            )
            own = (chosen or {}).get(status)
            if self[status] == "?" or own is not None:
                self.open[status] = own is not False
            if own is False and self[status] in {None, "?"}:
                self[status] = SWITCHED_OFF
            elif own:
                self[status] = None
            elif self[status] == "?":
                self[status] = None
                self.unknown.append(status)
        self.unknown.sort()

    @staticmethod
    def _judge(status: str, paypal: bool, magento: bool) -> str | None:
        if not status:
            return None
        if paypal and _PAYPAL_PENDING.search(status):
            return UNPAID
        if magento and status == "closed":
            return REFUNDED
        return next((reason for words, reason in _STATUSES if re.search(words, status)), "?")


def no_sale(kind: str) -> str | None:
    """Why a row of this kind (PayPal's Type) is no sale; None for one that may be."""
    text = kind.lower()
    return next((reason for words, reason in _TYPES if re.search(words, text)), None)


def is_refund(kind: str) -> bool:
    """Whether a row of this kind gives money back to a customer."""
    return bool(_REFUND.search(kind.lower()))


def is_test(header: str, value: str) -> bool:
    """Whether a cell of a column for the way of payment, or for testing, says it was a test."""
    if header.startswith(("test", "is test")):
        return value.strip().lower() in _TRUE
    return bool(_BOGUS.search(value.lower()))
