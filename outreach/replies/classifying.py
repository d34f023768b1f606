"""Parts in; which kind of mail it is, why, and the line that shows it, out.

Whatever a machine wrote is tried first, from what is certain to what is likely. In doubt a person wrote it: silence
towards somebody who answered is the safe side.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from outreach.mail.letter import Parts
from outreach.mail.unsubscribing import asked_about
from outreach.replies.absence.notes import note, says_away
from outreach.replies.judgement import RULES_VERSION, Judgement, shown
from outreach.replies.kinds import Kind
from outreach.replies.new_words import new_words
from outreach.replies.refusing import asks_for_no_more, says_no, says_nothing
from outreach.replies.reports import bounces
from outreach.replies.reports.complaints import complaint
from outreach.replies.reports.receipts import receipt
from outreach.replies.writers import sign

__all__ = ["RULES_VERSION", "Judgement", "about", "classify"]

_REPORTS = frozenset({Kind.BOUNCE_HARD, Kind.BOUNCE_SOFT, Kind.DELAYED, Kind.RECEIPT})


def classify(
    parts: Parts, own: Iterable[str] = (), *, text: str | None = None, sent_to: str | None = None
) -> Judgement:
    """Say what a message is.

    *own* are our addresses, *text* its new words where they are known, *sent_to* the canonical address to which the mail
    went that it answers: of a report on several recipients that one decides.
    """
    ours = {address.lower() for address in own}
    new = new_words(parts.text) if text is None else text
    return next(_tried(parts, ours, new, sent_to))


def about(judged: Judgement, parts: Parts, sent_to: str, own: Iterable[str] = ()) -> Judgement:
    """Judge a report again once it is known to whom the mail went that it answers; all else stays as it was *judged*."""
    if judged.kind not in _REPORTS:
        return judged
    return bounces.judged(parts, sent_to, {address.lower() for address in own}) or judged


def _tried(parts: Parts, own: Collection[str], text: str, sent_to: str | None) -> Iterator[Judgement]:
    tries: tuple[Callable[[], Judgement | None], ...] = (
        lambda: _own(parts, own),
        lambda: _asked_by_button(parts),
        lambda: complaint(parts),
        lambda: receipt(parts),
        lambda: bounces.judged(parts, sent_to, own),
        lambda: note(parts, text, own),
        lambda: _machine(parts),
    )
    yield from (found for attempt in tries if (found := attempt()))
    yield _person(parts, text)


def is_own(parts: Parts, own: Iterable[str]) -> bool:
    """Say whether headers are those of a mail that we wrote."""
    return _own(parts, {address.lower() for address in own}) is not None


def _own(parts: Parts, own: Collection[str]) -> Judgement | None:
    ours = {_untagged(address) for address in own}
    if _untagged(parts.from_ or "") not in ours:
        return None
    if all(
        _untagged(one) in ours for one in (*parts.authors, *parts.reply_to)
    ):  # a list may put our address into From
        return Judgement(Kind.OWN, "it comes from our own address", f"From: {parts.from_}", 1.0)
    return None


def _untagged(address: str) -> str:
    """Take off what is put behind the name to know mail by: selin+token@kilnhaus.example."""
    local, at, domain = address.lower().partition("@")
    return local.partition("+")[0] + at + domain


def _asked_by_button(parts: Parts) -> Judgement | None:
    if not asked_about(parts.subject):
        return None
    line = shown(f"Subject: {parts.subject}")
    return Judgement(Kind.OPT_OUT, "a mail program asks for no more mail", line, 1.0)


def _machine(parts: Parts) -> Judgement | None:
    found = sign(parts)
    return Judgement(Kind.OTHER, found[0], shown(found[1]), found[2]) if found else None


def _person(parts: Parts, text: str) -> Judgement:
    first = shown(next((line for line in text.splitlines() if line.strip()), parts.subject))
    name = f"{parts.from_name or ''} {(parts.from_ or '').partition('@')[0]}"
    if says_no(text, name):
        return Judgement(Kind.OPT_OUT, "it says no and nothing else", first, 1.0)
    if says_no(parts.subject) and says_nothing(text, name):
        line = shown(f"Subject: {parts.subject}")
        return Judgement(Kind.OPT_OUT, "its subject says no, and it nothing else", line, 0.9)
    if wish := asks_for_no_more(text):
        return Judgement(Kind.OPT_OUT, "it asks for no more mail", shown(wish), 0.9)
    if away := says_away(text):
        return Judgement(
            Kind.REPLY, "a person wrote it, in words that notes of absence or receipt use", shown(away), 0.6
        )
    return Judgement(Kind.REPLY, "a person wrote it", first, 0.9 if parts.text.strip() else 0.5)
