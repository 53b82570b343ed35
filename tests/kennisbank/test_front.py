"""What may stand above a text: of each field the last that is allowed, and the first that is not,
with what an editor is told.
"""

from datetime import date
from typing import Any

import pytest

from kennisbank.check import markup
from kennisbank.library.front import _EXAMPLES, EpisodeFront, faults, schema
from kennisbank.library.podcast import Chapter

DAY = date(2026, 11, 24)
PAGE = {"title": "Titel", "description": "x" * 130}
DATED = PAGE | {"published": DAY, "reviewed": DAY}
EPISODE: dict[str, Any] = DATED | {"number": 1, "audio": "ltv.mp3", "duration": "0:02:45"}
# A page of each kind, with no more than it needs.
LEAST: dict[str, dict[str, Any]] = {
    "over.md": PAGE,
    "artikelen/ltv.md": DATED | {"topic": "klantwaarde", "related": ["roi.md"]},
    "podcast/ltv.md": EPISODE,
    "podcast/index.md": PAGE | {"cover": "omslag.png", "category": ["Business"]},
}
EMPTY: dict[type, object] = {str: "", list: []}


def told(page: str, **given: object) -> list[tuple[str, str]]:
    return [(each.field, each.wrong) for each in faults(page, LEAST[page] | given)]


@pytest.mark.parametrize("page", LEAST)
def test_a_page_needs_each_of_these_and_no_more(page: str) -> None:
    assert told(page) == []
    needed = {name for name, each in schema(page).model_fields.items() if each.is_required()}
    assert needed == LEAST[page].keys()
    for name in needed:
        without = {key: value for key, value in LEAST[page].items() if key != name}
        [fault] = faults(page, without)
        assert fault.wrong == f"“{name}” ontbreekt"
        assert fault.todo == f"schrijf bijvoorbeeld {_EXAMPLES[name]}"


@pytest.mark.parametrize("page", LEAST)
def test_what_is_needed_may_not_be_empty(page: str) -> None:
    for name, value in LEAST[page].items():
        if type(value) in EMPTY:
            assert told(page, **{name: EMPTY[type(value)]}) == [(name, f"“{name}” is leeg")]


@pytest.mark.parametrize(
    ("page", "name", "last", "first"),
    [
        ("over.md", "description", "x" * 120, "x" * 119),
        ("over.md", "description", "x" * 160, "x" * 161),
        ("artikelen/ltv.md", "order", 1, 0),
        ("podcast/ltv.md", "number", 1, 0),
        ("podcast/ltv.md", "bytes", 1, 0),
        ("podcast/ltv.md", "duration", "0:02:45", "02:45"),
        ("artikelen/ltv.md", "topic", "a-", "a1"),
        ("podcast/index.md", "links", {"Spotify": "https://a"}, {"Spotify": "http://a"}),
    ],
)
def test_a_bound_is_allowed_and_what_is_past_it_is_told(
    page: str, name: str, last: object, first: object
) -> None:
    assert told(page, **{name: last}) == []
    assert [field for field, _ in told(page, **{name: first})] == [name]


def test_dates_may_be_alike_and_not_the_other_way_around() -> None:
    later = DAY.replace(day=25)
    assert told("artikelen/ltv.md", reviewed=later) == []
    [(field, wrong)] = told("artikelen/ltv.md", published=later)
    assert (field, wrong) == ("published", "“published” is later dan “reviewed”")


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        (["2026-11-26 B.", "2026-11-24 A."], ""),
        (["2026-11-24 B.", "2026-11-24 A."], ""),
        (["2026-11-24 A.", "2026-11-26 B."], "“changes” staat niet op volgorde"),
        (["2026-11-23 A."], "“changes” noemt 2026-11-23, en dat is vóór “published”"),
        (["2026-11-24"], "“2026-11-24” is geen dag met wat er veranderde"),
        (["2026-13-24 A."], "“2026-13-24 A.” is geen dag met wat er veranderde"),
        (["26-11-2026 A."], "“26-11-2026 A.” is geen dag met wat er veranderde"),
        ([{"2026-11-24 A": "b"}], "in een regel van “changes” staat een dubbele punt"),
    ],
)
def test_the_lines_of_changes_are_of_a_day_the_newest_first(
    changes: list[object], wrong: str
) -> None:
    assert told("artikelen/ltv.md", changes=changes) == ([("changes", wrong)] if wrong else [])


@pytest.mark.parametrize(
    ("category", "wrong", "todo"),
    [
        (["Business", "Non-Profit", "Careers"], "", ""),
        (["Health & Fitness", "Mental Health"], "", ""),
        (["Technology"], "", ""),
        (
            ["Bussiness"],
            "“Bussiness” is geen categorie van Apple Podcasts",
            "bedoelde je Business?",
        ),
        (["business"], "“business” is geen categorie van Apple Podcasts", "bedoelde je Business?"),
        (
            ["Bedrijf"],
            "“Bedrijf” is geen categorie van Apple Podcasts",
            "kies uit: Arts, Business,",
        ),
        (["Marketing"], "“Marketing” is een onderdeel van Business", "[Business, Marketing]"),
        (
            ["Business", "Enterpreneurship"],
            "“Enterpreneurship” is geen onderdeel van Business bij Apple Podcasts",
            "bedoelde je Entrepreneurship?",
        ),
        (
            ["Business", "Business News"],
            "“Business News” is geen onderdeel van Business bij Apple Podcasts",
            "kies uit: Careers, Entrepreneurship, ",
        ),
        (
            ["Technology", "Careers"],
            "“Careers” is geen onderdeel van Technology bij Apple Podcasts",
            "haal het weg: er zijn er geen",
        ),
    ],
)
def test_a_category_is_one_that_apps_have(category: list[str], wrong: str, todo: str) -> None:
    found = faults("podcast/index.md", LEAST["podcast/index.md"] | {"category": category})
    assert [(each.field, each.wrong) for each in found] == ([("category", wrong)] if wrong else [])
    assert all(todo in each.todo for each in found)


@pytest.mark.parametrize(
    ("name", "meant"), [("titel", "title"), ("Titel", "title"), ("ttile", "title"), ("qqq", "")]
)
def test_a_field_that_is_not_there_is_told_with_what_was_meant(name: str, meant: str) -> None:
    [fault] = faults("over.md", PAGE | {name: "x"})
    assert fault.wrong == f"“{name}” bestaat hier niet"
    assert fault.todo == (
        f"bedoelde je “{meant}”?"
        if meant
        else "haal het weg; dit mag wel: title, description, hide, template"
    )


@pytest.mark.parametrize(
    ("written", "seconds", "shown"),
    [
        ("0:00:09", 9, "0:09"),
        ("0:02:45", 165, "2:45"),
        ("0:59:59", 3599, "59:59"),
        ("1:00:00", 3600, "1:00:00"),
        ("1:01:09", 3669, "1:01:09"),
        (165, 165, "2:45"),  # as YAML reads 0:02:45
    ],
)
def test_a_time_is_read_and_shown_as_a_player_does(
    written: str | int, seconds: int, shown: str
) -> None:
    given: dict[str, Any] = {"duration": written, "chapters": [0, written]}
    front = EpisodeFront(**EPISODE | given)
    assert (front.seconds, front.bounds) == (seconds, [0, seconds])
    assert Chapter(front.seconds, "Begin").clock == shown


def test_what_is_long_is_shown_to_its_fortieth_sign() -> None:
    """Whole as long as it fits, and otherwise with a sign for what is left out."""
    for written, shown in (("z" * 40, "z" * 40), ("z" * 41, f"{'z' * 39}…")):
        assert told("podcast/ltv.md", number=written) == [
            ("number", f"“number” kan niet “{shown}” zijn")
        ]
        assert markup._short(written) == shown
