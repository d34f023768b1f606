"""Whatever stands in DNS, it is judged in words, at once: no crash, no endless search."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.mail.domain import dkim, dmarc, mx, spf
from outreach.mail.domain.answers import Answer, Fate, Kind
from outreach.mail.domain.findings import Finding, Grade

PIECES = st.sampled_from([
    "v=spf1", "v=DMARC1", "v=DKIM1", " ", ";", "p=", "none", "include:", "redirect=", "a", "mx", "all", "+", "-", "~", "?", ":",
    "/", "//", "24", "ip4:", "ip6:", "192.0.2.1", "k.example", "b.example", "%{i}", "%", "exists:", "exp=", "MIGf", "\t", "ğ",
])  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=12).map("".join)
ANSWERS = st.builds(Answer, st.sampled_from(Fate), st.lists(TEXTS, max_size=3).map(tuple), st.just("why"))


def judged(answers: dict[tuple[str, Kind], Answer], default: Answer) -> list[Finding]:
    def ask(name: str, kind: Kind) -> Answer:
        return answers.get((name, kind), default)

    found = spf.judge("k.example", ask, include="_spf.b.example", provider="B")
    found += dkim.judge("k.example", ("s", "t"), ask)
    found += dmarc.judge("k.example", "b.example", ask)
    return [*found, mx.judge("k.example", ask)]


@given(
    st.dictionaries(st.tuples(st.sampled_from(["k.example", "b.example"]), st.sampled_from(Kind)), ANSWERS),
    ANSWERS,
)
def test_any_answer_is_judged_in_words(answers: dict[tuple[str, Kind], Answer], default: Answer) -> None:
    for one in judged(answers, default):
        assert one.said
        assert bool(one.mend) == (one.grade is not Grade.OK)


@pytest.mark.parametrize(
    "text",
    [
        "v=spf1 " + "a" * 60000, "v=spf1 include:" + "a." * 30000 + "!", "v=spf1 a:" + ".a-" * 20000, "v=spf1 " + "mx " * 20000,
        "v=DMARC1;p=" + " " * 60000 + "x", "v=DMARC1;" + "a=b;" * 15000, "p=" + "A" * 60000, "v=spf1 include:" + "%{i}" * 15000,
    ],
    ids=lambda text: text[:20],
)  # fmt: skip
def test_a_record_as_long_as_dns_allows_is_judged_at_once(text: str) -> None:
    began = time.monotonic()
    judged({}, Answer(Fate.FOUND, (text,)))
    assert time.monotonic() - began < 2
