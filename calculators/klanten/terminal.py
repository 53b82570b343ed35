"""The report on a terminal: `python -m calculators klanten orders.csv`."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from calculators.core.numbers import write
from calculators.core.sheets import TooMany
from calculators.klanten.api import analyse
from calculators.klanten.elsewhere import analyse_at
from calculators.klanten.encoding import too_large
from calculators.klanten.progress import Step
from calculators.klanten.sheets import as_workbook
from calculators.klanten.warehouse import Choices
from calculators.klanten.words import Money, percent

_NAMES = {
    "customer": "klant",
    "date": "datum",
    "amount": "bedrag",
    "order": "bestelling",
    "status": "status",
    "type": "soort",
    "currency": "valuta",
    "refund": "terugbetaald",
}


def main(arguments: Sequence[str], typed: str = "python -m calculators klanten") -> int:
    """Run the command, which is typed like that: 0 when there is a report, 2 when something has to
    be put right.
    """
    given = _parser(typed).parse_args(arguments)
    if given.bij and given.xlsx:
        print("--xlsx noemt elke klant, en met --with blijven die waar ze zijn.", file=sys.stderr)
        return 2
    if given.bij:
        return _show_answer(_elsewhere(given), given.json)
    path = Path(given.bestand)
    try:
        wrong = too_large(path.stat().st_size)
        data = b"" if wrong else path.read_bytes()
    except OSError as error:
        wrong = f"{given.bestand} kan niet worden gelezen: {error.strerror}."
    if wrong:
        print(wrong, file=sys.stderr)
        return 2
    answer = analyse(
        data,
        columns=dict(given.kolom),
        today=given.tot,
        quiet_after=given.dagen,
        mark={"komma": ",", "punt": "."}.get(given.decimaal),
        day_first={"dag": True, "maand": False}.get(given.voorop),
        currency=given.valuta,
        statuses=dict(given.status),
        progress=_show if sys.stderr.isatty() and not given.json else None,
    )
    if answer["ok"] and given.xlsx and (wrong := _write(given.xlsx, answer)):
        print(wrong, file=sys.stderr)
        return 2
    return _show_answer(answer, given.json)


def _write(name: str, answer: dict[str, Any]) -> str:
    """Write the report as a workbook; gives why that did not go, if so."""
    try:
        return write_new(name, lambda: as_workbook(answer, answer["customers"]))
    except TooMany:
        return "Excel kan niet zoveel klanten op een blad openen. Gebruik --json."


def write_new(name: str, make: Callable[[], bytes]) -> str:
    """Write what is made to a file that is not there yet: in one that is there, somebody may have
    gone on. Gives why that did not go, if so.
    """
    try:
        data = make()
        with Path(name).open("xb") as file:
            file.write(data)
    except ModuleNotFoundError:
        return "Voor --xlsx is XlsxWriter nodig. Installeer het met: pip install xlsxwriter"
    except FileExistsError:
        return f"{name} bestaat al. Kies een andere naam, of haal dat bestand eerst weg."
    except OSError as error:
        return f"{name} kan niet worden geschreven: {error.strerror}."
    return ""


def _elsewhere(given: argparse.Namespace) -> dict[str, Any]:
    """The report on orders in an engine."""
    mark = {"komma": ",", "punt": "."}.get(given.decimaal)
    show = sys.stderr.isatty() and not given.json
    return analyse_at(
        given.bij,
        given.bestand,
        Choices(dict(given.kolom), given.tot, given.valuta, mark),
        quiet_after=given.dagen,
        progress=(lambda text: _show(Step(text, 0.5))) if show else (lambda _: None),
    )


def _show_answer(answer: dict[str, Any], as_json: bool) -> int:
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2, allow_nan=False))
    elif answer["ok"]:
        print("\n".join(_report(answer)))
    else:
        print("\n".join(_refusal(answer)), file=sys.stderr)
    return 0 if answer["ok"] else 2


def _parser(typed: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=typed,
        description="Van een export met bestellingen naar klantcijfers. Het bestand blijft hier.",
    )
    parser.add_argument("bestand", help="CSV of Excel (.xlsx), een regel per bestelling")
    parser.add_argument(
        "--with",
        dest="bij",
        metavar="duckdb",
        help="waar de bestellingen staan: duckdb of spark met bestand als patroon "
        "('orders/*.parquet'), of een adres als bigquery://… met bestand als tabel",
    )
    parser.add_argument(
        "--xlsx",
        metavar="uit.xlsx",
        help="schrijf klanten, groepen en cohorten naar dit Excelbestand",
    )
    parser.add_argument("--json", action="store_true", help="de hele uitkomst als JSON")
    parser.add_argument(
        "--dagen", type=_days, help="na hoeveel dagen zonder aankoop iemand stil is"
    )
    parser.add_argument("--tot", type=_date, help="de laatste dag die meetelt, bijv. 2026-11-02")
    parser.add_argument(
        "--kolom",
        type=_column,
        action="append",
        default=[],
        metavar="klant=Email",
        help=f"welke kolom wat is: {', '.join(_NAMES.values())}; zonder naam: die is er niet",
    )
    parser.add_argument("--decimaal", choices=["komma", "punt"], help="wat voor de centen staat")
    parser.add_argument("--voorop", choices=["dag", "maand"], help="wat in een datum voorop staat")
    parser.add_argument(
        "--status",
        type=_status,
        action="append",
        default=[],
        metavar="'Op proef=nee'",
        help="of een status die we niet kennen meetelt: ja of nee",
    )
    parser.add_argument("--valuta", type=str.upper, help="de valuta die meetelt, bijv. EUR")
    return parser


def _days(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"“{text}” is geen aantal dagen van 1 of meer")
    return int(text)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        wrong = f"“{text}” is geen dag; schrijf het als 2026-11-02"
        raise argparse.ArgumentTypeError(wrong) from None


def _status(text: str) -> tuple[str, bool]:
    status, sign, counts = text.rpartition("=")
    if not sign or counts not in {"ja", "nee"}:
        raise argparse.ArgumentTypeError(f"“{text}” moet zijn als 'Op proef=nee', met ja of nee")
    return status, counts == "ja"


def _column(text: str) -> tuple[str, str | None]:
    role, sign, name = text.partition("=")
    known = {dutch: role for role, dutch in _NAMES.items()}
    if not sign or role not in known:
        wrong = f"“{text}” moet zijn als klant=Email; links kan: {', '.join(known)}"
        raise argparse.ArgumentTypeError(wrong)
    return known[role], name or None


def _show(step: Step) -> None:
    end = "\r" if step.done < 0.85 else "\r\033[K"
    print(f"\033[K{step.text} …", end=end, file=sys.stderr, flush=True)


def _report(answer: dict[str, Any]) -> Iterable[str]:
    money = Money(answer["file"]["currency"])
    yield answer["sentence"]
    yield ""
    for each in answer["figures"].values():
        sign = "" if each["value"] is None else "  "
        yield f"  {each['label']:26}{each['text']:>20}  {sign}{each['worked']}".rstrip()
    quiet = answer["quiet_after"]
    yield ""
    yield f"Groepen (stil na {quiet['days']} dagen; {quiet['why']})"
    for each in answer["groups"]:
        share = percent(each["share_of_revenue"])
        yield (
            f"  {each['name']:20}{write(each['customers']):>9} "
            f"{'klant' if each['customers'] == 1 else 'klanten':7}"
            f"{money.whole(each['revenue']):>15}{share:>7} van de omzet  {each['action']}"
        )
    yield from ("", "Verdeling en ritme", f"  {answer['concentration']['text']}")
    yield f"  {answer['rhythm']['text']}"
    yield from _cohorts(answer["cohorts"])
    yield from _forecast(answer["forecast"], money)
    yield from _list("Bel of mail maandag", answer["monday"]["call"])
    yield from _list("Bedank", answer["monday"]["thank"])
    yield from _account(answer)


def _cohorts(found: dict[str, Any]) -> Iterable[str]:
    if found["rows"]:
        yield from (
            "",
            f"Begonnen in dezelfde periode (per {found['unit_name']}): welk deel kocht in elke "
            "periode daarna",
        )
    for row in found["rows"][-12:]:
        kept = "".join(f"{round(100 * each):>5}%" for each in row["kept"][:12])
        yield f"  {row['label']:15}{row['size']:>6}{kept}"


def _forecast(found: dict[str, Any], money: Money) -> Iterable[str]:
    yield from ("", "Het komende jaar")
    if "why_not" in found:
        yield f"  {found['why_not']}"
        return
    yield (
        f"  Je huidige klanten doen naar verwachting {write(round(found['orders_year']))} "
        f"aankopen, samen {money.whole(found['value_year'])}."
    )
    if found["check"]:
        yield f"  {found['check']['text']}"
    for each in found["notes"]:
        yield f"  {each}"


def _list(title: str, entries: list[dict[str, Any]]) -> Iterable[str]:
    if entries:
        yield from ("", title)
    for each in entries:
        yield f"  {each['customer'][:40]:42}{each['why']}"


def _account(answer: dict[str, Any]) -> Iterable[str]:
    file = answer["file"]
    columns = ", ".join(
        f"{_NAMES[role]} = {name}" for role, name in file["columns"].items() if role in _NAMES
    )
    yield from ("", f"Gelezen: {write(file['used'])} van {write(file['rows'])} regels ({columns})")
    for each in answer["left_out"]:
        lines = ", ".join(map(str, each["lines"])) + (" …" if each["rows"] > 10 else "")
        where = f" (rij {lines})" if lines else ""
        yield f"  niet geteld: {write(each['rows'])} × {each['reason']}{where}"
    for each in answer["notes"]:
        yield f"  {each}"


def _refusal(answer: dict[str, Any]) -> Iterable[str]:
    yield answer["message"]
    if question := answer.get("question"):
        option = "--decimaal" if question["setting"] == "mark" else "--voorop"
        words = {True: "dag", False: "maand", ",": "komma", ".": "punt"}
        for each in question["options"]:
            yield f"  {option} {words[each['value']]}: {each['text']}"
    for each in answer.get("left_out", []):
        yield f"  {write(each['rows'])} × {each['reason']}"
    if answer["columns_needed"]:
        needed = " ".join(f"--kolom {_NAMES[each]}=…" for each in answer["columns_needed"])
        yield f"  Kolommen: {', '.join(answer['preview']['header'][:40])}"
        yield f"  Geef op: {needed}"
