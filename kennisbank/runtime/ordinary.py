"""Ordinary Python, run while the profile of the wasm is taken: what a calculator that nobody has
written yet may do, so that it does not need the whole wasm.

First every form of the language, once. Then all that values and modules of the standard library can
do, called with values of every kind: what raises has run as well. It runs in the Pyodide of the
profile, and nowhere else.
"""

import array
import base64
import binascii
import bisect
import cmath
import codecs
import collections
import contextlib
import copy
import csv
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import gc
import hashlib
import heapq
import html
import io
import itertools
import json
import math
import operator
import random
import re
import statistics
import string
import struct
import sys
import textwrap
import time
import types
import typing
import unicodedata
import urllib.parse
import warnings
import weakref
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

LANGUAGE = '''
from __future__ import annotations
from typing import Annotated, Generic, Literal, NamedTuple, ParamSpec, Protocol, TypedDict, TypeVar
from dataclasses import dataclass, field, replace
from enum import Enum, Flag, IntEnum, auto
from functools import cache, cached_property, partial, reduce, singledispatch, total_ordering
import contextlib, os.path as path, sys

T = TypeVar("T"); P = ParamSpec("P")

class Kind(Enum):
    """Words."""
    ONE = 1; TWO = "twee"
    @property
    def said(self): return self.name.lower()

class Mark(Flag): A = auto(); B = auto()
class Small(IntEnum): X = 1

class Row(NamedTuple):
    name: str
    value: float = 0.0

class Answer(TypedDict, total=False):
    value: float

class Speaks(Protocol):
    def say(self) -> str: ...

@total_ordering
@dataclass(frozen=True, kw_only=True, slots=True)
class Point(Generic[T]):
    x: float = 1
    y: list[int] = field(default_factory=list, repr=False)
    def __post_init__(self): object.__setattr__(self, "x", self.x + 0)
    def __lt__(self, other): return self.x < other.x

class Base:
    registry: dict[str, type] = {}
    __slots__ = ("_a", "__dict__")
    def __init_subclass__(cls, /, named="", **rest): super().__init_subclass__(**rest); cls.registry[named] = cls
    def __init__(self, a=0, *args, b=1, **rest): self._a = a; self.rest = (args, b, rest)
    def __getattr__(self, name):
        if name.startswith("no"): raise AttributeError(name)
        return name
    def __enter__(self): return self
    def __exit__(self, kind, value, trace): return kind is KeyError
    def __iter__(self): yield from (1, 2, 3)
    def __getitem__(self, key): return key
    def __setitem__(self, key, value): self._a = key, value
    def __delitem__(self, key): self._a = None
    def __len__(self): return 3
    def __contains__(self, each): return each == 1
    def __bool__(self): return False
    def __call__(self, *given, **named): return given, named
    def __eq__(self, other): return NotImplemented
    def __hash__(self): return 7
    def __add__(self, other): return self
    __radd__ = __iadd__ = __matmul__ = __sub__ = __add__
    def __neg__(self): return -1
    def __index__(self): return 2
    def __float__(self): return 2.5
    def __format__(self, spec): return f"<{spec}>"
    def __repr__(self): return f"{type(self).__name__}({self._a!r})"
    @property
    def a(self): return self._a
    @a.setter
    def a(self, value): self._a = value
    @a.deleter
    def a(self): self._a = None
    @classmethod
    def made(cls, *args): return cls(*args)
    @staticmethod
    def still(x, /, y=2, *, z): return x + y + z
    @cached_property
    def once(self): return 4

class Child(Base, named="child"):
    def __init__(self, *args, **rest): super().__init__(*args, **rest)
    @classmethod
    def made(cls, *args): return super().made(*args)

class Meta(type):
    def __new__(mcs, name, bases, space, **rest): return super().__new__(mcs, name, bases, space)
    def __instancecheck__(cls, each): return True
class Made(metaclass=Meta, extra=1): pass

def outer(n: int = 3, *args: int, key: str = "k", **rest: float) -> Callable[..., int]:
    total = 0
    def inner(step=1):
        nonlocal total
        total += step
        return total, n, args, key, rest
    inner.note = "x"
    return inner

def numbers(n):
    try:
        for i in range(n):
            got = yield i
            if got: yield got * 2
    except ValueError as error:
        yield str(error)
    finally:
        n = -1
    return "klaar"

def collect(n):
    found = yield from numbers(n)
    yield found

async def later(x): return x
async def many():
    async with contextlib.nullcontext(): pass
    return [each async for each in agen()], await later(1)
async def agen():
    yield 1

def matched(value):
    match value:
        case 0 | 1: return "klein"
        case int(n) if n > 100: return n
        case float() | complex(): return "getal"
        case "a" | b"a": return "letter"
        case []: return "leeg"
        case [first, *others] if others: return first, others
        case [only]: return only
        case {"naam": str(naam), **rest}: return naam, rest
        case Row(name=n, value=0.0): return n
        case Row(n, v): return n, v
        case Kind.ONE: return "een"
        case None: return None
        case _: return "anders"

def risky(what):
    try:
        if what == 1: return 1 / 0
        if what == 2: return int("x")
        if what == 3: return [][3]
        if what == 4: return {}["x"]
        if what == 5: return None.x
        if what == 6: return "a" + 1
        if what == 7: assert what < 7, "te groot"
        if what == 8: raise RuntimeError("a") from ValueError("b")
        if what == 9: raise ExceptionGroup("meer", [ValueError(1), TypeError(2)])
        if what == 10: return undefined
        if what == 11: return outer(1, n=2)
        if what == 12: return Base.still(1)
        if what == 13: a, b = 1, 2, 3
        if what == 14: a, b, c = 1, 2
        if what == 15: import nergens
        if what == 16: from math import nergens
        if what == 17: return sorted([1, "a"])
        if what == 18: return float("1,5")
        if what == 19: return math.sqrt(-1)
        if what == 20: return 10.0 ** 400
        if what == 21: return "é".encode("ascii")
        if what == 22: return b"\\xff".decode()
        if what == 23: return Row()
        if what == 24: return Kind("drie")
        if what == 25: return Point(x=1).__setattr__("x", 2)
        if what == 26: del lost
        if what == 27: return risky(**{1: 2})
        if what == 28: return (lambda: risky_deep(0))()
        if what == 29: return f"{1:z!}"
        if what == 30: return "%d" % "x"
        if what == 31: raise KeyboardInterrupt
        if what == 32: return next(iter(()))
        if what == 33: return int("1" * 5000)
        if what == 34: return eval("1 +")
        if what == 35: return [1, 2].remove(3)
        if what == 36: return memoryview(b"x")[3]
        return "niets"
    except* ValueError as group:
        found = group.exceptions
    except* (ZeroDivisionError, LookupError, AttributeError, TypeError) as group:
        found = group
    else:
        found = 0
    finally:
        found = locals().get("found")
    return found

def risky_deep(n): return risky_deep(n + 1) + 1

def language():
    out = []
    for what in range(40):
        try: out.append(risky(what) if what not in (1, 2, 8) else outer())
        except BaseException as error:
            error.add_note("noot")
            out.append((type(error).__name__, str(error), repr(error), error.args, error.__traceback__.tb_lineno))
            with contextlib.suppress(Exception):
                raise LookupError("weer") from error
    for value in (0, 500, 1.5, "a", [], [1], [1, 2], {"naam": "x", "y": 1}, Row("r"), Row("r", 2), Kind.ONE, None, b"a", object()):
        out.append(matched(value))
    g = collect(3); out += [next(g), g.send(None), g.throw(ValueError("v"))]; g.close()
    c = Child(1, 2, b=3, c=4); c.a = 5; out.append(c.a); del c.a
    c[1] = 2; del c[1]; out += [c[1:2], len(c), 1 in c, bool(c), c(1, x=2), c == 1, hash(c), c + 1, 1 + c, -c, c @ 2, [10, 20, 30][c], float(c), f"{c:spec} {c!r:>20} {c!s} {c!a}", c.once, c.still(1, z=3), Child.made(1), c.anything]
    c += 1
    with Base() as one, contextlib.suppress(KeyError): raise KeyError(1)
    inner = outer(1, 2, 3, key="z", w=1.5); inner(); out.append(inner(step=2)); out.append(inner.note)
    a, (b, *rest), *_ = 1, (2, 3, 4), 5; first = rest[0] if rest else None
    a += 1; a -= 1; a *= 2; a /= 2; a //= 1; a **= 2; a %= 5
    n = 7; n <<= 2; n >>= 1; n &= 13; n |= 2; n ^= 5; n = ~n
    out += [x for x in range(5) if x % 2 for y in (x, x)] + [*{1, 2}, *range(2)] + [{**{"a": 1}, "b": 2}, {k: v for k, v in zip("ab", (1, 2))}, {x for x in "abc"}, (x for x in "ab"), [*map(str, filter(None, [0, 1]))]]
    out.append((y := 3) + y); out.append(1 < a <= 2 != 3); out.append(a is not None and not b or c in (1, 2)); out.append(lambda x, *y, z=1, **w: x)
    i = 0
    while True:
        i += 1
        if i == 2: continue
        if i > 4: break
    else: out.append("nooit")
    for i, each in enumerate(reversed([1, 2])): pass
    else: out.append("altijd")
    value = 1234567.891
    out += [f"{value:,.2f}", f"{value:_.0f}", f"{value:e}", f"{value:g}", f"{value:+.1%}", f"{12:>8d}", f"{255:#x}", f"{5:08b}", f"{'a':^5}", f"{value=}", f"{value!r:>{20}}", "%s %d %.2f %r %5s%%" % ("a", 1, 2.5, "b", "c"), "{} {0!r} {x:>4} {y[0]} {z.real}".replace("{}", "{1}").format(1, 2, x=3, y=[4], z=5)]
    out.append(str.translate("a,b", {44: "."})); out.append(eval("1 + 2", {}, {})); space = {}; exec("q = 3", space); out.append(space["q"])
    out.append([Mark.A | Mark.B, Small.X + 1, Kind["ONE"], Kind("twee").said, [*Kind], Point(x=2) < Point(x=3), replace(Point(x=1), x=2), Row._make(("a", 1))._asdict(), Row("a")._replace(value=2), Made, isinstance(1, Made)])
    class Local[U]:
        def given[V: (int, str)](self, u: U, v: V = 1) -> U | None: return u
    type Alias[W] = list[W]
    out.append(Local[int]().given(3)); out.append(Alias[int])
    global later_on; later_on = 1; del later_on
    coroutine = later(2)
    try: coroutine.send(None)
    except StopIteration as stop: out.append(stop.value)
    return out
'''


def _values() -> list[Any]:
    """One value of each kind, and the edges of those that matter. New ones each time."""
    plain = [0, 1, -7, 3, True, 2**40, 2**70, -(2**100), 0.0, -0.0, 1.5, -2.25, 1e300, 5e-324]
    plain += [math.inf, -math.inf, math.nan, 1 + 2j, None, Ellipsis, NotImplemented]
    texts = [
        "",
        "a",
        "abc",
        "12",
        "1.5",
        "1e3",
        "é",
        "€ 12,50\u00a0",
        "日本",
        "😀b",
        "A b\tc\nd",
        "%s",
        "{}",
    ]
    texts += [
        "utf-8",
        "utf-16",
        "cp1252",
        "latin-1",
        "ascii",
        "strict",
        "replace",
        "ignore",
        ",",
        ".2f",
    ]
    data = [
        b"",
        b"abc",
        b"\xff\xfe1",
        bytearray(b"xyz"),
        memoryview(b"abcd"),
        array.array("d", [1, 2]),
    ]
    many = [[], [3, 1, 2], ["b", "a"], (), (1, 2), ("a", 1.5), {}, {"a": 1, "b": [2]}, {1: 2}]
    many += [{1, 2}, frozenset({3}), range(5), range(0), slice(1, 3), slice(None, None, -1)]
    many += [{1: 2}.keys(), {1: 2}.values(), {1: 2}.items(), types.MappingProxyType({1: 2})]
    made = [iter([1, 2]), (n for n in (1, 2)), zip("ab", (1, 2)), map(str, [1]), enumerate("a")]
    other = [
        int,
        str,
        float,
        len,
        lambda *given: given[0] if given else 1,
        object(),
        ValueError("v"),
    ]
    money = [decimal.Decimal("12.345"), decimal.Decimal("NaN"), fractions.Fraction(22, 7)]
    days = [datetime.date(2024, 2, 29), datetime.datetime(2024, 2, 29, 12, 30, tzinfo=datetime.UTC)]
    days += [datetime.timedelta(days=1.5), datetime.time(1, 2, 3), datetime.UTC]
    stores = [
        collections.deque([1, 2], 5),
        collections.Counter("abca"),
        collections.OrderedDict(a=1),
    ]
    stores += [
        collections.defaultdict(list),
        io.StringIO("a\nb"),
        io.BytesIO(b"a\nb"),
        re.compile("(?P<x>[ab])c?"),
    ]
    stores += [
        re.match("a(b)?", "ab"),
        random.Random(1),
        types.SimpleNamespace(a=1),
        struct.Struct("<id"),
    ]
    return [*plain, *texts, *data, *many, *made, *other, *money, *days, *stores]


MODULES = [array, base64, binascii, bisect, cmath, codecs, collections, contextlib, copy, csv]
MODULES += [dataclasses, datetime, decimal, enum, fractions, functools, hashlib, heapq, html]
MODULES += [itertools, json, math, operator, random, re, statistics, string, struct, textwrap]
MODULES += [types, typing, unicodedata, urllib.parse, zlib]

# What waits, ends the program, prints, works on files, or takes for ever.
_LEFT = {
    "breakpoint", "input", "exit", "quit", "print", "help", "open", "copyright", "credits", "license",
    "main", "test", "sleep", "exec", "eval", "compile", "__import__", "open_code", "factorial", "comb",
    "perm", "pow", "__pow__", "__rpow__", "__ipow__", "repeat", "count", "cycle", "product", "lshift",
    "__lshift__", "__rlshift__", "ilshift", "permutations", "combinations",
    "combinations_with_replacement", "__setattr__", "__delattr__", "__init_subclass__",
    "set_trace", "EncodedFile", "file_digest", "register", "unregister", "register_error",
    "EMPTYSTRING", "setcontext", "__reduce__", "__reduce_ex__", "__class__", "__new__", "create_decimal",
    "next_plus", "getrandbits", "randbytes", "scaleb", "shift", "rotate", "mul", "imul", "__mul__",
    "__rmul__", "__imul__", "zfill", "ljust", "rjust", "center", "expandtabs", "to_bytes", "randrange",
    "__round__", "round", "release", "close", "detach", "__exit__", "sumprod", "power", "exp", "__index__", "binomialvariate", "choices", "sample", "pbkdf2_hmac", "scrypt",
}  # fmt: skip


# The names of all characters are a table of 269 kB: who wants one gets the whole.
_NAMED = (unicodedata.name, unicodedata.lookup, codecs.namereplace_errors)


def attempts(function: Callable[..., Any], wide: bool) -> None:
    """Call it with nothing, with each value, and with some pairs and triples."""
    for values in _given(wide):
        with contextlib.suppress(BaseException):
            found = function(*values)
            if isinstance(found, Iterator):
                [*itertools.islice(found, 5)]
            repr(found), str(found)


def _given(wide: bool) -> Iterator[tuple[Any, ...]]:
    yield ()
    yield from ((each,) for each in _values())
    few = [2, 1.5, "a", "abc", b"abc", [3, 1], None, str]
    yield from itertools.product(few, few) if wide else zip(few, few, strict=True)
    yield from ((a, b, c) for a in few[:5] for b in few[:3] for c in few[:3] if wide)


def language() -> None:
    """Every form of the language, compiled and run; and what does not compile."""
    module = sys.modules["taal"] = types.ModuleType("taal")
    space = vars(module)
    space |= {"math": math, "Callable": Callable}
    # As a calculator is read: from its text.
    exec(compile(LANGUAGE, "taal.py", "exec", dont_inherit=True), space)
    repr(space["language"]())
    for wrong in (
        "def",
        "x = = 1",
        "f(",
        "'a",
        "  x",
        "if x:\npass",
        "return 1",
        "f'{'",
        "1a",
        "é = €",
        "\0",
    ):
        with contextlib.suppress(SyntaxError, ValueError):
            compile(wrong, "fout.py", "exec")


def values() -> None:
    """All that a value of each kind can do."""
    done = set()
    for value in _values():
        for name in dir(value):
            private = name[0] == "_" != name[1]
            if private or name in _LEFT or (type(value), name) in done:
                continue
            done.add((type(value), name))
            found = None
            with contextlib.suppress(Exception):
                found = getattr(value, name)
            if callable(found):
                attempts(found, wide=isinstance(value, (str, float)) and name[0] != "_")
        for other in _values():
            for name in (
                "add",
                "sub",
                "truediv",
                "floordiv",
                "mod",
                "lt",
                "eq",
                "and_",
                "or_",
                "xor",
                "contains",
                "getitem",
                "matmul",
                "iadd",
            ):
                with contextlib.suppress(Exception):
                    getattr(operator, name)(value, other)
    for small in (
        2,
        -3,
        1.5,
        2**20,
        0.0,
        1 + 1j,
        decimal.Decimal("1.5"),
        fractions.Fraction(1, 3),
        "ab",
        [1],
        (2,),
        b"x",
    ):
        for other in (0, 3, -2, 0.5, decimal.Decimal(2), fractions.Fraction(1, 2), True):
            for name in ("pow", "mul", "lshift", "rshift", "imul"):
                with contextlib.suppress(Exception):
                    getattr(operator, name)(small, other)
    for value in ("abc", b"abc", bytearray(b"abc")):
        for name in ("zfill", "ljust", "rjust", "center", "expandtabs"):
            getattr(value, name)(8)
    (
        (1000).to_bytes(4, "little"),
        float(2).as_integer_ratio(),
        math.factorial(30),
        math.comb(9, 3),
        math.perm(5),
    )


def modules() -> None:
    """All that the modules of the standard library can do."""
    for module in [
        __builtins__ if isinstance(__builtins__, types.ModuleType) else sys.modules["builtins"],
        *MODULES,
    ]:
        for name in dir(module):
            found = getattr(module, name)
            if (
                callable(found)
                and name[0] != "_"
                and name not in _LEFT
                and not any(found is each for each in _NAMED)
                and not isinstance(found, types.ModuleType)
            ):
                attempts(found, wide=not isinstance(found, types.FunctionType))
    dice = random.Random(7)
    for name in (
        "gauss",
        "expovariate",
        "betavariate",
        "triangular",
        "lognormvariate",
        "normalvariate",
        "gammavariate",
        "paretovariate",
    ):
        getattr(dice, name)(*(1.5, 2.5)[: 1 if name in ("expovariate", "paretovariate") else 2])
    (
        dice.sample(range(100), 5),
        dice.choices("ab", [1, 2], k=3),
        dice.shuffle([1, 2, 3]),
        dice.randrange(10**30),
    )
    dice.getrandbits(100), dice.randbytes(5), dice.binomialvariate(9, 0.3)
    for kind in ("product", "permutations", "combinations", "combinations_with_replacement"):
        [*getattr(itertools, kind)([1, 2, 3], **({"repeat": 2} if kind == "product" else {"r": 2}))]
    [*zip(itertools.count(1.5, 0.5), itertools.cycle("ab"), itertools.repeat(1, 3), strict=False)]
    with decimal.localcontext(prec=50, rounding=decimal.ROUND_HALF_UP) as context:
        for text in ("1.005", "-0", "1E+5", "Infinity", "sNaN", "12345678901234567890.5"):
            number = decimal.Decimal(text)
            for name in (
                "quantize",
                "exp",
                "ln",
                "log10",
                "sqrt",
                "to_integral_value",
                "normalize",
                "scaleb",
                "compare",
                "fma",
            ):
                with contextlib.suppress(Exception):
                    getattr(number, name)(
                        *{
                            "quantize": (decimal.Decimal("0.01"),),
                            "scaleb": (2,),
                            "compare": (1,),
                            "fma": (2, 3),
                        }.get(name, ())
                    )
            for spec in (",.2f", "e", "n", "%", "+.3g", "010.1f"):
                with contextlib.suppress(Exception):
                    format(number, spec)
        (
            context.create_decimal("1.5"),
            decimal.Decimal(2) ** decimal.Decimal("0.5"),
            context.power(2, 10, 7),
        )
    _files()
    _waste()


def _files() -> None:
    text = io.StringIO('a;b\n"1;2";"x\ny"\n')
    rows = [*csv.reader(text, delimiter=";")]
    csv.writer(io.StringIO(), quoting=csv.QUOTE_NONNUMERIC).writerows(rows)
    [*csv.DictReader(io.StringIO("a,b\n1,2"))], csv.Sniffer().sniff("a;b\n1;2\n")
    with zipfile.ZipFile(packed := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("blad.xml", "<a b='1'>x<c/>&amp;é</a>" * 50)
    with zipfile.ZipFile(packed) as archive, archive.open("blad.xml") as part:
        part.read(7), archive.testzip()
    root = ElementTree.fromstring(
        "<?xml version='1.0' encoding='utf-8'?><a xmlns:x='urn:x' b='1'><x:c>t</x:c><!-- n --><![CDATA[d]]></a>"
    )
    (
        root.append(ElementTree.Element("d", {"e": "1"})),
        root.find("d"),
        [*root.iter()],
        ElementTree.tostring(root),
    )
    [*ElementTree.iterparse(io.BytesIO(b"<a><b>1</b></a>"), events=("start", "end"))]
    with contextlib.suppress(ElementTree.ParseError):
        ElementTree.fromstring("<a>")
    for coding in (
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-32",
        "cp1252",
        "latin-1",
        "iso8859-15",
        "ascii",
        "cp850",
        "mac-roman",
    ):
        for errors in (
            "strict",
            "replace",
            "ignore",
            "backslashreplace",
            "xmlcharrefreplace",
            "surrogateescape",
        ):
            with contextlib.suppress(UnicodeError, TypeError):
                "aé€日😀".encode(coding, errors).decode(coding)
            with contextlib.suppress(UnicodeError, TypeError):
                b"a\xe9\x80\xff\xfe\0\xd8".decode(coding, errors)
        with contextlib.suppress(UnicodeError):
            codecs.getincrementaldecoder(coding)("replace").decode(b"ab", final=True)
        with (
            contextlib.suppress(UnicodeError),
            io.TextIOWrapper(io.BytesIO(b"a\r\nb\n"), coding, "replace", newline=None) as lines,
        ):
            [*lines]
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        unicodedata.normalize(form, "é한글ﬁ²"), unicodedata.is_normalized(form, "e\u0301")
    for value in (
        json.loads('{"a": [1, 2.5, -3e5, "x\\u00e9\\ud83d\\ude00", true, null, NaN]}'),
        {"é": (1, None)},
    ):
        for how in (
            {},
            {"indent": 2, "sort_keys": True},
            {"ensure_ascii": False, "separators": (",", ":")},
        ):
            json.dumps(value, **how)
    for wrong in ("", "{", "[1,]", '"\\x"', "nul", '{"a" 1}', "1 2"):
        with contextlib.suppress(ValueError):
            json.loads(wrong)
    for pattern in (
        r"^(\w+)\s*=\s*(?P<v>[^;#]*?)(?=;|$)",
        r"(?i)[a-z]{2,}|\d+(?:[.,]\d+)?",
        r"(?<!x)\bé\b",
        r"(a+)+b\1?",
        r"(?s).*?\Z",
        r"[\u00a0\u2000-\u200b]+",
        r"(?x) a # c",
    ):
        for subject in ("naam = waarde; x", "€ 1.234,56 aab", "É é", "aaa", ""):
            compiled = re.compile(pattern)
            (
                compiled.findall(subject),
                compiled.sub(lambda found: found[0].upper(), subject),
                compiled.split(subject),
            )
            [each.groupdict() for each in compiled.finditer(subject)]
    for day in ("2024-02-29", "20240229", "2024-02-29T10:11:12+01:00", "x"):
        for kind in (datetime.date, datetime.datetime):
            with contextlib.suppress(ValueError):
                kind.fromisoformat(day).strftime("%d-%m-%Y %A %B %j %U")
    (
        datetime.datetime.strptime("29-02-2024 10:11", "%d-%m-%Y %H:%M"),
        time.strftime("%Y", time.gmtime(0)),
        time.monotonic(),
    )
    for name in ("md5", "sha1", "sha256", "sha512", "blake2b"):
        hashlib.new(name, b"x", usedforsecurity=False).hexdigest()


def _waste() -> None:
    """What Python does beside the program: garbage, weak references, warnings, deep structures."""

    class Node:
        def __del__(self) -> None:
            self.me = None

    node = Node()
    node.me = node
    reference = weakref.ref(node, lambda _: None)
    names, keys = weakref.WeakValueDictionary(a=node), weakref.WeakKeyDictionary({node: 1})
    del node
    gc.collect(), reference(), len(names), len(keys), gc.get_stats(), gc.get_referrers(names)
    gc.disable(), gc.enable(), gc.freeze(), gc.get_freeze_count(), gc.unfreeze()
    _cycles()
    with warnings.catch_warnings(record=True):
        warnings.simplefilter("always")
        warnings.warn("let op", stacklevel=1)
    deep: list[Any] = []
    for _ in range(500):
        deep = [deep]
    with contextlib.suppress(RecursionError):
        copy.deepcopy(deep), repr(deep), json.dumps(deep), deep == copy.copy(deep)
    numbers = [((n * 7919) % 10007) / 7 for n in range(5000)]
    (
        sorted(numbers),
        sorted(map(str, numbers), key=len, reverse=True),
        sum(numbers),
        math.fsum(numbers),
    )
    (
        statistics.mean(numbers),
        statistics.stdev(numbers),
        statistics.quantiles(numbers),
        statistics.median(numbers),
    )
    large = {n: [n] for n in numbers}
    for key in numbers[::2]:
        large.pop(key, None)
    (
        {*numbers} - {*numbers[:100]} | {1} & {2} ^ {3},
        "".join(map(repr, numbers)),
        b"x" * 100_000,
        [0] * 100_000,
    )
    (
        "x" * 100_000 + "é" * 1000,
        ("ab" * 5000).find("bb"),
        ("ab" * 5000).replace("b", "cc").split("a"),
        3**2000 // 7**900,
        str(3**900),
    )

    class Shape(ABC):
        @abstractmethod
        def area(self) -> float: ...

    with contextlib.suppress(TypeError):
        Shape()
    isinstance(1, Shape), issubclass(int, Shape), Shape.register(int)


def _cycles() -> None:
    """Objects of every kind that garbage collection has to look through, alive and in a circle."""
    source = io.StringIO("a;b\n" * 99)
    made = (
        lambda: csv.reader(source, delimiter=";"),
        lambda: csv.writer(io.StringIO()),
        lambda: csv.DictReader(io.StringIO("a,b\n1,2")),
        lambda: io.StringIO("x"),
        lambda: io.BytesIO(b"x"),
        lambda: io.TextIOWrapper(io.BytesIO(b"x")),
        lambda: zipfile.ZipFile(io.BytesIO(), "w"),
        zlib.decompressobj,
        lambda: ElementTree.XMLPullParser(["start", "end"]),
        lambda: ElementTree.fromstring("<a><b c='d'>e</b>f</a>").iter(),
        lambda: re.compile("(a)(b)").scanner("abab"),
        lambda: re.compile("(a)").finditer("aaa"),
        lambda: itertools.chain([1], [2]),
        lambda: itertools.pairwise([1, 2, 3]),
        lambda: itertools.accumulate([1, 2, 3]),
        lambda: itertools.groupby([1, 1, 2]),
        lambda: itertools.islice([1, 2, 3], 2),
        lambda: zip([1], [2], strict=True),
        lambda: map(str, [1, 2]),
        lambda: filter(None, [1, 0]),
        lambda: enumerate("ab"),
        lambda: reversed([1, 2]),
        lambda: functools.partial(int, "1"),
        lambda: collections.deque([1, 2]),
        lambda: collections.defaultdict(list, a=[1]),
        lambda: collections.Counter("aab"),
        lambda: collections.OrderedDict(a=1),
        lambda: (each for each in [1, 2]),
        lambda: functools.cached_property(str),
        lambda: types.SimpleNamespace(a=1),
        lambda: memoryview(b"x"),
        lambda: array.array("d", [1.0]),
        contextlib.ExitStack,
        lambda: iter({"a": 1}.items()),
        lambda: iter({1, 2}),
        lambda: fractions.Fraction(1, 3),
        lambda: decimal.Decimal("1.5"),
        lambda: datetime.datetime.now(datetime.UTC),
    )
    for make in made:
        with contextlib.suppress(Exception):
            alive = make()
            gc.collect()
            with contextlib.suppress(TypeError):
                next(alive)
            around: list[Any] = [alive]
            around.append(around)
            del alive, around
            gc.collect()


def customers() -> None:
    """The analysis of somebody's own orders, of files as different as people have them."""
    from calculators.klanten import analyse

    dice = random.Random(3)
    days = [
        datetime.date(2023, 1, 1) + datetime.timedelta(days=dice.randrange(1000))
        for _ in range(900)
    ]
    orders = [
        (f"klant{int(dice.expovariate(0.01))}@voorbeeld.nl", day, dice.lognormvariate(4, 0.6))
        for day in days
    ]
    dutch = ["Besteldatum;E-mailadres;Totaalbedrag;Status"]
    dutch += [
        f"{day:%d-%m-%Y};{who};€ {amount:.2f};voltooid".replace(".", ",")
        for who, day, amount in orders
    ]
    plain = ["Name,Email,Created at,Total,Refunded Amount,Currency,Financial Status"]
    plain += [
        f'#{n},"{who}",{day} 10:00:00 +0100,{amount:.2f},0.00,EUR,paid'
        for n, (who, day, amount) in enumerate(orders)
    ]
    unclear = ["datum,klant,bedrag", "01/02/2024,A,1.234", "03/04/2024,B,5.678"]
    words = ["Naam;Datum;Bedrag;Order"]
    worded = ("vr. {0:%d-%m-%Y}", "{0:%b %d, %Y} 11:23:59 PM", "{0:%d %B %Y} om 9:05 uur")
    for n, (who, day, amount) in enumerate(orders):
        written = worded[n // 300].format(day)
        words.append(f'"Ünal-İpek Wéba ß\n{who}";{written};{amount:,.2f} euro;№ {n}')
    parts = (words[:301], words[:1] + words[301:601], words[:1] + words[601:])
    whole = (dutch, plain, *parts, dutch[:4])
    for lines in (*whole, unclear, words, ["x"], [], ["a;b", '"']):
        for coding in ("utf-8-sig", "cp1252", "utf-16"):
            said = analyse("\r\n".join(lines).encode(coding, "replace"), name="orders.csv")
            json.dumps(said)
            if lines in whole and not said["ok"]:  # then most of it has not run
                raise ValueError(said["message"])
    for data in (b"", b"\0\1\2" * 99, b"PK\3\4" + b"x" * 99, b"\x89PNG\r\n"):
        json.dumps(analyse(data, name="orders.xlsx"))


def run() -> None:
    """All of it. What modules can do comes last: some of it changes what others do after it, as how
    long a cell may be.
    """
    language()
    customers()
    values()
    modules()
