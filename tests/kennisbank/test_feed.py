"""The feed of the podcast as its three standards have it: RSS 2.0, Apple's, and Podcasting 2.0.

https://www.rssboard.org/rss-specification, https://help.apple.com/itc/podcasts_connect/,
https://podcasting2.org/docs/podcast-namespace: of each what the feed has.
"""

import json
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from kennisbank.library.categories import CATEGORIES

NAMES = {
    "{http://www.itunes.com/dtds/podcast-1.0.dtd}": "itunes:",
    "{http://www.w3.org/2005/Atom}": "atom:",
    "{https://podcastindex.org/namespace/1.0}": "podcast:",
}
TEXT, WHERE, NUMBER = r"\S(.*\S)?", r"https://[^\s]+", r"[1-9]\d*"
SPEECH = "text/plain|text/html|text/vtt|application/json|application/x-subrip|application/srt"
# Within each: what has to be there once (without a sign), may be (?), may be more often (*), and is
# there at least once (+).
WITHIN = {
    "rss": "channel",
    "channel": "title link description language atom:link itunes:author itunes:owner? "
    "itunes:image itunes:category+ itunes:explicit itunes:type? item+",
    "itunes:owner": "itunes:name itunes:email",
    "itunes:category": "itunes:category*",
    "item": "title link description guid pubDate enclosure itunes:duration itunes:episode? "
    "itunes:episodeType? itunes:explicit? podcast:transcript* podcast:chapters?",
}
# The attributes that each has to have, with what they may be; (?) it may also do without.
ATTRIBUTES = {
    "rss": {"version": r"2\.0"},
    "atom:link": {"rel": "self", "type": r"application/rss\+xml", "href": WHERE},
    "itunes:image": {"href": WHERE},
    "itunes:category": {"text": TEXT},
    "guid": {"isPermaLink": "true|false"},
    "enclosure": {"url": WHERE, "length": NUMBER, "type": r"audio/(mpeg|x-m4a|mp4)"},
    "podcast:transcript": {"url": WHERE, "type": SPEECH, "language?": "nl"},
    "podcast:chapters": {"url": WHERE, "type": r"application/json\+chapters"},
}
# What each says; the others say nothing themselves.
SAYS = {
    **dict.fromkeys("title description guid itunes:author itunes:name".split(), TEXT),
    "link": WHERE,
    "language": r"[a-z]{2}(-[a-z]{2})?",
    "itunes:email": r"[^@\s]+@[^@\s]+\.[a-z]+",
    "itunes:explicit": "true|false",
    "itunes:type": "episodic|serial",
    "itunes:episodeType": "full|trailer|bonus",
    **dict.fromkeys(("itunes:duration", "itunes:episode"), NUMBER),
    "pubDate": r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}",
}


def name(element: Element) -> str:
    found = element.tag
    for space, prefix in NAMES.items():
        found = found.replace(space, prefix)
    return found


def wrong(element: Element) -> list[str]:
    """What is not as the standards say, in that element and all within it."""
    what, found = name(element), Counter(map(name, element))
    allowed = dict(re.findall(r"([\w:]+)([?*+]?)", WITHIN.get(what, "")))
    said = [f"{what}: {each} does not belong in it" for each in found.keys() - allowed.keys()]
    for each, times in allowed.items():
        least, most = times in ("", "+"), 1 if times in ("", "?") else 1_000
        if not least <= found[each] <= most:
            said.append(f"{what}: {found[each]} × {each}")
    known = ATTRIBUTES.get(what, {})
    said += [
        f"{what}: {each} is no attribute of it"
        for each in element.attrib.keys() - {each.rstrip("?") for each in known}
    ]
    for each, pattern in known.items():
        value = element.get(each.rstrip("?"))
        if value is None and each.endswith("?"):
            continue
        if not re.fullmatch(pattern, value or ""):
            said.append(f"{what}: {each} is {value}")
    text = element.text or ""
    if not re.fullmatch(SAYS.get(what, r"\s*"), text, re.DOTALL):
        said.append(f"{what}: says “{text}”")
    return said + [each for child in element for each in wrong(child)]


def test_the_feed_is_as_its_standards_say(site: Path) -> None:
    feed = ElementTree.parse(site / "podcast.xml").getroot()  # noqa: S314 -- our own
    assert wrong(feed) == []
    channel = feed[0]
    for category in (each for each in channel if name(each) == "itunes:category"):
        below = CATEGORIES[category.attrib["text"]]
        assert all(each.attrib["text"] in below for each in category)


def test_the_chapters_are_as_their_standard_says(site: Path) -> None:
    files = sorted(site.glob("podcast/*/hoofdstukken.json"))
    assert len(files) > 5
    for file in files:
        told = json.loads(file.read_text("utf-8"))
        assert told.keys() == {"version", "chapters"} and told["version"] == "1.2.0"
        assert all(each.keys() == {"startTime", "title"} for each in told["chapters"])
        starts = [each["startTime"] for each in told["chapters"]]
        assert starts[0] == 0 and starts == sorted(set(starts))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<language>nl-nl</language>", ""),
        ("<language>nl-nl</language>", "<language>Nederlands</language>"),
        ('version="2.0"', 'version="1.0"'),
        ("</channel>", "<ttl></ttl></channel>"),
        ('isPermaLink="false"', 'isPermaLink="nee"'),
        ('isPermaLink="false"', 'permalink="false"'),
        (' type="audio/mpeg"', ""),
        ("<itunes:explicit>false", "<itunes:explicit>no"),
        ("</itunes:author>", "</itunes:author><itunes:author>b</itunes:author>"),
        ("<rss ", "<rss lang='nl' "),
    ],
)
def test_what_is_not_as_they_say_is_seen(site: Path, before: str, after: str) -> None:
    text = (site / "podcast.xml").read_text("utf-8")
    assert before in text
    broken = ElementTree.fromstring(text.replace(before, after, 1))  # noqa: S314 -- our own
    assert wrong(broken)
