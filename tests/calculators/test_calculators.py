"""What is particular to one calculator, beyond its worked examples."""

from typing import Any

import pytest

from calculators import load


def retentie(**values: object) -> dict[str, Any]:
    return load("retentie").run(
        {
            "klanten_begin": 100,
            "klanten_nieuw": 0,
            "klanten_eind": 90,
            "periode": "jaar",
        }
        | values
    )


@pytest.mark.parametrize(
    ("gebleven", "score"),
    [
        *((0, "Laag"), (59, "Laag"), (60, "Redelijk"), (79, "Redelijk")),
        *((80, "Sterk"), (94, "Sterk"), (95, "Zeer trouw"), (100, "Zeer trouw")),
    ],
)
def test_the_scores_of_retentie_meet_without_overlap(gebleven: int, score: str) -> None:
    assert retentie(klanten_eind=gebleven)["outputs"]["retentie"]["band"]["name"] == score


def test_a_rounded_figure_never_shows_another_score_than_its_own() -> None:
    shown = retentie(klanten_begin=2500, klanten_eind=2374)["outputs"]["retentie"]
    assert (shown["text"], shown["band"]["name"]) == ("94,96%", "Sterk")


def test_more_new_customers_than_there_are_is_an_error_at_the_new_customers() -> None:
    errors = retentie(klanten_nieuw=91)["errors"]
    assert list(errors) == ["klanten_nieuw"] and "90" in errors["klanten_nieuw"]


def test_more_kept_than_there_were_is_an_error_at_the_end() -> None:
    assert list(retentie(klanten_eind=101)["errors"]) == ["klanten_eind"]


def test_a_contradiction_is_told_together_with_a_wrong_field() -> None:
    assert set(retentie(klanten_nieuw=91, klanten_begin="x")["errors"]) == {
        "klanten_begin",
        "klanten_nieuw",
    }


def test_without_any_churn_there_is_no_lifetime_but_a_note() -> None:
    shown = retentie(klanten_eind=100)["outputs"]["gemiddelde_klantduur"]
    assert shown["value"] is None and "niemand" in shown["note"]


def test_few_customers_make_a_shaky_figure() -> None:
    shaky = retentie(klanten_begin=29, klanten_eind=20)["guards"]
    assert [guard["field"] for guard in shaky] == ["klanten_begin"]
    assert not retentie(klanten_begin=30, klanten_eind=20)["guards"]


def test_an_unknown_period_names_the_known_ones() -> None:
    assert retentie(periode="week")["errors"] == {"periode": "Kies uit maand, kwartaal of jaar."}


@pytest.mark.parametrize(
    ("ltv", "verdict"),
    [
        *((99, "Verlies"), (100, "Krap"), (299.9, "Krap")),
        *((300, "Gezond"), (500, "Gezond"), (500.1, "Ruim")),
    ],
)
def test_the_ratio_of_three_to_five_is_healthy_with_both_ends(ltv: float, verdict: str) -> None:
    outputs = load("klant-roi").run({"ltv": ltv, "cac": 100})["outputs"]
    assert outputs["verhouding"]["band"]["name"] == verdict


def test_ltv_to_cac_takes_the_margin_where_it_is_known() -> None:
    ltv = load("ltv")
    assert ltv(120, 4, 3, cac=200).ltv_cac == 7.2
    assert ltv(120, 4, 3, brutomarge=60, cac=200).ltv_cac == 4.32
    guards = ltv.run({"orderwaarde": 120, "aankopen_per_jaar": 4, "klantduur": 3, "cac": 200})
    assert [guard["field"] for guard in guards["guards"]] == ["brutomarge"]


def test_an_empty_optional_field_hides_what_depends_on_it() -> None:
    shown = load("ltv").run({"orderwaarde": "120", "aankopen_per_jaar": "4", "klantduur": "3"})
    assert list(shown["outputs"]) == ["omzet_per_jaar", "ltv"]


def test_a_yearly_roi_needs_at_least_a_year() -> None:
    roi = load("roi")
    assert roi(1210, 1000, looptijd=2).roi_per_jaar == pytest.approx(10)
    assert roi(1210, 1000, looptijd=0.5).roi_per_jaar is None
    shown = roi.run({"opbrengst": 1210, "investering": 1000, "looptijd": "0,5"})
    assert "jaarcijfer" in shown["outputs"]["roi_per_jaar"]["note"]


def test_an_investment_of_nothing_says_why_it_is_refused() -> None:
    errors = load("roi").run({"opbrengst": "100", "investering": "0"})["errors"]
    assert list(errors) == ["investering"] and "delen door nul" in errors["investering"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "leeg"),
        ("abc", "“abc” is geen getal"),
        ("12%", "geen percentage"),
        ("0", "minstens €\u00a00,01"),
        ("99999999999", "hoogstens €\u00a010.000.000"),
        ("NaN", "geen getal"),
        ("x" * 500, "…” is geen getal"),
    ],
)
def test_a_message_says_what_is_wrong_and_what_is_expected(typed: str, words: str) -> None:
    errors = load("ltv").run({"orderwaarde": typed, "aankopen_per_jaar": "4", "klantduur": "3"})
    assert words in errors["errors"]["orderwaarde"] and len(errors["errors"]["orderwaarde"]) < 160


def test_a_worked_solution_says_when_it_is_rounded() -> None:
    outputs = load("ltv").run({"orderwaarde": "10", "aankopen_per_jaar": "1", "klantduur": "3"}
        | {"cac": "7"})["outputs"]  # fmt: skip
    assert outputs["ltv"]["worked"] == "€\u00a010 × 1 × 3 = €\u00a030"
    assert outputs["ltv_cac"]["worked"] == "€\u00a030 ÷ €\u00a07 ≈ 4,29"
    assert outputs["ltv_cac"]["formula"] == "LTV op omzet ÷ CAC (kosten per nieuwe klant)"


def test_a_score_over_a_short_period_is_told_for_a_year() -> None:
    guards = retentie(klanten_eind=95, periode="maand")["guards"]
    assert [guard["field"] for guard in guards] == ["periode"] and "54%" in guards[0]["text"]
    assert not retentie(klanten_eind=95)["guards"]


def test_the_factor_that_pulls_the_score_down_most_is_named() -> None:
    score = load("klantwaarde-score")
    values = {name: each.default for name, each in score.inputs.items()}
    told = score.run(values | {"energie": 2})["guards"]
    assert [(each["label"], each["text"]) for each in told] == [
        ("Energie", "Dit trekt de score het meest omlaag.")
    ]
    heavier = score.run(values | {"energie": 2, "weging_omzet": 3})["guards"]
    assert [each["field"] for each in heavier] == ["omzet"]
    assert score.run(values)["guards"] == []
    nothing = values | {name: 0 for name in values if name.startswith("weging")}
    assert list(score.run(nothing)["errors"]) == ["weging_omzet"]


def test_a_subscription_without_churn_says_why_it_has_no_value() -> None:
    values = {"omzet_per_maand": 50, "brutomarge": 80, "verloop_per_maand": 0}
    errors = load("ltv-abonnement").run(values)["errors"]
    assert (
        list(errors) == ["verloop_per_maand"] and "LTV geen waarde" in errors["verloop_per_maand"]
    )
