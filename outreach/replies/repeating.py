"""Lines of an answer and the mails that it answers in; which of the lines only repeat them out.

A quote that nobody marked, in whatever language it is introduced, is known by its words: we wrote them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from outreach.replies.quoting import attribution, quoted, separator

#: Characters of our mails that are looked at.
_MOST = 32 * 1024
#: Words and characters of a line that nobody writes by chance as we did.
_WORDS, _LONG = 4, 18
#: Characters, or lines, of what stands together that nobody writes by chance as we did, such as thanks and a greeting.
_ENOUGH, _BLOCK = 64, 3
#: Lines above one of ours that are looked at for what leads to it.
_ABOVE = 30
#: What programs put behind the words of a link.
_ADDED = re.compile(r"\s?<(?:https?://|mailto:)[^<>\s]{1,500}>")


def repeated(lines: Sequence[str], ours: str) -> frozenset[int]:
    """Give the places of the lines that repeat *ours*.

    A long line does where it stands there, however it is wrapped; a short one where it goes on from a long one or
    leads to one, for anybody may write `Yes` as we did. What is no block of lines and no very long one is taken for a
    quote only beside the mark of one, or where answers stand between several such in a text that marks none.
    """
    said = f" {_words(ours[:_MOST])} "
    if not said.strip():
        return frozenset()
    words = [_words(line) for line in lines]
    found: set[int] = set()
    end = -1
    for place, own in enumerate(words):
        if not own:
            continue
        if end >= 0 and said.startswith(f"{own} ", end):
            start = end
        elif (start := _find(said, own)) < 0:
            continue
        else:
            found.update(_leading(lines, words, place, said[:start], found))
        end = start + len(own) + 1
        found.add(place)
    return frozenset(_plausible(lines, words, found))


def _plausible(lines: Sequence[str], words: Sequence[str], found: Collection[int]) -> Iterator[int]:
    """Leave out of the places those where somebody wrote by chance as we did: thanks, a greeting."""
    runs = _runs(lines, words, found)
    marked = [any(quoted(lines[place]) for place in run) for run in runs]
    between = not any(marked) and _is_enough(words, [place for run in runs for place in run])
    for run, mark in zip(runs, marked, strict=True):
        if mark or between or _is_enough(words, run):
            yield from run


def _runs(lines: Sequence[str], words: Sequence[str], found: Collection[int]) -> list[list[int]]:
    """Put together what nothing parts; what is marked as a quote is parted by a blank line from what is not."""
    runs: list[list[int]] = []
    for place in sorted(found):
        above = runs[-1][-1] if runs else place
        alike = quoted(lines[above]) == quoted(lines[place])
        if runs and (above + 1 == place or (alike and not any(words[above + 1 : place]))):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _is_enough(words: Sequence[str], run: Sequence[int]) -> bool:
    return len(run) >= _BLOCK or sum(len(words[place]) for place in run) >= _ENOUGH


def may_repeat(text: str, ours: str) -> bool:
    """Say whether any line of a text that is not marked as a quote stands in *ours*; else nothing there repeats it."""
    said = f" {_words(ours[:_MOST])} "
    lines = (line for line in text.split("\n") if not line.lstrip().startswith(">"))
    return any(f" {words} " in said for line in lines if (words := _words(line)))


def _find(said: str, words: str) -> int:
    if len(words) < _LONG or words.count(" ") + 1 < _WORDS:
        return -1
    start = said.find(f" {words} ")
    return start + 1 if start >= 0 else -1


def _leading(
    lines: Sequence[str], words: Sequence[str], place: int, before: str, found: Collection[int]
) -> list[int]:
    """Give the places of the lines above *place* that stand in our mail right before it too; answers may stand between, but no head of a quote."""
    led: list[int] = []
    for above in range(place - 1, max(place - _ABOVE, 0) - 1, -1):
        said = words[above]
        if not said:
            continue
        if above in found or attribution(lines, above) or separator(lines[above]):
            break
        adjoins = not any(words[above + 1 : (led or [place])[-1]])
        if before.endswith(f" {said} ") and (adjoins or " " in said):
            before = before[: -len(said) - 1]
            led.append(above)
    return led


def _words(line: str) -> str:
    """Give the words of a line without the marks of a quote."""
    bare = line.lstrip("> \t")
    return " ".join((_ADDED.sub("", bare) if "<" in bare else bare).split())
