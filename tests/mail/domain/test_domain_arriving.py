"""What a domain says of private mail to it: a line to know, and never a reason not to send."""

from __future__ import annotations

import pytest

from outreach.mail.domain.arriving import judge
from outreach.mail.domain.findings import Grade
from zones import zone

_STS = "_mta-sts.k.example TXT v=STSv1; id=20260101\n"
_REPORTS = "_smtp._tls.k.example TXT v=TLSRPTv1; rua=mailto:tls@k.example\n"


@pytest.mark.parametrize(
    ("text", "grade", "said"),
    [
        ("", Grade.OK, "k.example: no MTA-STS, no reports of TLS"),
        (_STS, Grade.OK, "by TLS alone (MTA-STS), no reports"),
        (_REPORTS, Grade.OK, "no MTA-STS, failures of TLS are reported to mailto:tls@k.example"),
        ("_mta-sts.k.example TXT something else", Grade.OK, "no MTA-STS"),
        (_STS + _STS.replace("2026", "2027"), Grade.WARN, "_mta-sts.k.example has 2 records, so none counts"),
        ("_mta-sts.k.example TXT v=STSv1;", Grade.WARN, "_mta-sts.k.example names no id="),
        ("_smtp._tls.k.example TXT v=TLSRPTv1; rua", Grade.WARN, "_smtp._tls.k.example: 'rua' is no tag"),
        ("_mta-sts.k.example silent", Grade.OK, "no MTA-STS"),
    ],
)
def test_what_is_published_is_told(text: str, grade: Grade, said: str) -> None:
    found = judge("k.example", zone(text))

    assert (found.grade, said in found.said) == (grade, True), found
