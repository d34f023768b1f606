"""Before the first mail to an address its mailbox is searched: who was written to before is held, and shown with the day."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from authority import Authority
from cutting import cutting
from dovecot import Dovecot
from sqlalchemy import delete, select

from outreach.actions import accounts
from outreach.actions.looking import look
from outreach.actions.planning import prospect
from outreach.actions.standings import story
from outreach.app import App
from outreach.demo import Clock
from outreach.models import Address, Approval, Lookup, Note
from outreach.store import lookups
from posted import count, every_byte, our_id
from posted import real as posted
from spring import configure, letter

THIRD_OF_MARCH = "Mon, 03 Mar 2025 10:00:00 +0300"
US = "selin@kilnhaus.example"


#: A Tuesday on which all six are at work.
AT_WORK = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def real(app: App, clock: Clock, dovecot: Dovecot, user: str, *, port: int | None = None) -> None:
    """Let it be a time at which mail may leave, for only those are looked for who are written to now."""
    posted(app, clock, dovecot, user, port=port)
    clock.now = AT_WORK


@pytest.fixture
def ready(approved: Path, app: App, clock: Clock, dovecot: Dovecot, trusted: Authority, user: str) -> Path:
    """Six first mails are approved, nothing was sent."""
    real(app, clock, dovecot, user)
    return approved


def before(to: str, sender: str = US, **headers: str) -> bytes:
    """Compose a mail of long ago."""
    given = {
        "Date": THIRD_OF_MARCH,
        "Subject": "gizli konu",
        "Message_ID": f"<{sha256((to + sender).encode()).hexdigest()}@x.example>",
        **headers,
    }
    return letter(sender, "gizli sözler", **given).replace(
        b"To: selin@kilnhaus.example", b"To: " + to.encode()
    )


def notes(app: App) -> list[str]:
    with app.reading() as db:
        return list(db.scalars(select(Note.__table__.c.text)))


def looked(app: App, clock: Clock) -> set[str]:
    with app.reading() as db:
        return lookups.looked(db, account="me", since=clock() - timedelta(hours=1))


def codes(app: App, who: str) -> list[str]:
    return [hold.code for hold in story(app, who).holds]


@pytest.mark.parametrize("folder", ["Sent", "INBOX", "Müşteriler/2025", "Trash"])
def test_an_earlier_conversation_holds_the_first_mail_and_says_when(
    app: App, ready: Path, clock: Clock, dovecot: Dovecot, user: str, folder: str
) -> None:
    raw = (
        before(US, "ayse@example.com")
        if folder == "INBOX"
        else before("=?utf-8?q?Ay=C5=9Fe?= <AYSE@Example.com>")
    )
    with dovecot.mailbox(user) as box:
        if not box.folder_exists(folder):
            box.create_folder(folder)
        box.append(folder, raw)
    kept = dovecot.kept(user, folder)

    done = look(app)

    assert not done.failed
    assert [(one.address, str(one.day), one.folder) for one in done.found] == [
        ("ayse@example.com", "2025-03-03", folder)
    ]
    assert notes(app) == [f"in your mailbox: 3 March 2025, {folder}"]
    assert codes(app, "@ayse.seramik") == ["contacted"]
    assert codes(app, "@tomhill") == []
    assert looked(app, clock) == {
        f"{name}@example.com" for name in ("ayse", "ilker", "sule", "tom", "gulsen", "lena")
    }
    assert dovecot.kept(user, folder) == kept


def test_of_what_was_written_nothing_is_kept_on_sqlite(
    app: App, ready: Path, dovecot: Dovecot, user: str
) -> None:
    dovecot.deliver(user, before("ayse@example.com"), "Sent")
    look(app)
    app.close()
    assert b"gizli" not in every_byte(ready)


def test_the_newest_mail_is_named_and_once(
    app: App, ready: Path, clock: Clock, dovecot: Dovecot, user: str
) -> None:
    dovecot.deliver(user, before("ayse@example.com", Date="Tue, 04 Mar 2025 10:00:00 +0300"), "Archive")
    dovecot.deliver(user, before("ayse@example.com"), "Sent")

    look(app)
    clock.now += timedelta(hours=25)
    look(app)

    assert notes(app) == ["in your mailbox: 4 March 2025, Archive"]
    assert "ayse@example.com" not in looked(app, clock), "she is held, so nobody looks again"


def test_a_part_of_a_word_is_somebody_else(app: App, ready: Path, dovecot: Dovecot, user: str) -> None:
    for one in ("joayse@example.com", "ayse@example.com.tr", '"ayse@example.com" <x@other.example>'):
        dovecot.deliver(user, before(one), "Sent")

    done = look(app)

    assert (done.found, done.failed, done.addresses) == ([], {}, 6)


def test_a_copy_to_many_counts(app: App, ready: Path, dovecot: Dovecot, user: str) -> None:
    dovecot.deliver(user, before("x@other.example", Cc="y@other.example, Tom <tom@example.com>"), "Sent")
    dovecot.deliver(user, before("z@other.example", Bcc="lena@example.com"), "Sent")

    assert {one.address for one in look(app).found} == {"tom@example.com", "lena@example.com"}


def test_drafts_and_our_own_mails_are_no_conversation(
    app: App, sent: Path, clock: Clock, dovecot: Dovecot, trusted: Authority, user: str
) -> None:
    real(app, clock, dovecot, user)
    dovecot.deliver(user, before("lena@example.com"), "Drafts")
    ours = before("lena@example.com", Message_ID=our_id(app, "ayse"))
    dovecot.deliver(user, ours, "Sent")

    done = look(app)

    assert (done.addresses, done.found) == (1, []), "only the queued mail to Lena is a first one"


def test_a_hundred_others_hide_nobody(
    app: App, ready: Path, dovecot: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("outreach.actions.searching._HEADS", 5)
    with dovecot.mailbox(user) as box:
        box.append("Sent", before("ilker@example.com"))
        box.append("Sent", before("ayse@example.com"))
        for number in range(22):
            box.append("Sent", before("ayse@example.com", Message_ID=f"<{number}@x.example>"))
            box.append("Sent", before("joilker@example.com", Message_ID=f"<j{number}@x.example>"))

    assert {one.address for one in look(app).found} == {"ayse@example.com", "ilker@example.com"}


def test_a_search_costs_few_commands(
    app: App, approved: Path, clock: Clock, dovecot: Dovecot, trusted: Authority, user: str
) -> None:
    """For each folder EXAMINE and one SEARCH for 20 addresses."""
    with cutting(dovecot.imaps, trusted) as line:
        real(app, clock, dovecot, user, port=line.port)
        look(app)
        asked = [one.split()[0] for one in line.commands if one]
        line.commands.clear()
        look(app)
        again = [one.split()[0] for one in line.commands if one]
    assert asked.count(b"EXAMINE") == 5, "Drafts is left out"
    assert asked.count(b"UID") == 5
    assert len(asked) < 16
    assert again == asked, "what was true a minute ago is asked again"


def test_a_mailbox_that_cannot_be_read_is_told_and_nothing_recorded(
    app: App, approved: Path, clock: Clock, dovecot: Dovecot, trusted: Authority, user: str
) -> None:
    dovecot.deliver(user, before("ayse@example.com"), "Sent")
    with cutting(dovecot.imaps, trusted) as line:
        real(app, clock, dovecot, user, port=line.port)
        for line.at in range(1, 60):
            done = look(app)
            if not done.failed:
                break
            assert count(app, Lookup) == count(app, Note) == 0
        assert line.at > 10
    assert (len(done.found), count(app, Lookup)) == (1, 6)


def test_only_those_are_looked_for_who_may_be_written_to(
    app: App, ready: Path, clock: Clock, dovecot: Dovecot
) -> None:
    with app.writing() as db:
        db.execute(delete(Approval).where(Approval.__table__.c.draft_id == 1))
    look(app)
    assert "ayse@example.com" not in looked(app, clock)


def test_only_those_are_looked_for_who_are_written_to_now(app: App, ready: Path, clock: Clock) -> None:
    clock.now = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    assert look(app).addresses == 5, "in Berlin it is too early"
    clock.now = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
    assert look(app).addresses == 0, "a Sunday"


def test_who_takes_the_place_of_somebody_found_is_looked_for_too(
    app: App, ready: Path, dovecot: Dovecot, user: str
) -> None:
    configure(app, lambda text: text.replace("[accounts.me]\n", "[accounts.me]\nper_day = 2\n"))
    dovecot.deliver(user, before("ayse@example.com"), "Sent")

    assert look(app).addresses == 3
    assert len(prospect(app).plan.now) == 2


def test_every_address_of_somebody_is_looked_for(app: App, ready: Path, dovecot: Dovecot, user: str) -> None:
    with app.writing() as db:
        owner = db.scalars(select(Address).where(Address.__table__.c.canonical == "ayse@example.com")).one()
        db.add(
            Address(
                influencer_id=owner.influencer_id,
                address="eski@example.com",
                canonical="eski@example.com",
                is_primary=False,
                added_at=AT_WORK,
            )
        )
    dovecot.deliver(user, before("eski@example.com"), "Sent")

    assert [one.address for one in look(app).found] == ["eski@example.com"]
    assert codes(app, "@ayse.seramik") == ["contacted"]


def test_what_a_colleague_wrote_counts(
    app: App, ready: Path, clock: Clock, dovecot: Dovecot, user: str
) -> None:
    colleague = f"deniz.{user}"
    imap = (
        f'imap = {{ host = "127.0.0.1", port = {dovecot.imaps} }}\nsmtp = {{ host = "127.0.0.1", port = 1 }}'
    )
    account = f'name = "Deniz"\naddress = "deniz@kilnhaus.example"\nuser = "{colleague}"\n{imap}\n'
    configure(
        app,
        lambda text: f'{text}\n[accounts.two]\n{account}password_env = "MAIL_PASSWORD"\n',
    )
    dovecot.deliver(colleague, before("tom@example.com"), "Sent")

    assert [one.address for one in look(app).found] == ["tom@example.com"]
    assert {left.candidate.progress.person.handle for left in prospect(app).plan.held} == {"tomhill"}

    accounts.pause(app, "two", "535")
    clock.now += timedelta(minutes=11)
    done = look(app)
    assert (done.failed, len(prospect(app).plan.now)) == ({}, 5), "a paused account is not knocked at"


def test_practice_looks_nowhere(app: App, approved: Path) -> None:
    done = look(app)
    assert (done.addresses, done.failed) == (0, {})


def test_an_account_without_a_mailbox_looks_nowhere(app: App, ready: Path, clock: Clock) -> None:
    configure(app, lambda text: "\n".join(line for line in text.split("\n") if not line.startswith("imap =")))
    assert (look(app).addresses, looked(app, clock)) == (0, set())
