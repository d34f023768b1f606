"""The bytes of one mail that came in, in; its parts, its clues and what it is taken for out."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from hashlib import sha256

from outreach.app import App
from outreach.errors import InputError
from outreach.mail.letter import Parts
from outreach.mail.reading import read, read_head
from outreach.people.addresses import canonical
from outreach.replies import Kind, classifying
from outreach.replies.clues import Clues, clues, looks_automatic
from outreach.replies.judgement import Judgement
from outreach.replies.new_words import repeats
from outreach.replies.tracing import ids_anywhere, may_report, tokens, untagged
from outreach.replies.understanding import broken, judged, text_of, unclear


@dataclass(frozen=True, slots=True)
class Traced:
    """One mail, or its headers, and all that points to what it answers."""

    raw: bytes = field(repr=False)
    digest: str
    #: The account in whose mailbox it lay.
    account: str
    parts: Parts
    clues: Clues
    #: The canonical addresses of the clues.
    addresses: frozenset[str]
    #: A machine may have written it, so that only the whole tells whose it is.
    may_report: bool


@dataclass(frozen=True, slots=True)
class Incoming(Traced):
    """One mail, taken apart."""

    verdict: Judgement
    #: The new words.
    text: str


def opened(
    app: App, raw: bytes, *, account: str, at: datetime | None = None, thread: str = ""
) -> Incoming | None:
    """Take a mail apart; *at* is when a server got it, *thread* the conversation in which it shows it.

    None for one that cannot be read at all, and names nothing of ours. One of which the headers can be read is a machine's, or unclear.
    """
    mail = _traced(app, raw, read(raw), account=account, at=at, thread=thread)
    if mail is None:
        return None
    text = _storable(text_of(mail.parts))
    verdict = judged(mail.parts, own_addresses(app, mail.parts), text=text)
    known = {name: getattr(mail, name) for name in _TRACED}
    return Incoming(**known, verdict=replace(verdict, line=_storable(verdict.line)), text=text)


def traced(
    app: App, raw: bytes, *, account: str, at: datetime | None = None, thread: str = ""
) -> Traced | None:
    """Do what `opened` does with the headers of a mail alone, of which nobody asks yet what it says."""
    return _traced(app, raw, read_head(raw), account=account, at=at, thread=thread)


_TRACED = tuple(one.name for one in fields(Traced))


def _traced(
    app: App, raw: bytes, read: Parts, *, account: str, at: datetime | None, thread: str
) -> Traced | None:
    if read.trouble and not (read.from_ or read.in_reply_to or read.references):
        return None
    parts, machine = _fit(read), looks_automatic(read)
    reports = may_report(parts, machine=machine)
    found = clues(parts, machine=machine)
    domains = dict.fromkeys(one.address.rpartition("@")[2].lower() for one in app.config.accounts.values())
    found = replace(
        found,
        tokens=tokens(raw, domains),
        returned_ids=_returned(raw, parts, found) if reports else found.returned_ids,
        thread=thread,
        # a clock that is wrong by years makes no answer an old mail
        at=max(found.at, at) if at is not None and found.at is not None else found.at,
    )
    return Traced(raw, sha256(raw).hexdigest(), account, parts, found, _folded(found), reports)


def _looked_at(raw: bytes, parts: Parts) -> tuple[Parts, str, Clues]:
    """Find the new words and the clues; where a stranger's words break a rule, the clues of the headers alone."""
    try:
        return parts, _storable(text_of(parts)), _traced(raw, parts)
    except Exception as error:  # noqa: BLE001 - whatever a stranger's words do, no mail is lost and none stops the others
        parts = replace(parts, trouble=broken(error))
        found = replace(of_headers(parts), tokens=tokens(raw))
        return parts, _storable(text_of(parts)), found


def without(app: App, mail: Incoming, ours: str) -> Incoming:
    """Take out of the new words of an answer what only repeats *ours*, the mails that it answers, and judge it by the rest."""
    if mail.verdict.kind not in _WRITTEN or not repeats(mail.parts, ours):
        return mail
    text = _storable(text_of(mail.parts, ours))
    if text == mail.text:
        return mail
    verdict = judged(mail.parts, own_addresses(app, mail.parts), text=text)
    return replace(mail, text=text, verdict=replace(verdict, line=_storable(verdict.line)))


#: What is judged by its new words.
_WRITTEN = frozenset({Kind.REPLY, Kind.OPT_OUT})


def own_addresses(app: App, parts: Parts) -> list[str]:
    """Give the addresses that we write from, or let answers go to, also with a token of ours behind the plus."""
    accounts = app.config.accounts.values()
    own = {address.lower() for one in accounts for address in (one.address, one.reply_to) if address}
    return [*sorted(own), *(one for one in parts.reply_to if untagged(one).lower() in own)]


def about(app: App, mail: Incoming, sent_to: str) -> Judgement:
    """Judge a mail that answers one to *sent_to* (canonical): of a report on several recipients that one decides."""
    try:
        judged = classifying.about(mail.verdict, mail.parts, sent_to, own_addresses(app, mail.parts))
    except Exception as error:  # noqa: BLE001 - as above
        judged = unclear(mail.parts, broken(error))
    return replace(judged, line=_storable(judged.line))


def _fit(parts: Parts) -> Parts:
    """Leave out of headers what no database takes."""
    subject, to = _storable(parts.subject), tuple(map(_storable, parts.to))
    from_ = _storable(parts.from_) if parts.from_ else None
    if (subject, to, from_) == (parts.subject, parts.to, parts.from_):
        return parts
    return replace(parts, subject=subject, to=to, from_=from_)


def _returned(raw: bytes, parts: Parts, found: Clues) -> tuple[str, ...]:
    """Give ids anywhere in what a machine wrote."""
    return tuple(dict.fromkeys((*found.returned_ids, *ids_anywhere(raw, parts.text))))


def _folded(found: Clues) -> frozenset[str]:
    """Give the canonical addresses of the clues."""
    addresses = set()
    for address in (*found.addresses, *found.failed):
        with suppress(InputError):
            addresses.add(canonical(address))
    return frozenset(addresses)


def _storable(text: str) -> str:
    """Leave out what no database takes: some charsets decode to halves of letters."""
    safe = text if text.isascii() else text.encode("utf-8", "replace").decode()
    return safe.replace("\0", "")
