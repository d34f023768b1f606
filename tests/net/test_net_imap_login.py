"""A mailbox opens on a private line and by a secret that is never said again; whatever else answers is unreachable."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from authority import Authority, make_authority
from dovecot import Dovecot
from mailbox_at import INBOX, at, of
from tap import tapped

from outreach.errors import LoginError, UnreachableError
from outreach.net import imap
from outreach.net.imap_faults import passes, refused
from outreach.net.server import Credential, Server, Tls

SECRET = "gizli-şifre-🔑"


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
