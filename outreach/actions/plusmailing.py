"""One mail from an account to a plus-address of its own; whether such mail arrives, kept for whoever composes, out.

The test has the same address as its sender in the envelope, so that it shows as well whether bounces may go there.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from outreach.actions import selfmailing, tagging
from outreach.actions.checks import Check, failed, ok, shown, warn
from outreach.actions.folders import not_skipped
from outreach.actions.lettering import identity
from outreach.app import App
from outreach.errors import OutreachError
from outreach.mail.delivery import Transport
from outreach.mail.tagging import tagged
from outreach.net import imap
from outreach.net.folders import Role
from outreach.workdays import zone

_HEADERS = ("To", "Delivered-To", "X-Original-To")


def known(app: App, account: str) -> Iterator[Check]:
    """Tell what an earlier test found, and warn where answers go to such addresses untested."""
    own = app.config.sender(account)
    if own.plus_addresses == "off" or own.imap is None:
        return
    with app.reading() as db:
        found = tagging.arrives(db, account)
    if found:
        at = shown(found[1], zone(app.config.time_zone))
        yield _check(app, account, found=found[0], tested=f", as a test on {at} found")
    elif app.transport is Transport.SMTP and tagging.meant(own):
        said = "it is not known whether mail to plus-addresses arrives"
        yield warn(f"{account} plus", said, f"outreach doctor {account} --send-test")


def send_test(app: App, account: str) -> Iterator[Check]:
    """Send one mail to such an address of oneself, look whether it arrives, and keep what was found."""
    own = app.config.sender(account)
    meant = tagging.meant(own) and app.transport is Transport.SMTP
    if not meant or own.smtp is None or own.imap is None:
        return
    now, about = app.now(), f"{account} plus"
    named = identity(app, account, "plus-test", now.isoformat())
    to = tagged(own.reply_to or own.address, named)
    if to is None:
        yield warn(about, "the address is too long for one, or has a plus", _off(account))
        return
    try:
        sender = selfmailing.post(
            app, account, named, to, (to,) if own.reply_to in {None, own.address} else ()
        )
        found = _found(app, account, to)
    except OutreachError as error:
        with app.writing() as db:
            tagging.keep_sender(db, account, own, taken=False)
        yield failed(about, error)
        return
    with app.writing() as db:
        tagging.keep(db, account, found=found, now=now)
        tagging.keep_sender(db, account, own, taken=found and sender == to)
    yield _check(app, account, found=found, tested="")


def _found(app: App, account: str, to: str) -> bool:
    """Look where mail arrives, until it is there or long enough; any other folder may hold the copy of what left."""
    with imap.open(app.server(account, "imap"), app.credential(account)) as box:
        left = not_skipped(box.folders(), app.config.accounts[account])
        folders = [one for one in left if one.name == "INBOX" or one.role is Role.JUNK]
        for looks in reversed(range(selfmailing.LOOKS)):
            for folder in folders:
                box.examine(folder)
                if box.with_ids((to,), _HEADERS):
                    return True
            if looks:
                time.sleep(selfmailing.PAUSE)
    return False


def _check(app: App, account: str, *, found: bool, tested: str) -> Check:
    about, own = f"{account} plus", app.config.sender(account)
    if found:
        named = ", and bounces go to them" if tagging.bounces_named(app, account) else ""
        return ok(about, f"mail to plus-addresses arrives{named}{tested}")
    mend = _off(account) if own.plus_addresses == "on" else "nothing: your mails do without them"
    return warn(about, f"mail to plus-addresses does not arrive{tested}", mend)


def _off(account: str) -> str:
    return f'write plus_addresses = "off" below [accounts.{account}]: answers would be lost'
