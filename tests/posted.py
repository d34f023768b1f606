"""A workspace whose mails of `spring` left by SMTP a day ago, and whose mailbox stands on a real server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from authority import Authority
from dovecot import Dovecot
from sqlalchemy import func, select, update

from outreach.app import App
from outreach.demo import Clock
from outreach.mail.delivery import DeliveryState, Direction, Transport
from outreach.models import Approval, Base, Delivery, Enrolment, Message, MessageId
from outreach.store import mailboxes
from spring import configure, letter

PASSWORD_ENV = "MAIL_PASSWORD"


@pytest.fixture
def world(sent: Path, app: App, clock: Clock, dovecot: Dovecot, trusted: Authority, user: str) -> Path:
    """Five mails left a day ago; the mailbox is empty."""
    real(app, clock, dovecot, user)
    return sent


def real(
    app: App, clock: Clock, dovecot: Dovecot, user: str, *, port: int | None = None, skip: str = ""
) -> None:
    """Let what was practised count as sent to people a day ago, and put the account's mailbox on *dovecot*."""
    clock.now = datetime.now(UTC)
    practised(app, clock)
    imap = f'imap = {{ host = "127.0.0.1", port = {port or dovecot.imaps}, tls = "tls", skip = [{skip}] }}\n'
    smtp = 'smtp = { host = "127.0.0.1", port = 1, tls = "tls" }\n'
    secret = f'user = "{user}"\npassword_env = "{PASSWORD_ENV}"\n'
    configure(
        app,
        lambda text: (
            text.replace('transport = "local"', 'transport = "smtp"')
            .replace("keyring = false\n", "")
            .replace("[accounts.me]\n", f"[accounts.me]\n{imap}{smtp}{secret}")
            .replace("[sending]\n", "[sending]\npause_seconds = 0\n", 1)
        ),
    )
    app.environ = {**app.environ, PASSWORD_ENV: dovecot.password}
    app._credentials.clear()


def practised(app: App, clock: Clock) -> None:
    """Make the mails of practice real ones."""
    message, delivery = Message.__table__, Delivery.__table__
    with app.writing() as db:
        db.execute(update(message).values(transport=Transport.SMTP))
        db.execute(update(Approval.__table__).values(transport=Transport.SMTP))
        db.execute(update(delivery).values(transport=Transport.SMTP))
        db.execute(update(Enrolment.__table__).values(enrolled_at=clock() - timedelta(days=2)))
        gone = delivery.c.sending_at.is_not(None)
        db.execute(update(delivery).where(gone).values(sending_at=clock() - timedelta(days=1)))


def another_account(name: str, user: str, port: int, *, secret: str = PASSWORD_ENV) -> str:
    """Write an account whose mailbox stands at *port*, for the end of config.toml."""
    return f"""
[accounts.{name}]
name = "{name.title()}"
address = "{name}@kilnhaus.example"
user = "{user}"
password_env = "{secret}"
smtp = {{ host = "127.0.0.1", port = 1 }}
imap = {{ host = "127.0.0.1", port = {port} }}
"""


def read_at(app: App, account: str = "me") -> datetime | None:
    """Read when the account's mailbox was last read to its end."""
    with app.reading() as db:
        return mailboxes.read_at(db, account=account, transport=Transport.SMTP)


def incoming(app: App) -> int:
    """Count the mails that were kept."""
    return count(app, Message, Message.__table__.c.direction == Direction.IN)


def our_id(app: App, who: str) -> str:
    """Give the Message-ID of the mail to somebody."""
    m, i = Message.__table__.c, MessageId.__table__.c
    statement = select(i.value).join(Message.__table__, m.id == i.message_id)
    with app.reading() as db:
        return str(db.scalars(statement.where(m.recipient == f"{who}@example.com")).first())


def our_subject(app: App, who: str) -> str:
    """Give the subject of the mail to somebody."""
    c = Message.__table__.c
    with app.reading() as db:
        return str(db.scalars(select(c.subject).where(c.recipient == f"{who}@example.com")).first())


def lose(app: App, who: str) -> None:
    """Make the fate of the mail to somebody unknown."""
    delivery, message = Delivery.__table__, Message.__table__
    theirs = select(message.c.id).where(message.c.recipient == f"{who}@example.com")
    with app.writing() as db:
        db.execute(
            update(delivery)
            .where(delivery.c.message_id.in_(theirs))
            .values(state=DeliveryState.UNKNOWN, reply_text="the line was lost")
        )


def answer(number: int | str, sender: str, words: str = "Merhaba, olur.", **headers: str) -> bytes:
    """Compose an answer of now."""
    date = format_datetime(datetime.now(UTC))
    return letter(sender, words, **{"Message_ID": f"<{number}@answers.example>", "Date": date, **headers})


def count(app: App, table: type[Base], *where: object) -> int:
    """Count rows."""
    statement = select(func.count()).select_from(table.__table__).where(*where)  # type: ignore[arg-type]  # conditions of columns
    with app.reading() as db:
        return int(db.scalars(statement).one())


def every_byte(workspace: Path) -> bytes:
    """Read all files that the program keeps of a SQLite database."""
    return b"".join(path.read_bytes() for path in sorted(workspace.glob("outreach.db*")))
