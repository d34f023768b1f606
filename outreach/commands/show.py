"""`outreach show`: a draft, or what stands for one person."""

from __future__ import annotations

from datetime import datetime
from textwrap import shorten
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import pass_app, talk, width_of_terminal

if TYPE_CHECKING:
    from outreach.actions.linting import Judged
    from outreach.actions.showing import Answer, Look


@click.command(short_help="Show a draft, or all that stands for one person.")
@click.argument("what", metavar="DRAFT|WHO|CAMPAIGN")
@click.option("--raw", is_flag=True, help="Write the exact bytes of one mail, as they left or would leave.")
@pass_app
def command(app: App, what: str, raw: bool) -> None:  # noqa: FBT001 - a flag as click passes it
    """Show a draft by its number as it will arrive, or every draft and answer of one person."""
    from outreach.actions.showing import show

    if raw:
        _raw(app, what)
        return
    found = show(app, what)
    parts = [_set(app, one) for one in found.looks] + [_answer(app, one) for one in found.answers]
    click.echo(("\n\n" + "-" * 60 + "\n").join(parts) if parts else "", nl=bool(parts))
    if found.person is not None and not parts:
        talk(f"{found.person.called}: no draft and no answer yet")


def _raw(app: App, what: str) -> None:
    """Write the bytes of one mail to stdout, and beside them whether they left."""
    from outreach.actions.raw import raw_of

    found = raw_of(app, what)
    click.echo(found.raw, nl=False)
    if found.left_at is not None:
        talk(f"As it left: {_stamp(app, found.left_at)}")
    else:
        talk(
            f"{'Frozen and queued' if found.queued else 'Not queued yet'}: its Date will be the moment at which it leaves."
        )


def described(app: App, one: Judged) -> str:
    """Set one draft with the person, the post that it speaks of, and what the rules say."""
    from outreach.actions.showing import look

    return _set(app, look(app, [one])[0])


def _set(app: App, look: Look) -> str:
    from outreach.output.findings import block
    from outreach.output.mail import as_it_arrives, indented

    one, draft, person = look.judged, look.judged.draft, look.judged.document.person
    account = app.config.accounts.get(draft.account)
    sender = f"{account.name} <{account.address}>" if account else draft.account
    recipient = f"{person.name} <{draft.recipient}>" if person and person.name else draft.recipient
    mail = as_it_arrives(
        sender=sender, recipient=recipient, subject=draft.subject, body=draft.body, footer=draft.footer
    )
    width = width_of_terminal()
    findings = block("findings", one.findings, width).rstrip() if one.findings else "findings  none"
    head = f"{one.document.name}  {one.enrolment.campaign} {draft.step}"
    lines = [head, "", indented(mail, width=width), "", *_around(app, look), findings]
    return "\n".join(lines)


def _around(app: App, look: Look) -> list[str]:
    """Say who gets it, why they do, and what became of it."""
    lines = [f"person    {_person(look)}", *_post(look)]
    if names := [one.rpartition(" ")[0] for one in look.judged.draft.evidence.get("attachments", [])]:
        lines.append(f"files     {', '.join(names)}")
    for mail in look.before:
        words = shorten(mail.text, 70, placeholder="…")
        lines.append(f"before    {mail.step}, {_stamp(app, mail.at)}: {words}  outreach show {mail.draft_id}")
    if look.approval:
        lines.append(f"approved  {_stamp(app, look.approval.at)} by {look.approval.by}")
    if look.delivery:
        said = look.delivery.held_because or look.delivery.reply_text or ""
        when = look.delivery.sending_at or look.delivery.not_before
        lines.append(f"mail      {look.delivery.state} {_stamp(app, when)}  {said}".rstrip())
    return lines


def _person(look: Look) -> str:
    from outreach.text import clean

    person = look.judged.document.person
    assert person is not None
    known = [
        f"@{person.handle}" if person.handle else "",
        person.platform if person.platform not in {None, "unknown"} else "",
        *(f"{value:.15g} {name.replace('_', ' ')}" for name, value in look.numbers.items()),
        person.country or "",
        ", ".join(person.tags),
        *(f"{name}: {value}" for name, value in person.fields.items()),
    ]
    return clean("; ".join(one for one in known if one)) or "nothing else is known"


def _post(look: Look) -> list[str]:
    draft = look.judged.draft
    post = next((post for post in look.judged.document.posts or () if post.id == draft.post_id), None)
    if post is None:
        return ["post      none"]
    day = f", {post.published.day} {post.published:%B %Y}" if post.published else ""
    return [
        f'post      "{shorten(post.called, 70, placeholder="…")}"{day}',
        f"          {post.url}",
        f"          chosen: {draft.post_because}",
    ]


def _answer(app: App, one: Answer) -> str:
    from outreach.output.mail import indented
    from outreach.output.understood_mail import wanted
    from outreach.replies import Kind
    from outreach.replies.asking import questions
    from outreach.replies.interest import interest
    from outreach.replies.wordless import NO_WORDS
    from outreach.text import clean

    head = f"{one.called}  {_stamp(app, one.at)}  {clean(one.subject)}"
    theirs = f"from      {clean(one.sender) or 'nobody who is named'}: {clean(one.because)}"
    said = one.text.strip() or (NO_WORDS if one.kind is Kind.REPLY else "")
    lines = [head, theirs, f"number    {one.number}", "", indented(said, width=width_of_terminal())]
    if one.kind is Kind.REPLY:
        wish = wanted(interest(one.text))
        wants = [*([wish] if wish else []), *(f"asks: {clean(asked)}" for asked in questions(one.text))]
        lines += ["", *wants] if wants else []
    return "\n".join(lines)


def _stamp(app: App, moment: datetime) -> str:
    from outreach.output.moments import stamp
    from outreach.workdays import zone

    return stamp(moment, zone(app.config.time_zone)).strip()
