"""What counts as a sale: by status, kind and way of payment, in Dutch and English."""

import pytest

from calculators.klanten.status import (
    CANCELLED,
    FAILED,
    NO_SALE,
    REFUNDED,
    SWITCHED_OFF,
    UNPAID,
    Verdicts,
    is_refund,
    is_test,
    no_sale,
)


@pytest.mark.parametrize(
    ("status", "reason"),
    [("paid", None), ("Betaald", None), ("Completed", None), ("wc-processing", None),
     ("Voltooid", None), ("partially_refunded", None), ("Deels terugbetaald", None),
     ("fulfilled", None), ("", None), ("Verzonden", None), ("Closed", None),
     ("canceled", CANCELLED), ("Geannuleerd", CANCELLED), ("voided", CANCELLED),
     ("refunded", REFUNDED), ("Terugbetaald", REFUNDED), ("charged_back", REFUNDED),
     ("failed", FAILED), ("Mislukt", FAILED), ("expired", FAILED), ("Geweigerd", FAILED),
     ("pending", UNPAID), ("on-hold", UNPAID), ("not paid", UNPAID), ("Niet betaald", UNPAID),
     ("Wacht op betaling", UNPAID), ("partially_paid", UNPAID), ("open", UNPAID),
     ("authorized", UNPAID), ("concept", UNPAID)],
)  # fmt: skip
def test_a_status_counts_or_has_a_reason(status: str, reason: str | None) -> None:
    assert Verdicts({status})[status] == reason


def test_a_word_means_what_its_maker_means_by_it() -> None:
    assert Verdicts({"In behandeling"}, paypal=True)["In behandeling"] == UNPAID
    assert Verdicts({"In behandeling"})["In behandeling"] is None
    assert Verdicts({"Closed"}, magento=True)["Closed"] == REFUNDED


def test_an_unknown_status_counts_and_is_named() -> None:
    found = Verdicts({"Blauw", "paid"})
    assert found["Blauw"] is None and found.unknown == ["Blauw"]


def test_the_reader_decides() -> None:
    found = Verdicts({"Blauw", "pending"}, {"Blauw": False, "pending": True})
    assert found["Blauw"] and found["pending"] is None and not found.unknown
    assert Verdicts({"paid"}, {"paid": False})["paid"] == SWITCHED_OFF


@pytest.mark.parametrize(
    ("kind", "sale"),
    [("Express Checkout Payment", True), ("Payment Refund", True), ("General Withdrawal", False),
     ("Transactiekosten", False), ("Payout", False), ("Opname naar bankrekening", False),
     ("Currency Conversion", False), ("Website-betaling", True)],
)  # fmt: skip
def test_a_kind_of_row_is_a_sale_or_not(kind: str, sale: bool) -> None:
    assert no_sale(kind) == (None if sale else NO_SALE)


def test_a_refund_and_a_test_are_known() -> None:
    assert is_refund("Terugbetaling") and is_refund("Creditnota") and not is_refund("Betaling")
    assert (
        is_test("mode", "test") and is_test("is test", "TRUE") and not is_test("gateway", "ideal")
    )
