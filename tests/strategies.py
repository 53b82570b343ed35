"""Every Hypothesis strategy of the tests, for each calculator that is declared now or later."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from calculators import load, slugs
from calculators.core import formula
from calculators.core.declare import Calculator
from calculators.core.fields import Choice, Input

AnyCalculator = Calculator[..., Any]


def calculators() -> list[AnyCalculator]:
    """All calculators, for pytest to run a test once for each."""
    return [load(slug) for slug in slugs()]


def allowed(calculator: AnyCalculator) -> st.SearchStrategy[dict[str, Any]]:
    """Values that every field takes, also at its bounds; together they may still contradict."""
    return st.fixed_dictionaries({name: _value(each) for name, each in calculator.inputs.items()})


@st.composite
def treacherous(draw: st.DrawFn, calculator: AnyCalculator) -> dict[str, Any]:
    """Allowed values on which a careless formula loses its digits: just within a bound, or two
    fields that are nearly equal.
    """
    values = draw(allowed(calculator))
    numbers = {n: each for n, each in calculator.inputs.items() if isinstance(each, Input)}
    for name, each in numbers.items():
        if draw(st.booleans()):
            bound, sign = draw(st.sampled_from([(each.low, 1), (each.high, -1)]))
            values[name] = _within(each, bound + sign * draw(_little()))
    alike = [(a, b) for a in numbers for b in numbers if a != b and values[b] is not None]
    alike = [(a, b) for a, b in alike if numbers[a].unit == numbers[b].unit]
    close: bool = draw(st.booleans())
    if alike and close:
        one, other = draw(st.sampled_from(alike))
        step = draw(_little()) * draw(st.sampled_from([1, -1, values[other] or 1]))
        values[one] = _within(numbers[one], values[other] + step)
    return values


def _little() -> st.SearchStrategy[float]:
    return st.integers(0, 16).map(lambda digits: float(f"1e-{digits}")) | st.just(0.0)


def _within(each: Input, value: float) -> float:
    return min(each.high, max(each.low, round(value) if each.whole else value))


def _value(each: Input | Choice) -> st.SearchStrategy[Any]:
    if isinstance(each, Choice):
        return st.sampled_from(list(each.choices))
    if each.whole:
        low, high = int(each.low), int(each.high)
        # Small counts as well: a wide range alone seldom meets its own conditions.
        number: st.SearchStrategy[Any] = st.integers(low, min(high, low + 300)) | st.integers(
            low, high
        )
    else:
        usual = min(each.high, max(each.low, 1.0) * 100)
        number = st.floats(each.low, usual) | st.floats(each.low, each.high)
        number |= st.sampled_from([each.low, each.high])
    return st.none() | number if each.optional else number


def refused(each: Input | Choice) -> st.SearchStrategy[Any]:
    """What a field must refuse: the wrong kind, no number, or a number past its bounds."""
    wrong_kind = st.sampled_from([True, [], {}, ..., b"1", 1j])
    words = st.sampled_from(
        "abc NaN inf -inf 1e3 0,1,2 1.23.4 ١٢ <b>1</b> 1_000 0x10 -- € % , . 12a ½ ²".split()
    )
    empty = st.nothing() if each.optional else st.sampled_from([None, "", "  ", "\u00a0"])
    if isinstance(each, Choice):
        return wrong_kind | words | empty | st.floats() | st.text(min_size=8)
    outside = (
        st.floats(max_value=each.low, exclude_max=True)
        | st.floats(min_value=each.high, exclude_min=True)
        | st.sampled_from([float("nan"), 10**400, -(10**400)])
    )
    typed = st.integers(int(each.high) + 1, 10**30).map(str)
    fractions = st.sampled_from([each.low + 0.5, "1,5"]) if each.whole else st.nothing()
    other_unit = st.just("5%") if each.unit != "%" else st.just("€ 5")
    return wrong_kind | words | empty | outside | typed | fractions | other_unit


def wrong(calculator: AnyCalculator) -> st.SearchStrategy[dict[str, Any]]:
    """Of one field or more, what it must refuse."""
    bad = {name: refused(each) for name, each in calculator.inputs.items()}
    return st.fixed_dictionaries({}, optional=bad).filter(bool)


def raw(calculator: AnyCalculator) -> st.SearchStrategy[Any]:
    """Anything that could come in by mistake or malice, with and without names of fields."""
    names = st.sampled_from(list(calculator.inputs)) | st.text()
    return st.dictionaries(names, anything()) | anything()


def questions(calculator: AnyCalculator) -> st.SearchStrategy[tuple[dict[str, Any], str, str]]:
    """Allowed values, a field of them to look for, and an output to reach with it."""
    numbers = [name for name, each in calculator.inputs.items() if isinstance(each, Input)]
    output = st.sampled_from(list(calculator.outputs))
    values = allowed(calculator) | large(calculator)
    return st.tuples(values, st.sampled_from(numbers), output)


def large(calculator: AnyCalculator) -> st.SearchStrategy[dict[str, Any]]:
    """Numbers as people type them, with two decimals, and all of them large: outcomes so large that
    a cent is one of the last digits of a float.
    """

    def typed(each: Input | Choice) -> st.SearchStrategy[Any]:
        if isinstance(each, Choice):
            return _value(each)
        least = each.low + (each.high - each.low) / 1000
        return st.floats(least, each.high).map(
            lambda value: _within(each, value if each.whole else round(value, 2))
        )

    return st.fixed_dictionaries({name: typed(each) for name, each in calculator.inputs.items()})


def pairs(
    calculator: AnyCalculator,
) -> st.SearchStrategy[tuple[dict[str, Any], dict[str, Any]]]:
    """Two cases to compare."""
    return st.tuples(allowed(calculator), allowed(calculator))


def anything() -> st.SearchStrategy[Any]:
    """Any value at all, as a field could hold by mistake or malice."""
    scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary()
    return scalars | st.lists(scalars) | st.dictionaries(st.text(), scalars)


Numbers = dict[str, Any]


def turns(calculator: AnyCalculator) -> list[Callable[[Numbers], bool | None]]:
    """Each question on which a verdict turns: is this outcome in that band, is the one number
    larger than the other? Of the numbers of a case; None where it does not arise.
    """
    found: list[Callable[[Numbers], bool | None]] = []
    for output in calculator.outputs.values():
        found += [_larger(output.name, band.start) for band in output.bands[1:]]
    return found + [_larger(one, other) for one, other in compared(calculator)]


def _larger(one: str, than: str | float) -> Callable[[Numbers], bool | None]:
    def larger(numbers: Numbers) -> bool | None:
        value, other = numbers[one], numbers[than] if isinstance(than, str) else than
        return None if value is None or other is None else value >= other

    return larger


def compared(calculator: AnyCalculator) -> list[tuple[str, str]]:
    """The pairs of numbers in one unit that a verdict weighs: those that its formula holds, and
    what is declared to stand against another.
    """
    named = {**calculator.inputs, **calculator.outputs}
    found = [(output.name, output.against) for output in calculator.outputs.values()]
    for output in calculator.outputs.values():
        for text in output.formulas if len(output.bands) > 1 else ():
            found += combinations(dict.fromkeys(formula.names(text)), 2)
    units = {name: getattr(each, "unit", None) for name, each in named.items()}
    return [(one, other) for one, other in found if other and units[one] == units[other]]


@st.composite
def edges(draw: st.DrawFn, calculator: AnyCalculator) -> dict[str, Any]:
    """Allowed values at which a verdict turns, or next to it."""
    usual = {
        name: st.just(each.default) | _value(each) if isinstance(each, Input) else _value(each)
        for name, each in calculator.inputs.items()
    }
    values = draw(st.fixed_dictionaries(usual))
    numbers = {n: each for n, each in calculator.inputs.items() if isinstance(each, Input)}
    name, side = draw(st.sampled_from(list(numbers))), draw(st.sampled_from(turns(calculator)))
    field = numbers[name]

    def above(x: float) -> bool | None:
        try:
            return side(calculator.numbers(values | {name: x}))
        except ValueError:
            return None

    now = field.low if values[name] is None else values[name]
    between = [(field.low, field.high), (field.low, now), (now, field.high)]
    low, high = draw(st.sampled_from(between))
    if above(low) is not above(high):
        for _ in range(70):
            middle = _within(field, (low + high) / 2)
            low, high = (middle, high) if above(middle) is above(low) else (low, middle)
    at = draw(st.sampled_from([low, high]))
    away = draw(_little()) * draw(st.sampled_from([0, 1, -1])) * max(1.0, abs(at))
    return values | {name: _within(field, round(at + away, draw(st.sampled_from([2, 4, 8, 17]))))}
