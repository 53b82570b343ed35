"""The report as HTML, for the page: drawn here, so that a page formats nothing."""

from typing import Any

from calculators.core.answers import KeptOutput
from calculators.klanten.analysis import Settings
from calculators.klanten.show import parts, pictures
from calculators.klanten.show.columns import account, columns, left_out
from calculators.klanten.show.tags import away, section, text
from calculators.klanten.words import Money

# Which field of the calculators a figure goes in.
_CARRIED = {"orderwaarde": 1, "aankopen_per_jaar": 1, "klantduur": 1, "retentie": 100}
_EXPLAINED = "artikelen/klantgroepen/#voorspelling"
_MADE_UP = (
    '<p class="kb-kl-voorbeeld"><strong>Dit is een voorbeeld.</strong> De winkel en de klanten '
    "zijn verzonnen.</p>"
)


def shown(answer: dict[str, Any], settings: Settings, *, made_up: bool = False) -> str:
    """A report that is ok."""
    money = Money(answer["file"]["currency"])
    ahead = parts.outlook(answer["forecast"], money)
    if check := answer["forecast"].get("check"):
        ahead += pictures.forecast(check)
    if "why_not" not in answer["forecast"]:
        ahead += parts.model(answer["forecast"])
    ahead += f"<p>{away(_EXPLAINED, 'Wat een voorspelling is, en wat niet')}</p>"
    return "".join([
        f'<div class="kb-kl-kop" id="kl-kop" tabindex="-1">{_MADE_UP if made_up else ""}'
        f'<p class="kb-kl-zin">{text(answer["sentence"])}</p></div>',
        account(answer),
        section("groepen", "Je klanten in vier groepen",
                parts.groups(answer["groups"], money) + parts.quiet(answer["quiet_after"])),
        section("maandag", "Wie bel je maandag?", parts.lists(answer["monday"])),
        section("cijfers", "Je cijfers",
                parts.figures(answer["figures"]) + parts.until(answer["period"], settings)),
        section("vooruit", "Het komende jaar", ahead),
        section("cohorten", "Wie kwam terug, en wanneer?", parts.cohorts(answer["cohorts"])),
        section("verdeling", "Verdeling en ritme",
                '<div class="kb-kl-naast">' + pictures.concentration(answer["concentration"])
                + pictures.rhythm(answer["rhythm"]) + "</div>"),
    ])  # fmt: skip


def refusal(answer: dict[str, Any]) -> str:
    """Why there is no report (yet), and what the reader can do about it."""
    buttons = ""
    if question := answer.get("question"):
        buttons = "".join(
            f'<button type="button" class="kb-knop" data-instelling="{question["setting"]}" '
            f'data-waarde="{str(each["value"]).lower()}">{text(each["text"])}</button>'
            for each in question["options"]
        )
        buttons = f'<p class="kb-knoppen">{buttons}</p>'
    found = columns(answer.get("columns", {}), answer["preview"])
    if found:
        found = "<p>Kies boven een kolom wat erin staat.</p>" + found
    gone = left_out(answer["left_out"]) if answer.get("left_out") else ""
    return (
        '<div class="kb-kl-kop" id="kl-kop" tabindex="-1">'
        f'<p class="kb-kl-melding">{text(answer["message"])}</p></div>{buttons}{gone}{found}'
    )


def kept(answer: dict[str, Any]) -> list[KeptOutput]:
    """The figures as Mijn cijfers keeps them: of all customers together, never of one."""
    return [
        {
            "name": name,
            "label": each["label"],
            "text": each["text"],
            "value": each["value"],
            "verdict": "",
            "tone": "",
            "carry": {"field": name, "value": round(each["value"] * _CARRIED[name], 4)}
            if name in _CARRIED
            else None,
        }
        for name, each in answer["figures"].items()
        if each["value"] is not None
    ]
