"""Hoe een klantenbestand leegloopt als er niemand bij komt: een beeld voor meer rekenhulpen."""

from calculators.core import numbers
from calculators.core.picture import Line, Picture

_JAREN = 10
_GENOEMD = 5  # het jaar dat de tekst noemt


def leegloop(klanten: float, verloop: float, doel_verloop: float) -> Picture | None:
    """Two ways to lose `klanten` without any new one: at a churn of `verloop` and of
    `doel_verloop` % a year. None when these are the same.
    """
    if verloop == doel_verloop:
        return None
    lines = [
        Line(
            f"{numbers.write(percentage, '%')} verloop",
            # Whole customers: nobody has 104,4 of them.
            [(jaar, round(klanten * (1 - percentage / 100) ** jaar)) for jaar in range(_JAREN + 1)],
        )
        for percentage in (verloop, doel_verloop)
    ]
    over, anders = (numbers.write(line.points[_GENOEMD][1]) for line in lines)
    verschil = numbers.write(abs(verloop - doel_verloop), "procentpunt|procentpunten")
    return Picture(
        "Zonder nieuwe klanten",
        f"Komt er niemand bij, dan {'is' if over == '1' else 'zijn'} er na {_GENOEMD} jaar van je "
        f"{numbers.write(klanten, 'klant|klanten')} nog {over} over. Met {lines[1].label} "
        f"({verschil} {'minder' if doel_verloop < verloop else 'meer'}): {anders}.",
        "jaar",
        "",
        lines,
    )
