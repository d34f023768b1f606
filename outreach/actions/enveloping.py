"""A claimed message in; it goes over the line in an envelope by which a bounce names it, or in a plain one, its outcome out.

The address of a mail's own stands in MAIL FROM where a test showed that the server takes it and that mail to it arrives.
Servers that insist on the address of the login say no before any byte of the body, at MAIL or, as Postfix, at RCPT: then
the same mail is named by the plain address at once, and the account's mails are until it is tested anew.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from outreach.actions import tagging
from outreach.app import App
from outreach.mail.conversation import Phase
from outreach.mail.tagging import tagged
from outreach.net.smtp import Line, Outcome
from outreach.store.claims import Claimed

#: A refusal there: the intent was not asked, so that the server has nothing of the mail.
_BEFORE = frozenset({Phase.MAIL, Phase.RCPT, Phase.DATA})
#: The server closes the line, whoever writes (RFC 5321 section 3.8).
_LEAVE_ALONE = 421


class Envelopes:
    """Puts the mails of one account into envelopes."""

    def __init__(self, app: App, account: str) -> None:
        self.app, self.account = app, account
        self._tagged = tagging.bounces_named(app, account)
        #: What the server said to an envelope that it does not take any more, until that is written down.
        self._doubt = ""

    async def deliver(
        self,
        line: Line,
        claimed: Claimed,
        data: Callable[[], bytes],
        *,
        intent: Callable[[], Awaitable[bool]],
    ) -> Outcome:
        """Carry it to the server; what a tagged envelope is refused for is asked again with a plain one."""
        plain, utf8 = claimed.sender, not claimed.raw.isascii()
        own = self._own(claimed)
        outcome = await line.deliver(own or plain, claimed.recipient, data, intent=intent, utf8=utf8)
        if own is None or not _refused(outcome):
            return outcome
        if outcome.phase not in _BEFORE:
            if outcome.verdict.pause_account:
                self._take_back(outcome)
            return outcome
        again = await line.deliver(plain, claimed.recipient, data, intent=intent, utf8=utf8)
        if again.withheld or again.phase is Phase.BODY:
            self._take_back(outcome)
        return again

    def write_down(self) -> None:
        """Write down what the server does not take any more, once the fate of the mail stands."""
        if self._doubt:
            tagging.doubt(self.app, self.account, self._doubt)
            self._doubt = ""

    def _own(self, claimed: Claimed) -> str | None:
        """Give the address of the mail's own; None for a mail that was tried before, which goes out plain."""
        return tagged(claimed.sender, claimed.identity) if self._tagged and not claimed.attempts else None

    def _take_back(self, outcome: Outcome) -> None:
        self._tagged, self._doubt = False, outcome.said


def _refused(outcome: Outcome) -> bool:
    code = outcome.reply_code
    return code is not None and code >= 400 and code != _LEAVE_ALONE
