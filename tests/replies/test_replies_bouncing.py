"""An address is taken for one that does not exist only where a report says so of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.mail.reading import read
from outreach.replies.classifying import classify
from outreach.replies.kinds import Kind

SAMPLES = Path(__file__).resolve().parents[1] / "mail/samples"
REAL = Path(__file__).resolve().parents[3] / "shared/data/mail"
US, TOM = "selin@kilnhaus.example", "tom@ornek.example"


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
    judgement = bounced(read(report(block(status, diagnostic))), TOM)
    assert judgement is not None
    assert (judgement.kind, judgement.reason, judgement.line) == (Kind.BOUNCE_HARD, reason, line)


@pytest.mark.parametrize(
    "one",
    [
        block("5.1.1", action="delayed"),
        block("5.1.1", action="relayed"),
        block("4.1.1"),
        block("5.2.2"),
        block("5.7.1", "smtp; 550 5.1.1 no such user"),
        block("5.1.7"),
        block("5.1.8"),
        block("5.0.0"),
        block("5.0.0", "smtp; 452 4.2.2 full"),
        block("5.0.0", "smtp; 554 5.7.1 blocked"),
        block("5.0.0", "smtp; 550 no such user"),
        block("", "smtp; 550 5.1.1 no such user"),
        block("5.1.1", who="mert@ornek.example"),
        "Final-Recipient: rfc822; tom@ornek.example",
    ],
)
def test_everything_else_stays_unclear(one: str) -> None:
    raw = report(one)
    assert bounced(read(raw), TOM) is None
    assert classify(read(raw), [US]).kind is Kind.OTHER


def test_of_several_recipients_each_has_its_own() -> None:
    parts = read(report(block("5.2.2"), block("5.1.1", who="Mert@Ornek.example")))
    assert bounced(parts, TOM) is None
    assert bounced(parts, "mert@ornek.example") is not None


def test_an_address_that_passes_mail_on_is_known_by_its_original() -> None:
    original = f"Original-Recipient: rfc822; {TOM}\n"
    parts = read(report(original + block("5.1.1", who="t.hill@elsewhere.example")))
    assert bounced(parts, TOM) is not None


@pytest.mark.parametrize("name", ["gateway", "forwarded-by-a-person"])
def test_what_somebody_passes_on_is_no_report_to_us(name: str) -> None:
    assert bounced(read((SAMPLES / f"{name}.eml").read_bytes()), "deniz@ornek.example") is None


def test_a_report_on_thousands_keeps_few() -> None:
    raw = report(*(block("5.1.1", "smtp; 550 5.1.1 " + "x" * 9000, who=f"a{n}@b.example") for n in range(60)))
    parts = read(raw)
    assert (len(parts.failed), len(parts.failures)) == (60, 20)
    assert max(len(one.diagnostic) for one in parts.failures) == 500


@pytest.mark.parametrize(
    ("name", "address", "code"),
    [
        ("exim-5", "nouser1@good.test", "(5.1.1)"),
        ("exim-6", "block@good.test", None),
        ("exim-7", "disabled@good.test", "(5.2.1)"),
        ("exim-8", "big@good.test", None),
        ("exim-9", "x@nodomain.test", None),
        ("exim-10", "full@good.test", None),
        ("osmtpd-11", "nouser1@good.test", None),
        ("osmtpd-12", "full@good.test", None),
        ("postfix-17", "nouser1@good.test", "(5.1.1)"),
        ("postfix-18", "block@good.test", None),
        ("postfix-19", "big@good.test", None),
        ("postfix-20", "disabled@good.test", "(5.2.1)"),
        ("postfix-21", "full@good.test", None),
    ],
)
def test_reports_of_real_servers(name: str, address: str, code: str | None) -> None:
    path = REAL / f"{name}.eml"
    if not path.exists():
        pytest.skip("the mails of real servers are not here")
    judgement = bounced(read(path.read_bytes()), address)
    assert (judgement.reason.rpartition(" ")[2] if judgement else None) == code
