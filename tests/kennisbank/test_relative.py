"""Addresses in a template are those of MkDocs, worked out once for all pages in a folder."""

from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, pass_context
from mkdocs.utils.templates import url_filter

from kennisbank.relative import relative

PAGES = ["", "a/", "a/b/", "a/bc/", "a/c/", "a/c/d/", "b/", "b.html", "a/b.html", "é/"]
LINKS = [
    *PAGES,
    "#x",
    "a/b/#x",
    "../a/",
    "./a/",
    "/a/b/",
    "b/../a/",
    "https://example.org/",
    "/a/",
    "mailto:a@b.nl",
    "a/b/p.png",
]


def test_every_address_is_the_one_of_mkdocs_whatever_was_asked_before() -> None:
    env = Environment(autoescape=True)
    env.filters |= {"plain": url_filter, "url": relative(url_filter)}
    template = env.from_string("{{ value | plain }}\n{{ value | url }}")
    for url in [*PAGES, None, *reversed(PAGES)]:
        page = SimpleNamespace(url=url) if url is not None else None
        for value in LINKS:
            plain, ours = template.render(page=page, base_url="..", value=value).split("\n")
            assert ours == plain, (url, value)


def test_of_the_pages_in_a_folder_one_is_asked() -> None:
    asked = []

    @pass_context
    def url(context: Any, value: Any) -> str:
        asked.append((context["page"].url, value))
        return str(url_filter(context, value))

    env = Environment(autoescape=True)
    env.filters["url"] = relative(url)
    template = env.from_string("{{ 'a/b/' | url }}")
    shown = [
        template.render(page=SimpleNamespace(url=each), base_url="..")
        for each in ("a/c/", "a/d/", "a/b/", "c/")
    ]
    assert shown == ["../b/", "../b/", "./", "../a/b/"]
    assert [page for page, _ in asked] == ["a/c/", "a/b/", "c/"]
