"""The signs of markup that did not work, what each says to an editor, and what to do."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from calculators import slugs
from kennisbank.reading import ESCAPED


class Sign(NamedTuple):
    """Text of this form is markup that did not work; {0} in what to say is the text itself."""

    pattern: re.Pattern[str]
    wrong: str
    todo: str
    of: frozenset[str]  # no text has this form in it without one of these; when empty, any can
    has: tuple[str, ...]  # nor without one of these; when empty, any can


def _sign(pattern: str, wrong: str, todo: str, of: str = "", has: tuple[str, ...] = ()) -> Sign:
    return Sign(re.compile(pattern), wrong, todo, frozenset(of), has)


AS_TEXT = "“{0}” staat als tekst op de pagina"
_LIST = "dit is geen lijst geworden"
_DASH = "zet er een lege regel boven en begin elk punt met een streepje en een spatie: - punt"
_ONE = "zet er een lege regel boven en begin elk punt met een cijfer, punt en spatie: 1. punt"
_BOX = 'schrijf !!! tip "Titel", en de tekst eronder vier spaties ingesprongen'
_LINK = "schrijf [tekst](adres), zonder spaties ertussen"
_CALCULATOR = "schrijf een regel ```rekenhulp, dan de naam, dan een regel ```"
_NOTE = "schrijf een noot: [^naam] achter de zin, en onderaan [^naam]: met de bron"
_PLAIN = "plak de tekst zonder opmaak, of haal dit weg"
# Others can be right: voordat je je meldt.
_TWICE = "de een en van met te om maar ook wordt".split()
_E = chr(ESCAPED)
_BACK = "".join(chr(ESCAPED + ord(each)) for each in "-*+")
_NAMES = "|".join(map(re.escape, sorted(slugs(), key=len, reverse=True)))

# At the start of a line. The first that fits a place is the one that is reported.
AT_START = (
    _sign(r"[<>=|]{7}(?:\s.*)?$", "hier staan twee versies van de tekst door elkaar",
          "houd de goede over, en haal de regels met <<<<<<<, ======= en >>>>>>> weg"),
    _sign(rf"\W*(?:kb[-:])?[Rr]ekenhulp(?:en)?\W+(?:{_NAMES})\W*$", "dit is geen rekenhulp geworden", _CALCULATOR),
    _sign(r"(?:[´‘’'“”\"′`~^]{2,4}|[`´])\s*rekenhulp.*", "dit is geen rekenhulp geworden", _CALCULATOR),
    _sign(r"(?:[´‘’′]{2,}|'{3,}|\"{3,}|[“”]{2,}|`{2,}|~{3,})\s*\w*$", AS_TEXT, "een codeblok begint en eindigt met een regel ```"),
    _sign(r"\[![A-Za-z]+\].*", AS_TEXT, _BOX),
    _sign(r"(?:!{2,}|¡|!)\s*(?:note|tip|warning|info|danger|let op|abstract|success|question|example|quote|bug|failure)\b.*", AS_TEXT, _BOX),
    _sign(r"(?:!{3}|\?{3}).*|\?{2}\s*\w.*", AS_TEXT, _BOX),
    _sign(r":{2,}.*|/{3}(?:\s.*)?$", AS_TEXT, _BOX),
    _sign(r"===.*", AS_TEXT, 'schrijf === "Titel", en de tekst eronder vier spaties ingesprongen'),
    _sign(r"-{1,2}8<-*.*|;--8<.*", AS_TEXT, "zet de tekst hier zelf neer"),
    _sign(r"#+.*", AS_TEXT, "een kop is ## met een spatie erachter, op een eigen regel, en niet dieper dan ####"),
    _sign(r"\|.*|[\s:|+-]*-{2,}[\s:|+-]*\|[\s:|+-]*$|\+[-=+]{4,}", "dit is geen tabel geworden",
          "zet er een lege regel boven, en onder de eerste rij een regel | --- | --- | met evenveel vakken"),
    _sign(r"(?:[•·●○◦▪■□▸►▶➢➤➔➜✓✔☐☑✗✘✅❌🔹🔸🔴🟢👉⭐→⇒‣⁃∙§\uf000-\uf0ff]\ufe0f?|[ooO](?=\s+[A-Z]))\s*(?=\S).*", _LIST, _DASH),
    _sign(rf"[–—−]\s+\S.*|[-+*]\s+\S.*|[{_BACK}]\s+.*|-[^\W\d_]\w.*|--\s*\w.*|\*[^\s*][^*]*$", _LIST, _DASH),
    _sign(rf"\(?\d{{1,2}}[.)]\s+\S.*|\d{{1,2}} ?[.)][.)]? +\S.*|\(\d{{1,2}}\).*|\d{{1,2}}{chr(ESCAPED + ord('.'))}\s.*|\d{{1,2}}[.)][^\W\d_]{{2}}.*|\d{{1,2}}\s?[-–:]\s+[A-Z].*|\d{{1,2}}°\s.*", _LIST, _ONE),
    _sign(r"\(?[a-hA-H][.)]\s+\w.*|\(?(?:i{1,3}|iv|v|vi{1,3})[.)]\s+\w.*", _LIST, _ONE),
    _sign(r"\d\ufe0f?\u20e3\s*\w.*", _LIST, _ONE),
    _sign(r"[¹²³⁴-⁹]\s*[^\W\d_].*", AS_TEXT, _NOTE),
    _sign(r"\[\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?\].*|\[[A-Z][\w .-]*,? \d{1,2}[:.]\d\d\].*|\d{1,2}[-/]\d{1,2}[-/]\d{2,4},? \d{1,2}:\d\d(?::\d\d)? - .*",
          "hier staat wie wat wanneer schreef, uit een chat", "houd alleen de tekst over"),
    _sign(r"\[\d{1,2}:\d\d(?::\d\d)?,? \d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\].*|Op .{3,40}\b\d{1,2}:\d\d\b,? schreef .{3,60}:$",
          "hier staat wie wat wanneer schreef, uit een chat of mail", "houd alleen de tekst over"),
    _sign(r"(?:Natuurlijk|Zeker|Uiteraard|Prima|Absoluut|Sure|Certainly|Of course)[!,.] (?:[Hh]ier(?:onder)? (?:is|zijn|volgt|vind je|staat|heb je)|[Hh]ere(?:'s|’s| is| are))\b.*"
          r"|Hier(?:onder)? (?:is|volgt|vind je|staat) (?:een|de|het|je) (?:herschreven|herziene|verbeterde|aangepaste|bijgewerkte|kortere|langere|uitgebreide) (?:versie|tekst|alinea|artikel)\b.*"
          r"|Als (?:een )?(?:AI|taalmodel|AI-\w+|groot taalmodel)\b.{0,20}\b(?:kan|heb|ben) ik\b.*|(?:Laat (?:het )?me (?:gerust )?weten|Laat maar weten) (?:als|of|wanneer) (?:je|ik)\b.*"
          r"|(?:Wil|Zal|Kan) (?:je dat )?ik (?:dit|deze|de tekst|het|er|ook)\b.*\b(?:herschrij|aanpas|inkort|uitwerk|omzet|maak)\w*\?|(?:I hope this helps|Let me know if)\b.*",
          "dit zegt een chatprogramma tegen jou, niet jij tegen een lezer: “{0}”", "haal het weg, en lees na of de rest klopt"),
    _sign(r"[ⁿ-₎⓪-⓿①-⑳❶-➓]\s*\w.*", _LIST, _ONE),
    _sign(r":\s+\w.*", AS_TEXT, "schrijf het begrip en de uitleg in één zin, of in een tabel"),
    _sign(r"(?:>|&gt;)\s*\S.*", AS_TEXT, "een citaat begint met > en een spatie, met een lege regel erboven"),
    _sign(r"[-–—_=*]{2,}$", AS_TEXT, "een lijn is een regel --- met een lege regel erboven en eronder"),
    _sign(r"(?:title|description|published|reviewed|topic|related|podcast)\s*:.*", "dit hoort in het blok bovenaan", "zet het tussen de twee regels ---"),
    _sign(r"\[[^\]]+\]:\s*\S*.*", AS_TEXT, "een noot begint met [^naam]: aan het begin van een regel"),
    _sign(r"\*\[[^\]]+\].*", AS_TEXT, "zet het begrip in docs/begrippen.md"),
    _sign(r"(?:Fig(?:uur|\.)?|Afbeelding|Tabel|Table)\s+(?:SEQ|\\\*).*", AS_TEXT, "plak de tekst zonder opmaak"),
)  # fmt: skip
# Anywhere in a line.
INSIDE = (
    _sign(r"(?:https?:/{1,2}|www\.)[^\s)>\]”]+", "“{0}” is geen link", "schrijf [tekst](https://…), of zet het adres tussen < en >", has=("http", "www.")),
    _sign(r"Ã.|â‚¬|â€.?|Â[\s€£§°«»]|ï¿½|\ufffd", "hier zijn tekens stukgegaan: “{0}”", "typ het woord opnieuw, en bewaar het bestand als UTF-8", of="Ãâ€Âï\ufffd"),
    _sign(r"Fout! [A-Z]\w+ (?:niet|is)|Error! \w+", "hier staat een foutmelding van Word", "haal haar weg en zet een link of noot neer", of="!"),
    _sign(r"Klik (?:of tik )?(?:hier )?om (?:de )?tekst (?:in te voeren|te typen)\.?|\[Typ (?:hier )?(?:de )?(?:tekst|titel)[^\]]*\]|\bHYPERLINK\s+\"|\bPAGEREF\b|\bTOC \\o|\bMERGEFIELD\b|«\w+»|\bSEQ (?:Figuur|Tabel|Figure|Table)\b",
          "hier staat een hulpmiddel van Word: “{0}”", _PLAIN, has=("Klik ", "[Typ ", "HYPERLINK", "PAGEREF", "TOC ", "MERGEFIELD", "«", "SEQ ")),
    _sign(r"【[^】]*】|:?contentReference\[oaicite[^\]]*\](?:\{[^}]*\})?|\[?oaicite:\d+\]?|cite(?:turn[0-9]\w+)+", "hier staat een verwijzing die alleen in een chat bestaat", _NOTE, has=("【", "oaicite", "citeturn")),
    _sign(r"\[(?:image|afbeelding|foto|plaatje|embedded object|cid)\s*:[^\]]*\]|\bcid:\S+@\S+", "“{0}” is geen plaatje", "bewaar het als bestand naast de pagina, en schrijf ![Wat je ziet](plaatje.png)", has=("[image", "[afbeelding", "[foto", "[plaatje", "[embedded object", "cid")),
    _sign(r"!\[\[.*?\]\]", AS_TEXT, "schrijf een plaatje als ![Wat je ziet](plaatje.png)", of="!"),
    _sign(r"%%[^%]+%%", AS_TEXT, "commentaar staat tussen <!-- en -->", of="%"),
    _sign(r"\u00a0{2,}", "hier staan harde spaties naast elkaar", "haal ze weg, en typ een gewone", of="\u00a0"),
    _sign(r",,|\.{4,}|…\.+|\.(?<!\.\.)\.(?![./])|[?]{2,}", "“{0}” is geen leesteken", "schrijf er één, of …", has=(",,", "..", "….", "??")),
    _sign(r"[.!?,;](?=[A-Z][a-zà-ÿ]+(?:\s|$|,))(?<=[a-zà-ÿ]{3}.)", "achter “{0}” staat geen spatie", "zet haar ertussen"),
    _sign(r" ,(?<=\w ,)(?=\w)", "voor “{0}” staat een spatie, en erachter niet", "zet de spatie achter de komma", has=(" ,",)),
    _sign(r"(?<=[a-zà-ÿ]{2})-$", "hier is een woord afgebroken", "schrijf het aan elkaar: de site breekt zelf af", of="-"),
    _sign(r"(?<![\w.@/:])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "“{0}” is geen link", "schrijf [tekst](mailto:{0}), of zet het tussen < en >", of="@"),
    _sign(r"[ﬀ-ﬆ]", "“{0}” is één teken, uit een pdf", "typ de letters zelf", of="ﬀﬁﬂﬃﬄﬅﬆ"),
    _sign(r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|\{#.*?#\}|\[\[.*?\]\]|\{!.*?!\}|<%.*?%>|\[/?\w+(?:=[^\]]*)?\](?=.*\[/\w+\])|\[/\w+\]", AS_TEXT, "dit kent de site niet: haal het weg, of schrijf een gewone link of rekenhulp", of="{[<"),
    _sign(r"@?!\s?\[[^\]]*\](?:\s?\([^)]*\)?)?|!\s?\([^)]*\)\s?\[[^\]]*\]|!\[[^\]]*$|!\s?\[", "dit is geen plaatje geworden", "schrijf ![Wat je ziet](plaatje.png), zonder spaties ertussen", of="!"),
    _sign(r"\^\[[^\]]*\]?|\[(?:\s+\^|\^\s|\^[^\]]*\s)[^\]]*\]?|\[\^[^\]]*$|\[[\w-]+\^\]|[({]\^[\w-]+[)}]|\[[*†‡]+\]", "dit is geen noot geworden", "schrijf [^naam] achter de zin, en onderaan [^naam]: met de bron", of="^["),
    _sign(r"\[[^\[\]]*\]\s*\([^)]*\)?|\[[^\[\]]*\]\s?\[[^\]]*\]|\]\s*\([^)]*\)?|\([^()\n]+\)\s?\[(?:[^\[\]]*(?:\.md|https?:|/|#)[^\[\]]*)\]|\[[^\[\]()]+\((?:\S+\.md|https?:)\S*\)?|\[[^\[\]]*\]\{[^}]*\}|\[[^\[\]|]+\|\s?(?:https?:|\S+\.md)[^\]]*\]", "dit is geen link geworden: “{0}”", _LINK, of="[]"),
    _sign(r"\[\s?[xX ]?\s?\](?=\s|$)", AS_TEXT, "een lijst om af te vinken kent de site niet: haal de haken weg", of="["),
    _sign(r"\[\d{1,3}\]", AS_TEXT, _NOTE, of="["),
    _sign(r"(?:(?<=[^\W\d_]{4})|(?<=[.,!?;”\"%]))[¹²³⁰⁴-⁹]+(?![\w/])", "“{0}” is hier geen noot", _NOTE, of="⁰¹²³⁴⁵⁶⁷⁸⁹"),
    _sign(r"[0-9](?<=[a-zà-ÿ]{4}[.!?][0-9])[0-9]?(?=\s[A-Z]|$)", "“{0}” is hier geen noot", _NOTE, of="0123456789"),
    _sign(r"\[[A-Z]{1,3}\d{1,3}\]", "dit is een opmerking uit Word", "verwerk haar, en haal haar weg", of="["),
    _sign(r"\[(?!sic\]|red[.\]])[^\W\d_]{3}[^\[\]]{0,40}\]", AS_TEXT, "vul in wat er hoort te staan, of maak er een link van: [tekst](adres)", of="["),
    _sign(r"\*\*[^*]*(?:\*\*|$)|\*\*", AS_TEXT, "zet de sterretjes zonder spatie tegen het woord, aan beide kanten: **vet**", of="*"),
    _sign(r"\d\s?\*\s?(?=\d|€)", AS_TEXT, "schrijf het maalteken: ×", of="*"),
    _sign(r"\*[^\s*][^*]*\*?|[^\s*]\*|\*", AS_TEXT, "zet de sterretjes zonder spatie tegen het woord, aan beide kanten: *cursief*", of="*"),
    _sign(r"(?<!_)__(?!_)[^_]*(?:__)?", AS_TEXT, "zet de streepjes zonder spatie tegen het woord, of schrijf **vet**", of="_"),
    _sign(r"(?<![\w_/.:])_(?=\w)[^_\s][^_]*_?|(?<=\w)_(?![\w_/])|(?<=\s)_(?=\s)", AS_TEXT, "zet de streepjes zonder spatie tegen het woord: *cursief*", of="_"),
    _sign(r"`+[^`]*`*", AS_TEXT, "zet aan het begin en aan het eind van de code evenveel `", of="`"),
    _sign(r"´{1,}\w*", "“{0}” is geen apostrof en geen aanhalingsteken", "schrijf ’ of '", of="´"),
    _sign(r"~~[^~]*~?~?", AS_TEXT, "doorhalen kent de site niet: haal de tekst weg", of="~"),
    _sign(r"(?<=\w)~\w+~|~[^\s~][^~]*~|\^[^\s^]+\^|(?<=[\w.,;:!?)”\"])\^[\w(]+", AS_TEXT, "schrijf het teken zelf, zoals ² of ₂, of <sup>2</sup>", of="~^"),
    _sign(r"(?<![=<>!])==[^=\s][^=]*(?:==)?", AS_TEXT, "markeren kent de site niet: schrijf **vet**", of="="),
    _sign(r"\+\+[^+\s][^+]*\+\+|\|\|[^|]+\|\||>!.*!<|--[^-\s][^-]*--(?!\w)", AS_TEXT, "deze opmaak kent de site niet: haal de tekens weg", of="+|<-"),
    _sign(r"\$\$.*|\$(?!\d)[^$]+\$|\\\(.*?\\\)|\\\[.*?\\\]|\\(?:frac|times|cdot|text|sum|sqrt|div|left|right)\b.*", AS_TEXT, "formules in LaTeX kent de site niet: schrijf ze met × en ÷", of="$\\"),
    _sign(r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])", AS_TEXT, "namen van emoji en pictogrammen kent de site niet: haal haar weg", of=":"),
    _sign(r"<!-{0,2}|-{2}>|<!--", AS_TEXT, "commentaar staat tussen <!-- en -->", of="<>"),
    _sign(r"<\s*/?\s*[a-zA-Z][^<>]*>|</?\w+$|<\s*/?\s*br\b", AS_TEXT, "haal het weg: een nieuwe alinea is een lege regel", of="<"),
    _sign(r"&[a-zA-Z][a-zA-Z0-9]*;|&#x?[0-9a-fA-F]+;?", AS_TEXT, "typ het teken zelf, of sluit de code af met ;", of="&"),
    _sign(r" (?<=\w: )([-*•·▪–]) \S[^:]*? \1 \S.*| (?<=\w: )1[.)] [^\s\d].*? 2[.)] \S.*? 3[.)] \S.*", "deze lijst staat op één regel",
          "zet elk punt op een eigen regel, met een lege regel erboven: - punt", of=":"),
    _sign(r"<?-{1,2}>|=>|<-{1,2}(?=\s)|<=>|>=|<=|=<|!=|\+/-|\+-", AS_TEXT, "typ het teken zelf: →, ≥, ≤, ≠ of ±", of="<>=+"),
    _sign(r"\\.?", AS_TEXT, "haal de schuine streep weg; een nieuwe regel is een lege regel", of="\\"),
    _sign(r"(?<!/)\{[^{}]*\}?|(?<![\w}])\}", AS_TEXT, "de naam van een kop is { #naam }, achter de kop; wat je zo bedoelt, zet je tussen `", of="{}"),
    _sign(r"(?<![\w/.])(?:\.{1,2}/)*[\w/-]+\.(?:md|png|jpe?g|svg|webp)\b(?:#[\w-]+)?", AS_TEXT, "schrijf [tekst](bestand.md), of zet de naam tussen `", has=(".md", ".png", ".jp", ".svg", ".webp")),
    _sign(r"\b(?:TODO|FIXME|TBD|XXX+|@[A-Z]{3,}@)\b(?![-'’]\w| [A-Z][a-z]).*|\b(?:NTB|N\.T\.B\.)", "hier moet nog iets gebeuren: “{0}”", "maak het af, of haal het weg", of="TFX@N"),
    _sign(r"\bxxx+\b", "hier moet nog iets gebeuren: “{0}”", "maak het af, of haal het weg", has=("xxx",)),
    _sign(rf"\b({'|'.join(_TWICE)}) \1\b(?!-)", "“{0}”: dat woord staat er twee keer", "haal er één weg", has=tuple(f"{each} {each}" for each in _TWICE)),
    _sign(r"(?<![\w/.-])(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})(?![\w/-])", "“{0}” is geen datum zoals mensen haar schrijven", "schrijf bijvoorbeeld 1 december 2026", of="-/"),
    _sign(r"[Ll]orem ipsum.*", "hier moet nog iets gebeuren: “{0}”", "maak het af, of haal het weg", has=("orem ipsum",)),
    _sign(r"(?<=\s)\^[a-zA-Z0-9-]{3,}$", AS_TEXT, "dit kent de site niet: haal het weg", of="^"),
    _sign(r"(?:\S+\s*\|\s*){2,}\S+", "dit is geen tabel geworden", "zet er een lege regel boven, en onder de eerste rij een regel | --- | --- |", of="|"),
)  # fmt: skip

# Of nearly every line it is soon seen that it has none of them.
_SOME_AT_START = re.compile("|".join(f"(?:{each.pattern.pattern})" for each in AT_START))
_OF: dict[str, list[int]] = {}  # the places in INSIDE of those that a character may be one of
for _at, _each in enumerate(INSIDE):
    for _character in _each.of:
        _OF.setdefault(_character, []).append(_at)
_OF_ANY = [at for at, each in enumerate(INSIDE) if not each.of]


def at_start(text: str) -> Iterator[tuple[Sign, re.Match[str]]]:
    """The signs that this text begins with."""
    if _SOME_AT_START.match(text):
        for sign in AT_START:
            if match := sign.pattern.match(text):
                yield sign, match


def inside(text: str) -> Iterator[tuple[Sign, re.Match[str]]]:
    """The signs anywhere in this text, in the order of INSIDE."""
    some = {at for character in _OF.keys() & set(text) for at in _OF[character]}
    for at in sorted(some.union(_OF_ANY)):
        sign = INSIDE[at]
        if not sign.has or any(each in text for each in sign.has):
            yield from ((sign, match) for match in sign.pattern.finditer(text))
