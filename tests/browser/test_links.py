"""A shared link gives the sender's outcome, or says what is wrong: never another in silence."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from calculators import load
from kennisbank.blocks.version import version
from tests.browser.calculator import Shown, check_shows, go
from tests.browser.conftest import both
from tests.browser.server import Host

MINE = {"orderwaarde": 85.5, "aankopen_per_jaar": 4, "klantduur": 2, "brutomarge": 40, "cac": 60}
TEXTS = {name: str(value).replace(".", ",") for name, value in MINE.items()}


@pytest.fixture
def link(tab: Page, host: Host) -> str:
    """What “Kopieer de link” gives."""
    go(tab, f"{host.url}rekenhulpen/ltv/")
    shown = Shown(tab, "ltv")
    shown.fill(TEXTS)
    shown.wait()
    shown.element.locator(".kb-meenemen summary").click()
    shown.element.get_by_role("button", name="Kopieer de link").click()
    expect(shown.element.locator(".kb-meenemen .kb-gedaan")).to_contain_text("klembord")
    text: str = tab.evaluate("navigator.clipboard.readText()")
    return text


def opened(page: Page, address: str) -> Shown:
    go(page, address)
    shown = Shown(page, "ltv")
    shown.wait()
    return shown


def notice(shown: Shown) -> str:
    place = shown.element.locator(".kb-link")
    return re.sub(r"\s+", " ", place.inner_text()).strip() if place.count() else ""


def query(link: str) -> tuple[str, str]:
    address, _, rest = link.partition("?")
    return address, rest


def mangled(link: str) -> dict[str, str]:
    """The link as mail, chat and editors leave it; each of these can be undone."""
    address, rest = query(link)
    ends = ". , ; : ! ? ) )) ]. > \" ' … ” ’ » %22 %20 ** `".split()
    return {f"ends in {end}": link + end for end in ends} | {
        "&amp;": link.replace("&", "&amp;"),
        "&amp;amp;": link.replace("&", "&amp;amp;"),
        "&#38;": link.replace("&", "&#38;"),
        "&#x26;": link.replace("&", "&#x26;"),
        "&amp": link.replace("&", "&amp"),
        ";": link.replace("&", ";"),
        "%26amp%3B": link.replace("&", "%26amp%3B"),
        "encoded": f"{address}?{quote(rest, safe='')}",
        "encoded twice": f"{address}?{quote(quote(rest, safe=''), safe='')}",
        "encoded three times": f"{address}?{quote(quote(quote(rest, safe=''), safe=''), safe='')}",
        "values encoded twice": link.replace("85.5", "85%252E5"),
        "quoted-printable": link.replace("=", "=3D"),
        "a soft line break": link.replace("klantduur", "klant=%0D%0Aduur"),
        "a line break": link.replace("klantduur", "klant%0D%0Aduur"),
        "a space": link.replace("klantduur=2", "klantduur=%202"),
        "a plus": link.replace("klantduur=2", "klantduur=+2"),
        "an invisible character": link.replace("klantduur", "klant%E2%80%8Bduur"),
        "capitals": link.replace("klantduur", "Klantduur").replace("cac", "CAC"),
        "all in capitals": f"{address}?{rest.upper()}",
        "a stroke before each _": link.replace("_", "\\_"),
        "two question marks": f"{address}??{rest}",
        "tracked": f"{link}&utm_source=mail&fbclid=IwAR0&gclid=1&mc_cid=2&_x_tr_sl=nl&ref=3",
        "tracked in front": f"{address}?utm_source=mail&fbclid=1&{rest}",
        "a parameter of another": f"{link}&session=12345",
        "in another order": f"{address}?{'&'.join(reversed(rest.split('&')))}",
        "twice": f"{link}&{rest}",
        "with a fragment": f"{link}#:~:text=LTV",
    }


READ = """async ([root, names, version, addresses]) => {
    const { read } = await import(`${root}los/rekenhulp/address.js`);
    const here = location.href;
    const found = addresses.map((address) => {
        history.replaceState(null, "", address);
        const { values, damaged, older, twice, unknown } = read([""], names, version);
        return [Object.fromEntries(values), damaged || older || twice.length + unknown.length > 0];
    });
    history.replaceState(null, "", here);
    return found;
}"""


def read(
    page: Page, host: Host, addresses: list[str], slug: str = "ltv"
) -> list[tuple[dict[str, float], bool]]:
    """What a calculator takes from each of these addresses, and whether it has something to say."""
    go(page, f"{host.url}over/")
    calculator = load(slug)
    found: list[tuple[dict[str, float], bool]] = page.evaluate(
        READ, [host.url, list(calculator.inputs), version(calculator), addresses]
    )
    return found


def test_a_link_that_was_mangled_on_its_way_gives_the_outcome_of_the_sender(
    tab: Page, host: Host, link: str
) -> None:
    ways = mangled(link)
    found = read(tab, host, list(ways.values()))
    assert len(found) > 30
    for how, (values, says) in zip(ways, found, strict=True):
        assert (values, says) == (MINE, False), how


def test_a_link_of_which_nothing_can_be_read_says_so(tab: Page, host: Host, link: str) -> None:
    address, rest = query(link)
    lost = [
        f"{address}?{rest.replace('=', '-3D').replace('&', '-26')}",
        f"{address}?{rest.replace('=', '＝')}",
        f"{address}#{rest}",
        f"{address}#?{quote(rest, safe='')}",
    ]
    clear = [f"{address}#versie", f"{address}?van=versies", address]
    found = [(values, says) for values, says in read(tab, host, lost + clear)]
    assert found == [({}, True)] * len(lost) + [({}, False)] * len(clear)


def test_a_link_that_was_cut_is_known_wherever_it_was_cut(tab: Page, host: Host, link: str) -> None:
    address, rest = query(link)
    cuts = [f"{address}?{rest[:end]}" for end in range(len("versie"), len(rest))]
    found = read(tab, host, cuts)
    assert [cut for cut, (_, says) in zip(cuts, found, strict=True) if not says] == []


def test_no_change_of_one_character_gives_other_numbers_in_silence(
    tab: Page, host: Host, link: str
) -> None:
    address, rest = query(link)
    changed = [
        f"{address}?{rest[:at]}{other}{rest[at + 1 :]}"
        for at in range(len(rest))
        for other in ("", "0", "7", "x", ".", "&")
        if rest[at] != other
    ]
    found = read(tab, host, changed)
    assert [
        c for c, (values, says) in zip(changed, found, strict=True) if values != MINE and not says
    ] == []


@both
def test_an_entity_or_a_full_stop_changes_nothing_in_any_browser(
    page: Page, host: Host, link: str
) -> None:
    for address in (link.replace("&", "&amp;") + ").", link + "%22"):
        shown = opened(page, address)
        assert notice(shown) == ""
        check_shows(shown, "ltv", MINE)


def test_a_link_that_was_cut_says_what_is_missing(tab: Page, host: Host, link: str) -> None:
    address, rest = query(link)
    for end in (rest.index("klantduur"), rest.index("brutomarge"), len(rest) - 1):
        shown = opened(tab, f"{address}?{rest[:end]}")
        said = notice(shown)
        assert re.search("niet heel overgekomen|onderweg veranderd", said), rest[:end]
        for name in ("orderwaarde", "aankopen_per_jaar", "klantduur"):
            label = load("ltv").inputs[name].label
            assert (f"“{label}”" in said) == (f"{name}=" not in rest[:end]), rest[:end]


@pytest.mark.parametrize(
    ("before", "after"),
    [("=2&", "=3&"), ("85.5", "85"), ("&klantduur=2", ""), ("cac=60", "cac="), ("versie=", "x=")],
)
def test_a_link_that_is_not_as_it_was_made_says_so(
    tab: Page, host: Host, link: str, before: str, after: str
) -> None:
    assert before in link
    said = notice(opened(tab, link.replace(before, after, 1)))
    assert re.search("niet heel overgekomen|onderweg veranderd", said)


@both
def test_a_link_to_a_formula_that_has_changed_since_says_so(
    page: Page, host: Host, link: str
) -> None:
    now = version(load("ltv"))
    assert f"?versie={now}&" in link
    # As the calculator would have made it then: its sum is over its own version.
    page.goto(f"{host.url}over/")
    older = page.evaluate(
        """async ([root, values]) => {
            const { addressOf } = await import(`${root}los/rekenhulp/address.js`);
            return addressOf(new URL(root), "ltv", "000000", values);
        }""",
        [host.url, MINE],
    )
    shown = opened(page, older)
    assert "formule van deze rekenhulp is veranderd" in notice(shown)
    check_shows(shown, "ltv", MINE)
    shown.fill({"klantduur": "3"})
    page.wait_for_url(f"**versie={now}&**")


OLD = "orderwaarde=85.5&aankopen_per_jaar=4&klantduur=2&brutomarge=40&cac=60"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (OLD, ""),
        (OLD.replace("&", "&amp;"), ""),
        (f"{OLD})", ""),
        (f"{OLD}.", ""),
        (f"{OLD}%22%3E", ""),
        (f"utm_source=x&{OLD}&fbclid=1", ""),
        (f"{OLD}&kortingspercentage=5", "kent in de link niet: “kortingspercentage”"),
        (
            OLD.replace("cac=60", "cac=60&cac=70"),
            "twee getallen voor “CAC (kosten per nieuwe klant)”",
        ),
        (OLD.replace("cac", "CAC"), ""),
    ],
)
def test_a_link_from_before_works_in_silence_where_it_can(
    tab: Page, host: Host, address: str, said: str
) -> None:
    shown = opened(tab, f"{host.url}rekenhulpen/ltv/?{address}")
    check_shows(shown, "ltv", MINE)
    assert said in notice(shown) and bool(said) == bool(notice(shown))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("van=nieuwsbrief", False),
        ("utm_campaign=2026", False),
        ("orderwaarden=200", True),
        ("orderwaarde=200&van=nieuwsbrief", True),
    ],
)
def test_a_name_that_means_nothing_is_reported_where_it_may_be_taken_for_ours(
    tab: Page, host: Host, address: str, said: bool
) -> None:
    go(tab, f"{host.url}rekenhulpen/ltv/?{address}")
    shown = Shown(tab, "ltv")
    shown.wait()
    assert bool(notice(shown)) == said


# What somebody writes in an address of a field for money, for years or for a whole number, and the
# number that it is; or how the message at the field begins.
WRITTEN: dict[tuple[str, str], dict[str, float | str]] = {
    ("ltv", "orderwaarde"): {
        "10.000": "“10,000” kan op meer manieren worden gelezen. Vul in wat je bedoelt: 10 of",
        "10.000,": "“10,000” kan op meer manieren",
        "+10.000)": "“10,000” kan op meer manieren",
        "999.999": "“999,999” kan op meer manieren",
        "10,000": "“10,000” kan op meer manieren",
        "1+000.000": "“1 000.000” kan op meer manieren",
        "1,5": 1.5,
        "1,5.": 1.5,
        "1.5": 1.5,
        "10.50": 10.5,
        "0.125": 0.125,
        "1234.567": 1234.567,
        "1000.000": "“1000,000” kan op meer manieren",
        "10.0000": 10,
        "1.234,50": 1234.5,
        "1.234,50).": 1234.5,
        "1,234.50": 1234.5,
        "1.234.567": 1234567,
        "1+234": 1234,
        "%E2%82%AC+10.000": 10000,
        "10.000+euro": 10000,
        "10k": 10000,
        "1.234k": "“1.234k” kan op meer manieren",
        "1e3": 1000,
        "120%09480": "Hier staan twee waarden.",
        "1%0A234": "Hier staan twee waarden.",
        "12+jaar": "Hier hoort geen “jaar”",
        "0x10": "“0x10” is geen getal",
        "-1.000": "Dit is te laag",
    },
    ("ltv", "klantduur"): {
        "12+jaar": 12,
        "1.500": 1.5,
        "1,500": 1.5,
        "2.000+jaar": "Dit is te hoog",
    },
    ("cac", "nieuwe_klanten"): {
        "1.500": "“1,500” kan op meer manieren worden gelezen. Vul in wat je bedoelt: 1.500.",
        "2.000": "“2,000” kan op meer manieren worden gelezen. Vul in wat je bedoelt: 2 of 2.000.",
        "1.500+klanten": 1500,
        "40+klanten": 40,
        "1,5": "Vul een heel getal in",
    },
    ("roas", "retouren"): {
        "12,5%25": 12.5,
        "12.500": 12.5,
        "%E2%82%AC+5": "Hier hoort geen bedrag",
    },
}


@pytest.mark.parametrize(("slug", "field"), WRITTEN)
def test_a_number_that_somebody_writes_in_an_address_is_read_as_in_a_field_or_asked(
    tab: Page, host: Host, slug: str, field: str
) -> None:
    addresses = [f"{host.url}over/?{field}={text}" for text in WRITTEN[slug, field]]
    defaults = {name: each.default for name, each in load(slug).inputs.items()}
    found = read(tab, host, addresses, slug)
    for (values, _), (text, expected) in zip(found, WRITTEN[slug, field].items(), strict=True):
        result = load(slug).run(defaults | values)
        if isinstance(expected, str):
            assert result["errors"][field].startswith(expected), text
        else:
            assert result["inputs"][field]["value"] == expected, text


# What is kept, or stands in a file of kept numbers that somebody wrote in; and what a field gets.
KEPT = {each: each for each in (10.125, 999.999, 1.5, 1e21, 1e-7, 0.1, "kwartaal", "1,5")} | {
    "10.000": "10,000",  # which is asked
    "1.234,50": "1.234,50",
}


@pytest.mark.parametrize("number", KEPT)
def test_the_numbers_of_a_link_of_our_own_are_exact(
    tab: Page, host: Host, number: float | str
) -> None:
    go(tab, f"{host.url}over/")
    link = tab.evaluate(
        """async ([root, values]) => {
            const { addressOf } = await import(`${root}los/rekenhulp/address.js`);
            return addressOf(new URL(root), "ltv", "3f9a1c", values);
        }""",
        [host.url, {"orderwaarde": number}],
    )
    [(values, _)] = read(tab, host, [link])
    assert values == {"orderwaarde": KEPT[number]}


@both
def test_a_number_with_two_readings_in_an_address_is_asked_at_its_field(
    page: Page, host: Host
) -> None:
    for place in ("rekenhulpen", "insluiten"):
        page.goto(f"{host.url}{place}/ltv/?orderwaarde=10.000&klantduur=1,5")
        shown = Shown(page, "ltv" if place == "rekenhulpen" else "")
        shown.wait()
        expect(shown.error("orderwaarde")).to_contain_text("Vul in wat je bedoelt: 10 of 10.000")
        expect(shown.error("klantduur")).to_be_empty()
        assert shown.texts()["ltv"] == ["–", ""]


def test_no_link_ends_in_an_empty_field(tab: Page, host: Host) -> None:
    go(tab, f"{host.url}rekenhulpen/ltv/")
    shown = Shown(tab, "ltv")
    shown.fill({"orderwaarde": "85"})
    tab.wait_for_url("**&controle=*")
    shown.element.locator(".kb-meenemen summary").click()
    shown.element.get_by_role("button", name="Kopieer de link").click()
    expect(shown.element.locator(".kb-meenemen .kb-gedaan")).to_contain_text("klembord")
    for address in (tab.url, tab.evaluate("navigator.clipboard.readText()")):
        assert re.search(r"&controle=\w{5}$", address)


def test_the_address_of_a_wrong_field_opens_as_it_was_typed(tab: Page, host: Host) -> None:
    go(tab, f"{host.url}rekenhulpen/ltv/")
    shown = Shown(tab, "ltv")
    shown.fill({"orderwaarde": "85"})
    tab.wait_for_url("**orderwaarde=85&**")
    shown.fill({"klantduur": "1.234"})  # too long, in Dutch; a machine reads 1,234 years
    expect(shown.error("klantduur")).to_contain_text("te hoog")
    tab.wait_for_url("**klantduur=%7E1.234&**")
    again = opened(tab, tab.url)
    expect(again.field("klantduur")).to_have_value("1.234")
    expect(again.error("klantduur")).to_contain_text("te hoog")
    assert notice(again) == ""


def test_every_calculator_of_a_page_has_its_own_part_of_the_address(tab: Page, host: Host) -> None:
    go(tab, f"{host.url}artikelen/roi/")
    roi, klant = Shown(tab, "roi"), Shown(tab, "klant-roi")
    roi.fill({"opbrengst": "4000"})
    tab.wait_for_url("**opbrengst=4000&**")
    klant.fill({"ltv": "900"})
    tab.wait_for_url("**klant-roi.ltv=900&**")
    both_of_them = tab.url
    go(tab, both_of_them.replace("klant-roi.ltv=900", "klant-roi.ltv=800"))
    roi.wait()
    klant.wait()
    assert notice(roi) == "" and "onderweg veranderd" in notice(klant)
    # Another calculator may have become the first of the page since.
    go(tab, f"{host.url}artikelen/roi/?roi.opbrengst=4000")
    expect(roi.output("roi")).to_have_text("300%")


def test_what_is_kept_and_what_is_carried_on_say_their_version(page: Page, host: Host) -> None:
    page.goto(f"{host.url}rekenhulpen/cac/")
    shown = Shown(page, "cac")
    shown.wait()
    doors = shown.element.locator(".kb-deur a").all()
    assert doors
    for door in doors:
        address = door.get_attribute("href") or ""
        found = re.search(
            r"rekenhulpen/([a-z-]+)/\?versie=(\w+)&\w+=[\d.]+&controle=\w{5}$", address
        )
        assert found and found[2] == version(load(found[1]))
    shown.element.locator(".kb-meenemen summary").click()
    shown.element.get_by_role("button", name="Bewaar in Mijn cijfers").click()
    expect(shown.element.locator(".kb-meenemen .kb-gedaan")).to_contain_text("Bewaard")
    page.goto(f"{host.url}mijn-cijfers/")
    kept = page.get_by_role("link", name="Open deze berekening").get_attribute("href") or ""
    assert f"?versie={version(load('cac'))}&" in kept
