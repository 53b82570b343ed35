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
EXAMPLE = 'Example("Dan", {"opbrengst": 50, "kosten": 40, "periode": "maand"}, {"winst": 10})'
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
    "the same function twice": Kind("_OORDEEL = (", "def proef(): ...\n\n\n_OORDEEL = (", "", ""),
    "a syntax error": Kind("winst = opbrengst -", "winst = = opbrengst -", "winst = =", "Python"),
    "an open bracket": Kind("_OORDEEL = (", "_OORDEEL = ((", "_OORDEEL", "Python"),
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
        "Example, Input", "Exampel, Input", "Exampel", "ImportError"
    ),
    # The decorator.
    "a decorator that misses something": Kind(
        '    main="winst",\n', "", "@calculator", "mist main"
    ),
    "a decorator that says too much": Kind('main="winst"', 'mian="winst"', "mian", "geen mian"),
    "an unknown main": Kind('main="winst"', 'main="wins"', 'main="wins"', "“wins”"),
    "a title that is no question": Kind("een proef?", "een proef", "title=", "vraag"),
    "a source that is no sentence": Kind("aftrekking.", "aftrekking", "source=", "bron"),
    "a day to come": Kind("date(2026, 1, 1)", "date(2999, 1, 1)", "checked=", "checked"),
    "no examples": Kind("    examples=(\n", "    examples=() and (\n", "examples=", "geen voorbeeld"),
    "a picture of what is not there": Kind("lambda opbrengst, winst: None", "lambda omzet: None", "picture=", "“omzet”"),
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
    "an output as a field": Kind('Input("Opbrengst", "€", 0.01, 1000)', 'Output("O", "€", "kosten")', "opbrengst: A", "Input(…)"),
    "two fields of one label": Kind('Input("Kosten"', 'Input("Opbrengst"', "kosten: A", "opschrift"),
    "a field without a label": Kind('Input("Kosten"', 'Input(" "', "kosten: Ann", "opschrift"),
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
    "an empty formula": Kind(FORMULA, '""', "deel: Ann", "formule"),
    "a formula that names itself": Kind(FORMULA, '"deel ÷ opbrengst"', "deel: Ann", "noemt zichzelf"),
    "a formula that names itself by another": Kind('"opbrengst − kosten"', '"deel − kosten"', "winst: Ann", "via deel"),
    # The outcomes.
    "bands out of order": Kind("Band(60,", "Band(-60,", "Band(-60,", "van laag naar hoog"),
    "two bands that begin together": Kind("Band(60,", "Band(0,", 'Band(0, "Hoog"', "volgorde"),
    "a band that begins at no number": Kind("Band(60,", "Band(float('nan'),", "Band(float", "getal"),
    "an unknown tone": Kind('"good"', '"goed"', '"goed"', "“goed”"),
    "a band that leads nowhere": Kind('Band(60, "Hoog", "good", "Dat is veel.", "Lees meer", "artikelen/ltv/#formule")', 'Band(60, "Hoog", "good", "Dat is veel.", "Lees meer", "ltv.md")', "ltv.md", "“ltv.md”"),
    "two outcomes of one label": Kind('Output("Deel"', 'Output("Winst"', "deel: Ann", "opschrift"),
    "an outcome against one that is not there": Kind('against="winst"', 'against="omzet"', "per_jaar: A", "“omzet”"),
    "an outcome against another unit": Kind('against="winst"', 'against="deel"', "per_jaar: A", "“deel”"),
    "a range up to nothing": Kind('against="winst"', 'upto="hoog"', "per_jaar: A", "“hoog”"),
    "a carry to nowhere": Kind('against="winst"', 'carries="omzett"', "per_jaar: A", "“omzett”"),
    "half a decimal": Kind('against="winst"', "decimals=1.5", "per_jaar: A", "1.5"),
    "a verdict that looks at nothing": Kind('against="winst"', "judged_if=lambda omzet: 1", "per_jaar: A", "“omzet”"),
    "no NamedTuple": Kind("(NamedTuple):", ":", "def proef", "NamedTuple"),
    "a number as what comes out": Kind("-> Uitkomst:", "-> float:", "def proef", "NamedTuple"),
    "nothing as what comes out": Kind(") -> Uitkomst:", "):", "def proef", "NamedTuple"),
    # Rules and examples.
    "a rule of an unknown field": Kind('            "kosten",\n', '            "kostn",\n', "Rule(", "“kostn”"),
    "an error that looks at an outcome": Kind("lambda opbrengst, kosten:", "lambda opbrengst, winst, kosten=0:", "Rule(", "“winst”"),
    "a rule that looks at nothing": Kind("lambda winst: winst < 5", "lambda omzet: omzet < 5", "", ""),
    "a sentence of an unknown field": Kind("{opbrengst}", "{omzet}", "", "{omzet}"),
    "a sentence with half a brace": Kind("{opbrengst}", "{opbrengst", "Rule(", "accolade"),
    "a sentence without an end": Kind("binnenkomt.", "binnenkomt", "Rule(", "hele zin"),
    "a case of an unknown field": Kind('fires={"kosten": 101}', 'fires={"kost": 101}', "Rule(", "“kost”"),
    "a case that is not allowed": Kind('fires={"kosten": 101}', 'fires={"kosten": 1001}', "Rule(", "hoogstens"),
    "an example that misses a field": Kind('50, "kosten": 40', "50", 'Example("Dan"', "geeft kosten geen waarde"),
    "an example outside the bounds": Kind('"opbrengst": 50', '"opbrengst": 0', 'Example("Dan"', "minstens"),
    "an example of an unknown field": Kind('"periode": "maand"', '"period": "maand"', 'Example("Dan"', "“period”"),
    "an example of an unknown choice": Kind('"periode": "maand"', '"periode": "week"', 'Example("Dan"', "Kies uit"),
    "an example that stops at a rule": Kind('50, "kosten": 40', '50, "kosten": 60', 'Example("Dan"', "geen uitkomst"),
    "an example of an unknown outcome": Kind('{"winst": 10}', '{"winsten": 10}', 'Example("Dan"', "“winsten”"),
    "an example without an outcome": Kind('{"winst": 10}', "{}", 'Example("Dan"', "geen uitkomst"),
    # What is of another kind than it should be.
    "one example without its comma": Kind("""    examples=(\n""", """    examples=(Example("Een", {}, {})) or (\n""", "examples=", "komma"),
    "one rule without its comma": Kind("    errors=(\n", """    errors=(Rule("kosten", lambda kosten: 0, "X.")) or (\n""", "errors=", "komma"),
    "bands that are none": Kind("bands=_OORDEEL", "bands=_OORDEEL[0]", "bands=", "komma"),
    "a band that is a tuple": Kind("Band(0,", "(1,", "(1,", "Band(…)"),
    "a rule that is always so": Kind("lambda winst: winst < 5", "True", "Rule(", "functie"),
    "a picture that is none": Kind("picture=lambda opbrengst, winst: None", "picture=5", "picture=5", "functie"),
    "a title that is none": Kind('title="Hoeveel blijft er over van een proef?"', "title=None", "title=None", "tekst"),
    "a label that is none": Kind('Input("Kosten"', "Input(None", "kosten: Ann", "tekst"),
    "a bound that is a text": Kind("0.01, 1000", '"0", 1000', "opbrengst: A", "grenzen"),
    "a unit that has a sign": Kind('"Deel", "%"', '"Deel", "procent"', "deel: Ann", "schrijf %"),
    "the same thing said twice": Kind('main="winst"', 'main="winst",\n    main="winst"', '    main="winst"', "Python"),
    "two fields of one name": Kind("    kosten: Annotated", "    opbrengst: Annotated", '("Kosten"', "Python"),
    # What happens when it calculates.
    "defaults that stop at a rule": Kind("1000)] = 100", "1000)] = 30", "def proef", "geen uitkomst"),
    "a formula that raises": Kind("winst = opbrengst - kosten", "winst = opbrengst - koste", "- koste\n", "NameError"),
    "an outcome too few": Kind("opbrengst * 100, winst * periode", "opbrengst * 100", "return Uit", "TypeError"),
    "an error while it is read": Kind("_OORDEEL = (", "_X = 1 / 0\n_OORDEEL = (", "_X =", "ZeroDivision"),
    "an exit": Kind("_OORDEEL = (", "raise SystemExit(3)\n_OORDEEL = (", "raise", "SystemExit"),
    "a declaration of the wrong type": Kind('Input("Kosten"', "Input(5", "kosten: Ann", "tekst"),
}  # fmt: skip
