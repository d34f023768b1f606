"""What a yes binds to, and what an edit makes of a draft."""

from pathlib import Path

import pytest
from sqlalchemy import update

from outreach.actions.approving import approve, reject, resolve, undecided
from outreach.actions.deciding import block, stop
from outreach.actions.editing import edit, form
from outreach.actions.linting import Judged, lint
from outreach.actions.planning import prospect
from outreach.app import App
from outreach.errors import ConfigError, InputError, UsageError
from outreach.models import Address, Base, Draft, Influencer, Post
from outreach.store import drafts
from tables import rows

LONG = ("kelime " * 110).encode()


def first(app: App) -> Judged:
    return resolve(app, ["1"])[0]


def alter(app: App, table: type[Base], **values: object) -> None:
    """Change the first row of a table, as no command would."""
    with app.writing() as db:
        db.execute(update(table.__table__).where(table.__table__.c.id == 1).values(**values))


def held(app: App) -> dict[str, str]:
    return {left.candidate.progress.person.called: left.hold.because for left in prospect(app).plan.held}


@pytest.mark.parametrize("word", ["1", "@ayse.seramik", "ayse@example.com", "Ayşe", "ayse yilmaz"])
def test_a_draft_is_found_by_its_number_and_by_its_person(app: App, drafted: Path, word: str) -> None:
    assert [one.draft.id for one in resolve(app, [word])] == [1]


def test_a_campaign_means_all_of_its_drafts_each_once(app: App, drafted: Path) -> None:
    assert [one.draft.id for one in resolve(app, ["3", "spring", "1"])] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("99", "there is no draft 99"),
        ("9" * 40, "there is no draft"),
        ("nix", "'nix' is no campaign, no draft and nobody who is known"),
        ("Deniz", "Deniz Çağlar has no draft"),
        ("example.com", "nobody who is known"),
    ],
)
def test_what_means_no_draft_is_told(app: App, drafted: Path, word: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        resolve(app, [word])


def test_a_campaign_whose_file_is_broken_is_told(app: App, drafted: Path) -> None:
    (drafted / "campaigns" / "spring.toml").write_text("id = 3", "utf-8")

    with pytest.raises(ConfigError, match=r"campaigns/spring\.toml"):
        resolve(app, ["spring"])


def test_a_draft_with_an_error_is_approved_only_with_a_reason(app: App, drafted: Path) -> None:
    edited = edit(app, first(app).draft, b"Subject: Mavi\n\n" + LONG)
    assert edited is not None
    assert edited.errors

    assert approve(app, [edited]).approved == ()
    assert approve(app, [edited], {edited.draft.id or 0: "  "}).approved == ()
    assert len(approve(app, [edited], {edited.draft.id or 0: "her own words"}).approved) == 1


def test_the_override_is_kept_beside_the_approval(app: App, drafted: Path) -> None:
    edited = edit(app, first(app).draft, b"Subject: Mavi\n\n" + LONG)
    assert edited is not None
    approve(app, [edited], {edited.draft.id or 0: "her own words"})

    ((kept,),) = rows(app, "SELECT overrides FROM approval")
    assert ["LEN101", "her own words"] in kept


@pytest.mark.parametrize(
    ("table", "column", "value", "said"),
    [
        (Draft, "body", "x", "the text changed since approval"),
        (Draft, "subject", "x", "the text changed since approval"),
        (Draft, "footer", "x", "the text changed since approval"),
        (Draft, "evidence", {"campaign.compensation": "99.000 TL"}, "the text changed since approval"),
        (Address, "address", "new@example.com", "the address is now new@example.com"),
        (Post, "title", "Other", 'post.title was "Mavi sır denemeleri", is now "Other"'),
        (Influencer, "name", "Ayla Yılmaz", 'person.first_name was "Ayşe", is now "Ayla"'),
        (Influencer, "language", "en", "written in tr, the language is now en"),
    ],
)
def test_an_approval_is_void_once_text_or_evidence_differ(
    app: App, approved: Path, table: type[Base], column: str, value: object, said: str
) -> None:
    alter(app, table, **{column: value})

    (because,) = held(app).values()

    assert said in because
    assert "outreach " in because, "what mends it is said too"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("12.000 TL", "13.000 TL", "campaign.compensation was"),
        ('brand = "Kilnhaus"', 'brand = "Other"', "campaign.brand was"),
        ("ends = 2027-02-20", "ends = 2027-03-01", 'campaign.ends was "2027-02-20", is now "2027-03-01"'),
    ],
)
def test_an_approval_is_void_once_the_campaign_says_something_else(
    app: App, approved: Path, old: str, new: str, said: str
) -> None:
    path = approved / "campaigns" / "spring.toml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    assert said in held(app)["Ayşe Yılmaz"]


def test_what_the_draft_does_not_speak_of_may_change(app: App, approved: Path) -> None:
    alter(app, Influencer, name="Ayşe Nur Kaya")
    path = approved / "campaigns" / "spring.toml"
    path.write_text(path.read_text("utf-8").replace('topics = ["seramik"', 'topics = ["çini"'), "utf-8")

    assert held(app) == {}


def test_a_campaign_of_a_sqlite_database_without_a_file_sends_nothing(app: App, approved: Path) -> None:
    (approved / "campaigns" / "spring.toml").unlink()

    assert len(held(app)) == 6
    assert "no file holds its campaign" in held(app)["Tom Hill"]


def test_a_changed_text_waits_for_review_again_and_can_be_approved_as_it_stands(
    app: App, approved: Path
) -> None:
    alter(app, Draft, body=first(app).draft.body + " x")
    waiting = undecided(app, lint(app)).waiting
    assert [one.draft.id for one in waiting] == [1]

    approve(app, waiting)

    assert held(app) == {}
    assert undecided(app, lint(app)).waiting == []


def test_nobody_decides_about_mail_that_left_or_people_who_ended(app: App, sent: Path) -> None:
    settled = undecided(app, lint(app)).settled
    assert set(settled.values()) == {"is queued or sent"}

    stop(app, "@lenabakes", "by phone")
    assert undecided(app, lint(app)).waiting == []


def test_a_draft_of_somebody_who_is_blocked_is_left_out(app: App, drafted: Path) -> None:
    block(app, "@tomhill", "asked not to")

    found = undecided(app, lint(app))
    assert found.settled == {4: "will not be sent: blocked: asked not to"}
    assert prospect(app).unapproved == {"spring": 5}


def test_the_file_form_comes_back_as_it_was(app: App, drafted: Path) -> None:
    one = first(app)

    assert edit(app, one.draft, form(one.draft).encode()) is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1254"])
def test_an_editor_may_save_in_its_own_encoding(app: App, drafted: Path, encoding: str) -> None:
    edited = edit(app, first(app).draft, "Subject: Mavi sır\r\n\r\nGüneşli, ışıklı\r\n".encode(encoding))

    assert edited is not None
    assert (edited.draft.subject, edited.draft.body) == ("Mavi sır", "Güneşli, ışıklı")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no subject is left"),
        (b"Merhaba", "no subject is left"),
        (b"Subject: x\n\n\n", "no text is left"),
        (b"Sujbect: x\n\nMerhaba", "did you mean Subject"),
        (b"Subject: x\nMerhaba", "not a header"),
        (b"Subject: x\nLanguage: en\n\nHi", "written in tr"),
        (b"Subject: x\n\n\0\1", "not a text file"),
    ],
)
def test_a_file_form_that_cannot_be_kept_is_told_and_nothing_changes(
    app: App, drafted: Path, content: bytes, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        edit(app, first(app).draft, content)

    assert first(app).draft.id == 1


def test_an_edit_makes_a_successor_and_the_first_stays_on_record(app: App, approved: Path) -> None:
    edited = edit(app, first(app).draft, b"Subject: Mavi\n\nMerhaba, mavi videonuz\n")

    assert edited is not None
    assert (edited.draft.id, edited.draft.replaces) == (7, 1)
    assert [one.draft.id for one in undecided(app, lint(app)).waiting] == [7], (
        "the approval did not carry over"
    )
    with pytest.raises(UsageError, match="draft 1 was replaced by a later one"):
        resolve(app, ["1"])
    with pytest.raises(UsageError, match="can no longer be edited"):
        edit(app, _row(app, 1), b"Subject: y\n\nSelam\n")


def _row(app: App, number: int) -> Draft:
    with app.reading() as db:
        found = drafts.draft(db, number)
    assert found
    return found[0]


def test_what_is_queued_is_neither_edited_nor_rejected(app: App, sent: Path) -> None:
    one = first(app)

    with pytest.raises(UsageError, match="can no longer be edited"):
        edit(app, one.draft, b"Subject: y\n\nSelam\n")
    with pytest.raises(UsageError, match="was queued meanwhile"):
        reject(app, one, "no")


def test_a_control_character_typed_into_a_subject_does_not_reach_the_header(app: App, drafted: Path) -> None:
    edited = edit(app, first(app).draft, "Subject: Mavi\x0bsır\u2028x\n\nMerhaba".encode())

    assert edited is not None
    assert edited.draft.subject.isprintable()


def test_a_rejected_draft_says_why(app: App, drafted: Path) -> None:
    reject(app, first(app), "  ")

    with pytest.raises(UsageError, match="draft 1 was rejected: no reason given"):
        resolve(app, ["1"])
