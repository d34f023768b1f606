"""A folded text in; its stretches between full stops, blank lines and quotation marks, each cut into tokens, out.

The drafts of a campaign share most of their words, so a stretch that was read is kept with all that was found out of
it: as many as some hundred drafts hold. No phrase reaches over a full stop and the blank behind it, over a blank line,
or into a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate
from typing import Any, TypeVar

from outreach.lint.reading.keeping import lazy

#: The letters by which `Stretch.stems` and the phrase books keep words that have endings.
STEM = 3

_BETWEEN = re.compile(r"(\W+)")
#: Not the full stop of an initial, of `R.I.P.` or of a day: `12. June`.
_END = re.compile(r"[.\n\"«»](?:(?<=\.) (?<!\b\w\. )(?<!\d\. )|(?<=\n)[ \t\r]*\n|(?<=[\"«»]))")
_MANY = 4096
#: Letters of a stretch that is kept at most: longer than any sentence that drafts share.
_LONG = 1000

_T = TypeVar("_T")


class Stretch:
    """Words that stand together, wherever they do."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        pieces = _BETWEEN.split(folded)  # tokens and what stands between them, by turns
        places = [0, *accumulate(map(len, pieces))]
        first, last = 0 if pieces[0] else 2, len(pieces) - (not pieces[-1])
        #: The runs of letters, digits and `_`, and their places.
        self.tokens = pieces[first:last:2]
        self.starts = places[first:last:2]
        #: What was found out of these words, by whoever found it.
        self.memo: dict[Any, Any] = {}

    def ask(self, find: Callable[[Stretch], _T]) -> _T:
        """Give what *find* makes of it, and keep that."""
        made = self.memo[find] = find(self)
        return made

    @lazy
    def vocabulary(self) -> frozenset[str]:
        """Each token once."""
        return frozenset(self.tokens)

    @lazy
    def stems(self) -> frozenset[str]:
        """The first letters of the tokens."""
        return frozenset([token[:STEM] for token in self.vocabulary])


_kept = lru_cache(maxsize=_MANY)(Stretch)


def stretches(folded: str) -> list[tuple[int, Stretch]]:
    """List the stretches of a text and where they begin."""
    cut: list[tuple[int, Stretch]] = []
    place = 0
    for start, end in [*[found.span() for found in _END.finditer(folded)], (len(folded), 0)]:
        cut.append((place, (_kept if start - place <= _LONG else Stretch)(folded[place:start])))
        place = end
    return cut
