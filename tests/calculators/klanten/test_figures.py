"""The figures go together: what is multiplied is about the same customers."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from calculators import load
from calculators.klanten import analyse
from calculators.klanten.example import example

TODAY = date(2026, 11, 2)


def months_ago(months: int) -> date:
    """The same day so many months ago; the second of a month is in every month."""
    year, month = divmod(TODAY.year * 12 + TODAY.month - 1 - months, 12)
    return date(year, month + 1, TODAY.day)


def bakery(months: int) -> dict[str, Any]:
    """Every quarter 60 customers come, each week; a third of them stays away for good."""
    lines = ["klant;datum;bedrag"]
    day = TODAY
    while day > months_ago(months):
        quarter = next(each for each in range(99) if day > months_ago(3 * each + 3))
        # 40 of those of the next quarter were there already.
        lines += [f"k{quarter * 20 + each};{day};10,00" for each in range(60)]
        day -= timedelta(weeks=1)
    return analyse("\n".join(lines).encode(), today=TODAY)


def test_a_short_file_with_busy_customers_counts_them_by_the_quarter() -> None:
    found = bakery(18)["figures"]
    assert found["retentie"]["label"] == "Retentie per kwartaal"
    # Fifty-two weeks, by the sixty that there are at a time and not by all that passed by.
    assert found["aankopen_per_jaar"]["value"] == pytest.approx(52, rel=0.05)
    assert "per kwartaal" in found["aankopen_per_jaar"]["worked"]


def test_the_revenue_of_a_year_is_by_the_same_customers() -> None:
    report = bakery(18)
    fields = report["carry"]["gemiddelde-klantwaarde"]
    assert fields["actieve_klanten"] == pytest.approx(60, abs=4)
    by_hand = load("gemiddelde-klantwaarde")(**fields)
    ltv = by_hand[0] * float(fields["klantduur"])
    assert ltv == pytest.approx(report["figures"]["ltv"]["value"], rel=0.05)


def test_over_two_years_a_customer_of_a_year_is_who_bought_in_it() -> None:
    found = bakery(26)["figures"]
    assert found["retentie"]["label"] == "Retentie per jaar"
    assert "die toen kochten" in found["aankopen_per_jaar"]["worked"]


def test_the_revenue_of_the_largest_is_counted_at_every_tenth_of_the_customers() -> None:
    rows = "".join(f"2026-01-02;k{number}@a.nl;{number}\n" for number in range(1, 101))
    found = analyse(f"Datum;E-mail;Totaal\n{rows}".encode())["concentration"]["points"]
    tenths = [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
    assert [each["share_of_customers"] for each in found] == tenths
    # Of 100, 99, 98 … the largest n bring n × (201 − n) ÷ 2 of 5050.
    for each in found:
        n = round(100 * each["share_of_customers"])
        assert each["customers"] == n
        assert each["share_of_revenue"] == pytest.approx(n * (201 - n) / 2 / 5050)


def test_the_forecast_is_held_beside_what_came_until_the_last_day() -> None:
    report = analyse(example())
    points = report["forecast"]["check"]["points"]
    assert (points[0]["date"], points[-1]["date"]) == (
        report["forecast"]["check"]["split"],
        report["period"]["today"],
    )
    days = [date.fromisoformat(each["date"]).toordinal() for each in points]
    steps = {later - sooner for sooner, later in pairwise(days)}
    assert len(points) == 9 and max(steps) - min(steps) <= 1


def test_the_groups_bring_all_revenue_to_the_cent_and_an_empty_one_nothing() -> None:
    report = analyse(example())
    brought = sum(round(each["revenue"] * 10_000) for each in report["groups"])
    assert brought == round(report["figures"]["omzet"]["value"] * 10_000)
    one = analyse(b"Datum;E-mail;Totaal\n2026-01-02;a@b.nl;5,00\n")
    assert [each["revenue"] for each in one["groups"]] == [5, 0, 0, 0]


def test_of_who_comes_each_week_two_months_are_enough_for_the_retention() -> None:
    lines = ["klant;datum;bedrag"]
    for weeks in range(10):
        day = TODAY - timedelta(weeks=weeks, days=1)
        stay = 30 if day > months_ago(1) else 40  # ten of them stay away in the last month
        lines += [f"k{each};{day};10,00" for each in range(stay)]
    found = analyse("\n".join(lines).encode(), today=TODAY.isoformat())["figures"]["retentie"]
    assert found["value"] == 0.75 and "30 van 40 klanten uit de maand" in found["worked"].replace(
        "\u00a0", " "
    )


def test_the_line_of_a_row_that_is_too_wide_is_told_past_a_blank_one() -> None:
    lines = ["klant;datum;bedrag", *["a;2026-01-02;1,00", ";;"] * 3, "b;2026-01-03;2,00;te;veel"]
    found = analyse("\n".join([*lines, "c;2026-01-04;1,00"]).encode(), today=TODAY.isoformat())
    assert [each["lines"] for each in found["left_out"]] == [[8]]
    assert found["figures"]["omzet"]["value"] == 4
