"""What somebody may have meant by a word, with a dictionary of a few words."""

from collections import Counter
from collections.abc import Iterable

import pytest

from kennisbank.check.suggestions import Unknown, alike, distance


def only(known: str) -> Unknown:
    """A dictionary of these words."""
    return lambda words: frozenset(words) - {*known.split()}


@pytest.mark.parametrize(
    ("word", "said", "meant"),
    [
        ("kalnt", "klant 2", "klant"),
        ("klat", "klant 2", "klant"),
        ("klantt", "klant 2", "klant"),
        ("klent", "klant 2", "klant"),
        ("Klent", "klant 2", "Klant"),
        ("klent", "klant 1", ""),  # once may be a slip itself
        ("klant", "klant 9", ""),
        ("Klant", "klant 2 kant 9", "Kant"),
        ("klntt", "klant 9", ""),  # two letters
        ("klent", "klant 3 klunt 2", "klant"),
        ("klent", "klant 3 klunt 3", "klunt"),  # the same one each time
        ("maann", "maan 2", "maan"),
        ("daag", "dag 9", ""),  # every short word resembles another
        ("klante", "klant 9", ""),  # a form of it
        ("klants", "klant 9", ""),
        ("klantss", "klants 9", "klants"),
        ("klanta", "klant 9", "klant"),
        ("klánt", "klant 9", ""),  # stress
        ("klänt", "klant 9", "klant"),
        ("Bäcker", "bakker 9 backer 9", "Backer"),
    ],
)
def test_a_word_that_is_used_around_it_is_meant(word: str, said: str, meant: str) -> None:
    around = Counter(dict(zip(said.split()[::2], map(int, said.split()[1::2]), strict=True)))
    assert alike(Counter([word]), only(""), around) == ({word: meant} if meant else {})


def test_a_word_that_is_used_as_often_as_the_slip_is_not_meant() -> None:
    for often, meant in ((3, {}), (4, {"klent": "klant"})):
        assert alike(Counter(klent=3), only(""), Counter(klant=often)) == meant


@pytest.mark.parametrize(
    ("word", "known", "is_one"),
    [
        ("prijswaarde", "prijs waarde", True),
        ("Prijsbonus", "prijs bonus", True),  # two of five letters
        ("prijsmuur", "prijs muur", False),  # one of four,
        ("muurprijzen", "muur prijzen", True),  # of which the whole is long
        ("muurprijze", "muur prijze", False),
        ("bedrijfsprijs", "bedrijf prijs", True),
        ("prijzenbonus", "prijz bonus", True),
        ("prijzebonus", "prijz bonus", True),
        ("prijzebonus", "prijze", False),
        ("dagprijzenbonus", "dag prijz bonus", False),  # one of three
        ("muurprijsklanten", "muur prijs klanten", True),
        ("muurprijsbonuss", "muur prijs bonuss", True),
        ("muurprijsbonus", "muur prijs bonus", False),
        ("klantprijswaardemuren", "klant prijs waarde muren", False),
        ("klantprijswaardemuren", "klant prijs waardemuren", True),
        ("onbekend", "", False),
    ],
)
def test_a_compound_of_words_is_a_word(word: str, known: str, is_one: bool) -> None:
    other = f"{word[:2]}x{word[2:]}"  # which is used, so that it would be told
    found = alike(Counter([word]), only(known), Counter({other.lower(): 9}))
    assert found == ({} if is_one else {word: other})


@pytest.mark.parametrize(
    ("word", "known", "is_one"),
    [
        ("chatbots", "chatbot", True),
        ("Winkels", "winkel", True),
        ("chatbots", "", False),  # of no word
        ("klants", "klant", False),  # too short to tell
        ("scenarios", "scenario", False),  # that is scenario's
        ("chatbotx", "chatbot", False),
    ],
)
def test_a_plural_of_a_word_is_a_word(word: str, known: str, is_one: bool) -> None:
    other = f"{word[:-1]}'{word[-1]}"
    found = alike(Counter([word]), only(known), Counter({other.lower(): 9}))
    assert found == ({} if is_one else {word: other})


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("geintegreerd", "geïntegreerd", "geïntegreerd"),
        ("betalign", "betaling", "betaling"),
        ("betalnig", "betaling", "betaling"),
        ("beetaling", "betaling", "betaling"),
        ("betallng", "betaling", "betaling"),
        ("betalinx", "betaling", "betaling"),
        ("bxtaling", "betaling", "betaling"),
        ("betaling", "betaxling betaing", "betaxling"),  # a letter lost before one too many
        ("betaing", "betaling", "betaling"),
        ("btaling", "betaling", "betaling"),
        ("betalixng", "betaling", "betaling"),
        ("betalingx", "betaling", "betaling"),
        ("bbetaling", "betaling", "betaling"),
        ("betalingg", "betaling", "betaling"),
        ("betalinge", "betaling", ""),  # a form of it
        ("xetaling", "betaling", ""),  # the first letter stays
        ("xbetaling", "betaling", ""),
        ("etaling", "betaling", ""),
        ("ebtaling", "betaling", ""),
        ("beta-lign", "beta-ling", ""),
        ("reele", "reële", ""),  # what is short has letters that changed places, or twice
        ("kalnt", "klant", "klant"),
        ("klaant", "klant", "klant"),
        ("kanl", "knal", ""),
        ("klaten", "klanten", ""),
        ("klxnt", "klant", ""),
        ("klanxt", "klant", ""),
        ("vreemde", "vreemdes vréemde vremde", "vréemde"),  # what happens most comes first
        ("vreemde", "vrxemde vremde vremede", "vremede"),
        ("vreemde", "vrxemde vremde", "vremde"),
    ],
)
def test_one_slip_of_a_finger_is_mended(word: str, known: str, meant: str) -> None:
    assert alike(Counter([word]), only(known), Counter()) == ({word: meant} if meant else {})


def test_without_a_dictionary_only_what_is_used_around_it_is_meant() -> None:
    def none(words: Iterable[str]) -> None:
        return None

    asked = Counter(["klent", "prijswaarde", "betalign"])
    assert alike(asked, none, Counter(klant=2)) == {"klent": "klant"}


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("", "", 0), ("a", "", 1), ("", "abc", 3), ("klant", "klant", 0), ("klant", "kalnt", 1),
        ("klant", "klat", 1), ("klat", "klant", 1), ("klant", "klxnt", 1), ("ab", "ba", 1),
        ("abc", "bca", 2), ("ca", "abc", 3), ("abcd", "badc", 2), ("kitten", "sitting", 3),
        ("abxb", "bacb", 2), ("aab", "aba", 1), ("axb", "bxa", 2), ("abab", "baba", 2),
    ],
)  # fmt: skip
def test_the_distance_is_how_many_slips_there_are(one: str, other: str, slips: int) -> None:
    assert distance(one, other) == distance(other, one) == slips
