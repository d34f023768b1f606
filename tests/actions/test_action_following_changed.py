"""Follow-ups of what was changed meanwhile: steps, templates, briefs, addresses and accounts; the thread stays what it was."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from followed import Typed, all_sent, change, due, reasons, resting, send_all, write

from outreach.actions.approving import approve
from outreach.actions.checking import check
from outreach.actions.linting import lint
from outreach.actions.planning import prospect
from outreach.actions.standings import story
from outreach.app import App
from outreach.demo import Clock
from outreach.followups.standing import Place
from spring import configure, outbox, reached

__all__ = ["all_sent", "due"]  # fixtures


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

    everybody, named = write(app), write(app, "@ayse.seramik")

    assert resting(everybody)["Ayşe Yılmaz"] is Place.WAITING
    assert named.made == []
    (told,) = named.without
    assert told.because.startswith(
        "their thread is with ayse@example.com, the address is now new@example.com:"
    )
    assert told.hint == 'outreach stop @ayse.seramik --because "new address"'


def test_a_thread_goes_on_from_the_account_that_began_it(app: App, due: Path, run: Typed) -> None:
    studio = '\n[accounts.studio]\nname = "Deniz"\naddress = "studio@kilnhaus.example"\n'
    configure(app, lambda text: text.replace("[accounts.me]", f"{studio}\n[accounts.me]"))
    change(due / "campaigns" / "spring.toml", 'brand = "Kilnhaus"', 'brand = "Kilnhaus"\naccount = "studio"')

    send_all(app, run)

    assert {parts.from_ for parts in outbox(due)} == {"selin@kilnhaus.example"}


def test_a_follow_up_is_written_anew_when_its_brief_changed(app: App, due: Path) -> None:
    before = write(app).made
    change(due / "campaigns" / "spring.toml", "12.000 TL", "13.000 TL")

    done = write(app)

    assert done.replaced == 4, "the English one reads another brief"
    assert len(before) == 5


def test_queued_mail_does_not_go_to_an_address_that_was_changed(
    app: App, sent: Path, run: Typed, clock: Clock
) -> None:
    run("people", "edit", "@lenabakes", "--email", "lena2@example.com")
    clock.now += timedelta(hours=2)
    told = run("send").stderr
    assert "lena" not in reached(sent)
    waits = "first is queued for lena@example.com, the address is now lena2@example.com: stop them"
    assert f"waits: {waits}" in told
    assert waits in run("queue").stdout
    assert waits in run("why", "@lenabakes").stdout

    run("people", "edit", "@lenabakes", "--email", "lena@example.com")
    clock.now += timedelta(hours=1)
    run("send")
    assert "lena" in reached(sent)


def test_hints_of_follow_ups_lead_on(app: App, due: Path, run: Typed) -> None:
    (number,) = write(app, "@ayse.seramik").made
    approve(app, lint(app, ids=[number]))
    change(due / "campaigns" / "spring.toml", "12.000 TL", "13.000 TL")

    (left,) = prospect(app).plan.held
    command = left.hold.because.rpartition(": ")[2]
    assert command == "outreach draft spring @ayse.seramik --follow-ups"
    assert run(*command.split()[1:]).exit_code == 0
