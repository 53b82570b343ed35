"""What a voice says of a written text: its words, without Markdown, as espeak-ng says them right.

A line of `espeak-ng -v nl -q -x WORD` shows how it says a word; between double square brackets it
takes the sounds themselves.
"""

import re

# Written → said. Sounds where the spelling alone gives a wrong stress or an English word in Dutch.
_SOUNDS = {
    "CAC": "s,e:_!a:s'e:",
    "CLV": "s,e:_!Elv'e:",
    "CRM": "s,e:_!Er'Em",
    "LTV": "_!,Elt,e:v'e:",
    "ROI": "_!,Er_|o:_|'i",
    "achterdeur": "'Axt@rd,Y:r",
    "fysiotherapeut": "f,izio:t,e:ra:p'Wyt",
    "lifetime value": "l'a:jfta:jm v'Elju",
    "opgaat": "'OpQa:t",
    "return on investment": "rit'8rn On Inv'Estm@nt",
    "verkooppagina": "v@rk'o:pp,a:Qina:",
    "vooraf": "vo:r'Af",
    "voorbij": "vo:rb'EI",
    "voortaan": "vo:rt'a:n",
}
_WORD = re.compile(r"\b(?:" + "|".join(map(re.escape, _SOUNDS)) + r")\b", re.IGNORECASE)
_NUMBERS = (
    (re.compile(r"(?<=\d)\.(?=\d{3}\b)"), ""),  # 1.440 is one number
    (re.compile(r"€\s*([\d,]+)"), r"\1 euro"),
    (re.compile(r"(\d),(\d\d) euro"), r"\1 euro \2"),
    (re.compile(r"\s*%"), " procent"),
)
_MARKUP = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"(?<!\w)([*_]{1,3})(\S.*?)\1(?!\w)"), r"\2"),
    (re.compile(r"^[ \t]*(?:#+|[-*>]|\d+\.)[ \t]+", re.MULTILINE), ""),
)


def spoken(text: str) -> str:
    """The text for espeak-ng: an empty line is a breath."""
    for pattern, said in (*_MARKUP, *_NUMBERS):
        text = pattern.sub(said, text)
    paragraphs = (" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text))
    return "\n\n".join(_WORD.sub(_sounds, paragraph) for paragraph in paragraphs if paragraph)


def _sounds(word: re.Match[str]) -> str:
    written = word[0]
    known = _SOUNDS.get(written) or _SOUNDS.get(written.lower()) or _SOUNDS.get(written.upper())
    return f"[[{known}]]"
