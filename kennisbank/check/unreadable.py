"""Why the block at the top of a page cannot be read: the line that is wrong, not where YAML stops.

YAML reports where it lost its way, often a line or more below the slip. Each line is therefore
looked at by itself, as an editor writes it: a name, a colon, a value.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

_FIELD = re.compile(r"(?P<name>[\w-]+)(?P<space>[ \t]*)(?P<sign>:|=|：)(?P<value>.*)")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\b")
_QUOTES = 'zet de hele waarde tussen rechte aanhalingstekens: {}: "…"'

Told = tuple[int, str, str]


def unreadable(lines: Sequence[str]) -> Told | None:
    """The first line of these that a slip explains, from 0, what is wrong and what to do."""
    for at, line in enumerate(lines):
        if said := _line(line, lines[at - 1] if at else ""):
            return at, *said
    return None


def _impossible(value: str) -> bool:
    """Whether it is written as a day, and there is no such day."""
    match = _DAY.match(value.strip())
    try:
        if match:
            date(*map(int, match.groups()))
    except ValueError:
        return True
    return False


def _line(line: str, above: str) -> tuple[str, str] | None:
    if not line.strip() or line.lstrip().startswith("#"):
        return None
    match = _FIELD.match(line)
    slips = _field(match) if match else _no_field(line)
    return next(chain(_start(line, above), slips), None)


def _start(line: str, above: str) -> Iterator[tuple[str, str]]:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        yield "deze regel begint met een tab", "haal hem weg; in een lijst zijn het twee spaties"
    if re.match(r"[\u00a0\u2007\u202f]", line.lstrip(" ")):
        yield "deze regel begint met een harde spatie", "haal haar weg en typ een gewone"
    if re.match(r"\s+[\w-]+:(?:\s|$)", line) and re.match(r"[\w-]+:\s*[^\s#]", above):
        yield "deze regel springt in", "haal de spaties ervoor weg"


def _no_field(line: str) -> Iterator[tuple[str, str]]:
    if re.match(r"-\s+[\w-]+:\s", line):
        yield "deze regel begint met een streepje", "haal het weg: een veld begint met zijn naam"
    if re.match(r"[\"'“‘][\w-]+:", line):
        todo = 'zet ze alleen om de waarde: title: "…"'
        yield "de aanhalingstekens staan om de hele regel", todo
    if re.match(r"\s*-(?!-)\S", line):
        yield "achter het streepje staat geen spatie", "zet hem ertussen: - ltv.md"
    if re.fullmatch(r"[-–—_=*]{2,}\s*", line):
        yield f"“{line.strip()}” sluit dit blok niet", "schrijf drie gewone streepjes: ---"
    if re.match(r"\w[^:]*$", line):
        todo = "schrijf hem als “naam: waarde”, of zet hem achter de regel erboven"
        yield "in deze regel staat geen veld", todo


def _field(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    name, value = match["name"], match["value"]
    if match["sign"] != ":":
        yield f"achter “{name}” staat geen dubbele punt", f"schrijf {name}: {value.strip()}"
    elif value.startswith("\u00a0"):
        yield f"achter “{name}:” staat een harde spatie", "haal haar weg en typ een gewone"
    elif value and not value[0].isspace():
        todo = f"zet er een spatie achter: {name}: {value.strip()}"
        yield f"achter “{name}:” staat geen spatie", todo
    value = value.strip()
    if _impossible(value):
        todo = f"schrijf {name}: jaar-maand-dag, als 2026-11-24"
        yield f"de dag “{value}” bestaat niet", todo
    yield from (_quoted if value[:1] in {'"', "'"} else _bare)(name, value)


def _quoted(name: str, value: str) -> Iterator[tuple[str, str]]:
    quote = value[0]
    if len(value) < 2 or not re.search(rf"{quote}\s*(?:#.*)?$", value[1:]):
        yield f"het aanhalingsteken bij “{name}” is niet gesloten", f"zet {quote} aan het eind"
        return
    inner = value[1 : value.rindex(quote)]
    if quote == "'" and "'" in inner.replace("''", ""):
        yield f"binnen “{name}” staat een apostrof", _QUOTES.format(name)
    if quote == '"' and re.search(r'(?<!\\)"', inner):
        todo = f'schrijf daarbinnen kromme: {name}: "Wat is “waarde”?"'
        yield f"binnen de aanhalingstekens van “{name}” staan er nog meer", todo
    if quote == '"' and re.search(r"\\(?![\\\"/abefnrtvxuUN0 _LP])", inner):
        todo = "schrijf een gewone schuine streep: /"
        yield f"in “{name}” staat een omgekeerde schuine streep", todo


def _bare(name: str, value: str) -> Iterator[tuple[str, str]]:
    first = value[:1]
    if first == "[" and not value.partition(" #")[0].rstrip().endswith("]"):
        yield f"de lijst bij “{name}” is niet gesloten", "zet ] aan het eind"
    if first not in {"[", "{"} and re.search(r":(?:\s|$)", value):
        yield f"in “{name}” staat een dubbele punt", _QUOTES.format(name)
    if re.match(r"[*&!%@`]|[|>](?![+-]?\d?$)|[-?]\s|[\]},“”„‘’]", value):
        yield f"“{name}” begint met {first}", _QUOTES.format(name)
