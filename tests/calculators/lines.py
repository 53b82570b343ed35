"""An answer as lines of text, so that each thing that changes shows as one line."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

_TAG = re.compile(r"(?=<(?!/))")


def lines(answer: Any, where: str = "") -> Iterator[str]:
    """Every value in a JSON answer, with where it stands; of HTML every tag."""
    if isinstance(answer, dict):
        if where.endswith("]") and not any(isinstance(e, dict | list) for e in answer.values()):
            said = (f"{name} {number(each)}" for name, each in answer.items())
            yield f"{where}: {' | '.join(said)}"
            return
        for name, each in answer.items():
            yield from lines(each, f"{where}.{name}".lstrip("."))
    elif isinstance(answer, list):
        if not any(isinstance(each, dict | list) for each in answer):
            yield f"{where}: {' | '.join(map(number, answer))}"
            return
        for at, each in enumerate(answer):
            yield from lines(each, f"{where}[{at}]")
    elif isinstance(answer, str) and "<" in answer:
        yield f"{where}:"
        yield from (f"  {each.strip()}" for each in _TAG.split(plain(answer)) if each.strip())
    else:
        yield from f"{where}: {number(answer)}".splitlines()


def plain(text: str) -> str:
    """With spaces that can be seen, and whole lines."""
    return re.sub(r"\s*\n\s*", " ", text.replace("\u00a0", " "))


def number(value: Any, digits: int = 4) -> str:
    """Of the last digits of a power another machine may think otherwise; of a choice its name."""
    if isinstance(value, float):
        return f"{value:.{digits}g}"
    return plain(str(getattr(value, "name", value)))


def renew(files: Mapping[Path, Callable[[], str]]) -> None:
    """Write all of them again, and take away those beside them that nothing writes any more."""
    for folder in {each.parent for each in files}:
        folder.mkdir(exist_ok=True)
        for file in set(folder.glob("*.txt")) - files.keys():
            file.unlink()
    for file, text in files.items():
        file.write_text(text(), "utf-8")
