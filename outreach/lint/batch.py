"""Documents that go out together in; how many of them share a piece of text out.

Pieces are counted in hashed counters of fixed size, so 100,000 drafts take no more memory than ten. A piece that shares
its counter with another seems more frequent than it is, never less; with a million counters that is far below a fifth.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import Self

from outreach.lint.document import Document
from outreach.lint.reading.shingling import digest, folded_as_written, needle, readable, runs, without
from outreach.text import Language

_CELLS = 1 << 20
#: Below so many drafts each is held against each of the others.
_FEW = 8
#: What a fifth of the drafts have, and at least three, is common; what one of a hundred has is somebody's own.
_COMMON, _LEAST = 5, 3
_RARE = 100

#: Campaign, language, profile and step: what is compared goes to the same people at the same time.
_Key = tuple[str, Language, str, str]


class Batch:
    """The drafts that go out together, counted once."""

    def __init__(self) -> None:
        self.size = 0
        self._counts = array("I")
        self._groups: dict[_Key, Group] = {}

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Self:
        """Count *documents*."""
        batch = cls()
        for document in documents:
            batch.add(document)
        return batch

    def add(self, document: Document) -> None:
        """Count one more; a template is no draft."""
        if document.template:
            return
        self._counts = self._counts or array("I", bytes(4 * _CELLS))
        self.size += 1
        key = _key(document)
        group = self._groups.get(key)
        if group is None:
            group = self._groups[key] = Group(self._counts, digest(repr(key)), needles_of_brief(document))
        group.add(document)

    def beside(self, document: Document) -> Group | None:
        """Give those that *document* is compared with; None where it is the only one of its kind."""
        group = None if document.template else self._groups.get(_key(document))
        return group if group and group.size > 1 else None


class Group:
    """The drafts of one campaign, language and step."""

    def __init__(self, counts: array[int], salt: int, brief: tuple[str, ...]) -> None:
        self.size = 0
        #: What the brief says, folded: no draft is blamed for sharing it.
        self.brief = brief
        self._counts, self._salt = counts, salt
        self._few: list[frozenset[int]] = []

    @property
    def common(self) -> int:
        """From how many drafts on a piece is everybody's."""
        return 2 if self.size < _FEW else max(_LEAST, -(-self.size // _COMMON))

    @property
    def rare(self) -> int:
        """Up to how many drafts a piece is somebody's own."""
        return max(1, self.size // _RARE)

    def add(self, document: Document) -> None:
        """Count one more."""
        values = tuple(filter(None, map(needle, document.inserted)))
        pieces = _pieces(
            without(readable(folded_as_written(document.body)), longest_first(*self.brief, *values))
        )
        self.size += 1
        self._keep(pieces)
        counts, salt = self._counts, self._salt
        for piece in pieces.union(map(_of_value, values)):
            counts[(piece ^ salt) % _CELLS] += 1

    def counted(self, hashes: Iterable[int]) -> list[int]:
        """Say of each shingle how many drafts have it."""
        counts, salt = self._counts, self._salt
        return [counts[(one ^ salt) % _CELLS] for one in hashes]

    def has_inserted(self, value: str) -> int:
        """Say into how many drafts *value*, folded, was inserted."""
        return self.counted((_of_value(value),))[0]

    def nearest(self, hashes: Iterable[int]) -> float | None:
        """Give the greatest share of shingles that another draft has in common with these; None in a large batch."""
        if self.size >= _FEW:
            return None
        own, others = frozenset(hashes), list(self._few)
        if own in others:
            others.remove(own)  # itself
        return max((_jaccard(own, other) for other in others), default=0.0)

    def _keep(self, pieces: frozenset[int]) -> None:
        if self.size < _FEW:
            self._few.append(pieces)
        else:
            self._few.clear()


def needles_of_brief(document: Document) -> tuple[str, ...]:
    """List what every draft of the campaign may say, folded."""
    campaign = document.campaign
    if campaign is None:
        return ()
    brief = campaign.briefs.get(document.language)
    said = (brief.goal, brief.product, brief.benefit, brief.compensation, brief.deliverables, brief.audience) if brief else ()  # fmt: skip
    return tuple(filter(None, (needle(value) for value in (campaign.brand, *said) if value)))


def longest_first(*needles: str) -> Iterator[str]:
    """Sort values so that none is taken out of the middle of another."""
    return iter(sorted(dict.fromkeys(needles), key=len, reverse=True))


def _key(document: Document) -> _Key:
    campaign = document.campaign.id if document.campaign else ""
    return campaign, document.language, document.profile, document.step


def _pieces(folded: str) -> frozenset[int]:
    return frozenset().union(*(run.hashes for _, run in runs(folded)))


def _of_value(value: str) -> int:
    return digest(f"= {value}")


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0
