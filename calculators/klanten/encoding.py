"""From bytes to text: which encoding is it, and is it text at all?"""

from calculators.klanten.table import Refused

MOST_BYTES = 250_000_000

# How files of other kinds begin.
_KINDS = (
    (b"\x89PNG", "een plaatje"),
    (b"\xff\xd8\xff", "een plaatje"),
    (b"GIF8", "een plaatje"),
    (b"BM", "een plaatje"),
    (b"RIFF", "een plaatje of geluid"),
    (b"%PDF", "een pdf"),
    (b"\xd0\xcf\x11\xe0", "een Excelbestand van voor 2007 (.xls) of een beveiligd Excelbestand"),
    (b"\x1f\x8b", "een ingepakt bestand (gzip)"),
    (b"7z\xbc\xaf", "een ingepakt bestand (7-Zip)"),
    (b"Rar!", "een ingepakt bestand (RAR)"),
    (b"SQLite", "een database"),
    (b"PAR1", "een Parquetbestand"),
    (b"{\\rtf", "een tekstdocument"),
)
SMALLER = (
    "Kies een kortere periode, of exporteer alleen de kolommen klant, datum, bedrag en "
    "bestelnummer. Heb je alles nodig, dan leest python -m calculators klanten --with duckdb op "
    "een terminal een bestand van elke grootte."
)
_HOW = "Bewaar je bestellingen als CSV of als Excelbestand (.xlsx) en kies dat bestand."


def is_workbook(data: bytes) -> bool:
    """Whether these bytes are a zip file, as an Excel workbook is."""
    return data.startswith(b"PK\x03\x04")


def too_large(size: int, most: int = MOST_BYTES) -> str:
    """Why a file of that many bytes is not read; nothing when it is. Ask before reading it."""
    if size <= most:
        return ""
    return (
        f"Dit bestand is {size / 1e6:.0f} MB, en meer dan {most / 1e6:.0f} MB past hier niet in "
        f"het geheugen. {SMALLER}"
    )


def decode(data: bytes) -> tuple[str, str]:
    """The text of `data` and the name of its encoding; Refused where it is no text."""
    for start, kind in _KINDS:
        if data.startswith(start) and (len(start) > 2 or b"\0" in data[:64]):
            raise Refused(f"Dit is {kind}. {_HOW}")
    name = _encoding(data)
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        if name == "utf-8-sig" and error.start < len(data) - 3:
            name = "cp1252"
        # A byte that means nothing, or a character that is cut off, costs no more than itself.
        text = data.decode(name, "replace")
    if "\0" in text:
        if text.count("\0") * 10 > len(text):
            raise Refused(f"Dit bestand bestaat niet uit tekst. {_HOW}")
        text = text.replace("\0", "")
    return text, {"cp1252": "windows-1252", "utf-8-sig": "utf-8"}.get(name, name)


def _encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    # UTF-16 without a mark: nearly every other byte of European text is 0.
    sample = data[:2_000]
    half = len(sample) // 2
    if half >= 8 and sample[1::2].count(0) > 0.8 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if half >= 8 and sample[::2].count(0) > 0.8 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return "utf-8-sig"
