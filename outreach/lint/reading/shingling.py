"""A folded text in; its runs of words between what was inserted, each with the hashes of its threes of words, out.

The hashes are the same in every process. What stands in a greeting, a signature or an older mail is in no run.
"""

from __future__ import annotations

import re
from binascii import crc32
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from outreach.lint.reading.spans import Span
from outreach.lint.reading.texts import UNREAD
from outreach.lint.reading.vocabulary import GREETINGS
from outreach.text import composed, match_fold

#: Words of one shingle.
WIDTH = 3
#: Shorter values stand inside too many words.
_SHORTEST = 3
_GONE = "\0"
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
#: The least that is a sentence, and no name under a mail.
_SENTENCE = re.compile(r"[^\W_]+(?:[\W_]+[^\W_]+){2}")
_TOKEN = re.compile(r"[^\W_]+")
_RUN = re.compile(r"[^.!?…;:\n\0]+")
_GREETING = re.compile(rf"\s*(?:{'|'.join(sorted(GREETINGS))})\b(?:[ \t]+[^\s,!.]+){{0,5}}[ \t]*[,!.\n]")


class Run(NamedTuple):
    """Words that follow each other."""

    #: Where each begins, counted from where the run does.
    words: tuple[int, ...]
    #: One for each three of them; of one or two words a single one.
    hashes: tuple[int, ...]


def folded_as_written(text: str) -> str:
    """Fold a text as `Text` does."""
    return match_fold(composed(text)[0])


@lru_cache(maxsize=4096)
def needle(value: str) -> str:
    """Fold a value for finding; empty for one that is too short to be told from other words."""
    folded = folded_as_written(value).strip(" .,;:!?\"'")
    return folded if len(folded) >= _SHORTEST else ""


def readable(folded: str) -> str:
    """Blank out the greeting, what is quoted from older mails, and the signature; the length stays."""
    if ">" in folded or "--" in folded:
        folded = UNREAD.sub(lambda found: "\n" * len(found.group()), folded)
    greeting = _GREETING.match(folded)
    return "\n" * greeting.end() + folded[greeting.end() :] if greeting else folded


def without(folded: str, needles: Iterable[str]) -> str:
    """Take values out of a text; the length stays."""
    for value in needles:
        for start, end in places(folded, value):
            folded = folded[:start] + _GONE * (end - start) + folded[end:]
    return folded


def places(folded: str, value: str) -> Iterator[Span]:
    """Yield where *value* stands and is no part of a longer word."""
    start = folded.find(value) if value else -1
    while start >= 0:
        end = start + len(value)
        if not (start and folded[start - 1].isalnum()) and not folded[end : end + 1].isalnum():
            yield start, end
        start = folded.find(value, end)


def runs(folded: str) -> Iterator[tuple[int, Run]]:
    """Yield the runs of a text, each with its place."""
    return ((found.start(), _run(found.group())) for found in _RUN.finditer(folded))


def word_starts(folded: str) -> list[int]:
    """List where the words of a text begin."""
    return [word.start() for word in _WORD.finditer(folded)]


def sentence_start(folded: str, span: Span) -> int | None:
    """Say where the first word of a sentence begins; None where it has no three words."""
    found = _SENTENCE.search(folded, *span)
    return found.start() if found else None


def tokens(folded: str) -> list[str]:
    """Cut a text into runs of letters and digits."""
    return _TOKEN.findall(folded)


def token_at(folded: str, start: int) -> str:
    """Give the letters and digits from *start* on."""
    found = _TOKEN.match(folded, start)
    return found.group() if found else ""


def digest(said: str) -> int:
    """Give the hash of a text, below 2 ** 32."""
    return crc32(said.encode("utf-8", "replace"))


@lru_cache(maxsize=2048)  # a batch says most of its sentences again and again
def _run(text: str) -> Run:
    found = list(_WORD.finditer(text))
    words = [word.group() for word in found]
    threes = [" ".join(words[place : place + WIDTH]) for place in range(max(1, len(words) - WIDTH + 1))]
    return Run(tuple(word.start() for word in found), tuple(map(digest, threes)) if words else ())
