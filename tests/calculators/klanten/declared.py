"""What is said of files of every kind, in a file for each that shows every change as one line.

`make declared` writes the files of `declared/` again. Look at what changed: it is what a reader is
told of his own customers.
"""

from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from datetime import date, timedelta
from functools import partial
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent
from types import MappingProxyType
from typing import Any, NamedTuple

from calculators.__main__ import main as command
from calculators.klanten import Settings, analyse
from calculators.klanten.example import example
from calculators.klanten.rows import Choices
from calculators.klanten.show import refusal, shown
from tests.calculators.klanten import cdnow
from tests.calculators.klanten.businesses import club, consultancy, shop
from tests.calculators.klanten.formats import FORMATS
from tests.calculators.lines import lines, renew

FOLDER = Path(__file__).with_name("declared")
TODAY = "2026-11-02"
_MOST = 12  # customers of whom all is written


class Case(NamedTuple):
    """A file, how it is asked about, and the same on a terminal; `whole` with all that is drawn."""

    data: Callable[[], bytes]
    asked: Mapping[str, Any] = MappingProxyType({})
    typed: str = ""
    whole: bool = True


def _table(text: str) -> Callable[[], bytes]:
    return dedent(text).strip("\n").encode


_HEAD = "Bestelnummer;Datum;E-mail;Bedrag;Status;Valuta;Terugbetaald\n"


def _daily(number: int, status: Callable[[int], str] = lambda _: "", times: int = 1) -> bytes:
    """So many orders of five customers, a few days apart; all of them that many times."""
    days = [date(2026, 1, 2) + timedelta(days=9 * at) for at in range(number)]
    rows = [
        f"{at};{day};k{at % 5}@a.nl;{10 + at % 7},50;{status(at)};;" for at, day in enumerate(days)
    ]
    return (_HEAD + "\n".join(rows * times)).encode()


CASES = {
    "voorbeeld": Case(example),
    "voorbeeld, 30 dagen stil, per maand": Case(
        example,
        {"quiet_after": 30, "cohort": "month", "today": "2026-10-01"},
        "--dagen 30 --tot 2026-10-01",
    ),
    "voorbeeld, per jaar": Case(example, {"cohort": "year"}),
    "cdnow": Case(cdnow.export, {"today": f"{cdnow.LAST}"}, f"--tot {cdnow.LAST}"),
    "club": Case(lambda: FORMATS["mollie-nl"].write(club(members=60)), {"today": TODAY}),
    "adviesbureau": Case(lambda: FORMATS["xlsx"].write(consultancy()), {"today": TODAY}),
    "een bestelling": Case(_table(f"{_HEAD}1;2026-03-04;a@b.nl;12,50;;;")),
    "een klant": Case(
        _table(f"{_HEAD}1;2026-03-04;A@b.nl;12,50;;;\n2;2026-06-04;a@b.nl ;7,5;;;"),
    ),
    "wat niet meetelt": Case(
        _table("""
            Bestelnummer;Datum;E-mail;Bedrag;Status;Valuta;Terugbetaald
            1;2026-01-02;k0@a.nl;10,00;;;
            2;2026-01-11;k1@a.nl;12,50;;;
            3;2026-01-20;k2@a.nl;0;;;
            4;2026-01-29;k3@a.nl;x;;;
            5;2026-02-07;k4@a.nl;;;;
            6;2026-02-16;k0@a.nl;8712345678906;;;
            7;2026-02-25;k1@a.nl;15,00;;;
            9;2026-02-30;a@a.nl;5,00;;;
            10;;a@a.nl;5,00;;;
            11;1985-01-01;a@a.nl;5,00;;;
            12;2031-01-01;a@a.nl;5,00;;;
            13;2026-01-05;;5,00;;;
            14;2026-01-05;a@a.nl;5,00;geannuleerd;;
            15;2026-01-05;a@a.nl;5,00;mislukt;;
            16;2026-01-05;a@a.nl;5,00;open;;
            17;2026-01-05;a@a.nl;5,00;terugbetaald;;
            18;2026-01-05;b@a.nl;5,00;betaald;USD;
            19;2026-01-05;b@a.nl;5,00;betaald;EUR;2,00
            20;2026-01-06;b@a.nl;5,00;betaald;EUR;5,00
            21;2026-01-07;b@a.nl;-3,00;betaald;EUR;
            22;2026-01-08;b@a.nl;7,00;betaald;EUR;;een;cel
            Bestelnummer;Datum;E-mail;Bedrag;Status;Valuta;Terugbetaald
            ;;;;;;
            Totaal;;;99,00;;;
        """),
        {"today": TODAY},
        f"--tot {TODAY}",
    ),
    "een regel per artikel": Case(
        _table("""
            Order;Datum;E-mail;Totaal;Status
            1;2026-01-01;a@a.nl;30,00;
            1;2026-01-01;a@a.nl;30,00;
            2;2026-02-01;b@a.nl;20,00;
            3;2026-03-01;a@a.nl;15,00;
            3;2026-03-01;a@a.nl;15,00;
            3;2026-03-01;c@a.nl;15,00;
            4;2026-04-01;b@a.nl;12,00;geannuleerd
            4;2026-04-01;b@a.nl;;
        """)
    ),
    "elk artikel zijn prijs": Case(
        _table("""
            Order;Datum;E-mail;Prijs
            1;2026-01-01;a@a.nl;30,00
            1;2026-01-01;a@a.nl;30,00
            2;2026-02-01;b@a.nl;20,00
            2;2026-02-01;b@a.nl;-5,00
            3;2026-03-01;b@a.nl;-20,00
        """)
    ),
    "dubbel geplakt": Case(partial(_daily, 12, times=2)),
    "twintig statussen": Case(partial(_daily, 26, lambda at: f"Soort {at % 20:02}")),
    "eenentwintig statussen": Case(partial(_daily, 26, lambda at: f"Soort {at % 21:02}")),
    "gekozen": Case(
        _table("""
            Wie;Wanneer;Hoeveel;Hoe;Meer
            A;01/02/2026;1.200;Klaar;x
            B;03/04/2026;3.500;Weg;y
            A;05/04/2026;2.100;Klaar;x
        """),
        {
            "columns": {"customer": "Wie", "date": "Wanneer", "amount": "Hoeveel", "status": "Hoe"},
            "mark": ",",
            "day_first": True,
            "statuses": {"Weg": False, "Klaar": True},
        },
        "--kolom klant=Wie --kolom datum=Wanneer --kolom bedrag=Hoeveel --kolom status=Hoe "
        "--decimaal komma --voorop dag --status Weg=nee",
    ),
    "punt of komma": Case(_table("klant;datum;bedrag\nA;2026-01-02;1.200\nB;2026-03-04;3.500")),
    "dag of maand": Case(_table("klant;datum;bedrag\nA;01-02-2026;5,00\nB;03-04-2026;6,00")),
    "beide notaties": Case(
        _table("klant;datum;bedrag\nA;01-02-2026;5,00\nB;03-14-2026;6,00\nC;14-03-2026;6,00")
    ),
    "dollars": Case(
        _table(
            "klant;datum;bedrag\nA;2026-01-02;$ 5.00\nB;2026-03-04;$ 1,234.50\nA;2026-04-05;€ 3"
        ),
        {"currency": "EUR"},
        "--valuta EUR",
    ),
    "kolommen onbekend": Case(_table("a;b;c\n1;2;3\n4;5;6")),
    "zonder kop": Case(_table("a@b.nl;2026-01-02;12,50\nc@d.nl;2026-02-02;7,50")),
    "niets telt mee": Case(
        _table(f"{_HEAD}1;2026-01-05;a@a.nl;5,00;geannuleerd;;\n2;2026-01-05;b@a.nl;0;;;")
    ),
    "leeg": Case(lambda: b""),
    "webpagina": Case(lambda: b"<html></html>"),
    "open aanhalingsteken": Case(lambda: b'klant;datum;bedrag\n"open;2026-01-02;5,00\n'),
}
CASES |= {
    name: Case(partial(each.write, shop(customers=40)), {"today": TODAY}, whole=False)
    for name, each in FORMATS.items()
}


def written(case: Case) -> str:
    """The text of its file."""
    data = case.data()
    answer = analyse(data, **case.asked)
    said = ["answer", *(f"  {each}" for each in lines(_short(answer)))]
    if case.whole:
        html = shown(answer, _settings(case.asked)) if answer["ok"] else refusal(answer)
        said += ["", "page", *(f"  {each}" for each in lines(html))]
        said += ["", "terminal", *(f"  {each}" for each in _printed(data, case.typed))]
    return "\n".join(each.rstrip() for each in said) + "\n"


def _settings(asked: Mapping[str, Any]) -> Settings:
    names = ("columns", "today", "quiet_after", "cohort")
    columns, today, quiet_after, cohort = map(asked.get, names)
    choices = Choices(*map(asked.get, ("mark", "day_first", "currency", "statuses")))
    return Settings(
        columns, date.fromisoformat(today) if today else None, quiet_after, cohort, choices
    )


def _short(answer: dict[str, Any]) -> dict[str, Any]:
    """Without what is the same for each of very many customers, and without how a model was found,
    which has tests of its own.
    """
    found = dict(answer)
    if "customers" in found:
        found["customers"] = found["customers"][:_MOST]
    if "forecast" in found:
        gone = {"parameters", "loglikelihood", "spending"}
        found["forecast"] = {n: each for n, each in found["forecast"].items() if n not in gone}
    return found


def _printed(data: bytes, typed: str) -> list[str]:
    out = StringIO()
    with TemporaryDirectory() as folder, redirect_stdout(out), redirect_stderr(out):
        file = Path(folder) / "orders.csv"
        file.write_bytes(data)
        code = command(["klanten", str(file), *typed.split()])
    return [*out.getvalue().replace("\u00a0", " ").splitlines(), f"({code})"]


def file_of(name: str) -> Path:
    """Where that case is written."""
    return FOLDER / f"{name.replace(', ', '-').replace(' ', '-')}.txt"


def main() -> None:
    """Write all of them again."""
    renew({file_of(name): partial(written, case) for name, case in CASES.items()})


if __name__ == "__main__":
    main()
