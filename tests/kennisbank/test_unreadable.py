"""Which line of the block at the top is told when YAML cannot read it, and why."""

import pytest

from kennisbank.check.unreadable import unreadable


@pytest.mark.parametrize(
    ("line", "wrong", "todo"),
    [
        ("\ttitle: a", "begint met een tab", "haal hem weg"),
        ("  \ttitle: a", "begint met een tab", ""),
        ("\u00a0title: a", "begint met een harde spatie", ""),
        ("- title: a", "begint met een streepje", ""),
        ('"title: a"', "aanhalingstekens staan om de hele regel", ""),
        ("  -ltv.md", "achter het streepje staat geen spatie", ""),
        ("----", "“----” sluit dit blok niet", "schrijf drie gewone streepjes: ---"),
        ("een losse regel", "staat geen veld", ""),
        ("title = a", "achter “title” staat geen dubbele punt", "schrijf title: a"),
        ("title:\u00a0a", "achter “title:” staat een harde spatie", ""),
        ("title:a", "achter “title:” staat geen spatie", "zet er een spatie achter: title: a"),
        ("published: 2026-02-30", "de dag “2026-02-30” bestaat niet", ""),
        ("published: 2026-13-01 x", "bestaat niet", ""),
        ('title: "a', "het aanhalingsteken bij “title” is niet gesloten", 'zet " aan het eind'),
        ("title: '", "is niet gesloten", "zet ' aan het eind"),
        ("title: 'a's b'", "binnen “title” staat een apostrof", ""),
        ('title: "a "b" c"', "staan er nog meer", ""),
        ('title: "a \\d b"', "een omgekeerde schuine streep", ""),
        ("related: [a", "de lijst bij “related” is niet gesloten", "zet ] aan het eind"),
        ("related: [a # b]", "is niet gesloten", ""),
        ("title: a: b", "in “title” staat een dubbele punt", ""),
        ("title: *a", "“title” begint met *", ""),
        ("title: | a", "“title” begint met |", ""),
        ("title: - a", "“title” begint met -", ""),
    ],
)
def test_a_slip_is_told_at_its_line(line: str, wrong: str, todo: str) -> None:
    found = unreadable(["topic: klantwaarde", "# een opmerking", "", line, "order: 2"])
    assert found and found[0] == 3 and wrong in found[1] and todo in found[2], found
    assert unreadable([line]) == (0, *found[1:])


@pytest.mark.parametrize(
    "lines",
    [
        "title: a",
        "title:",
        'title: "a" # b',
        "title: 'a''s b'",
        'title: "a \\"b\\" \\n c"',
        "title: 'a \\d b'",
        "title: 'a \"b\" c'",
        "related: [a, b] # c",
        "links: {a: b}",
        "title: |",
        "title: >-",
        "title: -1",
        "published: 2026-02-28",
        "number: 2026-1",
        "related:\n  - ltv.md",
        "related: # zo\n  a: b",
        "---",
    ],
)
def test_what_yaml_can_read_is_not_told(lines: str) -> None:
    assert unreadable(lines.split("\n")) is None or lines == "---"


def test_a_line_that_springs_in_is_told_below_a_field_with_a_value_only() -> None:
    assert unreadable(["title: a", " topic: b"]) == (
        1, "deze regel springt in", "haal de spaties ervoor weg",
    )  # fmt: skip
    assert unreadable(["links:", " topic: b"]) is None
    assert unreadable(["links:", " topic: b", " title: c"]) is None
