"""What pages show of what chance fills in, in two browsers: of a few calculators here, and of all
of them in three browsers by `make verify`.
"""

from playwright.sync_api import Page

from tests.browser.conftest import both
from tests.browser.everywhere import FILL, wrong
from tests.browser.server import Host
from tests.everywhere.vectors import in_page

# Of different shape: optional fields and verdicts; a choice; probabilities, with logarithms.
SLUGS = ("ltv", "retentie", "ab-verschil")


@both
def test_a_page_shows_what_python_answers_of_what_chance_fills_in(page: Page, host: Host) -> None:
    for slug in SLUGS:
        page.goto(f"{host.url}rekenhulpen/{slug}/")
        cases = in_page(slug, 8, 22)
        assert not wrong(slug, cases, page.evaluate(FILL, cases))


def test_what_a_page_shows_otherwise_is_seen(page: Page, host: Host) -> None:
    page.goto(f"{host.url}rekenhulpen/ltv/")
    given = {"orderwaarde": "120", "aankopen_per_jaar": "4", "klantduur": "3"}
    given |= {"brutomarge": "60", "cac": "200"}
    cases = [given, given | {"klantduur": "x"}]
    found = page.evaluate(FILL, cases)
    assert not wrong("ltv", cases, found)
    for kind, one in found[0].items():
        for at in range(len(one)):
            before, one[at] = one[at], [*one[at][:-1], "1"] if isinstance(one[at], list) else "x"
            assert wrong("ltv", cases, found), (kind, before)
            one[at] = before
    found[1]["errors"] = []
    assert wrong("ltv", cases, found)
