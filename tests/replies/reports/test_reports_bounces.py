"""What reports of mail systems say of one address: that it will never work, that it did not this time, that they still try."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.mail.reading import read
from outreach.replies.classifying import classify
from outreach.replies.judgement import Judgement
from outreach.replies.kinds import Kind

SAMPLES = Path(__file__).resolve().parents[2] / "mail/samples"
REAL = Path(__file__).resolve().parents[4] / "shared/data/mail"
US, TOM = "selin@kilnhaus.example", "tom@ornek.example"
SPAM = "the server refused the mail as spam or for its policy"


def of(raw: bytes, address: str) -> Judgement:
    """Judge a report on a mail to *address*."""
    return classify(read(raw), [US], sent_to=address)


def report(*blocks: str) -> bytes:
    status = "\n\n".join(("Reporting-MTA: dns; mx.example", *blocks))
    return (
        "From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; boundary=b\n\n--b\n\nIt came back.\n"
        f"--b\nContent-Type: message/delivery-status\n\n{status}\n\n--b--\n"
    ).encode()


def block(status: str, diagnostic: str = "", *, who: str = TOM, action: str = "failed") -> str:
    said = f"\nDiagnostic-Code: {diagnostic}" if diagnostic else ""
    return f"Final-Recipient: rfc822; {who}\nAction: {action}\nStatus: {status}{said}"


@pytest.mark.parametrize(
    ("status", "diagnostic", "reason", "line"),
    [
        ("5.1.1", "", "no such mailbox (5.1.1)", "Status: 5.1.1"),
        ("5.1.1 (no such user)", "", "no such mailbox (5.1.1)", "Status: 5.1.1"),
        ("5.1.2", "", "no such domain (5.1.2)", "Status: 5.1.2"),
        ("5.1.10", "", "the domain takes no mail (5.1.10)", "Status: 5.1.10"),
        (
            "5.1.10",
            "smtp; 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
            "no such mailbox",
            "Diagnostic-Code: smtp; 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
        ),
        ("5.2.1", "smtp; 550 5.2.1 off", "the mailbox is switched off (5.2.1)", "Status: 5.2.1"),
        (
            "5.0.0",
            "smtp; 550 5.1.1 <tom@ornek.example>: User unknown",
            "no such mailbox (5.1.1)",
            "Diagnostic-Code: smtp; 550 5.1.1 <tom@ornek.example>: User unknown",
        ),
        (
            "5.0.0",
            "smtp; 550-5.1.1 The account that\n    550 5.1.1 you tried to reach does not exist",
            "no such mailbox (5.1.1)",
            "Diagnostic-Code: smtp; 550-5.1.1 The account that 550 5.1.1 you tried to reach does not exist",
        ),
    ],
)
def test_what_will_never_work_is_told_with_its_line(
    status: str, diagnostic: str, reason: str, line: str
) -> None:
    judgement = of(report(block(status, diagnostic)), TOM)
    assert (judgement.kind, judgement.reason, judgement.line) == (Kind.BOUNCE_HARD, reason, line)
    assert (judgement.hard, judgement.recipient) == (True, TOM)


@pytest.mark.parametrize(
    ("one", "kind", "reason"),
    [
        (block("5.1.1", action="delayed"), Kind.DELAYED, "a server still tries"),
        (block("5.1.1", action="relayed"), Kind.RECEIPT, "a server says that it arrived"),
        (block("2.1.5", action="delivered"), Kind.RECEIPT, "a server says that it arrived"),
        (block("4.1.1"), Kind.BOUNCE_SOFT, "no such mailbox (4.1.1)"),
        (block("5.2.2"), Kind.BOUNCE_SOFT, "the mailbox is full (5.2.2)"),
        (block("5.1.7"), Kind.BOUNCE_SOFT, "the address was refused (5.1.7)"),
        (block("5.0.0"), Kind.BOUNCE_SOFT, "it does not say why"),
        (block("5.0.0", "smtp; 452 4.2.2 full"), Kind.BOUNCE_SOFT, "the mailbox is full (4.2.2)"),
        (block("5.0.0", "smtp; 550 no such user"), Kind.BOUNCE_HARD, "no such mailbox"),
        (block("5.7.1", "smtp; 550 5.7.1 No such user"), Kind.BOUNCE_HARD, "no such mailbox"),
        (block("", "smtp; 550 5.1.1 no such user"), Kind.BOUNCE_HARD, "no such mailbox (5.1.1)"),
        (block("5.1.1", "smtp; 550 mailbox full"), Kind.BOUNCE_SOFT, "the mailbox is full"),
        (block("5.1.1", "smtp; 552 message size exceeds limit"), Kind.BOUNCE_SOFT, "the mail is too large"),
        ("Final-Recipient: rfc822; tom@ornek.example", Kind.BOUNCE_SOFT, "it does not say why"),
    ],
)
def test_everything_else_may_work_another_time(one: str, kind: Kind, reason: str) -> None:
    judgement = of(report(one), TOM)
    assert (judgement.kind, judgement.reason) == (kind, reason)


def test_of_several_recipients_each_has_its_own() -> None:
    raw = report(
        block("5.2.2"),
        block("5.1.1", who="Mert@Ornek.example"),
        block("2.0.0", who="a@b.example", action="relayed"),
    )
    assert of(raw, TOM).kind is Kind.BOUNCE_SOFT
    assert of(raw, "mert@ornek.example").kind is Kind.BOUNCE_HARD
    assert of(raw, "a@b.example").kind is Kind.RECEIPT


def test_where_it_is_not_known_whose_it_is_the_first_that_failed_is_spoken_of() -> None:
    raw = report(
        block("2.0.0", action="relayed"),
        block("4.4.1", action="delayed"),
        block("5.1.1", who="mert@ornek.example"),
    )
    assert classify(read(raw), [US]).recipient == "mert@ornek.example"


def test_an_address_that_passes_mail_on_is_known_by_its_original() -> None:
    original = f"Original-Recipient: rfc822; {TOM}\n"
    judgement = of(report(original + block("5.1.1", who="t.hill@elsewhere.example")), TOM)
    assert (judgement.kind, judgement.recipient) == (Kind.BOUNCE_HARD, TOM)


def test_a_failure_at_an_address_that_we_did_not_write_to_is_nothing_final() -> None:
    judgement = of(report(block("5.1.1", who="t.hill@elsewhere.example")), TOM)
    assert judgement.kind is Kind.BOUNCE_SOFT
    assert judgement.reason.startswith("it did not reach t.hill@elsewhere.example, to which it was passed on")


def test_a_report_that_a_gateway_wraps_is_one_and_what_a_person_attaches_is_an_answer() -> None:
    gateway, person = (
        (SAMPLES / f"{name}.eml").read_bytes() for name in ("gateway", "forwarded-by-a-person")
    )
    assert of(gateway, "deniz@ornek.example").kind is Kind.BOUNCE_HARD
    assert of(person, "deniz@ornek.example").kind is Kind.REPLY


def test_a_report_on_thousands_keeps_few() -> None:
    raw = report(*(block("5.1.1", "smtp; 550 5.1.1 " + "x" * 9000, who=f"a{n}@b.example") for n in range(60)))
    parts = read(raw)
    assert (len(parts.failed), len(parts.failures)) == (60, 20)
    assert max(len(one.diagnostic) for one in parts.failures) == 500


@pytest.mark.parametrize(
    ("name", "address", "kind", "reason"),
    [
        ("exim-5", "nouser1@good.test", Kind.BOUNCE_HARD, "no such mailbox (5.1.1)"),
        ("exim-6", "block@good.test", Kind.BOUNCE_SOFT, SPAM),
        ("exim-7", "disabled@good.test", Kind.BOUNCE_HARD, "the mailbox is switched off (5.2.1)"),
        ("exim-8", "big@good.test", Kind.BOUNCE_SOFT, "the mail is too large (5.3.4)"),
        ("exim-9", "x@nodomain.test", Kind.BOUNCE_HARD, "no such domain"),
        ("exim-10", "full@good.test", Kind.BOUNCE_SOFT, "the mailbox is full (4.2.2)"),
        ("osmtpd-11", "nouser1@good.test", Kind.BOUNCE_HARD, "no such mailbox (5.1.1)"),
        ("osmtpd-12", "full@good.test", Kind.DELAYED, "a server still tries"),
        ("osmtpd-13", "block@good.test", Kind.BOUNCE_SOFT, SPAM),
        ("osmtpd-14", "disabled@good.test", Kind.BOUNCE_HARD, "the mailbox is switched off (5.2.1)"),
        ("osmtpd-15", "big@good.test", Kind.BOUNCE_SOFT, "the mail is too large (5.3.4)"),
        ("osmtpd-16", "full@good.test", Kind.DELAYED, "a server still tries"),
        ("postfix-17", "nouser1@good.test", Kind.BOUNCE_HARD, "no such mailbox (5.1.1)"),
        ("postfix-18", "block@good.test", Kind.BOUNCE_SOFT, SPAM),
        ("postfix-19", "big@good.test", Kind.BOUNCE_SOFT, "the mail is too large (5.3.4)"),
        ("postfix-20", "disabled@good.test", Kind.BOUNCE_HARD, "the mailbox is switched off (5.2.1)"),
        ("postfix-21", "full@good.test", Kind.BOUNCE_SOFT, "the mailbox is full (4.2.2)"),
    ],
)
def test_reports_of_real_servers(name: str, address: str, kind: Kind, reason: str) -> None:
    path = REAL / f"{name}.eml"
    if not path.exists():
        pytest.skip("the mails of real servers are not here")
    judgement = of(path.read_bytes(), address)
    assert (judgement.kind, judgement.reason, judgement.recipient) == (kind, reason, address)


def put_in(head: str, action: str) -> Judgement:
    """Judge a mail into which a delivery status was put."""
    return of(
        (
            f"{head}\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nYes, gladly. This came to my old address:\n"
            f"--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n{block('4.4.1', action=action)}\n\n--b--\n"
        ).encode(),
        TOM,
    )


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "failed"])
@pytest.mark.parametrize(
    "head", ["Subject: Re: An idea", "Subject: Evet\nIn-Reply-To: <ours.1@kilnhaus.example>"]
)
def test_a_status_that_a_person_puts_into_an_answer_takes_nothing_from_it(head: str, action: str) -> None:
    judgement = put_in(f"From: {TOM}\nReturn-Path: <{TOM}>\n{head}", action)
    assert (judgement.kind, judgement.line) == (Kind.REPLY, "Yes, gladly. This came to my old address:")


def test_a_report_that_answers_our_mail_is_one_all_the_same() -> None:
    head = "From: Microsoft Outlook <exchange@x.example>\nSubject: Undeliverable: An idea\nIn-Reply-To: <ours.1@kilnhaus.example>"
    assert put_in(head, "failed").kind is Kind.BOUNCE_SOFT
    assert put_in(f"{head}\nReturn-Path: <>", "delayed").kind is Kind.DELAYED
    assert put_in(head, "delayed").kind is Kind.OTHER
