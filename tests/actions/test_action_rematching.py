"""An address that a person says is somebody's: what lies from it in the mailbox is theirs, whenever it was read."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from dovecot import Dovecot

from outreach.actions.people import edit
from outreach.actions.rematching import rematch
from outreach.actions.standings import story
from outreach.actions.strays import listed
from outreach.actions.syncing import sync
from outreach.app import App
from posted import answer, incoming, our_subject, world
from spring import configure
from tables import rows

__all__ = ["world"]  # fixtures

MANAGER = "menajer@ajans.example"
ANOTHER = f"{MANAGER}.org"


def test_what_was_nobodys_is_theirs_and_struck_off_the_list(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    subject = f"Re: {our_subject(app, 'ayse')}"
    dovecot.deliver(user, answer(1, MANAGER, "Bütçeniz nedir?", Subject=subject))
    dovecot.deliver(user, answer(2, MANAGER, "Bir de...", Subject="Seramik"), "Archive")
    dovecot.deliver(user, answer(3, ANOTHER, Subject=subject))
    sync(app)
    assert sorted(one.row.sender for one in listed(app)) == [MANAGER, ANOTHER]

    _, said = edit(app, "@ayse.seramik", {"also": MANAGER.upper()})
    done = rematch(app, MANAGER.upper())

    assert said == (f"email: also {MANAGER}",)
    assert sorted(one.text for one in done.arrivals) == ["Bir de...", "Bütçeniz nedir?"]
    assert {one.person.handle for one in done.arrivals} == {"ayse.seramik"}
    assert (done.ended, done.failed) == (1, {})
    assert rows(app, "SELECT sender FROM unmatched WHERE settled_at IS NULL") == [(ANOTHER,)]
    assert (rematch(app, MANAGER).arrivals, incoming(app)) == ([], 2)


def test_what_cannot_be_searched_stays_on_the_list(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    dovecot.deliver(user, answer(1, MANAGER, Subject=f"Re: {our_subject(app, 'ayse')}"))
    sync(app)
    configure(app, lambda text: text.replace(f"port = {dovecot.imaps}", "port = 1"))
    edit(app, "@ayse.seramik", {"also": MANAGER})

    done = rematch(app, MANAGER)

    assert list(done.failed) == ["me"]
    assert [one.row.sender for one in listed(app)] == [MANAGER]


def test_a_colleague_of_the_manager_is_struck_off_too_once_read(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    colleague = "asistan@ajans.example"
    dovecot.deliver(user, answer(1, colleague, Subject=f"Re: {our_subject(app, 'ayse')}"))
    sync(app)
    edit(app, "@ayse.seramik", {"also": MANAGER})
    dovecot.renumber(user)

    done = sync(app)

    assert [(one.person.handle, one.sender) for one in done.arrivals] == [("ayse.seramik", colleague)]
    assert listed(app) == []


def test_mail_goes_on_to_the_address_that_it_went_to(app: App, world: Path) -> None:
    person, _ = edit(app, "@ayse.seramik", {"also": MANAGER})
    _, again = edit(app, "@ayse.seramik", {"also": MANAGER})

    assert person.address == "ayse@example.com"
    assert again == (f"email: {MANAGER} is known as theirs",)


def test_what_was_deleted_since_goes_on_holding_them_and_that_is_said(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Callable[..., Result]
) -> None:
    dovecot.deliver(user, answer(1, MANAGER, Subject=f"Re: {our_subject(app, 'ayse')}"))
    sync(app)
    with dovecot.mailbox(user) as box:
        box.select_folder("INBOX")
        box.delete_messages(box.search())
        box.expunge()
    told = run("people", "edit", "@ayse.seramik", "--also", MANAGER)

    assert "mail 1 of the list was not found again, and goes on holding Ayşe Yılmaz" in told.stderr
    assert "try: outreach sync --from-maildir FOLDER" in told.stderr
    assert [one.row.sender for one in listed(app)] == [MANAGER]
    assert [hold.code for hold in story(app, "@ayse.seramik").holds] == ["perhaps-answered"]
