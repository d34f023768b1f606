"""The end of one attempt in; why nothing more leaves from its account, where it speaks against all of it, out."""

from __future__ import annotations

from outreach.actions import accounts
from outreach.app import App
from outreach.errors import LoginError, OutreachError, UnreachableError
from outreach.mail.conversation import Phase
from outreach.mail.delivery import Transport
from outreach.net.server import Server
from outreach.net.smtp import Outcome

#: A line that ends here said nothing of the message.
OPENING = frozenset({Phase.CONNECT, Phase.HELLO, Phase.LOGIN})
#: The server closes the line and wants to be left alone for now (RFC 5321 section 3.8).
_LEAVE_ALONE = 421


def halt(app: App, account: str, server: Server, outcome: Outcome) -> OutreachError | None:
    """Say why nothing more leaves from the account, and pause it where the server refuses it; None to go on."""
    said, real = outcome.said, app.transport is Transport.SMTP
    if outcome.verdict.pause_account:
        if outcome.phase is Phase.LOGIN:
            return accounts.refused(app, account, f"{server} said {said}")
        if real:
            accounts.pause(app, account, f"the server refused its mail: {said}")
        return LoginError(
            f"The server refuses the account {account}, so nothing leaves from it: {said}",
            hint=f"outreach resume {account}, when you know why" if real else "",
        )
    if outcome.phase in OPENING or outcome.reply_code == _LEAVE_ALONE:
        return UnreachableError(
            f"account {account}: nothing leaves by {server} for now: {said}",
            hint="outreach doctor" if real else "",
        )
    return None
