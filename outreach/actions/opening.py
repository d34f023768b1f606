"""The bytes of one mail that came in, in; its parts, its clues and what it is taken for out."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from outreach.app import App
from outreach.errors import InputError
from outreach.mail.letter import Parts
from outreach.mail.reading import read
from outreach.people.addresses import canonical
from outreach.replies import Kind, classifying
from outreach.replies.clues import Clues, clues, of_headers
from outreach.replies.judgement import Judgement
from outreach.replies.tracing import ids_anywhere, may_report, tokens, untagged
from outreach.replies.understanding import broken, judged, text_of, unclear


@dataclass(frozen=True, slots=True)
class Incoming:
    """One mail, taken apart."""

    raw: bytes = field(repr=False)
    digest: str
    #: The account in whose mailbox it lay.
    account: str
    parts: Parts
    clues: Clues
    #: The canonical addresses of the clues.
    addresses: frozenset[str]
    verdict: Judgement
    #: The new words.
    text: str


def opened(
    app: App, raw: bytes, *, account: str, at: datetime | None = None, thread: str = ""
) -> Incoming | None:
    """Take a mail apart; *at* is when a server got it, *thread* the conversation in which it shows it.

    None for one that cannot be read at all, and names nothing of ours. One of which the headers can be read is a machine's, or unclear.
    """
    parts, text, found = _looked_at(raw, _parts(raw))
    if parts.trouble and not (parts.from_ or parts.in_reply_to or parts.references or found.tokens):
        return None
    verdict = judged(parts, own_addresses(app, parts), text=text)
    verdict = replace(verdict, line=_storable(verdict.line))
    found = replace(found, thread=thread)
    if at is not None and found.at is not None:  # a clock that is wrong by years makes no answer an old mail
        found = replace(found, at=max(found.at, at))
    return Incoming(raw, sha256(raw).hexdigest(), account, parts, found, _folded(found), verdict, text)


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
    if mail.verdict.kind not in _WRITTEN:
        return mail
    try:
        text = _storable(text_of(mail.parts, ours))
    except Exception:  # noqa: BLE001 - as above; the words that were found without our mails stand
        return mail
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


def _parts(raw: bytes) -> Parts:
    """Read a mail, and leave out of its headers what no database takes."""
    try:
        parts = read(raw)
    except Exception as error:  # noqa: BLE001 - whatever a stranger's bytes do, no mail is lost and none stops the others
        head = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
        parts = replace(read(head + b"\n\n"), trouble=broken(error))
    return replace(
        parts,
        subject=_storable(parts.subject),
        from_=_storable(parts.from_) if parts.from_ else None,
        to=tuple(map(_storable, parts.to)),
    )


def _traced(raw: bytes, parts: Parts) -> Clues:
    """Collect the clues, with those that stand in the bytes alone: our tokens, and ids anywhere in what a machine wrote."""
    found = replace(clues(parts), tokens=tokens(raw))
    if not may_report(parts):
        return found
    ids = (*found.returned_ids, *ids_anywhere(raw, parts.text))
    return replace(found, returned_ids=tuple(dict.fromkeys(ids)))


def _folded(found: Clues) -> frozenset[str]:
    """Give the canonical addresses of the clues."""
    addresses = set()
    for address in (*found.addresses, *found.failed):
        with suppress(InputError):
            addresses.add(canonical(address))
    return frozenset(addresses)


def _storable(text: str) -> str:
    """Leave out what no database takes: some charsets decode to halves of letters."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")
