"""What the program would be without one of its commits, for showing that the kill test would notice: never part of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from senders import WHOLE

from outreach.store import outbox
from outreach.store.claims import Claimed
from outreach.store.journal import Journal


def _no_intent() -> None:
    """Commit `sending` together with the outcome, after the answer, rather than before the first byte."""
    intend, settle, kept = outbox.intend, outbox.settle, dict[int, dict[str, Any]]()

    def remember(_db: Any, wishes: Sequence[tuple[Claimed, Any]], **words: Any) -> set[int]:
        kept.update({claimed.delivery_id: words for claimed, _ in wishes})
        return {claimed.delivery_id for claimed, _ in wishes}

    def both(db: Any, ended: Sequence[outbox.Ended], **words: Any) -> set[int]:
        for one in ended:
            if one.claimed.delivery_id in kept:
                intend(db, [(one.claimed, ())], **kept.pop(one.claimed.delivery_id))
        return settle(db, ended, **words)

    vars(outbox).update(intend=remember, settle=both)


def _no_journal() -> None:
    """Write nothing beside the database."""
    Journal.begin = Journal.end = lambda *_words: None  # type: ignore[method-assign]  # this process ends with it


def _neither() -> None:
    _no_intent()
    _no_journal()


BROKEN: Mapping[str, Callable[[], None]] = {
    "nothing": WHOLE,
    "intent": _no_intent,
    "journal": _no_journal,
    "both": _neither,
}
