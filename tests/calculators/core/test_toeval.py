"""The chance that a difference is chance: beside SciPy, beside sums of whole numbers, and in trials
of which the truth is known.
"""

from fractions import Fraction
from itertools import product
from math import comb, sqrt

import pytest

from calculators.core import toeval
from calculators.core.toeval import enough, fisher, newcombe
from tests.calculators.core.scipy_values import FILE, TABLES

EDGE = 0.05
ROWS = [line.split() for line in FILE.read_text("utf-8").splitlines()[1:]]
SAID = {tuple(map(int, row[:4])): [float(each) for each in row[4:]] for row in ROWS}
every_table = pytest.mark.parametrize("table", TABLES, ids=str)
Table = tuple[int, int, int, int]


def test_scipy_was_asked_about_every_table() -> None:
    assert list(SAID) == TABLES


@every_table
def test_the_chance_is_that_of_scipy(table: Table) -> None:
    expected = SAID[table][0]
    found = fisher(*table, (EDGE,))
    assert (found < EDGE) == (expected < EDGE)
    # Far from where it matters, a thousandth of a per cent is near enough.
    near, least = (0.02, 1e-5) if many(table) else (1e-9, 0.0)
    assert found == pytest.approx(expected, rel=near, abs=least)


@every_table
def test_near_an_edge_the_chance_is_exact_however_many_there_are(table: Table) -> None:
    expected = SAID[table][0]
    assert fisher(*table, (expected,)) == pytest.approx(expected, rel=1e-9)


def many(table: Table) -> bool:
    """Whether they are so many that no split is counted unless it matters."""
    a, of_a, b, of_b = table
    share = (a + b) / (of_a + of_b)
    return share * (1 - share) * of_a * of_b / (of_a + of_b - 1) > 400


@pytest.mark.parametrize(("of_a", "of_b"), [(1, 1), (2, 7), (5, 5), (6, 9), (11, 3)])
def test_the_chance_is_that_of_all_splits_counted_out(of_a: int, of_b: int) -> None:
    for a, b in product(range(of_a + 1), range(of_b + 1)):
        both = a + b
        ways = [comb(of_a, each) * comb(of_b, both - each) for each in range(both + 1)]
        exact = Fraction(sum(each for each in ways if each <= ways[a]), sum(ways))
        assert fisher(a, of_a, b, of_b) == pytest.approx(float(exact), rel=1e-12)


@pytest.mark.parametrize("size", [50, 400, 3000, 40_000, 1_000_000, 100_000_000])
@pytest.mark.parametrize("share", [0.002, 0.03, 0.5])
def test_no_verdict_turns_where_counting_ends(
    size: int, share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Around the difference at which the chance is 5%, the quick way says what the exact one says.
    The largest have too many splits to count out here.
    """
    a = round(size * share)
    spread = sqrt(2 * size * share * (1 - share))
    tried = [a + round(spread * step / 20) for step in range(30, 50)]
    tables = [(a, size, b, size) for b in tried if b <= size]
    quick = [fisher(*each, (EDGE,)) for each in tables]
    assert quick == sorted(quick, reverse=True)
    if size <= 1_000_000:
        monkeypatch.setattr(toeval, "_COUNTED", float("inf"))
        exact = [fisher(*each) for each in tables]
        assert [each < EDGE for each in quick] == [each < EDGE for each in exact]
        assert quick == pytest.approx(exact, rel=0.02)


def test_two_groups_swapped_or_counted_the_other_way_round_are_as_likely() -> None:
    for a, of_a, b, of_b in TABLES:
        if of_a <= 10_000:
            one = fisher(a, of_a, b, of_b)
            assert fisher(b, of_b, a, of_a) == pytest.approx(one, rel=1e-9)
            assert fisher(of_a - a, of_a, of_b - b, of_b) == pytest.approx(one, rel=1e-9)


@pytest.mark.parametrize("share", [0.01, 0.05, 0.1, 0.3, 0.5])
@pytest.mark.parametrize(("of_a", "of_b"), [(10, 10), (30, 30), (60, 25)])
def test_of_two_that_are_alike_at_most_one_in_twenty_looks_real(
    share: float, of_a: int, of_b: int
) -> None:
    assert chance(share, of_a, share, of_b, lambda *table: fisher(*table) < EDGE) <= EDGE


@every_table
def test_the_interval_is_made_of_those_that_scipy_gives(table: Table) -> None:
    a, of_a, b, of_b = table
    _, low_a, high_a, low_b, high_b = SAID[table]
    first, second = a / of_a, b / of_b
    low = second - first - sqrt((second - low_b) ** 2 + (high_a - first) ** 2)
    high = second - first + sqrt((high_b - second) ** 2 + (first - low_a) ** 2)
    assert newcombe(*table) == pytest.approx((max(-1, low), min(1, high)), abs=1e-12)


@pytest.mark.parametrize(("first", "second"), [(0.02, 0.06), (0.1, 0.1), (0.5, 0.7), (0.9, 0.3)])
@pytest.mark.parametrize(("of_a", "of_b"), [(15, 15), (40, 40), (60, 20)])
def test_the_interval_holds_the_true_difference_in_19_of_20_trials(
    first: float, second: float, of_a: int, of_b: int
) -> None:
    def holds(*table: int) -> bool:
        low, high = newcombe(*table)
        return low <= second - first <= high

    assert chance(first, of_a, second, of_b, holds) >= 0.945


@pytest.mark.parametrize(("first", "second"), [(0.1, 0.4), (0.3, 0.6), (0.05, 0.2), (0.9, 0.6)])
def test_with_enough_visitors_four_in_five_trials_find_the_difference(
    first: float, second: float
) -> None:
    size = enough(first, second)
    assert size is not None

    def found(*table: int) -> bool:
        return fisher(*table) < EDGE

    assert 0.78 <= chance(first, size, second, size, found) <= 0.86
    assert enough(second, first) == size


def test_where_there_is_no_difference_no_number_finds_it() -> None:
    assert enough(0.3, 0.3) is None


def chance(first: float, of_a: int, second: float, of_b: int, is_so) -> float:  # type: ignore[no-untyped-def]
    """How often that is so of a trial, when the shares are truly those."""
    likely_a, likely_b = binomial(of_a, first), binomial(of_b, second)
    return sum(
        one * two
        for a, one in enumerate(likely_a)
        for b, two in enumerate(likely_b)
        if one * two > 1e-12 and is_so(a, of_a, b, of_b)
    )


def binomial(of: int, share: float) -> list[float]:
    return [comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(of + 1)]
