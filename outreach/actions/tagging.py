"""Whether answers to the mails of an account go to an address of their own for each mail, and to which.

An answer there is known whatever a provider did to our Message-ID; but it looks like a robot's address, and where mail to
it does not arrive every answer would bounce. So it is off, but for accounts of which that is known or a person says so.
"""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from outreach.app import App
from outreach.config import Account
from outreach.config.providers import carrier_of
from outreach.mail.tagging import tagged
from outreach.store import settings


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
