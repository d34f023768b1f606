"""Our submission server takes mail over TLS after a login, keeps it, and fails at the step that a test names."""

from __future__ import annotations

import smtplib
import ssl
import time
from base64 import b64encode
from collections.abc import Callable

import pytest
from authority import Authority, make_authority
from dovecot import Dovecot
from keeping import HOST
from smtp_server import CUT, HIDDEN, KEEP_AND_CUT, PASSWORD, SmtpServer, run_smtp_server
from tap import tapped
from tokens import token

from spring import letter

US, THEM = "selin@x.example", "ayse@x.example"
WORDS = letter(US, "Merhaba", Subject="Selam")


def starttls(server: SmtpServer, trusting: ssl.SSLContext) -> smtplib.SMTP:
    line = smtplib.SMTP(HOST, server.port, "localhost", timeout=5)
    try:
        line.starttls(context=trusting)
    except smtplib.SMTPException:
        line.close()
        raise
    return line


def tls(server: SmtpServer, trusting: ssl.SSLContext) -> smtplib.SMTP:
    return smtplib.SMTP_SSL(HOST, server.tls_port, "localhost", timeout=5, context=trusting)


def password(line: smtplib.SMTP, user: str, secret: str) -> None:
    line.login(user, secret)


def login(line: smtplib.SMTP, user: str, secret: str) -> None:
    line.ehlo_or_helo_if_needed()
    line.user, line.password = user, secret
    line.auth("LOGIN", line.auth_login)


def xoauth2(line: smtplib.SMTP, user: str, secret: str) -> None:
    line.ehlo_or_helo_if_needed()
    said = b64encode(f"user={user}\1auth=Bearer {secret}\1\1".encode()).decode()
    code, words = line.docmd("AUTH", f"XOAUTH2 {said}")
    if code == 334:
        code, words = line.docmd("")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, words)


def send(server: SmtpServer, *recipients: str) -> None:
    assert server.authority
    with starttls(server, server.authority.trusting()) as line:
        line.login(US, PASSWORD)
        line.sendmail(US, recipients or [THEM], WORDS)


@pytest.mark.parametrize("connect", [starttls, tls])
@pytest.mark.parametrize(
    ("enter", "right", "wrong"),
    [
        (password, PASSWORD, "guessed"),
        (login, PASSWORD, "guessed"),
        (xoauth2, token(US), token(THEM)),
        (xoauth2, token(US), token(US, lives=-1)),
    ],
)
def test_who_has_the_secret_may_send_and_nobody_else(
    submission: SmtpServer,
    authority: Authority,
    connect: Callable[[SmtpServer, ssl.SSLContext], smtplib.SMTP],
    enter: Callable[[smtplib.SMTP, str, str], None],
    right: str,
    wrong: str,
) -> None:
    with connect(submission, authority.trusting()) as line:
        with pytest.raises(smtplib.SMTPAuthenticationError) as refused:
            enter(line, US, wrong)
        assert refused.value.smtp_code == 535
        assert line.docmd("MAIL", f"FROM:<{US}>")[0] == 530
        enter(line, US, right)
        line.sendmail(US, [THEM], WORDS)
    [one] = submission.taken
    assert (one.user, one.sender, one.recipients, one.raw) == (US, US, (THEM,), WORDS)


def test_nothing_is_taken_before_tls(submission: SmtpServer) -> None:
    with smtplib.SMTP(HOST, submission.port, "localhost", timeout=5) as line:
        line.ehlo()
        assert not line.has_extn("auth")
        assert line.docmd("AUTH", "PLAIN x")[0] == 530
        assert line.docmd("MAIL", f"FROM:<{US}>")[0] == 530


def test_its_certificate_is_of_the_authority_alone(
    submission: SmtpServer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stranger = make_authority(tmp_path_factory.mktemp("stranger")).trusting()
    with pytest.raises(ssl.SSLCertVerificationError):
        tls(submission, stranger)


@pytest.mark.parametrize(
    ("step", "said", "kept"),
    [
        ("EHLO", "502 5.5.1 no", 0),
        ("STARTTLS", HIDDEN, 0),
        ("STARTTLS", "454 4.7.0 TLS not available", 0),
        ("AUTH", "535 5.7.8 wrong", 0),
        ("AUTH", "454 4.7.0 not now", 0),
        ("AUTH", CUT, 0),
        ("MAIL", "550 5.7.1 not you", 0),
        ("MAIL", "421 4.7.0 too much", 0),
        ("RCPT", "550 5.1.1 nobody", 0),
        (f"RCPT {THEM}", "452 4.2.2 full", 0),
        ("RCPT ayse@", "452 4.2.2 full", 0),
        ("DATA", "451 4.3.0 later", 0),
        ("DATA", CUT, 0),
        ("BODY", "554 5.6.0 no", 0),
        ("BODY", "452 4.3.1 no room", 0),
        (f"BODY {THEM}", "452 4.3.1 no room", 0),
        ("BODY", CUT, 0),
        ("BODY", KEEP_AND_CUT, 1),
    ],
)
def test_it_fails_where_it_was_told_to_and_works_again_afterwards(
    submission: SmtpServer, step: str, said: str, kept: int
) -> None:
    submission.answers[step] = said
    with pytest.raises((smtplib.SMTPException, OSError)):
        send(submission)
    assert len(submission.taken) == kept
    submission.answers.clear()
    send(submission)
    assert len(submission.taken) == kept + 1


def test_one_recipient_is_refused_and_others_are_not(submission: SmtpServer) -> None:
    submission.answers["RCPT tom@"] = "550 5.1.1 nobody"
    send(submission, THEM, "tom@x.example")
    assert submission.taken[0].recipients == (THEM,)


def test_an_answer_may_be_slow(submission: SmtpServer) -> None:
    submission.pauses["BODY"] = 0.2
    begun = time.monotonic()
    send(submission)
    assert time.monotonic() - begun > 0.2


@pytest.mark.parametrize("said", ["", KEEP_AND_CUT])
def test_a_copy_comes_into_sent_whether_the_sender_hears_of_it_or_not(
    submission: SmtpServer, dovecot: Dovecot, domain: str, said: str
) -> None:
    submission.post, submission.files_sent = dovecot, True
    submission.answers = {"BODY": said} if said else {}
    us, them = f"selin@{domain}", f"ayse@{domain}"
    with tls(submission, dovecot.authority.trusting()) as line:
        line.login(us, PASSWORD)
        if said:
            with pytest.raises(smtplib.SMTPServerDisconnected):
                line.sendmail(us, [them], WORDS)
        else:
            line.sendmail(us, [them], WORDS)
    assert dovecot.folder(us, "Sent") == [WORDS]
    assert [raw.endswith(WORDS) for raw in dovecot.folder(them)] == [True]


def test_somebody_on_the_line_hears_nothing_of_it(submission: SmtpServer, authority: Authority) -> None:
    with tapped(submission.port) as line:
        there = SmtpServer(authority, port=line.port)
        send(there)
    assert b"STARTTLS" in line.asked
    assert not any(word in line.asked for word in (b"AUTH", US.encode(), THEM.encode(), b"Merhaba"))


def test_without_an_authority_it_is_open_to_everybody() -> None:
    with run_smtp_server(answers={"RCPT gone@": "550 5.1.1 nobody"}) as server:
        with smtplib.SMTP(HOST, server.port, "localhost", timeout=5) as line:
            line.sendmail(US, [THEM], WORDS)
            with pytest.raises(smtplib.SMTPRecipientsRefused):
                line.sendmail(US, ["gone@x.example"], WORDS)
        assert [one.user for one in server.taken] == [""]
