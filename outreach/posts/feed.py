"""Which address to ask for a feed, and what its answer says: an address, then a Response in; a Request, then posts out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import Any
from urllib.parse import urlsplit

from outreach.posts.addresses import FEEDS, label_of
from outreach.posts.entries import Found, read_entries
from outreach.posts.pages import feed_in, is_page
from outreach.posts.web import Request, Response

#: YouTube's feeds answer 404 and 500 in waves; so does no other.
_WAVES = {"www.youtube.com": frozenset({404})}
#: A feed of 10,000 entries has fewer; what has more would keep the parser busy for minutes.
_TAGS = 300_000
#: Attributes of one tag, and namespaces; the time that the parser needs grows with their square.
_ATTRIBUTES, _SPACES = 1000, 10_000
#: A tag that begins something, as far as it goes without a `<`.
_TAG = re.compile(rb"""[^!?/](?:[^>"']|"[^"]*"|'[^']*')*+""")
#: Letters written as the two halves that UTF-16 knows; no such half is a letter.
_HALVES = re.compile(rb"(?:&#(?:[xX][dD][89a-fA-F][0-9a-fA-F]{2}|5[5-7][0-9]{3});)+")
_GONE = frozenset({401, 403, 404, 410})
_NOT_GOOD = {
    401: "asks for a login (401)",
    403: "refuses programs (403)",
    404: "answered 404",
    410: "is gone for good (410)",
    429: "says that it is asked too often (429)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an answer says. Either there is trouble, or a next request, or it was a good answer."""

    posts: tuple[Found, ...] = ()
    #: Nothing changed since the last good answer.
    unchanged: bool = False
    #: Why it is no good answer, to follow the name of the source: `answered 404`.
    trouble: str = ""
    #: The address leads to a page of theirs without a feed.
    no_feed: bool = False
    #: There is nothing at the address, or not for a program: another one may help.
    gone: bool = False
    #: What else may mend it; and that it may go better in a moment.
    hint: str = ""
    passing: bool = False
    #: The feed that a page names.
    next: Request | None = None
    #: For the next conditional request; None where the answer was damaged, so that it is asked for whole again.
    etag: str | None = None
    last_modified: str | None = None
    #: Entries without an address, and those dated after now.
    unlinked: int = 0
    early: int = 0


def ask(url: str, *, etag: str | None = None, last_modified: str | None = None) -> Request:
    """Make the request for a feed, or for a page that may name one."""
    passing = _WAVES.get(urlsplit(url).hostname or "", frozenset())
    return Request(url=url, etag=etag, last_modified=last_modified, passing=passing)


def read(response: Response, *, now: datetime, found_in: str | None = None, platform: str = FEEDS) -> Reading:
    """Read the answer of a feed, or of a page; *found_in* is the page that named this one.

    *platform* is the platform of posts whose address does not tell it. A damaged feed gives what can be saved of it.
    """
    try:
        return _read(response, now, found_in, platform)
    except Exception:  # noqa: BLE001 - whatever strangers write and the parser makes of it, other feeds go on
        return Reading(trouble="is a feed that cannot be read")


def _read(response: Response, now: datetime, found_in: str | None, platform: str) -> Reading:
    if response.status == 304:
        return Reading(unchanged=True)
    if not 200 <= response.status < 300:
        said = _NOT_GOOD.get(response.status, f"answered {response.status}")
        return Reading(trouble=said, gone=response.status in _GONE)
    body = response.body.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not body:
        return Reading(trouble="sent an empty answer")
    if too_much := _too_much(body):
        return Reading(trouble=f"is too large for a feed: {too_much}")
    parsed = _parse(_HALVES.sub(_joined, body), response)
    if not dict.get(parsed, "version"):
        return _page(response, found_in)
    found = read_entries(parsed, url=response.url, platform=_known(platform, response.url), now=now)
    whole = not parsed["bozo"] or isinstance(parsed["bozo_exception"], _harmless())
    return Reading(
        posts=found.posts,
        etag=response.etag if whole else None,
        last_modified=response.last_modified if whole else None,
        unlinked=found.unlinked,
        early=found.early,
    )


def _too_much(body: bytes) -> str:
    """Name what would keep the parser busy for minutes."""
    if body.count(b"<") > _TAGS:
        return f"more than {_TAGS:,} tags"
    if body.count(b"xmlns:") > _SPACES:
        return f"more than {_SPACES:,} namespaces"
    long = (piece for piece in body.split(b"<") if len(piece) > 4 * _ATTRIBUTES)
    tags = (found[0] for piece in long if (found := _TAG.match(piece)))
    return f"more than {_ATTRIBUTES:,} attributes in a tag" if any(_many(tag) for tag in tags) else ""


def _many(tag: bytes) -> bool:
    return tag.count(b"=") > _ATTRIBUTES


def _joined(run: re.Match[bytes]) -> bytes:
    """Join halves that belong together, and leave out those that are alone."""
    numbers = (one.strip(b"&#").lower().replace(b"x", b"0x") for one in run[0].split(b";") if one)
    halves = b"".join(int(one, 0).to_bytes(2, "big") for one in numbers)
    return b"".join(b"&#%d;" % ord(letter) for letter in halves.decode("utf-16-be", "ignore"))


def _known(platform: str, url: str) -> str | None:
    known = platform if platform != FEEDS else label_of(url)
    return None if known == FEEDS else known


def _page(response: Response, found_in: str | None) -> Reading:
    """Look for a feed in what is none; a page that was found in a page is the end."""
    if not is_page(response.body, response.content_type):
        return Reading(trouble="is not a feed")
    found = None if found_in else feed_in(response.body, response.url)
    if found:
        return Reading(next=ask(found))
    return Reading(trouble="is a web page, no feed in it", no_feed=True)


def _parse(body: bytes, response: Response) -> Any:
    """Let feedparser read bytes; the posts' HTML is read by us, so it need not be made safe for a browser."""
    parser = _feedparser()
    said = {"content-type": response.content_type, "content-location": response.url}
    return parser.parse(
        body,
        response_headers={name: value for name, value in said.items() if value},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


@cache
def _feedparser() -> Any:
    """Load feedparser, and spare it what takes it long.

    The search for e-mail addresses in authors takes it 40 seconds for 50 KB of dots; and it joins the same two
    addresses anew for every tag, and copies the flat description of every text as if it had depths.
    """
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415 - it has no types; only fetching needs it
    from feedparser import mixin  # noqa: PLC0415 - as above

    mixin._FeedParserMixin._sync_author_detail = lambda *_: None  # noqa: SLF001 - there is no switch for it
    mixin.make_safe_absolute_uri = lru_cache(maxsize=16)(mixin.make_safe_absolute_uri)
    feedparser.FeedParserDict.__deepcopy__ = lambda self, _: type(self)(self)
    return feedparser


def _harmless() -> tuple[type[Exception], ...]:
    """Name the complaints of feedparser that say nothing of the feed being whole."""
    parser = _feedparser()
    return parser.CharacterEncodingOverride, parser.NonXMLContentType
