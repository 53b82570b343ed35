"""Days as people have them: what each cell says, decided for the column as a whole."""

from datetime import date, datetime

import pytest

from calculators.klanten.dates import read_days, share_of_days

DAY = date(2026, 3, 14)


def days(*cells: str, day_first: bool | None = None) -> list[date | None]:
    found = read_days(cells, day_first)
    assert found.open is None and found.mixed is None
    return [None if each is None else date.fromordinal(each) for each in found.values]


@pytest.mark.parametrize(
    "cell",
    ["2026-03-14", "2026-03-14 10:37:33", "2026-03-14 10:37:33 -0500", "2026-03-14T10:37:33Z",
     "2026-03-14T10:37:33.123+01:00", "2026/03/14", "20260314", "14-03-2026", "14-3-26",
     "14/03/2026", "14.03.2026 09:15", "03/14/2026", "14 maart 2026", "14 mrt 2026",
     "14 mrt. 2026", "14-mrt-26", "zaterdag 14 maart 2026", "op 14 maart 2026",
     "Mar 14, 2026 10:37:33 AM",
     "March 14, 2026", "14 March 2026", "14th of March 2026", "1773446400", "46095"],
)  # fmt: skip
def test_a_day_is_read_in_every_notation(cell: str) -> None:
    assert days(cell) == [DAY]


@pytest.mark.parametrize(
    "week",
    ["ma di wo do vr za zo", "Mon Tue Wed Thu Fri Sat Sun",
     "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
     "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"],
)  # fmt: skip
@pytest.mark.parametrize(
    "written", ["{w} {d:%d-%m-%Y}", "{w}, {d:%d %b %Y %H:%M:%S} GMT", "{w}. {d:%Y-%m-%d}"]
)
def test_the_day_of_the_week_may_stand_before_it(week: str, written: str) -> None:
    every = [datetime(2026, 3, 16 + number, 14, 5) for number in range(7)]
    cells = [written.format(w=name, d=day) for name, day in zip(week.split(), every, strict=True)]
    assert days(*cells) == [day.date() for day in every]


@pytest.mark.parametrize(
    "cell",
    ["", "gisteren", "os 14-03-2026", "30-02-2026", "2026-13-01", "00-00-0000", "14 brumaire 2026",
     "12:30", "14-03", "3", "14/03-2026", "x" * 200, "2026-03-14-15"],
)  # fmt: skip
def test_what_is_no_day_is_none(cell: str) -> None:
    assert days(cell) == [None]


def test_one_day_past_the_twelfth_decides_for_the_column() -> None:
    assert days("01/02/2026", "13/02/2026")[0] == date(2026, 2, 1)
    assert days("01/02/2026", "02/13/2026")[0] == date(2026, 1, 2)


def test_what_fits_both_ways_everywhere_is_asked() -> None:
    assert read_days(["03/03/2026", "01/02/2026"]).open == "01/02/2026"
    assert days("01/02/2026", day_first=True) == [date(2026, 2, 1)]
    assert days("01/02/2026", day_first=False) == [date(2026, 1, 2)]
    assert days("03/03/2026") == [date(2026, 3, 3)]  # both ways the same


def test_two_notations_in_one_column_are_said() -> None:
    assert read_days(["13/02/2026", "02/14/2026"]).mixed == ("13/02/2026", "02/14/2026")
    assert days("13/02/2026", "02/14/2026", day_first=True) == [date(2026, 2, 13), None]


def test_the_day_is_as_it_stands_whatever_the_time_zone() -> None:
    assert days("2026-03-14 23:59:59 -1200", "2026-03-14T00:01:00+14:00") == [DAY, DAY]


def test_a_bare_number_does_not_make_a_column_of_days() -> None:
    assert share_of_days(["2026-01-02", "3 mei 2026", "", "x"]) == pytest.approx(2 / 3)
    assert share_of_days(["12", "13"]) == 0
