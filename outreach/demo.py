"""Prepares a scratch workspace for the demonstration: files, a clock, and the answers that people might send.

Nothing here is special to the demonstration's result: the commands that run in it are the ones that everybody runs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from importlib.resources import files
from mailbox import Maildir
from pathlib import Path
from zoneinfo import ZoneInfo

from outreach.actions.workspace import MARK, MARKED, played
from outreach.errors import UsageError
from outreach.mail.letter import Parts
from outreach.mail.reading import read
from outreach.text import Language, guess_language
from outreach.workdays import Window, add_business_days

ISTANBUL = ZoneInfo("Europe/Istanbul")
#: A Tuesday morning.
START = datetime(2026, 11, 24, 10, 0, tzinfo=ISTANBUL)
FOLDER = Path("outreach-demo")


@dataclass(slots=True)
class Clock:
    """A clock that a story moves."""

    now: datetime

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def business_days_on(self, days: int, window: Window) -> None:
        """Go on by business days."""
        self.now = add_business_days(self.now, days, ISTANBUL, "TR", window.days)


def clear(folder: Path) -> None:
    """Make *folder* ready: an earlier demonstration's is removed, anybody else's is not touched.

    Raises:
        UsageError: the folder holds something else.
    """
    import shutil

    if folder.exists() and any(folder.iterdir()):
        if not played(folder):
            raise UsageError(
                f"{folder} is there and was not made by a demonstration",
                hint="outreach demo --folder ANOTHER",
            )
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text(MARKED, "utf-8")


def write_list(folder: Path) -> Path:
    """Write the sample list as a Turkish Excel would."""
    path = folder / "liste.csv"
    path.write_bytes(_sample("liste.csv").encode("cp1254"))
    return path


def write_posts(folder: Path, today: date) -> Path:
    """Write the sample posts, dated some days before *today*."""
    lines = _sample("gonderiler.csv").splitlines()
    rows = [lines[0], *(_dated(line, today) for line in lines[1:])]
    path = folder / "gonderiler.csv"
    path.write_text("\r\n".join(rows) + "\r\n", encoding="utf-8-sig")
    return path


#: What stands on the web of the sample: address -> file. Deniz's feed is gone.
_WEB = {
    "https://www.youtube.com/feeds/videos.xml?channel_id=UCilkerGezerKilnhaus0001": "youtube.xml",
    "https://sosyal.example/@gulsenorer.rss": "mastodon.xml",
    "https://lenabakes.example/": "blog.html",
    "https://lenabakes.example/feed.xml": "blog.xml",
}
_GONE = "https://denizcaglar.example/"
_DAYS_AGO = re.compile(r"(ISO|RFC822) (\d+)")


def web(now: datetime) -> dict[str, bytes]:
    """Give the sample's pages and feeds by address, dated some days before *now*."""

    def moment(found: re.Match[str]) -> str:
        then = (now - timedelta(days=int(found[2]))).astimezone(UTC)
        return then.isoformat() if found[1] == "ISO" else format_datetime(then)

    pages = {url: _DAYS_AGO.sub(moment, _sample(f"web/{name}")).encode() for url, name in _WEB.items()}
    return {**pages, _GONE: b"<title>Deniz</title>"}


def _dated(line: str, today: date) -> str:
    row, _, days = line.rpartition(";")
    day = today - timedelta(days=int(days))
    return f"{row};{day:%d.%m.%Y}"


def write_campaign(folder: Path, *, language: Language, today: date) -> Path:
    """Write the sample campaign, wanted in the month after *today*."""
    text = _sample("bahar.toml")
    starts, ends = today + timedelta(days=60), today + timedelta(days=90)
    text = (
        text.replace("LANGUAGE", language)
        .replace("STARTS", starts.isoformat())
        .replace("ENDS", ends.isoformat())
    )
    path = folder / "campaigns" / "bahar.toml"
    path.write_text(text, encoding="utf-8")
    return path


def language_of(data: bytes, name: str) -> Language:
    """Choose the language of the sample campaign for a list: Turkish where its bytes hold Turkish letters."""
    from outreach.sheets.reading import read as read_sheet

    sheet = read_sheet(data, name=name)
    letters = {letter for row in sheet.rows[:200] for cell in row.cells for letter in cell} | set(
        "".join(sheet.headings)
    )
    return Language.TR if letters & set("şğıİŞĞ") else Language.EN


def _sample(name: str) -> str:
    return files("outreach").joinpath("samples", *name.split("/")).read_text("utf-8")


def received(outbox: Path) -> list[bytes]:
    """Read what the server took, in the order in which it came."""
    box = Maildir(outbox, create=False)
    return [box.get_bytes(key) for key in sorted(box.keys(), key=lambda key: box.get_message(key).get_date())]


def message_ids(outbox: Path) -> list[str | None]:
    """Read the Message-ID of each mail that the server took."""
    return [read(raw).message_id for raw in received(outbox)] if outbox.is_dir() else []


def answers(sent: list[bytes], now: datetime) -> dict[str, bytes]:
    """Compose what some of the people who got mail might send back, by file name."""
    kinds: list[tuple[str, Callable[[Parts, datetime], EmailMessage]]] = [
        ("1-answer.eml", _answer),
        ("2-answer-without-thread.eml", _answer_without_thread),
        ("3-out-of-office.eml", _out_of_office),
        ("4-bounce.eml", _bounce),
    ]
    pairs = zip(kinds, map(read, sent), strict=False)
    return {name: compose(parts, now).as_bytes(policy=SMTP) for (name, compose), parts in pairs}


def put(folder: Path, mails: Mapping[str, bytes]) -> None:
    """Lay mails into a folder as a mail program would save them."""
    folder.mkdir(exist_ok=True)
    for name, raw in mails.items():
        (folder / name).write_bytes(raw)


_WORDS = {
    Language.TR: {
        "answer": "Merhaba, fikir hoşuma gitti. Ücret ne zaman ödeniyor?",
        "introduction": "{day} tarihinde {who} şunu yazdı:",
        "about": "İş birliği hakkında",
        "later": "Selam, bu ay takvimim dolu. Ocakta konuşalım mı?",
        "phone": "iPhone'umdan gönderildi",
        "automatic": "Otomatik yanıt",
        "away": "Gelecek haftaya kadar izindeyim, e-postalarıma dönünce bakacağım.",
    },
    Language.EN: {
        "answer": "Hi, I like the idea. When is the fee paid?",
        "introduction": "On {day}, {who} wrote:",
        "about": "Working together",
        "later": "Hi, this month is full. Shall we talk in January?",
        "phone": "Sent from my iPhone",
        "automatic": "Automatic reply",
        "away": "I am away until next week and will read my mail then.",
    },
}


def _said(to: Parts, what: str) -> str:
    """Choose words in the language of the mail that is answered."""
    return _WORDS[guess_language(to.text)][what]


def _reply(to: Parts, now: datetime, *, subject: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = to.to[0]
    message["To"] = to.from_ or ""
    message["Subject"] = subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = (
        f"<{sha256(f'{to.message_id} {subject}'.encode()).hexdigest()[:24]}@mail.example.com>"
    )
    return message


def _answer(to: Parts, now: datetime) -> EmailMessage:
    message = _reply(to, now, subject=f"Re: {to.subject}")
    message["In-Reply-To"] = message["References"] = to.message_id
    quoted = "\n".join(f"> {line}" for line in to.text.splitlines())
    words, introduction = _said(to, "answer"), _said(to, "introduction")
    before = introduction.format(day=now.date().isoformat(), who=f"{to.from_name} <{to.from_}>")
    message.set_content(f"{words}\n\n{before}\n\n{quoted}\n")
    return message


def _answer_without_thread(to: Parts, now: datetime) -> EmailMessage:
    message = _reply(to, now, subject=_said(to, "about"))
    message.set_content(f"{_said(to, 'later')}\n\n{_said(to, 'phone')}\n")
    return message


def _out_of_office(to: Parts, now: datetime) -> EmailMessage:
    message = _reply(to, now, subject=f"{_said(to, 'automatic')}: {to.subject}")
    message["In-Reply-To"] = to.message_id
    message["Auto-Submitted"] = "auto-replied"
    message.set_content(f"{_said(to, 'away')}\n")
    return message


def _bounce(to: Parts, now: datetime) -> EmailMessage:
    """A delivery status notification as RFC 3464 has it."""
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText
    from email.parser import BytesParser

    report = MIMEMultipart("report", report_type="delivery-status")
    report["From"] = "Mail Delivery System <MAILER-DAEMON@mx.example.com>"
    report["To"] = to.from_ or ""
    report["Subject"] = "Undelivered Mail Returned to Sender"
    report["Date"] = format_datetime(now)
    report["Auto-Submitted"] = "auto-replied"
    report.attach(MIMEText(f"<{to.to[0]}>: 550 5.1.1 no such mailbox\n"))
    status = f"Final-Recipient: rfc822; {to.to[0]}\nAction: failed\nStatus: 5.1.1\n"
    report.attach(
        BytesParser().parsebytes(
            f"Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.com\n\n{status}".encode()
        )
    )
    report.attach(MIMEText(f"Message-ID: {to.message_id}\nSubject: returned\n", "rfc822-headers"))
    return BytesParser(policy=SMTP).parsebytes(report.as_bytes())
