"""What turns the docs and the calculators into the site."""

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

import click


def typed(text: str) -> str:
    """The text with its commands as they are typed here: not everyone has this `python`."""
    here = Path(sys.executable)
    if here.is_relative_to(Path.cwd()):
        here = here.relative_to(Path.cwd())
    return text.replace("python -m", f"{shlex.quote(here.as_posix())} -m")


class Stopped(click.ClickException):
    """The site cannot be made; `mistakes` says where, what is wrong and what to do, in Dutch.

    A ClickException, because then MkDocs and ProperDocs end clean: no traceback, exit code 1.
    """

    logged = False  # whether what builds the site has already shown the message itself

    def __init__(self, mistakes: Sequence[str]) -> None:
        self.mistakes = tuple(mistakes)
        # On lines of their own, whatever a program prints before them.
        super().__init__("\n" + "\n".join(self.mistakes))

    def show(self, file: IO[Any] | None = None) -> None:
        """Tell it on the terminal."""
        count = len(self.mistakes)
        found = "1 fout" if count == 1 else f"{count} fouten"
        said = "" if self.logged else self.message
        click.echo(f"{said}\nDe site is niet gemaakt: {found}, zie hierboven.", file=file, err=True)
