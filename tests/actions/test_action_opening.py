"""One mail whose words break a rule is kept for a look; it stops no other, no sync and no listing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from outreach.actions.opening import about, opened, traced, without
from outreach.actions.reclassifying import reclassify
from outreach.actions.standings import story
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.mail.letter import Parts
from outreach.replies import Kind
from outreach.replies.absence import returning
from outreach.replies.handwriting import written
from outreach.replies.writers import Writer
from spring import arrives, letter
from tables import rows

BAD = "Olur. POISON"
Rule = Callable[..., object]


def breaking(rule: Rule) -> Rule:
    """Break a rule on one mail alone."""

    def broken(parts: Parts, *given: object, **more: object) -> object:
        if "POISON" in parts.text:
            raise RecursionError
        return rule(parts, *given, **more)

    return broken


@pytest.mark.parametrize("name", ["clues", "writer", "text_of"])
def test_a_mail_that_breaks_a_rule_is_kept_for_a_look_and_stops_no_other(
    app: App, sent: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    from outreach.actions import opening

    rule: Rule = getattr(opening, name)
    monkeypatch.setattr(opening, name, breaking(rule) if name != "text_of" else _breaking_once(rule))
    arrives(sent, "1.eml", letter("sule@example.com", BAD))
    arrives(sent, "2.eml", letter("tom@example.com", "Yes."))

    done = sync(app)

    assert sorted((one.person.name, one.kind) for one in done.arrivals) == [
        ("Tom Hill", Kind.REPLY),
        ("Şule Güneş", Kind.OTHER),
    ]
    ((reason,),) = rows(app, "SELECT reason FROM classification WHERE kind = 'other'")
    assert reason == "unreadable, needs a look: it could not be judged (RecursionError)"
    assert [hold.code for hold in story(app, "@sulegunes").holds] == ["machine-mail"]


@pytest.mark.parametrize("name", ["clues", "writer"])
def test_headers_that_break_a_rule_still_say_whom_they_answer(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    raw = letter("sule@example.com", "", In_Reply_To="<a@kilnhaus.example>")
    whole = traced(raw, account="me")

    def fails(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(f"outreach.actions.opening.{name}", fails)
    found = traced(raw, account="me")

    assert whole is not None
    assert found is not None
    assert (found.clues, found.addresses) == (whole.clues, whole.addresses)
    assert found.parts.trouble == "it could not be judged (RecursionError)"
    assert found.writer is (Writer.UNCLEAR if name == "writer" else Writer.PERSON)


def _breaking_once(rule: Rule) -> Rule:
    """Break the rule for the new words, which is not asked where a mail is known to make trouble."""

    def broken(parts: Parts, *given: object) -> object:
        if "POISON" in parts.text and not parts.trouble:
            raise RecursionError
        return rule(parts, *given)

    return broken


def test_what_breaks_when_it_is_judged_again_needs_a_look_too(
    app: App, sent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail = opened(app, letter("sule@example.com", BAD), account="me")
    assert mail is not None

    def fails(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("outreach.actions.opening.classifying.about", fails)
    assert about(app, mail, "sule@example.com").kind is Kind.OTHER
    monkeypatch.setattr("outreach.actions.opening.text_of", fails)
    assert without(app, mail, "Olur.") == mail


def test_a_note_whose_day_cannot_be_read_holds_as_one_without_a_day(
    app: App, sent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrives(
        sent,
        "1.eml",
        letter("sule@example.com", "20 Aralık'a kadar izindeyim", Auto_Submitted="auto-replied"),
    )
    sync(app)

    def fails(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("outreach.replies.absence.returning.returns_on", fails)
    (hold,) = story(app, "@sulegunes").holds
    assert (hold.code, "probably" in hold.because) == ("away", False)


def test_the_day_of_a_note_is_read_once(app: App, sent: Path) -> None:
    words = "20 Aralık 2026 tarihine kadar izindeyim"
    arrives(sent, "1.eml", letter("sule@example.com", words, Auto_Submitted="auto-replied"))
    sync(app)
    story(app, "@sulegunes")
    before = returning._returns_on.cache_info().misses

    story(app, "@sulegunes")
    reclassify(app)

    assert returning._returns_on.cache_info().misses == before


def test_a_mail_in_our_name_that_breaks_a_rule_counts_as_written_by_hand(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Parts) -> None:
        raise RecursionError

    monkeypatch.setattr("outreach.replies.handwriting.writer", fails)
    raw = letter("selin@kilnhaus.example", "Merhaba")
    assert not written(raw, came=None, now=app.now()).machine
