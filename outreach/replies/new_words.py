"""The text of an answer in; the words that are new in it, and the questions among them, out."""

from __future__ import annotations

from collections.abc import Sequence

from outreach.replies.quoting import attribution, footer, header_block, quoted, separator, signature
from outreach.text import sentences

#: What is looked at of a text: characters and lines.
MOST, LINES = 64 * 1024, 2000


def new_words(text: str) -> str:
    """Leave out quotes, what introduces them, the signature and the footers of phones; all of it where nothing stays.

    Line by line, in time that grows with the text and no faster; 64 KB and 2,000 lines at most.
    """
    lines = [line.rstrip() for line in text[:MOST].split("\n")[:LINES]]
    kept = _kept(lines)
    return _joined(kept) or _joined(lines)


def questions(text: str) -> tuple[str, ...]:
    """Find what is asked in *text* (the new words): sentences that end with a question mark, in order."""
    shown = text[:MOST]
    found = (" ".join(shown[start:end].split()) for start, end in sentences(shown))
    return tuple(dict.fromkeys(one for one in found if _asks(one)))


def _asks(sentence: str) -> bool:
    return "?" in sentence.rstrip("\"'”’»)")[-3:] and any(letter.isalpha() for letter in sentence)


def _kept(lines: Sequence[str]) -> list[str]:
    kept: list[str] = []
    at, signed = 0, False
    while at < len(lines):
        if introduces := attribution(lines, at):
            at += introduces
            kept.append("")
            signed = False
            if not _quotes_follow(lines, at):
                break
        elif separator(lines[at]) or header_block(lines, at):
            break
        else:
            signed = signed or signature(lines[at])
            left_out = signed or quoted(lines[at]) or footer(lines[at])
            kept.append("" if left_out else lines[at])
            at += 1
    return kept


def _quotes_follow(lines: Sequence[str], at: int) -> bool:
    """Whether what was introduced is marked, so that unmarked lines below it are answers in between."""
    return quoted(next((line for line in lines[at:] if line.strip()), ""))


def _joined(lines: Sequence[str]) -> str:
    """Join, with at most one blank line in a row."""
    shown: list[str] = []
    for line in lines:
        if line or (shown and shown[-1]):
            shown.append(line)
    return "\n".join(shown).strip()
