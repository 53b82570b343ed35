"""A calculator that is right, and each way to declare it wrong."""

from pathlib import Path
from typing import NamedTuple

GOOD = Path(__file__).with_name("good.txt").read_text("utf-8")


class Kind(NamedTuple):
    """A part of the good file, what stands in its place, the line that is named, by what is on it,
    and what is said of it.
    """

    old: str
    new: str
    on: str
    said: str


OPBRENGST = '    opbrengst: Annotated[float, Input("Opbrengst", "€", 0.01, 1000)] = 100,'
FORMULA = '"winst ÷ opbrengst"'
KINDS = {
    # The file.
    "another name than the function": Kind("def proef(", "def proof(", "def proof", "“proof”"),
    "a capital in the function": Kind("def proef(", "def Proef(", "def Proef", "“Proef”"),
    "nothing": Kind(GOOD, "", "", "geen functie “proef”"),
    "only a variable": Kind(GOOD, "\nproef = 1\n", "proef", "geen functie “proef”"),
    "a forgotten decorator": Kind("@calculator(", "dict(", "def proef", "geen @calculator"),
    "a bare decorator": Kind(
        "@calculator(", "@calculator\ndef proef(): ...\n\n\nx = dict(", "def proef", "proef"
    ),
    "an async function": Kind("def proef(", "async def proef(", "def proef", "async"),
    "a second calculator": Kind(
        "@calculator(", "@calculator(title=1)\ndef b(): ...\n\n\n@calculator(", "def b", "tweede"
    ),
    "the same function twice": Kind("class Uitkomst", "def proef(): ...\n\n\nclass Uitkomst", "def proef(\n", "tweede keer"),
    "a syntax error": Kind("winst = opbrengst -", "winst = = opbrengst -", "winst = =", "Python"),
    "an open bracket": Kind("_OORDEEL = bands(", "_OORDEEL = bands((", "_OORDEEL", "Python"),
    "an import of another calculator": Kind(
        "from datetime", "from calculators.ltv import ltv\nfrom datetime", "calculators.ltv", "mag"
    ),
    "an import of the site": Kind(
        "from datetime", "import kennisbank.check\nfrom datetime", "import kennis", "mag hier niet"
    ),
    "a package": Kind("    winst = opb", "    import numpy\n    winst = opb", "import numpy", "mag"),
    "what a browser lacks": Kind(
        "from datetime", "import subprocess\nfrom datetime", "import sub", "browser"
    ),
    "a relative import": Kind("from calculators.core", "from .core", "from .core", "mag hier niet"),
    "a name that core does not have": Kind(
        "Choice, Input", "Choise, Input", "Choise", "ImportError"
    ),
    "a number by chance": Kind("    winst = opb", "    import random\n    winst = opb", "import random", "elke keer iets anders"),
    "the day of today": Kind("    winst = opb", "    date.today()\n    winst = opb", "date.today", "“today” hoort niet"),
    "a print that was left": Kind("    winst = opb", "    print(kosten)\n    winst = opb", "print(", "“print” hoort niet"),
    "a file that is read": Kind("    winst = opb", "    open('winst.txt')\n    winst = opb", "open(", "“open” hoort niet"),
    "a question on the terminal": Kind("    winst = opb", "    input()\n    winst = opb", "input()", "“input” hoort niet"),
    # The decorator.
    "a decorator that misses something": Kind(
        '    main="winst",\n', "", "@calculator", "mist main"
    ),
    "a decorator that says too much": Kind('main="winst"', 'mian="winst"', "mian", "geen mian"),
    "an unknown main": Kind('main="winst"', 'main="wins"', 'main="wins"', "“wins”"),
    "a title that is no question": Kind("een proef?", "een proef", "title=", "vraag"),
    "a source that is no sentence": Kind("aftrekking.", "aftrekking", "source=", "bron"),
    "a title with markup": Kind("een proef?", "een <i>proef</i>?", "title=", "gewone tekst"),
    "a day of the year 26": Kind("date(2026, 1, 1)", "date(26, 1, 1)", "checked=", "geen dag"),
    "a day to come": Kind("date(2026, 1, 1)", "date(2999, 1, 1)", "checked=", "checked"),
    "no examples": Kind("proef.example(", "str(", "def proef", "geen voorbeeld"),
    "a picture of what is not there": Kind("getekend(opbrengst: float, winst", "getekend(omzet", "@proef.draw", "“omzet”"),
    "a rule in the decorator": Kind('main="winst"', 'main="winst",\n    guards=()', "guards=()", "geen guards"),
    # The fields.
    "low above high": Kind("0.01, 1000", "1000, 0.01", "opbrengst: Ann", "van hoog naar laag"),
    "a bound that is no number": Kind("0.01, 1000", "0.01, float('nan')", "opbrengst: A", "grenzen"),
    "a bound without end": Kind("0.01, 1000", "0.01, float('inf')", "opbrengst: A", "grenzen"),
    "half a whole number": Kind("[float, Input(\"Opb", "[int, Input(\"Opb", "opbrengst: A", "heel"),
    "a default too high": Kind("1000)] = 100", "1000)] = 1001", "opbrengst: Ann", "hoogstens"),
    "a default that is no number": Kind("1000)] = 100", "1000)] = None", "opbrengst: A", "None"),
    "a default that is no choice": Kind("= Periode.jaar", "= 'week'", "periode: Ann", "Kies uit"),
    "no default": Kind("1000)] = 100,", "1000)],", "opbrengst: Ann", "geen waarde"),
    "a field of text": Kind("[float, Input(\"Opb", "[str, Input(\"Opb", "opbrengst: Ann", "type"),
    "a field without its declaration": Kind(
        OPBRENGST, "    opbrengst: float = 100,", "opbrengst: float", "Annotated"
    ),
    "an output as a field": Kind('Input("Opbrengst", "€", 0.01, 1000)', 'output("O", "€", "kosten")', "opbrengst: A", "Input("),
    "two fields of one label": Kind('Input("Kosten"', 'Input("Opbrengst"', "kosten: A", "opschrift"),
    "a field without a label": Kind('Input("Kosten"', 'Input(" "', "kosten: Ann", "opschrift"),
    "a label with markup": Kind('"Kosten"', '"<b>Kosten</b>"', "kosten: Ann", "gewone tekst"),
    "a label of two lines": Kind('"Kosten"', '"Kosten\\nsamen"', "kosten: Ann", "op één regel"),
    "two choices of one number": Kind("maand = 12", "maand = 1", "periode: Ann", "hetzelfde getal: 1"),
    "a name with an accent": Kind("kosten", "kòsten", "kòsten: Ann", "“kòsten”"),
    "a name with a capital": Kind("kosten", "Kosten_", "Kosten_: Ann", "“Kosten_”"),
    "a name of the address": Kind("kosten", "versie", "versie: Ann", "“versie”"),
    "a field that is an outcome": Kind("deel:", "kosten:", "kosten: Ann", "veld en een uitkomst"),
    "a choice that is no number": Kind("jaar = 1", "jaar = 'een'", "class Periode", "ValueError"),
    "choices that are no numbers": Kind("IntEnum", "Enum", "return Uit", "TypeError"),
    "a choice with an accent": Kind("jaar", "jáár", "", ""),
    "a link that leads nowhere": Kind('more="artikelen/ltv/#formule"', 'more="ltv"', "kosten: A", "“ltv”"),
    # What the docstring explains.
    "no docstring": Kind('    """Reken uit wat er overblijft.', '    f"""Reken', "def proef", "docstring"),
    "a docstring that is no sentence": Kind("wat er overblijft.", "wat er overblijft", "Reken uit", "geen zin"),
    "Args of a field that is not there": Kind("        kosten: Uit", "        kosen: Uit", "kosen: Uit", "“kosen”"),
    "Args that miss a field": Kind("        kosten: Uit je boekhouding.\n", "", "kosten: Ann", "Args"),
    "Args twice": Kind("        periode: De", "        kosten: Nog eens.\n        periode: De", "Nog eens", "twee keer"),
    "no Args": Kind("    Args:\n", "    Argumenten:\n", "opbrengst: Ann", "Args legt opbrengst niet"),
    "Args that are no sentence": Kind("waarover je telt.", "waarover je telt", "waarover", "geen zin"),
    # The formulas.
    "an unknown name in a formula": Kind(FORMULA, '"winst ÷ opbrengt"', "opbrengt", "bedoelde je opbrengst?"),
    "a capital in a formula": Kind(FORMULA, '"winst ÷ Opbrengst"', "÷ Op", "“Opbrengst”"),
    "an accent in a formula": Kind(FORMULA, '"winst ÷ öpbrengst"', "÷ öp", "“öpbrengst”"),
    "a star in a formula": Kind(FORMULA, '"winst * opbrengst"', "* opb", "schrijf ×"),
    "a hyphen in a formula": Kind('"opbrengst − kosten"', '"opbrengst - kosten"', "- kosten", "schrijf −"),
    "an x in a formula": Kind(FORMULA, '"winst x opbrengst"', "x opb", "“x”"),
    "a point in a number": Kind(FORMULA, '"winst ÷ 1.5"', "÷ 1.5", "“1.5”"),
    "a bracket too few": Kind(FORMULA, '"(winst ÷ opbrengst"', "(winst", "geen som"),
    "two terms without a sign": Kind(FORMULA, '"winst opbrengst"', "winst opb", "geen som"),
    "a sign without a term": Kind(FORMULA, '"winst ÷"', '"winst ÷"', "geen som"),
    "a call": Kind(FORMULA, '"winst (opbrengst)"', "winst (opb", "geen som"),
    "neither formula nor method": Kind("        " + FORMULA + ",\n", "", "deel: f", "geen formule"),
    "a formula and a method": Kind(
        FORMULA, FORMULA + ',\n        method="opgeteld"', "deel: f", "formule en een method"
    ),
    "a method that is no text": Kind(FORMULA, "method=5", "deel: f", "geen zin"),
    "an empty formula": Kind(FORMULA, '""', "deel: f", "formule"),
    "a formula that names itself": Kind(FORMULA, '"deel ÷ opbrengst"', "deel: f", "noemt zichzelf"),
    "a formula that names itself by another": Kind('"opbrengst − kosten"', '"deel − kosten"', "winst: f", "via deel"),
    # The outcomes.
    "bands out of order": Kind("vanaf 60", "vanaf −60", "vanaf −60", "van laag naar hoog"),
    "two bands that begin together": Kind("vanaf 60", "vanaf 0", "vanaf 0: Hoog", "volgorde"),
    "a band that begins at no number": Kind("vanaf 60", "vanaf hoog", "vanaf hoog", "“hoog” is geen getal"),
    "two bands of one name": Kind("Hoog (good)", "Laag (good)", "vanaf 60", "twee oordelen “Laag”"),
    "an unknown tone": Kind("(good)", "(goed)", "(goed)", "“goed”"),
    "a band that leads nowhere": Kind("[Lees verder](artikelen/ltv/#formule)", "[Lees verder](ltv.md)", "vanaf 60", "“ltv.md”"),
    "a band without a link": Kind("\n        [Lees verder](artikelen/ltv/#formule)", "", "vanaf 60", "niet te lezen als oordeel"),
    "a band without its tone": Kind("Hoog (good).", "Hoog.", "vanaf 60", "niet te lezen als oordeel"),
    "a band that begins nowhere": Kind("vanaf 60:", "60:", "    60:", "niet te lezen als oordeel"),
    "a band that is no sentence": Kind("Dat is veel.", "Dat is veel", "vanaf 60", "een zin met een punt"),
    "a verdict on nothing": Kind('verdict("winst"', 'verdict("wins"', '@proef.verdict("wins"', "“wins”"),
    "two verdicts on one outcome": Kind('proef.too_low(', 'proef.verdict("winst", _OORDEEL)\nproef.too_low(', 'proef.verdict("winst", _OORDEEL)\n', "twee keer"),
    "a reason for an unknown field": Kind('too_low("opbrengst"', 'too_low("opbrengt"', "too_low(", "“opbrengt”"),
    "a reason for a choice": Kind('too_low("opbrengst"', 'too_low("periode"', "too_low(", "“periode”"),
    "a reason that is no sentence": Kind("er niets over.", "er niets over", "too_low(", "geen zin"),
    "a reason for an unknown outcome": Kind('absent("per_jaar"', 'absent("jaar"', "absent(", "“jaar”"),
    "an absence that is no sentence": Kind("te zeggen.", "te zeggen", "absent(", "geen zin"),
    "two outcomes of one label": Kind('"Deel"', '"Winst"', "deel: f", "opschrift"),
    "an outcome without what it is": Kind('winst: float = output("Winst", "€", "opbrengst − kosten")', "winst: float", "winst: float", "hier staat niet wat winst is"),
    "an outcome without its type": Kind("winst: float = output(", "winst = output(", "def proef", "hier staat niet wat winst is"),
    "an outcome that is said at a field": Kind("winst: float =", "winst: Annotated[float, output(\"Winst\", \"€\", \"kosten\")]  #", "winst: Ann", "hier staat niet wat winst is"),
    "an outcome against one that is not there": Kind('against="winst"', 'against="omzet"', "per_jaar: f", "“omzet”"),
    "an outcome against another unit": Kind('against="winst"', 'against="deel"', "per_jaar: f", "“deel”"),
    "the rest of nothing": Kind('against="winst"', 'rest_of="omzet"', "per_jaar: f", "“omzet”"),
    "a range up to nothing": Kind('against="winst"', 'upto="hoog"', "per_jaar: f", "“hoog”"),
    "a carry to nowhere": Kind('against="winst"', 'carries="omzett"', "per_jaar: f", "“omzett”"),
    "half a decimal": Kind('against="winst"', "decimals=1.5", "per_jaar: f", "1.5"),
    "a verdict that looks at nothing": Kind("geoordeeld(kosten: float)", "geoordeeld(omzet: float)", "@proef.verdict", "“omzet”"),
    "no Outputs": Kind("(Outputs):", ":", "def proef", "Outputs"),
    "a number as what comes out": Kind("-> Uitkomst:", "-> float:", "def proef", "Outputs"),
    "nothing as what comes out": Kind(") -> Uitkomst:", "):", "def proef", "Outputs"),
    # Rules and examples.
    "a rule of an unknown field": Kind('error("kosten"', 'error("kostn"', "@proef.error", "“kostn”"),
    "a warning at an unknown field": Kind('guard("opbrengst"', 'guard("opbrengt"', "@proef.guard", "“opbrengt”"),
    "a warning at an outcome": Kind('guard("opbrengst"', 'guard("winst"', "@proef.guard", "“winst”"),
    "a rule of an unknown kind": Kind("@proef.guard", "@proef.gaurd", "@proef.gaurd", "gaurd"),
    "a rule without its field": Kind('@proef.guard("opbrengst", kosten=(95.01, 95))', "@proef.guard", "@proef.guard", "geen veld"),
    "a rule without its function": Kind("proef.too_low(", 'proef.guard("opbrengst", kosten=(95.01, 95))\nproef.too_low(', 'proef.guard("opbrengst", kosten=(95.01, 95))', "staat geen functie"),
    "a function that is no rule": Kind('@proef.guard("opbrengst", kosten=(95.01, 95))\n', "", "def weinig_over", "niemand gebruikt"),
    "an error that looks at an outcome": Kind("(opbrengst: float, kosten: float)", "(opbrengst: float, winst: float, kosten: float = 0)", "@proef.error", "“winst”"),
    "a rule that looks at nothing": Kind("weinig_over(winst: float)", "weinig_over(omzet: float)", "@proef.guard", "“omzet”"),
    "a rule without a sentence": Kind('    """Er blijft maar {winst} over."""\n', "", "@proef.guard", "geen zin"),
    "a sentence of an unknown field": Kind("{opbrengst}", "{omzet}", "@proef.error", "{omzet}"),
    "a sentence of an error with an outcome": Kind("{opbrengst}", "{winst}", "@proef.error", "{winst}"),
    "a sentence with half a brace": Kind("{opbrengst}", "{opbrengst", "@proef.error", "accolade"),
    "a sentence that writes its number itself": Kind("{winst}", "{winst:.2f}", "@proef.guard", "{winst:.2f}"),
    "a sentence with a number as Python has it": Kind("{winst}", "{winst!r}", "@proef.guard", "{winst!r}"),
    "a sentence that counts by one word": Kind("{winst}", "{winst:klant}", "@proef.guard", "schrijf {winst}, of {winst:klant|klanten}"),
    "a sentence that counts by three words": Kind("{winst}", "{winst:a|b|c}", "@proef.guard", "{winst:a|b|c}"),
    "a sentence that counts by nothing": Kind("{winst}", "{winst:klant|}", "@proef.guard", "{winst:klant|}"),
    "a sentence that shows its braces": Kind("{winst}", "{{winst}}", "@proef.guard", "één accolade"),
    "a sentence that is never filled in": Kind("Zonder opbrengst", "Zonder {opbrengst}", "proef.too_low(", "{opbrengst}"),
    "a reason that is never filled in": Kind("Dat is niet te", "{winst} is niet te", "proef.absent(", "{winst}"),
    "a verdict that is never filled in": Kind("Dat is weinig", "{winst} is weinig", "{winst} is weinig", "{winst}"),
    "an introduction that is never filled in": Kind("wat er overblijft", "wat van {winst} blijft", "Reken uit", "{winst}"),
    "an explanation that is never filled in": Kind("kosten: Uit je", "kosten: Uit {kosten} van je", "kosten: Uit", "{kosten}"),
    "a sentence without an end": Kind("binnenkomt.", "binnenkomt", "@proef.error", "hele zin"),
    "a case of an unknown field": Kind("kosten=(101, 100)", "kost=(101, 100)", "@proef.error", "“kost”"),
    "a case that is not allowed": Kind("kosten=(101, 100)", "kosten=(1001, 100)", "@proef.error", "hoogstens"),
    "no case": Kind(", kosten=(101, 100)", "", "@proef.error", "geen veld een paar"),
    "one case": Kind("kosten=(101, 100)", "kosten=101", "@proef.error", "geen veld een paar"),
    "three cases": Kind("kosten=(101, 100)", "kosten=(102, 101, 100)", "@proef.error", "kosten"),
    "two fields that differ": Kind("kosten=(101, 100)", "kosten=(101, 100), opbrengst=(100, 101)", "@proef.error", "twee velden"),
    "two cases that are the same": Kind("kosten=(101, 100)", "kosten=(101, 101)", "@proef.error", "geen veld een paar"),
    "an error that stays silent": Kind("kosten=(101, 100)", "kosten=(99, 98)", "@proef.error", "bij kosten = 99 zwijgt"),
    "an error that does not stay silent": Kind("kosten=(101, 100)", "kosten=(102, 101)", "@proef.error", "bij kosten = 101 spreekt"),
    "the two cases the wrong way round": Kind("kosten=(95.01, 95)", "kosten=(95, 95.01)", "@proef.guard", "bij kosten = 95 zwijgt"),
    "a warning where there is no outcome": Kind("kosten=(95.01, 95)", "kosten=(101, 95)", "@proef.guard", "geen uitkomst"),
    "an example that misses a field": Kind("50, kosten = 40", "50", 'proef.example', "geeft kosten geen waarde"),
    "an example outside the bounds": Kind("opbrengst = 50", "opbrengst = 0", "opbrengst = 0,", "minstens"),
    "an example of an unknown field": Kind("periode = maand", "period = maand", "period = maand", "“period”"),
    "an example of an unknown choice": Kind("periode = maand", "periode = week", "periode = week", "Kies uit"),
    "an example that stops at a rule": Kind("50, kosten = 40", "50, kosten = 60", "proef.example", "geen uitkomst"),
    "an example of an unknown outcome": Kind("winst = 10", "winsten = 10", "winsten = 10", "“winsten”"),
    "an example without an outcome": Kind("    winst = 10\n", "", "proef.example", "geen uitkomst"),
    "two examples of one name": Kind("    Dan\n", "    Eerst\n", "proef.example", "twee voorbeelden “Eerst”"),
    "an example that is there already": Kind("    opbrengst = 50, kosten = 40, periode = maand\n    winst = 10", "    opbrengst = 100, kosten = 40, periode = jaar\n    winst = 60", "proef.example", "hetzelfde in"),
    "an example without its sign": Kind("winst = 10", "winst 10", "winst 10", "geen naam met een waarde"),
    "an example with another sign": Kind("winst = 10", "winst: 10", "winst: 10", "geen naam met een waarde"),
    "an example that nears a field": Kind("kosten = 40, periode = maand", "kosten ≈ 40, periode = maand", "kosten ≈ 40", "schrijf ="),
    "an example that says it twice": Kind("winst = 10", "winst = 10, winst = 11", "winst = 10, winst", "twee keer"),
    "an example with a word": Kind("winst = 10", "winst = tien", "winst = tien", "“tien” is geen getal"),
    "an example without a name": Kind("    Dan\n    opbrengst", "    opbrengst", "opbrengst = 50", "geen naam"),
    # What is of another kind than it should be.
    "bands that are none": Kind('"winst", _OORDEEL)', '"winst", _OORDEEL[0])', '"winst", _OORDEEL[0])', 'bands("""'),
    "bands that are a text": Kind("_OORDEEL = bands(", "_OORDEEL = str(", "vanaf 0", 'bands("""'),
    "a rule that is always so": Kind('@proef.guard("opbrengst", kosten=(95.01, 95))\n', 'proef.guard("opbrengst", kosten=(95.01, 95))(True)\n\n\n@str\n', "", "functie"),
    "two pictures": Kind("@proef.draw\n", "proef.draw(str)\n\n\n@proef.draw\n", "@proef.draw", "al een beeld"),
    "bands without a band": Kind("    vanaf 0: Laag (bad). Dat is weinig.\n        [Lees meer](artikelen/ltv/#formule)\n    vanaf 60: Hoog (good). Dat is veel.\n        [Lees verder](artikelen/ltv/#formule)\n", "", "_OORDEEL = bands", "geen oordeel"),
    "a picture that is none": Kind("@proef.draw\n", "proef.draw(5)\n\n\n@str\n", "proef.draw(5)", "functie"),
    "a title that is none": Kind('title="Hoeveel blijft er over van een proef?"', "title=None", "title=None", "tekst"),
    "a label that is none": Kind('Input("Kosten"', "Input(None", "kosten: Ann", "tekst"),
    "a bound that is a text": Kind("0.01, 1000", '"0", 1000', "opbrengst: A", "grenzen"),
    "a label that is never filled in": Kind('"Winst", "€"', '"Winst na {kosten}", "€"', "winst: f", "gewone tekst"),
    "a unit that is none": Kind('"Opbrengst", "€"', '"Opbrengst", None', "opbrengst: A", "eenheid"),
    "a unit of an outcome that is none": Kind('"Winst", "€"', '"Winst", None', "winst: f", "eenheid"),
    "a unit of three forms": Kind('"Opbrengst", "€"', '"Opbrengst", "a|b|c"', "opbrengst: A", "“a|b|c”"),
    "a unit of half a form": Kind('"Opbrengst", "€"', '"Opbrengst", "klant|"', "opbrengst: A", "klant|klanten"),
    "a unit that is a space": Kind('"Winst", "€"', '"Winst", " "', "winst: f", "“ ”"),
    "a unit that is a number": Kind('"Opbrengst", "€"', '"Opbrengst", "5"', "opbrengst: A", "“5”"),
    "a unit that has a sign": Kind('"%"', '"procent"', "deel: f", "schrijf %"),
    "the same thing said twice": Kind('main="winst"', 'main="winst",\n    main="winst"', '    main="winst"', "Python"),
    "two fields of one name": Kind("    kosten: Annotated", "    opbrengst: Annotated", '("Kosten"', "Python"),
    # What happens when it calculates.
    "a formula that says something else": Kind(FORMULA, '"winst ÷ kosten"', '"winst ÷ kosten"', "geeft 150% waar de functie 60% geeft"),
    "a percentage that is made a share twice": Kind(FORMULA, '"winst ÷ opbrengst × 100"', "× 100", "40% als 0,4"),
    "another formula only in an example": Kind('"winst × periode"', '"winst"', '"winst"', "geeft €\u00a010 waar de functie €\u00a0120 geeft"),
    "defaults that stop at a rule": Kind("1000)] = 100", "1000)] = 30", "def proef", "geen uitkomst"),
    "a formula that raises": Kind("winst = opbrengst - kosten", "winst = opbrengst - koste", "- koste\n", "NameError"),
    "a tuple as what comes out": Kind("return Uitkomst(winst, winst / opbrengst * 100, winst * periode)", "return (winst, winst / opbrengst * 100, winst * periode)", "def proef", "geen Uitkomst, maar tuple"),
    "one number as what comes out": Kind("return Uitkomst(winst, winst / opbrengst * 100, winst * periode)", "return winst", "def proef", "geen Uitkomst, maar"),
    "nothing that comes out": Kind("return Uitkomst(winst, winst / opbrengst * 100, winst * periode)", "pass", "def proef", "geen Uitkomst, maar NoneType"),
    "an outcome too few": Kind("opbrengst * 100, winst * periode", "opbrengst * 100", "return Uit", "TypeError"),
    "an error while it is read": Kind("_OORDEEL =", "_X = 1 / 0\n_OORDEEL =", "_X =", "ZeroDivision"),
    "an exit": Kind("_OORDEEL =", "raise SystemExit(3)\n_OORDEEL =", "raise", "SystemExit"),
    "a declaration of the wrong type": Kind('Input("Kosten"', "Input(5", "kosten: Ann", "tekst"),
}  # fmt: skip
