"""`outreach posts`: what they published, each once."""

import json
from pathlib import Path

import pytest

from conftest import Run


@pytest.fixture
def known(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    run("import", "-", input="name,handle,platform\nAyşe Yılmaz,ayse,youtube\nTom Hill,tomhill,instagram\n")
    return run


def add(run: Run, who: str, url: str, title: str = "Mavi sır", date: str = "3 Kasım 2026") -> tuple[int, str]:
    done = run("posts", "add", who, url, "--title", title, "--date", date)
    return done.exit_code, done.stderr


def test_a_post_is_stored_under_its_one_address(known: Run) -> None:
    assert add(known, "ayşe", "https://m.youtube.com/watch?v=abcdefghijk&utm_source=x", "Mavi  sır\n") == (
        0,
        (
            'stored for Ayşe Yılmaz: "Mavi sır", 2026-11-03  https://youtube.com/watch?v=abcdefghijk\n'
            "next: outreach campaign new NAME\n"
        ),
    )


@pytest.mark.parametrize("who", ["ayşe", "tom"])
def test_the_same_post_is_never_stored_twice(known: Run, who: str) -> None:
    add(known, "ayşe", "https://www.youtube.com/watch?v=abcdefghijk")
    assert add(known, who, "https://youtu.be/abcdefghijk?si=1") == (
        1,
        (
            "https://youtube.com/watch?v=abcdefghijk is stored already, for Ayşe Yılmaz\n"
            f"try: outreach posts list {who}\n"
        ),
    )
    assert len(known("posts", "list").stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("url", "title", "date", "said"),
    [
        ("https://instagram.com/p/A1", " ", "2026-11-03", "the title is empty"),
        (
            "https://instagram.com/p/A1",
            "x",
            "yesterday",
            "'yesterday' is no date\ntry: write it as 2026-03-02",
        ),
        ("https://instagram.com/p/A1", "x", "1.1.2030", "lies in the future"),
        ("javascript:alert(1)", "x", "2026-11-03", "is no address of a post"),
        ("http://localhost/p", "x", "2026-11-03", "is no address of a post"),
    ],
)
def test_what_is_no_post_is_refused(known: Run, url: str, title: str, date: str, said: str) -> None:
    code, told = add(known, "ayşe", url, title, date)
    assert code == 1
    assert said in told
    assert known("posts", "list").stdout == ""


def test_a_sheet_brings_the_good_rows_and_tells_the_others_in_their_order(known: Run, tmp_path: Path) -> None:
    (tmp_path / "posts.csv").write_text(
        "kullanıcı adı;başlık;gönderi linki;tarih\n"
        "@tomhill;A;https://www.instagram.com/p/X1/?igsh=1;3.11.2026\n"
        "nobody;B;https://www.instagram.com/p/X2/;3.11.2026\n"
        "@ayse;C;https://youtu.be/abcdefghijk;33.11.2026\n"
        "@ayse;D;https://youtu.be/abcdefghijk;3.11.2026\n"
        "@tomhill;A;https://instagram.com/p/X1;3.11.2026\n"
        "@tomhill;A;https://instagram.com/p/X3;3.11.2026;more;cells\n",
        "utf-8",
    )

    done, again = known("posts", "import", "posts.csv"), known("posts", "import", "posts.csv")

    assert (done.exit_code, done.stdout) == (5, "")
    assert done.stderr.splitlines() == [
        "posts.csv: UTF-8, semicolons, 5 rows",
        "  kullanıcı adı -> handle   başlık -> title   gönderi linki -> url",
        "  tarih -> date (3.11.2026 = 3 November 2026)",
        "2 new posts for 2 people, 0 stored before, 4 rows left out:",
        "  posts.csv:4: '33.11.2026' is no day of the calendar",
        "  posts.csv:6: the same post as in line 2",
        "  posts.csv:7: 2 cells more than headings",
        "  nobody is known as @nobody (1 post)",
        "  to add them: outreach import posts.csv, then import the posts again",
        "next: outreach campaign new NAME",
    ]
    assert "0 new posts for 0 people, 2 stored before, 4 rows left out:\n" in again.stderr


def test_a_long_list_of_bad_rows_is_cut(known: Run, tmp_path: Path) -> None:
    rows = "".join(f"tomhill,t,https://instagram.com/p/N{n},soon\n" for n in range(30))
    (tmp_path / "posts.csv").write_text(f"handle,title,url,date\n{rows}", "utf-8")
    told = known("posts", "import", "posts.csv").stderr.splitlines()[2:]
    assert told[0] == "0 new posts for 0 people, 0 stored before, 30 rows left out:"
    assert told[21:] == ["  and 10 more", "next: outreach campaign new NAME"]


def test_posts_of_strangers_are_told_in_two_lines(known: Run, tmp_path: Path) -> None:
    rows = "".join(f"@who{n},https://instagram.com/p/N{n}x{m}\n" for n in range(9) for m in range(9 - n))
    (tmp_path / "posts.csv").write_text(f"handle,url\n{rows}", "utf-8")
    told = known("posts", "import", "posts.csv").stderr.splitlines()[2:]
    assert told == [
        "0 new posts for 0 people, 0 stored before, 45 rows left out:",
        (
            "  nobody is known as @who0 (9 posts), @who1 (8 posts), @who2 (7 posts), @who3 (6 posts), "
            "@who4 (5 posts), @who5 (4 posts) and 3 more"
        ),
        "  to add them: outreach import posts.csv, then import the posts again",
        "next: outreach campaign new NAME",
    ]


def test_names_of_strangers_are_no_list_to_import(known: Run, tmp_path: Path) -> None:
    (tmp_path / "posts.csv").write_text("name,url\nZoe Martin,https://instagram.com/p/N1\n", "utf-8")
    assert "  to add them: outreach import LIST, then" in known("posts", "import", "posts.csv").stderr


def test_a_download_of_ids_is_added_in_two_commands(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tiktok_posts.csv").write_text(
        "id,create_time,user_name,n_likes,n_plays,n_followers\n"
        "6892505037482822918,1604786417,zoe,480800,1.9M,90\n"
        "6892162409755086086,1604706644,zoe,31,900,90\n",
        "utf-8",
    )
    unsaid = run("posts", "import", "tiktok_posts.csv")
    assert unsaid.exit_code == 1
    assert unsaid.stderr.splitlines()[-2:] == [
        "ids of posts and no links, and nothing says on which platform",
        "try: outreach posts import tiktok_posts.csv --platform tiktok",
    ]

    strange = run("posts", "import", "tiktok_posts.csv", "--platform", "tiktok").stderr.splitlines()
    assert (
        strange[-2]
        == "  to add them: outreach import tiktok_posts.csv --platform tiktok, then import the posts again"
    )
    run("import", "tiktok_posts.csv", "--platform", "tiktok")
    done = run("posts", "import", "tiktok_posts.csv", "--platform", "tiktok")
    again = run("posts", "import", "tiktok_posts.csv", "--platform", "tiktok")

    assert (done.exit_code, done.stderr.splitlines()) == (0, [
        "tiktok_posts.csv: UTF-8, commas, 2 rows",
        "  id   create_time -> date (1604786417 = 8 November 2020)   user_name -> handle",
        "  n_likes -> likes (480800)   n_plays -> views (1.9M = 1900000)",
        "2 new posts for 1 person, 0 stored before",
        "next: outreach campaign new NAME",
    ])  # fmt: skip
    assert again.stderr.splitlines()[-2] == "0 new posts for 0 people, 2 stored before"
    newer = (tmp_path / "tiktok_posts.csv").read_text("utf-8").replace(",31,", ",47,")
    (tmp_path / "tiktok_posts.csv").write_text(newer, "utf-8")
    moved = run("posts", "import", "tiktok_posts.csv", "--platform", "tiktok").stderr.splitlines()[-2]
    assert moved == "0 new posts for 0 people, 2 stored before (1 with newer numbers)"


def test_twelve_thousand_real_posts_come_in_one_go(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path(__file__).parents[2].parent / "shared/data/influencers/tiktok_posts_12k_2020.csv"
    if not real.exists():
        pytest.skip("the real lists are not beside this repository")
    monkeypatch.chdir(tmp_path)
    (tmp_path / real.name).write_bytes(real.read_bytes())
    run("import", "--yes", real.name, "--platform", "tiktok")

    done = run("posts", "import", real.name, "--platform", "tiktok")

    assert done.stderr.splitlines()[-2] == "12559 new posts for 254 people, 0 stored before"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("psts.csv", "psts.csv: no such file\ntry: posts.csv\n"),
        (".", ".: a folder, not a file\n"),
        ("posts.csv", "no column of post links among: a, b\n"),
    ],
)
def test_what_is_no_sheet_of_posts_is_refused(known: Run, tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "posts.csv").write_text("a,b\n1,2\n", "utf-8")
    done = known("posts", "import", name)
    assert done.exit_code == 1
    assert said in done.stderr


def test_the_list_is_newest_first_for_one_or_all(known: Run) -> None:
    add(known, "ayşe", "https://youtu.be/aaaaaaaaaaa", "Old", "2026-10-01")
    add(known, "tom", "https://instagram.com/p/T1", "Middle", "2026-10-15")
    add(known, "ayşe", "https://youtu.be/bbbbbbbbbbb", "New", "2026-11-01")

    assert [line.rpartition("\t")[0] for line in known("posts", "list").stdout.splitlines()] == [
        "2026-11-01\tAyşe Yılmaz\tNew\tyoutube\thttps://youtube.com/watch?v=bbbbbbbbbbb",
        "2026-10-15\tTom Hill\tMiddle\tinstagram\thttps://instagram.com/p/T1",
        "2026-10-01\tAyşe Yılmaz\tOld\tyoutube\thttps://youtube.com/watch?v=aaaaaaaaaaa",
    ]
    assert [one["title"] for one in json.loads(known("posts", "list", "ayşe", "--json").stdout)] == [
        "New",
        "Old",
    ]
    assert list(json.loads(known("posts", "list", "--json").stdout)[0]) == [
        "published", "person", "title", "platform", "url", "source",
    ]  # fmt: skip


def test_no_posts_yet_names_the_way_to_one(known: Run) -> None:
    next_ = 'next: outreach posts add @handle URL --title "..." --date ...\n'
    assert known("posts", "list").stderr == f"No posts yet.\n{next_}"
    assert known("posts", "list", "tom").stderr == f"No posts of tom yet.\n{next_}"
