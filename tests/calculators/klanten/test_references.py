"""The models give the published figures of CDNOW: 2,357 customers, in weeks to 1997-09-30."""

from collections import Counter
from math import fsum

import pytest

from calculators.klanten import analyse
from calculators.klanten.bgnbd import BGNBD, Counted, Expected, fit, hyp2f1
from calculators.klanten.gammagamma import GammaGamma, Spent
from calculators.klanten.gammagamma import fit as fit_spending
from calculators.klanten.histories import fit_to
from tests.calculators.klanten.cdnow import customers, export

PUBLISHED = BGNBD(0.243, 4.414, 0.793, 2.426)  # as Fader, Hardie and Lee (2005) print it


@pytest.fixture(scope="module")
def fitted() -> tuple[BGNBD, float]:
    counts = Counter((x, t / 7, T / 7) for x, t, T, _ in customers())
    return fit(Counted(counts.items()))


def test_there_are_as_many_customers_as_published() -> None:
    assert len(customers()) == 2357
    assert sum(1 for x, _, _, _ in customers() if x) == 946


def test_bgnbd_has_the_published_parameters(fitted: tuple[BGNBD, float]) -> None:
    model, likelihood = fitted
    assert model == pytest.approx((0.2425945, 4.4136019, 0.7929199, 2.4258881), rel=1e-4)
    assert likelihood == pytest.approx(-9582.429, abs=5e-4)
    assert tuple(round(each, 3) for each in model) == PUBLISHED


def test_the_fit_of_a_file_comes_to_the_same() -> None:
    model, likelihood = fit_to(Counter((x, t, T) for x, t, T, _ in customers()))
    assert model == pytest.approx((0.2425945, 4.4136019, 0.7929199, 2.4258881), rel=1e-3)
    assert likelihood == pytest.approx(-9582.429, abs=5e-4)


def test_a_customer_buys_as_often_as_published(fitted: tuple[BGNBD, float]) -> None:
    assert fitted[0].expected(39, 2, 30.43, 38.86) == pytest.approx(1.226, abs=5e-4)


def test_a_new_customer_buys_as_often_as_published(fitted: tuple[BGNBD, float]) -> None:
    found = [fitted[0].expected_new(weeks) for weeks in (1, 32, 78)]
    assert found == pytest.approx([0.0532, 1.0437, 1.8576], abs=4e-4)


def test_the_chance_of_no_purchase_is_as_published() -> None:
    assert PUBLISHED.chance(0, 39) == pytest.approx(0.5737864, abs=1e-7)


@pytest.mark.parametrize("weeks", [1, 32, 78])
def test_the_mean_is_that_of_the_chances(weeks: float) -> None:
    chances = [PUBLISHED.chance(x, weeks) for x in range(2_000)]
    assert fsum(chances) == pytest.approx(1, abs=1e-6)
    mean = fsum(x * each for x, each in enumerate(chances))
    assert mean == pytest.approx(PUBLISHED.expected_new(weeks), rel=1e-4)


def test_gamma_gamma_has_the_published_parameters() -> None:
    model, likelihood = fit_spending(Spent((x, z) for x, _, _, z in customers() if x))
    assert tuple(round(each, 2) for each in model) == pytest.approx((6.25, 3.74, 15.44), abs=0.011)
    assert likelihood == pytest.approx(-4055.92, abs=5e-3)
    first = [model.expected(x, z) for x, _, _, z in customers()[:10]]
    published = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17]
    assert first == pytest.approx(published, abs=0.1)


def test_hyp2f1_agrees_with_closed_forms() -> None:
    # 2F1(1, 1; 2; z) = −ln(1−z)/z, and 2F1(a, b; b; z) = (1−z)^−a.
    assert hyp2f1(1, 1, 2, 0.5) == pytest.approx(1.3862943611198906, rel=1e-12)
    assert hyp2f1(2.5, 3, 3, 0.9) == pytest.approx(0.1**-2.5, rel=1e-10)


@pytest.mark.parametrize("a", [0.2, 0.999999999, 1.0, 1.000001, 1.9999, 2.0001, 30.0, 400.0])
@pytest.mark.parametrize("t", [1.0, 52.0])
def test_expectations_are_smooth_and_within_reason(a: float, t: float) -> None:
    model = BGNBD(0.4, 3.0, a, 3 * a)
    for x, last, age in ((0, 0, 0), (0, 0, 90), (3, 40, 60), (20, 99, 100)):
        expected = model.expected(t, x, last, age)
        free = (model.r + x) / (model.alpha + age) * t  # of a customer who never leaves
        assert 0 <= expected <= free + 1e-9
        near = BGNBD(0.4, 3.0, a * (1 + 1e-6), 3 * a).expected(t, x, last, age)
        assert near == pytest.approx(expected, rel=1e-4, abs=1e-7)


@pytest.mark.parametrize(
    "model", [PUBLISHED, BGNBD(5, 30, 0.2, 5), BGNBD(0.05, 0.1, 1, 1), BGNBD(0.5, 200, 30, 90)]
)
def test_what_very_many_are_expected_to_buy_is_what_one_is(model: BGNBD) -> None:
    expected = Expected(model, 52)
    for x in (0, 1, 2, 5, 17, 60):
        for age in (0, 0.5, 3, 20, 52.3, 104, 400):
            assert expected(x, age) == pytest.approx(model.expected_alive(52, x, age), rel=2e-5)


def test_a_model_of_very_many_customers_is_that_of_all_of_them() -> None:
    counts = Counter([(x, t, T) for x, t, T, _ in customers()] * 12)
    exact, likelihood = fit(Counted(((x, t / 7, T / 7), n) for (x, t, T), n in counts.items()))
    found, about = fit_to(counts, most=2_500)
    assert about == pytest.approx(likelihood, rel=1e-3)
    for x, age in ((0, 10), (0, 38), (2, 38), (6, 38)):
        assert found.expected_alive(39, x, age) == pytest.approx(
            exact.expected_alive(39, x, age), rel=0.03
        )


def test_nobody_is_alive_for_longer_silence() -> None:
    chances = [PUBLISHED.alive(3, 20, age) for age in (20, 30, 60, 500)]
    assert chances == sorted(chances, reverse=True)
    assert all(0 < each < 1 for each in chances)
    assert PUBLISHED.alive(0, 0, 500) == 1


def test_few_purchases_are_drawn_towards_the_mean() -> None:
    model = GammaGamma(6.25, 3.74, 15.44)
    assert model.expected(1, 100) < model.expected(10, 100) < 100


def test_an_export_of_cdnow_gives_the_published_model_and_says_so() -> None:
    answer = analyse(export(), today="1997-09-30")
    found = answer["forecast"]
    assert answer["figures"]["klanten"]["value"] == 2357
    for name, published in PUBLISHED._asdict().items():
        assert found["parameters"][name] == pytest.approx(published, abs=0.001)
    assert found["loglikelihood"] == pytest.approx(-9582.429, abs=0.001)
