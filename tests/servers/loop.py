"""A campaign of two accounts on real servers: its files, and what its people write back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from time import perf_counter

from dovecot import Dovecot
from exim import Exim
from smtp_server import SmtpServer

from outreach.mail.reading import read
from spring import OFFER

_ACCOUNTS = """transport = "smtp"
language = "tr"
time_zone = "{zone}"

[accounts.me]
name = "Selin Aydın"
address = "selin@{domain}"
brand = "Kilnhaus"
password_env = "MAIL_PASSWORD"
smtp = {{ host = "{host}", port = {exim}, tls = "starttls" }}
imap = {{ host = "{host}", port = {imap}, tls = "starttls" }}

[accounts.second]
name = "Deniz Kaya"
address = "deniz@{domain}"
brand = "Kilnhaus"
token_command = "printf %s {token}"
smtp = {{ host = "{host}", port = {submission}, tls = "tls" }}
imap = {{ host = "{host}", port = {imaps}, tls = "tls" }}

[sending]
pause_seconds = 0
window = "00:00-23:59"
days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
"""
#: Whom `spring` writes to from the first account, and `autumn` from the second.
SPRING = ("ayse", "ilker", "tom", "sule", "gone", "zoe")
AUTUMN = ("lena", "mert", "gulsen")
#: Handle -> name, language, and the post to speak of.
_PEOPLE = {
    "ayse": ("Ayşe Yılmaz", "tr", "Mavi sır denemeleri"),
    "ilker": ("İlker Işık", "tr", "Likya Yolu'nda dört gün"),
    "tom": ("Tom Hill", "en", "A kiln in a shed"),
    "sule": ("Şule Güneş", "tr", "Evde tuz seramiği"),
    "gone": ("Onur Tan", "tr", "Tornada ilk hafta"),
    "zoe": ("Zoë Martín", "en", "Glazing without a spray gun"),
    "lena": ("Lena Fischer", "en", "Why my sourdough bowl is handmade"),
    "mert": ("Mert Öztürk", "tr", "Sabah koşusundan sonra kil"),
    "gulsen": ("Gülşen Ağaoğlu", "tr", "Nazilli'den iğne oyası"),
}
_CAMPAIGN = """id = "{name}"
purpose = "collaboration"
brand = "Kilnhaus"
language = "tr"
account = "{account}"

[dates]
starts = {starts}
ends = {ends}

"""


def address(who: str, domain: str) -> str:
    """Give somebody's address: whoever is gone is at a server that does not know them."""
    return f"gone@{domain.replace('.example', '.test')}" if who == "gone" else f"{who}@{domain}"


def prepare(workspace: Path, exim: Exim, submission: SmtpServer, domain: str, now: datetime) -> None:
    """Write settings, list, posts and campaigns; the clock of everybody shows noon, so that mail may leave."""
    dovecot = exim.dovecot
    config = _ACCOUNTS.format(
        zone=f"Etc/GMT{now.hour - 12:+d}",
        domain=domain,
        host=exim.host,
        exim=exim.port,
        submission=submission.tls_port,
        imap=dovecot.imap,
        imaps=dovecot.imaps,
        token=dovecot.token(f"deniz@{domain}"),
    )
    people, posts = ["name,handle,email,language"], ["handle,url,title,date"]
    for number, (who, (name, language, post)) in enumerate(_PEOPLE.items()):
        day = (now - timedelta(days=3 + number)).date()
        people.append(f"{name},@{who}.x,{address(who, domain)},{language}")
        posts.append(f"@{who}.x,https://www.youtube.com/watch?v=abcdefgh{number:03},{post},{day}")
    files = {"config.toml": config, "people.csv": "\n".join(people), "posts.csv": "\n".join(posts)}
    for name, account in (("spring", "me"), ("autumn", "second")):
        starts, ends = ((now + timedelta(days=days)).date() for days in (60, 90))
        files[f"campaigns/{name}.toml"] = (
            _CAMPAIGN.format(name=name, account=account, starts=starts, ends=ends) + OFFER
        )
    for name, text in files.items():
        (workspace / name).write_text(text, "utf-8")


def answer(ours: bytes, words: str, now: datetime, *, thread: bool = True) -> bytes:
    """Compose what somebody sends back to our mail as it arrived: below their words ours, quoted, or a mail of its own."""
    mail = read(ours)
    message = EmailMessage()
    message["From"], message["To"] = mail.to[0], mail.from_ or ""
    message["Date"], message["Message-ID"] = format_datetime(now), f"<{abs(hash(ours))}.{mail.to[0]}>"
    if thread:
        message["Subject"], message["In-Reply-To"] = f"Re: {mail.subject}", mail.message_id
        quoted = "\n".join(f"> {line}" for line in mail.text.splitlines())
        message.set_content(f"{words}\n\n{mail.from_name} <{mail.from_}> şunu yazdı:\n\n{quoted}\n")
    else:
        message["Subject"] = "Seramik"
        message.set_content(words)
    return message.as_bytes(policy=SMTP)


def away(dovecot: Dovecot, domain: str) -> None:
    """Let one be away in Turkish and one in English."""
    dovecot.vacation(address("ilker", domain), "Otomatik yanıt: İzindeyim", "3 hafta yıllık izindeyim.")
    dovecot.vacation(address("tom", domain), "Automatic reply: away", "I am away for three weeks.")


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Say how long a stage took; pytest shows it where the test fails."""
    begun = perf_counter()
    yield
    print(f"{name:<30}{perf_counter() - begun:6.2f} s")  # noqa: T201 - for whoever looks at a failure
