"""Follow-ups: due by the recipient's calendar, in their order, and in the thread of the mails before."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from followed import DUE, Typed, all_sent, due, reasons, resting, send_all, thread, write

from outreach.actions.linting import lint
from outreach.actions.standings import queue
from outreach.app import App
from outreach.demo import Clock
from outreach.followups.standing import Place
from outreach.mail.delivery import IdSource
from outreach.models import MessageId
from spring import reached

__all__ = ["all_sent", "due"]  # fixtures


def places(app: App) -> set[Place]:
    return {one.place for one in queue(app).standings if one.progress.sent}


def test_nobody_is_due_before_their_business_days_have_passed(app: App, all_sent: Path, clock: Clock) -> None:
    clock.now += DUE - timedelta(minutes=1)

    done = write(app)

    assert (done.made, done.without) == ([], [])
    assert set(resting(done).values()) == {Place.COMING}


def test_those_who_are_due_get_the_next_step_and_the_others_rest(app: App, due: Path) -> None:
    done = write(app)

    assert len(done.made) == 5
    assert resting(done) == {"Lena Fischer": Place.COMING}, "her mail left two hours later"
    assert {one.draft.step for one in lint(app, ids=done.made)} == {"second"}
    assert write(app).there == 5, "a second run writes nothing"


def test_a_follow_up_answers_in_the_thread_of_the_first_mail(app: App, due: Path, run: Typed) -> None:
    send_all(app, run)

    first, second = thread(due, "ayse")
    assert second.subject == f"Re: {first.subject}"
    assert second.in_reply_to == (first.message_id,)
    assert second.references == (first.message_id,)
    assert second.from_ == first.from_
    assert second.message_id != first.message_id


def test_every_id_of_every_mail_before_is_referred_to(app: App, due: Path, run: Typed, clock: Clock) -> None:
    """A provider may have put an id of its own in the place of ours: recipients know the mail by that one."""
    text = '\n[[steps]]\nname = "third"\ntemplate = "paid-third"\nwait = 1\n'
    path = due / "campaigns" / "spring.toml"
    path.write_text(path.read_text("utf-8") + text, "utf-8")
    with app.writing() as db:
        db.add(MessageId(message_id=1, value="<0100@wire.example>", source=IdSource.SERVER))
    send_all(app, run)
    clock.now += timedelta(days=3)
    send_all(app, run)

    first, second, third = thread(due, "ayse")
    assert second.references == (first.message_id, "<0100@wire.example>")
    assert second.in_reply_to == ("<0100@wire.example>",)
    assert third.references == (first.message_id, "<0100@wire.example>", second.message_id)
    assert third.in_reply_to == (second.message_id,)
    assert third.subject == f"Re: {first.subject}"


def test_a_follow_up_is_judged_as_one(app: App, due: Path) -> None:
    judged = lint(app, ids=write(app).made)
    assert {one.document.profile for one in judged} == {"follow-up"}


def test_it_speaks_of_what_they_published_since(app: App, due: Path, run: Typed) -> None:
    url = "https://www.instagram.com/p/C9yeni/"
    run("posts", "add", "@ayse.seramik", url, "--title", "Yeni fırın", "--date", "2026-11-29")

    made = {one.draft.recipient: one.draft for one in lint(app, ids=write(app).made)}

    assert made["ayse@example.com"].evidence["post"]["url"] == "https://instagram.com/p/C9yeni"
    assert made["sule@example.com"].post_because == "that of the first mail"


def test_a_post_can_be_chosen_for_a_follow_up(app: App, due: Path) -> None:
    (made,) = write(app, "@ayse.seramik", post="https://www.instagram.com/p/C2atolye/").made
    (one,) = lint(app, ids=[made])
    assert one.draft.evidence["post"]["url"] == "https://instagram.com/p/C2atolye"


def test_a_step_is_never_skipped_however_long_nobody_looked(
    app: App, due: Path, run: Typed, clock: Clock
) -> None:
    """Both follow-ups would have been due by now: the second leaves, and the third waits its days from then."""
    text = '\n[[steps]]\nname = "third"\ntemplate = "paid-third"\nwait = 6\n'
    path = due / "campaigns" / "spring.toml"
    path.write_text(path.read_text("utf-8") + text, "utf-8")
    clock.now += timedelta(days=60)
    assert places(app) == {Place.OVERDUE}

    send_all(app, run)

    assert write(app).made == []
    assert places(app) <= {Place.COMING, Place.QUEUED}
    assert max(map(reached(due).count, reached(due))) == 2


def test_naming_somebody_whose_step_is_not_due_says_why(app: App, all_sent: Path) -> None:
    done = write(app, "@ayse.seramik", "@kaaner")
    assert reasons(done) == {
        "Ayşe Yılmaz": "step 2 of 2, 4 business days after 24 November",
        "Kaan Er": "no address",
    }
