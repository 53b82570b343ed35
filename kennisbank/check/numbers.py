"""Numbers as Dutch people write them: € 1.440, € 9,50, 2,9%.

What can be two numbers is never corrected into one of them: the editor says which it is.
"""

import re
from collections.abc import Callable, Iterator

from kennisbank.check.site import Site
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page

_S = r"[ \u00a0\u2009\u202f]"
_CURRENCY = rf"(?:€\.?|EUR|Euro){_S}*"
_AFTER = rf"{_S}*(?:€|EUR\b|[Ee]uro's\b|[Ee]uro\b)"
# What makes of 1,5 no amount in cents: € 1,5 miljoen.
_LARGE = rf"{_S}+(?:duizend|ton|miljoen|miljard|mln|mld|mio)\b"
# Digits with whatever may stand between them; a sign that ends a sentence is none of it.
_DIGITS = r"\d+(?:[.,'’][\dOo]+)*(?<![.,])"
_AMOUNT = re.compile(
    rf"(?<![\w.,/-])(?P<minus>-{_S}?)?(?P<before>{_CURRENCY})(?P<number>(?:\d|[OIl](?=[.,]?\d))[\dOoIl]*(?:[.,'’][\dOo]+|{_S}\d{{3}}(?!\d))*)"
    rf"(?P<dash>[.,/][-–—=]+)?(?P<more>{_S}?(?:[kKmM]\b))?(?P<large>{_LARGE})?"
)
_TURNED = re.compile(
    rf"(?<![\w.,/€-])(?<!€{_S})(?P<number>{_DIGITS})(?P<dash>[.,][-–—=]+)?(?P<after>{_AFTER})"
)
_PERCENT = re.compile(
    rf"(?<![\w.,])(?P<minus>[-–](?=\d))?(?P<number>{_DIGITS})(?P<space>{_S}*)(?P<sign>%|procent\b|‰)"
)
_RANGE = re.compile(
    rf"(?<![\w.,-])(?P<from>\d+(?:,\d+)?){_S}?%?{_S}?-{_S}?(?P<to>\d+(?:,\d+)?){_S}?%"
)
_AMOUNTS = re.compile(rf"€{_S}*(?P<from>{_DIGITS}){_S}?-{_S}?(?:€{_S}*)?(?P<to>{_DIGITS})(?!\w|-)")
# à, as it is in prices; with another accent or none it is another word.
_UP_TO = re.compile(rf"(?<=\d|%){_S}+[aá]{_S}+(?=(?:€{_S}*)?\d)")
_PLAIN = re.compile(
    rf"(?<![\w.,/:€'’-])(?<!€{_S})(?P<number>\d[\d]*(?:[.,'’]\d+)+|\d[\dOo]*[Oo]\d*(?![\w-])|\d{{5,}})(?![\w/:€%-]|[.,]\d)"
)
_UNIT = (
    rf"{_S}+(?:jaar|jaren|maand|maanden|week|weken|dag|dagen|uur|uren|minuten|seconden|keer|maal|klanten|klant|procent"
    rf"|procentpunt|kilo|kg|km|meter|liter|punt|punten|sterren|duizend|miljoen|miljard|mln|mld|graden"
    rf"|bestellingen|aankopen|orders|producten|stuks|bezoekers|bezoeken|abonnees|leden|mensen|personen)\b"
)
_UNITS = re.compile(_UNIT)
# A clock in the text: om 14.30 uur. The hours that somebody worked have another fraction.
_CLOCK = re.compile(rf"(?:[01]?\d|2[0-3])\.[0-5]\d(?={_S}+uur\b)")
_NAMED = re.compile(r"(?:\b(?:versie|release|v|paragraaf|hoofdstuk|artikel|art\.?|§)|[A-Z]\w*)\s*$")
_SPACED = re.compile(rf"[1-9](?<![\w.,€/-].)(?<!€{_S}.)\d{{0,2}}(?:{_S}\d{{3}})+(?![\w.,/-]*\d)")
_OTHER: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"€{_S}*€"), "houd één € over"),
    (
        re.compile(r"\d(?<![\w.,€\u00a0-].)(?<!€ .)[\d.]*,[-–—=]+(?!\w)"),
        "schrijf een bedrag met € ervoor, en zonder streepje: € 50",
    ),
    (re.compile(r"\d[\d.,]*\s*(?:procent\s*%|%\s*procent|%{2,})"), "schrijf alleen %"),
    (re.compile(r"\d? ?[½¼¾] ?%"), "schrijf een breuk met een komma: 2,5%"),
    (
        re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)?[xX](?=\s+\w)"),
        "schrijf keer, met het getal ervoor: 3 keer",
    ),
    (
        re.compile(rf"(?:\d|%){_S}[xX]{_S}(?=€|\d)"),
        "schrijf het maalteken: ×",
    ),
    (
        re.compile(rf"€{_S}*{_DIGITS}(?:,-)?{_S}+(?:euro's|euro|EUR)\b"),
        "houd € over, en haal “euro” weg",
    ),
    (
        re.compile(rf"€{_S}?[-–−]{_S}?\d[\d.,]*(?<![.,])"),
        "zet het minteken voor de €: −€ 50",
    ),
    (
        re.compile(rf"€{_S}*\d[\d.]*{_S}+,\d+|€{_S}*\d[\d.]*,{_S}+\d\d(?!\d)"),
        "haal de spatie bij de komma weg: € 9,50",
    ),
    (
        re.compile(rf"€{_S}*\d{{1,3}}(?:\.\d{{3}})*(?:\.{_S}+|{_S}+\.{_S}*)\d{{3}}(?!\d)"),
        "haal de spatie bij de punt weg: € 1.440",
    ),
    (
        re.compile(rf"(?<![\w.,/€-])(?:[lI]\d+|\d+[lI]\d*)(?:[.,]\d+)*(?={_UNIT}|%)"),
        "in dit getal staat een letter l of I: typ een cijfer 1",
    ),
    (
        re.compile(r"\d(?<![\w€.,-].)(?<!€ .)\d*(?:,\d+)?k(?!\w)"),
        "schrijf het getal voluit: 10.000",
    ),
)
_TWO_READINGS = (
    "schrijf het getal dat je bedoelt, met een punt voor duizendtallen en een komma voor centen"
)


def numbers(page: Page, site: Site) -> Iterator[Mistake]:  # noqa: ARG001 -- as every rule
    """Every number in what a reader or a search engine shows."""
    lines = [(line, text) for line, text in _read(page) if re.search(r"[\d€]", text)]
    whole = "\n".join(text for _, text in lines)
    # Most of these forms are nowhere in a page: that is seen sooner of all its lines at once.
    rules = [each for each in _RULES if each[0].search(whole)]
    for line, text in lines:
        taken: list[tuple[int, int]] = []
        for pattern, judge in rules:
            for match in pattern.finditer(text):
                start, end = match.span()
                if any(start < b and a < end for a, b in taken):
                    continue
                taken.append((start, end))
                if todo := judge(match):
                    shown = match[0].strip()
                    yield page.mistake(line, f"“{shown}” is geen Nederlandse notatie", todo)


def value(text: str) -> tuple[str, str] | None:
    """The whole and the broken part of a number, as digits; None when it can be two numbers.

    `1.440` is 1440 and `1,5` one and a half; `1,440` and `1.44,00` can be anything.
    """
    digits = re.sub(rf"{_S}|['’]", ".", text)
    if re.search(r"[^\d.,]", digits) or re.fullmatch(r"[1-9]\d{0,2},\d{3}", digits):
        return None
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})*(?:,\d{1,2})?|\d+(?:,\d+)?", digits):
        whole, _, rest = digits.partition(",")
        return whole.replace(".", ""), rest
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d{1,2}|\d{1,3}(?:,\d{3}){2,}", digits):  # English
        whole, _, rest = digits.partition(".")
        return whole.replace(",", ""), rest
    if re.fullmatch(r"\d+\.\d{1,2}", digits):  # English, without thousands
        whole, _, rest = digits.partition(".")
        return whole, rest
    return None


def dutch(whole: str, rest: str) -> str:
    """The number as it is written: 1.440,50."""
    whole = whole.lstrip("0") or "0"
    groups = f"{int(whole):,}".replace(",", ".") if len(whole) > 3 else whole
    return f"{groups},{rest}" if rest else groups


def _amount(match: re.Match[str]) -> str:
    more = match["more"] or ""
    if match["large"]:
        return _of_large(match)
    return _money(match["number"], match, minus=bool(match["minus"]), more=more)


def _of_large(match: re.Match[str]) -> str:
    """€ 1,5 miljoen."""
    read = value(match["number"])
    right = f"{'−' if match['minus'] else ''}€ {dutch(*read)}{match['large']}" if read else ""
    if not right:
        return _TWO_READINGS
    return "" if re.sub(_S, " ", match[0]) == re.sub(_S, " ", right) else f"schrijf {right}"


def _money(number: str, match: re.Match[str], minus: bool, more: str = "") -> str:
    if re.search(r"[OoIl]", number):
        return "in dit getal staat een letter O of l: typ een cijfer 0 of 1"
    read = value(number)
    if read is None or (more and read[1]):
        return _TWO_READINGS
    whole, rest = read
    if more:
        whole += "000" if more.strip().lower() == "k" else "000000"
    rest = rest + "0" if len(rest) == 1 else rest
    right = f"{'−' if minus else ''}€ {dutch(whole, rest)}"
    written = re.sub(_S, " ", match[0])
    return "" if written == right else f"schrijf {right}"


def _turned(match: re.Match[str]) -> str:
    unit = match["after"].strip()
    if unit.lower() in {"euro", "euro's"} and re.fullmatch(
        r"\d{1,3}(?:\.\d{3})*(?:,\d\d)?", match["number"]
    ):
        return ""  # 20 euro
    return _money(match["number"], match, minus=False)


def _percent(match: re.Match[str]) -> str:
    read = value(match["number"])
    sign = match["sign"]
    if sign == "procent":
        return "" if read and dutch(*read) == match["number"] else _advised(read, " procent")
    if read and dutch(*read) == match["number"] and not match["space"] and match["minus"] != "-":
        return ""
    return _advised(read, sign, "−" if match["minus"] else "")


def _advised(read: tuple[str, str] | None, after: str, before: str = "") -> str:
    return f"schrijf {before}{dutch(*read)}{after}" if read else _TWO_READINGS


def _range(match: re.Match[str]) -> str:
    return f"schrijf {match['from']} tot {match['to']}%"


def _amounts(match: re.Match[str]) -> str:
    both = [value(match[each]) for each in ("from", "to")]
    told = [f"€ {dutch(whole, rest)}" for whole, rest in filter(None, both)]
    return f"schrijf {' tot '.join(told)}" if len(told) > 1 else _TWO_READINGS


def _up_to(match: re.Match[str]) -> str:
    del match
    return "schrijf tot, of à met dat accent: 10 à 20"


# Groups of digits that are right, or no number: 1.440,50, 2,9, a date, a version, 2,3,4.
_FINE = re.compile(
    r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d{1,2}|0,\d+|\d{4,},\d{3,}|\d+,\d{4,}"
    r"|\d{1,2}\.\d{1,2}\.\d{2,4}|(?=.{1,8}$)\d+(?:\.\d{1,2}){2,}|\d{1,2}(?:,\d{1,2}){2,}"
)


def _plain(match: re.Match[str]) -> str:
    """A number without a unit: a date, a version or a year may look like one."""
    number = match["number"]
    if "O" in number:
        return "in dit getal staat een letter O: typ een cijfer 0"
    if _FINE.fullmatch(number) or not number.strip("o"):
        return ""
    if _CLOCK.match(match.string, match.start()):
        return ""
    counted = _UNITS.match(match.string, match.end()) is not None
    if re.fullmatch(r"0\.\d{1,2}|\d{3,}\.\d\d", number):
        counted = not _NAMED.search(match.string[: match.start()])
    read = value(number)
    if re.fullmatch(r"\d{5,}|\d+\.\d{1,2}", number) and not (counted and read):
        return ""  # a code, a paragraph or a version
    if re.search(r"['’]", number) and not re.fullmatch(r"\d{1,3}(?:['’]\d{3})+", number):
        return ""
    return _advised(read, "")


def _spaced(match: re.Match[str]) -> str:
    if re.fullmatch(rf"14{_S}0\d\d", match[0]):
        return ""  # the telephone number of a municipality
    return f"schrijf {dutch(re.sub(_S, '', match[0]), '')}"


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    *((pattern, (lambda _, todo=todo: todo)) for pattern, todo in _OTHER),
    (_RANGE, _range),
    (_AMOUNTS, _amounts),
    (_UP_TO, _up_to),
    (_AMOUNT, _amount),
    (_TURNED, _turned),
    (_PERCENT, _percent),
    (_SPACED, _spaced),
    (_PLAIN, _plain),
)


def _read(page: Page) -> Iterator[tuple[int, str]]:
    """The lines that a reader or a search engine shows."""
    for field in ("title", "description"):
        if isinstance(page.front.get(field), str):
            yield page.at(field), page.front[field]
    yield from enumerate(page.prose, 1)
