"""The picture that an app shows with a link: 1200 by 630, with the question of the page on it.

Drawn while the site is made, with a letter that the project has itself; nothing is fetched.
"""

from collections.abc import Iterable, Iterator
from functools import cache, partial
from io import BytesIO
from pathlib import Path

import PIL
from PIL import Image, ImageColor, ImageDraw, ImageFont

from kennisbank.cache import cached
from kennisbank.colours import FILE, colours
from kennisbank.finish.described import PICTURES, Described
from kennisbank.settings.values import Values

_LETTER = Path(__file__).with_name("figtree.woff2")
# What draws it is part of what it looks like.
_MEANS = Path(__file__).read_bytes() + _LETTER.read_bytes() + PIL.__version__.encode()
_MEANS += FILE.read_bytes()
_SIZE = (1200, 630)
_COLOURS = colours()
_GROUND, _WHITE, _SUN, _SOFT = (_COLOURS[each] for each in ("held", "card", "sun", "held-ink"))
_MARGIN = 84


def write(pages: Iterable[Described], values: Values, target: Path) -> None:
    """A picture for every page that is one of a kind, and one for all others."""
    (target / PICTURES).mkdir(parents=True, exist_ok=True)
    drawn = {each.picture: each for each in pages}
    for each in drawn.values():
        section = each.page.section if each.page.is_item else None
        title = each.heading if section else "Wat is een klant waard?"
        shown = (title, section.name if section else "", values.site_name)
        key = "\n".join(shown).encode() + _MEANS
        picture = cached("pictures", key, partial(_file, *shown), most=300 + len(drawn))
        (target / each.picture).write_bytes(picture)


def _file(title: str, kind: str, site: str) -> bytes:
    """Few bytes, without a difference that shows."""
    file = BytesIO()
    small = _drawn(title, kind, site).quantize(palette=_palette(), dither=Image.Dither.NONE)
    small.save(file, "PNG", compress_level=8)  # the last percents take twice the time
    return file.getvalue()


def _drawn(title: str, kind: str, site: str) -> Image.Image:
    picture = Image.new("RGB", _SIZE, _GROUND)
    pen = ImageDraw.Draw(picture)
    _customers(pen)
    if kind:
        pen.text((_MARGIN, 86), kind.upper(), _SUN, _letter(28, 700))
    size, lines = next(_fitting(title))
    top = 138 if kind else 96
    pen.multiline_text((_MARGIN, top), "\n".join(lines), _WHITE, _letter(size, 800), spacing=10)
    pen.text((_MARGIN, 524), site, _SOFT, _letter(34, 600))
    return picture


def _fitting(title: str) -> Iterator[tuple[int, list[str]]]:
    """The letters that have the title in three lines beside the drawing; else the smallest."""
    for size in (88, 78, 68, 58, 50):
        lines = _lines(title, size)
        if len(lines) <= 3 or size == 50:
            yield size, lines


def _lines(title: str, size: int) -> list[str]:
    letter, lines = _letter(size, 800), [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and letter.getlength(longer) > 860:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _customers(pen: ImageDraw.ImageDraw) -> None:
    """Three customers, the last worth most: the mark of the site, large, from the lower edge."""
    for x, top, colour in (
        (915, 470, _lighter(0.15)),
        (1020, 380, _lighter(0.4)),
        (1125, 250, _SUN),
    ):
        pen.ellipse((x - 36, top - 92, x + 36, top - 20), colour)
        pen.rounded_rectangle((x - 31, top, x + 31, 700), 31, colour)


def _lighter(share: float, colour: str = _WHITE) -> str:
    """The ground, with that share of a colour in it."""
    ground, other = ImageColor.getrgb(_GROUND), ImageColor.getrgb(colour)
    mixed = (round(low + (high - low) * share) for low, high in zip(ground, other, strict=True))
    return "#" + "".join(f"{each:02x}" for each in mixed)


@cache
def _palette() -> Image.Image:
    """The colours of the drawing, and between each and the ground those of a soft edge: to look
    for the best ones in every picture takes ten times as long as to draw it.
    """
    picture = Image.new("P", (1, 1))
    colours = [_WHITE, _SUN, _SOFT, _lighter(0.15), _lighter(0.4)]
    mixed = [_GROUND, *(_lighter(share / 6, each) for each in colours for share in range(1, 7))]
    picture.putpalette([part for each in mixed for part in ImageColor.getrgb(each)])
    return picture


@cache
def _letter(size: int, weight: int) -> ImageFont.FreeTypeFont:
    letter = ImageFont.truetype(_LETTER, size)
    letter.set_variation_by_axes([weight])
    return letter
