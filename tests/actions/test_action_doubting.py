"""A mail of somebody we do not know that may be a person's answer: nobody writes to them before a person has looked."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result
from dovecot import Dovecot
from sqlalchemy import text

from outreach.actions.desk import Choice
from outreach.actions.following import follow_up
from outreach.actions.people import edit
from outreach.actions.rematching import rematch
from outreach.actions.standings import story
from outreach.actions.strays import listed
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.demo import Clock
from posted import answer, our_subject, world
from spring import another_campaign, arrives, letter

__all__ = ["world"]  # fixtures

Typed = Callable[..., Result]
PRIVATE = "ayse.ozel@gmail.com"


def holds(app: App, who: str) -> list[str]:
    return [hold.code for hold in story(app, who).holds]


def copied(number: int, sender: str, *others: str, words: str = "Merhaba, olur.") -> bytes:
    return answer(number, sender, words, Subject="Seramik", Cc=", ".join(others))


def test_an_answer_from_an_address_of_which_nobody_knows_holds_the_sequence(
    app: App, world: Path, clock: Clock, dovecot: Dovecot, user: str, run: Typed
) -> None:
    subject = our_subject(app, "ayse")
    dovecot.deliver(user, answer(1, PRIVATE, "Evet, olur.", Subject=f"Re: {subject}"))
    assert sync(app).doubtful == 1
    clock.now += timedelta(days=9)

    done = follow_up(app, "spring", Choice())

    assert len(done.made) == 4
    assert "ayse.seramik" in [one.progress.person.handle for one in done.resting]
    told = run("queue", "spring")
    assert f"from {PRIVATE} may be their answer: outreach queue --unmatched" in told.stdout
    assert "1 mail may be somebody's answer" in told.stderr
    assert f"outreach people edit @ayse.seramik --also {PRIVATE}" in run("why", "@ayse.seramik").stdout


def test_to_name_them_says_nothing_of_the_mail_and_a_word_about_it_lets_them_go_on(
    app: App, world: Path, clock: Clock, dovecot: Dovecot, user: str, run: Typed
) -> None:
    dovecot.deliver(user, answer(1, "x@stranger.example", Subject=f"Re: {our_subject(app, 'ayse')}"))
    sync(app)
    clock.now += timedelta(days=9)

    refused = follow_up(app, "spring", Choice(names=("@ayse.seramik",)))

    assert (refused.made, holds(app, "@ayse.seramik")) == ([], ["perhaps-answered"])
    assert refused.without[0].because.endswith("may be their answer: outreach queue --unmatched")
    run("resolve", "--unmatched", "1")
    assert len(follow_up(app, "spring", Choice(names=("@ayse.seramik",))).made) == 1


@pytest.mark.parametrize("spelled", [str.upper, lambda one: one.replace("i", "İ"), lambda one: f"  {one}!"])
def test_whatever_became_of_the_letters_of_our_subject_on_its_way(
    app: App, world: Path, dovecot: Dovecot, user: str, spelled: Callable[[str], str]
) -> None:
    subject = spelled(our_subject(app, "ayse").replace('"', "\u201c"))
    dovecot.deliver(user, answer(1, PRIVATE, "Evet, olur.", Subject=f"YNT: {subject}"))

    assert sync(app).doubtful == 1
    assert holds(app, "@ayse.seramik") == ["perhaps-answered"]


def test_it_is_their_answer_once_a_person_says_so(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    dovecot.deliver(user, answer(1, PRIVATE, Subject=f"Re: {our_subject(app, 'ayse')}"))
    sync(app)

    run("people", "edit", "@ayse.seramik", "--also", PRIVATE)

    assert holds(app, "@ayse.seramik") == ["answered"]


def test_said_to_be_somebody_elses_it_holds_nobody_more(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    dovecot.deliver(user, answer(1, PRIVATE, Subject=f"Re: {our_subject(app, 'ayse')}"))
    sync(app)
    edit(app, "@tomhill", {"also": PRIVATE})

    rematch(app, PRIVATE)

    assert holds(app, "@ayse.seramik") == []
    assert holds(app, "@tomhill") == ["answered"]


def test_a_mail_of_a_stranger_with_a_copy_to_them_may_be_their_answer(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    dovecot.deliver(user, copied(1, "asistan@studyo.example", "Tom Hill <TOM@example.com>", user))
    dovecot.deliver(user, copied(2, "x@stranger.example", "y@stranger.example", "selin@kilnhaus.example"))

    done = sync(app)

    assert (done.arrivals, done.doubtful) == ([], 1)
    assert [one.row.because for one in listed(app)] == ["it went to tom@example.com too, to whom we wrote"]
    assert holds(app, "@tomhill") == ["perhaps-answered"]


def test_what_was_written_before_our_mail_is_no_answer_to_it(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    early = answer(1, "x@stranger.example", Cc="tom@example.com", Date="Mon, 2 Nov 2026 10:00:00 +0000")
    with dovecot.mailbox(user) as box:
        box.append("INBOX", early, msg_time=app.now() - timedelta(days=3))

    assert (sync(app).doubtful, holds(app, "@tomhill")) == (0, [])


def test_a_mail_of_a_stranger_with_copies_to_several_may_be_the_answer_of_each(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    dovecot.deliver(user, copied(1, "x@stranger.example", "tom@example.com", "ayse@example.com"))
    sync(app)

    assert holds(app, "@tomhill") == holds(app, "@ayse.seramik") == ["perhaps-answered"]
    assert "ayse@example.com, tom@example.com" in run("queue", "--unmatched").stdout
    assert "outreach queue --unmatched" in run("queue").stderr


def test_a_subject_that_went_to_several_is_listed_and_holds_nobody(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    with app.writing() as db:
        db.execute(text("UPDATE message SET subject = 'Seramik' WHERE direction = 'out'"))
    dovecot.deliver(user, answer(1, "x@stranger.example", Subject="Re: Seramik"))

    assert sync(app).doubtful == 1
    assert [one.people for one in listed(app)] == [()]
    assert holds(app, "@tomhill") == holds(app, "@ayse.seramik") == []


def test_it_holds_the_next_campaign_too_until_they_are_named(
    app: App, world: Path, clock: Clock, dovecot: Dovecot, user: str, run: Typed
) -> None:
    dovecot.deliver(user, answer(1, PRIVATE, Subject=f"Re: {our_subject(app, 'ayse')}"))
    sync(app)
    another_campaign(world)
    clock.now += timedelta(minutes=1)

    def held() -> bool:
        (one,) = (one for one in story(app, "@ayse.seramik").standings if one.progress.campaign == "winter")
        return "perhaps-answered" in [hold.code for hold in one.holds]

    run("draft", "winter")
    assert held()
    run("draft", "winter", "@ayse.seramik")
    assert not held()


def test_a_copy_to_one_person_says_more_than_a_subject_that_went_to_several(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    with app.writing() as db:
        db.execute(text("UPDATE message SET subject = 'Seramik' WHERE direction = 'out'"))
    dovecot.deliver(
        user, answer(1, "menajer@studyo.example", Subject="Re: Seramik", Cc=f"tom@example.com, {user}")
    )

    sync(app)

    assert holds(app, "@tomhill") == ["perhaps-answered"]
    assert holds(app, "@ayse.seramik") == []


def test_somebody_at_two_addresses_is_one_person(app: App, world: Path, dovecot: Dovecot, user: str) -> None:
    with app.writing() as db:
        db.execute(
            text(
                "UPDATE message SET campaign = 'earlier', influencer_id = (SELECT influencer_id FROM message WHERE recipient = 'tom@example.com')"
                " WHERE recipient = 'ayse@example.com'"
            )
        )
    dovecot.deliver(user, copied(1, "x@stranger.example", "tom@example.com", "ayse@example.com"))

    sync(app)

    assert holds(app, "@tomhill") == ["perhaps-answered"]


def test_in_practice_too(app: App, sent: Path) -> None:
    subject = our_subject(app, "ayse")
    arrives(sent, "1.eml", letter("x@stranger.example", "Evet, olur.", Subject=f"Re: {subject}"))
    arrives(sent, "2.eml", letter("y@stranger.example", "Merhaba", Cc="tom@example.com"))

    done = sync(app)

    assert (done.arrivals, done.doubtful, done.unmatched) == ([], 2, 0)
    assert holds(app, "@ayse.seramik") == holds(app, "@tomhill") == ["perhaps-answered"]
    assert (sync(app).doubtful, len(listed(app))) == (0, 2)


def test_of_several_mails_the_first_has_its_commands_and_the_others_their_numbers(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    for number, name in ((1, "Tom Hill"), (2, "Ayşe Yılmaz")):
        dovecot.deliver(user, answer(number, f"{name} <x{number}@gmail.com>", "Hello.", Subject="Rates"))
    sync(app)
    assert run("queue", "--unmatched").stderr.endswith("\n      the others by their numbers\n")
