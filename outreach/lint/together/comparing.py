"""A draft and those it goes out with in; which of its words only it has, and how much of it the others have too, out."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.lint.batch import Group, longest_first
from outreach.lint.reading.keeping import lazy
from outreach.lint.reading.shingling import WIDTH, needle, places, readable, runs, without, word_starts
from outreach.lint.reading.spans import Span
from outreach.lint.reading.vocabulary import CONTENT
from outreach.lint.record.naming import known_names, words_in
from outreach.lint.view import View


class Compared:
    """A draft cut as its batch was counted. Words are known by where they begin."""

    def __init__(self, view: View, group: Group) -> None:
        self.view, self.group = view, group
        self.body, self.subject = readable(view.body.folded), view.subject.folded
        self.names = known_names(view)
        values = tuple(filter(None, map(needle, view.document.inserted)))
        #: What was inserted for this person alone.
        self.given = tuple(value for value in values if self._tells(value))
        self._values = values

    @lazy
    def _runs(self) -> list[tuple[int, tuple[int, ...], list[int], tuple[int, ...]]]:
        """The runs of words: where each is, its words, how many drafts have each of its threes, and their hashes."""
        cut = without(self.body, longest_first(*self.group.brief, *self._values))
        return [(at, run.words, self.group.counted(run.hashes), run.hashes) for at, run in runs(cut)]

    @lazy
    def words(self) -> list[int]:
        """The words behind the greeting."""
        return word_starts(self.body)

    def given_in(self, folded: str) -> Iterator[Span]:
        """Find what was inserted for this person alone."""
        return (span for value in self.given for span in places(folded, value))

    def rare(self) -> set[int]:
        """Collect the words that this draft alone has, but for the name."""
        limit = self.group.rare
        found = {start for start, most in self._frequencies(limit) if most <= limit}
        return {start for start in found if not self._is_name(start)} if self.names else found

    def uncommon(self) -> set[int]:
        """Collect the words that stand in nothing that many drafts share; inserted ones are none."""
        return {start for start, most in self._frequencies(None) if most < self.group.common}

    def shared(self) -> float:
        """Give the share of the text that other drafts have too; in a small batch that of the nearest one."""
        hashes = [one for *_, listed in self._runs for one in listed]
        nearest = self.group.nearest(hashes)
        return _share(self._counts(), self.group.common) if nearest is None else nearest

    def shared_in(self, spans: tuple[Span, ...]) -> float:
        """Give the share of *spans* that other drafts have too."""
        return _share(self._counts(spans), self.group.common)

    def _tells(self, value: str) -> bool:
        """Say whether an inserted value is this person's: not the name, nor in the brief, nor in other drafts."""
        words = words_in(value)
        return not (
            self.names.issuperset(words)
            or CONTENT.issuperset(words)
            or any(value in said for said in self.group.brief)
            or self.group.has_inserted(value) > self.group.rare
        )

    def _is_name(self, start: int) -> bool:
        return any(
            self.body.startswith(name, start) and not self.body[start + len(name) :][:1].isalnum()
            for name in self.names
        )

    def _frequencies(self, rare: int | None) -> Iterator[tuple[int, int]]:
        """Yield the words with the count of the most frequent three in which each stands; runs without any up to *rare* left out."""
        for at, words, counts, _ in self._runs:
            if not counts or (rare is not None and min(counts) > rare):
                continue
            for place, start in enumerate(words):
                yield at + start, max(counts[max(0, place - WIDTH + 1) : place + 1] or counts)

    def _counts(self, spans: tuple[Span, ...] | None = None) -> list[int]:
        return [
            count
            for at, words, counts, _ in self._runs
            for start, count in zip(words, counts, strict=False)
            if spans is None or any(begin <= at + start < end for begin, end in spans)
        ]


def _share(counts: list[int], common: int) -> float:
    return sum(count >= common for count in counts) / len(counts) if counts else 0.0
