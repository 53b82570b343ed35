"""Numbers and texts as a spreadsheet has them."""

from decimal import Decimal
from string import Formatter
from typing import Any

from calculators.core import formula
from calculators.core.fields import Choice, Input
from calculators.core.numbers import NBSP
from calculators.core.outputs import Output
from calculators.core.rules import Rule
from calculators.core.sheets.formulas import cell_name

NONE = "–"  # what stands where there is no number
_LONGEST = 250  # characters of a text in a formula, of which Excel takes 255


def quoted(text: str) -> str:
    """A text as it stands in a formula."""
    plain = text.replace(NBSP, " ")
    parts = [plain[at : at + _LONGEST] for at in range(0, len(plain), _LONGEST)] or [""]
    return "&".join('"' + each.replace('"', '""') + '"' for each in parts)


def in_cell(value: float, unit: str) -> float:
    """A value as its cell has it: a spreadsheet keeps 85% as 0.85, and takes 85 or 85% for it."""
    return float(Decimal(repr(float(value))) / 100) if unit == "%" else value


def number_format(each: Input | Output, value: float | None = None) -> str:
    """How a spreadsheet shows that field, in which `value` stands, or that outcome."""
    more = (
        0
        if value is None
        else max(0, -int(Decimal(repr(float(value))).normalize().as_tuple().exponent))
    )
    if each.unit == "€":
        digits = "0" * max(2, more)
        return f'"€" #,##0.{digits};-"€" #,##0.{digits}'
    if each.unit == "%":
        return f"0.{'0' * max(1, more)}%"
    if isinstance(each, Input):
        plain = "#,##0" if each.whole else f"#,##0.{'0' * more}" if more else "General"
    else:
        plain = f"#,##0.{'0' * _decimals(each)}".rstrip(".")
    if isinstance(each, Output) and each.signed:
        return f"+{plain};-{plain};0"
    one, _, many = each.unit.partition("|")
    if many:
        return f'[=1]{plain}" {one}";{plain}" {many}"'
    return f'{plain}" {one}"' if one else plain


def _decimals(output: Output) -> int:
    """What is counted or rounded up is whole."""
    if output.decimals is not None:
        return output.decimals
    return 0 if all(text.startswith("⌈") for text in output.formulas) else 2


def wrong(each: Input | Choice, value: Any) -> str:
    """What is said of that value in the field."""
    try:
        each.read(value)
    except ValueError as error:
        return str(error)
    return ""


def number_of_choice(each: Choice, cell: str) -> str:
    """The number that the option in a cell stands for."""
    text = quoted("")
    for key, label in each.choices.items():
        text = f"IF({cell}={quoted(label)},{each.options[key].value!r},{text})"
    return text


def sentence(rule: Rule, named: dict[str, Any]) -> str:
    """The sentence of a rule, with the numbers of now in it."""
    parts = []
    for plain, name, said, _ in Formatter().parse(rule.text):
        if plain:
            parts.append(quoted(plain))
        if name:
            parts.append(_number(named[name], cell_name(name), said or ""))
    return "&".join(parts)


def _number(each: Any, cell: str, nouns: str) -> str:
    """A number in a sentence, as the country of the spreadsheet writes it."""
    unit = getattr(each, "unit", "")
    one, _, many = (nouns or (unit if unit not in {"€", "%"} else "")).partition("|")
    if unit == "€":
        return f'"€ "&FIXED({cell},2)'
    if unit == "%":
        return f'ROUND(100*{cell},1)&"%"'
    number = f"ROUND({cell},2)"
    if not one:
        return number
    return f"{number}&IF({number}=1,{quoted(f' {one}')},{quoted(f' {many or one}')})"


def names(text: str) -> list[str]:
    """The inputs and outputs in a declared formula, each once."""
    return list(dict.fromkeys(formula.names(text)))
