"""A workspace that sends through a real server, and ways to say what it knows of its mailbox."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from smtp_server import PASSWORD, SmtpServer

from outreach.app import App
from outreach.store import lookups, mailboxes
from spring import READY, configure

#: Where no mailbox answers.
_NOWHERE = 'imap = { host = "127.0.0.1", port = 1 }\n'


def submits(
    app: App, server: SmtpServer, *, imap: bool = False, tls: str = "tls", password: str = PASSWORD
) -> None:
    """Switch from practice to *server*; with *imap* the account has a mailbox that cannot be reached."""
    port = server.tls_port if tls == "tls" else server.port
    smtp = f'smtp = {{ host = "127.0.0.1", port = {port}, tls = "{tls}" }}\npassword_env = "MAIL_PASSWORD"\n'
    configure(
        app,
        lambda text: (
            text.replace('transport = "local"', 'transport = "smtp"')
            .replace("keyring = false\n", "")
            .replace("[accounts.me]\n", f"[accounts.me]\n{smtp}{_NOWHERE if imap else ''}", 1)
            .replace("[sending]\n", "[sending]\npause_seconds = 0\n", 1)
        ),
    )
    app.environ = {**app.environ, "MAIL_PASSWORD": password}
    app._credentials.clear()


def inbox_was_read(app: App) -> None:
    """Let the mailbox be read up to now."""
    with app.writing() as db:
        mailboxes.mark_read(db, account="me", transport=app.transport, folder="INBOX", now=app.now())


def looked_for(app: App, names: Collection[str] = READY) -> None:
    """Let these people have been looked for in the mailbox just now."""
    with app.writing() as db:
        for name in names:
            lookups.record(db, account="me", recipient=f"{name}@example.com", now=app.now())


def by_hand(workspace: Path) -> None:
    """Say in `spring` that a person watches for the answers."""
    path = workspace / "campaigns" / "spring.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("\n[dates]", '\nreplies = "by hand"\n\n[dates]', 1), "utf-8")


def took(server: SmtpServer) -> list[str]:
    """Name who got mail, once for each mail: `["ayse", "tom"]`."""
    return [one.recipients[0].partition("@")[0] for one in server.taken]
