"""What a mailbox says over IMAP, and that nothing in it is ever changed."""

from datetime import UTC, date, datetime

import pytest
from authority import Authority
from dovecot import Dovecot
from mailbox_at import INBOX, at, of

from outreach.errors import UnreachableError
from outreach.net import imap, imap_mail
from outreach.net.folders import Folder
from spring import letter


def mail(number: int, sender: str = "ayse@example.com") -> bytes:
    return letter(sender, f"Merhaba {number}", Subject=f"Konu {number}", Message_ID=f"<{number}@example.com>")


def test_turkish_folders_can_be_opened(trusted: Authority, dovecot: Dovecot, user: str) -> None:
    dovecot.deliver(user, mail(1), "Müşteriler/Gönderilmiş Öğeler")
    with imap.open(at(dovecot), of(user, dovecot)) as box:
        folder = next(one for one in box.folders() if one.name == "Müşteriler/Gönderilmiş Öğeler")
        assert box.status(folder).messages == 1
        assert box.examine(folder).uid_next == 2


def test_only_what_is_above_the_cursor_is_found(trusted: Authority, dovecot: Dovecot, user: str) -> None:
    """The server's `4:*` also finds a last message of 3."""
    for number in (1, 2, 3):
        dovecot.deliver(user, mail(number))
    with imap.open(at(dovecot), of(user, dovecot)) as box:
        box.examine(INBOX)
        assert [box.uids(above=last) for last in (0, 2, 3, 9)] == [[1, 2, 3], [3], [], []]
        assert box.uids(since=date(2020, 1, 1)) == [1, 2, 3]
        assert box.uids(since=date(2100, 1, 1)) == []


def test_a_huge_folder_is_searched_in_parts(
    trusted: Authority, dovecot: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap, "_FOUND", 2)
    for number in range(7):
        dovecot.deliver(user, mail(number))
    with imap.open(at(dovecot), of(user, dovecot)) as box:
        box.examine(INBOX)
        assert box._spans(1) == ["2:3", "4:5", "6:7", "8:*"]
        assert box.uids(above=1) == [2, 3, 4, 5, 6, 7]


def test_a_long_mail_is_read_up_to_a_limit(trusted: Authority, dovecot: Dovecot, user: str) -> None:
    long = letter("ayse@example.com", "x" * 70 + "\r\n" + ("y" * 70 + "\r\n") * 40_000)
    dovecot.deliver(user, mail(1))
    dovecot.deliver(user, long)
    with imap.open(at(dovecot), of(user, dovecot)) as box:
        box.examine(INBOX)
        heads = list(box.heads(box.uids()))
        small, large = box.wholes(heads)
    assert heads[1].size > imap_mail.MOST
    assert small.raw.endswith(b"Merhaba 1\r\n")
    assert len(large.raw) == imap_mail.BEGINNING
    assert large.at is not None
    assert abs(large.at - datetime.now(UTC)).total_seconds() < 300


def test_what_is_gone_is_left_out(trusted: Authority, dovecot: Dovecot, user: str) -> None:
    for number in (1, 2):
        dovecot.deliver(user, mail(number))
    with imap.open(at(dovecot), of(user, dovecot)) as box:
        box.examine(INBOX)
        heads = list(box.heads([1, 2, 77]))
        assert [one.uid for one in heads] == [1, 2]


def test_an_id_and_a_person_are_found(trusted: Authority, dovecot: Dovecot, user: str) -> None:
    for number, who in enumerate(("ayse@example.com", "joayse@example.com", "tom@example.com")):
        dovecot.deliver(user, mail(number, who))
    with imap.open(at(dovecot), of(user, dovecot)) as box:
        box.examine(INBOX)
        assert box.with_ids(["<2@example.com>", '<a"b\\@x>'], ["Message-ID", "X-Other"]) == [3]
        assert box.with_people(["ayse@example.com"]) == [1, 2], "a part of a word: whoever asks compares"
        assert box.with_people(["ayse@example.com"], below=2) == [1]
        assert box.with_people(["ayse@example.com"], below=1) == []
        assert box.with_people(["çayse@example.com"]) == [1, 2], "by what is ASCII at its end"
        assert box.with_people(["tomş@example.com"]) == [1, 2, 3]
        assert box.with_people([f"nobody{n}@x{{y}}.example" for n in range(30)]) == []


def test_nothing_is_marked(trusted: Authority, dovecot: Dovecot, user: str) -> None:
    for number in (1, 2):
        dovecot.deliver(user, mail(number))
    before = dovecot.kept(user)
    with imap.open(at(dovecot), of(user, dovecot)) as box:
        box.examine(INBOX)
        box.wholes(list(box.heads(box.uids())))
        box.with_people(["ayse@example.com"])
    assert dovecot.kept(user) == before


def test_a_folder_that_is_not_there_leaves_the_line_as_it_is(
    trusted: Authority, dovecot: Dovecot, user: str
) -> None:
    with imap.open(at(dovecot), of(user, dovecot)) as box:
        with pytest.raises(UnreachableError):
            box.examine(Folder("gone", b"gone"))
        assert not box.broken
        assert box.examine(INBOX).messages == 0
