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
from outreach.replies.classifying import Judgement, classify
from outreach.replies.clues import Clues, clues
from outreach.replies.new_words import new_words


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


def opened(app: App, raw: bytes, *, account: str, at: datetime | None = None) -> Incoming | None:
    """Take a mail apart; *at* is when a server got it.

    None for one that cannot be read at all. One of which the headers can be read is a machine's, or unclear.
    """
    parts, trouble = _parts(raw)
    if parts is None:
        return None
    text = _storable(new_words(parts.text))
    verdict = _judged(app, parts, text)
    if trouble and verdict.kind is not Kind.OWN:
        verdict = Judgement(Kind.OTHER, trouble, f"From: {parts.from_}", 0.3)
    verdict = replace(verdict, line=_storable(verdict.line))
    found = clues(parts)
    if at is not None and found.at is not None:  # a clock that is wrong by years makes no answer an old mail
        found = replace(found, at=max(found.at, at))
    return Incoming(raw, sha256(raw).hexdigest(), account, parts, found, _folded(found), verdict, text)


def _judged(app: App, parts: Parts, text: str) -> Judgement:
    try:
        return classify(parts, text=text, own=own_addresses(app))
    except Exception as error:  # noqa: BLE001 - whatever a stranger's words do, no mail is lost and none stops the others
        because = f"it could not be judged ({type(error).__name__}): it needs a look"
        return Judgement(Kind.OTHER, because, f"From: {parts.from_}", 0.3)


def own_addresses(app: App) -> list[str]:
    """Give the addresses that we write from, or let answers go to."""
    accounts = app.config.accounts.values()
    return [address for one in accounts for address in (one.address, one.reply_to) if address]


def about(app: App, mail: Incoming, sent_to: str) -> Judgement:
    """Judge a mail that answers one to *sent_to* (canonical): of a report on several recipients that one decides."""
    judged = classifying.about(mail.verdict, mail.parts, sent_to, own_addresses(app))
    return replace(judged, line=_storable(judged.line))


def _parts(raw: bytes) -> tuple[Parts | None, str]:
    """Read a mail, or its headers alone where all of it cannot be read; and say what the trouble is."""
    trouble = ""
    try:
        parts = read(raw)
    except Exception as error:  # noqa: BLE001 - whatever a stranger's bytes do, no mail is lost and none stops the others
        trouble = f"it could not be read ({type(error).__name__})"
        try:
            parts = read(raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0] + b"\n\n")
        except Exception:  # noqa: BLE001 - as above
            return None, trouble
    return (
        replace(
            parts,
            subject=_storable(parts.subject),
            from_=_storable(parts.from_) if parts.from_ else None,
            to=tuple(map(_storable, parts.to)),
        ),
        trouble,
    )


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
