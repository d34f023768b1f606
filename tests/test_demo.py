"""The whole job, end to end: the demonstration, on its own list and on others, on its own day and on others."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from mailbox import Maildir
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from outreach.cli import cli
from outreach.demo import message_ids

Demo = Callable[..., Result]
SHEETS = Path(__file__).parents[2] / "shared" / "data" / "sheets"
WITH_POSTS = """Ad;E-posta;Kullanıcı adı;Dil;Gönderi linki;Gönderi başlığı;Gönderi tarihi
Ayşe Yılmaz;ayse@example.com;@ayse;tr;https://youtu.be/abc12345678;Mavi sır;20.11.2026
Tom Hill;tom@example.com;@tomh;en;https://youtu.be/abc12345679;A kiln in a shed;18.11.2026
Kaan Er;kaan@example.com;@kaan;tr;;;
"""
WITHOUT_POSTS = (
    "name,handle,email\nLena Fischer,@lenabakes,lena@example.com\nZoë Martín,@zoe.makes,zoe@example.com\n"
)
GUARD = """
import sys
from pathlib import Path

def only_loopback(name, arguments):
    if name == "socket.connect":
        address = arguments[1]
        if not (isinstance(address, str) or address[0] in ("127.0.0.1", "::1")):
            raise SystemExit(f"connected to {address}")
    if name in ("socket.getaddrinfo", "socket.gethostbyname") and arguments[0] not in ("127.0.0.1", "localhost", None):
        raise SystemExit(f"looked up {arguments[0]}")
    if name == "socket.connect":
        Path("connected").touch()

sys.addaudithook(only_loopback)
from outreach.cli import cli
cli(["demo"], prog_name="outreach")
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "outreach-demo"


@pytest.fixture
def demo(folder: Path) -> Demo:
    def typed(*words: str) -> Result:
        return CliRunner(catch_exceptions=False).invoke(cli, ["demo", *words])

    return typed


def sections(result: Result) -> dict[str, str]:
    """Cut what was shown into commands and what each said, by their first word."""
    parts = re.split(r"^\$ outreach (\S+).*\n", result.output, flags=re.MULTILINE)
    found: dict[str, str] = {}
    for verb, said in zip(parts[1::2], parts[2::2], strict=True):
        found[verb] = found.get(verb, "") + said
    return found


def test_on_its_tuesday_the_whole_job_is_done(demo: Demo, folder: Path) -> None:
    result = demo()
    said = sections(result)

    assert result.exit_code == 0
    assert list(said) == [
        *("init", "import", "posts", "campaign", "draft", "lint", "show", "approve", "send", "sync", "queue"),
        "status",
    ]
    assert (
        "11 new, 0 already known, 1 contacted before, 1 blocked as the list says, 2 rejected"
        in said["import"]
    )
    assert "mastodon 1 of 1   youtube 1 of 1   feeds 1 of 2   no source 7 people" in said["posts"]
    assert "https://denizcaglar.example/feed answered 404" in said["posts"]
    assert "5 new posts for 3 people" in said["posts"]
    assert "9 new posts for 8 people, 1 stored before" in said["posts"]
    assert "7 drafts: 6 clean, 0 with warnings, 1 with errors\n4 people without one:" in said["draft"]
    assert "2 drafts: 2 clean, 0 with warnings, 0 with errors\nnot written for" in said["draft"]
    assert (
        "draft 5  Ömer Ünal @omerunal\n  subject  1:28  error    TPL501 unfilled-placeholder  {{bölüm}}"
        in said["lint"]
    )
    assert "1 draft with errors, 6 clean." in said["lint"]
    assert "6 approved, 1 held back by errors" in said["approve"]
    assert "sent 5\n1 is queued, from 10:00 Berlin" in said["send"]
    assert said["send"].count("250 2.0.0 kept in the outbox") == 8
    assert "2 sequences ended; 2 sequences held" in said["sync"]
    assert re.findall(r"^(\w+) +(\d+)  ", said["queue"], re.MULTILINE) == [
        ("answer", "2"),
        ("due", "2"),
        ("first", "3"),
        ("waiting", "3"),
        ("answer", "2"),
        ("first", "3"),
        ("coming", "2"),
        ("waiting", "3"),
    ]
    assert "mail      sent 8\nnow       answer 2, first 3, coming 2, waiting 3, ended 1\n" in said["status"]
    assert "outbox/ holds 8 mails with 8 different Message-IDs" in said["status"]


def test_it_ends_with_three_commands_that_work(demo: Demo, folder: Path) -> None:
    lines = demo().output.rstrip().splitlines()

    start = lines.index("Try next:")
    assert lines[start + 1 :] == [
        "  outreach --workspace outreach-demo why @ayse.seramik",
        "  outreach --workspace outreach-demo review bahar",
        "  outreach init",
    ]
    why = CliRunner().invoke(cli, lines[start + 1].split()[1:])
    assert why.exit_code == 0
    assert "now  bahar: answer" in why.stdout


def test_what_the_server_took_is_what_was_approved_and_nobody_got_two(demo: Demo, folder: Path) -> None:
    shown = sections(demo())["show"]

    ids = message_ids(folder / "outbox")
    assert len(ids) == len(set(ids)) == 8
    subjects = Counter(
        (message["To"], message["Subject"]) for message in Maildir(folder / "outbox", create=False)
    )
    assert set(subjects.values()) == {1}
    assert len({recipient for recipient, _ in subjects}) == 6
    assert "Subject  " in shown


@pytest.mark.parametrize(
    ("at", "first", "rest", "queue_day"),
    [
        ("2026-11-28T10:00", "5 from Mon 30 Nov 10:00 Istanbul", 8, "Friday 4 December"),
        ("2027-01-01T10:00", "5 from Mon 4 Jan 10:00 Istanbul", 8, "Friday 8 January"),
        ("2028-02-29T10:00", "1 is queued, from 10:00 Berlin", 8, "Monday 6 March"),
        ("2028-11-21T10:00", "1 is queued, from 10:00 Berlin", 8, "Monday 27 November"),
        ("2028-11-21T23:30", "5 from Wed 22 Nov 10:00 Istanbul", 8, "Tuesday 28 November"),
    ],
    ids=["Saturday", "1 January", "29 February", "two years on", "at night"],
)
def test_on_other_days_the_same_job_is_done_later(
    demo: Demo, folder: Path, at: str, first: str, rest: int, queue_day: str
) -> None:
    result = demo("--at", at)
    said = sections(result)

    assert result.exit_code == 0
    assert first in said["send"]
    assert said["send"].count("250 2.0.0 kept in the outbox") == rest
    assert f"Four business days on. It is {queue_day}" in said["sync"]
    assert "now       answer 2, first 3, coming 2, waiting 3, ended 1\n" in said["status"]
    assert len(set(message_ids(folder / "outbox"))) == rest


def test_a_list_with_posts_goes_all_the_way(demo: Demo, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_bytes(WITH_POSTS.encode("cp1254"))

    result = demo("mine.csv")
    said = sections(result)

    assert result.exit_code == 0
    assert "3 new, 0 already known, 2 new posts" in said["import"]
    assert "1  no post is known  (Kaan Er)\n       try: outreach posts add @kaan URL" in said["draft"]
    assert said["send"].count("250 2.0.0 kept in the outbox") == 2
    assert "Hi, this month is full. Shall we talk in January?" in said["sync"], "Tom answers in his language"
    assert "now       answer 2, first 1\n" in said["status"]


def test_a_list_without_posts_drafts_nothing_and_says_how_to_go_on(
    demo: Demo, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine.csv").write_text(WITHOUT_POSTS, "utf-8")

    result = demo("mine.csv")
    said = sections(result)

    assert result.exit_code == 0
    assert "send" not in said
    assert (
        "no new draft\n2 people without one:\n    2  no post is known  (Lena Fischer, Zoë Martín)"
        in said["draft"]
    )
    assert "try: outreach posts add @lenabakes URL --title ... --date ..." in said["draft"]
    assert "so nothing was drafted" in said["draft"]
    assert result.output.rstrip().splitlines()[-3:] == [
        "  outreach --workspace outreach-demo posts add @lenabakes URL --title ... --date ...",
        "  outreach --workspace outreach-demo draft bahar",
        "  outreach init",
    ]
    assert not (folder / "outbox").exists()


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("en.csv", 3),
        ("en_semi.csv", 3),
        ("pipe.csv", 6),
        ("tr_excel_cp1254.csv", 6),
        ("tr_excel_unicode_text.txt", 6),
        ("tr_excel_utf8bom.csv", 6),
        ("tr_gsheets.csv", 6),
        ("tr_onerow.csv", 1),
        ("tr_utf8_nobom.csv", 6),
    ],
)
def test_each_usual_export_is_read_to_the_end(demo: Demo, folder: Path, name: str, people: int) -> None:
    if not SHEETS.is_dir():
        pytest.skip("the sample exports are not here")

    result = demo(str(SHEETS / name))

    assert result.exit_code == 0
    assert f"people    {people}, posts 0" in sections(result)["status"]


def test_a_workbook_is_told_how_to_become_a_list(demo: Demo, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.xlsx").write_bytes(b"PK\x03\x04 not read any further")

    result = demo("mine.xlsx")

    assert result.exit_code != 0
    assert "mine.xlsx" in result.stderr
    assert "CSV" in result.stderr
    assert not folder.exists()


def test_it_is_made_anew_and_touches_nothing_else(demo: Demo, folder: Path) -> None:
    demo()
    assert demo().exit_code == 0

    other = folder.with_name("other")
    other.mkdir()
    (other / "thesis.txt").write_text("years of work", "utf-8")
    result = demo("--folder", str(other))

    assert result.exit_code == 2
    assert "was not made by a demonstration" in result.stderr
    assert (other / "thesis.txt").read_text("utf-8") == "years of work"


def test_no_connection_but_to_this_machine_and_no_traceback(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", GUARD],
        check=False,
        cwd=folder.parent,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert done.returncode == 0, done.stderr
    assert (folder.parent / "connected").is_file(), "a real conversation took place"
    assert not [line for line in done.stderr.splitlines() if re.search("Traceback|Warning|Error", line)]


def test_it_needs_no_network_at_all(folder: Path) -> None:
    unshare = shutil.which("unshare")
    alone = [unshare or "unshare", "--user", "--map-root-user", "--net", "sh", "-c"]
    if (
        unshare is None
        or subprocess.run([*alone, "ip link set lo up"], check=False, capture_output=True).returncode
    ):
        pytest.skip("a namespace without a network cannot be made here")
    command = f"ip link set lo up && exec {sys.executable} -W error -m outreach demo"

    done = subprocess.run(
        [*alone, command],
        check=False,
        cwd=folder.parent,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert done.returncode == 0, done.stderr
    assert "nobody got two" in done.stderr
