"""What a server shows late, under a number that was passed, is read all the same; and Gmail's conversations are known."""

from datetime import timedelta

import pytest
from odd_imap import OddImap, Shelf
from oddly import come, cursor, inbox, server, who

from outreach.actions.syncing import sync
from outreach.app import App
from outreach.demo import Clock
from posted import answer, our_id, read_at

__all__ = ["server"]  # fixtures


@pytest.mark.parametrize("modseq", [0, 40], ids=["by number", "by modseq"])
def test_a_mail_that_shows_late_below_the_cursor_is_read_once(app: App, server: OddImap, modseq: int) -> None:
    server.offers = b"CONDSTORE" if modseq else b""
    inbox(server).modseq = modseq
    inbox(server).hidden = {5}
    come(server, 5)
    come(server, 6, sender="x@stranger.example")
    assert who(sync(app)) == []
    inbox(server).hidden = set()
    inbox(server).modseq += bool(modseq)
    del inbox(server).mails[4]  # another went at the same moment

    assert who(sync(app)) == ["ayse.seramik"]

    server.commands = []
    assert sync(app).looked == []
    asked = [one for one in server.commands if one.startswith((b"EXAMINE", b"UID"))]
    assert [one.split()[0] for one in asked] == ([] if modseq else [b"EXAMINE", b"UID", b"UID"])


def test_a_mail_that_a_search_names_and_a_fetch_leaves_out_is_never_passed(app: App, server: OddImap) -> None:
    come(server, 5, 6)
    inbox(server).withheld = {5}

    done = sync(app)

    assert "did not give the mail" in str(done.failed["me"])
    assert (who(done), read_at(app), cursor(app)) == (["ayse.seramik"], None, (7, 4))
    inbox(server).withheld = set()
    assert who(sync(app)) == ["ayse.seramik"]
    assert cursor(app) == (7, 6)


def test_a_mail_that_was_gone_and_comes_again_below_the_cursor_is_read(app: App, server: OddImap) -> None:
    come(server, 5, 6)
    inbox(server).withheld = {5, 6}
    server.instead = {b"UID SEARCH UID 5,6": b"* SEARCH\r\nTAG OK done\r\n"}
    assert (sync(app).failed, cursor(app)) == ({}, (7, 6))

    inbox(server).withheld = set()
    come(server, 7, sender="x@stranger.example")

    assert who(sync(app)) == ["ayse.seramik"] * 2


def test_a_server_that_offers_and_refuses_to_count_changes_is_read_all_the_same(
    app: App, server: OddImap
) -> None:
    server.offers = b"CONDSTORE"
    server.instead = {b"HIGHESTMODSEQ": b"TAG BAD no such item\r\n"}
    come(server, 5)

    assert who(sync(app)) == ["ayse.seramik"]


def test_what_came_days_ago_is_not_looked_for_again(app: App, server: OddImap, clock: Clock) -> None:
    clock.now += timedelta(days=30)
    server.commands = []
    come(server, 5)

    sync(app)

    since = (clock() - timedelta(days=3)).strftime("%d-%b-%Y").lstrip("0").encode()
    (again,) = [one for one in server.commands if b"SINCE" in one]
    assert again.endswith(since)


def test_an_answer_in_the_conversation_of_a_mail_is_known_by_what_gmail_calls_it(
    app: App, server: OddImap
) -> None:
    server.offers = b"X-GM-EXT-1"
    server.listed = b'* LIST (\\All) "/" "INBOX"\r\n* LIST (\\Sent) "/" "Sent"\r\n'
    ours = answer(1, "selin@kilnhaus.example", Message_ID=our_id(app, "ayse")).replace(
        b"To: selin@", b"To: ayse@"
    )
    server.folders[b"Sent"] = Shelf(uid_next=2, mails={1: ours}, threads={1: 1789})
    inbox(server).threads = {4: 1, 5: 1789, 6: 1790}
    sync(app)
    come(server, 5, 6, sender="menajer@baska.example")

    (arrival,) = sync(app).arrivals

    assert (arrival.person.handle, arrival.sender) == ("ayse.seramik", "menajer@baska.example")
    assert arrival.because == "it stands in the conversation of our mail, gmail-thread:1789"
