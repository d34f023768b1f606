"""Stored drafts before the rules."""

from pathlib import Path

from outreach.actions.approving import resolve
from outreach.actions.desk import Choice
from outreach.actions.drafting import draft
from outreach.actions.editing import edit
from outreach.actions.linting import lint
from outreach.app import App
from outreach.lint.document import Profile
from outreach.text import Language
from spring import another_campaign, configure

LONG = ("400 TL? " + "kelime " * 110).encode()


def test_each_draft_is_judged_with_its_person_posts_and_campaign(app: App, drafted: Path) -> None:
    one = lint(app)[0]

    assert one.document.name == "draft 1  Ayşe Yılmaz @ayse.seramik"
    assert one.document.language is Language.TR
    assert one.document.profile is Profile.FIRST
    assert one.document.person is not None
    assert [post.called for post in one.document.posts or ()] == ["Mavi sır denemeleri", "Atölyede bir gün"]
    assert one.document.campaign is not None
    assert '"Mavi sır denemeleri"' in one.document.inserted
    assert one.findings == ()


def test_only_the_draft_with_an_error_has_errors(app: App, drafted: Path) -> None:
    edit(app, resolve(app, ["1"])[0].draft, b"Subject: Mavi\n\n" + LONG)

    assert {one.draft.id: {finding.code for finding in one.errors} for one in lint(app) if one.errors} == {
        7: {"LEN101", "PER401"}
    }


def test_a_rule_is_silenced_by_the_draft_with_a_reason(app: App, drafted: Path) -> None:
    text = b"Subject: Mavi\nLint-Ignore: LEN101 her own words\nLint-Ignore: PER401 spoke by phone\n\n" + LONG
    edited = edit(app, resolve(app, ["1"])[0].draft, text)

    assert edited is not None
    assert edited.errors == ()


def test_the_settings_of_the_workspace_choose_the_rules(app: App, drafted: Path) -> None:
    edit(app, resolve(app, ["1"])[0].draft, b"Subject: Mavi\n\n" + LONG)
    configure(app, lambda text: text + '\n[lint]\nignore = ["LEN", "PER"]\n')

    assert not any(one.errors for one in lint(app))


STOCK = "Subject: Mavi\n\nUmarım bu e-posta sizi iyi bulur. 400 TL?\n".encode()


def test_phrases_that_the_workspace_allows_may_stand(app: App, drafted: Path) -> None:
    edited = edit(app, resolve(app, ["1"])[0].draft, STOCK)
    assert edited is not None
    assert "OPN301" in {finding.code for finding in edited.findings}

    configure(app, lambda text: text + '\n[lint]\nallow_phrases = ["umarım bu e-posta sizi iyi bulur"]\n')

    assert "OPN301" not in {finding.code for finding in lint(app, ids=[7])[0].findings}


def test_a_campaign_says_more_of_its_own_drafts_alone(app: App, drafted: Path) -> None:
    another_campaign(drafted)
    draft(app, "winter", Choice(names=("@tomhill",)))
    edit(app, resolve(app, ["1"])[0].draft, b"Subject: Mavi\n\n" + LONG)
    edit(app, resolve(app, ["winter"])[0].draft, b"Subject: Blue\n\n" + LONG)
    configure(app, lambda text: text + "\n[lint.options]\nLEN101 = { max = 20 }\n")
    file = drafted / "campaigns" / "winter.toml"
    file.write_text(
        file.read_text("utf-8") + '\n[lint]\nignore = ["PER"]\n[lint.options]\nLEN101 = { max = 300 }\n',
        "utf-8",
    )

    assert {
        one.enrolment.campaign: {found.code for found in one.errors}
        for one in lint(app)
        if one.draft.id in {8, 9}
    } == {
        "spring": {"LEN101", "PER401"},
        "winter": set(),
    }


def test_one_campaign_or_some_numbers_leave_the_others_out(app: App, drafted: Path) -> None:
    another_campaign(drafted)
    draft(app, "winter", Choice(names=("@tomhill",)))

    assert len(lint(app)) == 7
    assert [one.draft.id for one in lint(app, campaign="winter")] == [7]
    assert [one.draft.id for one in lint(app, ids=[2, 3])] == [2, 3]


FORM = "Bursa'da küçük bir atölyeyiz. Fırınlarımızı ustalar çok seviyor. Birini 12.000 TL karşılığında gösterir misiniz?"


def copy(app: App, *numbers: str) -> None:
    """Write the same form letter for several people."""
    for number in numbers:
        edit(app, resolve(app, [number])[0].draft, f"Subject: Fırın\n\nMerhaba,\n\n{FORM}\n".encode())


def test_drafts_are_judged_beside_those_of_their_campaign(app: App, drafted: Path) -> None:
    copy(app, "1", "2", "3")

    seen = {one.draft.id: {found.code for found in one.findings} & {"SWP403", "FRM602"} for one in lint(app)}

    assert {number for number, codes in seen.items() if codes == {"SWP403"}} == {7, 8, 9}
    assert not any(codes for number, codes in seen.items() if number not in {7, 8, 9})


def test_a_single_draft_is_judged_with_its_batch_too(app: App, drafted: Path) -> None:
    copy(app, "1", "2", "3")

    together = {one.draft.id: one.findings for one in lint(app, campaign="spring")}

    assert {one.code for one in resolve(app, ["8"])[0].errors} >= {"SWP403"}
    assert resolve(app, ["8"])[0].findings == together[8]
    assert lint(app, ids=[8])[0].findings == together[8]


def test_another_campaign_is_another_batch(app: App, drafted: Path) -> None:
    another_campaign(drafted)
    draft(app, "winter", Choice(names=("@ilkergezer",)))
    copy(app, "1", "7")

    assert not {found.code for one in lint(app) for found in one.findings} & {"SWP403", "FRM602"}
    assert not {found.code for one in resolve(app, ["8", "9"]) for found in one.findings} & {"SWP403"}
