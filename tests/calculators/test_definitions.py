"""How a number is to be counted, as its help text says, on a customer base of which the answer is
known. A text that goes back to counting only the buyers gets another divisor here, and fails.
"""

from collections.abc import Sequence
from typing import NamedTuple

import pytest

from calculators import load

YEARS = 400  # so long that the base no longer changes, and that nobody of the first year is left


class Kind(NamedTuple):
    """Customers who are alike: so many new ones each year, of whom so many stay each year. One of
    so many buys in a year.
    """

    new: float
    stay: float
    buys: float = 0.5


class Base:
    """A base of which nobody knows who will leave; every year begins with the new customers."""

    def __init__(self, *kinds: Kind) -> None:
        self.kinds = kinds
        self.customers = [_steady(kind) for kind in kinds]  # of each kind, in any year
        self.all = sum(self.customers)
        self.buyers = sum(n * kind.buys for n, kind in zip(self.customers, kinds, strict=True))
        self.orders = self.buyers  # each buyer buys once in a year
        self.stay = self._mean([kind.stay for kind in kinds], self.customers)
        self.stay_of_new = self._mean([kind.stay for kind in kinds], [each.new for each in kinds])

    def life(self, *, of_new: bool, discount: float = 1) -> float:
        """The years that a customer is there from now on, this one included: of who is new this
        year, or of who is there this year. A later year counts for so much less.
        """
        numbers = [each.new for each in self.kinds] if of_new else self.customers
        lives = [
            sum((kind.stay * discount) ** year for year in range(YEARS)) for kind in self.kinds
        ]
        return self._mean(lives, numbers)

    @staticmethod
    def _mean(values: Sequence[float], numbers: Sequence[float]) -> float:
        return sum(v * n for v, n in zip(values, numbers, strict=True)) / sum(numbers)


def _steady(kind: Kind) -> float:
    there = 0.0
    for _ in range(YEARS):
        there = there * kind.stay + kind.new
    return there


ALIKE = Base(Kind(new=50, stay=0.75))
MIXED = Base(Kind(new=100, stay=0.5), Kind(new=100, stay=0.9))


def where(slug: str, field: str) -> str:
    return load(slug).inputs[field].where


def divisor(text: str, base: Base) -> float:
    """The customers that the text says to divide by."""
    everybody = ("had, ook wie niets kocht", "ook wie nog klant is maar dat jaar niets kocht")
    return base.all if any(each in text for each in everybody) else base.buyers


def remaining(text: str, base: Base, elapsed: float) -> float:
    """The years that the text says to take for who has been a customer for so long."""
    whole = 1 / (1 - base.stay)
    return whole if "je hele gemiddelde klantduur" in text else whole - elapsed


def test_what_a_customer_buys_in_all_his_years_is_what_the_ltv_says() -> None:
    orders = ALIKE.orders / divisor(where("ltv", "aankopen_per_jaar"), ALIKE)
    assert orders == pytest.approx(0.5), "once in two years, as the text has it"
    assert "Eens in de twee jaar is 0,5" in where("ltv", "aankopen_per_jaar")
    found = load("ltv")(orderwaarde=100, aankopen_per_jaar=orders, klantduur=1 / (1 - ALIKE.stay))
    assert found.ltv == pytest.approx(100 * 0.5 * ALIKE.life(of_new=True))


@pytest.mark.parametrize(
    ("slug", "field"),
    [
        ("netto-clv", "jaarwaarde"),
        ("klantverloop", "jaarwaarde"),
        ("gemiddelde-klantwaarde", "actieve_klanten"),
    ],
)
def test_revenue_a_customer_is_that_of_all_who_were_one(slug: str, field: str) -> None:
    turnover = 100 * ALIKE.orders
    per_year = turnover / divisor(where(slug, field), ALIKE)
    life = ALIKE.life(of_new=True)
    assert per_year * life == pytest.approx(100 * 0.5 * life)
    if slug == "netto-clv":
        assert load(slug)(jaarwaarde=per_year, klantduur=life).clv == pytest.approx(50 * life)


@pytest.mark.parametrize("slug", ["verloren-klant", "klantverloop"])
@pytest.mark.parametrize("elapsed", [0, 1, 3])
def test_who_is_still_there_stays_as_long_as_somebody_new(slug: str, elapsed: float) -> None:
    years = remaining(where(slug, "jaren"), ALIKE, elapsed)
    assert years == pytest.approx(ALIKE.life(of_new=False))
    if slug == "verloren-klant":
        lost = load(slug)(jaarwaarde=1000, jaren=years).gederfde_omzet
        assert lost == pytest.approx(1000 * ALIKE.life(of_new=False))
        assert "Trek er niet af hoelang hij al klant was" in where(slug, "jaren")
    # Of customers who are not alike, those who are still there stay longer than a new one.
    assert MIXED.life(of_new=False) > MIXED.life(of_new=True)


def test_the_retention_of_the_whole_base_is_too_high_for_who_is_new() -> None:
    summary = load("ltv-retentie").summary
    discount = 1 / 1.1
    new, there = (MIXED.life(of_new=each, discount=discount) for each in (True, False))
    whole = load("ltv-retentie")(100, 100 * MIXED.stay, 10)
    assert whole.clv_nieuw > 1.1 * 100 * new
    assert "met de retentie van je hele bestand valt een nieuwe klant te hoog uit" in summary
    # What comes after this year.
    assert whole.clv_bestaand < 100 * (there - 1)
    assert "een bestaande klant valt dan eerder te laag uit" in summary
    help_text = where("ltv-retentie", "retentie")
    of_new = MIXED.stay_of_new if "volg wie in hetzelfde jaar begon" in help_text else MIXED.stay
    assert load("ltv-retentie")(100, 100 * of_new, 10).clv_nieuw <= 100 * new
    assert MIXED.stay_of_new < MIXED.stay
    # Where all customers are alike, both are right.
    alike = load("ltv-retentie")(100, 100 * ALIKE.stay, 10)
    assert alike.clv_nieuw == pytest.approx(100 * ALIKE.life(of_new=True, discount=discount))
    assert alike.clv_bestaand == pytest.approx(
        100 * (ALIKE.life(of_new=False, discount=discount) - 1)
    )
