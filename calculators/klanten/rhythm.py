"""How many days lie between two moments of buying of one customer?"""

from typing import Any

from calculators.klanten.book import Gaps
from calculators.klanten.words import count, percent

_BOUNDS = (7, 14, 30, 60, 90, 180, 365)


def rhythm(gaps: Gaps) -> dict[str, Any]:
    """The gaps in days: their middle, the time within which 90% lies, and how they spread."""
    if not gaps:
        return {"gaps": 0, "text": "Nog niemand kocht op een tweede dag bij je."}
    bars, below = [], 0
    for low, high in zip((0, *_BOUNDS), (*_BOUNDS, None), strict=True):
        until = len(gaps) if high is None else gaps.within(high)
        share = (until - below) / len(gaps)
        bars.append({"from": low + 1, "to": high, "count": until - below, "share": share})
        below = until
    middle, most = gaps.percentile(0.5), gaps.percentile(0.9)
    text = (
        f"De helft van de herhaalaankopen kwam binnen {count(middle, 'dag', 'dagen')} na de "
        f"vorige, 90% binnen {count(most, 'dag', 'dagen')}. Na een jaar kwam nog "
        f"{percent(bars[-1]['share'] or 0)}."
    )
    return {"gaps": len(gaps), "median": middle, "p90": most, "bars": bars, "text": text}
