"""What `outreach send` says of the mailboxes, which it reads and searches before anybody is written to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from outreach.app import App
from outreach.commands.options import talk
from outreach.output.inbox import doubtful_words
from outreach.output.moments import counted

if TYPE_CHECKING:
    from outreach.actions.planning import Prospect
    from outreach.actions.synced import Synced
    from outreach.errors import OutreachError


def read_inbox(app: App) -> dict[str, OutreachError]:
    """Read what came in before anybody is written to, and say so where it was something; give what failed by account."""
    from outreach.actions.syncing import sync

    done = sync(app)
    tell_read(done)
    return done.failed


def tell_read(done: Synced) -> None:
    """Say what reading the mailboxes brought, where it was something."""
    for problem in done.unread:
        talk(f"not read: {problem}")
    if done.arrivals:
        names = ", ".join(dict.fromkeys(one.person.called for one in done.arrivals))
        talk(f"inbox read: {counted(len(done.arrivals), 'new mail')}, from or about {names}: outreach queue")
    for person, because in done.by_hand:
        talk(f"{person.called}: {because}; the sequence ended")
    if done.doubtful:
        talk(doubtful_words(done.doubtful))


def look(app: App, campaign: str | None) -> dict[str, OutreachError]:
    """Look for an earlier conversation with whoever is about to get a first mail; give what failed by account."""
    from outreach.actions.looking import look

    looked = look(app, campaign)
    for one in looked.found:
        day = f"{one.day.day} {one.day:%B %Y}"
        talk(
            f"{one.address}: mail of {day} in {one.folder} that this program did not send; the person is held"
        )
    return looked.failed


def tell_unread(
    unread: Mapping[str, OutreachError], unsearched: Mapping[str, OutreachError], found: Prospect
) -> None:
    """Say whose mailbox could not be read or searched, and what that holds."""
    for account, error in unread.items():
        talk(f"The inbox of {account} could not be read: {error}")
    for account, error in unsearched.items():
        talk(f"The mailbox of {account} could not be searched for earlier mail: {error}")
    held = sum(left.hold.code == "inbox" for left in found.plan.held)
    if unread and held:
        talk(f"{counted(held, 'follow-up')} {'is' if held == 1 else 'are'} held until it is.")
    failed = [*unread.values(), *unsearched.values()]
    if failed:
        talk(f"try: {next((error.hint for error in failed if error.hint), 'outreach doctor')}")
