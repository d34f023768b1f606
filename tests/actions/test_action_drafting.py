"""Who gets a draft, who gets none and why, and when a draft is written anew."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from outreach.actions.approving import approve, reject, resolve, undecided
from outreach.actions.desk import Choice, Drafted
from outreach.actions.drafting import draft
from outreach.actions.editing import edit
from outreach.actions.linting import Judged, lint
from outreach.actions.standings import story
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import UsageError
from spring import another_campaign, arrives, configure, letter, one_mail_only, reached

Typed = Callable[..., object]


def for_all(app: App) -> Drafted:
    return draft(app, "spring", Choice())


def named(app: App, *names: str, post: str | None = None) -> Drafted:
    return draft(app, "spring", Choice(names=names, post=post))


def reasons(done: Drafted) -> dict[str, str]:
    return {one.person.called: one.because for one in done.without}


def of(app: App, who: str) -> Judged:
    return resolve(app, [who])[0]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_everybody_with_an_address_and_a_post_gets_one_and_the_others_a_reason(
    app: App, spring: Path
) -> None:
    done = for_all(app)

    assert len(done.made) == 6
    assert reasons(done) == {"Deniz Çağlar": "no post is known", "Kaan Er": "no address"}
    assert [one.hint.split()[:3] for one in done.without] == [
        ["outreach", "posts", "add"],
        ["outreach", "people", "edit"],
    ]


def test_a_second_run_writes_nothing_twice(app: App, spring: Path) -> None:
    for_all(app)

    again = for_all(app)

    assert (again.made, again.there) == ([], 6)
    assert len(lint(app)) == 6


def test_each_is_written_in_the_persons_language(app: App, drafted: Path) -> None:
    assert of(app, "@tomhill").draft.body.startswith("Hi Tom,")
    assert of(app, "@ayse.seramik").draft.body.startswith("Merhaba Ayşe,")


DAMAGE = {
    "syntax": b"Subject: x\n\n{% if %}",
    "name": b"Subject: x\n\n{{ person.nope }}",
    "header": b"Sujbect: x\n\nMerhaba",
    "no text": b"\0\1\2",
    "nothing": b"",
    "gone": None,
}


@pytest.mark.parametrize("what", list(DAMAGE))
def test_a_template_broken_in_one_language_leaves_the_other_alone(app: App, spring: Path, what: str) -> None:
    change(spring / "campaigns" / "spring.toml", "paid-first", "mine-first")
    for language in ("en", "tr"):
        path = spring / "templates" / language / "mine-first.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"Subject: {{ post.title }}\n\nHi {{ person.first_name }}")
    content = DAMAGE[what]
    path.unlink() if content is None else path.write_bytes(content)

    done = for_all(app)

    assert {one.draft.language for one in lint(app)} == {"en"}
    assert len(done.made) == 2
    assert "mine-first.txt" in reasons(done)["Ayşe Yılmaz"]


def test_a_name_that_is_none_is_a_reason_for_that_person_alone(app: App, spring: Path, run: Typed) -> None:
    run("people", "edit", "@tomhill", "--name", "{{ad}}")

    done = for_all(app)

    assert reasons(done)["{{ad}}"] == "the first name (person.first_name) is not known"
    assert len(done.made) == 5


def test_a_tag_that_nobody_has_is_told(app: App, spring: Path, run: Typed) -> None:
    run("people", "tag", "kiln", "@tomhill")

    assert len(draft(app, "spring", Choice(tag="kiln")).made) == 1
    with pytest.raises(UsageError, match="nobody has the tag 'nix'"):
        draft(app, "spring", Choice(tag="nix"))


def test_a_post_chosen_by_hand_decides_also_where_a_draft_stands(app: App, drafted: Path) -> None:
    other = "https://www.instagram.com/p/C2atolye/?utm_source=mail"
    before = of(app, "@ayse.seramik").draft

    done = named(app, "@ayse.seramik", post=other)

    after = of(app, "@ayse.seramik").draft
    assert done.replaced == 1
    assert after.replaces == before.id
    assert "Atölyede bir gün" in after.body
    assert named(app, "@ayse.seramik", post=other).there == 1


@pytest.mark.parametrize(
    ("who", "post", "because"),
    [
        ("@ayse.seramik", "https://example.com/gone", "this post of theirs is not stored"),
        ("@tomhill", "https://www.instagram.com/p/C1mavi/", "this post of theirs is not stored"),
    ],
)
def test_a_post_that_is_not_theirs_gives_no_draft(
    app: App, spring: Path, who: str, post: str, because: str
) -> None:
    assert list(reasons(named(app, who, post=post)).values()) == [because]


def test_a_post_belongs_to_one_person(app: App, spring: Path) -> None:
    with pytest.raises(UsageError, match="--post belongs to one person"):
        named(app, "@tomhill", "@lenabakes", post="https://example.com/x")


def test_after_sending_no_post_is_chosen_any_more(app: App, sent: Path) -> None:
    done = named(app, "@ayse.seramik", post="https://www.instagram.com/p/C2atolye/")

    assert list(reasons(done).values()) == ["first is sent or queued already"]


CHANGES: dict[str, Callable[[App, Path, Typed], object]] = {
    "the brief": lambda _app, folder, _run: change(
        folder / "campaigns" / "spring.toml", "12.000 TL", "13.000 TL"
    ),
    "the address": lambda _app, _folder, run: run(
        "people", "edit", "@sulegunes", "--email", "new@example.com"
    ),
    "the name": lambda _app, _folder, run: run("people", "edit", "@sulegunes", "--name", "Şuşu Güneş"),
    "the language": lambda _app, _folder, run: run("people", "edit", "@sulegunes", "--language", "en"),
}


@pytest.mark.parametrize("what", list(CHANGES))
def test_a_draft_that_rests_on_what_has_changed_is_written_anew(
    app: App, drafted: Path, run: Typed, what: str
) -> None:
    before = of(app, "@sulegunes").draft
    CHANGES[what](app, drafted, run)

    done = for_all(app)

    after = of(app, "@sulegunes").draft
    assert (after.replaces, after.id in done.made) == (before.id, True)
    assert for_all(app).made == []


def test_what_a_person_edited_is_written_anew_only_when_they_are_named(
    app: App, drafted: Path, run: Typed
) -> None:
    one = of(app, "@sulegunes")
    edit(app, one.draft, b"Subject: S\n\nMerhaba, tuz seramigi videonuz...\n")
    CHANGES["the brief"](app, drafted, run)

    done = for_all(app)
    assert "was edited by hand, and now campaign.compensation was" in reasons(done)["Şule Güneş"]
    assert of(app, "@sulegunes").draft.subject == "S"

    assert named(app, "@sulegunes").replaced == 1
    assert of(app, "@sulegunes").draft.subject != "S"


def test_an_approval_does_not_carry_over_to_what_is_written_anew(
    app: App, approved: Path, run: Typed
) -> None:
    CHANGES["the brief"](app, approved, run)
    for_all(app)

    assert len(undecided(app, lint(app)).waiting) == 4, "the four in Turkish"


def test_a_rejected_draft_is_replaced_only_when_they_are_named(app: App, drafted: Path) -> None:
    reject(app, of(app, "@tomhill"), "not ours")

    assert reasons(for_all(app))["Tom Hill"] == "a draft was rejected before"
    assert len(named(app, "@tomhill").made) == 1


def test_nobody_who_is_blocked_gets_a_draft(app: App, spring: Path, run: Typed) -> None:
    run("block", "@tomhill", "--because", "asked not to")

    assert reasons(for_all(app))["Tom Hill"] == "blocked: asked not to"
    assert reasons(named(app, "@tomhill"))["Tom Hill"] == "blocked: asked not to"


def test_whoever_was_stopped_or_answered_gets_a_draft_of_a_new_campaign_only_when_named(
    app: App, sent: Path, run: Typed, clock: Clock
) -> None:
    run("stop", "@tomhill", "--because", "by phone")
    arrives(sent, "1.eml", letter("ayse@example.com", "Merhaba"))
    run("sync")
    clock.now += timedelta(hours=3)
    run("send")
    one_mail_only(sent)
    configure(app, lambda text: text.replace("[sending]\n", "[sending]\ncool_off = 14\n"))
    clock.now += timedelta(days=15)
    another_campaign(sent)

    done = draft(app, "winter", Choice())
    both = draft(app, "winter", Choice(names=("@tomhill", "@ayse.seramik")))

    assert len(done.made) == 4
    assert reasons(done)["Tom Hill"] == "stopped: by phone"
    assert reasons(done)["Ayşe Yılmaz"].startswith("answered on")
    assert len(both.made) == 2
    approve(app, lint(app, campaign="winter"))
    run("send", "winter", "--confirm-count", "6")
    assert reached(sent).count("tom") == reached(sent).count("ayse") == 2


def test_naming_somebody_again_does_not_go_on_with_a_sequence_that_they_ended(
    app: App, sent: Path, run: Typed
) -> None:
    arrives(sent, "1.eml", letter("ayse@example.com", "Merhaba"))
    run("sync")

    assert named(app, "@ayse.seramik").made == []
    assert [hold.code for hold in story(app, "@ayse.seramik").holds] == ["answered"]


def test_another_account_signs_and_sends(app: App, spring: Path) -> None:
    studio = '\n[accounts.studio]\nname = "Deniz"\naddress = "studio@kilnhaus.example"\nsignature = "Deniz, Kilnhaus"\n'
    configure(app, lambda text: text + studio)
    change(spring / "campaigns" / "spring.toml", 'language = "tr"', 'language = "tr"\naccount = "studio"')

    for_all(app)

    one = of(app, "@tomhill").draft
    assert (one.account, one.footer.splitlines()[0]) == ("studio", "Deniz, Kilnhaus")
    assert "I'm Deniz from Kilnhaus" in one.body


def test_nobody_drafts_to_an_address_of_their_own(app: App, spring: Path, run: Typed) -> None:
    run("people", "edit", "@tomhill", "--email", "Selin@Kilnhaus.example")
    assert reasons(named(app, "@tomhill")) == {"Tom Hill": "this is an address of yours"}


def test_a_brief_in_another_language_is_asked_for_by_its_name(app: App, spring: Path) -> None:
    path = spring / "campaigns" / "spring.toml"
    before, _, rest = path.read_text("utf-8").partition("[brief.en]")
    path.write_text(before + rest[rest.index("[[steps]]") :], "utf-8")
    (one,) = named(app, "@tomhill").without
    assert one.hint == "write a [brief.en] into the file of spring, beside the one that is there"
