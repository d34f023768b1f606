"""Accounts that send nothing: a server refused them, or too much comes back; until a person has mended what was wrong."""

from __future__ import annotations

from sqlmodel import Session

from outreach.actions import bouncing
from outreach.app import App
from outreach.config.providers import provider_of
from outreach.errors import LoginError, OutreachError, UsageError
from outreach.mail.delivery import Transport
from outreach.store import accounts, events


def paused(app: App, db: Session) -> dict[str, str]:
    """Say which accounts send nothing and are not logged in to, and why; practice knows no pause."""
    if app.transport is not Transport.SMTP:
        return {}
    return {name: because for name, (_, because) in accounts.paused(db).items()}


def all_silent(app: App, db: Session) -> dict[str, str]:
    """Say which accounts send nothing, and why; those of which too much comes back are read all the same."""
    return bouncing.all_bouncing(app, db) | paused(app, db)


def still_refused(name: str, because: str, then: str = "") -> LoginError:
    """Say that an account is paused because a server refused it, what follows from that, and how it goes on."""
    said = f"account {name} is paused{then}: {because}"
    return LoginError(said, hint=f"outreach resume {name}, when that is mended")


def check(app: App, db: Session, name: str) -> None:
    """Make sure that no server refuses an account and that its mail arrives.

    Raises:
        LoginError: it is paused because a server refused it.
        OutreachError: too much of its mail comes back.
    """
    if because := paused(app, db).get(name):
        raise still_refused(name, because)
    if because := bouncing.bouncing(app, db, name):
        raise OutreachError(f"account {name} is paused: {because}", hint=f"outreach resume {name}")


def which(app: App, named: str | None) -> str:
    """Find the name of the account that a person means by its name or its address, or by nothing where there is one.

    Raises:
        UsageError: there is no such account, or there are several.
    """
    there = app.config.accounts
    if named is None:
        if len(there) == 1:
            return next(iter(there))
        raise UsageError("which account?", hint=f"one of {', '.join(there)}")
    by_address = {one.address.casefold(): name for name, one in there.items()}
    found = named if named in there else by_address.get(named.casefold(), named)
    app.config.sender(found)
    return found


def pause(app: App, name: str, because: str) -> None:
    """Pause an account, in a transaction of its own."""
    with app.writing() as db:
        accounts.pause(db, name, because=because, now=app.now())
        said = f"account {name} paused: {because}"
        events.log(db, "account.paused", said, at=app.now(), by=app.who, data={"account": name})


def resume(app: App, name: str) -> str | None:
    """Lift the pause of an account and say why it was paused; None where it was not.

    Raises:
        UsageError: config.toml has no such account.
    """
    app.config.sender(name)
    with app.writing() as db:
        because, back = accounts.resume(db, name), bouncing.bouncing(app, db, name)
        if back is not None:
            bouncing.look(app, db, name)
        if because is None and back is None:
            return None
        said, about = f"account {name} resumed", {"account": name}
        events.log(db, "account.resumed", said, at=app.now(), by=app.who, data=about)
    return "; ".join(one for one in (because, back) if one is not None)


def refused(app: App, name: str, said: str) -> LoginError:
    """Pause an account that a server did not let in, and make the error that says what to do for its provider.

    *said* is what the server said, or who said it and what; a secret in it is taken out.
    """
    words = app.unheard(name, said)
    because = words if "refused the login" in words else f"the login was refused: {words}"
    pause(app, name, because)
    account = app.config.sender(name)
    return LoginError(
        f"account {name} ({account.login}): {because}\n"
        f"The account is paused: nothing is sent from it and its mailbox is not read, so that nobody locks it.",
        hint=provider_of(account).steps(name, account),
    )
