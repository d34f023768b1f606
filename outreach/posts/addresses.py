"""A channel, or an address that somebody typed, in; the address to ask for its posts out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from outreach.errors import InputError
from outreach.posts.urls import canonical, platform_of
from outreach.text import clean

#: The platform of what is none: blogs, podcasts, newsletters.
FEEDS = "feeds"
#: These show nobody's posts to a program without a key.
_CLOSED = frozenset({"instagram", "tiktok", "x", "linkedin", "threads", "facebook", "twitch"})
#: Pages of links to other places; none has a feed.
_LINK_PAGES = frozenset(
    {"beacons.ai", "bento.me", "bio.link", "bio.site", "campsite.bio", "heylink.me", "linkin.bio", "linktr.ee", "lnk.bio", "solo.to"}
)  # fmt: skip
_LONGEST = 2048

_YOUTUBE = "https://www.youtube.com/feeds/videos.xml"
#: Page, as `canonical` writes it, and the feed of the same person: the platforms say so, or their pages show it.
_KNOWN = tuple(
    (re.compile(pattern, re.ASCII), feed, platform)
    for pattern, feed, platform in (
        (r"youtube\.com/channel/(UC[\w-]{22})(?:/.*)?", f"{_YOUTUBE}?channel_id={{}}", "youtube"),
        (r"youtube\.com/user/([\w-]+)(?:/.*)?", f"{_YOUTUBE}?user={{}}", "youtube"),
        (r"bsky\.app/profile/([\w.:-]+)", "https://bsky.app/profile/{}/rss", "bluesky"),
        (r"pinterest\.com/(\w+)", "https://www.pinterest.com/{}/feed.rss", "pinterest"),
        (r"(?!www\.|open\.)([\w-]+\.substack\.com)", "https://{}/feed", FEEDS),
        (r"medium\.com/(@[\w.-]+)", "https://medium.com/feed/{}", FEEDS),
        (r"([\w-]+\.medium\.com)", "https://{}/feed", FEEDS),
        (r"([\w-]+\.tumblr\.com)", "https://{}/rss", FEEDS),
        (r"([\w-]+\.wordpress\.com)", "https://{}/feed/", FEEDS),
        (r"([\w-]+\.blogspot\.[\w.]+)", "https://{}/feeds/posts/default", FEEDS),
    )
)
#: Where the profile of a handle stands.
_PROFILES = {
    "youtube": "https://www.youtube.com/@{}",
    "bluesky": "https://bsky.app/profile/{}",
    "pinterest": "https://www.pinterest.com/{}",
}
#: Videos of whomever somebody likes.
_PLAYLIST = re.compile(
    r"(?:music\.)?youtube\.com/(?:playlist(?:[/?].*)?|feeds/videos\.xml\?(?:.*&)?playlist_id=.*)"
)
_CHANNEL_ID = re.compile(r"UC[\w-]{22}", re.ASCII)
_MASTODON = re.compile(r"https?://[\w.-]+/@\w+\.rss", re.ASCII)


@dataclass(frozen=True, slots=True)
class Source:
    """Where to ask for somebody's posts."""

    url: str
    #: `youtube`, `mastodon` ... or `feeds`.
    platform: str
    #: It is a web page that may name its feed.
    page: bool = False


def source_of(platform: str, handle: str, url: str | None) -> Source | None:
    """Say where the posts of a channel can be asked for; None where a program without a key is shown none.

    The address of a site of theirs is better than a handle on a platform that is closed.
    """
    at = source_at(url) if url else None
    if platform == "mastodon" and handle.count("@") == 1:
        return Source("https://{1}/@{0}.rss".format(*handle.split("@")), platform)
    if platform in _CLOSED or at or not handle:
        return at
    if platform == "youtube" and _CHANNEL_ID.fullmatch(handle):
        return source_at(f"https://www.youtube.com/channel/{handle}")
    return source_at(_PROFILES[platform].format(handle)) if platform in _PROFILES else None


def source_at(url: str) -> Source | None:
    """Say what to ask for the posts of whoever *url* belongs to; None where no program is shown them."""
    try:
        plain = canonical(url).removeprefix("https://")
    except InputError:
        return Source(url, FEEDS, page=True)  # an address of this machine or network: `net` decides
    if plain.partition("/")[0] in _LINK_PAGES or platform_of(url) in _CLOSED or _PLAYLIST.fullmatch(plain):
        return None
    for pattern, feed, platform in _KNOWN:
        if found := pattern.fullmatch(plain):
            return Source(feed.format(found[1]), platform)
    return Source(url, label_of(url), page=True)


def label_of(url: str) -> str:
    """Name the kind of source that an address is: `youtube`, `mastodon` ... or `feeds`."""
    if _MASTODON.fullmatch(url):
        return "mastodon"
    platform = platform_of(url)
    return platform if platform in _PROFILES else FEEDS


def typed_address(typed: str) -> str:
    """Give the address of a feed as it can be asked; without a scheme it is https.

    Raises InputError for what is no web address, for one with a login, which would be stored and shown, and for a
    playlist, which is of nobody alone.
    """
    text = clean(typed).strip("<>\"'")
    bare = text.removeprefix("feed:")
    whole = bare if "://" in bare[:12] else f"https://{bare.removeprefix('//')}"
    try:
        parts = urlsplit(whole)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _refused(text, "its host is not written as hosts are") from None
    if parts.scheme not in ("http", "https"):
        raise _refused(text, "it must begin with https:// or http://")
    if parts.username is not None or "@" in parts.netloc:
        raise _refused(re.sub(r"//.*@", "//***@", text), "it holds a login")
    if not host or " " in text or len(whole) > _LONGEST or port == 0 or ("." not in host and ":" not in host):
        raise _refused(text, "a web address is one word, such as https://example.com/feed")
    if is_playlist(whole):
        raise _refused(text, "a playlist holds videos of others too; name the channel")
    return whole.partition("#")[0]


def is_playlist(url: str) -> bool:
    """Say whether an address is a list of videos that may be anybody's."""
    try:
        return bool(_PLAYLIST.fullmatch(canonical(url).removeprefix("https://")))
    except InputError:
        return False


def without_query(url: str) -> str:
    """Show an address without what stands in its query: that is often a key."""
    address, mark, _ = url.partition("?")
    return f"{address}?…" if mark else address


def _refused(text: str, reason: str) -> InputError:
    return InputError(f"{text[:80]!r} is no address of a feed: {reason}")
