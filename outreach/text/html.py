"""HTML in, lines of text out; what was quoted begins with `> `.

By splitting at every `<`: the standard parser needs a minute for 256 KB of hostile comments, this is linear.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from html import unescape

_BREAKING = re.compile(
    "address|article|aside|blockquote|body|br|center|dd|div|dl|dt|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|"
    "pre|section|table|td|th|tr|ul"
)
#: What is not shown, in the order in which it is taken out: from where to where.
_HIDDEN = (
    (re.compile(r"<!--"), "-->"),
    (re.compile(r"<head\b"), "</head>"),
    (re.compile(r"<style\b"), "</style"),
    (re.compile(r"<script\b"), "</script"),
    (re.compile(r"<title\b"), "</title"),
)
_TAG = re.compile(r"(/?)([a-z][a-z0-9]{0,20})", re.IGNORECASE)
#: What holds other elements, so that it may hold a quote.
_HOLDING = frozenset({"article", "blockquote", "body", "div", "pre", "section", "span", "table", "td", "tr"})
#: Quotes inside quotes that are marked.
_DEEPEST = 5


class Quote(Enum):
    """How much of a page an element makes a quote."""

    #: What it holds.
    INSIDE = auto()
    #: All that stands behind its beginning, to the end of the page.
    BEHIND = auto()


#: Says of an element, by its name in small letters and its tag from there on, how much it makes a quote.
Marks = Callable[[str, str], Quote | None]


def blockquotes(name: str, _piece: str) -> Quote | None:
    """Take every blockquote for a quote, and nothing else."""
    return Quote.INSIDE if name == "blockquote" else None


@dataclass(slots=True)
class _Page:
    marks: Marks
    done: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    quotes: int = 0
    #: The elements that are open, each with whether it is a quote, and how many there are of each name.
    holding: list[tuple[str, bool]] = field(default_factory=list)
    named: Counter[str] = field(default_factory=Counter)

    @property
    def empty(self) -> bool:
        """Whether nothing stands in the line yet."""
        return not any(piece.strip() for piece in self.line)

    def begin(self, name: str, piece: str) -> None:
        quote = self.marks(name, piece)
        if quote:
            self.end_line()
        self.quotes += bool(quote)
        if name in _HOLDING:
            self.holding.append((name, quote is Quote.INSIDE))
            self.named[name] += 1

    def end(self, name: str) -> None:
        """Close the last element of that name, and what stands open in it."""
        while self.named[name]:
            closed, quote = self.holding.pop()
            self.named[closed] -= 1
            if quote:
                self.end_line()
                self.quotes -= 1
            if closed == name:
                return

    def end_line(self, *, blank: bool = False) -> None:
        line = " ".join(unescape("".join(self.line)).split())
        self.line = []
        if line:
            self.done.append("> " * min(self.quotes, _DEEPEST) + line)
        if blank and self.done and self.done[-1]:
            self.done.append("")


def lines(html: str, marks: Marks = blockquotes) -> str:
    """Turn HTML into lines: one a block, blanks folded, what *marks* says is a quote marked as plain text marks it."""
    if "<" not in html and "&" not in html:
        return " ".join(html.split())
    for start, end in _HIDDEN:
        html = without(html, start, end)
    page = _Page(marks)
    first, *pieces = html.split("<")
    page.line.append(first)
    for piece in pieces:
        _take(piece, page)
    page.end_line()
    return "\n".join(page.done).strip("\n")


def _take(piece: str, page: _Page) -> None:
    """Take one tag and the text behind it; a `<` that begins no tag is text."""
    found = _TAG.match(piece)
    if not found and not piece.startswith(("!", "?", "/")):
        page.line.append(f"<{piece}")
        return
    name = found[2].lower() if found else ""
    if _BREAKING.fullmatch(name):
        page.end_line(blank=name == "p" or (name == "br" and page.empty))
    if found and found[1]:
        page.end(name)
    elif found:
        page.begin(name, piece)
    page.line.append(piece.partition(">")[2])


def without(html: str, start: re.Pattern[str], end: str) -> str:
    """Take out everything from *start* to *end*, in small letters, and the tag that this begins; the rest where there is no end."""
    lower, kept, at = _ascii_lower(html), [], 0
    while begin := start.search(lower, at):
        kept.append(html[at : begin.start()])
        found = lower.find(end, begin.end())
        shut = lower.find(">", found + len(end) - 1) if found >= 0 else -1
        at = shut + 1 or len(html)
    return "".join([*kept, html[at:]])


def _ascii_lower(html: str) -> str:
    """Lower-case A to Z alone: `İ` would grow, and places would no longer agree."""
    return html.translate(_LOWER)


_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
