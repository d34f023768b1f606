"""A domain in; how private mail to it travels, and who hears where that fails, out. Nothing of it hinders mail from it.

MTA-STS (RFC 8461) and TLS-RPT (RFC 8460) are for whoever receives; to a marketer they are worth a line.
"""

from __future__ import annotations

from outreach.mail.domain.answers import Ask, Kind
from outreach.mail.domain.findings import Finding, doubtful, fine
from outreach.mail.domain.tags import Unreadable, tags

_STS, _REPORTS = "STSv1", "TLSRPTv1"


def judge(domain: str, ask: Ask) -> Finding:
    """Say what a domain publishes of either."""
    found = (_one(f"_mta-sts.{domain}", _STS, "id", ask), _one(f"_smtp._tls.{domain}", _REPORTS, "rua", ask))
    if problems := [one for one in found if isinstance(one, Unreadable)]:
        return doubtful("; ".join(map(str, problems)), "at the domain's DNS: one record each, or none")
    policy, reports = found
    said = (
        "mail to you may be told to come by TLS alone (MTA-STS)" if policy else "no MTA-STS",
        f"failures of TLS are reported to {reports}" if reports else "no reports of TLS",
    )
    return fine(f"{domain}: {', '.join(said)}")


def _one(name: str, version: str, wanted: str, ask: Ask) -> str | Unreadable:
    """Give the *wanted* value of the record; empty where there is none."""
    begins = f"v={version}".lower()
    records = [one for one in ask(name, Kind.TXT).records if one.lower().replace(" ", "").startswith(begins)]
    if len(records) > 1:
        return Unreadable(f"{name} has {len(records)} records, so none counts")
    try:
        return tags(records[0]).get(wanted) or Unreadable(f"{name} names no {wanted}=") if records else ""
    except Unreadable as error:
        return Unreadable(f"{name}: {error}")
