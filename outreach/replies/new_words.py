"""The text of an answer, and of the mails that it answers, in; the words that are new in it out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from outreach.mail.letter import Parts
from outreach.replies.footers import disclaimer, footer
from outreach.replies.quoting import attribution, header_block, quoted, separator, signature
from outreach.replies.repeating import may_repeat, repeated
from outreach.replies.signatures import unsigned

#: What is looked at of a text: characters and lines.
MOST, LINES = 64 * 1024, 2000


def new_words(text: str, ours: str = "") -> str:
    """Leave out quotes, what introduces them, signatures and the footers of programs.

    Where nothing stays, all of it does but what repeats *ours*, the mails that it answers: that is a quote whoever marks
    it, and never their words. Line by line, in time that grows with the text and no faster; 64 KB and 2,000 lines at most.
    """
    return _new(text, ours) or _joined(_strange(_lines(text), ours))


def written(parts: Parts, ours: str = "") -> str:
    """Give the new words of a mail: by its HTML where its program says there what is quoted, else by its lines."""
    new = (_new(parts.marked, ours) if parts.marked else "") or new_words(parts.text, ours)
    return unsigned(new, parts.from_name, parts.from_ or "")


def repeats(parts: Parts, ours: str) -> bool:
    """Say whether the new words may be others once *ours*, the mails that it answers, are known."""
    texts = {parts.text, parts.marked} - {""} if ours.strip() else ()
    return any(_wordless(one) or (may_repeat(one, ours) and _unmarked(_lines(one), ours)) for one in texts)


def _wordless(text: str) -> bool:
    return not any(_kept(_lines(text), ()))


def _unmarked(lines: Sequence[str], ours: str) -> set[int]:
    """Give the places of the lines that repeat *ours* without the mark of a quote."""
    return {place for place in repeated(lines, ours) if not quoted(lines[place])}


def _new(text: str, ours: str) -> str:
    lines = _lines(text)
    repeats = _unmarked(lines, ours)
    lines = [f"> {line}" if place in repeats else line for place, line in enumerate(lines)]
    kept = _joined(_kept(lines, repeats))
    return kept or (_joined(_others(lines)) if repeats else "")


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text[:MOST].split("\n")[:LINES]]


def _kept(lines: Sequence[str], repeats: Collection[int]) -> Iterator[str]:
    """Take what is new; *repeats* are the places of the lines that are ours."""
    at, signed = 0, False
    while at < len(lines):
        if not lines[at]:
            yield ""
            at += 1
        elif introduces := attribution(lines, at):
            at += introduces
            yield ""
            signed = False
            below = _below(lines, at)
            if below in repeats or not quoted(lines[below] if below < len(lines) else ""):
                yield from _between(lines, at, repeats)  # no mark tells what is an answer in between
                return
        elif separator(lines[at]) or header_block(lines, at):
            yield from ("", *_between(lines, at, repeats))
            return
        elif legal := disclaimer(lines, at):
            at += legal
        else:
            signed = signed or signature(lines[at])
            left_out = signed or quoted(lines[at]) or footer(lines[at])
            yield "" if left_out else lines[at]
            at += 1


def _between(lines: Sequence[str], at: int, repeats: Collection[int]) -> list[str]:
    """Take the answers that somebody wrote between our lines, below a head that marks none of them as quoted."""
    first = min((place for place in repeats if place >= at), default=len(lines))
    found: list[str] = []
    waiting: list[str] = []
    for place in range(first, len(lines)):
        if place in repeats:
            found += [*waiting, ""]
            waiting = []
        elif _ends(lines, place):
            break
        elif not (quoted(lines[place]) or footer(lines[place])):
            waiting.append(lines[place])
    return found


def _ends(lines: Sequence[str], at: int) -> bool:
    return bool(
        separator(lines[at]) or header_block(lines, at) or signature(lines[at]) or attribution(lines, at)
    )


def _others(lines: Sequence[str]) -> list[str]:
    """Take what no mark and no mail of ours says is quoted, wherever it stands: an answer below our whole mail."""
    first = next((place for place, line in enumerate(lines) if quoted(line)), 0)
    return [line for line in lines[first:] if not (quoted(line) or footer(line))]


def _strange(lines: Sequence[str], ours: str) -> Iterator[str]:
    """Take what is not known to be ours out of lines that all look quoted; all of them where nothing is."""
    repeats = repeated(lines, ours)
    if not repeats:
        yield from lines
        return
    at, signed = 0, False
    while at < len(lines):
        if introduces := attribution(lines, at):
            at, signed = at + introduces, False
            continue
        if count := header_block(lines, at) or disclaimer(lines, at):
            at += count
            continue
        signed = signed or signature(lines[at])
        known = at in repeats or separator(lines[at]) or footer(lines[at])
        yield "" if known or not lines[at].strip("> ") or (signed and not quoted(lines[at])) else lines[at]
        at += 1


def _below(lines: Sequence[str], at: int) -> int:
    return next((place for place in range(at, len(lines)) if lines[place].strip()), len(lines))


def _joined(lines: Iterable[str]) -> str:
    """Join, with at most one blank line in a row."""
    shown: list[str] = []
    for line in lines:
        if line or (shown and shown[-1]):
            shown.append(line)
    return "\n".join(shown).strip()
