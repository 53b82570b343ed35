"""What the front matter of a page may say, and says."""

import re
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Any, Literal, NamedTuple

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from kennisbank.library import categories
from kennisbank.library.sections import ARTICLES, PODCAST

# The one in C, where it is there: it takes a tenth of the time.
LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?P<front>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)


def _past(day: date) -> date:
    if day > date.today():
        raise _mistake(*_FUTURE)
    return day


_FUTURE = ("deze datum ligt in de toekomst", "vul de dag in waarop het klaar is")


def _mistake(wrong: str, todo: str, field: str = "") -> PydanticCustomError:
    context = {"wrong": wrong, "todo": todo, "field": field}
    return PydanticCustomError("mistake", "{wrong}", context)


Day = Annotated[date, AfterValidator(_past)]
Time = int | Annotated[str, Field(pattern=r"^\d+:\d\d:\d\d$")]  # YAML reads 0:02:45 as 165
Link = Annotated[str, Field(pattern=r"^https://\S+$")]


class Front(BaseModel):
    """What every page says of itself."""

    model_config = ConfigDict(extra="forbid", strict=True)

    title: str = Field(min_length=1)
    description: str = Field(min_length=120, max_length=160)
    hide: list[Literal["navigation", "toc", "footer"]] = []
    template: str = "main.html"


class _Dated(Front):
    published: Day
    reviewed: Day

    @model_validator(mode="after")
    def _in_order(self) -> "_Dated":
        if self.published > self.reviewed:
            todo = "zet bij “reviewed” de laatste dag waarop iemand de hele tekst heeft nagekeken"
            raise _mistake("“published” is later dan “reviewed”", todo, "published")
        return self


class ArticleFront(_Dated):
    """An article: `docs/artikelen/….md`."""

    topic: str = Field(pattern=r"^[a-z][a-z-]*$")
    podcast: str = ""
    order: int | None = Field(default=None, ge=1)  # its place in the menu; without: at the end
    related: list[str] = Field(min_length=1)
    changes: list[str] = []  # what a reader of before finds changed, the newest first

    @field_validator("changes", mode="before")
    @classmethod
    def _a_line_is_text(cls, said: Any) -> Any:
        if isinstance(said, list) and any(isinstance(each, dict) for each in said):
            todo = 'zet die regel tussen aanhalingstekens: - "2026-12-01 Wat er anders is."'
            raise _mistake("in een regel van “changes” staat een dubbele punt", todo, "changes")
        return said

    @model_validator(mode="after")
    def _changes_are_of_a_day(self) -> "ArticleFront":
        days = [_changed(each) for each in self.changes]
        if days != sorted(days, reverse=True):
            todo = "zet de nieuwste bovenaan"
            raise _mistake("“changes” staat niet op volgorde", todo, "changes")
        if days and days[-1] < self.published:
            wrong = f"“changes” noemt {days[-1]}, en dat is vóór “published”"
            raise _mistake(wrong, "een lezer zag alleen wat daarna veranderde", "changes")
        return self


def _changed(line: str) -> date:
    """The day with which it begins."""
    day, _, what = line.partition(" ")
    try:
        found = date.fromisoformat(day) if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None
    except ValueError:
        found = None
    if not found or not what.strip():
        wrong = f"“{_short(line)}” is geen dag met wat er veranderde"
        raise _mistake(wrong, "schrijf - 2026-12-01 Wat er anders is.", "changes")
    if found > date.today():
        raise _mistake(*_FUTURE, "changes")
    return found


class EpisodeFront(_Dated):
    """An episode of the podcast: `docs/podcast/….md`."""

    number: int = Field(ge=1)
    audio: str = Field(min_length=1)
    duration: Time
    bytes: int | None = Field(default=None, ge=1)
    voice: str = ""
    article: str = ""
    # When each of its headings begins, and the end: of another sound they would end elsewhere.
    chapters: list[Time] = []
    links: dict[str, Link] = {}

    @model_validator(mode="after")
    def _sound_elsewhere_has_a_size(self) -> "EpisodeFront":
        if "://" in self.audio and self.bytes is None:
            todo = "zet erbij hoe groot het geluid is, zoals: bytes: 1234567"
            raise _mistake("“bytes” ontbreekt bij geluid dat elders staat", todo, "audio")
        return self

    @property
    def seconds(self) -> int:
        """How long it takes to listen to."""
        return _seconds(self.duration)

    @property
    def bounds(self) -> list[int]:
        """The second in which each chapter begins, and the end."""
        return [_seconds(each) for each in self.chapters]


class ShowFront(Front):
    """The podcast itself: `docs/podcast/index.md`."""

    cover: str = Field(min_length=1)
    category: list[str] = Field(min_length=1)
    explicit: bool = False
    links: dict[str, Link] = {}

    @field_validator("category")
    @classmethod
    def _apps_know_it(cls, said: list[str]) -> list[str]:
        if wrong := categories.unknown(said):
            raise _mistake(*wrong)
        return said


def _seconds(time: int | str) -> int:
    if isinstance(time, int):
        return time
    hours, minutes, seconds = map(int, time.split(":"))
    return hours * 3600 + minutes * 60 + seconds


class Fault(NamedTuple):
    """One mistake in front matter; the field is empty when it is about the whole."""

    field: str
    wrong: str
    todo: str


def schema(page: str) -> type[Front]:
    """The model for a page, by its path in the docs."""
    match page.split("/"):
        case [ARTICLES.folder, _]:
            return ArticleFront
        case [PODCAST.folder, "index.md"]:
            return ShowFront
        case [PODCAST.folder, _]:
            return EpisodeFront
    return Front


def faults(page: str, front: dict[str, Any]) -> list[Fault]:
    """What is wrong with the front matter of that page; nothing when it is as it should be."""
    model = schema(page)
    try:
        TypeAdapter(model).validate_python(front)
    except ValidationError as error:
        # Of a value that may be one of two things only the first complaint.
        found = {str((each["loc"] or ("",))[0]): each for each in reversed(error.errors())}
        return [_fault(name, each, model) for name, each in reversed(found.items())]
    return []


_EXAMPLES = {
    "title": 'title: "LTV berekenen"',
    "description": 'description: "Waar de pagina over gaat, in 120 tot 160 tekens."',
    "published": "published: 2026-11-24",
    "reviewed": "reviewed: 2026-11-24",
    "topic": "topic: klantwaarde",
    "order": "order: 20",
    "related": "related: [ltv.md, roi.md]",
    "number": "number: 4",
    "audio": "audio: ltv.mp3",
    "duration": "duration: 0:02:45",
    "chapters": "chapters: [0:00:00, 0:00:31, 0:01:58, 0:02:45]",
    "bytes": "bytes: 1234567",
    "links": "links: {Spotify: https://…}",
    "cover": "cover: omslag.png",
    "category": "category: [Business, Entrepreneurship]",
    "hide": "hide: [toc]",
    "changes": "een regel changes: en daaronder - 2026-12-01 Wat er anders is.",
}


# What an editor calls a field, or a site that he knows does.
_ELSEWHERE = {
    "titel": "title", "kop": "title", "omschrijving": "description", "beschrijving": "description",
    "samenvatting": "description", "summary": "description", "excerpt": "description",
    "datum": "published", "date": "published", "gepubliceerd": "published", "pubdate": "published",
    "nagekeken": "reviewed", "herzien": "reviewed", "updated": "reviewed", "lastmod": "reviewed",
    "bijgewerkt": "reviewed", "onderwerp": "topic", "category": "topic", "categorie": "topic",
    "volgorde": "order", "weight": "order", "verwant": "related", "gerelateerd": "related",
    "nummer": "number", "duur": "duration", "geluid": "audio", "stem": "voice",
    "artikel": "article", "aflevering": "podcast", "hoofdstukken": "chapters",
    "wijzigingen": "changes", "changelog": "changes", "veranderd": "changes",
}  # fmt: skip


def _fault(name: str, error: ErrorDetails, model: type[Front]) -> Fault:
    kind, given = error["type"], error["input"]
    example = f"schrijf bijvoorbeeld {_EXAMPLES.get(name, f'{name}: …')}"
    if kind == "mistake":
        return Fault(name or error["ctx"]["field"], error["ctx"]["wrong"], error["ctx"]["todo"])
    if kind == "missing":
        return Fault(name, f"“{name}” ontbreekt", example)
    if kind == "extra_forbidden":
        close = get_close_matches(name, model.model_fields)
        meant = _ELSEWHERE.get(name.lower(), "")
        close = [meant] if meant in model.model_fields else close
        known = ", ".join(model.model_fields)
        hint = f"bedoelde je “{close[0]}”?" if close else f"haal het weg; dit mag wel: {known}"
        return Fault(name, f"“{name}” bestaat hier niet", hint)
    if kind in {"string_too_short", "string_too_long"} and given:
        length = len(str(given))
        limits = "120 tot 160" if name == "description" else "genoeg"
        return Fault(name, f"“{name}” is {length} tekens lang", f"maak er {limits} tekens van")
    if given in (None, "", []):
        return Fault(name, f"“{name}” is leeg", example)
    return Fault(name, f"“{name}” kan niet “{_short(given)}” zijn", example)


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 40 else f"{text[:39]}…"


def split(text: str) -> tuple[str, str]:
    """The front matter, and the text below it; the first is empty when there is none."""
    match = _FRONT_MATTER.match(text)
    return (match["front"], text[match.end() :]) if match else ("", text)


def parsed(front: str) -> dict[str, Any]:
    """What the front matter says; ValueError when it is no YAML that a page can have."""
    try:
        said = yaml.load(front, LOADER)  # noqa: S506 -- a safe one
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from error
    if not isinstance(said, dict):
        raise ValueError("no mapping")
    return said
