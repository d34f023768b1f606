"""A URL as somebody pasted it in; the one URL of that post, its platform and whose it is, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import SplitResult, quote, urlsplit

from outreach.errors import InputError
from outreach.posts.platforms import PLATFORMS, Platform
from outreach.posts.post import Post
from outreach.text import clean

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):(?!\d)")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_ESCAPE = re.compile(r"%([0-9A-F]{2})")
#: What no escape is needed for, and none undone.
_WRITTEN = re.compile(r"[\w/:@!$&'()*+,;=~.-]*", re.ASCII)
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LONGEST = 2048
#: What clings to a pasted address: marks without width, and what mail programs put around it.
_AROUND = "\u200b\u200e\u200f\u2060\ufeff<>\"'"
_PORTS = {"http": 80, "https": 443}
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~@:")
_MISWRITTEN = "its host is not written as hosts are"
_PREFIXES = ("www.", "m.", "mobile.", "amp.")
#: Names that lead nowhere public (RFC 6761, RFC 6762, RFC 8375); the reserved .example and .test serve for practice.
_PRIVATE = frozenset(
    {"localhost", "local", "internal", "lan", "home", "corp", "intranet", "localdomain", "arpa", "onion"}
)

# Parameters that say where a click came from, never which page is meant; beside these all that begin with `utm_`.
_TRACKING_NAMES = """
    _ga _gl _hsenc _hsmi _r _t __twitter_impression cmpid dclid fb_action_ids fb_source fbclid feature
    gbraid gclid gclsrc gs_lcrp ig_mid ig_rid igsh igshid is_copy_url is_from_webapp li_fat_id mc_cid mc_eid
    mibextid mkt_tok msclkid oly_anon_id oly_enc_id ref_src ref_url s_cid sca_esv sender_device
    sender_web_id share_id si spm srsltid trackingid ttclid twclid vero_id wbraid wt_mc yclid ysclid
"""
_TRACKING = frozenset(_TRACKING_NAMES.split())


@dataclass(frozen=True, slots=True)
class _Site:
    """A host, `:port` unless it is the usual one, and whose host it is; or why it is none."""

    host: str = ""
    port: str = ""
    platform: Platform | None = None
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class _Reading:
    canonical: str
    platform: Platform | None
    who: str | None


def canonical(url: str) -> str:
    """Give the one form of *url* under which a post is known; what is canonical stays as it is.

    Always `https`, without `www.` or a mobile host, default port, fragment and tracking; short, embedded and mobile forms
    of a platform become its plain one. A missing scheme is taken as https. Raises InputError for what is no web address
    of a public host: another scheme, a login, blanks or control characters, a bare or private name, an IP address.
    """
    return _read(url).canonical


def platform_of(url: str) -> str | None:
    """Name the platform of *url*, such as `youtube`; None for other pages, and for what is no web address."""
    try:
        platform = _read(url).platform
    except InputError:
        return None
    return platform.name if platform else None


def handle_of(url: str) -> tuple[str, str] | None:
    """Read (platform, handle in small letters without @) from a URL that names the person; None where it does not."""
    try:
        found = _read(url)
    except InputError:
        return None
    return (found.platform.name, found.who) if found.platform and found.who else None


def post_at(
    url: str, *, title: str | None = None, text: str | None = None, published: date | None = None
) -> Post:
    """Make the post that stands at *url*, as a person names it; raises InputError as `canonical` does.

    The title becomes one line; what is left of the URL as typed is what a mail may link to.
    """
    found = _read(url)
    typed = url.strip().strip(_AROUND)
    return Post(
        url=typed if _SCHEME.match(typed) else found.canonical,
        canonical_url=found.canonical,
        platform=found.platform.name if found.platform else None,
        title=clean(title) or None if title else None,
        text=text,
        published=published,
    )


def _read(url: str) -> _Reading:
    typed = url.strip().strip(_AROUND)
    if not typed or len(typed) > _LONGEST or not typed.isprintable() or " " in typed or "\\" in typed:
        raise _refused(typed, "a web address is one word, such as https://example.com/post")
    whole = _with_scheme(typed)
    try:
        parts = urlsplit(whole)
    except ValueError:
        raise _refused(whole, _MISWRITTEN) from None
    site = _site(parts.scheme, parts.netloc)
    if site.wrong:
        raise _refused(whole, site.wrong)
    path, query = _path(parts.path), _query(parts.query)
    end = f"?{query}" if query else ""
    plain, who = (site.platform and site.platform.read(f"{site.host}{path}{end}")) or (None, None)
    address = plain or site.host + site.port + (path or "/" * bool(end)) + end
    return _Reading(f"https://{address}", site.platform, who)


def _refused(url: str, reason: str) -> InputError:
    shown = re.sub(r"//.*@", "//***@", clean(url))
    return InputError(f"{shown[:80]!r} is no address of a post: {reason}")


def _with_scheme(url: str) -> str:
    found = _SCHEME.match(url)
    if not found:
        return f"https:{url}" if url.startswith("//") else f"https://{url}"
    if found[1].lower() not in _PORTS or not url[found.end() :].startswith("//"):
        raise _refused(url, "it must begin with https:// or http://")
    return url


@lru_cache(maxsize=1024)
def _site(scheme: str, netloc: str) -> _Site:
    """Read a host once for all the posts on it."""
    parts = SplitResult(scheme, netloc, "", "", "")
    try:
        port = parts.port
        host = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii").lower()
    except ValueError:
        return _Site(wrong=_MISWRITTEN)
    if "@" in netloc:
        return _Site(wrong="it holds a login")
    labels = host.split(".")
    proper = len(labels) > 1 and len(host) <= 253 and all(map(_LABEL.fullmatch, labels))
    if not proper or labels[-1] in _PRIVATE or not labels[-1][0].isalpha():
        return _Site(wrong="its host is not one that others can reach")
    bare = _bare(host)
    if port not in {None, _PORTS[scheme]}:
        return _Site(bare, f":{port}")
    return _Site(bare, platform=next((one for one in PLATFORMS if one.owns(bare)), None))


def _bare(host: str) -> str:
    while (prefix := next((one for one in _PREFIXES if host.startswith(one)), None)) and host.count(".") > 1:
        host = host.removeprefix(prefix)
    return host


def _path(path: str) -> str:
    """Write a path in one way: needless escapes undone, `.` and `..` walked, no slash at the end."""
    kept: list[str] = []
    for part in _escaped(path).split("/"):
        if part == "..":
            kept = kept[:1] + kept[1:-1]
        elif part != ".":
            kept.append(part)
    return "/".join(kept).rstrip("/")


def _query(query: str) -> str:
    parts = (part for part in _escaped(query, "?").split("&") if part)
    return "&".join(part for part in parts if not _tracks(part.partition("=")[0].lower()))


def _tracks(name: str) -> bool:
    return name in _TRACKING or name.startswith("utm_")


def _escaped(text: str, more: str = "") -> str:
    if _WRITTEN.fullmatch(text):
        return text
    whole = quote(_LONE_PERCENT.sub("%25", text), safe=f"/%:@!$&'()*+,;=~{more}")
    upper = re.sub(r"%[0-9a-fA-F]{2}", lambda found: found[0].upper(), whole)
    return _ESCAPE.sub(_unescaped, upper)


def _unescaped(found: re.Match[str]) -> str:
    letter = chr(int(found[1], 16))
    return letter if letter in _PLAIN else found[0]
