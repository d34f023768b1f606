"""What is asked ahead comes as if it had been waited for, and never in the place of something else."""

from collections.abc import Iterator
from time import sleep

import pytest
from authority import Authority
from odd_imap import OddImap, Shelf, odd_imap

from outreach.errors import UnreachableError
from outreach.net import imap
from outreach.net.folders import Folder
from outreach.net.imap import Box
from outreach.net.server import Credential, Server, Tls

ONE, TWO = Folder("One", b"One"), Folder("Two", b"Two")


def _shelf(word: str) -> Shelf:
    mails = {uid: f"Subject: {word} {uid}\r\n\r\nHello {word} {uid}\r\n".encode() for uid in (1, 2, 3)}
    return Shelf(4, mails=mails, modseq=9)


@pytest.fixture
def server(trusted: Authority) -> Iterator[OddImap]:
    with odd_imap(trusted, One=_shelf("one"), Two=_shelf("two")) as one:
        one.offers = b"CONDSTORE"
        yield one


@pytest.fixture
def box(server: OddImap) -> Iterator[Box]:
    with imap.open(Server("127.0.0.1", server.imaps, Tls.TLS), Credential("me", server.password)) as one:
        yield one


def _asked(server: OddImap, word: bytes) -> int:
    return sum(word in command for command in server.commands)


def test_headers_and_mails_come_once_though_something_else_is_asked_between(
    server: OddImap, box: Box
) -> None:
    box.examine(ONE)
    box.heads_ahead([1, 2])
    assert box.uids() == [1, 2, 3]
    heads = list(box.heads([1, 2]))
    box.wholes_ahead(heads)
    box.heads_ahead([3])

    wholes, last = box.wholes(heads), list(box.heads([3]))

    assert [b"one 1" in heads[0].raw, b"one 2" in heads[1].raw, b"one 3" in last[0].raw] == [True] * 3
    assert [one.raw for one in wholes] == [server.folders[b"One"].mails[uid] for uid in (1, 2)]
    assert _asked(server, b"FETCH") == 3


def test_no_line_is_longer_than_servers_take(server: OddImap, box: Box) -> None:
    box.examine(ONE)
    list(box.heads(range(4_000_000_000, 4_000_001_500)))

    assert _asked(server, b"FETCH") == 3
    assert max(map(len, server.commands)) < 8192


def test_nothing_of_a_folder_that_is_left_is_given_for_the_next(box: Box) -> None:
    box.examine(ONE)
    box.heads_ahead([1, 2])
    box.examine(TWO)

    assert [one.raw.partition(b"\r\n")[0] for one in box.heads([1, 2])] == [
        b"Subject: two 1",
        b"Subject: two 2",
    ]


def test_what_is_refused_ahead_is_asked_one_by_one_when_it_is_wanted(server: OddImap, box: Box) -> None:
    server.instead = {b"UID FETCH 1,2 ": b"TAG NO cannot\r\n", b"UID FETCH 2 ": b"TAG NO cannot\r\n"}
    box.examine(ONE)
    box.heads_ahead([1, 2])
    assert box.uids() == [1, 2, 3]

    assert [bool(one.trouble) for one in box.heads([1, 2])] == [False, True]


def test_a_line_that_breaks_meanwhile_is_broken(server: OddImap, box: Box) -> None:
    server.instead = {b"UID FETCH": b"* BYE gone\r\n"}
    box.examine(ONE)
    box.heads_ahead([1, 2])

    with pytest.raises(UnreachableError):
        box.uids()
    assert box.broken


def test_states_are_asked_for_at_once_and_each_is_that_of_its_folder(server: OddImap, box: Box) -> None:
    server.folders[b"Two"].uid_next = 40
    box.states_ahead([ONE, TWO])

    assert [box.status(TWO).uid_next, box.status(ONE).uid_next] == [40, 4]
    assert box.status(ONE).modseq == 9
    assert _asked(server, b"STATUS") == 3


def test_states_that_come_in_an_order_of_the_servers_are_each_that_of_its_folder(
    server: OddImap, box: Box
) -> None:
    state = b'* STATUS "%s" (MESSAGES 3 UIDNEXT %d UIDVALIDITY 7 HIGHESTMODSEQ 9)\r\n'
    both = state % (b"One", 4) + state % (b"Two", 40) + b"TAG OK done\r\n"
    server.instead = {b'STATUS "One"': both, b'STATUS "Two"': b"TAG OK done\r\n"}
    server.folders[b"Two"].uid_next = 40
    box.states_ahead([ONE, TWO])
    while _asked(server, b"STATUS") < 2:
        sleep(0.01)
    server.instead = {}

    assert [box.status(ONE).uid_next, box.status(TWO).uid_next] == [4, 40]


def test_a_state_that_is_refused_ahead_is_refused_when_it_is_wanted(server: OddImap, box: Box) -> None:
    server.instead = {b'STATUS "One"': b"TAG NO cannot\r\n"}
    box.states_ahead([ONE, TWO])

    with pytest.raises(UnreachableError, match="cannot"):
        box.status(ONE)
    assert box.status(TWO).messages == 3
    assert not box.broken
