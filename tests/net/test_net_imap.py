"""What a mailbox says over IMAP, and that nothing in it is ever changed."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest
from authority import Authority, make_authority
from dovecot import Dovecot
from tap import tapped

from outreach.errors import LoginError, UnreachableError
from outreach.net import imap
from outreach.net.folders import Folder, Listed, Role, folders
from outreach.net.imap_faults import passes, refused
from outreach.net.server import Credential, Server, Tls
from spring import letter

SECRET = "gizli-şifre-🔑"
INBOX = Folder("INBOX", b"INBOX")


def at(dovecot: Dovecot, tls: Tls = Tls.TLS) -> Server:
    return Server("127.0.0.1", dovecot.imaps if tls is Tls.TLS else dovecot.imap, tls)


def of(user: str, dovecot: Dovecot) -> Credential:
    return Credential(user, dovecot.password)


def mail(number: int, sender: str = "ayse@example.com") -> bytes:
    return letter(sender, f"Merhaba {number}", Subject=f"Konu {number}", Message_ID=f"<{number}@example.com>")


@contextmanager
def server_that_says(*lines: bytes) -> Iterator[Server]:
    """A server that says these lines, one after each command, and then nothing more."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def work() -> None:
            line, _ = listening.accept()
            with line, line.makefile("rb") as asked:
                tag = b""
                for said in lines:
                    line.sendall(said.replace(b"TAG", tag))
                    tag = asked.readline().partition(b" ")[0]
                    if not tag:
                        return

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        yield Server("127.0.0.1", listening.getsockname()[1], Tls.STARTTLS)
        thread.join(5)


@pytest.mark.parametrize("tls", [Tls.TLS, Tls.STARTTLS])
def test_a_private_line_lets_in_by_password(
    trusted: Authority, dovecot: Dovecot, user: str, tls: Tls
) -> None:
    with imap.open(at(dovecot, tls), of(user, dovecot)) as box:
        assert "INBOX" in {one.name for one in box.folders()}


@pytest.mark.parametrize("hidden", [b"", b"AUTH=XOAUTH2"], ids=["XOAUTH2", "OAUTHBEARER"])
def test_a_token_lets_in(
    trusted: Authority, dovecot: Dovecot, user: str, hidden: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from imapclient import IMAPClient  # type: ignore[import-untyped]  # it has none

    offered = IMAPClient.capabilities
    if hidden:
        monkeypatch.setattr(
            IMAPClient, "capabilities", lambda self: tuple(c for c in offered(self) if c != hidden)
        )
    with imap.open(at(dovecot), Credential(user, dovecot.token(user), oauth=True)) as box:
        assert box.status(INBOX).messages == 0


@pytest.mark.parametrize("way", ["password", "letters", "expired token"])
def test_a_refused_login_says_so_without_the_secret(
    trusted: Authority, dovecot: Dovecot, user: str, way: str
) -> None:
    secret = {"password": "wrong", "letters": SECRET, "expired token": dovecot.token(user, lives=-60)}[way]
    with (
        pytest.raises(LoginError) as refused,
        imap.open(at(dovecot), Credential(user, secret, oauth="token" in way)),
    ):
        pass
    assert "127.0.0.1" in str(refused.value)
    assert secret not in str(refused.value)
    assert secret not in repr(refused.value.__cause__)


def test_a_stranger_is_not_trusted(
    dovecot: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stranger = make_authority(tmp_path_factory.mktemp("stranger"))
    monkeypatch.setenv("SSL_CERT_FILE", str(stranger.file))
    for tls in (Tls.TLS, Tls.STARTTLS):
        with (
            pytest.raises(UnreachableError, match="certificate is not to be trusted"),
            imap.open(at(dovecot, tls), of(user, dovecot)),
        ):
            pass


def test_without_starttls_nothing_is_said(trusted: Authority, dovecot: Dovecot, user: str) -> None:
    with tapped(dovecot.imap, hidden=b"STARTTLS") as line:
        server = Server("127.0.0.1", line.port, Tls.STARTTLS)
        with (
            pytest.raises(UnreachableError, match="offers no STARTTLS"),
            imap.open(server, of(user, dovecot)),
        ):
            pass
        assert b"LOGIN" not in line.asked
        assert b"AUTH" not in line.asked
        assert dovecot.password.encode() not in line.asked


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ((b"HTTP/1.1 400 Bad Request\r\n",), "the line was lost|not IMAP"),
        ((b"* BYE come back tomorrow\r\n",), "come back tomorrow"),
        (
            (b"* PREAUTH you are in\r\n", *2 * (b"* CAPABILITY IMAP4rev1 STARTTLS\r\nTAG OK done\r\n",)),
            "illegal",
        ),
        ((b"* OK ready\r\n", b"* CAPABILITY IMAP4rev1\r\n"), "in time"),
        ((b"* OK ready\r\n", b""), "in time"),
        ((b"\x00\xff" * 3000 + b"\r\n",), "the line was lost|not IMAP"),
        ((b"",), "in time|the line was lost"),
    ],
    ids=["web server", "good-bye", "let in before TLS", "half an answer", "silence", "noise", "nothing"],
)
def test_whatever_else_answers_is_unreachable(said: tuple[bytes, ...], words: str) -> None:
    with (
        server_that_says(*said) as server,
        pytest.raises(UnreachableError, match=words) as error,
        imap.open(server, Credential("selin", SECRET), timeout=1),
    ):
        pass
    assert str(server) in str(error.value)


def test_nobody_there_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with (
        pytest.raises(UnreachableError, match="cannot be reached"),
        imap.open(Server("127.0.0.1", port, Tls.TLS), Credential("selin", SECRET)),
    ):
        pass


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (b"NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)", LoginError),
        (b"NO Application-specific password required", LoginError),
        (b"NO [UNAVAILABLE] Temporary authentication failure.", UnreachableError),
        (b"NO [ALERT] Too many simultaneous connections. (Failure)", UnreachableError),
        (b"BAD User is authenticated but not connected.", UnreachableError),
    ],
)
def test_only_a_no_to_the_password_is_a_refused_login(said: bytes, error: type[Exception]) -> None:
    """A server's bad day must not pause an account."""
    from imapclient.exceptions import LoginError as Refused  # type: ignore[import-untyped]  # it has none

    typ, _, words = said.partition(b" ")
    raised = f"AUTHENTICATE command error: BAD [{words!r}]" if typ == b"BAD" else words.decode()
    assert refused(Refused(raised)) is (error is LoginError)


LISTED: list[Listed] = [
    ((b"\\HasNoChildren",), b"/", b"INBOX"),
    ((b"\\HasNoChildren", b"\\Sent"), b"/", b"G&APY-nderilmi&AV8- &ANYBHw-eler"),
    ((b"\\Noselect",), b"/", b"[Gmail]"),
    ((b"\\NonExistent",), b"/", b"gone"),
    ((b"\\All", b"\\HasNoChildren"), b"/", b"[Gmail]/T&APw-m Postalar"),
    ((b"\\HasNoChildren",), b"/", "12"),
    ((), b".", b"&broken"),
]


def test_folders_are_shown_as_people_read_them() -> None:
    assert [(one.name, one.role) for one in folders(LISTED)][:4] == [
        ("INBOX", None),
        ("Gönderilmiş Öğeler", Role.SENT),
        ("[Gmail]/Tüm Postalar", Role.ALL),
        ("12", None),
    ]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Sent Items", Role.SENT),
        ("INBOX.Sent", Role.SENT),
        ("Inbox.Sent", Role.SENT),
        ("Projects.Sent", None),
        ("INBOX.Projects.Sent", None),
        ("Gönderilmiş Öğeler", Role.SENT),
        ("GÖNDERİLENLER", Role.SENT),
        ("Taslaklar", Role.DRAFTS),
        ("Çöp Kutusu", Role.TRASH),
        ("Silinmiş Öğeler", Role.TRASH),
        ("Gereksiz E-posta", Role.JUNK),
        ("Arşiv", Role.ARCHIVE),
        ("Giden Kutusu", None),
        ("Sent to agencies", None),
    ],
)
def test_a_well_known_name_stands_in_for_a_missing_flag(name: str, role: Role | None) -> None:
    from imapclient import imap_utf7

    [one] = folders([((), b".", imap_utf7.encode(name))])
    assert (one.name, one.role) == (name, role)


def test_a_flag_goes_before_a_name() -> None:
    found = folders([((b"\\Sent",), b"/", b"Postausgang"), ((), b"/", b"Sent")])
    assert [one.role for one in found] == [Role.SENT, None]


def test_names_are_shown_cleaned_and_no_two_are_one() -> None:
    raws = (b"&2AA-x", b"&AAA-x", b"a&ABs-[31mred", b"&AAA-", b"x" * 500, b"x" * 501, b"INBOX", b"Inbox")
    names = [one.name for one in folders([((), b"/", raw) for raw in raws])]
    assert all(name.isprintable() and 0 < len(name) < 250 for name in names)
    assert len(set(names)) == len(raws)
    assert names[2] == "a [31mred"
    assert "INBOX" in names


@pytest.mark.parametrize(
    ("said", "later"),
    [
        ("fetch failed: [LIMIT] slow down", True),
        ("fetch failed: [INUSE] locked", True),
        ("fetch failed: Too many requests, try again", True),
        ("FETCH command error: BAD [b'what']", True),
        ("fetch failed: [SERVERBUG] this one mail", False),
        ("fetch failed: cannot", False),
    ],
)
def test_a_refusal_that_passes_is_told_from_one_of_a_mail(said: str, later: bool) -> None:  # noqa: FBT001 - a row of a table
    from imapclient.exceptions import IMAPClientError

    assert passes(IMAPClientError(said)) is later


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
    assert heads[1].size > imap.MOST
    assert small.raw.endswith(b"Merhaba 1\r\n")
    assert len(large.raw) == imap.BEGINNING
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
