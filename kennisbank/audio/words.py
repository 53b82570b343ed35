"""What a voice says of a written text: its words, without Markdown, as espeak-ng says them right.

A line of `espeak-ng -v nl -q -x WORD` shows how it says a word; between double square brackets it
takes the sounds themselves.
"""

import re

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
    "achterdeur": "'Axt@rd,Y:r",
    "break-even": "br,e:k'iv@n",
    "cashflow": "k'ESflo:",
    "churn": "tS'8rn",
    "fysiotherapeut": "f,izio:t,e:ra:p'Wyt",
    "funnel": "f'8n@l",
    "lead": "l'it",
    "leads": "l'its",
    "lifetime value": "l'a:jfta:jm v'Elju",
    "onboarding": "'OnbO:rd,IN",
    "opgaat": "'OpQa:t",
    "return on investment": "rit'8rn On Inv'Estm@nt",
    "software": "s'Oftv#E:r",
    "verkooppagina": "v@rk'o:pp,a:Qina:",
    "vooraf": "vo:r'Af",
    "voorbij": "vo:rb'EI",
    "voortaan": "vo:rt'a:n",
}
# As whole words, and in a compound with a dash: break-evenpunt is another word, ROI-formule is not.
_WORD = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _SOUNDS))})(?!\w)", re.IGNORECASE)
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
    (re.compile(rf"(?<![\w)])[−-](?=€?{_SPACE}?\d)"), "min "),
    (re.compile(rf"(?<![\w)])\+(?=€?{_SPACE}?\d)"), "plus "),
    (re.compile(rf"€{_SPACE}*([\d,]*\d{_LARGE})"), r"\1 euro"),
    (re.compile(r"(?<![\d.])0,0?(\d+) euro"), r"\1 cent"),
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


def spoken(text: str) -> str:
    """The text for espeak-ng: an empty line is a breath."""
    for pattern, said in (*_MARKUP, *_NUMBERS):
        text = pattern.sub(said, text)
    text = _SHORTENED.sub(lambda short: _SHORT[short[0]], text)
    paragraphs = (" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text))
    return "\n\n".join(_WORD.sub(_sounds, paragraph) for paragraph in paragraphs if paragraph)


def _sounds(word: re.Match[str]) -> str:
    written = word[0]
    known = _SOUNDS.get(written) or _SOUNDS.get(written.lower()) or _SOUNDS.get(written.upper())
    return f"[[{known}]]"
