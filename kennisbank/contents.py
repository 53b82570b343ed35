"""What others made that is in a published site: its version, its licence, and where it is.

The page of licences lists it, and the published site gets the licence texts and a bill of materials
(`finish.contents`), which stops where a file belongs to nobody.
"""

import json
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, NamedTuple

BILL = "sbom.json"
_ROOT = Path(__file__).parents[1]
_TEXTS = Path(__file__).with_name("licences")
_PYODIDE = _ROOT / "node_modules" / "pyodide"
_WASM = ("runtime/*.wasm",)
_PYTHON = (*_WASM, "runtime/*.zip")
_MATERIAL = "mkdocs-material"


class Part(NamedTuple):
    """Of others. `licence` is an SPDX expression, `files` are patterns in the site; a `version`
    that is not known is empty, and so is the `text` of a licence that asks for none to go along.
    """

    name: str
    version: str
    licence: str
    use: str
    address: str
    files: tuple[str, ...]
    package: str = ""  # as a package URL names it
    text: str = ""

    def is_in(self, file: str) -> bool:
        """Whether it is in that file of the site."""
        return any(fnmatch(file, each) for each in self.files)

    @property
    def file(self) -> str:
        """Where the text of its licence is, in the site."""
        return f"licenties/{self.name.lower().replace(' ', '-')}.txt" if self.text else ""


def files() -> set[str]:
    """What a finished site has of them, for a link to it."""
    return {BILL, *(part.file for part in parts() if part.file)}


@cache
def parts() -> tuple[Part, ...]:
    """All of them, what a reader notices most first."""
    pyodide = _of_pyodide("package.json").get("version", "")
    built = _of_pyodide("pyodide-lock.json").get("info", {})
    python = built.get("python", "")
    emscripten = built.get("platform", "").removeprefix("emscripten_").replace("_", ".")
    bundle = ("assets/javascripts/*",)
    return (
        Part(
            "Pyodide", pyodide, "MPL-2.0", "voert Python uit in je browser",
            "https://pyodide.org", ("runtime/*.js", "runtime/*.json", *_WASM),
            f"pkg:npm/pyodide@{pyodide}", _kept("MPL-2.0"),
        ),
        Part(
            "CPython", python, "PSF-2.0", "Python zelf, met een deel van zijn bibliotheek",
            "https://www.python.org", _PYTHON,
            f"pkg:generic/cpython@{python}", _kept("PSF-2.0"),
        ),
        Part(
            "Emscripten", emscripten, "MIT OR NCSA", "maakte er WebAssembly van; met musl (MIT)",
            "https://emscripten.org", _WASM, f"pkg:generic/emscripten@{emscripten}",
        ),
        *_within(
            "zit in Pyodide", ("runtime/*.js",),
            ("error-stack-parser", "MIT", "https://github.com/stacktracejs/error-stack-parser"),
            ("stackframe", "MIT", "https://github.com/stacktracejs/stackframe"),
        ),
        *_within(
            "zit in Emscripten", _WASM,
            ("LLVM", "Apache-2.0 WITH LLVM-exception", "https://llvm.org"),
        ),
        *_within(
            "zit in CPython", _WASM,
            ("zlib", "Zlib", "https://zlib.net"),
            ("bzip2", "bzip2-1.0.6", "https://sourceware.org/bzip2/"),
            ("liblzma", "0BSD", "https://tukaani.org/xz/"),
            ("Zstandard", "BSD-3-Clause", "https://facebook.github.io/zstd/"),
            ("SQLite", "blessing", "https://sqlite.org"),
            ("Expat", "MIT", "https://libexpat.github.io"),
            ("libmpdec", "BSD-2-Clause", "https://www.bytereef.org/mpdecimal/"),
            ("HACL*", "Apache-2.0 OR MIT", "https://hacl-star.github.io"),
            ("libffi", "MIT", "https://sourceware.org/libffi/"),
            ("mimalloc", "MIT", "https://github.com/microsoft/mimalloc"),
        ),
        _python("openpyxl", "MIT", "leest een bestand van Excel", "runtime/*excel*.zip"),
        _python("et_xmlfile", "MIT", "hoort bij openpyxl", "runtime/*excel*.zip"),
        _python(
            "XlsxWriter", "BSD-2-Clause", "schrijft een bestand voor Excel", "runtime/*sheets*.zip",
        ),
        _python(
            "Material for MkDocs", "MIT", "de basis van het uiterlijk", *bundle,
            "assets/stylesheets/*", "assets/images/*", package=_MATERIAL,
        ),
        *_within(
            "hoort bij de basis van het uiterlijk", bundle,
            ("RxJS", "Apache-2.0", "https://rxjs.dev"),
            ("focus-visible", "W3C-20150513", "https://github.com/WICG/focus-visible"),
        ),
        Part(
            "Material Design Icons", "", "Apache-2.0", "een paar pictogrammen in de pagina’s",
            "https://pictogrammers.com", ("*.html", "assets/stylesheets/*"),
        ),
        _python(
            "Pagefind", "MIT", "doorzoekt de site in je browser", "pagefind/*",
            text=_kept("pagefind"),
        ),
        *_within(
            "zit in Pagefind", ("pagefind/*.pagefind",),
            ("bit-set", "Apache-2.0 OR MIT", "https://docs.rs/bit-set/"),
            ("minicbor", "BlueOak-1.0.0", "https://docs.rs/minicbor/"),
            ("pagefind_microjson", "GPL-3.0-only", "https://docs.rs/pagefind_microjson/"),
            ("pagefind_stem", "MIT AND BSD-3-Clause", "https://docs.rs/pagefind_stem/"),
            ("Rust", "MIT OR Apache-2.0", "https://www.rust-lang.org"),
            ("wasm-bindgen", "MIT OR Apache-2.0", "https://docs.rs/wasm-bindgen/"),
            ("write-json", "MIT OR Apache-2.0", "https://docs.rs/write-json/"),
        ),
    )  # fmt: skip


def _of_pyodide(name: str) -> dict[str, Any]:
    """What that file of its package says; nothing where the package is not there. A site is not
    made without it, but its texts are looked over.
    """
    file = _PYODIDE / name
    said: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return said


def _within(use: str, files: tuple[str, ...], *known: tuple[str, str, str]) -> Iterator[Part]:
    """What is in another part, and has its version: the name, licence and address of each."""
    return (Part(name, "", licence, use, address, files) for name, licence, address in known)


def _kept(name: str) -> str:
    return (_TEXTS / f"{name}.txt").read_text("utf-8")


def _python(
    name: str, licence: str, use: str, *files: str, package: str = "", text: str = ""
) -> Part:
    """A package that is installed here; its licence is in it, unless it is given."""
    package = package or name.lower()
    found = distribution(package)
    texts = [each for each in found.files or [] if each.name.upper().startswith("LICEN")]
    said = "\n\n".join(Path(str(each.locate())).read_text("utf-8") for each in texts)
    url = f"pkg:pypi/{package.replace('_', '-')}@{found.version}"
    home = f"https://pypi.org/project/{package}/"
    return Part(name, found.version, licence, use, home, files, url, text or said)
