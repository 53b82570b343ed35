"""What somebody may have meant by a word that no dictionary has."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from unicodedata import normalize

_LETTERS = "abcdefghijklmnopqrstuvwxyz'"
_ACCENTS = {"a": "ä", "e": "éèêë", "i": "ïî", "o": "öô", "u": "üû", "c": "ç"}
_SHORTEST = 4  # of a word beside which another can be a slip, and of a part of a compound
_CERTAIN = 5  # a compound of parts that are all this long is one,
_LONG = 11  # and so is a compound this long with a part one shorter
_SHORTEST_SLIP = 7  # of what is nowhere else,
_SHORTEST_SWAP = 5  # and where two letters changed places or one is there twice

Unknown = Callable[[Iterable[str]], frozenset[str] | None]


def alike(asked: Counter[str], unknown: Unknown, said: Counter[str]) -> dict[str, str]:
    """By word the nearest that is Dutch; not those that are new compounds of known words.

    `asked` and `said` are the words that are not Dutch and those that are, each with how often it
    is there: what was meant is most likely a word that is used around it.
    """
    splits = {word: list(_splits(word.lower())) for word in asked}
    parts = {part for some in splits.values() for split in some for part in split}
    # Also what is only asked below: to start Hunspell takes longer than its answer.
    wrong = unknown(parts | {word[:-1].lower() for word in asked if len(word) > _SHORTEST})
    made = (
        {
            word: max((min(map(len, split)) for split in some if not wrong & {*split}), default=0)
            for word, some in splits.items()
        }
        if wrong is not None
        else {}
    )
    certain = {word: _CERTAIN - (len(word) >= _LONG) for word in asked}
    left = sorted(word for word in asked if made.get(word, 0) < certain[word])
    stressed = {word: re.sub("[\u0300\u0301]", "", normalize("NFD", word)) for word in left}
    left = [word for word in left if stressed[word].lower() not in said or word == stressed[word]]
    shorter = unknown({word[:-1].lower() for word in left}) or frozenset()
    left = [word for word in left if not _is_plural(word.lower(), shorter)]
    around = _Around(said)
    found = {word: meant for word in left if (meant := around.near(word, asked[word]))}
    return found | _slips([word for word in left if word not in found], unknown)


class _Around:
    """The words that are used, by what is left of each without one of its letters."""

    def __init__(self, said: Counter[str]) -> None:
        self.said = said
        self.by_part: dict[str, list[str]] = {}
        for word, often in said.items():
            if often > 1 and len(word) >= _SHORTEST:
                for part in {word, *_shorter(word)}:
                    self.by_part.setdefault(part, []).append(word)

    def near(self, word: str, often: int) -> str:
        """The one used most of those that differ in a letter; nothing when there is none."""
        low = word.lower()
        close = {
            each
            for part in (low, *_shorter(low))
            for each in self.by_part.get(part, ())
            if each != low
            and self.said[each] > often
            and distance(low, each) < 2
            and not _is_form(low, each)
        }
        best = max(close, key=lambda each: (self.said[each], each), default="")
        return best.capitalize() if word[0].isupper() else best


def _shorter(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _is_plural(word: str, wrong: frozenset[str]) -> bool:
    """Chatbots, where chatbot is a word; of a vowel it would be scenario's."""
    plural = word[-1] == "s" and word[-2:-1] not in set("saiouy")
    return plural and len(word) >= _SHORTEST_SLIP and word[:-1] not in wrong


def _is_form(word: str, of: str) -> bool:
    """Whether it is a plural or another form of that word: exports of export."""
    return of == word[:-1] and word[-1] in "ensr" and word[-1] != word[-2]


def _slips(words: list[str], unknown: Unknown) -> dict[str, str]:
    """What one slip of a finger makes of them, where that is a word."""
    tried = {word: list(dict.fromkeys(_mended(word))) for word in words}
    wrong = unknown({each for some in tried.values() for each in some})
    if wrong is None:
        return {}
    right = {word: (each for each in some if each not in wrong) for word, some in tried.items()}
    meant = {word: next(some, "") for word, some in right.items()}
    return {word: each for word, each in meant.items() if each}


def _mended(word: str) -> Iterator[str]:
    """Every word that it may be with one letter otherwise, what happens most first.

    The first letter stays: another one makes another word.
    """
    if len(word) < _SHORTEST_SWAP or "-" in word:
        return  # every short word resembles another
    places = range(1, len(word))
    accents = ((at, each) for at in places for each in _ACCENTS.get(word[at], ""))
    if len(word) >= _SHORTEST_SLIP:
        yield from (word[:at] + each + word[at + 1 :] for at, each in accents)
    yield from (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places[:-1])
    yield from (word[:at] + word[at + 1 :] for at in places if word[at] == word[at - 1])
    if len(word) < _SHORTEST_SLIP:
        return
    yield from (word[:at] + each + word[at:] for at in places for each in _LETTERS)
    shorter = (word[:at] + word[at + 1 :] for at in places)
    yield from (each for each in shorter if not _is_form(word, each))
    yield from (word[:at] + each + word[at + 1 :] for at in places for each in _LETTERS)


def _splits(word: str, most: int = 3) -> Iterator[tuple[str, ...]]:
    """Every way in which it may be two or three words, without the letters between them."""
    for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
        first, rest = word[:at], word[at:]
        for link in ("", "s", "e", "en"):
            if first.endswith(link) and len(first) - len(link) >= _SHORTEST:
                start = first.removesuffix(link)
                yield start, rest
                if most > 2 and len(word) > 14:
                    yield from ((start, *more) for more in _splits(rest, most - 1))


def distance(one: str, other: str) -> int:
    """How many letters to add, drop, change or swap with the next, to make one of the other."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
