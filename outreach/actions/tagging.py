"""Whether answers to the mails of an account go to an address of their own for each mail, and to which.

An answer there is known whatever a provider did to our Message-ID; but it looks like a robot's address, and where mail to
it does not arrive every answer would bounce. So it is off, but for accounts of which that is known or a person says so.
Bounces go to such an address only where a test showed that the server takes it as the sender, and that mail to it arrives.
"""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from outreach.app import App
from outreach.config import Account
from outreach.config.providers import carrier_of
from outreach.mail.delivery import Transport
from outreach.mail.tagging import tagged
from outreach.store import events, settings


def answers_to(app: App, name: str, message_id: str) -> str | None:
    """Give the address that answers to a mail go to; None for the one that it comes from."""
    account = app.config.sender(name)
    if not meant(account):
        return account.reply_to
    if account.plus_addresses == "auto":
        with app.reading() as db:
            found = arrives(db, name)
        if found is None or not found[0]:
            return account.reply_to
    return tagged(account.reply_to or account.address, message_id) or account.reply_to


def meant(account: Account) -> bool:
    """Say whether an account would have such addresses, if mail to them arrives."""
    if account.plus_addresses == "auto":
        return carrier_of(account).replaces_ids
    return account.plus_addresses == "on"


def bounces_named(app: App, name: str) -> bool:
    """Say whether bounces may go to such an address of the account's own: proven for its address and its server as they are."""
    account = app.config.sender(name)
    elsewhere = account.reply_to not in {
        None,
        account.address,
    }  # what arrives there says nothing of this mailbox
    if elsewhere or app.transport is not Transport.SMTP or not meant(account):
        return False
    with app.reading() as db:
        return settings.value(db, _sender(name, account)) is not None


def keep_sender(db: Session, name: str, account: Account, *, taken: bool) -> None:
    """Write down whether such an address may stand as the sender in the envelope of a mail."""
    if taken:
        settings.put(db, _sender(name, account), "yes")
    else:
        settings.drop(db, _sender(name, account))


def doubt(app: App, name: str, said: str) -> None:
    """Take back that such an address may be the sender: the server refused it, in these words."""
    with app.writing() as db:
        keep_sender(db, name, app.config.sender(name), taken=False)
        text = f"bounces go to its own address again, the server refused one of a mail's own: {said}"
        events.log(db, "account.plain", text, at=app.now(), by=app.who, data={"account": name})


def arrives(db: Session, account: str) -> tuple[bool, datetime] | None:
    """Say whether mail to such addresses arrives, and when that was found out; None where nobody tried."""
    kept = settings.value(db, _name(account))
    if kept is None:
        return None
    found, at = kept.split(" ")
    return found == "yes", datetime.fromisoformat(at)


def keep(db: Session, account: str, *, found: bool, now: datetime) -> None:
    """Write down what a test found."""
    settings.put(db, _name(account), f"{'yes' if found else 'no'} {now.isoformat()}")


def _name(account: str) -> str:
    return f"plus_addresses:{account}"


def _sender(name: str, account: Account) -> str:
    servers = " ".join(one.host for one in (account.smtp, account.imap) if one)
    return f"bounces_named:{name} {account.address} {servers}"
