"""The platforms whose web addresses we can read: `host/path?query` in, its plain form and the person out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a platform writes an address, and the plain one for the same page.

    Groups of the pattern fill the plain form; `who` is the person's handle, whose case does not matter.
    """

    pattern: re.Pattern[str]
    plain: str


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform, the hosts that it (and all below them) answers on, and its forms; the first that fits holds."""

    name: str
    hosts: tuple[str, ...]
    forms: tuple[Form, ...]

    def owns(self, host: str) -> bool:
        """Say whether *host* belongs to this platform."""
        return any(host == own or host.endswith(f".{own}") for own in self.hosts)

    def read(self, address: str) -> tuple[str, str | None] | None:
        """Give the plain form of *address* and whose it is, where it says so; None for a page that we do not know."""
        for form in self.forms:
            if found := form.pattern.fullmatch(address):
                groups = {name: text or "" for name, text in found.groupdict().items()}
                who = unquote(groups.get("who", "")).lower()
                plain = form.plain.format(**{**groups, "who": quote(who, safe="")})
                return plain, who if who and who.isprintable() and " " not in who else None
        return None


_CODE = r"(?P<code>[\w-]+)"
_NUMBER = r"(?P<code>\d+)"
#: What may follow: a deeper path or a query, which say no more about the page.
_REST = r"(?:[/?].*)?"
_QUERY = r"(?:\?.*)?"


def _person(letters: str, *pages: str) -> str:
    """Write the pattern of a handle; *pages* stand in the same place and are the platform's own."""
    return rf"(?!(?:{'|'.join(pages)})(?:[/?]|$))(?P<who>{letters})" if pages else f"(?P<who>{letters})"


def _platform(name: str, hosts: tuple[str, ...], site: str, *forms: tuple[str, str]) -> Platform:
    """Build a platform; SITE in a pattern stands for any of its hosts that show the same pages."""
    made = (Form(re.compile(pattern.replace("SITE", site), re.ASCII), plain) for pattern, plain in forms)
    return Platform(name, hosts, tuple(made))


_INSTAGRAM = _person(
    r"[\w.]{1,30}",
    *(
        "p",
        "reel",
        "reels",
        "tv",
        "share",
        "stories",
        "explore",
        "accounts",
        "direct",
        "about",
        "legal",
        "web",
        "s",
    ),
)
_X = _person(
    r"\w{1,15}",
    "i",
    "home",
    "search",
    "explore",
    "intent",
    "share",
    "settings",
    "hashtag",
    "messages",
    "login",
)
_TWITCH = _person(r"\w{2,25}", "videos", "directory", "p", "downloads", "settings", "search", "subscriptions")
_PINTEREST = _person(r"\w{3,30}", "pin", "search", "ideas", "settings", "business", "today", "login")
_FACEBOOK = _person(
    r"[\w.-]{2,60}", "watch", "groups", "events", "reel", "share", r"story\.php", "photo", "people", "pages"
)

PLATFORMS = (
    _platform(
        "youtube",
        ("youtube.com", "youtu.be", "youtube-nocookie.com"),
        r"(?:[a-z]+\.)?youtube(?:-nocookie)?\.com",
        (rf"SITE/watch\?(?:.*&)?v={_CODE}(?:&.*)?", "youtube.com/watch?v={code}"),
        (rf"SITE/(?:shorts|embed|live|v|e)/(?!videoseries){_CODE}{_REST}", "youtube.com/watch?v={code}"),
        (rf"youtu\.be/{_CODE}{_REST}", "youtube.com/watch?v={code}"),
        (rf"SITE/@(?P<who>[^/?]+){_REST}", "youtube.com/@{who}"),
    ),
    _platform(
        "instagram",
        ("instagram.com", "instagr.am"),
        r"(?:(?:[\w-]+\.)?instagram\.com|instagr\.am)",
        (
            rf"SITE/(?:{_INSTAGRAM}/)?(?:p|reel|reels|tv)/(?!audio(?:[/?]|$)){_CODE}{_REST}",
            "instagram.com/p/{code}",
        ),
        (
            rf"SITE/stories/(?!highlights/)(?P<who>[\w.]{{1,30}})/{_NUMBER}{_REST}",
            "instagram.com/stories/{who}/{code}",
        ),
        (rf"SITE/{_INSTAGRAM}(?:/(?:reels|tagged))?{_QUERY}", "instagram.com/{who}"),
    ),
    _platform(
        "tiktok",
        ("tiktok.com",),
        r"(?:[a-z]+\.)?tiktok\.com",
        (rf"(?P<host>v[mt])\.tiktok\.com/{_CODE}{_REST}", "{host}.tiktok.com/{code}"),
        (
            rf"SITE/@(?P<who>[\w.]{{1,40}})/(?P<kind>video|photo)/{_NUMBER}{_REST}",
            "tiktok.com/@{who}/{kind}/{code}",
        ),
        (rf"SITE/(?:v|embed|embed/v2|player/v1)/{_NUMBER}(?:\.html)?{_REST}", "tiktok.com/v/{code}"),
        (rf"SITE/@(?P<who>[\w.]{{1,40}}){_REST}", "tiktok.com/@{who}"),
    ),
    _platform(
        "x",
        ("x.com", "twitter.com", "fxtwitter.com", "vxtwitter.com", "fixupx.com"),
        r"(?:[a-z]+\.)?(?:x|(?:fx|vx)?twitter|fixupx)\.com",
        (rf"SITE/i/(?:web/)?status/{_NUMBER}{_REST}", "x.com/i/status/{code}"),
        (rf"SITE/{_X}/status(?:es)?/{_NUMBER}{_REST}", "x.com/{who}/status/{code}"),
        (rf"SITE/{_X}(?:/(?:media|with_replies|highlights))?{_QUERY}", "x.com/{who}"),
    ),
    _platform(
        "bluesky",
        ("bsky.app",),
        r"bsky\.app",
        (rf"SITE/profile/(?P<did>did:[\w:.-]+)/post/{_CODE}{_REST}", "bsky.app/profile/{did}/post/{code}"),
        (rf"SITE/profile/(?P<who>[\w.-]+)/post/{_CODE}{_REST}", "bsky.app/profile/{who}/post/{code}"),
        (rf"SITE/profile/(?P<who>[\w.-]+){_QUERY}", "bsky.app/profile/{who}"),
    ),
    _platform(
        "threads",
        ("threads.com", "threads.net"),
        r"threads\.(?:com|net)",
        (rf"SITE/@(?P<who>[\w.]{{1,30}})/post/{_CODE}{_REST}", "threads.com/@{who}/post/{code}"),
        (rf"SITE/t/{_CODE}{_REST}", "threads.com/t/{code}"),
        (rf"SITE/@(?P<who>[\w.]{{1,30}}){_REST}", "threads.com/@{who}"),
    ),
    _platform(
        "facebook",
        ("facebook.com", "fb.com", "fb.watch"),
        r"(?:[\w-]+\.)?(?:facebook|fb)\.com",
        (rf"SITE/watch(?:/live)?\?(?:.*&)?v={_NUMBER}(?:&.*)?", "facebook.com/watch?v={code}"),
        (rf"SITE/reel/{_NUMBER}{_REST}", "facebook.com/reel/{code}"),
        (
            rf"SITE/{_FACEBOOK}/(?P<kind>posts|videos)/(?:[^/?]+/)?{_CODE}{_QUERY}",
            "facebook.com/{who}/{kind}/{code}",
        ),
    ),
    _platform(
        "twitch",
        ("twitch.tv",),
        r"(?:[a-z]+\.)?twitch\.tv",
        (rf"SITE/(?:{_TWITCH}/v|videos)/{_NUMBER}{_REST}", "twitch.tv/videos/{code}"),
        (rf"SITE/{_TWITCH}/clip/{_CODE}{_REST}", "twitch.tv/{who}/clip/{code}"),
        (rf"SITE/{_TWITCH}(?:/(?:videos|about|schedule))?{_QUERY}", "twitch.tv/{who}"),
    ),
    _platform(
        "pinterest",
        ("pinterest.com", "pinterest.co.uk", "pinterest.de", "pinterest.fr", "pinterest.es", "pinterest.it"),
        r"(?:[a-z]+\.)?pinterest\.(?:com|co\.uk|de|fr|es|it)",
        (rf"SITE/pin/(?:[\w%-]*--)?{_NUMBER}{_REST}", "pinterest.com/pin/{code}"),
        (rf"SITE/{_PINTEREST}{_QUERY}", "pinterest.com/{who}"),
    ),
    _platform(
        "linkedin",
        ("linkedin.com",),
        r"(?:[a-z]+\.)?linkedin\.com",
        (rf"SITE/(?P<kind>posts|pulse)/(?P<code>[^/?]+){_QUERY}", "linkedin.com/{kind}/{code}"),
        (rf"SITE/feed/update/(?P<code>urn:[\w:-]+){_QUERY}", "linkedin.com/feed/update/{code}"),
        (rf"SITE/in/(?P<who>[^/?]+){_QUERY}", "linkedin.com/in/{who}"),
    ),
    _platform(
        "substack",
        ("substack.com",),
        r"substack\.com",
        (rf"open\.SITE/pub/(?P<who>[\w-]+)/p/{_CODE}{_REST}", "{who}.substack.com/p/{code}"),
        (rf"(?P<who>(?!open\.)[\w-]+)\.SITE/p/{_CODE}{_REST}", "{who}.substack.com/p/{code}"),
    ),
)
