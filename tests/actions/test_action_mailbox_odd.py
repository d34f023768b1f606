"""A mailbox whose server refuses, surprises or lists folders oddly: no answer is passed, and nobody else waits."""

import pytest
from authority import Authority
from odd_imap import OddImap, Shelf, odd_imap
from oddly import come, cursor, inbox, server, who
from sqlalchemy import event

from outreach.actions.strays import listed
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.replies import Kind
from posted import another_account, answer, our_id, read_at
from spring import configure

__all__ = ["server"]  # fixtures

LATER = {
    "limit": b"TAG NO [LIMIT] slow down\r\n",
    "unavailable": b"TAG NO [UNAVAILABLE] not now\r\n",
    "in use": b"TAG NO [INUSE] locked\r\n",
    "throttled": b"TAG BAD Request is throttled. Suggested Backoff Time: 11941 milliseconds\r\n",
    "bad": b"TAG BAD what\r\n",
}
HEADS, WHOLE = b"BODY.PEEK[HEADER", b"BODY.PEEK[] "


@pytest.mark.parametrize("part", [HEADS, WHOLE], ids=["headers", "wholes"])
@pytest.mark.parametrize("said", list(LATER.values()), ids=list(LATER))
def test_what_is_refused_for_now_is_read_later(app: App, server: OddImap, said: bytes, part: bytes) -> None:
    come(server, 5, 6)
    server.instead, server.commands = {part: said}, []

    refused = sync(app)

    assert (who(refused), list(refused.failed)) == ([], ["me"])
    assert "skip" not in refused.failed["me"].hint
    assert sum(part in command for command in server.commands) == 1
    assert (read_at(app), cursor(app)) == (None, (7, 4))
    server.instead = {}
    later = sync(app)
    assert [(one.person.handle, str(one.kind), one.text) for one in later.arrivals] == [
        ("ayse.seramik", "reply", "Merhaba, olur.")
    ] * 2
    assert (read_at(app) is None, cursor(app)) == (False, (7, 6))


@pytest.mark.parametrize("part", [HEADS, WHOLE], ids=["headers", "wholes"])
@pytest.mark.parametrize(
    "said", [b"TAG NO cannot\r\n", b"* 6 FETCH (UID 6 RFC822.SIZE 9)\r\nTAG OK done\r\n"]
)
def test_one_mail_that_is_never_given_is_never_passed_and_hides_no_other(
    app: App, server: OddImap, said: bytes, part: bytes
) -> None:
    come(server, 5, 6, 7)
    refused = part.replace(b"[] ", b"[]")
    server.instead = {b",7 (" + refused: b"TAG NO cannot\r\n", b"FETCH 6 (" + refused: said}

    done = sync(app)

    assert who(done) == ["ayse.seramik"] * 2
    assert "does not open" in done.failed["me"].hint
    assert (read_at(app), cursor(app)) == (None, (7, 5))
    assert who(sync(app)) == []
    assert (read_at(app), cursor(app)) == (None, (7, 5))
    server.instead = {}
    assert who(sync(app)) == ["ayse.seramik"]
    assert (read_at(app) is None, cursor(app)) == (False, (7, 7))


def test_a_mail_without_headers_is_listed_once_as_one_that_cannot_be_read(app: App, server: OddImap) -> None:
    come(server, 7)
    inbox(server).mails |= {5: b"\r\nMerhaba, olur.", 6: b"\r\nYes."}

    done = sync(app)

    assert (who(done), done.doubtful) == (["ayse.seramik"], 2)
    found = listed(app)
    assert ["cannot be read" in one.row.because for one in found] == [True, True]
    inbox(server).uid_validity = 8
    assert (sync(app).doubtful, listed(app)) == (0, found)


def test_a_mail_with_nothing_but_our_token_in_its_headers_is_of_whom_the_token_names(
    app: App, server: OddImap
) -> None:
    token = our_id(app, "ayse").strip("<>").partition("@")[0]
    come(server, 6, sender="x@stranger.example")
    inbox(server).mails[5] = f"Delivered-To: selin+{token}@kilnhaus.example\r\n\r\nMerhaba, olur.".encode()

    assert [(one.person.handle, one.kind) for one in sync(app).arrivals] == [("ayse.seramik", Kind.OTHER)]


DEEP = b"(" * 3000 + b")" * 3000
SURPRISING = {
    "deep": b'* LIST () "/" ' + DEEP + b"\r\nTAG OK done\r\n",
    "a literal of 900 GB": b'* LIST () "/" {900000000000000000000}\r\nabc',
    "a literal of less than nothing": b'* LIST () "/" {-5}\r\nabc\r\nTAG OK done\r\n',
}


@pytest.mark.parametrize("said", list(SURPRISING.values()), ids=list(SURPRISING))
def test_what_nobody_thought_of_stops_its_account_alone(
    app: App, server: OddImap, trusted: Authority, said: bytes
) -> None:
    with odd_imap(trusted) as other:
        second = another_account("other", "deniz", other.imaps)
        configure(app, lambda text: text + second)
        server.instead = {b"LIST": said}

        done = sync(app)

    assert list(done.failed) == ["me"]
    assert b"EXAMINE" in b" ".join(other.commands) or b"STATUS" in b" ".join(other.commands)
    assert read_at(app) is None


@pytest.mark.parametrize("error", [RecursionError, MemoryError, OverflowError, ValueError])
def test_a_surprise_while_reading_is_a_failure_of_the_account(
    app: App, server: OddImap, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("outreach.actions.mailbox.watched", fails)

    assert error.__name__ in str(sync(app).failed["me"])
    assert read_at(app) is None


@pytest.mark.parametrize("raw", [b"&2AA-x", b"&AAA-x", b"a&ABs-]0;pwn&AAc-", b"x" * 5000])
def test_a_folder_of_any_name_is_read_and_shown_in_plain_letters(
    app: App, server: OddImap, raw: bytes
) -> None:
    server.folders[raw] = Shelf(2, mails={1: answer(1, "ayse@example.com")})

    done = sync(app)

    assert (who(done), done.failed) == (["ayse.seramik"], {})
    assert all(one.folder.isprintable() and len(one.folder) < 250 for one in done.looked)
    assert sync(app).looked == []


def test_a_mailbox_without_inbox_is_not_read(app: App, server: OddImap) -> None:
    server.listed = b'* LIST () "/" "Other"\r\n'
    server.folders[b"Other"] = Shelf()

    assert "no INBOX to read" in str(sync(app).failed["me"])
    assert read_at(app) is None


def test_inbox_is_read_whatever_its_flags_are(app: App, server: OddImap) -> None:
    server.listed = b'* LIST (\\Drafts) "/" "INBOX"\r\n'
    come(server, 5)

    assert who(sync(app)) == ["ayse.seramik"]


def test_a_mailbox_of_which_inbox_is_skipped_is_not_read(app: App, server: OddImap) -> None:
    configure(app, lambda text: text.replace("skip = []", 'skip = ["inbox"]'))

    assert "imap.skip" in sync(app).failed["me"].hint


def test_another_folder_that_stays_unread_can_be_skipped(app: App, server: OddImap) -> None:
    server.folders[b"Old"] = Shelf(9)
    server.instead = {b'STATUS "Old"': b"TAG NO cannot\r\n", b"STATUS Old": b"TAG NO cannot\r\n"}

    assert 'skip = ["Old"]' in sync(app).failed["me"].hint


def test_where_the_folder_of_everything_is_skipped_inbox_is_read(app: App, server: OddImap) -> None:
    configure(app, lambda text: text.replace("skip = []", 'skip = ["all mail"]'))
    server.listed = b'* LIST (\\All) "/" "All Mail"\r\n* LIST () "/" "INBOX"\r\n'
    come(server, 5)

    assert who(sync(app)) == ["ayse.seramik"]


@pytest.mark.parametrize("gmail", [False, True])
def test_beside_a_folder_of_everything_inbox_is_read_too_unless_it_is_gmail_s(
    app: App,
    server: OddImap,
    gmail: bool,  # noqa: FBT001 - a row of a table
) -> None:
    server.offers = b"X-GM-EXT-1" if gmail else b""
    server.listed = b'* LIST (\\All) "/" "All Mail"\r\n* LIST () "/" "INBOX"\r\n'
    both = answer(9, "tom@example.com")
    inbox(server).threads = {5: 1, 6: 2, 4: 3}
    come(server, 5)
    inbox(server).mails[6], inbox(server).uid_next = both, 7
    server.folders[b"All Mail"] = Shelf(2, mails={1: both}, threads={1: 2})

    assert who(sync(app)) == (["tomhill"] if gmail else ["ayse.seramik", "tomhill"])


def test_many_empty_folders_are_neither_opened_nor_written_one_by_one(app: App, server: OddImap) -> None:
    server.folders |= {b"f%d" % number: Shelf(9) for number in range(300)}
    server.commands = []
    commits: list[object] = []

    def committed(one: object) -> None:
        commits.append(one)

    with app.reading() as db:
        engine = db.get_bind()
    event.listen(engine, "commit", committed)

    sync(app)

    event.remove(engine, "commit", committed)
    opened = [one for one in server.commands if one.startswith(b"EXAMINE") and b"INBOX" not in one]
    assert opened == []
    assert len(commits) < 15
    assert (cursor(app, "f7"), read_at(app) is None) == ((7, 0), False)
