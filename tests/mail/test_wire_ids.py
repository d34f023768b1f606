"""The id that a provider puts in the place of ours is read from its yes, and from nobody else's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.mail.composing import compose
from outreach.mail.letter import Letter, Mailbox
from outreach.mail.wire_ids import wire_id

SES = "0100018f3c2a7d5e-6f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0-000000"
M365 = "<VI1PR04MB5678A1B2C3@VI1PR04MB5678.eurprd04.prod.outlook.com>"
OFFICE = "smtp.office365.com"


@pytest.mark.parametrize(
    ("host", "said", "value"),
    [
        ("email-smtp.us-east-1.amazonaws.com", f"Ok {SES}", f"<{SES}@email.amazonses.com>"),
        ("email-smtp.eu-west-1.amazonaws.com", f"Ok {SES}", f"<{SES}@eu-west-1.amazonses.com>"),
        ("Email-SMTP.EU-Central-1.AmazonAWS.com", f"OK {SES}", f"<{SES}@eu-central-1.amazonses.com>"),
        ("email-smtp-fips.us-west-2.amazonaws.com", f"Ok {SES}", f"<{SES}@us-west-2.amazonses.com>"),
        ("email-smtp.us-gov-west-1.api.aws", f"Ok {SES}", f"<{SES}@us-gov-west-1.amazonses.com>"),
        (
            "vpce-0a1b-c2d3.email-smtp.us-east-1.vpce.amazonaws.com",
            f"Ok {SES}",
            f"<{SES}@email.amazonses.com>",
        ),
        ("email-smtp.us-east-1.amazonaws.com", "Ok", None),
        ("email-smtp.us-east-1.amazonaws.com", "2.0.0 OK queued as 4F1B2C3D4E5F6A7B8C9D0", None),
        ("email-smtp.us-east-1.amazonaws.com.example", f"Ok {SES}", None),
        ("smtp.kilnhaus.example", f"Ok {SES}", None),
        (OFFICE, f"2.0.0 OK {M365} [Hostname=VI1PR04MB5678.eurprd04.prod.outlook.com]", M365),
        ("smtp-legacy.office365.com", f"2.0.0 OK {M365} [Hostname=x]", M365),
        ("smtp-mail.outlook.com", f"2.0.0 OK {M365}", M365),
        (OFFICE, "2.0.0 OK queued", None),
        (OFFICE, "2.0.0 OK <İıſ@prod.outlook.com>", None),
        (OFFICE, "2.0.0 OK <a@ıprod.outlook.com>", None),
        (OFFICE, "2.0.0 OK <no id> [Hostname=x]", None),
        (OFFICE, "2.0.0 OK <a@b\r\nBcc: c@d.example>", None),
        ("smtp.kilnhaus.example", f"2.0.0 OK {M365} [Hostname=x]", None),
        ("smtp.gmail.com", "2.0.0 OK  1700000000 a1-20020a05 - gsmtp", None),
        ("127.0.0.1", "2.0.0 kept in the outbox", None),
        ("", "", None),
    ],
)
def test_what_the_yes_of_a_provider_names(host: str, said: str, value: str | None) -> None:
    assert wire_id(host, said) == value


@given(host=st.sampled_from([OFFICE, "email-smtp.eu-west-1.amazonaws.com"]), said=st.text())
def test_whatever_a_provider_says_its_id_can_stand_in_a_header(host: str, said: str) -> None:
    for words in (said, f"Ok {said}", f"2.0.0 OK <{said}@prod.outlook.com> x"):
        value = wire_id(host, words)
        if value is not None:
            box = Mailbox("", "ayse@ornek.example")
            assert compose(
                Letter(
                    sender=box,
                    recipient=box,
                    subject="x",
                    body="x",
                    footer="",
                    message_id="<a@b.example>",
                    references=(value,),
                )
            )
