"""The bytes of one mail that came in, in; its parts, its clues and what it is taken for out."""

from __future__ import annotations

from collections.abc import Callable
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
from outreach.replies.clues import Beside, Clues, clues, of_headers
from outreach.replies.judgement import Judgement
from outreach.replies.new_words import repeats
from outreach.replies.tracing import ids_anywhere, tokens, untagged
from outreach.replies.understanding import broken, judged, text_of, unclear
from outreach.replies.writers import Writer, writer


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
    writer: Writer


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
    beside = Beside(tokens(raw), thread, at)
    parts, text, found, by = _looked_at(raw, _parts(raw, read), _new_words, beside)
    mail = _traced(raw, parts, found, by, account=account)
    if mail is None:
        return None
    verdict = judged(parts, own_addresses(app, parts), text=text)
    known = {name: getattr(mail, name) for name in _TRACED}
    return Incoming(**known, verdict=replace(verdict, line=_storable(verdict.line)), text=text)


def traced(
    raw: bytes, *, account: str, at: datetime | None = None, thread: str = "", whole: bool = False
) -> Traced | None:
    """Do what `opened` does with the headers of a mail, or the *whole* of it, of which nobody asks yet what it says."""
    beside = Beside(tokens(raw), thread, at)
    parts, _, found, by = _looked_at(raw, _parts(raw, read if whole else read_head), _no_words, beside)
    return _traced(raw, parts, found, by, account=account)


_TRACED = tuple(one.name for one in fields(Traced))


def _traced(raw: bytes, parts: Parts, found: Clues, by: Writer, *, account: str) -> Traced | None:
    if parts.trouble and not (parts.from_ or parts.in_reply_to or parts.references or found.tokens):
        return None
    return Traced(raw, sha256(raw).hexdigest(), account, parts, found, _folded(found), by)


def _looked_at(
    raw: bytes, parts: Parts, words: Callable[[Parts], str], beside: Beside
) -> tuple[Parts, str, Clues, Writer]:
    """Find the new words, the clues and who wrote it; where a stranger's words break a rule, the clues of the headers alone."""
    try:
        return parts, words(parts), *_clues(raw, parts, beside)
    except Exception as error:  # noqa: BLE001 - whatever a stranger's words do, no mail is lost and none stops the others
        parts = replace(parts, trouble=broken(error))
        return parts, words(parts), of_headers(parts, beside), _writer(parts)


def _new_words(parts: Parts) -> str:
    return _storable(text_of(parts))


def _no_words(_: Parts) -> str:
    return ""


def _writer(parts: Parts) -> Writer:
    """Say who wrote a mail that breaks a rule; the whole is read where that rule breaks too."""
    try:
        return writer(parts)
    except Exception:  # noqa: BLE001 - as above
        return Writer.UNCLEAR


def without(app: App, mail: Incoming, ours: str) -> Incoming:
    """Take out of the new words of an answer what only repeats *ours*, the mails that it answers, and judge it by the rest."""
    if mail.verdict.kind not in _WRITTEN:
        return mail
    try:
        text = _storable(text_of(mail.parts, ours)) if repeats(mail.parts, ours) else mail.text
    except Exception:  # noqa: BLE001 - as above; the words that were found without our mails stand
        return mail
    if text == mail.text:
        return mail
    verdict = judged(mail.parts, own_addresses(app, mail.parts), text=text)
    return replace(mail, text=text, verdict=replace(verdict, line=_storable(verdict.line)))


#: What is judged by its new words.
_WRITTEN = frozenset({Kind.REPLY, Kind.OPT_OUT})


def own_addresses(app: App, parts: Parts | None = None) -> list[str]:
    """Give the addresses that we write from, or let answers go to, also with a token of ours behind the plus, as in *parts*."""
    accounts = app.config.accounts.values()
    own = {address.lower() for one in accounts for address in (one.address, one.reply_to) if address}
    return [*sorted(own), *(one for one in (parts.reply_to if parts else ()) if untagged(one).lower() in own)]


def about(app: App, mail: Incoming, sent_to: str) -> Judgement:
    """Judge a mail that answers one to *sent_to* (canonical): of a report on several recipients that one decides."""
    try:
        judged = classifying.about(mail.verdict, mail.parts, sent_to, own_addresses(app, mail.parts))
    except Exception as error:  # noqa: BLE001 - as above
        judged = unclear(mail.parts, broken(error))
    return replace(judged, line=_storable(judged.line))


def _parts(raw: bytes, reader: Callable[[bytes], Parts]) -> Parts:
    """Read a mail, and leave out of its headers what no database takes."""
    try:
        parts = reader(raw)
    except Exception as error:  # noqa: BLE001 - whatever a stranger's bytes do, no mail is lost and none stops the others
        head = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
        parts = replace(reader(head + b"\n\n"), trouble=broken(error))
    subject, to = _storable(parts.subject), tuple(map(_storable, parts.to))
    from_ = _storable(parts.from_) if parts.from_ else None
    if (subject, to, from_) == (parts.subject, parts.to, parts.from_):
        return parts
    return replace(parts, subject=subject, to=to, from_=from_)


def _clues(raw: bytes, parts: Parts, beside: Beside) -> tuple[Clues, Writer]:
    """Collect the clues, with those that stand in the bytes alone: ids anywhere in what a machine wrote."""
    by = writer(parts)
    found = clues(parts, by, beside)
    if by is Writer.PERSON:
        return found, by
    ids = (*found.returned_ids, *ids_anywhere(raw, parts.text))
    return replace(found, returned_ids=tuple(dict.fromkeys(ids))), by


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
