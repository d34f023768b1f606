"""A server and a credential in, folders and messages out; nothing is marked, moved or written (EXAMINE, BODY.PEEK)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from time import monotonic
from typing import Any

from imapclient import IMAPClient  # type: ignore[import-untyped]  # it has none
from imapclient.datetime_util import (  # type: ignore[import-untyped]  # it has none
    format_criteria_date,
)
from imapclient.response_parser import parse_response  # type: ignore[import-untyped]  # it has none

from outreach.errors import UnreachableError
from outreach.net import imap_fetch, imap_keys
from outreach.net.folders import Folder, folders
from outreach.net.imap_ahead import Ahead, Question
from outreach.net.imap_faults import passes, plain_no, told
from outreach.net.imap_line import connected
from outreach.net.imap_login import log_in
from outreach.net.imap_mail import WHOSE, Mail, above, mail, whole
from outreach.net.server import Credential, Server

#: Seconds to wait for each answer.
_ANSWER = 60.0
#: Seconds between two looks whether to go on waiting.
_LISTEN = 0.5
#: Messages whose headers, and which as a whole, are fetched at once: a line of 8,192 octets names as many (RFC 7162 section 4).
HEADS, WHOLES = 700, 250
#: Folders of which the state is asked at once; some servers hang up after twenty questions that they do not understand.
STATES = 10
#: Messages that one SEARCH may find: the answer is one line, and imaplib reads a million characters of it.
_FOUND = 80_000
#: UIDs, UIDVALIDITY and numbers of messages are smaller (RFC 3501 section 9, `nz-number`).
_NUMBERS = 2**32
#: HIGHESTMODSEQ has 63 bits (RFC 7162 section 3.1.1).
_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class State:
    """What EXAMINE or STATUS says of a folder."""

    uid_validity: int
    #: 0 where the server does not say.
    uid_next: int
    messages: int
    #: It grows with every change (HIGHESTMODSEQ, RFC 7162); 0 where the server keeps none, or was not asked.
    modseq: int = 0


class Box:
    """An open mailbox. Every method raises UnreachableError; after a broken line all of them do."""

    def __init__(self, client: IMAPClient, server: Server) -> None:
        self.server = server
        #: The line is gone or nobody knows what the server will say next.
        self.broken = False
        self._client = client
        self._line = Ahead(client)
        self._counts_changes = True
        self._state = State(0, 0, 0)

    def folders(self) -> list[Folder]:
        """List the folders that can be opened."""
        with self._told():
            return folders(self._client.list_folders())

    def status(self, folder: Folder) -> State:
        """Ask for the state of a folder without opening it; a server that will not say HIGHESTMODSEQ is not asked again."""
        if self._counts_changes and self._offers("CONDSTORE"):
            try:
                return self._status(folder, "HIGHESTMODSEQ")
            except UnreachableError:
                if self.broken:
                    raise
                self._counts_changes = False
        return self._status(folder)

    def _status(self, folder: Folder, *also: str) -> State:
        with self._told():
            question = self._asked_of(folder, *also)
            listed = _listed(self._line.answer(question), folder.raw)
            if listed is None:
                listed = parse_response(self._line.answer(question))[-1]
            said = dict(zip(listed[::2], listed[1::2], strict=False))
            numbers = int(said[b"UIDVALIDITY"]), int(said.get(b"UIDNEXT", 0)), int(said[b"MESSAGES"])
            modseq = int(said.get(b"HIGHESTMODSEQ", 0))
        return replace(self._state_of(*numbers), modseq=min(modseq, _LARGEST))

    def _asked_of(self, folder: Folder, *also: str) -> Question:
        named = self._client._normalise_folder(folder.raw)  # noqa: SLF001 - the library waits for each answer
        return "STATUS", named, f"({' '.join(('MESSAGES', 'UIDNEXT', 'UIDVALIDITY', *also))})"

    def states_ahead(self, folders: Sequence[Folder]) -> None:
        """Ask for what `status` is asked for next, of up to `STATES` folders, and do not wait."""
        with self._told():
            also = ("HIGHESTMODSEQ",) if self._counts_changes and self._offers("CONDSTORE") else ()
            self._line.ask(*(self._asked_of(one, *also) for one in folders if one.raw.isascii()))

    def all_is_whole(self) -> bool:
        """Say whether a folder of everything holds what stands in INBOX: that of Gmail does, others may not."""
        with self._told():
            return self._offers("X-GM-EXT-1")

    def _offers(self, name: str) -> bool:
        return name.encode() in self._client.capabilities()

    def examine(self, folder: Folder) -> State:
        """Open a folder for reading only."""
        with self._told():
            self._line.forget()
            said = self._client.select_folder(folder.raw, readonly=True)
            numbers = int(said[b"UIDVALIDITY"]), int(said.get(b"UIDNEXT", 0)), int(said[b"EXISTS"])
        self._state = self._state_of(*numbers)
        return self._state

    def _state_of(self, *numbers: int) -> State:
        if not all(0 <= number < _NUMBERS for number in numbers):
            raise UnreachableError(f"{self.server}: it counts with numbers that no mailbox has")
        return State(*numbers)

    def uids(self, *, above: int = 0, since: date | None = None) -> list[int]:
        """Find the messages with a higher uid than *above*, which came on the day *since* or later; in order."""
        day = f" SINCE {format_criteria_date(since).decode()}" if since else ""
        found = [one for span in self._spans(above) for one in self._search(f"UID {span}{day}")]
        return sorted({uid for uid in found if uid > above})  # `4:*` also finds a last message of 3

    def _spans(self, above: int) -> list[str]:
        """Split what is to be searched so that no answer is longer than can be read."""
        last = self._state.uid_next - 1
        if self._state.messages <= _FOUND or last <= above:
            return [f"{above + 1}:*"]
        starts = range(above + 1, last + 1, _FOUND)
        return [*(f"{start}:{min(start + _FOUND - 1, last)}" for start in starts), f"{last + 1}:*"]

    def with_ids(self, message_ids: Collection[str], headers: Sequence[str]) -> list[int]:
        """Find messages that may have one of these ids in one of these headers; compare what comes back."""
        return self._any(imap_keys.with_ids(message_ids, headers))

    def with_people(self, addresses: Collection[str], *, below: int | None = None) -> list[int]:
        """Find messages, of a lower uid than *below*, that may be from or to these addresses; compare what comes back."""
        if below == 1:
            return []
        return self._any(imap_keys.with_people(addresses), f"UID 1:{below - 1} " if below else "")

    def _any(self, keys: str, also: str = "") -> list[int]:
        return sorted(self._search(also + keys)) if keys else []

    def _search(self, criteria: str) -> list[int]:
        with self._told():
            found = [int(uid) for uid in self._client.search(criteria)]
        if not all(0 < uid < _NUMBERS for uid in found):
            raise UnreachableError(f"{self.server}: it counts with numbers that no mailbox has")
        return found

    def waits(self) -> bool:
        """Say whether the server tells by itself what comes (RFC 2177)."""
        with self._told():
            return self._offers("IDLE")

    def wait(self, seconds: float, stop: Callable[[], bool]) -> bool:
        """Wait until something comes into the folder that is open; False where nothing did in time, or *stop* said so."""
        end = monotonic() + seconds
        with self._told():
            self._client.idle()
            said: list[Any] = []
            begun = monotonic()
            while not (_came(said) or stop()) and begun < end:
                said = self._client.idle_check(timeout=_LISTEN)
                if not said and monotonic() - begun < _LISTEN / 2:
                    break  # the line is at its end, which the next word to it shows
                begun = monotonic()
            self._client.idle_done()
        return _came(said)

    def heads(self, uids: Sequence[int], fields: Sequence[str] = WHOSE) -> Iterator[Mail]:
        """Fetch some headers of messages, with size and arrival."""
        for start in range(0, len(uids), HEADS):
            yield from self._fetch(uids[start : start + HEADS], above(fields))

    def wholes(self, heads: Sequence[Mail]) -> list[Mail]:
        """Fetch messages whole; of those of more than 2 MB the beginning."""
        found = [one for uids, item in whole(heads) for one in self._fetch(uids, item)]
        return sorted(found, key=lambda one: one.uid)

    def heads_ahead(self, uids: Sequence[int]) -> None:
        """Ask for what `heads` is asked for next, and do not wait: it comes while something else is done."""
        self._ahead(uids, above(WHOSE))

    def wholes_ahead(self, heads: Sequence[Mail]) -> None:
        """Ask for what `wholes` is asked for next, and do not wait."""
        for uids, item in whole(heads)[:1]:
            self._ahead(uids, item)

    def _ahead(self, uids: Sequence[int], item: str) -> None:
        with self._told():
            if uids:
                self._line.ask(imap_fetch.question(uids, self._items(item)))

    def _items(self, item: str) -> list[str]:
        return [item, "RFC822.SIZE", "INTERNALDATE", *(("X-GM-THRID",) if self._offers("X-GM-EXT-1") else ())]

    def _fetch(self, uids: Sequence[int], item: str) -> list[Mail]:
        """Fetch; where the server refuses several at once, one by one, so that one bad message hides no other.

        A server that only wants to be asked later is not asked on.
        """
        try:
            with self._told():
                asked = imap_fetch.question(uids, self._items(item))
                said = imap_fetch.read(self._line.answer(asked)) if uids else {}
            there = said.keys() | self._still([uid for uid in uids if uid not in said])
            return [mail(self.server, uid, said.get(uid, {})) for uid in uids if uid in there]
        except UnreachableError as error:
            if self.broken or passes(error.__cause__):
                raise
            if len(uids) == 1:
                return [Mail(uids[0], b"", trouble=str(error))]
            return [one for uid in uids for one in self._fetch([uid], item)]

    def _still(self, uids: Sequence[int]) -> set[int]:
        """Say which messages the server still names that it did not give: all others are gone."""
        return set(self._search(f"UID {','.join(map(str, uids))}")) if uids else set()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say what went wrong; a plain NO leaves the line as it is."""
        if self.broken:
            raise UnreachableError(f"{self.server}: the line was lost")
        try:
            with told(self.server, self._client):
                self._line.settle()
                yield
        except UnreachableError as error:
            self.broken = not plain_no(error.__cause__)
            raise


@contextmanager
def open(  # noqa: A001 - called as imap.open
    server: Server, credential: Credential, *, timeout: float = _ANSWER
) -> Iterator[Box]:
    """Connect, make the line private and log in; *timeout* is in seconds, for each answer.

    Raises:
        LoginError: the server refused the login.
        UnreachableError: anything else, whether now or while it is open.
    """
    client = connected(server, timeout)
    try:
        log_in(client, server, credential)
        box = Box(client, server)
        yield box
        if not box.broken:
            with suppress(Exception):
                client.logout()
    finally:
        with suppress(Exception):
            client.shutdown()


def examine(server: Server, *, timeout: float = _ANSWER) -> str:
    """Connect and make the line private, without a login; say by which TLS.

    Raises:
        UnreachableError: it does not answer, is not private, or does not speak IMAP.
    """
    client = connected(server, timeout)
    try:
        with told(server, client):
            return str(client.socket().version())
    finally:
        with suppress(Exception):
            client.logout()
        with suppress(Exception):
            client.shutdown()


def _came(said: Sequence[Any]) -> bool:
    return any(len(one) > 1 and one[1] == b"EXISTS" for one in said)


def _listed(answer: Sequence[Any], raw: bytes) -> Any:
    """Give what a STATUS says of this one folder; None where it speaks of others.

    A server may answer several questions in an order of its own (RFC 3501 section 5.5).
    """
    said: Sequence[Any] = parse_response(answer) if None not in answer else ()
    named = said[0] if said else b""
    name = named if isinstance(named, bytes) else str(named).encode()
    return said[1] if len(said) == 2 and name.lower() == raw.lower() else None
