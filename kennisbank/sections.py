"""What JavaScript knows of the kinds of page: `make answers` writes sections.js for it."""

import json
from pathlib import Path

from kennisbank.library.sections import (
    ARTICLES,
    CALCULATORS,
    FIGURES,
    FRAMED,
    GLOSSARY,
    OTHER,
    PODCAST,
    QUESTION,
    QUESTIONS,
    TERM,
    address,
)

FILE = Path(__file__).parent / "theme" / "components" / "shared" / "sections.js"
# In the order in which they are listed.
_KINDS = (
    (ARTICLES.kind, ARTICLES.name, ARTICLES.title),
    (CALCULATORS.kind, CALCULATORS.name, CALCULATORS.title),
    QUESTION,
    TERM,
    (PODCAST.kind, PODCAST.name, PODCAST.title),
    OTHER,
)
_WAYS = (
    (CALCULATORS.back, CALCULATORS.address),
    ("Alle vragen", address(QUESTIONS)),
    ("Alle begrippen", address(GLOSSARY)),
)
_TEXT = """\
// Written by `make answers`, from kennisbank/library/sections.py.

/**
 * What is found, in the order in which it is listed: what one of that kind is called, and all.
 *
 * @type {{Record<string, string[]>}}
 */
export const KINDS = {{
{kinds}
}};

/** Where everything can be found without searching, from the root of the site. */
export const WAYS = [
{ways}
];

/**
 * Where the page of a calculator is, from the root of the site.
 *
 * @param {{string}} slug
 */
export const pageOf = (slug) => `{page}`;

/**
 * Where the page is that other sites show of a calculator, from the root of the site.
 *
 * @param {{string}} slug
 */
export const frameOf = (slug) => `{frame}`;

/** Where somebody finds the figures that he kept, from the root of the site. */
export const FIGURES = {figures};
"""


def written() -> str:
    """The text of sections.js."""
    kinds = (f"  {kind}: {_json((one, all_))}," for kind, one, all_ in _KINDS)
    return _TEXT.format(
        kinds="\n".join(kinds),
        ways="\n".join(f"  {_json(way)}," for way in _WAYS),
        page=CALCULATORS.page("${slug}"),
        frame=address(f"{FRAMED}/${{slug}}"),
        figures=_json(address(FIGURES)),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    FILE.write_text(written(), "utf-8")
