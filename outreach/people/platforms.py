"""The platforms that we know: their names, their hosts, and where a profile's address carries the handle."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.text import search_key

#: The platform of a channel of which only the handle is known.
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """One platform; `@` before a path means that the handle is its first piece and begins with @."""

    name: str
    #: Other names, as `search_key` folds them without blanks.
    called: tuple[str, ...] = ()
    #: Each also with a country before it (`tr.linkedin.com`).
    hosts: tuple[str, ...]
    #: The pieces before the handle; "" for none, "@" for a handle with its @.
    paths: tuple[str, ...] = ("",)
    #: First pieces that are pages of the platform, not people.
    pages: frozenset[str] = frozenset()


PLATFORMS = (
    Platform(
        name="instagram",
        called=("insta", "ig"),
        hosts=("instagram.com", "instagr.am"),
        pages=frozenset(("p", "reel", "reels", "stories", "explore", "accounts", "tv")),
    ),
    Platform(name="tiktok", called=("tt",), hosts=("tiktok.com",), paths=("@",)),
    Platform(
        name="youtube",
        called=("yt", "youtuber"),
        hosts=("youtube.com", "m.youtube.com"),
        paths=("@", "channel", "c", "user"),
    ),
    Platform(
        name="x",
        called=("twitter", "xtwitter", "twitterx"),
        hosts=("x.com", "twitter.com", "mobile.twitter.com"),
        pages=frozenset(("i", "home", "hashtag", "search", "intent", "share")),
    ),
    Platform(
        name="twitch",
        hosts=("twitch.tv", "m.twitch.tv"),
        pages=frozenset(("directory", "videos")),
    ),
    Platform(name="linkedin", hosts=("linkedin.com",), paths=("in", "company")),
    Platform(
        name="pinterest",
        hosts=("pinterest.com", "pinterest.de", "pinterest.fr", "pinterest.co.uk", "pinterest.com.tr"),
        pages=frozenset(("pin", "search", "ideas")),
    ),
    Platform(name="bluesky", called=("bsky",), hosts=("bsky.app",), paths=("profile",)),
    Platform(
        name="mastodon",
        hosts=(
            "mastodon.social",
            "mastodon.online",
            "mstdn.social",
            "mas.to",
            "fosstodon.org",
            "hachyderm.io",
        ),
        paths=("@",),
    ),
)
BY_NAME = {platform.name: platform for platform in PLATFORMS}
_BY_WORD = {word: platform.name for platform in PLATFORMS for word in (platform.name, *platform.called)}
_BY_HOST = {host: platform for platform in PLATFORMS for host in platform.hosts}


def platform_named(words: str) -> str | None:
    """Return our name of a platform as people write it (`IG`, `Tik Tok`, `X (Twitter)`); None for another one."""
    return _BY_WORD.get("".join(letter for letter in search_key(words) if letter.isalnum()))


def platform_at(host: str) -> Platform | None:
    """Find the platform of a host, also with a country before it; None for another site."""
    found = _BY_HOST.get(host) or _BY_HOST.get(
        host.partition(".")[2] if len(host.partition(".")[0]) == 2 else ""
    )
    return found or (BY_NAME["mastodon"] if host.startswith("mastodon.") else None)
