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
    over, meer = (numbers.write(line.points[_GENOEMD][1]) for line in lines)
    return Picture(
        "Zonder nieuwe klanten",
        f"Komt er niemand bij, dan heb je na {_GENOEMD} jaar nog {over} van je "
        f"{numbers.write(klanten)} klanten over. Bij {lines[1].label} zijn dat er {meer}.",
        "jaar",
        "",
        lines,
    )
