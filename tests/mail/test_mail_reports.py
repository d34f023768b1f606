"""Reports of mail that came back name the recipient and our mail."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sampled import sample

from outreach.mail.reading import read

REAL = Path(__file__).resolve().parents[3] / "shared/data/mail"


@pytest.mark.parametrize(
    ("name", "failed", "returned", "reports"),
    [
        ("report", ("Tom.Hill@ornek.example",), ("<ours.1@kilnhaus.example>",), True),
        ("mixed", ("tom@ornek.example",), ("<ours.2@kilnhaus.example>", "<ours.2b@kilnhaus.example>"), True),
        ("international", ("oya@ornek.example", "ece@ornek.example"), ("<ours.3@kilnhaus.example>",), True),
        ("gateway", ("deniz@ornek.example",), ("<ours.4@kilnhaus.example>",), False),
        ("forwarded-by-a-person", ("deniz@ornek.example",), (), False),
        ("out-of-office", (), (), False),
    ],
)
def test_reports_name_the_recipient_and_our_mail(
    name: str, failed: tuple[str, ...], returned: tuple[str, ...], *, reports: bool
) -> None:
    parts = read(sample(name))
    assert (parts.failed, parts.returned_ids, parts.reports) == (failed, returned, reports)


def test_the_returned_mail_is_not_the_text() -> None:
    assert read(sample("report")).text.strip() == "The mail below found no mailbox here."
    assert "Kutu dolu" in read(sample("international")).text


REAL_FAILED = {
    "exim-5": "nouser1@good.test",
    "exim-6": "block@good.test",
    "exim-7": "disabled@good.test",
    "exim-8": "big@good.test",
    "exim-9": "x@nodomain.test",
    "exim-10": "full@good.test",
    "osmtpd-11": "nouser1@good.test",
    "osmtpd-12": "full@good.test",
    "osmtpd-13": "block@good.test",
    "osmtpd-14": "disabled@good.test",
    "osmtpd-15": "big@good.test",
    "osmtpd-16": "full@good.test",
    "postfix-17": "nouser1@good.test",
    "postfix-18": "block@good.test",
    "postfix-19": "big@good.test",
    "postfix-20": "disabled@good.test",
    "postfix-21": "full@good.test",
}


@pytest.mark.parametrize("name", REAL_FAILED)
def test_bounces_of_real_servers_name_recipient_and_mail(name: str) -> None:
    path = REAL / f"{name}.eml"
    if not path.exists():
        pytest.skip("the mails of real servers are not here")
    parts = read(path.read_bytes())
    assert parts.failed == (REAL_FAILED[name],)
    assert len(parts.returned_ids) == 1
    assert parts.returned_ids[0].endswith("@brand.test>")
    assert parts.reports
    assert parts.return_path == ""


def test_a_part_too_many_changes_nothing_of_the_rest() -> None:
    parts = read(sample("report"))
    assert replace(parts, text="") == replace(read(sample("report") + b"\n--r=_1\n\nafter the end"), text="")
