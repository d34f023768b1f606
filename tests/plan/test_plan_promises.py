"""What holds for any plan, whatever is queued, left or waits: hours, limits, pauses, and one mail a day for each person."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import Any

from candidates import AYSE, DAY, candidate, utc, written
from hypothesis import given
from hypothesis import strategies as st

from outreach.errors import InputError
from outreach.mail.delivery import DeliveryState
from outreach.plan.departures import Departure, key
from outreach.plan.leaving import Leaving
from outreach.plan.limits import Limits, Pause, WarmUp
from outreach.plan.planning import Candidate, History, Plan, Slot, plan, rests_until
from outreach.workdays import Window, hours, zones_for

PLACES = [("TR", None), ("DE", None), ("US", None), ("US", "America/New_York"), (None, "Pacific/Auckland")]
MINUTE = timedelta(minutes=1)
ME = "me"


@dataclass(frozen=True)
class Situation:
    candidates: Sequence[Candidate]
    departures: Sequence[Departure]
    limits: Limits
    now: datetime

    @property
    def history(self) -> History:
        return History(departures=self.departures)

    def made(self) -> Plan:
        return plan(self.candidates, account=ME, history=self.history, limits=self.limits, now=self.now)

    @property
    def mine(self) -> list[Departure]:
        return [one for one in self.departures if one.account == ME]


def _candidate(draw: st.DrawFn, number: int, now: datetime) -> Candidate:
    country, zone = draw(st.sampled_from(PLACES))
    speaks = draw(st.sampled_from([None, None, 1, 2]))
    person = replace(
        AYSE, id=draw(st.integers(1, 12)), country=country, time_zone=zone, representative=speaks
    )
    reminder = draw(st.booleans())
    sent = (written(DeliveryState.SENT),) if reminder else ()
    held: list[dict[str, Any]] = [{"suppressed_because": "asked"}, {"snoozed_until": now + DAY}]
    facts = draw(st.sampled_from([{}, {}, {}, *held]))
    step = "reminder" if reminder else "first"
    return candidate(person, number, now=now, step=step, sent=sent, **facts)


def _departure(draw: st.DrawFn, now: datetime) -> Departure:
    queued = draw(st.booleans())
    minutes = draw(st.integers(0, 30 * 60) if queued else st.integers(-23 * 60, 0))
    return Departure(
        at=now + timedelta(minutes=minutes),
        account=draw(st.sampled_from([ME, ME, "other"])),
        person=draw(st.integers(1, 40)),
        representative=draw(st.sampled_from([None, None, 1, 3])),
        campaign="spring",
        step="first",
        queued=queued,
        follows=draw(st.booleans()),
    )


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    now = utc("2026-11-25 00:00") + timedelta(minutes=draw(st.integers(0, 500 * 24 * 60)))
    begin = draw(st.integers(0, 12))
    shortest = draw(st.sampled_from([0, 30, 600]))
    limits = Limits(
        window=Window(time(begin), time(draw(st.integers(begin + 5, 23)), 30)),
        per_day=draw(st.integers(1, 6)),
        time_zone="Europe/Istanbul",
        per_minute=draw(st.sampled_from([None, 1, 2])),
        pause=Pause(shortest=shortest, longest=draw(st.sampled_from([0, 90, 1200])) + shortest, seed=b"key"),
        warm_up=draw(st.sampled_from([None, WarmUp(start=2, growth=1.5, ceiling=4)])),
    )
    return Situation(
        candidates=[_candidate(draw, number, now) for number in range(1, draw(st.integers(1, 14)))],
        departures=[_departure(draw, now) for _ in range(draw(st.integers(0, 10)))],
        limits=limits,
        now=now,
    )


@given(situations())
def test_every_candidate_has_a_moment_or_a_reason(situation: Situation) -> None:
    made = situation.made()
    placed = [slot.candidate for slot in made.slots] + [one.candidate for one in made.held]
    assert sorted(one.draft_id for one in placed) == [one.draft_id for one in situation.candidates]
    assert all(slot.at == situation.now and not slot.because for slot in made.now)
    assert all(slot.at > situation.now and slot.because for slot in made.later)
    assert situation.made() == made


@given(situations())
def test_no_mail_leaves_outside_the_hours_of_its_person_by_any_clock_they_may_live_by(
    situation: Situation,
) -> None:
    for slot in situation.made().slots:
        person, window = slot.candidate.progress.person, situation.limits.window
        for zone in zones_for(person.time_zone, person.country, situation.limits.time_zone):
            local = slot.at.astimezone(zone)
            span = hours(local.date(), person.country, window)
            assert span
            assert span[0] <= local.time() < span[1]


def _most(situation: Situation, slot: Slot) -> int:
    """Say what the limit can be at most at this moment: every day before it may have been one of sending."""
    warm = situation.limits.warm_up
    days = (slot.at.date() - (situation.now - DAY).date()).days + 1
    return situation.limits.per_day if warm is None else min(situation.limits.per_day, warm.most(days))


@given(situations())
def test_no_24_hours_hold_more_than_the_limit(situation: Situation) -> None:
    """First mails that are queued make room for a follow-up at the wire, so against one they do not count."""
    slots = situation.made().slots
    for slot in slots:
        follows = slot.candidate.follows
        firm = [one.at for one in situation.mine if not (follows and one.queued and not one.follows)]
        every = [*firm, *(one.at for one in slots if one.candidate.follows or not follows)]
        for begin in every:
            if begin <= slot.at < begin + DAY:
                assert sum(begin <= at < begin + DAY for at in every) <= situation.limits.per_day
        held = sum(slot.at - DAY < at <= slot.at for at in every)
        assert held <= _most(situation, slot)


@given(situations())
def test_no_minute_holds_more_than_the_provider_takes(situation: Situation) -> None:
    most, slots = situation.limits.per_minute, situation.made().slots
    if most is None:
        return
    for slot in slots:
        if not slot.candidate.follows:
            every = [*(one.at for one in situation.mine), *(one.at for one in slots)]
            assert sum(slot.at <= at < slot.at + MINUTE for at in every) <= most


def _pauses(situation: Situation, *, firm: bool) -> list[tuple[datetime, timedelta, bool]]:
    """Give moments in their order, each with the pause after it, and whether the plan chose it."""
    pause = situation.limits.pause
    known = [one for one in situation.mine if not (firm and one.queued and not one.follows)]
    slots = [one for one in situation.made().slots if one.candidate.follows or not firm]
    rows = [(one.at, pause.after(one.key), False) for one in known]
    rows += [(one.at, pause.after(one.candidate.key), True) for one in slots]
    return sorted(rows, key=lambda row: row[0])


@given(situations())
def test_no_mail_leaves_within_the_pause_after_another(situation: Situation) -> None:
    if not situation.limits.pause.longest:
        return
    for firm in (True, False):
        rows = _pauses(situation, firm=firm)
        firsts = {one.at for one in situation.made().slots if firm or not one.candidate.follows}
        for (at, rest, ours), (after, _, theirs) in pairwise(rows):
            if (ours and at in firsts) or (theirs and after in firsts):
                assert after - at >= rest


@given(situations())
def test_nobody_gets_two_mails_within_a_day_nor_does_who_speaks_for_them(situation: Situation) -> None:
    slots = situation.made().slots
    people = [slot.candidate.progress.person for slot in slots]
    speaking = [one.representative for one in people if one.representative is not None]
    assert len({one.id for one in people}) == len(people)
    assert len(set(speaking)) == len(speaking)
    for slot in slots:
        person = slot.candidate.progress.person
        for one in situation.departures:
            same = one.person == person.id or one.representative == person.representative is not None
            assert not (same and situation.now < one.at + DAY)


@given(situations())
def test_nobody_who_is_held_and_no_follow_up_before_its_turn_gets_a_moment(situation: Situation) -> None:
    for slot in situation.made().slots:
        standing = slot.candidate.standing
        assert not standing.holds
        assert standing.step
        assert standing.step.name == slot.candidate.step
        assert all(one.left_at and one.left_at < slot.at for one in slot.candidate.progress.sent)


@given(situations())
def test_follow_ups_leave_first_mails_a_share(situation: Situation) -> None:
    slots = situation.made().slots
    firsts = [one for one in slots if not one.candidate.follows]
    if not firsts or situation.limits.per_day < 2 or situation.limits.warm_up:
        return
    at = [one.at for one in slots if one.candidate.follows]
    at += [one.at for one in situation.mine if one.follows]
    for slot in (one for one in slots if one.candidate.follows):
        assert sum(slot.at - DAY < one <= slot.at for one in at) < max(situation.limits.per_day, 2)


@given(situations())
def test_what_the_plan_lets_leave_now_may_leave_at_the_wire(situation: Situation) -> None:
    for slot in situation.made().now[:1]:
        person = slot.candidate.progress.person
        bounds, history = situation.limits, situation.history
        assert (
            Leaving(account=ME, history=history, limits=bounds, now=situation.now).moment(person)
            == situation.now
        )
        until = rests_until(situation.departures, account=ME, limits=bounds)
        assert until is None or until <= situation.now


@given(situations())
def test_what_a_claim_takes_at_once_keeps_to_the_limits_too(situation: Situation) -> None:
    """One after the other is asked about, and counts as soon as it is taken."""
    bounds, now = replace(situation.limits, pause=Pause()), situation.now
    leaving = Leaving(account=ME, history=situation.history, limits=bounds, now=now)
    taken: list[Candidate] = []
    for one in situation.candidates:
        try:
            if leaving.moment(one.progress.person) == now:
                leaving.take(one.progress.person)
                taken.append(one)
        except InputError:
            pass
    left = [one.at for one in situation.mine if not one.queued] + [now] * len(taken)
    most = replace(bounds, warm_up=None).most(0)
    assert not taken or sum(now - DAY < at for at in left) <= most
    if bounds.per_minute and taken:
        assert sum(now - MINUTE < at for at in left) <= bounds.per_minute
    people = [one.progress.person for one in taken]
    assert len({one.id for one in people}) == len(people)
    spoken = [one.representative for one in people if one.representative is not None]
    assert len(set(spoken)) == len(spoken)
    reached = {one.person for one in situation.departures if not one.queued and now - one.at < DAY}
    assert not reached & {one.id for one in people}


@given(st.integers(0, 600), st.integers(0, 600), st.text(max_size=8), st.integers(1, 9**9))
def test_a_pause_is_drawn_from_its_range_and_always_the_same(
    shortest: int, more: int, campaign: str, person: int
) -> None:
    pause = Pause(shortest=shortest, longest=shortest + more, seed=b"key")
    drawn = pause.after(key(campaign, person, "first"))
    assert timedelta(seconds=shortest) <= drawn <= timedelta(seconds=shortest + more)
    assert (
        Pause(shortest=shortest, longest=shortest + more, seed=b"key").after(key(campaign, person, "first"))
        == drawn
    )


def test_pauses_differ_from_mail_to_mail_and_from_workspace_to_workspace() -> None:
    one, other = (Pause(shortest=40, longest=160, seed=seed) for seed in (b"a", b"b"))
    drawn = [one.after(key("spring", person, "first")).seconds for person in range(400)]
    assert drawn != [other.after(key("spring", person, "first")).seconds for person in range(400)]
    assert len(set(drawn)) > 100
    assert 90 < sum(drawn) / len(drawn) < 110
    assert bisect_right(sorted(drawn), 100) in range(150, 260)
