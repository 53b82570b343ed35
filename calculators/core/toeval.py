"""Whether a difference between two groups may be chance, and how large it may be: for calculators
that compare what part of each did something.
"""

from functools import lru_cache
from math import ceil, erfc, fsum, sqrt

# Up to this variance every possible split is counted: some hundreds of them. Above it the normal
# distribution is as good, and a million visitors cost no more than a hundred.
_COUNTED = 400
_NEGLIGIBLE = 1e-20  # of the likeliest split: all that is less adds nothing to the last digit
_TIE = 1 + 1e-9  # two splits as likely as each other, but for the last digits of a float
_Z = 1.959963984540054  # 95% of a normal distribution lies between −z and z
_POWER = 0.8416212335729143  # and 80% below this


@lru_cache(maxsize=4096)  # a range of counts has few of them, each in many of its cases
def fisher(a: int, of_a: int, b: int, of_b: int, edges: tuple[float, ...] = ()) -> float:
    """The chance, from 0 to 1, that two groups which are alike differ so much or more: `a` of
    `of_a` against `b` of `of_b`. Fisher's exact test, two-sided: of all ways in which the a + b may
    have been split over the groups, those that are no likelier than this one.

    Of large groups it is an approximation, unless that comes near one of `edges`: on which side of
    these it lies is always exact.
    """
    both, of_both = a + b, of_a + of_b
    if not of_a or not of_b or not both or both == of_both:
        return 1.0
    variance = both / of_both * (of_both - both) / of_both * of_a * of_b / (of_both - 1)
    if variance > _COUNTED:
        near = _normal(a - both * of_a / of_both, variance)
        if not any(0.8 * edge < near < 1.25 * edge for edge in edges):
            return near
    splits = _splits(both, of_a, of_b)
    if a not in splits:
        return _normal(a - both * of_a / of_both, variance)
    mine = splits[a] * _TIE
    # By fsum, as the sum of one Python has other last digits than that of another.
    return fsum(each for each in splits.values() if each <= mine) / fsum(splits.values())


def _splits(both: int, of_a: int, of_b: int) -> dict[int, float]:
    """How likely each number of `both` in the first group is, beside the likeliest; but for those
    that are next to impossible.
    """
    low, high = max(0, both - of_b), min(of_a, both)
    top = (both + 1) * (of_a + 1) // (of_a + of_b + 2)
    found = {top: 1.0}
    weight = 1.0
    for each in range(top, high):
        weight *= (both - each) * (of_a - each) / ((each + 1) * (of_b - both + each + 1))
        if weight < _NEGLIGIBLE:
            break
        found[each + 1] = weight
    weight = 1.0
    for each in range(top, low, -1):
        weight *= each * (of_b - both + each) / ((both - each + 1) * (of_a - each + 1))
        if weight < _NEGLIGIBLE:
            break
        found[each - 1] = weight
    return found


def _normal(away: float, variance: float) -> float:
    """The same by the normal distribution, with half a customer as the correction of continuity."""
    return erfc(max(0.0, abs(away) - 0.5) / sqrt(2 * variance))


@lru_cache(maxsize=4096)
def newcombe(a: int, of_a: int, b: int, of_b: int) -> tuple[float, float]:
    """Between which two, each from −1 to 1, the true difference of b's share and a's lies with 95%
    certainty. Newcombe's interval with a correction of continuity (1998, method 11): it is made of
    Wilson's for each of the shares, and holds for small numbers and for none.
    """
    (low_a, high_a), (low_b, high_b) = _wilson(a, of_a), _wilson(b, of_b)
    first, second = a / of_a, b / of_b
    difference = second - first
    return (
        max(-1.0, difference - sqrt((second - low_b) ** 2 + (high_a - first) ** 2)),
        min(1.0, difference + sqrt((high_b - second) ** 2 + (first - low_a) ** 2)),
    )


def _wilson(count: int, of: int) -> tuple[float, float]:
    """The 95% interval of one share, with a correction of continuity."""
    share, square = count / of, _Z * _Z
    middle, below = 2 * count + square, 2 * (of + square)
    inner = 4 * share * (of - count)
    low = (middle - 1 - _Z * sqrt(max(0.0, square - 2 - 1 / of + inner + 4 * share))) / below
    high = (middle + 1 + _Z * sqrt(max(0.0, square + 2 - 1 / of + inner - 4 * share))) / below
    return (max(0.0, low) if count else 0.0, min(1.0, high) if count < of else 1.0)


def enough(first: float, second: float) -> int | None:
    """How many are needed in each group to find that difference between two shares, from 0 to 1: in
    4 of 5 trials the test then gives less than 5%. The formula of Fleiss, with its correction of
    continuity, which fits Fisher's test; None where there is no difference.
    """
    apart = abs(second - first)
    if not apart:
        return None
    middle = (first + second) / 2
    alike, unlike = 2 * middle * (1 - middle), first * (1 - first) + second * (1 - second)
    plain = (_Z * sqrt(alike) + _POWER * sqrt(unlike)) ** 2 / apart**2
    return ceil(plain / 4 * (1 + sqrt(1 + 4 / (plain * apart))) ** 2)
