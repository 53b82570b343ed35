"""Plans of one calculator, side by side."""

from html.parser import HTMLParser
from typing import Any

from calculators import load
from tests import strategies
from tests.calculators.asked import asked
from tests.explored import explored
from tests.strategies import AnyCalculator


class Table(HTMLParser):
    """The texts of a table, row by row."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        assert tag in {"table", "thead", "tbody", "tr", "th", "td"}, tag
        if tag == "tr":
            self.rows.append([])
        elif tag in {"th", "td"}:
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        self.rows[-1][-1] += data.replace("\u00a0", " ")


def plan(name: str, slug: str, /, outputs: Any = None, **values: Any) -> dict[str, Any]:
    inputs = load(slug).inputs.items()
    given = {n: getattr(each.default, "name", each.default) for n, each in inputs}
    return {"name": name, "values": given | values, "outputs": outputs or {}}


def rows(answer: Any) -> dict[str, list[str]]:
    return {label: texts for label, *texts in Table(answer["html"]).rows}


def test_what_differs_is_shown_and_held_beside_the_first() -> None:
    plans = [
        plan("Nu", "ltv", brutomarge=60, cac=200),
        plan("Duurder", "ltv", brutomarge=60, cac=200, orderwaarde=150),
        plan("Zonder", "ltv", klantduur=1),
        plan("Gok", "ltv", klantduur=[2, 6], brutomarge=60, cac=200),
    ]
    answer = asked("plans", "ltv", plans=plans)
    found = rows(answer)
    assert found[""] == ["Nu", "Duurder", "Zonder", "Gok"]
    assert "Aankopen per jaar" not in found
    assert found["Klantduur"] == ["3 jaar", "3 jaar", "1 jaar", "2 tot 6 jaar"]
    assert found["LTV op omzet"] == [
        "€ 1.440", "€ 1.800, € +360 (+25%)", "€ 480, € −960 (−66,7%)", "€ 1.920, € +480 (+33,3%)",
    ]  # fmt: skip
    assert found["LTV : CAC"][:3] == ["4,3, Gezond", "5,4, +1,08 (+25%), Ruim", "–"]
    assert answer["text"] == ""


def test_a_formula_that_has_changed_is_told_and_so_is_what_no_longer_can() -> None:
    plans = [
        plan("Toen", "cac", {"cac": 150.0}),
        plan("Zelfde", "cac", {"cac": 200.00000000001}),
        plan("Weg", "cac", {"cac": 1.0}, nieuwe_klanten=0),
        {"name": "Anders", "values": {"bestaat_niet": 1}, "outputs": {}},
    ]
    said = asked("plans", "cac", plans=plans)["text"].replace("\u00a0", " ")
    assert "Toen: de formule is veranderd" in said and "CAC was € 150 en is nu € 200." in said
    assert "Zelfde" not in said
    assert "Weg: Deze rekenhulp is veranderd" in said and "Anders: Deze" in said


def test_the_same_plan_twice_is_said_and_a_name_is_text() -> None:
    evil = "<img src=x onerror=alert(1)>"
    answer = asked("plans", "nps", plans=[plan(evil, "nps"), plan(evil, "nps")])
    assert "hetzelfde ingevuld" in answer["text"]
    assert rows(answer)[""] == [evil, evil] and "<img" not in answer["html"]


@explored(strategies.allowed, examples=10)
def test_any_two_plans_can_be_held_beside_each_other(
    calculator: AnyCalculator, values: dict[str, Any]
) -> None:
    plans = [plan("A", calculator.slug), plan("B", calculator.slug) | {"values": values}]
    answer = asked("plans", calculator.slug, plans=plans)
    result = calculator.run(values)
    assert ("veranderd" in answer["text"]) == (not result["ok"])
    found = rows(answer)
    for outcome in result.get("outputs", {}).values():
        if outcome["value"] is not None:
            assert found[outcome["label"]][1].startswith(outcome["text"].replace("\u00a0", " "))
