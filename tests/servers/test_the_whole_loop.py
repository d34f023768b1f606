"""The whole line on real servers, typed as a person types it: write, send, bounce, note, answer, sync, queue, follow up."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from time import perf_counter

import pytest
from click.testing import Result
from dovecot import Dovecot
from exim import Exim
from keeping import soon
from loop import AUTUMN, SPRING, address, answer, away, prepare, stage
from smtp_server import SmtpServer

from outreach.app import App
from outreach.errors import Outcome
from outreach.mail.letter import Parts
from outreach.mail.reading import read
from spring import letter

Run = Callable[..., Result]


class Running:
    """The time as it is, or so many days later."""

    ahead = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.fixture
def clock() -> Running:
    return Running()


@pytest.fixture
def app(workspace: Path, clock: Running, exim: Exim, submission: SmtpServer, domain: str) -> Iterator[App]:
    submission.post, submission.files_sent = exim.dovecot, True
    prepare(workspace, exim, submission, domain, clock())
    one = App(folder=workspace, clock=clock, environ={"MAIL_PASSWORD": exim.dovecot.password})
    yield one
    one.close()


def said(result: Result, *, code: int = 0) -> str:
    print(result.output)  # noqa: T201 - for whoever looks at a failure
    assert result.exit_code == code, result.output
    return result.output


def people(dovecot: Dovecot, domain: str) -> dict[str, list[bytes]]:
    """Read what lies in the mailbox of each person."""
    names = [who for who in (*SPRING, *AUTUMN) if who != "gone"]
    return {who: dovecot.folder(address(who, domain)) for who in names}


def places(run: Run) -> dict[str, str]:
    """Read the queue: first name -> the word of their place."""
    rows = json.loads(run("queue", "--json").stdout)
    return {row["person"].split()[0]: row["place"] for row in rows}


@pytest.mark.usefixtures("trusted")
def test_a_campaign_of_two_accounts_from_the_list_to_the_follow_up(
    run: Run, workspace: Path, clock: Running, exim: Exim, domain: str
) -> None:
    begun, dovecot = perf_counter(), exim.dovecot
    with stage("a conversation of last year"):
        talked_before(dovecot, domain)
    away(dovecot, domain)
    with stage("import, posts, draft, approve"):
        approved(run, workspace, domain)
    with stage("send"):
        first_mails(run)
    with stage("it arrives"):
        arrived = delivered(dovecot, domain)
    with stage("answers, sync, queue"):
        answered(run, dovecot, domain, arrived, clock())
    with stage("a rebuilt mailbox, a mail by hand"):
        by_hand(run, dovecot, domain, clock())
    with stage("send again"):
        assert "Nothing to send." in said(run("send", "--confirm-count", "0"), code=Outcome.PARTLY)
    clock.ahead = timedelta(days=8)
    with stage("follow-ups"):
        followed_up(run, dovecot, domain, arrived, clock())
    assert perf_counter() - begun < 60


def talked_before(dovecot: Dovecot, domain: str) -> None:
    """Put a mail of last year into our archive."""
    mail = letter(address("zoe", domain), "Thanks, maybe next year.", Date="Mon, 24 Nov 2025 10:00:00 +0000")
    us = f"selin@{domain}"
    dovecot.deliver(us, mail.replace(b"selin@kilnhaus.example", us.encode()), "Archive")


def approved(run: Run, workspace: Path, domain: str) -> None:
    """Bring both campaigns to where a person has said yes to every mail."""
    said(run("import", "--yes", str(workspace / "people.csv")))
    said(run("posts", "import", str(workspace / "posts.csv")))
    for campaign, names in (("spring", SPRING), ("autumn", AUTUMN)):
        said(run("draft", campaign, *(address(who, domain) for who in names)))
        said(run("approve", campaign, "--confirm-count", str(len(names))))


def first_mails(run: Run) -> None:
    """Send to all but the one with whom we have spoken before."""
    words = said(run("send", "--confirm-count", "8"), code=Outcome.PARTLY)
    assert "sent 8" in words
    assert "held       1  Zoë Martín: in touch before (in your mailbox: 24 November 2025, Archive)" in words


def delivered(dovecot: Dovecot, domain: str) -> dict[str, list[bytes]]:
    """Wait until everybody has their mail, and we have two notes and a report."""
    soon(lambda: sum(map(len, people(dovecot, domain).values())) == 7)
    soon(lambda: len(dovecot.folder(f"selin@{domain}")) == 3)
    found = people(dovecot, domain)
    assert {who: len(mails) for who, mails in found.items()} == dict.fromkeys(found, 1) | {"zoe": 0}
    assert len(dovecot.folder(f"deniz@{domain}", "Sent")) == len(AUTUMN)
    return found


def answered(run: Run, dovecot: Dovecot, domain: str, arrived: dict[str, list[bytes]], now: datetime) -> None:
    """Let two answer, one of them beside the thread; the program hears of them once and marks nothing."""
    us = f"selin@{domain}"
    dovecot.deliver(us, answer(arrived["ayse"][0], "Merhaba, fikir hoşuma gitti. Ücret nedir?", now))
    dovecot.deliver(us, answer(arrived["sule"][0], "Selam, ocakta konuşalım mı?", now, thread=False))
    before = dovecot.kept(us)
    words = said(run("sync"))
    assert (words.count("\nanswer "), words.count("\naway ")) == (2, 2)
    assert f"\nbounce        {address('gone', domain)}: no such mailbox (5.1.1)" in words
    assert "Ücret nedir?" in words
    assert "2 sequences ended; 3 sequences held" in words
    assert "Nothing new." in said(run("sync"))
    assert dovecot.kept(us) == before
    assert places(run) == {
        "Ayşe": "answer", "Şule": "answer", "İlker": "waiting", "Tom": "waiting", "Onur": "waiting",
        "Lena": "coming", "Mert": "coming", "Gülşen": "coming", "Zoë": "waiting",
    }  # fmt: skip


def by_hand(run: Run, dovecot: Dovecot, domain: str, now: datetime) -> None:
    """Rebuild our inbox, and write to one ourselves: nothing comes twice, and their sequence is over."""
    us, to = f"selin@{domain}", address("tom", domain)
    mine = letter(us, "Shall we talk on the phone?", Date=format_datetime(now), Message_ID=f"<hand@{domain}>")
    dovecot.deliver(us, mine.replace(b"To: selin@kilnhaus.example", f"To: {to}".encode()), "Sent")
    dovecot.renumber(us)
    words = said(run("sync"))
    assert "\nby hand       Tom Hill: you wrote to them yourself on" in f"\n{words}"
    assert "answer " not in words
    assert "1 sequence ended" in words
    assert places(run).keys() == {"Ayşe", "Şule", "İlker", "Onur", "Lena", "Mert", "Gülşen", "Zoë"}


def followed_up(
    run: Run, dovecot: Dovecot, domain: str, arrived: dict[str, list[bytes]], now: datetime
) -> None:
    """Write again to those who said nothing, and not to the one who answers while the follow-up waits."""
    assert "3 drafts" in said(run("draft", "autumn", "--follow-ups"))
    run("draft", "spring", "--follow-ups")
    said(run("approve", "autumn", "--confirm-count", "3"))
    dovecot.deliver(f"deniz@{domain}", answer(arrived["mert"][0], "Olur, konuşalım.", now))
    words = said(run("send", "--confirm-count", "2"), code=Outcome.PARTLY)
    assert "sent 2" in words
    assert "Mert Öztürk: answered on" in words
    later = soon(lambda: {who: mails for who, mails in people(dovecot, domain).items() if len(mails) > 1})
    assert set(later) == {"lena", "gulsen"}
    for first, following in later.values():
        assert in_thread(read(following), read(first))


def in_thread(following: Parts, first: Parts) -> bool:
    """Say whether a mail program shows one below the other."""
    return following.in_reply_to == (first.message_id,) and following.subject == f"Re: {first.subject}"
