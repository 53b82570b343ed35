"""What a voice says of a written text: its chapters and sentences, without Markdown, and each as
espeak-ng says it right.

A line of `espeak-ng -v nl -q -x WORD` shows how it says a word; between double square brackets it
takes the sounds themselves.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

# Written → said. Sounds where the spelling alone gives a wrong stress or an English word in Dutch.
_SOUNDS = {
    "CAC": "s,e:_!a:s'e:",
    "CES": "s,e:_!e:_!'Es",
    "CLV": "s,e:_!Elv'e:",
    "CPA": "s,e:p,e:_!'a:",
    "CRM": "s,e:_!Er'Em",
    "CSAT": "s'i:sEt",
    "KPI": "k,a:p,e:_!'i",
    "LTV": "_!,Elt,e:v'e:",
    "ROI": "_!,Er_|o:_|'i",
    "achteraan": "Axt@r'a:n",
    "achteraf": "Axt@r'Af",
    "achterdeur": "'Axt@rd,Y:r",
    "achteruit": "Axt@r'Wyt",
    "advertentieprogramma": ",Adv@rt'E2ntsipro:Qr,Ama:",
    "bovenaan": "bo:v@n_|'a:n",
    "break-even": "br,e:k'iv@n",
    "brutomarge": "br'yto:m,ArZ@",
    "cashflow": "k'ESflo:",
    "churn": "tS'8rn",
    "contract": "kOntr'Akt",
    "criticaster": "krit,ik'Ast@r",
    "criticasters": "krit,ik'Ast@rs",
    "dierenwinkel": "d'ir@nv#,INk@l",
    "directe": "dir'Ekt@",
    "doorsturen": "d'o:rst,yr@n",
    "fietsenwinkel": "f'its@nv#,INk@l",
    "funnel": "f'8n@l",
    "fysiotherapeut": "f,izio:t,e:ra:p'Wyt",
    "installatiebedrijf": "Insta:l'a:tsib@dr,EIf",
    "investering": ",InvEst'I:rIN",
    "klantenservice": "kl'Ant@ns,8rvIs",
    "klantverloop": "kl'Antv@rl,o:p",
    "koffie": "k'Ofi",
    "kwijtraken": "kv#'EItr,a:k@n",
    "langsgaan": "l'ANsxa:n",
    "lead": "l'it",
    "leads": "l'its",
    "lifetime value": "l'a:jfta:jm v'Elju",
    "mompelen": "m'Omp@l@n",
    "offerte": "Of'Ert@",
    "offertes": "Of'Ert@s",
    "omrekent": "'Omr,e:k@nt",
    "onboarding": "'OnbO:rd,IN",
    "online": "'Onla:jn",
    "opgaat": "'OpQa:t",
    "overblijft": "'o:v@rbl,EIft",
    "overhoudt": "'o:v@rh,VUt",
    "pagina": "p'a:Qina:",
    "plafond": "pla:f'Ont",
    "procentpunt": "pro:s'Entp,8nt",
    "product": "pro:d'8kt",
    "producten": "pro:d'8kt@n",
    "promotor": "pro:m'o:tOr",
    "promotors": "pro:m'o:tOrs",
    "rapportcijfer": "rAp'Orts,EIf@r",
    "retouren": "r@t'u:r@n",
    "return on ad spend": "rit'8rn On Ad sp'End",
    "return on investment": "rit'8rn On Inv'Estm@nt",
    "rondbellen": "r'Ondb,El@n",
    "schoonmaakbedrijf": "sx'o:nma:kb@dr,EIf",
    "service": "s'8rvIs",
    "site": "s'a:jt",
    "software": "s'Oftv#E:r",
    "terwijl": "t@rv#'EIl",
    "theewinkel": "t'e:v#,INk@l",
    "traject": "tra:j'Ekt",
    "trouwbeurs": "tr'VUb,Y:rs",
    "verkooppagina": "v@rk'o:pp,a:Qina:",
    "vooraf": "vo:r'Af",
    "voorbij": "vo:rb'EI",
    "voortaan": "vo:rt'a:n",
    "vuistregel": "v'Wystr,e:Q@l",
    "waarom": "v#a:r'Om",
    "waarop": "v#a:r'Op",
}
# As whole words, and in a compound with a dash: break-evenpunt is another word, ROI-formule is not.
_WORD = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(_SOUNDS, key=len, reverse=True)))})(?!\w)",
    re.IGNORECASE,
)
_SHORT = {
    "bijv.": "bijvoorbeeld",
    "ca.": "ongeveer",
    "d.w.z.": "dat wil zeggen",
    "enz.": "enzovoort",
    "evt.": "eventueel",
    "excl.": "exclusief",
    "incl.": "inclusief",
    "m.a.w.": "met andere woorden",
    "o.a.": "onder andere",
    "p/m": "per maand",
    "t/m": "tot en met",
}
_SHORTENED = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, _SHORT))})(?!\w)")
_SPACE = r"[ \u00a0\u202f]"
_LARGE = rf"(?:{_SPACE}(?:duizend|miljoen|miljard))?"
# In this order: what a sign means depends on the numbers around it as they are written.
_NUMBERS = (
    (re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))"), ""),  # 1.440 is one number
    (re.compile(r"(?<=\d)\s?–\s?(?=€?\s?\d)"), " tot "),
    (re.compile(rf"(?<![\w)])[−-](?=€?{_SPACE}?\d)"), "min "),
    (re.compile(rf"(?<![\w)])\+(?=€?{_SPACE}?\d)"), "plus "),
    (re.compile(rf"€{_SPACE}*([\d,]+) tot €?{_SPACE}*(?=[\d,]*\d)"), r"\1 tot € "),
    (re.compile(rf"€{_SPACE}*([\d,]*\d{_LARGE})"), r"\1 euro"),
    (re.compile(r"(?<![\d.])0,0?(\d+) euro"), r"\1 cent"),
    (re.compile(r"(?<![\d.,])(\d{1,2})[.:]00 uur"), r"\1 uur"),
    (re.compile(r"(?<![\d.,])(\d{1,2})[.:]0?([1-9]\d?) uur"), r"\1 uur \2"),
    (re.compile(r"(\d),00 euro"), r"\1 euro"),
    (re.compile(r"(\d),0(\d) euro"), r"\1 euro en \2 cent"),
    (re.compile(r"(\d),(\d\d) euro"), r"\1 euro \2"),
    (re.compile(r"\s*%"), " procent"),
    (re.compile(r"\s*×\s*"), " keer "),
    (re.compile(r"\s*÷\s*"), " gedeeld door "),
    (re.compile(r"\s*≈\s*"), " is ongeveer "),
    (re.compile(r"\s+=\s+"), " is "),
    (re.compile(r"\s+\+\s+"), " plus "),
    (re.compile(r"\s+−\s+"), " min "),
    (re.compile(r"(?<=\w)\s+:\s+(?=\w)|(?<=LTV):(?=CAC)"), " staat tot "),
    (re.compile(r"(?<=\b[A-Z])/(?=[A-Z]\b)"), " "),  # A/B-test
)
_MARKUP = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"(?<!\w)([*_]{1,3})(\S.*?)\1(?!\w)"), r"\2"),
    # A point of a list is a sentence of its own: without its full stop it runs into the next.
    (
        re.compile(
            r"^([ \t]*(?:[-*]|\d+\.)[ \t].*[^\s.!?:;,])[ \t]*"
            r"(?=\n[ \t]*(?:[-*]|\d+\.)[ \t]|\n[ \t]*\n|\n*\Z)",
            re.MULTILINE,
        ),
        r"\1.",
    ),
    (re.compile(r"^[ \t]*(?:#+|[-*>]|\d+\.)[ \t]+", re.MULTILINE), ""),
)


# A heading is not spoken: it is the title of what comes below it.
_HEADING = re.compile(r"^##[ \t]+(.*?)[ \t]*#*[ \t]*(?:\{[^}]*\})?[ \t]*$", re.MULTILINE)
# Where a sentence may end, with what a new one begins with: “’s Avonds” begins small.
_END = re.compile(
    r"[.!?…]+[’”\"')]*\s+(?=[‘“\"'(]*(?:[^\W\d_a-zà-öø-ÿ]|\d|€|[−+]\d|[’']\w\s+[^\W\d_a-zà-öø-ÿ]))"
)
# A full stop behind these ends no sentence, unless they do.
_NO_END = re.compile(
    r"(?<![\w.])(?:[^\W\d_]|bijv|ca|d\.w\.z|dhr|dr|drs|evt|excl|incl|ing|ir|m\.a\.w|mevr|mr|mw|nr|o\.a"
    r"|prof|resp|St|vgl|zgn)\.",
    re.IGNORECASE,
)


class Chapter(NamedTuple):
    """What is said below a heading; the title of what comes before the first is empty."""

    title: str
    paragraphs: list[list[str]]  # each of sentences, as they are written


def chapters(text: str) -> list[Chapter]:
    """The text as it is spoken, in its order."""
    first, *parts = _HEADING.split(_MARKUP[0][0].sub("", text))
    pairs = [("", first), *zip(parts[::2], parts[1::2], strict=True)]
    found = [Chapter(plain(title), list(_paragraphs(below))) for title, below in pairs]
    return [each for each in found if each.paragraphs or each.title]


def _paragraphs(text: str) -> Iterator[list[str]]:
    for paragraph in re.split(r"\n\s*\n", plain(text)):
        sentences = list(_sentences(" ".join(paragraph.split())))
        if sentences:
            yield sentences


def _sentences(paragraph: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(paragraph):
        short = paragraph[end.start()] == "." and any(
            each.end() == end.start() + 1 for each in _NO_END.finditer(paragraph, start)
        )
        if not short:
            yield from _voiced(paragraph[start : end.end()])
            start = end.end()
    yield from _voiced(paragraph[start:])


def _voiced(sentence: str) -> Iterator[str]:
    """The sentence, when there is a word in it."""
    if re.search(r"\w", sentence):
        yield sentence.strip()


def plain(text: str) -> str:
    """The text without Markdown."""
    for pattern, instead in _MARKUP:
        text = pattern.sub(instead, text)
    return text.strip()


def spoken(text: str) -> str:
    """A text without Markdown for espeak-ng."""
    for pattern, said in _NUMBERS:
        text = pattern.sub(said, text)
    text = _SHORTENED.sub(lambda short: _SHORT[short[0]], text)
    return _WORD.sub(_sounds, " ".join(text.split()))


def _sounds(word: re.Match[str]) -> str:
    written = word[0]
    known = _SOUNDS.get(written) or _SOUNDS.get(written.lower()) or _SOUNDS.get(written.upper())
    return f"[[{known}]]"
