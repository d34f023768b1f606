"""One draft in; its mail in one's own inbox out: the real thing, to oneself, of which nothing is counted."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from outreach.actions import accounts
from outreach.actions.approving import about
from outreach.actions.freshness import stands
from outreach.actions.halting import halt
from outreach.actions.lettering import addressed, identity
from outreach.actions.raw import made, one_draft
from outreach.actions.who import sign
from outreach.app import App
from outreach.errors import OutreachError, UsageError
from outreach.mail.composing import compose, stamp
from outreach.mail.delivery import DeliveryState, Transport
from outreach.mail.letter import Letter, Mailbox
from outreach.models import Draft, Enrolment
from outreach.net.server import Credential, Server, Tls
from outreach.net.sink import LOOPBACK, Sink
from outreach.net.smtp import Line, Outcome
from outreach.store import drafts, events, people


@dataclass(frozen=True, slots=True)
class Tried:
    """One mail that went to oneself."""

    subject: str
    address: str
    #: The server's words.
    said: str
    #: The command that follows for the draft.
    next: str


def try_out(app: App, word: str | None) -> Tried:
    """Send the mail of one draft to the account that writes it.

    It is what its person would get but for To, Date and a Message-ID of its own. It is no delivery: it uses up no step,
    no limit and no approval, and may be sent again.

    Raises:
        UsageError: *word* does not mean one draft, or there is none.
        LoginError: a server refuses the account, now or before.
        OutreachError: too much of its mail comes back, or the server did not take it.
    """
    if word is None:
        raise UsageError("which draft is to go to you?", hint="outreach send 3 --to me")
    draft, enrolment = one_draft(app, word)
    now, account = app.now(), app.config.sender(draft.account)
    with app.reading() as db:
        accounts.check(app, db, draft.account)
        from_ = made(app, db, draft, enrolment)
    named = identity(app, draft.account, "me", draft.id, now.isoformat())
    letter = addressed(app, from_, Mailbox(account.name, account.address), named)
    server, outcome = asyncio.run(_carry(app, draft.account, letter))
    if outcome.verdict.state is not DeliveryState.SENT:
        raise halt(app, draft.account, server, outcome) or OutreachError(
            f"{server} did not take it: {outcome.said}"
            if outcome.verdict.state is not DeliveryState.UNKNOWN
            else f"nobody knows whether {server} took it ({outcome.said}): look into your inbox"
        )
    with app.writing() as db:
        said, data = f"{draft.step} sent to {account.address} for a look", {"transport": str(app.transport)}
        events.log(db, "draft.tried", said, at=now, by=app.who, data=data, **about(draft, enrolment))
    return Tried(draft.subject, account.address, outcome.said, _next(app, draft, enrolment))


def _next(app: App, draft: Draft, enrolment: Enrolment) -> str:
    """Name what follows: who approved it sends it, and what is queued or left is looked at."""
    number = draft.id or 0
    with app.reading() as db:
        if drafts.messages(db, [number], transport=app.transport):
            return f"outreach why {sign(people.person(db, enrolment.influencer_id))}"
        approval = drafts.approvals(db, [number], transport=app.transport).get(number)
    approved = approval is not None and stands(draft, approval)
    return "outreach send" if approved else f"outreach approve {number}"


async def _carry(app: App, account: str, letter: Letter) -> tuple[Server, Outcome]:
    if app.transport is Transport.LOCAL:
        async with Sink(app.workspace / "outbox") as sink:
            return await _deliver(app, Line(Server(LOOPBACK, sink.port, Tls.NONE)), letter)

    def login(again: bool) -> Credential:  # noqa: FBT001 - as the line asks
        return app.credential(account, again=again)

    return await _deliver(app, Line(app.server(account, "smtp"), login=login), letter)


async def _deliver(app: App, line: Line, letter: Letter) -> tuple[Server, Outcome]:
    raw = stamp(compose(letter), app.now())
    us, them = letter.sender.address, letter.recipient.address
    async with line:
        return line.server, await line.deliver(us, them, raw, intent=lambda: True, utf8=not raw.isascii())
