"""Entries of a feed as feedparser reads them in; posts with their numbers, newest first, out."""

from __future__ import annotations

import re
from calendar import timegm
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from outreach.errors import InputError
from outreach.posts import dates
from outreach.posts.post import Post
from outreach.posts.urls import canonical, post_at
from outreach.text import clean, html

#: Posts of one feed that are kept, and characters of one text.
NEWEST, _TEXT, _TITLE = 50, 10_000, 500
#: By so much a clock may be ahead of ours.
_AHEAD = timedelta(minutes=10)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PART_OF_DAY = re.compile(r"\d{4}(?:-\d\d)?")
_REPOST = re.compile(r"RT (?:by )?@\w|♻", re.IGNORECASE)
_REPLY = re.compile(r"(?:Re|RE|Ynt|YNT|Yan|AW|SV): \S|R to @\w")
_TO_SOMEBODY = re.compile(r"@\w")
#: How Tumblr marks the words of somebody else.
_REBLOG = 'class="tumblr_blog"'
_SHARE = "http://activitystrea.ms/schema/1.0/share"


class _When(NamedTuple):
    """The moment of publishing, or the day alone."""

    moment: datetime | None
    day: date | None


@dataclass(frozen=True, slots=True)
class Found:
    """A post of a feed, and its numbers at that moment: `views`, `likes`, `comments`."""

    post: Post
    numbers: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entries:
    """What a feed holds."""

    posts: tuple[Found, ...]
    #: Entries without an address that others can open.
    unlinked: int = 0
    #: Entries dated after now: announced, not published.
    early: int = 0


def read_entries(parsed: Mapping[str, Any], *, url: str, platform: str | None, now: datetime) -> Entries:
    """Turn what feedparser made of the feed at *url* into posts, the newest `NEWEST` of them, each once.

    What leads to another site than its neighbours and the feed do, or is of another channel, is somebody else's: a repost.
    """
    site, channel = _plain(parsed["feed"].get("link")), _channel(parsed["feed"])
    kept: dict[str, Found] = {}
    unlinked = early = 0
    for when, entry in sorted(((_when(one, now), one) for one in parsed["entries"]), key=_age):
        if _early(when, now):
            early += 1
        elif len(kept) == NEWEST:
            break
        elif (post := _linked(entry, site)) is None:
            unlinked += 1
        else:
            kept.setdefault(post.canonical_url, _found(entry, post, when, platform, channel))
    own = {_host(_plain(url)), _host(site)} | _usual(kept)
    marked = (
        one if _host(url) in own else replace(one, post=replace(one.post, repost=True))
        for url, one in kept.items()
    )
    return Entries(tuple(marked), unlinked=unlinked, early=early)


def _found(entry: Any, post: Post, when: _When, platform: str | None, channel: str) -> Found:
    title, text = _title(entry), _text(entry)
    words = title or text or ""
    again = _REPOST.match(words) or _REBLOG in str(entry.get("summary", "")) or _of_others(entry, channel)
    post = replace(
        post,
        platform=post.platform or platform,
        title=title,
        text=text,
        published_at=when.moment,
        published=when.day,
        repost=bool(again) or entry.get("activity_verb") == _SHARE,
        reply=post.platform != "youtube" and bool(_REPLY.match(title or "") or _replies(entry, title, text)),
    )
    return Found(post, _numbers(entry))


def _channel(feed: Any) -> str:
    """Give the number of the YouTube channel whose feed it is; in feeds of channels it lacks its `UC`."""
    return feed.get("yt_channelid") or _plain(feed.get("link")).rpartition("/channel/")[2]


def _of_others(entry: Any, channel: str) -> bool:
    """Say whether a video is of another channel than the feed."""
    return entry.get("yt_channelid", channel) not in (channel, f"UC{channel}")


def _replies(entry: Any, title: str | None, text: str | None) -> bool:
    """Say whether it is marked as an answer (RFC 4685), or is a short post that begins with a name."""
    return "thr_in-reply-to" in entry or bool(title is None and _TO_SOMEBODY.match(text or ""))


def _linked(entry: Any, site: str) -> Post | None:
    """Find the entry's own address: not a wrapper that counts clicks, and not the front page for every entry."""
    for address in _addresses(entry):
        try:
            post = post_at(address)
        except InputError:
            continue
        if post.canonical_url != site:
            return post
    return None


def _addresses(entry: Any) -> Iterator[str]:
    yield from filter(None, (entry.get("feedburner_origlink"), entry.get("link")))
    name = entry.get("id", "")
    if name.startswith(("http://", "https://")):
        yield name
    yield from (one["href"] for one in entry.get("enclosures", ()) if one.get("href"))


def _title(entry: Any) -> str | None:
    return _line(entry.get("title_detail"))[:_TITLE].strip() or None


def _line(detail: Any) -> str:
    value = _storable((detail or {}).get("value") or "")
    marked_up = "&" in value or (detail and "html" in (detail.get("type") or ""))
    return clean(html.lines(value) if marked_up else value)


def _text(entry: Any) -> str | None:
    """Choose the whole text before the summary; what describes a picture is neither."""
    contents = entry.get("content", ())
    marked_up = [one for one in contents if "html" in (one.get("type") or "")]
    described = () if "media_content" in entry else contents
    for one in (*marked_up, entry.get("summary_detail"), *described):
        value = _storable(((one or {}).get("value") or "")[: 20 * _TEXT])
        plain = (one or {}).get("type") == "text/plain" and "&" not in value
        said = "\n".join(map(clean, value.splitlines())) if plain else html.lines(value)
        if said.strip():
            return said[:_TEXT].strip()
    return None


def _storable(text: str) -> str:
    """Leave out what no database keeps."""
    return text.encode(errors="ignore").decode().replace("\0", "")


def _when(entry: Any, now: datetime) -> _When:
    """Read when it was published, else when it was last changed: the moment, or where only that is said the day."""
    for name in ("published", "updated", "created"):
        # dict.get: feedparser's own would give one for another.
        written, parsed = clean(dict.get(entry, name) or ""), dict.get(entry, f"{name}_parsed")
        if not written or _PART_OF_DAY.fullmatch(written):
            continue
        if _DAY.fullmatch(written) or not parsed:
            return _When(None, _day(written, now))
        try:
            moment = datetime.fromtimestamp(timegm(parsed), UTC)
        except (ValueError, OverflowError, OSError):
            continue
        return _When(moment, moment.date()) if moment.year >= 1990 else _When(None, None)
    return _When(None, None)


def _day(written: str, now: datetime) -> date | None:
    try:
        return dates.parse(written, today=(now + timedelta(days=3650)).date())
    except InputError:
        return None


def _early(when: _When, now: datetime) -> bool:
    if when.moment is not None:
        return when.moment > now + _AHEAD
    return when.day is not None and when.day > (now + timedelta(hours=14)).date()


def _numbers(entry: Any) -> dict[str, float]:
    """Read what is counted; a zero is what a hidden number looks like, so it says nothing."""
    written = {
        "views": (entry.get("media_statistics") or {}).get("views"),
        "likes": (entry.get("media_starrating") or {}).get("count"),
        "comments": entry.get("slash_comments"),
    }
    return {
        name: float(value)
        for name, value in written.items()
        if value and value.isascii() and value.isdecimal() and len(value) < 16 and int(value)
    }


def _age(dated: tuple[_When, Any]) -> tuple[bool, float]:
    """Order the newest first, and those without a date last."""
    moment, day = dated[0]
    if moment is None and day is not None:
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return moment is None, -moment.timestamp() if moment else 0.0


def _usual(urls: Collection[str]) -> set[str]:
    """Name the hosts to which at least half of the entries lead."""
    counts = Counter(map(_host, urls))
    return {host for host, count in counts.items() if 2 * count >= len(urls)}


def _plain(url: str | None) -> str:
    try:
        return canonical(url or "")
    except InputError:
        return ""


def _host(canonical_url: str) -> str:
    return canonical_url.removeprefix("https://").partition("/")[0]
