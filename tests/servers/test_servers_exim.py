"""Exim takes our mail, brings it where it belongs, and reports what came to nothing as the world's servers do."""

from __future__ import annotations

import asyncio
import smtplib
import time
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from dovecot import PASSWORD, Dovecot
from exim import Exim, run_exim
from keeping import HOST, soon

from outreach.mail.conversation import Reply
from outreach.mail.reading import read
from outreach.net.server import Credential, Server, Tls
from outreach.net.smtp.login import exchange, mechanisms
from outreach.replies import Kind
from outreach.replies.classifying import classify


def mail(us: str, them: str, number: int = 1) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = us, them, "Selam"
    message["Message-ID"] = f"<{number}.{us}>"
    message.set_content("İyi günler")
    return message.as_bytes(policy=SMTP)


def submit(exim: Exim, us: str, *recipients: str) -> None:
    with smtplib.SMTP(HOST, exim.port, "localhost", timeout=10) as line:
        line.starttls(context=exim.authority.trusting())
        line.login(us, exim.password)
        for number, them in enumerate(recipients, 1):
            line.sendmail(us, [them], mail(us, them, number))


def test_it_starts_in_about_a_second(dovecot: Dovecot) -> None:
    begun = time.monotonic()
    with run_exim(dovecot):
        pass
    assert time.monotonic() - begun < 5  # 0.1 s where nothing else runs


@pytest.mark.parametrize("to", ["ayse@{}", "ayse@{}.brand.test"])
def test_mail_comes_into_the_mailbox_that_it_is_for(exim: Exim, domain: str, to: str) -> None:
    us, them = f"selin@{domain}", to.format(domain)
    submit(exim, us, them)
    [raw] = soon(lambda: exim.dovecot.folder(them))
    assert raw.endswith(mail(us, them).partition(b"\r\n\r\n")[2])


@pytest.mark.parametrize(("secret", "taken"), [(PASSWORD, 235), ("another", 535)])
@pytest.mark.parametrize("mechanism", ["plain", "login", "cram-md5"])
def test_it_understands_how_we_log_in(
    exim: Exim, domain: str, mechanism: str, secret: str, taken: int
) -> None:
    server = Server(HOST, exim.port, Tls.STARTTLS)
    with smtplib.SMTP(HOST, exim.port, "localhost", timeout=10) as line:
        line.starttls(context=exim.authority.trusting())
        line.ehlo()

        async def say(words: str) -> Reply:
            code, text = line.docmd(words)
            return Reply(code, text.decode())

        [way] = mechanisms([mechanism], Credential(f"selin@{domain}", secret), server)
        event = asyncio.run(exchange(say, way))

    assert isinstance(event, Reply)
    assert event.code == taken


def test_it_takes_mail_over_tls_from_the_first_byte_too(exim: Exim, domain: str) -> None:
    us, them = f"selin@{domain}", f"ayse@{domain}"
    with smtplib.SMTP_SSL(
        HOST, exim.tls_port, "localhost", timeout=10, context=exim.authority.trusting()
    ) as line:
        line.login(us, exim.password)
        line.sendmail(us, [them], mail(us, them))
    assert soon(lambda: exim.dovecot.folder(them))


def test_nothing_is_taken_without_tls_or_without_a_login(exim: Exim, domain: str) -> None:
    us, them = f"selin@{domain}", f"ayse@{domain}"
    with smtplib.SMTP(HOST, exim.port, "localhost", timeout=10) as line:
        line.ehlo()
        assert not line.has_extn("auth")
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            line.sendmail(us, [them], mail(us, them))
        line.starttls(context=exim.authority.trusting())
        with pytest.raises(smtplib.SMTPAuthenticationError):
            line.login(us, "guessed")
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            line.sendmail(us, [them], mail(us, them))


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("gone@{}.test", "550 5.1.1"),
        ("disabled@{}.test", "550 5.2.1"),
        ("policy@{}.test", "554 5.7.1"),
        ("large@{}.test", "552 5.3.4"),
        ("anybody@{}.invalid", "Unrouteable address"),
        ("full@{}.test", "452 4.2.2"),
    ],
)
def test_what_is_refused_elsewhere_comes_back_as_a_report(
    exim: Exim, domain: str, to: str, said: str
) -> None:
    us, them = f"selin@{domain}", to.format(domain.removesuffix(".example"))
    submit(exim, us, them)
    [report] = soon(lambda: exim.dovecot.folder(us))
    parts = read(report)
    assert b"Return-Path: <>" in report
    assert (parts.failed, parts.returned_ids) == ((them,), (f"<1.{us}>",))
    assert said in parts.text
    assert classify(parts, own=[us]).kind is not Kind.REPLY


def test_everybody_else_elsewhere_gets_their_mail(exim: Exim, domain: str) -> None:
    submit(exim, f"selin@{domain}", f"anybody.{domain}@somewhere.test")
    [one] = soon(
        lambda: [one for one in exim.elsewhere.taken if one.recipients[0].startswith(f"anybody.{domain}")]
    )
    assert one.sender == f"selin@{domain}"


def test_who_is_away_answers_what_exim_brings(exim: Exim, domain: str) -> None:
    us, them = f"selin@{domain}", f"tom@{domain}"
    exim.dovecot.vacation(them, "Automatic reply: away", "I am away until 3 December.")
    submit(exim, us, them)
    [note] = soon(lambda: exim.dovecot.folder(us))
    assert classify(read(note), own=[us]).kind is not Kind.REPLY
