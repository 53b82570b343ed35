"""What a setting may say, and what it means."""

import re
from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import urljoin, urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

_ON = {"true", "yes", "on", "ja", "aan", "waar", "1"}
_OFF = {"false", "no", "off", "nee", "uit", "onwaar", "0"}
_ADDRESS = re.compile(r"[^\s@<>,;:\"()]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_HOST = re.compile(r"(?:[\w-]+\.)*[\w-]+\.?|\[[0-9a-f:.]+\]", re.IGNORECASE)
_SSH = re.compile(r"(?:ssh://)?git@(?P<host>[\w.-]+)[:/](?P<path>[\w./-]+?)(?:\.git)?/?")
_LOCAL = "http://localhost:8000/"


def _wrong(wrong: str, todo: str) -> PydanticCustomError:
    return PydanticCustomError("mistake", "{wrong}", {"wrong": wrong, "todo": todo})


def _said(value: str) -> str:
    return f"is “{value if len(value) <= 60 else f'{value[:59]}…'}”"


def _text(value: Any) -> str:
    """A line of text; nothing, whatever says that, is the empty one."""
    if value is None or value is False:
        return ""
    if not isinstance(value, str | int | float):
        raise _wrong("is geen tekst", "schrijf er één waarde, tussen aanhalingstekens")
    text = str(value).strip()
    if re.search(r"[\x00-\x1f\x7f]", text):
        raise _wrong("heeft een teken dat niemand ziet", "schrijf het opnieuw, op één regel")
    return text


def _address(value: str, example: str, schemes: tuple[str, ...] = ("https",)) -> str:
    """A full address; the example has its form."""
    write = f"schrijf bijvoorbeeld {example}"
    if not re.match(r"[a-z][a-z0-9+.-]*:", value, re.IGNORECASE) or re.match(
        r"[\w.-]+:\d+(?:/|$)", value
    ):
        plain = value.lstrip("/")
        host = _HOST.fullmatch(re.split(r"[:/?#]", plain)[0])
        whole = f"schrijf {schemes[0]}://{plain}" if host and "." in plain else write
        raise _wrong(f"{_said(value)}, zonder {schemes[0]}://", whole)
    try:
        parts = urlsplit(value)
        port, host_name = parts.port, parts.netloc.rpartition("@")[2]
    except ValueError:
        raise _wrong(f"{_said(value)}, dat is geen adres", write) from None
    if parts.scheme.lower() not in schemes:
        rest = value.partition("://")[2]
        safe = f"schrijf https://{rest}" if parts.scheme.lower() == "http" and rest else write
        raise _wrong(f"{_said(value)}, en moet met {schemes[0]}:// beginnen", safe)
    host_name = host_name.removesuffix(f":{port}") if port else host_name.removesuffix(":")
    if not _HOST.fullmatch(host_name) or re.search(r"\s|[<>\"\\^`{|}]", value):
        raise _wrong(f"{_said(value)}, dat is geen adres", write)
    if "@" in parts.netloc:
        raise _wrong(f"{_said(value)}, met een naam of wachtwoord erin", write)
    return f"{parts.scheme.lower()}://{value.partition('://')[2]}"


def _bare(value: str, what: str) -> str:
    """Without what comes behind a ? or #, which such an address cannot have."""
    short = re.split(r"[?#]", value)[0]
    if short != value:
        raise _wrong(f"{_said(value)}, met een ? of # erin", f"schrijf {what}: {short}")
    return value


def _site_url(value: str) -> str:
    if not value:
        return _LOCAL
    example = "https://www.example.org/kennisbank/"
    whole = _bare(_address(value, example, ("https", "http")), "alleen het adres van de site")
    if re.search(r"\.html?/?$", urlsplit(whole).path, re.IGNORECASE):
        folder = whole.rstrip("/").rpartition("/")[0]
        raise _wrong(f"{_said(value)}, dat is één pagina", f"schrijf {folder}/")
    return whole.rstrip("/") + "/"


def _repo_url(value: str) -> str:
    if not value:
        return ""
    example = "https://github.com/naam/kennisbank"
    if ssh := _SSH.fullmatch(value):
        plain = f"https://{ssh['host']}/{ssh['path']}"
        raise _wrong(f"{_said(value)}, dat opent een browser niet", f"schrijf {plain}")
    if re.fullmatch(r"[\w-]+/[\w.-]+", value):
        plain = f"https://github.com/{value.removesuffix('.git')}"
        raise _wrong(f"{_said(value)}, zonder https://", f"schrijf {plain}")
    whole = _bare(_address(value, example, ("https", "http")), "alleen het adres van de bron")
    return whole.rstrip("/").removesuffix(".git").rstrip("/")


def _edit_uri(value: str) -> str:
    if not value:
        return ""
    example = "schrijf bijvoorbeeld edit/main/docs/"
    if "://" in value:
        return (
            _bare(_address(value, "https://…/edit/main/docs/"), "alleen het adres").rstrip("/")
            + "/"
        )
    if re.search(r"[\s?#\\:<>\"]|(?:^|/)\.\.?(?:/|$)|//", value):
        raise _wrong(f"{_said(value)}, dat is geen pad", example)
    path = value.strip("/")
    if not path:
        raise _wrong(f"{_said(value)}, dat is geen pad", example)
    return f"{path}/"


def _report_url(value: str) -> str:
    if not value:
        return ""
    address = value.removeprefix("mailto:")
    if _ADDRESS.fullmatch(address.partition("?")[0]):
        if address == value:
            raise _wrong(f"{_said(value)}, zonder mailto:", f"schrijf mailto:{value}")
        return value
    return _address(value, "https://example.org/contact of mailto:wie@example.org")


def _focus_session_url(value: str) -> str:
    return _address(value, "https://example.org/afspraak") if value else ""


def _podcast_email(value: str) -> str:
    if value and not _ADDRESS.fullmatch(value):
        found = _ADDRESS.search(value)
        write = found[0] if found else "bijvoorbeeld podcast@example.org"
        raise _wrong(f"{_said(value)}, dat is geen mailadres", f"schrijf {write}")
    return value


def _contact(value: str) -> str:
    bare = value.removeprefix("mailto:")
    if not value or _ADDRESS.fullmatch(bare):
        return bare
    return _address(value, "wie@example.org of https://example.org/contact")


def _offline(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = _text(value).casefold()
    if text in _ON | {""}:
        return True
    if text in _OFF:
        return False
    raise _wrong(f"{_said(text)}, en kan alleen aan of uit", "schrijf true (aan) of false (uit)")


def _of(meaning: Callable[[str], str]) -> BeforeValidator:
    return BeforeValidator(lambda value: meaning(_text(value)))


class Values(BaseModel):
    """The settings, in the order in which they depend on each other."""

    model_config = ConfigDict(extra="forbid", validate_default=False)

    site_name: Annotated[str, _of(str)] = ""
    site_description: Annotated[str, _of(str)] = ""
    site_url: Annotated[str, _of(_site_url)] = _LOCAL
    repo_url: Annotated[str, _of(_repo_url)] = ""
    edit_uri: Annotated[str, _of(_edit_uri)] = ""
    report_url: Annotated[str, _of(_report_url)] = ""
    focus_session_url: Annotated[str, _of(_focus_session_url)] = ""
    owner: Annotated[str, _of(str)] = ""
    owner_contact: Annotated[str, _of(_contact)] = ""
    podcast_owner: Annotated[str, _of(str)] = ""
    podcast_email: Annotated[str, _of(_podcast_email)] = ""
    offline: Annotated[bool, BeforeValidator(_offline)] = True

    @property
    def is_public(self) -> bool:
        """Whether somebody said where the site is on the web."""
        return urlsplit(self.site_url).hostname not in {"localhost", "127.0.0.1"}

    @property
    def podcast_author(self) -> str:
        """Whose podcast it is."""
        return self.podcast_owner or self.site_name

    def at(self, address: str) -> str:
        """An address from the root of the site, as a whole one."""
        return urljoin(self.site_url, address)

    @field_validator("edit_uri")
    @classmethod
    def _beside_its_source(cls, value: str, info: ValidationInfo) -> str:
        if value and info.data.get("repo_url") == "":
            todo = "zet ook REPO_URL, zoals https://github.com/naam/kennisbank"
            raise _wrong("doet niets zolang REPO_URL leeg is", todo)
        return value

    @field_validator("podcast_email")
    @classmethod
    def _beside_its_owner(cls, value: str, info: ValidationInfo) -> str:
        owner = info.data.get("podcast_owner")
        if value and owner == "":
            raise _wrong("doet niets zolang PODCAST_OWNER leeg is", "zet ook van wie de podcast is")
        if owner and not value:
            todo = "zet ook op welk adres Apple en Spotify je schrijven"
            raise _wrong("is leeg, en zonder doet PODCAST_OWNER niets", todo)
        return value
