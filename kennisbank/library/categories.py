"""The categories of podcasts that Apple has, with what each is divided into; other apps have them
too. A name that is not one of these is passed over in silence.

https://podcasters.apple.com/support/1691-apple-podcasts-categories
"""

from collections.abc import Collection, Sequence
from difflib import get_close_matches

_LIST = """
Arts: Books, Design, Fashion & Beauty, Food, Performing Arts, Visual Arts
Business: Careers, Entrepreneurship, Investing, Management, Marketing, Non-Profit
Comedy: Comedy Interviews, Improv, Stand-Up
Education: Courses, How To, Language Learning, Self-Improvement
Fiction: Comedy Fiction, Drama, Science Fiction
Government:
Health & Fitness: Alternative Health, Fitness, Medicine, Mental Health, Nutrition, Sexuality
History:
Kids & Family: Education for Kids, Parenting, Pets & Animals, Stories for Kids
Leisure: Animation & Manga, Automotive, Aviation, Crafts, Games, Hobbies, Home & Garden, Video Games
Music: Music Commentary, Music History, Music Interviews
News: Business News, Daily News, Entertainment News, News Commentary, Politics, Sports News, Tech News
Religion & Spirituality: Buddhism, Christianity, Hinduism, Islam, Judaism, Religion, Spirituality
Science: Astronomy, Chemistry, Earth Sciences, Life Sciences, Mathematics, Natural Sciences, Nature, Physics, Social Sciences
Society & Culture: Documentary, Personal Journals, Philosophy, Places & Travel, Relationships
Sports: Baseball, Basketball, Cricket, Fantasy Sports, Football, Golf, Hockey, Rugby, Running, Soccer, Swimming, Tennis, Volleyball, Wilderness, Wrestling
Technology:
True Crime:
TV & Film: After Shows, Film History, Film Interviews, Film Reviews, TV Reviews
"""  # noqa: E501
CATEGORIES = {
    name: within.strip().split(", ") if within.strip() else []
    for name, _, within in (line.partition(":") for line in _LIST.strip().split("\n"))
}


def unknown(given: Sequence[str]) -> tuple[str, str] | None:
    """What is wrong with a category and the parts of it, and what to do; None when nothing is."""
    category, *parts = given
    if category not in CATEGORIES:
        above = [name for name, within in CATEGORIES.items() if category in within]
        if above:
            wrong = f"“{category}” is een onderdeel van {above[0]}"
            return wrong, f"schrijf category: [{above[0]}, {category}]"
        return f"“{category}” is geen categorie van Apple Podcasts", _near(category, CATEGORIES)
    known = CATEGORIES[category]
    for part in parts:
        if part not in known:
            wrong = f"“{part}” is geen onderdeel van {category} bij Apple Podcasts"
            return wrong, _near(part, known) if known else "haal het weg: er zijn er geen"
    return None


def _near(name: str, known: Collection[str]) -> str:
    close = get_close_matches(name, known, n=1)
    return f"bedoelde je {close[0]}?" if close else f"kies uit: {', '.join(known)}"
