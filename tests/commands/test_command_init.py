"""`outreach init`: a workspace with four questions, or none."""

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import NOW
from outreach.app import App
from outreach.cli import cli
from terminal import terminal


def init(*words: str, environ: dict[str, str] | None = None) -> Result:
    return CliRunner(catch_exceptions=False).invoke(cli, ["init", *words], obj=App(environ=environ or {}))


def test_it_says_what_it_made_and_what_is_next(tmp_path: Path) -> None:
    folder = tmp_path / "spring"

    done = init(str(folder), "--time-zone", "Europe/Berlin")

    assert done.exit_code == 0
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        f"{folder}/config.toml  settings, each explained; your time zone is Europe/Berlin",
        f"{folder}/campaigns, {folder}/templates  what you write",
        f"{folder}/secret.key  keep a copy; nobody else needs it",
        "Mail goes to outbox/ in this folder and nowhere else.",
        f"next: cd {folder}, then outreach import YOUR-LIST.csv",
    ]


@pytest.mark.parametrize(("zone", "name"), [("Europe/Istanbul", "İlker"), ("Europe/Berlin", "Ilker")])
def test_the_name_on_offer_begins_with_the_capital_of_its_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zone: str, name: str
) -> None:
    monkeypatch.setenv("LOGNAME", "ilker")
    init(str(tmp_path), "--time-zone", zone)
    assert App(folder=tmp_path, environ={}).config.sender().name == name


@pytest.mark.parametrize(
    ("words", "smtp", "imap"),
    [
        (("--email", "s@gmail.com"), ("smtp.gmail.com", 465, "tls"), ("imap.gmail.com", 993, "tls")),
        (
            ("--email", "s@hotmail.com"),
            ("smtp-mail.outlook.com", 587, "starttls"),
            ("outlook.office365.com", 993, "tls"),
        ),
        (
            ("--email", "s@kilnhaus.example", "--provider", "workspace"),
            ("smtp.gmail.com", 465, "tls"),
            ("imap.gmail.com", 993, "tls"),
        ),
        (("--email", "s@kilnhaus.example"), None, None),
        (
            ("--email", "s@kilnhaus.example", "--provider", "own"),
            ("smtp.kilnhaus.example", 465, "tls"),
            ("imap.kilnhaus.example", 993, "tls"),
        ),
        (
            ("--email", "s@kilnhaus.example", "--smtp", "mail.kilnhaus.example:587", "--imap", ""),
            ("mail.kilnhaus.example", 587, "starttls"),
            None,
        ),
        (
            ("--email", "s@kilnhaus.example", "--smtp", "smtp.office365.com", "--imap", "-"),
            ("smtp.office365.com", 587, "starttls"),
            None,
        ),
        (("--email", "s@gmail.com", "--imap", ""), ("smtp.gmail.com", 465, "tls"), None),
    ],
)
def test_the_servers_of_the_mailbox_are_filled_in_and_practice_comes_first(
    tmp_path: Path,
    words: tuple[str, ...],
    smtp: tuple[str, int, str] | None,
    imap: tuple[str, int, str] | None,
) -> None:
    assert init(str(tmp_path), *words).exit_code == 0

    config = App(folder=tmp_path, environ={}).config
    found = [
        (one.host, one.port, str(one.tls)) if one else None
        for one in (config.sender().smtp, config.sender().imap)
    ]
    assert (config.transport, found) == ("local", [smtp, imap])


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("s@gmail.com", ("keyring = false", "pass show s@gmail.com", "Gmail allows about 500")),
        (
            "s@outlook.com",
            ('token_command = ""', "oama access s@outlook.com", "Outlook.com allows about 300"),
        ),
        ("s@kilnhaus.example", ("ask your provider", '# smtp = { host = "smtp.kilnhaus.example"')),
    ],
)
def test_the_file_says_how_the_provider_lets_in_and_how_much_it_allows(
    tmp_path: Path, email: str, said: tuple[str, ...]
) -> None:
    init(str(tmp_path), "--email", email)
    text = (tmp_path / "config.toml").read_text("utf-8")
    assert all(words in text for words in said), text
    assert 'write "smtp"' in text


def test_each_line_of_the_file_has_a_word_of_explanation_and_fits_a_screen(tmp_path: Path) -> None:
    init(str(tmp_path), "--email", "s@gmail.com")
    lines = (tmp_path / "config.toml").read_text("utf-8").splitlines()
    assert len(lines) < 55
    assert max(map(len, lines)) <= 120


def test_the_file_works_with_smtp_by_the_one_word_that_it_names(tmp_path: Path) -> None:
    init(str(tmp_path), "--email", "s@gmail.com")
    config = tmp_path / "config.toml"
    config.write_text(config.read_text("utf-8").replace('transport = "local"', 'transport = "smtp"'), "utf-8")
    assert App(folder=tmp_path, environ={}).config.transport == "smtp"


def test_the_mailbox_is_named_for_later(tmp_path: Path) -> None:
    told = init(str(tmp_path), "--email", "s@gmail.com").stderr
    assert (
        "Your own mailbox (smtp.gmail.com and imap.gmail.com) is named in config.toml for later: "
        "outreach help accounts\n"
    ) in told


def test_one_server_for_both_is_named_once(tmp_path: Path) -> None:
    here = ("--smtp", "mail.kilnhaus.example", "--imap", "mail.kilnhaus.example")
    told = init(str(tmp_path), "--email", "s@kilnhaus.example", *here).stderr
    assert "Your own mailbox (mail.kilnhaus.example) is named" in told


def test_the_superuser_is_nobody_s_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "root")
    init(str(tmp_path), "--time-zone", "Europe/Berlin")
    account = App(folder=tmp_path, environ={}).config.sender()
    assert (account.name, account.address) == ("You", "you@example.com")


def test_who_keeps_the_mail_of_a_domain_is_asked_and_offered(tmp_path: Path, workspace: Path) -> None:
    folder = tmp_path / "spring"
    words = ("--name", "S", "--email", "s@kilnhaus.example", "--brand", "K", "--language", "en")
    with terminal(workspace, "init", str(folder), *words, now=NOW) as screen:
        screen.until("Who keeps the mail of kilnhaus.example")
        screen.type("\n")
        screen.until("Server that takes your mail, - for later [smtp.kilnhaus.example]: ")
        screen.type("mail.kilnhaus.example:587\n")
        screen.until("Server that keeps your mailbox, - for none [imap.kilnhaus.example]: ")
        screen.type("-\n")
        assert screen.end()[0] == 0

    account = App(folder=folder, environ={}).config.sender()
    assert account.smtp
    assert (account.smtp.host, account.smtp.port, account.smtp.tls) == (
        "mail.kilnhaus.example",
        587,
        "starttls",
    )
    assert account.imap is None


def test_nobody_is_asked_who_keeps_the_mail_of_a_known_domain(tmp_path: Path, workspace: Path) -> None:
    folder = tmp_path / "spring"
    words = ("--name", "S", "--email", "s@gmail.com", "--brand", "K", "--language", "en")
    with terminal(workspace, "init", str(folder), *words, now=NOW) as screen:
        code, shown = screen.end()
    assert code == 0
    assert "Who keeps" not in shown


def test_key_and_settings_are_their_owner_s_alone(tmp_path: Path) -> None:
    init(str(tmp_path))
    modes = {name: stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("secret.key", "config.toml")}
    assert modes == {"secret.key": 0o600, "config.toml": 0o600}
    assert not list(tmp_path.glob("*.part"))


def test_what_was_answered_reads_back_whatever_it_holds(tmp_path: Path) -> None:
    done = init(
        str(tmp_path), "--name", 'Selin "S" Aydın', "--brand", "Kiln \\ 'haus'", "--email", "s@k.example"
    )

    assert done.exit_code == 0
    account = App(folder=tmp_path, environ={}).config.sender()
    assert (account.name, account.brand, account.address) == (
        'Selin "S" Aydın',
        "Kiln \\ 'haus'",
        "s@k.example",
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--email", "selin"), "'selin' must be one address alone"),
        (("--email", "a@x.example, b@x.example"), "must be one address alone"),
        (("--name", " "), "is empty"),
        (("--name", "Selin\nBcc: x"), "must be one line"),
        (("--time-zone", "Europe/Istambul"), "did you mean Europe/Istanbul?"),
        (("--language", "fr"), "'fr' is not one of 'en', 'tr'"),
        (("--smtp", "two words"), "must be a server's name alone, such as smtp.gmail.com\n"),
        (("--smtp", "host:abc"), "must be a server, or server and port, such as smtp.gmail.com:465\n"),
        (("--imap", "imap.x.example:0"), "must be at least 1"),
        (("--provider", "aol"), "'aol' is not one of 'gmail'"),
        (("--provider", "google"), "gmail for an address at gmail.com, workspace for a domain of your own"),
        (("--provider", "Microsoft"), "microsoft365 for a domain of your own"),
    ],
)
def test_an_answer_that_cannot_be_used_makes_nothing(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    done = init(str(tmp_path / "new"), *words)

    assert done.exit_code == 2
    assert said in done.stderr
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("environ", "words", "zone", "language"),
    [
        ({"TZ": "Europe/Istanbul"}, (), "Europe/Istanbul", "tr"),
        ({"TZ": "Asia/Tokyo", "LANG": "tr_TR.UTF-8"}, (), "Asia/Tokyo", "tr"),
        ({"TZ": "Asia/Tokyo", "LANG": "tr_TR.UTF-8"}, ("--language", "en"), "Asia/Tokyo", "en"),
        ({"TZ": "Asia/Tokyo"}, ("--time-zone", "Europe/Berlin"), "Europe/Berlin", "en"),
    ],
)
def test_zone_and_language_are_the_machine_s_unless_given(
    tmp_path: Path, environ: dict[str, str], words: tuple[str, ...], zone: str, language: str
) -> None:
    init(str(tmp_path), *words, environ=environ)
    config = App(folder=tmp_path, environ={}).config
    assert (config.time_zone, config.language) == (zone, language)


def test_a_zone_of_the_machine_that_does_not_exist_is_passed_over(tmp_path: Path) -> None:
    assert init(str(tmp_path), environ={"TZ": "Mars/Phobos"}).exit_code == 0
    assert App(folder=tmp_path, environ={}).config.time_zone != "Mars/Phobos"


def test_a_second_time_nothing_is_touched_and_the_way_on_is_named(workspace: Path) -> None:
    before = {path.name: path.read_bytes() for path in workspace.iterdir() if path.is_file()}

    done = init(str(workspace), "--brand", "Another")

    assert done.exit_code == 2
    assert done.stderr == (
        f"{workspace}/config.toml is there already; nothing was changed\n"
        f"try: outreach --workspace {workspace} config show\n"
    )
    assert {path.name: path.read_bytes() for path in workspace.iterdir() if path.is_file()} == before


def test_a_key_that_stands_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text("ab" * 32)
    init(str(tmp_path))
    assert (tmp_path / "secret.key").read_text() == "ab" * 32


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "campaigns").write_text("")
    done = init(str(tmp_path))
    assert done.exit_code == 2
    assert f"{tmp_path}: no workspace can be made here: File exists" in done.stderr
