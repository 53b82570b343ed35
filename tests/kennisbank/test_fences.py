"""Where the calculators and headings of a page are, in its raw lines."""

import pytest

from kennisbank.library.fences import Fence, Heading, resembles, scan


def seen(text: str) -> list[str]:
    """What is found, each with its lines: a mistake by what is wrong and where."""
    said = []
    for each in scan(text.split("\n")):
        if isinstance(each, Heading):
            said.append(f"{each.line} {'#' * each.level} {each.text}")
        elif each.mistake:
            said.append(f"{each.start}-{each.end} {each.mistake.line}: {each.mistake.wrong}")
        else:
            said.append(f"{each.start}-{each.end} {each.prefix!r} {' / '.join(each.content)}")
    return said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("```rekenhulp\nltv\n```", ["0-3 '' ltv"]),
        ("Zin.\n```rekenhulp\nltv\nx: 1\n```\n## Kop", ["1-5 '' ltv / x: 1", "5 ## Kop"]),
        ("````rekenhulp\nltv\n````", ["0-3 '' ltv"]),
        ("```rekenhulp\nltv\n````", ["0-3 '' ltv"]),  # longer closes too
        ("~~~rekenhulp\nltv\n~~~", ["0-3 '' ltv"]),
        ("- een\n\n    ```rekenhulp\n    ltv\n    ```", ["2-5 '    ' ltv"]),
        ("\t```rekenhulp\n    ltv\n    ```", ["0-3 '\\t' ltv"]),  # a tab is four spaces
        ("    ```rekenhulp\n\tltv\n\t```", ["0-3 '    ' ltv"]),
        ("> ```rekenhulp\n> ltv\n> ```", ["0-3 '> ' ltv"]),
        ("> ```rekenhulp\n> ltv\n```", ["0-3 '> ' ltv"]),
        ("    ```rekenhulp\n\n    ltv\n    ```", ["0-4 '    '  / ltv"]),
        ("```rekenhulp\nltv\n```\n\n{: .klasse }", ["0-3 '' ltv"]),
        # what another fence shows
        ("````\n```rekenhulp\nltv\n```\n````\n# Kop", ["5 # Kop"]),
        ("~~~\n```rekenhulp\nltv\n```\n~~~", []),
        ("```\nreken = 1\n```\n```rekenhulp\nltv\n```", ["3-6 '' ltv"]),
        ("    ```\n    a\n```rekenhulp\nltv\n```", ["2-5 '' ltv"]),  # closed by what is further out
        ("> ```\n> a\n```rekenhulp\nltv\n```", ["2-5 '' ltv"]),
        ("```\na\n# Kop", ["2 # Kop"]),  # never closed
        ("    ```\n\n    # nee\n    ```\n# Kop", ["4 # Kop"]),
        ("a ``` b\n# Kop", ["1 # Kop"]),
        # headings
        ("# Een\n###### Zes\n####### Zeven", ["0 # Een", "1 ###### Zes"]),
        ("## Een ## { #een }", ["0 ## Een"]),
        ("#Een", []),
    ],
)
def test_what_stands_there_is_found_with_its_lines(text: str, found: list[str]) -> None:
    assert seen(text) == found


OPEN, SHORT = "deze rekenhulp is niet gesloten", "is te kort voor een rekenhulp"
ALONE = "voor een rekenhulp mag niets anders op de regel staan"
SWALLOWS = "dit codeblok is niet gesloten voordat er een rekenhulp begint"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("```rekenhulp\nltv", [f"0-2 1: {OPEN}"]),
        ("```rekenhulp", [f"0-1 1: {OPEN}"]),
        ("```rekenhulp\nltv\n``\n# Kop", [f"0-4 1: {OPEN}"]),
        ("````rekenhulp\nltv\n```", [f"0-3 1: {OPEN}"]),
        ("```rekenhulp\nltv\n~~~", [f"0-3 1: {OPEN}"]),
        ("a\n\n    ```rekenhulp\n    ltv\n# Kop", [f"2-4 3: {OPEN}", "4 # Kop"]),
        ("\t```rekenhulp\n\tltv\n   # Kop", [f"0-2 1: {OPEN}", "2 # Kop"]),
        (
            "```rekenhulp\nltv\n```rekenhulp\nroi\n```",
            [f"0-2 1: {OPEN}", "2-5 '' roi"],
        ),
        ("```rekenhulp ltv\n```", ["0-2 1: “ltv” kan niet achter ```rekenhulp staan"]),
        (
            "```rekenhulp opbrengst-per-klantuur\n```",
            ["0-2 1: “opbrengst-per-klantuur” kan niet achter ```rekenhulp staan"],
        ),
        (
            "```rekenhlp opbrengst-per-klantuur\n```",
            ["0-2 1: “rekenhlp opbrengst-per-klantuur” is geen rekenhulp"],
        ),
        ("~~~rekenhulp x y\nltv\n~~~", ["0-3 1: “x y” kan niet achter ~~~rekenhulp staan"]),
        ("```Rekenhulp\nltv\n```", ["0-3 1: “Rekenhulp” is geen rekenhulp"]),
        ("```rekenhup\nltv\n```", ["0-3 1: “rekenhup” is geen rekenhulp"]),
        ("```Rekenhulpen\n```", ["0-2 1: “```Rekenhulpen” is hier code"]),
        ("```rekenhulp\nltv\n```\n{: .x }", ["0-3 4: “{: .x }” kan niet bij een rekenhulp"]),
        ("```rekenhulp\nltv\n```\n{ #x }", ["0-3 4: “{ #x }” kan niet bij een rekenhulp"]),
        ("``rekenhulp\nltv\n```\n# Kop", [f"0-3 1: `` {SHORT}", "3 # Kop"]),
        ("`rekenhulp\nltv\n\n# Kop", [f"0-1 1: ` {SHORT}", "3 # Kop"]),
        ("~~ rekenhulp\n# Kop", [f"0-1 1: ~~ {SHORT}", "1 # Kop"]),
        ("Reken: ```rekenhulp\nltv\n```\n# Kop", [f"0-3 1: {ALONE}", "3 # Kop"]),
        ("Reken: ```rekenhulp\nltv", [f"0-1 1: {ALONE}"]),
        ("a\n```\nx\n```rekenhulp\nltv\n```", [f"1-6 2: {SWALLOWS}"]),
        ("```\n~~~rekenhulp\n```\n# Kop", ["3 # Kop"]),
        ("```\n```python\n```\n# Kop", ["3 # Kop"]),
    ],
)
def test_what_was_meant_as_one_is_found_with_what_is_wrong(text: str, said: list[str]) -> None:
    assert seen(text) == said


def test_a_mistake_says_how_long_the_marks_around_it_have_to_be() -> None:
    [found] = scan("```\n```rekenhulp\nltv\n```".split("\n"))
    assert isinstance(found, Fence) and found.mistake and "````" in found.mistake.todo


@pytest.mark.parametrize(
    ("info", "meant"),
    [
        ("rekenhulp", True), ("Reken-hulp", True), ("rekenhup ltv", True), ("reken hulp", True),
        ("rekenhulpen", True), ("rekenen", False), ("python", False), ("", False),
        ("hulp", False), ("rekn", False), ("reknhlp", True), ("rekhup", True), ("rekup", False),
    ],
)  # fmt: skip
def test_a_slip_of_the_finger_is_seen_as_what_was_meant(info: str, meant: bool) -> None:
    assert resembles(info) == meant
