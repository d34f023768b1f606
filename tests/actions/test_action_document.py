"""What rules are told around a draft is read from the store; and what the day makes wrong keeps a mail back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from click.testing import Result
from sqlalchemy import event

from outreach.actions.approving import approve, resolve
from outreach.actions.linting import Judged, lint
from outreach.actions.overdue import free
from outreach.actions.planning import prospect
from outreach.actions.sending import send
from outreach.app import App
from outreach.demo import Clock
from outreach.lint import Profile
from spring import another_campaign, grieve, reached

Typed = Callable[..., Result]


def judged(app: App, number: int) -> Judged:
    return next(one for one in lint(app) if one.draft.id == number)


def test_a_first_draft_knows_its_post_its_days_and_that_nothing_went_before(app: App, drafted: Path) -> None:
    one = judged(app, 1).document

    assert one.post is not None
    assert one.post.called == "Mavi sır denemeleri"
    assert (one.post_days, one.written, one.today) == (45, date(2026, 11, 24), date(2026, 11, 24))
    assert (one.profile, one.earlier, one.theirs) == (Profile.FIRST, (), None)


def test_the_days_are_those_of_the_senders_clock(app: App, drafted: Path, clock: Clock) -> None:
    clock.now += timedelta(hours=14, minutes=30)  # 21:30 in Greenwich, half past midnight in Istanbul

    one = judged(app, 1).document

    assert (one.written, one.today) == (date(2026, 11, 24), date(2026, 11, 25))


def test_a_follow_up_knows_the_mails_before_it(app: App, sent: Path, clock: Clock, run: Typed) -> None:
    clock.now += timedelta(days=7)
    run("sync")
    run("draft", "spring", "--follow-ups")

    second = next(one for one in lint(app) if one.document.profile is Profile.FOLLOW_UP).document
    first = judged(app, 1).document

    assert second.earlier is not None
    assert [letter.day for letter in second.earlier] == [date(2026, 11, 24)]
    assert second.earlier[0].text.startswith("Merhaba")
    assert (first.earlier, first.today) == ((), date(2026, 11, 24)), (
        "what has left is judged by the day on which it did"
    )


def test_a_note_is_found_among_the_columns_of_the_sheet(app: App, drafted: Path, run: Typed) -> None:
    run("people", "note", "@ayse.seramik", "fuarda tanıştık")

    person = judged(app, 1).document.person

    assert person is not None
    assert person.fields["note"] == "fuarda tanıştık"


def test_more_drafts_take_no_more_queries(app: App, drafted: Path) -> None:
    counts = []
    for ids in ([1], [1, 2, 3, 4, 5, 6]):
        seen: list[str] = []

        def count(*row: object, into: list[str] = seen) -> None:
            into.append(str(row[2]))

        event.listen(app.engine, "before_cursor_execute", count)
        lint(app, ids=ids)
        event.remove(app.engine, "before_cursor_execute", count)
        counts.append(len(seen))
    assert counts[0] == counts[1] > 0


def test_a_loss_since_approval_keeps_the_mail_back_and_tells_the_sender_alone(
    app: App, approved: Path
) -> None:
    grieve(app)

    (left,) = prospect(app).plan.held

    assert left.candidate.progress.person.name == "Ayşe Yılmaz"
    assert (left.hold.code, left.hold.because) == (
        "changed",
        'their post of 24 November, "Babamı kaybettik", tells of a loss (PST407): outreach edit @ayse.seramik',
    )
    assert "kaybettik" not in judged(app, 1).draft.body


def test_an_error_that_a_person_overrode_keeps_nothing_back(app: App, drafted: Path) -> None:
    grieve(app)
    done = approve(app, resolve(app, ["1"]), {1: "she asked for it"})
    assert [error.code for error in done.approved[0].errors] == ["PST407"]

    plan = prospect(app).plan

    assert ([slot.candidate.draft_id for slot in plan.slots], plan.held) == ([1], ())


def test_words_of_yesterday_keep_an_approved_mail_back(app: App, approved: Path, clock: Clock) -> None:
    clock.now += timedelta(days=100)  # the campaign ends on 20 February

    held = prospect(app).plan.held

    assert {left.hold.code for left in held} == {"changed"}
    assert all("(AGE161)" in left.hold.because or "(PST407)" in left.hold.because for left in held)


def test_a_loss_while_it_lies_in_the_queue_keeps_the_mail_back_the_next_day(
    app: App, sent: Path, clock: Clock
) -> None:
    assert "lena" not in reached(sent)
    grieve(app, person=6, title="My mum passed away")
    clock.now += timedelta(days=1, hours=3)
    free(app)

    done = send(app, tell=lambda _: None, stop=lambda: False)

    assert "lena" not in reached(sent)
    (step,) = done.steps
    assert step.said == (
        'waits: their post of 24 November, "My mum passed away", tells of a loss (PST407): '
        "outreach stop @lenabakes --because WHY, then name them in a new campaign"
    )


def test_whose_mail_is_taken_out_of_the_queue_can_be_written_to_in_a_new_campaign(
    app: App, sent: Path, run: Typed
) -> None:
    grieve(app, person=6, title="My mum passed away")
    another_campaign(sent)

    assert "1 queued mail cancelled" in run("stop", "@lenabakes", "--because", "her loss").stderr
    assert run("draft", "winter", "@lenabakes").exit_code == 0
    assert [one.enrolment.influencer_id for one in resolve(app, ["winter"])] == [6]
