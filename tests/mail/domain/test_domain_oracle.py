"""Our verdicts on the same zones, asked of a real server of names, beside those of checkdmarc."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dns.resolver
import pytest
from checkdmarc.dmarc import check_dmarc  # type: ignore[import-untyped]  # it has no types
from checkdmarc.spf import check_spf  # type: ignore[import-untyped]  # as above
from checkdmarc.utils import (  # type: ignore[import-untyped]  # as above
    DNS_CACHE,
    DNSExceptionNXDOMAIN,
    get_mx_record_set,
)

from outreach.mail.domain import dmarc, mx, spf
from outreach.mail.domain.findings import Finding, Grade
from outreach.net.dns import Resolver

if TYPE_CHECKING:
    from names import Names

K = "kilnhaus.example"


def library(names: Names) -> dns.resolver.Resolver:
    DNS_CACHE.clear()  # it would remember the zone of another test
    found = dns.resolver.Resolver(configure=False)
    found.nameservers, found.port = [names.at[0]], names.port
    return found


def good(findings: list[Finding]) -> bool:
    return all(one.grade is not Grade.FAIL for one in findings)


def chain(count: int) -> str:
    """Write a record with *count* includes, each of which exists."""
    named = " ".join(f"include:n{place}.example" for place in range(count))
    return f'{K}. TXT "v=spf1 {named} ~all"\n' + "\n".join(
        f'n{place}.example. TXT "v=spf1 ip4:192.0.2.{place} ~all"' for place in range(count)
    )


SPF = {
    "good": f'{K}. TXT "v=spf1 include:_spf.google.com ~all"\n_spf.google.com. TXT "v=spf1 ip4:192.0.2.0/24 ~all"',
    "addresses": f'{K}. TXT "v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 -all"',
    "its own servers": f'{K}. TXT "v=spf1 a mx ~all"\n{K}. A 192.0.2.1\n{K}. MX 10 m.{K}.\nm.{K}. A 192.0.2.2',
    "redirect": f'{K}. TXT "v=spf1 redirect=b.example"\nb.example. TXT "v=spf1 ip4:192.0.2.1 -all"',
    "redirect beside all": f'{K}. TXT "v=spf1 ip4:192.0.2.1 redirect=gone.example -all"',
    "macros": f'{K}. TXT "v=spf1 exists:%{{i}}._spf.{K} include:%{{d2}}.b.example ip4:192.0.2.1 ~all"',
    "terms in upper case": f'{K}. TXT "v=spf1 IP4:192.0.2.1 -ALL"',
    "in two strings": f'{K}. TXT "v=spf1 ip4:192.0" ".2.1 -all"',
    "other texts too": f'{K}. TXT "google-site-verification=x"\n{K}. TXT "v=spf1 ip4:192.0.2.1 ~all"',
    "too long for UDP": f'{K}. TXT "v=spf1 {"ip4:192.0.2.1 " * 15}" "{"ip4:192.0.2.2 " * 17}" "{"ip4:192.0.2.3 " * 17}-all"',
    "ten lookups": chain(10),
    "eleven lookups": chain(11),
    "two void": f'{K}. TXT "v=spf1 ip4:192.0.2.1 a:g1.example a:g2.example ~all"',
    "three void": f'{K}. TXT "v=spf1 ip4:192.0.2.1 a:g1.example a:g2.example mx:g3.example ~all"',
    "two records": f'{K}. TXT "v=spf1 mx ~all"\n{K}. TXT "v=spf1 ip4:192.0.2.1 ~all"',
    "none": f'{K}. TXT "hello"',
    "no such domain": "other.example. A 192.0.2.1",
    "version of its own": f'{K}. TXT "v=spf10 -all"',
    "unknown mechanism": f'{K}. TXT "v=spf1 ipv4:192.0.2.1 ~all"',
    "no network": f'{K}. TXT "v=spf1 ip4:300.0.2.1 ~all"',
    "wide network": f'{K}. TXT "v=spf1 ip4:192.0.2.1/33 ~all"',
    "include of nothing": f'{K}. TXT "v=spf1 include: ~all"',
    "two redirects": f'{K}. TXT "v=spf1 redirect=a.example redirect=b.example"',
    "circle of includes": f'{K}. TXT "v=spf1 include:b.example ~all"\nb.example. TXT "v=spf1 include:{K} ~all"',
    "circle of redirects": f'{K}. TXT "v=spf1 redirect=b.example"\nb.example. TXT "v=spf1 redirect={K}"',
    "broken include": f'{K}. TXT "v=spf1 include:b.example ~all"\nb.example. TXT "v=spf1 ip4:x ~all"',
    "include without SPF": f'{K}. TXT "v=spf1 include:b.example ~all"\nb.example. TXT "hello"',
    "redirect without SPF": f'{K}. TXT "v=spf1 redirect=b.example"\nb.example. TXT "hello"',
    "eleven servers": f'{K}. TXT "v=spf1 mx ~all"\n' + "\n".join(f"{K}. MX {n} m{n}.{K}." for n in range(11)),
}

DMARC = {
    "good": f'_dmarc.{K}. TXT "v=DMARC1; p=reject"',
    "none": f'{K}. TXT "hello"',
    "bad p": f'_dmarc.{K}. TXT "v=DMARC1; p=maybe"',
    "bad sp": f'_dmarc.{K}. TXT "v=DMARC1; p=none; sp=x"',
    "no p": f'_dmarc.{K}. TXT "v=DMARC1; adkim=s"',
    "two records": f'_dmarc.{K}. TXT "v=DMARC1; p=none"\n_dmarc.{K}. TXT "v=DMARC1; p=reject"',
    "a tag twice": f'_dmarc.{K}. TXT "v=DMARC1; p=none; p=reject"',
    "no tag": f'_dmarc.{K}. TXT "v=DMARC1; p"',
    "blanks and capitals": f'_dmarc.{K}. TXT "v=DMARC1 ; p = Quarantine ;"',
    "unknown tag": f'_dmarc.{K}. TXT "v=DMARC1; p=none; x=y"',
}

MX = {
    "good": (f"{K}. MX 10 m.{K}.\nm.{K}. A 192.0.2.1", True),
    "null": (f"{K}. MX 0 .", False),
    "null beside another": (f"{K}. MX 0 .\n{K}. MX 10 m.{K}.\nm.{K}. A 192.0.2.1", False),
    "no such domain": ("other.example. A 192.0.2.1", False),
}

#: Where we judge otherwise -> whether it is good to us.
OTHERWISE = {
    "everybody may send": (f'{K}. TXT "v=spf1 ip4:192.0.2.1 +all"', False),
    "nobody may send": (f'{K}. TXT "v=spf1 -all"', False),
    "letters of a literal may be of either case (RFC 5234 section 2.3)": (
        f'{K}. TXT "V=SPF1 mx -all"\n{K}. MX 0 m.{K}.',
        True,
    ),
}


@pytest.mark.parametrize("name", SPF)
def test_spf_is_judged_as_checkdmarc_judges_it(names: Names, name: str) -> None:
    names.publish(SPF[name])

    theirs = check_spf(K, resolver=library(names))
    ours = spf.judge(K, Resolver(names.at).ask, include=None, provider="")

    assert good(ours) == theirs["valid"], (ours, theirs)


@pytest.mark.parametrize("name", ["good", "its own servers", "redirect", "macros", "ten lookups", "two void"])
def test_lookups_are_counted_as_checkdmarc_counts_them(names: Names, name: str) -> None:
    names.publish(SPF[name])

    theirs = check_spf(K, resolver=library(names))
    walk = spf.walked(K, Resolver(names.at).ask)

    assert (walk.lookups, walk.void) == (theirs["dns_lookups"], theirs["void_dns_lookups"])


@pytest.mark.parametrize("name", OTHERWISE)
def test_where_we_judge_otherwise_is_known(names: Names, name: str) -> None:
    zone, ours = OTHERWISE[name]
    names.publish(zone)

    assert check_spf(K, resolver=library(names))["valid"] is not ours
    assert good(spf.judge(K, Resolver(names.at).ask, include=None, provider="")) is ours


@pytest.mark.parametrize("domain", [K, f"news.{K}"])
@pytest.mark.parametrize("name", DMARC)
def test_dmarc_is_judged_as_checkdmarc_judges_it(names: Names, name: str, domain: str) -> None:
    names.publish(f"{DMARC[name]}\nnews.{K}. A 192.0.2.1\n{K}. A 192.0.2.1")

    theirs = check_dmarc(domain, resolver=library(names))
    ours = dmarc.judge(domain, None, Resolver(names.at).ask)

    missing = any("publishes no DMARC" in one.said for one in ours)  # a warning for us, invalid for them
    assert (good(ours) and not missing) == theirs["valid"], (ours, theirs)


@pytest.mark.parametrize("name", MX)
def test_who_takes_mail_is_told_as_checkdmarc_tells_it(names: Names, name: str) -> None:
    zone, takes = MX[name]
    names.publish(zone)

    try:
        found = get_mx_record_set(K, resolver=library(names))
        theirs = bool(found["hosts"]) and not found["null_mx"] and not found["warnings"]
    except DNSExceptionNXDOMAIN:
        theirs = False

    assert (mx.judge(K, Resolver(names.at).ask).grade is Grade.OK) == theirs == takes
