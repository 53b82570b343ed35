"""Numbers in the text that open a calculator: the rule that follows each such link."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kennisbank.check.calculated import calculated
from kennisbank.check.site import Site

LTV = "../rekenhulpen/ltv.md"
Told = Callable[[str], list[str]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """What the rule says of an article with this text, from its third line on."""

    def found(text: str) -> list[str]:
        page = tmp_path / "docs" / "artikelen" / "proef.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"# Proef\n\n{text}\n", "utf-8")
        site = Site(tmp_path / "docs")
        mistakes = [each for page in site.pages for each in calculated(page, site)]
        return [str(each).replace("\u00a0", " ") for each in mistakes]

    return found


@pytest.mark.parametrize(
    "text",
    [
        f"Dat is [€ 1.440]({LTV}?orderwaarde=120&aankopen_per_jaar=4&klantduur=3).",
        f"Op marge is het [€ 864 over drie jaar]({LTV}?brutomarge=60).",
        f"Dat is € 1.440 ([zo gerekend]({LTV}?klantduur=3)), en op marge € 864.",
        f"Eerst is het € 5, dan € 1.440 ([zo gerekend]({LTV}?klantduur=3)).",
        f"Het waarschijnlijkst is [€ 1.440]({LTV}?klantduur=2..4&orderwaarde=100..120..130).",
        "Van [180 naar 290 orders](../rekenhulpen/conversie.md?conversie_nu=1,8).",
        "Van [180 naar 290 orders](../rekenhulpen/conversie.md?conversie_nu=1.8).",
        "Dat is [61,1%](../rekenhulpen/conversie.md?orderwaarde=50) meer, of [61%][meer].\n\n"
        "[meer]: ../rekenhulpen/conversie.md?orderwaarde=50",
        "Je NPS is [+30](../rekenhulpen/nps.md?promotors=50), en een andere [−10].\n\n"
        "[−10]: ../rekenhulpen/nps.md?promotors=10&passief=70",
        "De CAC is [€ 16,67](../rekenhulpen/cac.md?kosten_verkoop=0&nieuwe_klanten=300).",
        "Per kwartaal is het [85%](../rekenhulpen/retentie.md?periode=kwartaal#formule).",
        "Dat is [een verlies van € 500](../rekenhulpen/roi.md?opbrengst=500).",
        "Dat is een verlies van € 500 ([zo gerekend](../rekenhulpen/roi.md?opbrengst=500)).",
        f"Bereken je [LTV]({LTV}), of lees over [€ 1.441](../artikelen/proef.md?orderwaarde=1).",
        "Elders is het [€ 1.441](https://example.org/rekenhulpen/ltv.md?orderwaarde=120).",
    ],
)
def test_a_number_that_comes_out_is_left_alone(told: Told, text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("link", "said"),
    [
        (f"[€ 1.441]({LTV}?orderwaarde=120)", "“€ 1.441” komt niet uit deze berekening met ltv"),
        (f"[€ 1.440]({LTV}?orderwaarde=85)", "er komt uit: Omzet per klant per jaar € 340"),
        (f"[1.440%]({LTV}?orderwaarde=120)", "“1.440%” komt niet"),  # of another unit
        ("[een winst van € 600](../rekenhulpen/roi.md?opbrengst=400)", "“€ 600” komt niet"),
        (f"[−€ 1.440]({LTV}?orderwaarde=120)", "“−€ 1.440” komt niet"),
        (f"[€ 1.440,50]({LTV}?orderwaarde=120)", "“€ 1.440,50” komt niet"),
        (f"[€ 480 en € 865]({LTV}?brutomarge=60)", "“€ 865” komt niet"),
        (f"[€ 120]({LTV}?orderwaarde=120)", "is wat je invult bij ltv, niet wat eruit komt"),
        (f"€ 5 ([zo gerekend]({LTV}?klantduur=3))", "“€ 5” komt niet"),
        (f"[zo gerekend]({LTV}?klantduur=3)", "staat geen uitkomst"),
        (f"[€ 1.440]({LTV}?orderwarde=120)", "bedoelde je “orderwaarde”?"),
        (f"[€ 1.440]({LTV}?orderwaarde=-1)", "orderwaarde kan niet “-1” zijn"),
        (f"[€ 1.440]({LTV}?orderwaarde=1.440)", "kan “orderwaarde=1.440” twee getallen zijn"),
        (f"[€ 1.440]({LTV}?versie=3f9a1c&orderwaarde=120)", "haal versie uit het adres"),
        (f"[€ 864]({LTV}?orderwaarde=120)", "“€ 864” komt niet"),  # for want of a margin
        (f"[€ 1.44]({LTV}?orderwaarde=120)0", "midden in een getal"),
        (f"€ 1.[440]({LTV}?orderwaarde=120)", "midden in een getal"),
        (f"een marge van 6[0]({LTV}?brutomarge=60)%", "midden in een getal"),
        (f"een marge van [60]({LTV}?brutomarge=60)%", "midden in een getal"),
    ],
)  # fmt: skip
def test_a_number_that_does_not_come_out_is_told_with_what_does(
    told: Told, link: str, said: str
) -> None:
    [mistake] = told(f"Een regel ervoor.\n\nHier is het {link}.")
    assert mistake.startswith("docs/artikelen/proef.md:5: ")
    assert said in mistake
