"""Opens the mailbox of an account; a refused login pauses the account."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from outreach.actions import accounts
from outreach.app import App
from outreach.errors import LoginError
from outreach.net import imap
from outreach.net.imap import Box
from outreach.net.server import Credential


@contextmanager
def mailbox_of(app: App, account: str) -> Iterator[Box]:
    """Log in to the mailbox of *account*.

    Raises:
        LoginError: there is no secret, or the server refused it; then the account is paused.
        UnreachableError: the server cannot be reached, also while the mailbox is open.
    """
    server, credential = app.server(account, "imap"), app.credential(account)
    with ExitStack() as stack:
        try:
            box = stack.enter_context(imap.open(server, credential))
        except LoginError as error:
            fresh = _fresh(app, account, credential, error)
            try:
                box = stack.enter_context(imap.open(server, fresh))
            except LoginError as second:
                raise accounts.refused(app, account, str(second)) from None
        yield box


def _fresh(app: App, account: str, credential: Credential, error: LoginError) -> Credential:
    """Ask anew for an access token that may have expired since it was printed; a password is not tried twice."""
    if credential.oauth:
        fresh = app.credential(account, again=True)
        if fresh.secret != credential.secret:
            return fresh
    raise accounts.refused(app, account, str(error)) from None
