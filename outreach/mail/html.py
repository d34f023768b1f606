"""The text of a mail in, the same as simple HTML out: paragraphs, lines and links, no style."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from outreach.mail.letter import Attachment

_LINK = re.compile(r"[Hh][Tt][Tt][Pp][Ss]?://[^\s<>\"'\u201c\u201d\u2018\u2019]{1,2000}")
#: Behind a link they belong to the sentence; a bracket does where none was opened in the link.
_AFTER = ".,;:!?…"
#: What HTML must not hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def html(body: str, footer: str, pictures: Sequence[Attachment] = ()) -> str:
    """Write a page of *body*, the pictures under it, and *footer*."""
    shown = [f'<p><img src="cid:{_id(one)}" alt="{escape(one.name)}"></p>' for one in pictures]
    blocks = [*_paragraphs(body), *shown, *_paragraphs(footer)]
    return "\n".join(
        ("<!DOCTYPE html>", '<html><head><meta charset="utf-8"></head><body>', *blocks, "</body></html>")
    )


def _paragraphs(words: str) -> list[str]:
    lines = _CONTROL.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    found = (block.strip("\n") for block in re.split(r"\n[ \t]*\n", lines))
    return [f"<p>{_linked(block)}</p>" for block in found if block.strip()]


def _linked(block: str) -> str:
    """Escape a paragraph, end its lines and make its links lead somewhere."""
    pieces, end = [], 0
    for found in _LINK.finditer(block):
        url = _link(found[0])
        pieces += [_escaped(block[end : found.start()]), f'<a href="{escape(url)}">{escape(url)}</a>']
        end = found.start() + len(url)
    return "".join([*pieces, _escaped(block[end:])])


def _escaped(words: str) -> str:
    return escape(words).replace("\n", "<br>\n")


def _link(url: str) -> str:
    """Cut what belongs to the sentence off the end of a link."""
    opened = {")": "(", "]": "["}
    while url[-1] in _AFTER or (url[-1] in opened and url.count(opened[url[-1]]) < url.count(url[-1])):
        url = url[:-1]
    return url


def _id(picture: Attachment) -> str:
    return escape((picture.content_id or "").strip("<>"))
