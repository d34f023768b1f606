"""What ends or holds a sequence: after an answer, a stop or an open question nothing follows, drafted, approved or new."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from followed import DUE, Typed, all_sent, due, reasons, resting, thread, write

from outreach.actions.approving import approve
from outreach.actions.desk import Choice
from outreach.actions.linting import lint
from outreach.actions.planning import prospect
from outreach.actions.sharing import is_shared
from outreach.actions.standings import story
from outreach.app import App
from outreach.demo import Clock
from outreach.followups.standing import Place
from spring import another_campaign, arrives, letter, one_mail_only, outbox, reached

__all__ = ["all_sent", "due"]  # fixtures


def answer(_app: App, folder: Path, run: Typed) -> None:
    arrives(folder, "1.eml", letter("ayse@example.com", "Merhaba"))
    run("sync")


def note_an_answer(_app: App, folder: Path, run: Typed) -> None:
    (folder / "later.csv").write_text("email;answered\nayse@example.com;yes\n", "utf-8")
    run("import", "--yes", str(folder / "later.csv"))


ENDS: dict[str, Callable[[App, Path, Typed], object]] = {
    "answered": answer,
    "stopped": lambda _app, _folder, run: run("stop", "@ayse.seramik", "--because", "by phone"),
    "blocked": lambda _app, _folder, run: run("block", "@ayse.seramik", "--because", "asked not to"),
    "answered as the list says": note_an_answer,
}


@pytest.mark.parametrize("what", list(ENDS))
def test_what_ends_a_sequence_leaves_nothing_to_draft(
    app: App, due: Path, run: Typed, clock: Clock, what: str
) -> None:
    ENDS[what](app, due, run)
    clock.now += timedelta(hours=1)

    assert len(write(app).made) == 4
    assert len(write(app, "@ayse.seramik").made) == 0, "naming does not go on with it"


@pytest.mark.parametrize("what", list(ENDS))
def test_what_ends_a_sequence_keeps_an_approved_follow_up_back(
    app: App, due: Path, run: Typed, clock: Clock, what: str
) -> None:
    approve(app, lint(app, ids=write(app).made))
    ENDS[what](app, due, run)
    clock.now += timedelta(hours=1)

    run("send", "--confirm-count", str(len(prospect(app).plan.slots)))

    assert len(thread(due, "ayse")) == 1
    assert len(thread(due, "sule")) == 2


def test_a_refused_address_gets_no_follow_up(app: App, approved: Path, run: Typed, clock: Clock) -> None:
    from outreach.net.sink import Fault

    app.faults = {"ilker@example.com": Fault.REFUSE_RECIPIENT}
    run("send", "--confirm-count", "6")
    clock.now += DUE

    done = write(app)

    assert resting(done)["İlker Işık"] is Place.ENDED


def test_while_the_fate_of_the_first_mail_is_unknown_nothing_follows(
    app: App, approved: Path, run: Typed, clock: Clock
) -> None:
    from outreach.net.sink import Fault

    app.faults = {"ilker@example.com": Fault.CUT_UNACCEPTED}
    run("send", "--confirm-count", "6")
    clock.now += DUE
    assert resting(write(app))["İlker Işık"] is Place.UNKNOWN


def test_the_first_mail_of_another_campaign_waits_for_the_end(app: App, due: Path) -> None:
    from outreach.actions.drafting import draft

    another_campaign(due)
    done = draft(app, "winter", Choice(names=("@ayse.seramik",)))
    assert reasons(done) == {
        "Ayşe Yılmaz": "spring goes first: step 2 of 2, 4 business days after 24 November"
    }


def test_a_campaign_file_that_cannot_be_read_starts_no_second_conversation(app: App, due: Path) -> None:
    from outreach.actions.drafting import draft

    another_campaign(due)
    path = due / "campaigns" / "spring.toml"
    path.write_text(path.read_text("utf-8") + "[[steps", "utf-8")
    done = draft(app, "winter", Choice(names=("@ayse.seramik",)))
    said = "spring goes first: no file that can be read holds the campaign spring"
    recorded = "spring goes first: step 2 of 2, 4 business days after 24 November"  # a shared database knows its text
    assert reasons(done) == {"Ayşe Yılmaz": recorded if is_shared(app) else said}


def test_a_campaign_that_was_at_its_end_before_its_file_went_away_holds_nobody(
    app: App, all_sent: Path, clock: Clock
) -> None:
    from outreach.actions.drafting import draft

    one_mail_only(all_sent)
    draft(app, "spring", Choice())  # the last reading has one step
    another_campaign(all_sent)
    (all_sent / "campaigns" / "spring.toml").unlink()
    clock.now += timedelta(days=15)
    assert len(draft(app, "winter", Choice(names=("@ayse.seramik",))).made) == 1


def test_a_contact_that_the_list_learns_of_holds_a_first_mail_that_is_queued(
    app: App, sent: Path, run: Typed, clock: Clock
) -> None:
    (sent / "later.csv").write_text("email;contacted\nlena@example.com;yes\n", "utf-8")
    run("import", "--yes", str(sent / "later.csv"))
    clock.now += timedelta(hours=2)
    run("send")
    assert "lena" not in reached(sent)


def test_an_out_of_office_note_holds_until_a_person_names_them(
    app: App, due: Path, run: Typed, clock: Clock
) -> None:
    arrives(due, "1.eml", letter("ayse@example.com", "İzindeyim", Auto_Submitted="auto-replied"))
    run("sync")
    clock.now += timedelta(minutes=5)

    assert len(write(app).made) == 4
    assert (
        "to go on all the same: outreach draft spring @ayse.seramik --follow-ups"
        in run("why", "@ayse.seramik").stdout
    )
    assert len(write(app, "@ayse.seramik").made) == 1


def test_a_rejected_follow_up_is_not_asked_for_again(app: App, due: Path, run: Typed) -> None:
    from outreach.actions.approving import reject

    write(app)
    for one in lint(app):
        if one.draft.step == "second":
            reject(app, one, "not now")

    assert "--follow-ups" not in run("queue", "spring").stderr
    assert set(reasons(write(app)).values()) == {"a draft was rejected before"}


def test_an_answer_that_nobody_read_yet_stops_the_mail(app: App, due: Path, run: Typed) -> None:
    approve(app, lint(app, ids=write(app).made))
    arrives(due, "1.eml", letter("ayse@example.com", "Merhaba"))

    told = run("send", "--confirm-count", "4").stderr

    assert "inbox read: 1 new mail, from or about Ayşe Yılmaz: outreach queue" in told
    assert len(thread(due, "ayse")) == 1
    assert len(thread(due, "sule")) == 2


def test_a_queued_step_that_an_answer_ended_stands_approved_again_once_it_is_said_to_be_none(
    app: App, due: Path, run: Typed, clock: Clock
) -> None:
    clock.now += timedelta(hours=12)  # in the night, so that it waits in the queue
    judged = lint(app, ids=write(app, "@ayse.seramik").made)
    approve(app, judged, {one.draft.id or 0: "as it stands" for one in judged})
    run("send", "--confirm-count", "1")
    assert place(app, "@ayse.seramik") is Place.QUEUED
    arrives(due, "1.eml", letter("ayse@example.com", "Merhaba"))
    run("sync")

    told = run("resolve", "@ayse.seramik", "--as", "nothing").stderr

    assert "their sequence goes on, next is step 2 of 2" in told
    clock.now += timedelta(hours=14)
    run("send", "--confirm-count", "1")
    assert len([one for one in outbox(app.workspace) if one.to[0].startswith("ayse@")]) == 2


def test_what_a_stop_ended_as_well_does_not_come_back_with_it(
    app: App, due: Path, run: Typed, clock: Clock
) -> None:
    clock.now += timedelta(hours=12)
    judged = lint(app, ids=write(app, "@ayse.seramik").made)
    approve(app, judged, {one.draft.id or 0: "as it stands" for one in judged})
    run("send", "--confirm-count", "1")
    arrives(due, "1.eml", letter("ayse@example.com", "Merhaba"))
    run("sync")
    run("stop", "@ayse.seramik", "--because", "telefon")

    assert "at its end: stopped: telefon" in run("resolve", "@ayse.seramik", "--as", "nothing").stderr

    clock.now += timedelta(hours=14)
    run("send")
    assert len([one for one in outbox(app.workspace) if one.to[0].startswith("ayse@")]) == 1


def place(app: App, who: str) -> Place:
    (one,) = story(app, who).standings
    return one.place
