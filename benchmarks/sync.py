"""A mailbox of many answers; the seconds that a first and a later sync need, and those of imapclient alone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

from imapclient import IMAPClient  # type: ignore[import-untyped]  # it has none
from sqlalchemy import insert, select

from benchmarks import program
from benchmarks.frame import Absent, timed
from benchmarks.lists import draft_texts, write_people
from benchmarks.program import scratch, start
from benchmarks.servers import authority, dovecot
from benchmarks.workspaces import fresh
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.mail.delivery import DeliveryState, Direction, IdSource, Transport
from outreach.models import Address, Delivery, Enrolment, Message, MessageId
from outreach.net.imap import HEADS, WHOLES
from outreach.net.imap_mail import WHOSE
from outreach.net.server import private

_SENT = datetime(2026, 11, 17, 9, tzinfo=UTC)
_SETTINGS = """\
transport = "smtp"
[accounts.me]
name = "Selin"
address = "{us}"
password_env = "BENCHMARK_PASSWORD"
[accounts.me.smtp]
host = "127.0.0.1"
[accounts.me.imap]
host = "127.0.0.1"
port = {port}
"""
_ANSWER = "From: Gülşen <{address}>\r\nSubject: Re: Your kiln\r\nIn-Reply-To: <{number}@kilnhaus.example>\r\n"
_OF_OTHERS = (
    "From: Somebody else <reader{number}@letters.example>\r\nSubject: News of the week {number}\r\n"
    "References: <{number}@letters.example>\r\n"
)


def _us(count: int, every: int) -> str:
    return f"selin-{count}-{every}@kilnhaus.example"


@cache
def _written_to(count: int, every: int) -> Path:
    """Make a workspace and a mailbox of *count* mails, of which one in *every* answers a mail of ours."""
    server, folder, us = dovecot(), fresh(), _us(count, every)
    start(
        "outreach",
        "--workspace",
        folder,
        "import",
        write_people(folder / "people.csv", count // every),
        "--yes",
    )
    (folder / "config.toml").write_text(_SETTINGS.format(us=us, port=server.imaps), "utf-8")
    with _app(folder) as app, app.writing() as db:
        address = Address.__table__.c
        people = db.execute(select(address.influencer_id, address.canonical).order_by(address.id)).all()
        texts = [text for _, _, text in draft_texts(count + 1)]
        sent = [_sent(us, texts[number], number, *person) for number, person in enumerate(people, 1)]
        for table, place in ((Enrolment, 0), (Message, 1), (MessageId, 2), (Delivery, 3)):
            db.execute(insert(table.__table__), [rows[place] for rows in sent])
    _fill(us, texts, [str(canonical) for _, canonical in people], every)
    return folder


def _sent(us: str, text: str, number: int, person: int, address: str) -> tuple[dict[str, object], ...]:
    message = {
        "id": number, "direction": Direction.OUT, "transport": Transport.SMTP, "account": "me", "influencer_id": person,
        "campaign": "spring", "step": "first", "sender": us, "recipient": address, "subject": "Your kiln", "text": text,
        "at": _SENT, "kept_at": _SENT, "digest": f"{number}", "size": 0,
    }  # fmt: skip
    known = {"message_id": number, "value": f"<{number}@kilnhaus.example>", "source": IdSource.OURS}
    left = {
        "message_id": number, "transport": Transport.SMTP, "account": "me", "state": DeliveryState.SENT,
        "not_before": _SENT, "sending_at": _SENT, "settled_at": _SENT,
    }  # fmt: skip
    return {"campaign": "spring", "influencer_id": person, "enrolled_at": _SENT}, message, known, left


def _fill(us: str, texts: list[str], people: list[str], every: int) -> None:
    """Put the mails where the server keeps its mail, as a delivery would: answers that quote ours, and mails of others."""
    from keeping import give

    inbox = dovecot().home / "home" / us / "Maildir"
    for folder in (inbox.parent, inbox, *(inbox / name for name in ("cur", "new", "tmp"))):
        folder.mkdir(exist_ok=True, parents=True)
        give(folder)
    for number in range(1, len(people) * every + 1):
        to, answers = divmod(number, every)
        head = _OF_OTHERS.format(number=number)
        quoted = ""
        if not answers:
            head = _ANSWER.format(address=people[to - 1], number=to)
            quoted = "".join(f"> {line}\r\n" for line in texts[to].splitlines())
        # Dovecot finds mails by a hash of their names, of which the last letters count most
        path = inbox / "new" / f"{1763000000 + number}.{sha256(str(number).encode()).hexdigest()}"
        path.write_bytes(
            f"{head}To: {us}\r\nMIME-Version: 1.0\r\n"
            f"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
            f"Message-ID: <{number}@example.com>\r\n"
            f"Date: {format_datetime(_SENT + timedelta(days=1))}\r\n\r\n{texts[number - 1]}\r\n{quoted}".encode()
        )
        give(path)


@contextmanager
def _app(folder: Path) -> Iterator[App]:
    os.environ["BENCHMARK_PASSWORD"] = dovecot().password
    app = App(folder=folder)
    try:
        yield app
    finally:
        app.close()


def first(count: int, every: int = 1) -> float:
    """Read a mailbox, judge and store its answers, as a first `outreach sync` does; start excluded."""
    folder = Path(shutil.copytree(_written_to(count, every), scratch() / "first", dirs_exist_ok=True))
    try:
        return _synced(folder, new=count // every)
    finally:
        shutil.rmtree(folder)


def _synced(folder: Path, *, new: int) -> float:
    with _app(folder) as app:
        app.engine  # noqa: B018 - opened before the clock runs
        arrived: list[int] = []

        def read() -> None:
            done = sync(app)
            arrived.append(-1 if done.failed else len(done.arrivals))

        took = timed(read)
    if arrived != [new]:
        raise Absent(f"{arrived[0]} answers were read, not {new}")
    return took


def peak(count: int, every: int) -> float:
    """Do what `first` does as a program of its own, and give the most memory that it had, in MB."""
    folder = Path(shutil.copytree(_written_to(count, every), scratch() / "weighed", dirs_exist_ok=True))
    os.environ["BENCHMARK_PASSWORD"] = dovecot().password
    try:
        return program.peak("--workspace", folder, "sync")
    finally:
        shutil.rmtree(folder)


def fetched(count: int, every: int = 1) -> float:
    """Fetch the same bytes by imapclient, and keep nothing; start excluded."""
    server = dovecot()
    _written_to(count, every)

    def fetch() -> None:
        with IMAPClient("127.0.0.1", server.imaps, ssl_context=private()) as box:
            box.login(_us(count, every), server.password)
            box.select_folder("INBOX", readonly=True)
            uids = box.search()
            heads = _sizes(box, uids, HEADS, f"BODY.PEEK[HEADER.FIELDS ({' '.join(WHOSE)})]")
            came = len(heads) + len(_sizes(box, uids[every - 1 :: every], WHOLES, "BODY.PEEK[]"))
        if came != count + count // every:
            raise Absent("a message did not come")

    authority()
    return timed(fetch)


def _sizes(box: IMAPClient, uids: list[int], at_once: int, item: str) -> list[int]:
    """Fetch, so many at once as we do."""
    return [
        sum(len(value) for value in one.values() if isinstance(value, bytes))
        for begin in range(0, len(uids), at_once)
        for one in box.fetch(uids[begin : begin + at_once], [item]).values()
    ]


@cache
def _read(count: int) -> Path:
    folder = Path(shutil.copytree(_written_to(count, 1), scratch() / "read"))
    _synced(folder, new=count)
    return folder


def again(count: int) -> float:
    """Read a mailbox in which nothing is new; start excluded."""
    return _synced(_read(count), new=0)


def asked(count: int) -> float:
    """Log in, list the folders and ask each for its state, by imapclient; start excluded."""
    server = dovecot()
    _written_to(count, 1)

    def ask() -> None:
        with IMAPClient("127.0.0.1", server.imaps, ssl_context=private()) as box:
            box.login(_us(count, 1), server.password)
            for _, _, name in box.list_folders():
                box.folder_status(name, ["MESSAGES", "UIDNEXT", "UIDVALIDITY", "HIGHESTMODSEQ"])

    return timed(ask)
