"""A calculator in a page, as a test handles it."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from calculators import load
from tests.sites import PREFIX

_ELEMENT = re.compile(r'<kb-rekenhulp id="([^"]+)" slug="([^"]+)"')


def places(site: Path) -> dict[str, tuple[str, str]]:
    """Where each calculator first is: slug → the address of the page, and the id in it."""
    found: dict[str, tuple[str, str]] = {}
    for page in sorted(site.rglob("index.html")):
        address = page.relative_to(site).as_posix().removesuffix("index.html")
        for name, slug in _ELEMENT.findall(page.read_text("utf-8")):
            found.setdefault(slug, (address, name))
    return found


# Marks what the next page takes the place of, and follows a link. Not in the page of a frame, where
# links open beside it.
LEAVE = """address => {
  const left = document.querySelector("[data-md-component=container]");
  if (!left || !document.querySelector(".md-header")) return false;
  left.dataset.left = "";
  const link = document.createElement("a");
  link.href = address;
  left.append(link);
  link.click();
  return true;
}"""


def go(page: Page, address: str) -> None:
    """Go there as by a link: in a page that is open, without loading all of the site anew."""
    here, there = urlsplit(page.url), urlsplit(address)
    root = address[: address.find(PREFIX)] + PREFIX
    if here.path == there.path:  # a link to where one is leads nowhere
        go(page, f"{root}{'begrippen' if there.path.endswith('/over/') else 'over'}/")
    if page.url.startswith(root) and page.evaluate(LEAVE, address):
        page.locator("[data-left]").wait_for(state="detached")
        page.wait_for_load_state()
    else:
        page.goto(address)


class Shown:
    """One calculator in an open page."""

    def __init__(self, page: Page, name: str = "") -> None:
        self.element: Locator = page.locator(f"kb-rekenhulp{name and '#'}{name}").first

    def field(self, name: str) -> Locator:
        return self.element.locator(f'[name="{name}"]:is(input, select)')

    def output(self, name: str) -> Locator:
        return self.element.locator(f'output[name="{name}"]')

    def error(self, name: str) -> Locator:
        return self.element.locator(f'[data-error-for="{name}"]')

    @property
    def status(self) -> Locator:
        return self.element.locator(".kb-status")

    def fill(self, values: dict[str, str]) -> None:
        for name, text in values.items():
            field = self.field(name)
            self.unfold(name)
            if field.evaluate("field => field.localName") == "select":
                field.select_option(text)
            else:
                field.fill(text)

    def unfold(self, name: str) -> None:
        """Open the group that the field is in, as a reader does."""
        group = self.element.locator(f"details.kb-groep:not([open]):has([name={name}]) > summary")
        if group.count():
            group.click()

    def wait(self, state: str = "ready") -> None:
        expect(self.element).to_have_attribute("data-state", state)
        # The pictures too, which come after: what lies below them may still move until then.
        expect(self.element.locator("[aria-busy=true]")).to_have_count(0)

    def texts(self) -> dict[str, list[str]]:
        """Of every output that is shown, its text and its machine number."""
        return dict(
            self.element.locator("output:visible").evaluate_all(
                "all => all.map(each => [each.name, [each.innerText, each.dataset.value]])"
            )
        )


def check_shows(shown: Shown, slug: str, values: dict[str, Any]) -> None:
    """The page shows for these values what Python here answers."""
    result = load(slug).run(values)
    assert result["ok"]
    for name, each in result["outputs"].items():
        expect(shown.output(name)).to_have_text(each["text"] or "–")
        number = shown.output(name).get_attribute("data-value")
        if each["value"] is None:
            assert number == ""
        else:
            assert number and abs(float(number) - each["value"]) <= 1e-12 * abs(each["value"])
        worked = shown.element.locator(f'[data-worked="{name}"]')
        expect(worked.locator(".kb-ingevuld")).to_have_text(each["worked"])
        expect(worked.locator(".kb-formule")).to_have_text(each["formula"])
        if band := each["band"]:
            verdict = shown.element.locator(f'[data-output="{name}"] .kb-oordeel')
            expect(verdict).to_contain_text(f"{band['name']} {band['text']} {band['action']}")
            assert verdict.get_attribute("data-tone") == band["tone"]
    assert set(shown.texts()) == set(result["outputs"])
    guards = shown.element.locator(".kb-let-op li")
    expect(guards).to_have_text(
        [f"{guard['label']}: {guard['text']}" for guard in result["guards"]]
    )
