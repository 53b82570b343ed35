"""The players of the podcast outside the page of their episode.

    <div class="kb-afleveringen"></div>      →  all episodes, each with its player
    <details class="kb-luister" …></details> →  below the first paragraph, with the player in it

The addresses in them count from the root of the site (`kb:`), so they are right in any page.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kennisbank.finish.episodes import Episode

_LIST = re.compile(r'(<div class="kb-afleveringen">)(</div>)')
_FOLDED = re.compile(
    r'\s*<details class="kb-luister" data-van="kb:(?P<of>[^"]*)">(?P<inside>.*?)</details>',
    re.DOTALL,
)
# The title and the paragraph after it. Anything else there, and the player stays where it is.
_OPENING = re.compile(r"<h1\b[^>]*>(?:(?!</h1>).)*</h1>\s*<p>.*?</p>", re.DOTALL)
_TEMPLATE = Environment(
    loader=FileSystemLoader(Path(__file__).parents[1] / "theme" / "components" / "podcast"),
    autoescape=True,
    undefined=StrictUndefined,
).get_template("afleveringen.html")


def with_players(html: str, episodes: Sequence[Episode]) -> str:
    """The page with the players that it asks for, as far as their episodes are there."""
    if "kb-afleveringen" in html:
        shown = _TEMPLATE.render(episodes=episodes)
        html = _LIST.sub(lambda found: f"{found[1]}{shown}{found[2]}", html)
    folded = _FOLDED.search(html) if "kb-luister" in html else None
    if not folded:
        return html
    player = next((each.player for each in episodes if each.address == folded["of"]), "")
    filled = f'\n<details class="kb-luister">{folded["inside"]}{player}\n</details>'
    html = html[: folded.start()] + html[folded.end() :]
    opening = _OPENING.search(html)
    at = opening.end() if opening else folded.start()
    return html[:at] + filled + html[at:]
