"""The site from the command line: `python -m kennisbank build`."""

import argparse
import errno
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from kennisbank import Stopped, typed

HELP = """\
python -m kennisbank serve          toon de site hier, en opnieuw na elke wijziging
python -m kennisbank build          maak de site, in de map site
python -m kennisbank build --with properdocs|zensical     hetzelfde, met een andere bouwer
python -m kennisbank check [WAT]    kijk de teksten na, of dit bestand of deze map, zonder bouwen
python -m kennisbank new SOORT NAAM    begin een artikel, aflevering of rekenhulp
python -m kennisbank finish MAP [NAAR]  maak af wat iets anders dan MkDocs heeft gebouwd, in die map
                                    zelf of in een andere
python -m kennisbank keep WAAR      bewaar naast de nieuwe site de bestanden van de vorige
python -m kennisbank audio [NAAM]   lees de afleveringen van de podcast voor met een computerstem,
                                    waar nog geen geluid is; met --opnieuw ook waar zij al stond
python -m kennisbank runtime        toon waaruit de Python van de pagina's bestaat, naast Pyodide

Wat je achter serve of build zet, gaat naar MkDocs: serve --dev-addr localhost:9000
"""


def main(arguments: list[str]) -> int:  # noqa: C901, PLR0911 -- one for each command
    """The exit code: 0 done, 1 stopped by a mistake in the site, 2 not understood."""
    match arguments:
        case [] | ["-h" | "--help"]:
            print(typed(HELP), end="")
            return 0
        case ["build", "--with", builder, *rest] if builder != "mkdocs":
            from kennisbank.build import build_with

            return build_with(builder, rest)
        case ["build", "--with", _, *rest]:
            return _mkdocs("build", "--strict", *rest)
        case ["build", *rest]:
            return _mkdocs("build", "--strict", *rest)
        case ["serve", *rest]:
            return _serve(rest)
        case ["check", *rest]:
            from kennisbank.check import main as check

            return check(rest)
        case ["new", *rest]:
            from kennisbank.new import main as new

            return new(rest)
        case ["finish", folder, *target] if len(target) < 2:
            return _show(lambda: _finish(Path(folder), Path(*target or [folder])))
        case ["keep", *rest]:
            from kennisbank.keep import main as keep

            return keep(rest)
        case ["runtime"]:
            from kennisbank.runtime import told

            return _show(lambda: [told()])
        case ["runtime", "--profile", *chromium]:
            from kennisbank.runtime.profile import renew

            return _show(lambda: [renew(chromium[0] if chromium else None)])
        case ["audio", *rest]:
            from kennisbank.audio import main as audio

            return audio(rest)
    print(f"Dit ken ik niet: {' '.join(arguments)}\n\n{typed(HELP)}", end="", file=sys.stderr)
    return 2


def _show(lines: Callable[[], Iterable[str]]) -> int:
    try:
        print(*lines(), sep="\n")
    except Stopped as error:
        error.show()
        return 1
    return 0


def _finish(built: Path, target: Path) -> list[str]:
    """What the owner still has to set, once the site is there."""
    from kennisbank.check import stopping
    from kennisbank.check.site import Site
    from kennisbank.finish import finish

    site = Site(Path.cwd() / "docs")
    return [*map(str, stopping(site)), *finish(built, target, site)]


def _serve(rest: list[str]) -> int:
    """What can be served is served: a mistake stands in the page."""
    from kennisbank.preview import free, install

    told = argparse.ArgumentParser(add_help=False)
    told.add_argument("-a", "--dev-addr", default="localhost:8000")
    given, others = told.parse_known_args(rest)
    install()
    while True:
        address = free(given.dev_addr)
        try:
            return _mkdocs("serve", "--no-strict", "--dev-addr", address, *others)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            # Another one that began at the same moment has it now.


def _mkdocs(*arguments: str) -> int:
    from mkdocs.__main__ import cli

    from kennisbank.settings.builder import read

    try:
        read(Path.cwd())
    except Stopped as error:
        error.show()
        return 1
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        cli.main(args=list(arguments), prog_name=typed("python -m kennisbank"))
    except SystemExit as stopped:
        return stopped.code if isinstance(stopped.code, int) else 1
    return 0


if __name__ == "__main__":
    from calculators.__main__ import piped

    sys.exit(piped(lambda: main(sys.argv[1:])))
