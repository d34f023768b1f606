"""A web page in; the address of the feed that it names out."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

from outreach.posts.addresses import source_at
from outreach.text.html import without

_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
#: A feed of what readers say is not one of what its owner says.
_OTHERS = re.compile(r"\bcomments?\b|\byorum(?:lar)?\b", re.IGNORECASE)
_TAG = re.compile(r"(?:link|base)\b", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b([a-z]{2,10})=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
#: Characters of one tag that are looked at.
_LONGEST = 2000
#: Bytes of a page that are looked at.
_MOST = 2 * 1024 * 1024
_HTML = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)


def is_page(body: bytes, content_type: str) -> bool:
    """Say whether an answer is a web page."""
    return bool(_HTML.search(body[:4096])) or content_type.startswith(("text/html", "application/xhtml"))


def feed_in(body: bytes, url: str) -> str | None:
    """Find the feed that a page names by `<link rel="alternate">`, or that is known for what it calls itself.

    Nothing in it is run, and a time that grows with its length is all that a page can take (WHATWG HTML 4.6.7).
    """
    page = body[:_MOST].decode("utf-8", "replace")
    for start, end in ((re.compile("<!--"), "-->"), (re.compile("<script"), "</script")):
        page = without(page, start, end)
    base, own = url, None
    for piece in page.split("<"):
        tag = _TAG.match(piece)
        if not tag:
            continue
        said = _attributes(piece[:_LONGEST])
        rel, href = said.get("rel", "").lower().split(), said.get("href", "").strip()
        if tag[0].lower() == "base" and href:
            base = _joined(url, href) or url
        elif "canonical" in rel and href:
            own = own or _joined(base, href)
        elif "alternate" in rel and said.get("type", "").strip().lower() in _FEED_TYPES and href:
            found = _joined(base, href)
            if found and not _OTHERS.search(said.get("title", "") + urlsplit(found).path):
                return found
    source = source_at(own) if own else None
    return None if source is None or source.page else source.url


def _attributes(tag: str) -> dict[str, str]:
    shut = " ".join(tag.split()).replace(" =", "=").replace("= ", "=")
    return {
        found[1].lower(): unescape(found[2] or found[3] or found[4] or "")
        for found in _ATTRIBUTE.finditer(shut)
    }


def _joined(base: str, href: str) -> str | None:
    """Make an address whole; None for what is no address of the web."""
    try:
        whole = urljoin(base, href)
        host = urlsplit(whole).hostname
    except ValueError:
        return None
    return whole if host and whole.startswith(("http://", "https://")) and whole.isprintable() else None
