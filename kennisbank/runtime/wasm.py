"""Mechanical changes to a WebAssembly module, of which every other byte stays as it was.

Only what the changes need is known of the format: sections, and numbers in LEB128. Indexes of
functions, the table, the imports and the layout of memory never change, so a script, or a memory
that was kept, fits every module made here from the same one.
"""

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from kennisbank.runtime.instructions import addresses, after_locals
from kennisbank.runtime.leb import number, signed, signed_number, unsigned

MAGIC = b"\0asm\1\0\0\0"
_IMPORT, _MEMORY, _GLOBAL, _EXPORT, _CODE, _DATA, _COUNT = 2, 5, 6, 7, 10, 11, 12
# What comes before what; the ids of the sections are not in the order of the sections.
_FUNCTION, _TABLE, _MEM, _GLOB, _TAG = 0, 1, 2, 3, 4
_I32, _MUTABLE = b"\x7f", b"\1"
_ZERO = b"\x41\x00\x0b"  # i32.const 0, end

STUB = "kb_stub"
"""The exported global that is not zero once a stub was reached."""

SEEN = "kb_seen"
"""The exported memory of an instrumented module: 1 for each function that ran, by its index."""


class Section(NamedTuple):
    """One section: its id and what is in it."""

    id: int
    content: bytes


class Export(NamedTuple):
    """What the module gives under a name: `kind` is 0 to 4, `at` is its place among those."""

    name: str
    kind: int
    at: int


class Segment(NamedTuple):
    """Bytes that the memory begins with, from `start`."""

    start: int
    data: bytes


class Range(NamedTuple):
    """Some of the memory: from `start` up to and without `end`."""

    start: int
    end: int


class Module:
    """A module that was read: `sections` may be replaced, `data` is the module as it then is."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(MAGIC):
            raise ValueError("no WebAssembly module")
        self.sections = [*_sections(data)]

    @property
    def data(self) -> bytes:
        """The whole module."""
        return MAGIC + b"".join(
            bytes([section.id]) + unsigned(len(section.content)) + section.content
            for section in self.sections
        )

    @property
    def bodies(self) -> list[bytes]:
        """The code of its own functions, each with its locals, without its length."""
        content = self._content(_CODE)
        count, at = number(content, 0)
        found = []
        for _ in range(count):
            size, at = number(content, at)
            found.append(content[at : at + size])
            at += size
        return found

    @property
    def exports(self) -> list[Export]:
        """What it gives, in its order."""
        return [*_exports(self._content(_EXPORT))]

    @property
    def imports(self) -> list[tuple[str, str, int]]:
        """What it asks for: module, name and kind."""
        return [*_imports(self._content(_IMPORT))]

    @property
    def segments(self) -> list[Segment]:
        """What its memory begins with."""
        return [*_segments(self._content(_DATA))]

    @property
    def memory(self) -> bytes:
        """The memory as it begins, up to the last byte that it says."""
        segments = self.segments
        whole = bytearray(max(start + len(data) for start, data in segments))
        for start, data in segments:
            whole[start : start + len(data)] = data
        return bytes(whole)

    def addresses(self) -> Iterator[tuple[int, int]]:
        """Each constant in its code that may be an address, and in which function that is."""
        for at, body in enumerate(self.bodies, self.imported(_FUNCTION)):
            for address in addresses(body):
                yield at, address

    def imported(self, kind: int) -> int:
        """How many of that kind it asks for; its own are counted from there."""
        return sum(each == kind for _, _, each in self.imports)

    def replace_bodies(self, bodies: list[bytes]) -> None:
        """Put that code in place of its own."""
        parts = [unsigned(len(body)) + body for body in bodies]
        self._replace(_CODE, unsigned(len(bodies)) + b"".join(parts))

    def replace_exports(self, exports: Collection[Export]) -> None:
        """Let it give these, and nothing else."""
        parts = [_text(each.name) + bytes([each.kind]) + unsigned(each.at) for each in exports]
        self._replace(_EXPORT, unsigned(len(exports)) + b"".join(parts))

    def leave_out(self, ranges: Collection[Range]) -> None:
        """Let its memory begin with zeros there."""
        self._fill(
            [part for segment in self.segments for part in _without(segment, sorted(ranges))]
        )

    def put(self, all_data: Collection[Segment]) -> None:
        """Let its memory begin with these, in the place of what is there; they do not overlap."""
        self.leave_out([Range(start, start + len(data)) for start, data in all_data])
        self._fill(sorted([*self.segments, *all_data]))

    def _fill(self, segments: list[Segment]) -> None:
        parts = [
            b"\0\x41" + signed(start) + b"\x0b" + unsigned(len(data)) + data
            for start, data in segments
        ]
        self._replace(_DATA, unsigned(len(segments)) + b"".join(parts))
        self._replace(_COUNT, unsigned(len(segments)))

    def add_global(self) -> int:
        """Add a number that the module can change, zero at first; its index."""
        content = self._content(_GLOBAL)
        count, at = number(content, 0)
        self._replace(_GLOBAL, unsigned(count + 1) + content[at:] + _I32 + _MUTABLE + _ZERO)
        return self.imported(_GLOB) + count

    def add_memory(self, pages: int) -> int:
        """Add a memory of that many pages of 64 kB; its index."""
        content = self._content(_MEMORY)
        count, at = number(content, 0)
        self._replace(_MEMORY, unsigned(count + 1) + content[at:] + b"\0" + unsigned(pages))
        return self.imported(_MEM) + count

    def _content(self, id_: int) -> bytes:
        return next(section.content for section in self.sections if section.id == id_)

    def _replace(self, id_: int, content: bytes) -> None:
        self.sections = [
            Section(id_, content) if section.id == id_ else section for section in self.sections
        ]


def with_exports(data: bytes, wanted: Callable[[str], bool]) -> bytes:
    """The module without the exports that nobody asks for."""
    module = Module(data)
    module.replace_exports([each for each in module.exports if wanted(each.name)])
    return module.data


def core(data: bytes, kept: Collection[int], *, numbered: bool = False) -> bytes:
    """The module with a stub for the body of every function that is not `kept`.

    A stub sets the global STUB before it traps: a trap alone can be swallowed. It sets it to 1, or
    in a `numbered` module, which is larger, to the index of the function.
    """
    module = Module(data)
    flag = module.add_global()
    module.replace_exports([*module.exports, Export(STUB, _GLOB, flag)])
    first = module.imported(_FUNCTION)
    bodies = []
    for at, body in enumerate(module.bodies, first):
        stub = _numbered_stub(flag, at) if numbered else _stub(flag, 1)
        bodies.append(body if at in kept else b"\0" + stub + b"\0\x0b")  # unreachable, end
    module.replace_bodies(bodies)
    return module.data


def _stub(flag: int, value: int) -> bytes:
    return b"\x41" + signed(value) + b"\x24" + unsigned(flag)  # that value → the global


def _numbered_stub(flag: int, function: int) -> bytes:
    # Only the first: what handles a trap may reach others.
    return b"\x23" + unsigned(flag) + b"\x45\x04\x40" + _stub(flag, function) + b"\x0b"


def instrumented(data: bytes) -> bytes:
    """The module that keeps, in the memory SEEN, which functions ran.

    That memory is a second one: the one of the module itself is not touched.
    """
    module = Module(data)
    bodies = module.bodies
    first = module.imported(_FUNCTION)
    memory = module.add_memory((first + len(bodies)) // 65_536 + 1)
    module.replace_exports([*module.exports, Export(SEEN, _MEM, memory)])
    marked = []
    for at, body in enumerate(bodies, first):
        start = after_locals(body)
        # at, 1, i32.store8 in that memory
        mark = b"\x41" + signed(at) + b"\x41\1\x3a\x40" + unsigned(memory) + b"\0"
        marked.append(body[:start] + mark + body[start:])
    module.replace_bodies(marked)
    return module.data


def _sections(data: bytes) -> Iterator[Section]:
    at = len(MAGIC)
    while at < len(data):
        id_ = data[at]
        size, at = number(data, at + 1)
        yield Section(id_, data[at : at + size])
        at += size


def _segments(content: bytes) -> Iterator[Segment]:
    count, at = number(content, 0)
    for _ in range(count):
        if content[at : at + 2] != b"\0\x41":
            raise ValueError("memory that is filled in another way")
        start, at = signed_number(content, at + 2)
        size, at = number(content, at + 1)
        yield Segment(start, content[at : at + size])
        at += size


def _without(segment: Segment, ranges: list[Range]) -> Iterator[Segment]:
    start, data = segment
    for low, high in ranges:
        if high <= start or low >= start + len(data):
            continue
        if low > start:
            yield Segment(start, data[: low - start])
        data = data[max(high - start, 0) :]
        start = high
    if data:
        yield Segment(start, data)


def _exports(content: bytes) -> Iterator[Export]:
    count, at = number(content, 0)
    for _ in range(count):
        name, at = _name(content, at)
        kind = content[at]
        index, at = number(content, at + 1)
        yield Export(name, kind, index)


def _imports(content: bytes) -> Iterator[tuple[str, str, int]]:
    count, at = number(content, 0)
    for _ in range(count):
        module, at = _name(content, at)
        name, at = _name(content, at)
        kind = content[at]
        yield module, name, kind
        at = _after_import(content, kind, at + 1)


def _after_import(content: bytes, kind: int, at: int) -> int:
    if kind == _FUNCTION:
        return number(content, at)[1]
    if kind == _GLOB:
        return at + 2
    if kind == _TAG:
        return number(content, at + 1)[1]
    at += kind == _TABLE  # the type of what is in it
    flags = content[at]
    at = number(content, at + 1)[1]
    return number(content, at)[1] if flags & 1 else at


def _name(content: bytes, at: int) -> tuple[str, int]:
    size, at = number(content, at)
    return content[at : at + size].decode(), at + size


def _text(name: str) -> bytes:
    encoded = name.encode()
    return unsigned(len(encoded)) + encoded
