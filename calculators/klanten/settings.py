"""What a reader chose in the page, as it comes: texts from fields, checked before they count."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculators.core.numbers import write
from calculators.klanten.analysis import Settings
from calculators.klanten.rows import Choices

MOST_DAYS = 3_650
_COHORTS = ("month", "quarter", "year")


class Wrong(Exception):
    """A setting that means nothing; the message is for the reader, at its field."""

    def __init__(self, setting: str, message: str) -> None:
        """`setting` is the name of the field."""
        super().__init__(message)
        self.setting = setting


def settings_of(given: Mapping[str, Any]) -> Settings:
    """The settings in what a page sent; Wrong for one that means nothing.

    Args:
        given: `columns` (role to header or None), `quiet_after`, `today`, `cohort`, `mark`,
            `day_first`, `currency`, `statuses` (each with whether it counts); all may be missing
            or empty.
    """
    return Settings(
        given.get("columns") or None,
        _day(given.get("today") or ""),
        _days(str(given.get("quiet_after") or "")),
        given["cohort"] if given.get("cohort") in _COHORTS else None,
        Choices(
            given["mark"] if given.get("mark") in {".", ","} else None,
            given["day_first"] if isinstance(given.get("day_first"), bool) else None,
            given.get("currency") or None,
            _statuses(given.get("statuses")),
        ),
    )


def _statuses(given: object) -> dict[str, bool] | None:
    if not isinstance(given, Mapping):
        return None
    return {str(status): counts for status, counts in given.items() if isinstance(counts, bool)}


def _days(text: str) -> int | None:
    text = text.strip().replace(".", "")
    if not text:
        return None
    days = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0
    if not 1 <= days <= MOST_DAYS:
        most = write(MOST_DAYS)
        raise Wrong("quiet_after", f"Vul een heel aantal dagen in, van 1 tot en met {most}.")
    return days


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Wrong("today", "Deze datum bestaat niet.") from None
