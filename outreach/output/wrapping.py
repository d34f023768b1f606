"""A line for a terminal in; the same in lines that fit its width, none of which breaks what is to be typed, out."""

from __future__ import annotations

import re

from outreach.output.columns import breadth

#: Words after which a sentence goes on behind a command.
_ON = "again|and|as|for|if|in|is|it|of|once|or|that|to|until|when|where|which|who|with"
#: What a person types: a command with its arguments, or a setting with its value.
_TYPED = re.compile(
    rf'outreach(?: (?!(?:{_ON})\b)(?:"[^"]*"|[^\s"(]+))+|\b[a-z_]+ = (?:"[^"]*"|\{{[^}}]*\}})|\S+ TXT "[^"]*"'
)
#: Behind these a command is at its end.
_END = re.compile(r"(?<=[,;:.)`]) ")
_BLANK = "\0"
#: The least that stands beside an indentation.
_ROOM = 40


def wrapped(line: str, width: int | None, hang: int = 2) -> str:
    """Break a line between words, the further lines indented by *hang*, or by little where there is no room; None: not at all."""
    if width is None or breadth(line) <= width:
        return line
    hang = hang if width - hang >= _ROOM else min(hang, 4)
    lines = [""]
    for part in re.findall(r" *[^ ]+", _TYPED.sub(_kept, line)):
        if lines[-1].strip() and breadth(lines[-1] + part) > width:
            lines.append(" " * hang + part.lstrip())
        else:
            lines[-1] += part
    return "\n".join(lines).replace(_BLANK, " ")


def beside(head: str, words: str, width: int | None, hang: int) -> str:
    """Set *words* beside a *head* of *hang* columns; below it where neither they fit nor there is room for their lines."""
    line = f"{head} {words}"
    if width is None or breadth(line) <= width or width - hang >= _ROOM:
        return wrapped(line, width, hang)
    below = wrapped(f"    {words}", width, hang=4)
    return f"{wrapped(head.rstrip(), width, hang=4)}\n{below}" if head.strip() else below


def short(reason: str, most: int) -> str:
    """Cut what somebody wrote, which a reason has in quotes at its end; words of the program's own stay whole."""
    return reason if len(reason) <= most or not reason.endswith('"') else f'{reason[: most - 4]}..."'


def _kept(found: re.Match[str]) -> str:
    """Put marks for the blanks of what is to be typed, as far as it goes."""
    end = _END.search(found[0])
    stop = end.start() if end else len(found[0])
    return found[0][:stop].replace(" ", _BLANK) + found[0][stop:]
