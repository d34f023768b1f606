"""Judged documents in; what matters most of all of them together, where it is worth a sentence, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter

from outreach.lint.batch import Batch, longest_first, needles_of_brief
from outreach.lint.document import Document, Kind
from outreach.lint.reading.shingling import digest, needle, readable, runs, without
from outreach.lint.rule import Finding
from outreach.lint.together.swapping import swapped
from outreach.lint.view import View
from outreach.text import Language

#: The rules of which it speaks, the one that tells more first.
CODES = ("SWP403", "FRM602")
#: Fewer drafts, or a smaller part of all, are told by their findings.
_LEAST, _PART = 3, 5
#: The sentences of an opening that are looked at, and the part of the drafts that must have one more.
_SENTENCES, _NEARLY = 3, 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """What many drafts have in common."""

    code: str
    #: How many drafts it is about, and of how many.
    drafts: int
    of: int
    #: How many sentences open them all, in each language; 0 where they open in several ways.
    sentences: int
    #: In how many languages they are.
    languages: int
    #: In what the person is seen in nearly all of them, such as `the name and a title`; empty where that differs.
    seen: str
    #: Whether they go to influencers.
    kind: Kind


class Sighting:
    """Counts documents on their way; keeps none of them."""

    def __init__(self) -> None:
        self._all = 0
        self._codes: Counter[str] = Counter()
        self._openings: dict[Language, list[Counter[int]]] = {}
        self._seen: Counter[str] = Counter()
        self._flagged = 0
        self._kind = Kind.INFLUENCER

    def add(self, document: Document, findings: Iterable[Finding], batch: Batch | None) -> None:
        """Count one more."""
        self._all += 1
        codes = {finding.code for finding in findings}.intersection(CODES)
        if not codes:
            return
        self._flagged += 1
        self._codes.update(codes)
        self._kind = document.kind
        view = View(document, batch)
        if swap := swapped(view):
            self._seen[swap.seen] += 1
            counters = self._openings.setdefault(document.language, [Counter() for _ in range(_SENTENCES)])
            for counter, opening in zip(counters, _openings(view, swap.sentences), strict=False):
                counter[opening] += 1

    def headline(self) -> Headline | None:
        """Say what is worth saying."""
        if self._flagged < max(_LEAST, self._all / _PART):
            return None
        sentences, drafts = self._opening()
        seen, often = max(self._seen.items(), key=itemgetter(1), default=("", 0))
        return Headline(
            code=next(code for code in CODES if self._codes[code]),
            drafts=drafts if sentences else self._flagged,
            of=self._all,
            sentences=sentences,
            languages=len(self._openings),
            seen=seen if often >= _NEARLY * self._flagged else "",
            kind=self._kind,
        )

    def _opening(self) -> tuple[int, int]:
        """Choose the opening to tell of: as many sentences as nearly all have that share the first one."""
        most = [
            sum(max(counter.values(), default=0) for counter in counters)
            for counters in zip(*self._openings.values(), strict=True)
        ] or [0]
        if most[0] < max(_LEAST, self._all / _PART):
            return 0, 0
        count = max(place for place, drafts in enumerate(most, 1) if drafts >= _NEARLY * most[0])
        return count, most[count - 1]


def _openings(view: View, sentences: tuple[tuple[int, int], ...]) -> Iterable[int]:
    """Yield a hash of the first sentence, of the first two, and so on; inserted words are no part of them."""
    values = map(needle, view.document.inserted)
    needles = longest_first(*needles_of_brief(view.document), *filter(None, values))
    cut, said = without(readable(view.body.folded), needles), ""
    for start, end in sentences[:_SENTENCES]:
        said += "".join(f" {one}" for _, run in runs(cut[start:end]) for one in run.hashes) + "."
        yield digest(said)
