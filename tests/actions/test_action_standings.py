"""The queue, the story of one person and the numbers, at each stage of a campaign."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from outreach.actions.standings import queue, status, story
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import UsageError
from outreach.net.sink import Fault
from spring import arrives, letter

Typed = Callable[..., object]


def places(app: App) -> dict[str, int]:
    return {
        str(place): number for place, number in Counter(one.place for one in queue(app).standings).items()
    }


def because(app: App, who: str) -> str:
    return next(one.because for one in queue(app).standings if one.progress.person.handle == who)


def test_before_anything_happened_there_is_nothing(app: App) -> None:
    assert queue(app).standings == ()
    assert (status(app).people, status(app).deliveries, status(app).places) == (0, {}, {})


def test_a_person_in_no_campaign_has_a_story_too(app: App, spring: Path) -> None:
    found = story(app, "@tomhill")

    assert (found.standings, found.holds, found.posts) == ((), (), 1)
    assert not [one for one in found.events if one.event.kind.startswith("draft")]


def test_drafts_wait_for_review_and_then_for_sending(app: App, drafted: Path, run: Typed) -> None:
    assert places(app) == {"first": 7, "waiting": 1}
    assert because(app, "ayse.seramik") == "draft 1 waits for review"
    assert because(app, "denizcaglar") == "no draft yet"
    assert because(app, "kaaner") == "no address"

    run("approve", "1")
    assert because(app, "ayse.seramik") == "draft 1 is approved (outreach send)"


def test_after_sending_the_next_step_has_its_day(app: App, sent: Path, clock: Clock) -> None:
    assert places(app) == {"first": 1, "queued": 1, "coming": 5, "waiting": 1}

    clock.now += timedelta(days=6)
    assert places(app) == {"first": 1, "queued": 1, "due": 5, "waiting": 1}
    clock.now += timedelta(days=4)
    assert places(app) == {"first": 1, "queued": 1, "overdue": 5, "waiting": 1}


def test_what_nobody_knows_stands_by_itself(app: App, approved: Path, run: Typed) -> None:
    app.faults = {"tom@example.com": Fault.CUT_UNACCEPTED}
    run("send", "--confirm-count", "6")

    assert places(app)["unknown"] == 1
    assert [hold.code for hold in story(app, "@tomhill").holds] == ["unknown"]
    assert "nobody knows whether it arrived" in because(app, "tomhill")


def test_a_refused_address_ends_the_sequence(app: App, approved: Path, run: Typed) -> None:
    app.faults = {"tom@example.com": Fault.REFUSE_RECIPIENT}
    run("send", "--confirm-count", "6")

    assert places(app)["ended"] == 1
    assert [hold.code for hold in story(app, "@tomhill").holds] == ["bounced"]


def test_an_answer_stands_first_until_a_person_dealt_with_it(
    app: App, sent: Path, run: Typed, clock: Clock
) -> None:
    arrives(sent, "1.eml", letter("tom@example.com", "Yes please. What is the pay?"))
    run("sync")

    first = queue(app).standings[0]
    assert (str(first.place), first.because) == ("answer", 'wrote: "Yes please. What is the pay?"')

    clock.now += timedelta(hours=1)
    run("stop", "@tomhill", "--because", "agreed")
    assert "answer" not in places(app)
    assert places(app)["ended"] == 1


def test_a_campaign_of_a_sqlite_database_without_a_file_waits_and_a_broken_one_is_named(
    app: App, sent: Path
) -> None:
    path = sent / "campaigns" / "spring.toml"
    path.write_text("id = 3", "utf-8")

    found = queue(app)

    assert {str(one.place) for one in found.standings} == {"waiting", "queued"}
    assert "campaigns/spring.toml" in found.problems[0]


def test_the_queue_of_one_campaign_leaves_the_others_out(app: App, drafted: Path) -> None:
    from spring import another_campaign

    another_campaign(drafted)

    assert len(queue(app, "spring").standings) == 8
    assert queue(app, "winter").standings == ()
    with pytest.raises(UsageError, match="no campaign 'nix'"):
        queue(app, "nix")


def test_the_story_is_told_in_its_order(app: App, sent: Path, run: Typed) -> None:
    run("stop", "@tomhill", "--because", "by phone")

    kinds = [one.event.kind for one in story(app, "Tom").events]

    told = [
        kind for kind in kinds if kind.partition(".")[0] in {"draft", "delivery"} or kind == "person.stopped"
    ]
    assert told == ["draft.made", "draft.approved", "delivery.queued", "delivery.sent", "person.stopped"]


def test_the_numbers_count_everything_once(app: App, sent: Path) -> None:
    found = status(app)

    assert (found.people, found.posts, found.drafts, found.approved) == (8, 8, 6, 6)
    assert {str(state): number for state, number in found.deliveries.items()} == {"sent": 5, "queued": 1}
    assert sum(found.places.values()) == 8
