"""The players of the podcast, from the front matter of its episodes.

    <p class="kb-aflevering-over"></p>        →  which episode this page is, and of which article
    <kb-podcast></kb-podcast>                 →  its player, with its chapters
    <div class="kb-afleveringen"></div>       →  all episodes, each with its player
    <details class="kb-luister" data-van="…"> →  below the first paragraph, with the player in it

The addresses in them count from the root of the site (`kb:`), so they are right in any page.
"""

from html import escape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from selectolax.lexbor import LexborNode

from kennisbank.finish.pages import Built, append, made
from kennisbank.library import Library
from kennisbank.library.sections import PODCAST

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parents[1] / "theme" / "components" / "podcast"),
    autoescape=True,
    undefined=StrictUndefined,
)
_LIST = _TEMPLATES.get_template("afleveringen.html")
_PLAYER = _TEMPLATES.get_template("speler.html")
_ABOUT = _TEMPLATES.get_template("over.html")


def place(built: Built, library: Library) -> None:
    """Put in the page the players that it asks for, as far as their episodes are there."""
    if own := library.episode_at.get(built.address):
        for element in built.all(".kb-aflevering-over:empty"):
            append(element, _ABOUT.render(episode=own, podcast=PODCAST).strip())
        for element in built.all("kb-podcast:empty"):
            player = _PLAYER.render(episode=own, chapters=own.chapters)
            element.replace_with(made(player.strip())[0])
    for element in built.all(".kb-afleveringen:empty"):
        append(element, _LIST.render(episodes=library.episodes, chapters=()))
    for element in built.all(".kb-luister[data-van]"):
        address = PODCAST.page(element.attributes["data-van"] or "")
        del element.attrs["data-van"]
        append(element, f'<p class="kb-luister-titel"><a href="kb:{escape(address)}"></a></p>')
        if episode := library.episode_at.get(address):
            append(element, _PLAYER.render(episode=episode, chapters=()))
        if opening := _opening(built):
            opening.insert_after(element, move=True)


def _opening(built: Built) -> LexborNode | None:
    """The paragraph below the title; none when something else is there."""
    title = built.tree.css_first("h1")
    following = title.next if title else None
    while following and following.is_text_node and not following.text().strip():
        following = following.next
    return following if following and following.tag == "p" else None
