"""The claims, as rows: what is measured, against what, and which ratio must hold."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from benchmarks.frame import Row, Side
from benchmarks.import_ import bring, insert
from benchmarks.linting import lint, proselint, together
from benchmarks.lists import draft_texts
from benchmarks.posts import ask, ask_in_turn, fetch, read_in_turn
from benchmarks.program import scratch, start
from benchmarks.send import merge, pour, send
from benchmarks.sync import again, asked, fetched, first, peak
from benchmarks.workspaces import real

_PEOPLE = 100_000
_DRAFTS = 10_000
_FEEDS = 200
_ANSWERS = 10_000
_EVERY = 20
_MAILS = 1_500
_FEW = 40
_ANSWER = """From: ayse@ornek.example
Subject: Ynt: Mavi sır
In-Reply-To: <a@kilnhaus.example>
Content-Type: text/plain; charset=utf-8

Merhaba, hoşuma gitti. Ücret ne kadar?

Selin <selin@kilnhaus.example>, 24 Kas 2026 Sal, 10:00 tarihinde şunu yazdı:
> Ayrıntıları göndereyim mi?
"""


def _python(script: str) -> Side:
    return partial(start, "python", "-c", script)


@cache
def _draft_file() -> Path:
    name, title, body = draft_texts(1)[0]
    path = scratch() / "draft.txt"
    path.write_text(f"Subject: {title}, {name}\nLanguage: en\n\n{body}", "utf-8")
    return path


def _lint_file() -> float:
    return start("outreach", "lint", _draft_file(), code=(0, 1))


@cache
def _mail_file() -> Path:
    path = scratch() / "answer.eml"
    path.write_bytes(_ANSWER.encode())
    return path


def _read_file() -> float:
    return start("outreach", "read", _mail_file())


def _on_real(command: str) -> float:
    return start("outreach", "--workspace", real(), command)


ROWS = (
    Row(name="outreach --help", ours=partial(start, "outreach", "--help"), against="python -c pass",
        peer=_python("pass"), floor=6, aim=4, rounds=15),
    Row(name="outreach --version", ours=partial(start, "outreach", "--version"), against="python -c pass",
        peer=_python("pass"), floor=6, aim=4, rounds=15),
    Row(name="outreach lint FILE", ours=_lint_file, against='python -c "import jinja2"',
        peer=_python("import jinja2"), floor=3, aim=2, rounds=10),
    Row(name="outreach read FILE", ours=_read_file, against='python -c "import jinja2"',
        peer=_python("import jinja2"), floor=3, aim=2, rounds=10),
    Row(name="outreach queue, 150 people", ours=partial(_on_real, "queue"), against='python -c "import sqlmodel"',
        peer=_python("import sqlmodel"), floor=1.6, aim=1.1, rounds=7),
    Row(name="outreach status, 150 people", ours=partial(_on_real, "status"), against='python -c "import sqlmodel"',
        peer=_python("import sqlmodel"), floor=1.6, aim=1.1, rounds=7),
    Row(name=f"outreach import, {_PEOPLE:,} rows", ours=partial(bring, _PEOPLE),
        against="csv.reader and as many prepared inserts", peer=partial(insert, _PEOPLE), floor=3, aim=1.6, rounds=3),
    Row(name=f"lint {_DRAFTS:,} drafts, start excluded", ours=partial(lint, _DRAFTS), against="proselint", peer=partial(proselint, _DRAFTS),
        floor=0.10, aim=0.02, rounds=3),
    Row(name=f"near-duplicates over a batch of {_DRAFTS:,}, start excluded", ours=partial(together, _DRAFTS), against="lint of the same batch",
        peer=partial(lint, _DRAFTS), floor=0.5, aim=0.1, rounds=3),
    Row(name=f"asking {_FEEDS} feeds 50 ms away, start excluded", ours=partial(ask, _FEEDS),
        against="httpx one by one", peer=partial(ask_in_turn, _FEEDS), floor=0.125, aim=0.06, rounds=2),
    Row(name=f"fetching {_FEEDS} feeds 50 ms away and storing their posts, start excluded", ours=partial(fetch, _FEEDS),
        against="httpx and feedparser one by one, nothing kept", peer=partial(read_in_turn, _FEEDS), floor=0.125, aim=0.1,
        rounds=2),
    Row(name=f"first sync of {_ANSWERS:,} messages that all are answers, start excluded", ours=partial(first, _ANSWERS),
        against="imapclient fetching the same bytes, nothing kept", peer=partial(fetched, _ANSWERS), floor=2.5, aim=1.25, rounds=2),
    Row(name=f"peak memory of a first sync of {_ANSWERS:,} messages, one in {_EVERY} an answer", ours=partial(peak, _ANSWERS, _EVERY),
        against="the same with 20 messages", peer=partial(peak, _EVERY, _EVERY), floor=3, aim=1.5, rounds=1, unit="MB"),
    Row(name=f"first sync of {_ANSWERS:,} messages, one in {_EVERY} an answer, start excluded", ours=partial(first, _ANSWERS, _EVERY),
        against="imapclient fetching the same bytes, nothing kept", peer=partial(fetched, _ANSWERS, _EVERY), floor=2.5, aim=1.25, rounds=2),
    Row(name="sync with nothing new, start excluded", ours=partial(again, _ANSWERS),
        against="imapclient with the same commands", peer=partial(asked, _ANSWERS), floor=1.5, aim=1.1, rounds=10),
    Row(name=f"sending to a list of {_MAILS}, 16 lines, durable", ours=partial(send, _MAILS),
        against="mailmerge, nothing kept; start excluded", peer=partial(merge, _MAILS), floor=0.3, aim=0.07, rounds=2),
    Row(name="sending the same on PostgreSQL", ours=partial(send, _MAILS, shared=True),
        against="mailmerge, nothing kept; start excluded", peer=partial(merge, _MAILS), floor=1, aim=0.3, rounds=2),
    Row(name="sending the same, beside Postfix", ours=partial(send, _MAILS),
        against="smtp-source, 16 lines, no TLS, nothing kept", peer=partial(pour, _MAILS), floor=100, aim=5, rounds=2),
    Row(name=f"sending to a list of {_FEW}, 50 ms away", ours=partial(send, _FEW, far=True),
        against="mailmerge as far away; start excluded", peer=partial(merge, _FEW, far=True), floor=0.3, aim=0.07, rounds=2),
)  # fmt: skip
