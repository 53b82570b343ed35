"""The one call that gives a report for the bytes of a file."""

from collections.abc import Callable, Mapping
from datetime import date

from calculators.klanten.analysis import Answer, Settings, steps
from calculators.klanten.progress import Step
from calculators.klanten.rows import Choices


def analyse(
    data: bytes,
    *,
    name: str = "orders.csv",  # noqa: ARG001 (what a file is, its bytes say)
    columns: Mapping[str, str | None] | None = None,
    today: date | str | None = None,
    quiet_after: int | None = None,
    mark: str | None = None,
    day_first: bool | None = None,
    currency: str | None = None,
    statuses: Mapping[str, bool] | None = None,
    cohort: str | None = None,
    progress: Callable[[Step], object] | None = None,
) -> Answer:
    """The report on the orders in `data`, as plain JSON; never raises for what is in the file.

    `{"ok": False, "message": …}` says why there is none, which columns are needed
    (`columns_needed`), what has to be answered (`question`), and shows the first rows.

    Args:
        data: the bytes of a CSV file or an Excel workbook.
        name: what the file is called; of no influence.
        columns: the reader's own choice: role to header, such as `{"customer": "Naam"}`; None as a
            header means that there is no such column.
        today: the last day that counts (a date, or its ISO text); the last order when left out.
        quiet_after: after how many days without an order a customer is quiet; 1 or more.
        mark: the decimal mark, "." or ",", where the file leaves it open.
        day_first: whether the day stands before the month, where the file leaves it open.
        currency: the currency that counts; by itself the one of the most orders.
        statuses: for a status as it stands in the file, whether it counts.
        cohort: month, quarter or year.
        progress: called with every step; what it raises stops the analysis.

    Raises:
        ValueError: for a setting (never the file) that means nothing.
    """
    if quiet_after is not None and quiet_after < 1:
        raise ValueError("quiet_after is a number of days, 1 or more")
    if mark not in {None, ".", ","}:
        raise ValueError("mark is “.” or “,”")
    day = date.fromisoformat(today) if isinstance(today, str) else today
    settings = Settings(
        columns, day, quiet_after, cohort, Choices(mark, day_first, currency, statuses)
    )
    going = steps(data, settings)
    while True:
        try:
            step = next(going)
        except StopIteration as end:
            answer: Answer = end.value
            return answer
        if progress:
            progress(step)
