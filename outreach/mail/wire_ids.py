"""A server's yes in; the Message-ID that the mail has from then on, where the provider puts its own in the place of ours, out."""

from __future__ import annotations

import re

#: Endpoints of Amazon SES: of a region, FIPS, private to a network, both kinds of internet, China.
_SES = re.compile(
    r"(?:[a-z0-9.-]+\.)?email-smtp(?:-fips)?\.([a-z]{2}[a-z0-9-]{1,30})\.(?:vpce\.)?(?:amazonaws\.com(?:\.cn)?|api\.aws)"
)
_MICROSOFT = re.compile(r"smtp(?:-legacy|-mail)?\.(?:office365|outlook)\.com")
#: `Ok 0100018f3c2a7d5e-...-000000`; docs.aws.amazon.com/ses, "SMTP response codes".
_SES_SAID = re.compile(r"ok:? ([0-9a-z-]{20,100})", re.IGNORECASE | re.ASCII)
#: `2.0.0 OK <VI1PR04MB5678...@VI1PR04MB5678.eurprd04.prod.outlook.com> [Hostname=...]`
_MICROSOFT_SAID = re.compile(
    r"(?:2\.\d\.\d )?ok (<[!-;=?A-~]{1,300}@[a-z0-9.-]{1,253}>)(?: |$)", re.IGNORECASE | re.ASCII
)
#: The oldest region has no name in its ids.
_OLDEST = "us-east-1"


def wire_id(host: str, said: str) -> str | None:
    """Give the id, with angle brackets, that the answer to the body names; None where it names none.

    *host* is the server that was talked to: of others' words nothing is made, for they may be anything.
    """
    return next((found for provider in (_ses, _microsoft) if (found := provider(host.lower(), said))), None)


def _ses(host: str, said: str) -> str | None:
    region, named = _SES.fullmatch(host), _SES_SAID.fullmatch(said)
    if not (region and named):
        return None
    return f"<{named[1]}@{'email' if region[1] == _OLDEST else region[1]}.amazonses.com>"


def _microsoft(host: str, said: str) -> str | None:
    named = _MICROSOFT_SAID.match(said) if _MICROSOFT.fullmatch(host) else None
    return named[1] if named else None
