"""Sending through a real server: who is let in, what a refusal costs, and the guards that practice does without."""

from __future__ import annotations

from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from authority import Authority
from smtp_server import SmtpServer

from outreach.actions import accounts, sending
from outreach.actions.approving import approve, resolve
from outreach.actions.desk import Choice
from outreach.actions.drafting import draft
from outreach.actions.following import follow_up
from outreach.actions.planning import prospect
from outreach.actions.queueing import queue
from outreach.actions.sending import Run, send
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import LoginError, OutreachError, UnreachableError
from outreach.followups.holds import Hold
from outreach.mail.delivery import DeliveryState
from outreach.net.smtp import Line, Outcome
from spring import READY, configure, delivery, states
from submitted import by_hand, inbox_was_read, looked_for, submits, took

DAY = timedelta(days=1)
AT_TEN = ("ayse", "ilker", "sule", "tom", "gulsen")

pytestmark = pytest.mark.usefixtures("trusted")


def send_queued(app: App) -> Run:
    return send(app, tell=lambda _step: None, stop=lambda: False)


def send_all(app: App) -> Run:
    """Queue what the plan holds and send it."""
    count = len(prospect(app).plan.slots)
    if count:
        queue(app, confirmed=count)
    return send_queued(app)


def yes(app: App) -> None:
    """Approve all drafts."""
    approve(app, resolve(app, ["spring"]))


def held(app: App) -> dict[str, Hold]:
    """Read who is held in the plan: handle -> why."""
    return {left.candidate.progress.person.handle or "": left.hold for left in prospect(app).plan.held}


def codes(app: App) -> set[str]:
    return {hold.code for hold in held(app).values()}


@pytest.fixture
def real(app: App, drafted: Path, submission: SmtpServer) -> SmtpServer:
    """The six drafts, approved for people, and a server that takes them; the account has no mailbox."""
    submits(app, submission)
    yes(app)
    return submission


@pytest.fixture
def read(app: App, drafted: Path, submission: SmtpServer) -> SmtpServer:
    """The same with a mailbox that cannot be reached just now."""
    submits(app, submission, imap=True)
    yes(app)
    return submission


@pytest.mark.parametrize("tls", ["tls", "starttls"])
def test_what_was_approved_reaches_people_over_a_private_line(
    app: App, drafted: Path, submission: SmtpServer, tls: str
) -> None:
    submits(app, submission, tls=tls)
    yes(app)

    run = send_all(app)

    assert run.count(DeliveryState.SENT) == 5
    assert sorted(took(submission)) == sorted(AT_TEN)
    assert {one.user for one in submission.taken} == {"selin@kilnhaus.example"}
    assert all(b"secret" not in one.raw for one in submission.taken)


def test_what_was_approved_in_practice_is_not_approved_for_people(
    app: App, approved: Path, submission: SmtpServer
) -> None:
    submits(app, submission)

    assert prospect(app).plan.slots == ()
    assert prospect(app).unapproved == {"spring": 6}


def test_a_refused_login_pauses_the_account_and_costs_no_mail(app: App, real: SmtpServer) -> None:
    submits_again = {**app.environ, "MAIL_PASSWORD": "Yanlis-Parola-9"}
    app.environ = submits_again
    queue(app, confirmed=6)

    run = send_queued(app)

    error = run.halted["me"]
    assert isinstance(error, LoginError)
    assert "535 5.7.8" in str(error)
    assert set(states(app).values()) == {"queued"}
    assert (real.taken, real.commands.count("AUTH")) == ([], 1)
    with app.reading() as db:
        assert "535" in accounts.paused(app, db)["me"]
    assert "Yanlis" not in str(error) + error.hint + repr(run)


def test_a_paused_account_knocks_nowhere_and_says_how_it_goes_on(app: App, real: SmtpServer) -> None:
    queue(app, confirmed=6)
    accounts.pause(app, "me", "the login was refused: 535")

    run = send_queued(app)

    assert "account me is paused (the login was refused: 535): outreach resume me" in str(run.halted["me"])
    assert real.commands == []
    accounts.resume(app, "me")
    assert send_queued(app).count(DeliveryState.SENT) == 5


def test_the_plan_of_a_paused_account_holds_everybody(app: App, real: SmtpServer) -> None:
    accounts.pause(app, "me", "535")

    assert codes(app) == {"account-paused"}
    assert prospect(app).plan.slots == ()


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("RCPT tom@", "550 5.7.1 relaying denied"),
        ("BODY tom@", "550 5.4.5 Daily user sending limit exceeded"),
        ("BODY tom@", "554 5.7.1 Message rejected under suspicion of SPAM"),
        ("RCPT tom@", "454 4.7.0 Throttling failure: Daily message quota exceeded"),
    ],
)
def test_a_refusal_of_us_pauses_the_account_and_the_mail_waits(
    app: App, real: SmtpServer, step: str, said: str
) -> None:
    real.answers[step] = said
    queue(app, confirmed=6)

    run = send_queued(app)

    assert took(real) == ["ayse", "ilker", "sule"]
    assert (states(app)["tom"], states(app)["gulsen"]) == ("queued", "queued")
    assert said in str(run.halted["me"])
    with app.reading() as db:
        assert said in accounts.paused(app, db)["me"]
    assert "bounced" not in {hold.code for hold in held(app).values()}


def test_after_a_refusal_of_us_the_others_go_first(app: App, real: SmtpServer) -> None:
    real.answers["RCPT ayse@"] = "550 5.7.1 relaying denied"
    queue(app, confirmed=6)
    send_queued(app)
    accounts.resume(app, "me")

    assert send_queued(app).count(DeliveryState.SENT) == 4
    assert states(app)["ayse"] == "queued"


def test_an_address_that_is_refused_has_bounced_and_the_account_goes_on(app: App, real: SmtpServer) -> None:
    real.answers["RCPT tom@"] = "550 5.1.1 no such user"
    queue(app, confirmed=6)

    run = send_queued(app)

    assert (run.halted, states(app)["tom"]) == ({}, "refused")
    assert sorted(took(real)) == ["ayse", "gulsen", "ilker", "sule"]
    with app.reading() as db:
        assert accounts.paused(app, db) == {}


def test_a_refused_text_is_no_bounce(app: App, real: SmtpServer) -> None:
    from outreach.actions.standings import story

    real.answers["BODY tom@"] = "554 5.6.0 this content is not taken"
    queue(app, confirmed=6)

    send_queued(app)

    assert states(app)["tom"] == "refused"
    told = story(app, "@tomhill")
    assert [hold.code for hold in told.holds] == []
    assert "554 5.6.0 this content is not taken" in told.standings[0].because


@pytest.mark.parametrize("change", ["hidden", "untrusted", "gone"])
def test_a_server_that_cannot_be_spoken_to_keeps_every_mail_and_pauses_nobody(
    app: App,
    drafted: Path,
    submission: SmtpServer,
    change: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    submits(app, submission, tls="starttls")
    yes(app)
    queue(app, confirmed=6)
    if change == "hidden":
        submission.answers["STARTTLS"] = "hidden"
    elif change == "untrusted":
        monkeypatch.delenv("SSL_CERT_FILE")
    else:
        configure(app, lambda text: text.replace(f"port = {submission.port}", "port = 1"))

    run = send_queued(app)

    assert isinstance(run.halted["me"], UnreachableError)
    assert len(run.steps) == 1, "it knocked again for every mail"
    assert set(states(app).values()) == {"queued"}
    assert "AUTH" not in submission.commands
    assert [delivery(app, name).attempts for name in READY] == [0] * 6
    with app.reading() as db:
        assert accounts.paused(app, db) == {}


def test_a_server_that_wants_to_be_left_alone_is(app: App, real: SmtpServer) -> None:
    real.answers["RCPT ayse@"] = "421 4.3.2 come back later"
    queue(app, confirmed=6)

    run = send_queued(app)

    assert isinstance(run.halted["me"], UnreachableError)
    assert (took(real), states(app)["ayse"]) == ([], "queued")


def test_without_a_secret_nothing_is_sent_and_it_is_said(app: App, real: SmtpServer) -> None:
    app.environ = {name: value for name, value in app.environ.items() if name != "MAIL_PASSWORD"}
    queue(app, confirmed=6)

    run = send_queued(app)

    assert isinstance(run.halted["me"], LoginError)
    assert "MAIL_PASSWORD" in str(run.halted["me"])
    assert set(states(app).values()) == {"queued"}


STUDIO = """[accounts.studio]
name = "Deniz"
address = "studio@kilnhaus.example"
password_env = "MAIL_PASSWORD"
smtp = { host = "127.0.0.1", port = 1 }

"""


def test_one_bad_account_stops_no_other(app: App, drafted: Path, submission: SmtpServer) -> None:
    from spring import another_campaign

    submits(app, submission)
    configure(app, lambda text: text.replace("[accounts.me]\n", f"{STUDIO}[accounts.me]\n", 1))
    another_campaign(drafted, account="studio")
    draft(app, "winter", Choice(names=("@tomhill",)))
    approve(app, resolve(app, ["winter"]))
    queue(app, confirmed=1)
    yes(app)

    done = send_all(app)

    assert [*done.halted] == ["studio"]
    assert isinstance(done.halted["studio"], UnreachableError)
    assert "it cannot be reached" in str(done.halted["studio"])
    assert done.count(DeliveryState.SENT) == 4


def test_an_account_has_a_limit_of_its_own(app: App, real: SmtpServer, clock: Clock) -> None:
    configure(app, lambda text: text.replace("[accounts.me]\n", "[accounts.me]\nper_day = 2\n", 1))

    assert send_all(app).count(DeliveryState.SENT) == 2
    clock.now += timedelta(hours=1)
    assert send_queued(app).count(DeliveryState.SENT) == 0
    clock.now += DAY
    assert send_queued(app).count(DeliveryState.SENT) == 2


def test_two_senders_at_once_keep_one_limit_on_postgresql(app: App, real: SmtpServer, clock: Clock) -> None:
    queue(app, confirmed=6)
    configure(app, lambda text: text.replace("[accounts.me]\n", "[accounts.me]\nper_day = 2\n", 1))
    real.pauses["RCPT"] = 0.5
    others = [App(folder=app.workspace, clock=clock, environ=app.environ) for _ in range(3)]
    threads = [Thread(target=send_queued, args=(one,)) for one in others]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    for one in others:
        one.close()

    assert len(took(real)) == len(set(took(real))) == 2


def second_mails(app: App, clock: Clock) -> None:
    """Let the first mails have left days ago, and the second ones be approved."""
    clock.now += timedelta(days=7)
    follow_up(app, "spring", Choice())
    yes(app)


def read_again(workspace: Path) -> None:
    """Take back that a person watches for the answers."""
    path = workspace / "campaigns" / "spring.toml"
    path.write_text(path.read_text("utf-8").replace('replies = "by hand"\n', ""), "utf-8")


def test_without_a_mailbox_first_mails_leave_and_follow_ups_do_not(
    app: App, real: SmtpServer, drafted: Path, clock: Clock
) -> None:
    assert send_all(app).count(DeliveryState.SENT) == 5
    by_hand(drafted)
    second_mails(app, clock)
    read_again(drafted)

    assert codes(app) == {"no-mailbox"}
    assert 'replies = "by hand"' in next(iter(held(app).values())).because
    by_hand(drafted)
    assert codes(app) == set()
    assert send_all(app).count(DeliveryState.SENT) == 5


def test_a_queued_follow_up_stays_queued_where_nobody_sees_answers_any_more(
    app: App, real: SmtpServer, drafted: Path, clock: Clock
) -> None:
    by_hand(drafted)
    send_all(app)
    second_mails(app, clock)
    queue(app, confirmed=len(prospect(app).plan.slots))
    read_again(drafted)

    run = send_queued(app)

    assert (run.steps, run.kept["me"][0]) == ([], 5)
    assert "no imap" in run.kept["me"][1]
    assert sorted(took(real)) == sorted(AT_TEN)
    assert set(states(app).values()) == {"queued"}, "a person would have to free them"


def test_a_first_mail_waits_until_the_mailbox_was_searched_for_them(app: App, read: SmtpServer) -> None:
    inbox_was_read(app)
    assert codes(app) == {"not-looked"}

    looked_for(app, ("ayse", "tom"))
    assert set(held(app)) == {"ilkergezer", "sulegunes", "gulsen.orer"}, "Lena is looked for at her hour"
    assert send_all(app).count(DeliveryState.SENT) == 2


def test_a_search_that_is_older_than_a_reading_may_be_is_none(
    app: App, read: SmtpServer, clock: Clock
) -> None:
    looked_for(app)
    queue(app, confirmed=6)
    clock.now += timedelta(minutes=11)

    run = send_queued(app)

    assert took(read) == []
    assert set(states(app).values()) == {"queued"}
    assert run.kept["me"][0] == 5
    assert "not searched" in run.kept["me"][1]


def test_follow_ups_leave_only_when_the_inbox_was_just_read(app: App, read: SmtpServer, clock: Clock) -> None:
    inbox_was_read(app)
    looked_for(app)
    send_all(app)
    second_mails(app, clock)

    looked_for(app)
    assert codes(app) == {"inbox"}
    inbox_was_read(app)
    assert codes(app) == set()
    queue(app, confirmed=len(prospect(app).plan.slots))
    clock.now += timedelta(minutes=11)

    run = send_queued(app)
    assert (run.steps, run.kept["me"][0]) == ([], 6), "and Lena's first one"
    assert "outreach sync" in run.kept["me"][1]

    inbox_was_read(app)
    assert send_queued(app).count(DeliveryState.SENT) == 5


def test_a_first_mail_may_leave_though_the_inbox_cannot_be_read(app: App, read: SmtpServer) -> None:
    looked_for(app)

    assert send_all(app).count(DeliveryState.SENT) == 5


def test_the_inbox_is_read_again_when_a_run_takes_long(
    app: App, read: SmtpServer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_at = []

    def sync(one: App) -> None:
        read_at.append(one.now())
        inbox_was_read(one)

    monkeypatch.setattr(sending, "sync", sync)
    monkeypatch.setattr(sending, "look_again", looked_for)
    looked_for(app)
    inbox_was_read(app)
    queue(app, confirmed=6)
    begun = clock.now

    def tell(_step: object) -> None:
        clock.now += timedelta(minutes=6)

    send(app, tell=tell, stop=lambda: False)

    assert [at - begun for at in read_at] == [timedelta(minutes=12), timedelta(minutes=24)]


@pytest.mark.parametrize(
    ("asleep", "sent"), [(timedelta(minutes=2), 1), (timedelta(minutes=3), 0), (timedelta(minutes=-3), 0)]
)
def test_a_program_that_slept_between_plan_and_wire_sends_nothing_of_then(
    app: App, real: SmtpServer, clock: Clock, monkeypatch: pytest.MonkeyPatch, asleep: timedelta, sent: int
) -> None:
    """The lid is shut after the first mail was taken and opened later: it waits, and is planned anew."""
    slept: list[timedelta] = []
    deliver = Line.deliver

    async def sleeps(self: Line, *given: Any, **named: Any) -> Outcome:
        if not slept:
            slept.append(asleep)
            clock.now += asleep
        return await deliver(self, *given, **named)

    queue(app, confirmed=6)

    with monkeypatch.context() as patched:
        patched.setattr(Line, "deliver", sleeps)
        run = send_queued(app)

    assert (took(real).count("ayse"), states(app)["ayse"]) == (sent, "sent" if sent else "queued")
    assert sent or run.steps[0].said == "too much time went by between the plan and the wire"
    clock.now += timedelta(minutes=10)
    send_queued(app)
    assert sorted(took(real)) == sorted(AT_TEN), "each once"


def test_a_mail_says_when_it_left_not_when_it_was_taken(
    app: App, real: SmtpServer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver = Line.deliver

    async def slow(self: Line, *given: Any, **named: Any) -> Outcome:
        clock.now += timedelta(seconds=90)
        return await deliver(self, *given, **named)

    monkeypatch.setattr(Line, "deliver", slow)
    queue(app, confirmed=6)
    begun = clock.now

    send_queued(app)

    assert delivery(app, "ayse").sending_at == begun + timedelta(seconds=90)
    assert f"Date: {format_datetime(begun + timedelta(seconds=90))}".encode() in real.taken[0].raw


def test_an_inbox_that_went_stale_on_the_way_to_the_wire_keeps_a_follow_up(
    app: App, read: SmtpServer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox_was_read(app)
    looked_for(app)
    send_all(app)
    second_mails(app, clock)
    inbox_was_read(app)
    queue(app, confirmed=len(prospect(app).plan.slots))
    clock.now += timedelta(minutes=9)
    before, deliver = len(read.taken), Line.deliver

    async def slow(self: Line, *given: Any, **named: Any) -> Outcome:
        clock.now += timedelta(seconds=90)
        return await deliver(self, *given, **named)

    monkeypatch.setattr(Line, "deliver", slow)
    run = send_queued(app)

    assert len(read.taken) == before
    assert [step.state for step in run.steps] == [DeliveryState.QUEUED]
    assert "is not read up to now" in run.steps[0].said


def test_practice_is_no_contact_and_no_limit(app: App, sent: Path, submission: SmtpServer) -> None:
    submits(app, submission)
    configure(app, lambda text: text.replace("[accounts.me]\n", "[accounts.me]\nper_day = 6\n", 1))
    assert prospect(app).first
    yes(app)

    assert send_all(app).count(DeliveryState.SENT) == 5
    assert not prospect(app).first


def test_an_unknown_fate_is_no_reason_to_send_again(app: App, real: SmtpServer) -> None:
    real.answers["BODY tom@"] = "keep and cut"
    queue(app, confirmed=6)

    run = send_queued(app)
    real.answers.clear()
    send_queued(app)

    assert [one.called for one in run.unknown] == ["Tom Hill"]
    assert took(real).count("tom") == 1
    assert states(app)["tom"] == "unknown"


def test_a_token_that_ran_out_in_the_middle_is_asked_for_anew(
    app: App, real: SmtpServer, drafted: Path
) -> None:
    from tokens import token

    first, second = token("selin@kilnhaus.example", lives=-60), token("selin@kilnhaus.example")
    (drafted / "old").write_text(first)
    (drafted / "new").write_text(second)
    script = drafted / "give"
    script.write_text("#!/bin/sh\nif [ -e asked ]; then cat new; else touch asked; cat old; fi\n")
    script.chmod(0o700)
    configure(app, lambda text: text.replace('password_env = "MAIL_PASSWORD"', 'token_command = "./give"'))

    run = send_all(app)

    assert (run.halted, run.count(DeliveryState.SENT)) == ({}, 5)
    assert second not in repr(run)


def test_a_password_is_in_no_row(app: App, real: SmtpServer, authority: Authority) -> None:
    app.environ = {**app.environ, "MAIL_PASSWORD": "Cok-Gizli-Parola-17"}
    real.answers["AUTH"] = "535 5.7.8 no Cok-Gizli-Parola-17 here"
    send_all(app)

    from sqlalchemy import inspect, text

    with app.reading() as db:
        tables = inspect(db.get_bind()).get_table_names()
        rows = [str(row) for table in tables for row in db.execute(text(f'SELECT * FROM "{table}"'))]
    assert rows
    assert not [row for row in rows if "Gizli" in row]


def test_an_error_of_ours_at_the_login_is_told_for_its_account(app: App, real: SmtpServer) -> None:
    configure(app, lambda text: text.replace('password_env = "MAIL_PASSWORD"', 'password_cmd = "./none"'))

    run = send_all(app)

    assert isinstance(run.halted["me"], OutreachError)
    assert [step.state for step in run.steps] == [DeliveryState.QUEUED]
