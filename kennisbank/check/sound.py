"""The sound of an episode."""

from collections.abc import Iterator

from pydantic import ValidationError

from kennisbank.audio.sound import complaint
from kennisbank.check.site import Site
from kennisbank.library.front import EpisodeFront, schema
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page


def sound(page: Page, site: Site) -> Iterator[Mistake]:
    """It is there, is what its name says, and takes as long as the front matter tells."""
    if schema(page.name) is not EpisodeFront:
        return
    number = page.front.get("number")
    for other in site.pages:
        same = schema(other.name) is EpisodeFront and other.front.get("number") == number
        if same and number is not None and other.name < page.name:
            wrong = f"{other.where} heeft ook nummer {number}"
            yield page.mistake(page.at("number"), wrong, "geef elke aflevering een eigen nummer")
    try:
        front = EpisodeFront.model_validate(page.front)
    except ValidationError:
        return
    if said := complaint(page.path.parent / front.audio, front.audio, front.seconds):
        field = "duration" if "duration" in said[0] else "audio"
        yield page.mistake(page.at(field), *said)
