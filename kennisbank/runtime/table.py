"""What the runtime is made of, beside stock Pyodide: `python -m kennisbank runtime`."""

import gzip
import io
import zipfile

# What each file is here, and in the package; a host sends all but a zip compressed.
_ROWS = (
    ("pyodide.core.wasm", "pyodide.asm.wasm"),
    ("pyodide.js", "pyodide.mjs"),
    ("pyodide.asm.js", "pyodide.asm.mjs"),
    ("python_stdlib.wasm", "python_stdlib.zip"),
    ("pyodide-lock.json", "pyodide-lock.json"),
)


_WHOLE = "pyodide.asm.wasm"
_LIST = "modules.txt"  # in a library that is one piece: what is in it


def table(path: str, ours: dict[str, bytes], stock: dict[str, bytes]) -> str:
    """Every file, as it is and as it is sent, in kB."""
    head = f"{'kB':<20}{'hier':>9}{'gzip':>9}{'standaard':>12}{'gzip':>9}"
    lines = [path, "", head]
    sums = [0, 0, 0, 0]
    for name, other in _ROWS:
        sizes = [*_sizes(name, ours[name]), *_sizes(other, stock[other])]
        sums = [total + size for total, size in zip(sums, sizes, strict=True)]
        lines.append(_line(name, sizes))
    lines += [
        _line("samen", sums),
        "",
        _whole(ours),
        "",
        f"Python-modules in de zip: {_modules(ours)}",
    ]
    return "\n".join(lines) + f", standaard {_modules(stock)}"


def _whole(ours: dict[str, bytes]) -> str:
    size, sent = (f"{size / 1000:,.0f}".replace(",", ".") for size in _sizes("", ours[_WHOLE]))
    return (
        f"Mist de kern een functie, dan komt {_WHOLE} ervoor in de plaats: {size} kB, gzip {sent}"
    )


def _sizes(name: str, data: bytes) -> tuple[int, int]:
    sent = data if name.endswith(".zip") else gzip.compress(data, 9)
    return len(data), len(sent)


def _line(name: str, sizes: list[int]) -> str:
    ours, squeezed, stock, other = (f"{size / 1000:,.0f}".replace(",", ".") for size in sizes)
    return f"{name:<20}{ours:>9}{squeezed:>9}{stock:>12}{other:>9}"


def _modules(files: dict[str, bytes]) -> int:
    library = next(data for name, data in files.items() if name.startswith("python_stdlib"))
    archive = zipfile.ZipFile(io.BytesIO(library))
    names = archive.namelist()
    if _LIST in names:
        names = archive.read(_LIST).decode().split()
    return sum(name.endswith((".py", ".pyc")) for name in names)
