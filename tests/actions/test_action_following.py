"""Follow-ups: due by the recipient's calendar, in the thread of the mails before, and never after an answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result

from outreach.actions.approving import approve
from outreach.actions.checking import check
from outreach.actions.desk import Choice, Drafted
from outreach.actions.following import follow_up
from outreach.actions.linting import lint
from outreach.actions.planning import prospect
from outreach.actions.sharing import is_shared
from outreach.actions.standings import queue, story
from outreach.app import App
from outreach.demo import Clock
from outreach.followups.standing import Place
from outreach.mail.delivery import IdSource
from outreach.mail.letter import Parts
from outreach.models import MessageId
from spring import another_campaign, arrives, configure, letter, one_mail_only, outbox, reached

Typed = Callable[..., Result]
#: Four business days after a Tuesday's mail, at the same hour.
DUE = timedelta(days=6)


@pytest.fixture
def all_sent(sent: Path, run: Typed, clock: Clock) -> Path:
    """The first mail went to all six, the one to Berlin two hours later."""
    clock.now += timedelta(hours=2)
    assert run("send").exit_code == 0
    clock.now -= timedelta(hours=2)
    return sent


@pytest.fixture
def due(all_sent: Path, clock: Clock) -> Path:
    """The same, and the second step of all but Berlin's is due."""
    clock.now += DUE
    return all_sent


def write(app: App, *names: str, post: str | None = None) -> Drafted:
    return follow_up(app, "spring", Choice(names=names, post=post))


def reasons(done: Drafted) -> dict[str, str]:
    return {one.person.called: one.because for one in done.without}


def resting(done: Drafted) -> dict[str, Place]:
    """Say where those stand who got a mail and whose next step is not due."""
    return {one.progress.person.called: one.place for one in done.resting if one.progress.sent}


def places(app: App) -> set[Place]:
    return {one.place for one in queue(app).standings if one.progress.sent}


def send_all(app: App, run: Typed) -> None:
    judged = lint(app, ids=write(app).made)
    approve(app, judged, {one.draft.id or 0: "as it stands" for one in judged})
    assert run("send", "--confirm-count", str(len(prospect(app).plan.slots))).exit_code == 0


def thread(workspace: Path, name: str) -> list[Parts]:
    return [parts for parts in outbox(workspace) if parts.to[0] == f"{name}@example.com"]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


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


def test_a_step_put_in_between_comes_next(app: App, due: Path) -> None:
    step = '[[steps]]\nname = "between"\ntemplate = "paid-third"\nwait = 2\n\n[[steps]]\nname = "second"'
    change(due / "campaigns" / "spring.toml", '[[steps]]\nname = "second"', step)
    assert {one.draft.step for one in lint(app, ids=write(app).made)} == {"between"}


def test_a_step_that_was_taken_out_after_approval_does_not_leave(app: App, due: Path) -> None:
    approve(app, lint(app, ids=write(app, "@ayse.seramik").made))
    change(due / "campaigns" / "spring.toml", 'name = "second"', 'name = "later"')

    (left,) = prospect(app).plan.held

    assert left.hold.code == "sequence"
    assert left.hold.because.startswith("second is not what comes next: step 2 of 2")


def test_when_the_sent_step_is_taken_out_the_sequence_waits_and_says_so(app: App, due: Path) -> None:
    change(due / "campaigns" / "spring.toml", 'name = "first"', 'name = "hello"')

    done = write(app)

    assert done.made == []
    assert set(resting(done).values()) == {Place.WAITING}
    because = story(app, "@ayse.seramik").standings[0].because
    assert because == "the step first that was sent is no longer in the campaign: put it back, or stop them"
    assert check(app, "spring").problems == (
        "campaigns/spring.toml: the step first was sent to 6 people and is no longer here; put it back",
    )


def test_a_template_that_is_gone_is_told_and_stops_only_those_who_need_it(app: App, due: Path) -> None:
    change(due / "campaigns" / "spring.toml", 'template = "paid-second"', 'template = "ours-second"')
    mine = due / "templates" / "tr" / "ours-second.txt"
    mine.parent.mkdir(parents=True, exist_ok=True)
    mine.write_text(
        "Language: tr\n\nMerhaba {{ person.first_name }},\n\nGünü siz seçersiniz. Uyar mı?\n", "utf-8"
    )

    done = write(app)

    assert len(done.made) == 4
    assert list(reasons(done)) == ["Tom Hill"]
    assert "en/ours-second.txt: no such template" in reasons(done)["Tom Hill"]


def test_a_follow_up_with_a_subject_of_its_own_is_refused(app: App, due: Path) -> None:
    change(due / "campaigns" / "spring.toml", 'template = "paid-second"', 'template = "paid-first"')
    done = write(app)
    assert done.made == []
    assert set(reasons(done).values()) == {
        "the template paid-first has a Subject, but a follow-up takes that of its thread"
    }
    assert (
        check(app, "spring")
        .problems[0]
        .endswith("a follow-up takes the Subject of its thread; take the line out")
    )


def test_a_thread_goes_on_only_with_the_address_that_it_began_with(app: App, due: Path, run: Typed) -> None:
    run("people", "edit", "@ayse.seramik", "--email", "new@example.com")
    done = write(app)
    assert reasons(done) == {
        "Ayşe Yılmaz": "their thread is with ayse@example.com, the address is now new@example.com"
    }


def test_a_thread_goes_on_from_the_account_that_began_it(app: App, due: Path, run: Typed) -> None:
    studio = '\n[accounts.studio]\nname = "Deniz"\naddress = "studio@kilnhaus.example"\n'
    configure(app, lambda text: text.replace("[accounts.me]", f"{studio}\n[accounts.me]"))
    change(due / "campaigns" / "spring.toml", 'brand = "Kilnhaus"', 'brand = "Kilnhaus"\naccount = "studio"')

    send_all(app, run)

    assert {parts.from_ for parts in outbox(due)} == {"selin@kilnhaus.example"}


def test_while_the_fate_of_the_first_mail_is_unknown_nothing_follows(
    app: App, approved: Path, run: Typed, clock: Clock
) -> None:
    from outreach.net.sink import Fault

    app.faults = {"ilker@example.com": Fault.CUT_UNACCEPTED}
    run("send", "--confirm-count", "6")
    clock.now += DUE
    assert resting(write(app))["İlker Işık"] is Place.UNKNOWN


def test_a_follow_up_is_written_anew_when_its_brief_changed(app: App, due: Path) -> None:
    before = write(app).made
    change(due / "campaigns" / "spring.toml", "12.000 TL", "13.000 TL")

    done = write(app)

    assert done.replaced == 4, "the English one reads another brief"
    assert len(before) == 5


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


def test_queued_mail_does_not_go_to_an_address_that_was_changed(
    app: App, sent: Path, run: Typed, clock: Clock
) -> None:
    run("people", "edit", "@lenabakes", "--email", "lena2@example.com")
    clock.now += timedelta(hours=2)
    told = run("send").stderr
    assert "lena" not in reached(sent)
    assert "queued for lena@example.com, the address is now lena2@example.com" in told


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


def test_naming_somebody_whose_step_is_not_due_says_why(app: App, all_sent: Path) -> None:
    done = write(app, "@ayse.seramik", "@kaaner")
    assert reasons(done) == {
        "Ayşe Yılmaz": "step 2 of 2, 4 business days after 24 November",
        "Kaan Er": "no address",
    }


def test_hints_of_follow_ups_lead_on(app: App, due: Path, run: Typed) -> None:
    (number,) = write(app, "@ayse.seramik").made
    approve(app, lint(app, ids=[number]))
    change(due / "campaigns" / "spring.toml", "12.000 TL", "13.000 TL")

    (left,) = prospect(app).plan.held
    command = left.hold.because.rpartition(": ")[2]
    assert command == "outreach draft spring @ayse.seramik --follow-ups"
    assert run(*command.split()[1:]).exit_code == 0


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
