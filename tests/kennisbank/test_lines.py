"""What of the lines of a page counts: comments and code left out, and nothing moved."""

import pytest

from kennisbank.library.lines import headings, shown


@pytest.mark.parametrize(
    ("text", "code", "open_", "unclosed"),
    [
        ("a <!-- b --> c", "a            c", "a            c", ""),
        ("<!-- a\nb\nc --> d", "      \n \n      d", "      \n \n      d", ""),
        ("a<!--b-->c<!--d-->e", "a        c        e", "a        c        e", ""),
        ("a <!-- b\nc", "a       \nc", "a       \nc", "0 <!--"),
        ("a <!--b--> <!-- c\nd", "a                \nd", "a                \nd", "0 <!--"),
        ("a --> b", "a --> b", "a --> b", ""),
        ("a `b` c", "a `b` c", "a     c", ""),
        ("a ``b`c`` d", "a ``b`c`` d", "a         d", ""),
        ("a `b c", "a `b c", "a `b c", ""),
        ("a `b` `c`", "a `b` `c`", "a        ", ""),
        ("```\na `b`\n```\nc", "```\na `b`\n```\nc", "   \n\n\nc", "x"),
        ("```py\na\n```", "```py\na\n```", "\n\n", ""),
        ("~~~\na\n~~~~\nb", "~~~\na\n~~~~\nb", "\n\n\nb", ""),
        ("~~~\n```\n~~~\nb", "~~~\n```\n~~~\nb", "\n\n\nb", ""),
        ("````\n```\n````\nb", "````\n```\n````\nb", "\n\n\nb", ""),
        ("> ```\n> a\n> ```\nb", "> ```\n> a\n> ```\nb", "\n\n\nb", ""),
        ("```\n```x\n```\nb", "```\n```x\n```\nb", "\n\n\nb", ""),
        ("```\na\n~~~", "```\na\n~~~", "   \na\n   ", "0 ``` 2 ~~~"),
        ("```\na\n``", "```\na\n``", "   \na\n``", "0 ```"),
        ("````\na\n```", "````\na\n```", "    \na\n   ", "0 ```` 2 ```"),
        ("a\n```", "a\n```", "a\n   ", "1 ```"),
        ("```\n<!-- a\n```\nb", "```\n<!-- a\n```\nb", "\n\n\nb", ""),
        ("```rekenhulp\nltv\n```", "```rekenhulp\nltv\n```", "```rekenhulp\nltv\n```", ""),
        ("```rekenhulpen\na\n```\nb", *["```rekenhulpen\na\n```\nb"] * 2, ""),
    ],
)
def test_what_is_left_of_the_lines(text: str, code: str, open_: str, unclosed: str) -> None:
    found = list(shown(text.split("\n")))
    assert "\n".join(each.code for each in found) == code
    if unclosed != "x":
        assert "\n".join(each.open for each in found) == open_
        told = [f"{at} {each.unclosed}" for at, each in enumerate(found) if each.unclosed]
        assert " ".join(told) == unclosed


def test_a_heading_begins_at_the_start_of_its_line() -> None:
    lines = ["# Een", " ## Twee", "> ## Drie", "## Vier"]
    assert [(each.line, each.text) for each in headings(lines)] == [(0, "Een"), (3, "Vier")]
