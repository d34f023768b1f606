"""What was taken for the wrong thing is judged again, by newer rules or by a person, and standing follows."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from outreach.actions.reclassifying import reclassify
from outreach.actions.saying import say
from outreach.actions.standings import queue, story
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import UsageError
from outreach.followups.standing import Place
from outreach.replies import Kind
from outreach.replies.judgement import RULES_VERSION
from posted import our_id
from spring import arrives, letter, outbox, states
from tables import rows

NOTE = "20 Aralık 2026 tarihine kadar yıllık izindeyim. Acil: menajer@example.com adresine yazın."


def place(app: App, who: str) -> Place:
    return next(one.place for one in queue(app).standings if one.progress.person.handle == who)


def holds(app: App, who: str) -> list[str]:
    return [hold.code for hold in story(app, who).holds]


def judged_by_old_rules(app: App, kind: str) -> None:
    """Let what is kept have been judged by rules before ours."""
    with app.writing() as db:
        db.execute(text(f"UPDATE classification SET kind = '{kind}', reason = 'old', version = 1"))


@pytest.fixture
def note(app: App, sent: Path) -> Path:
    arrives(sent, "1.eml", letter("sule@example.com", NOTE, Auto_Submitted="auto-replied"))
    sync(app)
    return sent


def test_a_note_holds_until_two_days_after_the_return(app: App, note: Path, clock: Clock) -> None:
    assert holds(app, "@sulegunes") == ["away"]
    (hold,) = story(app, "@sulegunes").holds
    assert hold.until is not None
    assert hold.until.isoformat() == "2026-12-22T00:00:00+03:00"
    assert hold.because.startswith(
        "probably back on 20 December 2026, a machine answered on 24 November 2026"
    )
    clock.now += timedelta(days=30)
    assert holds(app, "@sulegunes") == []
    assert place(app, "sulegunes") in {Place.OVERDUE, Place.DUE}


def test_newer_rules_judge_what_older_ones_did(app: App, note: Path) -> None:
    judged_by_old_rules(app, "reply")
    assert place(app, "sulegunes") is Place.ANSWER

    done = reclassify(app)

    assert done.looked == 1
    assert [(one.person.name, one.mail.kind, one.now.kind) for one in done.changed] == [
        ("Şule Güneş", Kind.REPLY, Kind.AUTO_REPLY)
    ]
    assert place(app, "sulegunes") is Place.WAITING
    assert reclassify(app).looked == 0
    assert [row[0] for row in rows(app, "SELECT version FROM classification ORDER BY id")] == [
        1,
        RULES_VERSION,
    ]


def test_what_stays_the_same_is_told_to_nobody(app: App, note: Path) -> None:
    with app.writing() as db:
        db.execute(text("UPDATE classification SET version = 1"))
    done = reclassify(app)
    assert (done.looked, done.changed) == (1, [])


def test_an_answer_that_is_found_late_takes_what_was_queued_back(app: App, sent: Path) -> None:
    arrives(sent, "1.eml", letter("sule@example.com", "Bir daha yazmayın lütfen."))
    sync(app)
    judged_by_old_rules(app, "other")
    (changed,) = reclassify(app).changed
    assert (changed.now.kind, changed.now.line) == (Kind.OPT_OUT, "Bir daha yazmayın lütfen.")
    assert holds(app, "@sulegunes") == ["answered"]


def test_a_person_has_the_last_word(app: App, note: Path) -> None:
    said = say(app, "@sulegunes", Kind.REPLY)

    assert (said.mail.kind, said.now.kind) == (Kind.AUTO_REPLY, Kind.REPLY)
    assert place(app, "sulegunes") is Place.ANSWER
    assert reclassify(app).looked == 0
    (line,) = (
        one.event.said for one in story(app, "@sulegunes").events if one.event.kind == "message.reclassified"
    )
    assert line.startswith("answer, was away: ")


def test_what_is_nothing_lifts_what_it_held(app: App, note: Path) -> None:
    say(app, "@sulegunes", Kind.RECEIPT)
    assert holds(app, "@sulegunes") == []


def test_of_somebody_who_never_wrote_nothing_can_be_said(app: App, sent: Path) -> None:
    with pytest.raises(UsageError, match="Tom Hill: nothing came from them yet"):
        say(app, "@tomhill", Kind.REPLY)


def test_bytes_that_are_gone_keep_what_was_said_of_them(app: App, note: Path) -> None:
    judged_by_old_rules(app, "other")
    with app.writing() as db:
        db.execute(
            text(
                "UPDATE message_raw SET raw = :none WHERE message_id IN (SELECT message_id FROM classification)"
            ),
            {"none": b""},
        )
    assert reclassify(app).changed == []
    assert holds(app, "@sulegunes") == ["machine-mail"]


def test_what_repeats_our_own_mail_is_not_judged_again_either(app: App, sent: Path) -> None:
    ours = next(one for one in outbox(sent) if "ayse@example.com" in one.to)
    arrives(sent, "1.eml", letter("ayse@example.com", f"Hayır\n\n{ours.text}"))
    (arrival,) = sync(app).arrivals
    judged_by_old_rules(app, "reply")

    (changed,) = reclassify(app).changed

    assert (arrival.kind, changed.now.kind) == (Kind.OPT_OUT, Kind.OPT_OUT)


def test_rules_take_no_wish_for_no_more_mail_back_a_person_may(app: App, note: Path) -> None:
    judged_by_old_rules(app, "opt_out")

    done = reclassify(app)

    assert (done.looked, done.changed) == (1, [])
    assert reclassify(app).looked == 0
    assert say(app, "@sulegunes", Kind.AUTO_REPLY).mail.kind is Kind.OPT_OUT


def test_a_mail_that_somebody_answers_is_not_queued_again_whatever_the_database_says_of_it(
    app: App, sent: Path
) -> None:
    arrives(sent, "1.eml", letter("lena@example.com", "Yes please.", In_Reply_To=our_id(app, "lena")))
    sync(app)

    say(app, "@lenabakes", Kind.RECEIPT)

    assert states(app)["lena"] == "cancelled"
