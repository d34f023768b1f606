"""A refused account is paused and told how its provider lets it in; practice knows no pause."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.actions.accounts import pause, paused, refused, resume, which
from outreach.app import App
from outreach.errors import ConfigError, LoginError, Outcome, UsageError
from outreach.net.server import Server, Tls
from outreach.store import events


def configure(workspace: Path, text: str, *, transport: str = "smtp") -> None:
    (workspace / "config.toml").write_text(f'transport = "{transport}"\n{text}', "utf-8")


def account(address: str, smtp: str = "", more: str = "") -> str:
    host = smtp or f"smtp.{address.partition('@')[2]}"
    return f'[accounts.me]\nname = "S"\naddress = "{address}"\n{more}\nsmtp = {{ host = "{host}" }}\n'


def test_a_pause_and_its_end_are_kept_with_their_lines_in_the_log(app: App, workspace: Path) -> None:
    configure(workspace, account("selin@kilnhaus.example"))
    pause(app, "me", "a quota")
    with app.reading() as db:
        assert paused(app, db) == {"me": "a quota"}

    assert resume(app, "me") == "a quota"
    assert resume(app, "me") is None

    with app.reading() as db:
        assert paused(app, db) == {}
        assert [one.said for one in events.events(db)] == ["account me paused: a quota", "account me resumed"]


def test_a_pause_holds_nothing_in_practice(app: App, workspace: Path) -> None:
    configure(workspace, account("selin@kilnhaus.example"), transport="local")
    pause(app, "me", "a quota")
    with app.reading() as db:
        assert paused(app, db) == {}


def test_an_account_that_there_is_not_cannot_be_resumed(app: App) -> None:
    with pytest.raises(UsageError, match="no account 'mert'"):
        resume(app, "mert")


def test_an_account_is_meant_by_its_name_its_address_or_by_being_the_only_one(app: App) -> None:
    assert {
        which(app, word) for word in (None, "me", "selin@kilnhaus.example", "Selin@Kilnhaus.example")
    } == {"me"}


def test_of_several_accounts_one_must_be_named(app: App, workspace: Path) -> None:
    other = account("mert@kilnhaus.example").replace("accounts.me", "accounts.mert")
    configure(workspace, account("selin@kilnhaus.example") + other)
    with pytest.raises(UsageError, match=r"which account\?") as caught:
        which(app, None)
    assert caught.value.hint == "one of me, mert"
    assert which(app, "mert@kilnhaus.example") == "mert"


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (
            account("s@gmail.com"),
            (
                "1. Typed wrong? Then once more: outreach doctor me",
                "2. Gmail lets",
                "2-step verification",
                "16 letters",
                "Type it when the program asks",
            ),
        ),
        (account("s@kilnhaus.example", "smtp.gmail.com"), ("Google lets", "administrator")),
        (
            account("s@outlook.com", "smtp-mail.outlook.com"),
            ("OAuth; Microsoft refuses passwords, or soon will", "oama access s@outlook.com", "let devices"),
        ),
        (
            account("s@kilnhaus.example", "smtp.office365.com"),
            ("Microsoft 365", "SMTP AUTH", "administrator"),
        ),
        (account("s@yandex.com.tr", "smtp.yandex.com.tr"), ("access by IMAP", 'of the kind "mail"')),
        (account("s@kilnhaus.example", "smtp.yandex.com"), ("for the organisation first",)),
        (account("s@kilnhaus.example"), ("web mail as s@kilnhaus.example", 'user = "NAME"')),
        (
            account("s@gmail.com", more='token_command = "oama access s@gmail.com"'),
            (
                "log in anew with the program that token_command runs, with the scopes https://mail.google.com/",
            ),
        ),
        (
            account("s@gmail.com", more="keyring = true"),
            ("1. A slip where the password is kept?", "keyring set outreach s@gmail.com"),
        ),
        (account("s@gmail.com", more='password_env = "P"'), ("into the variable P",)),
        (account("s@gmail.com", more='password_cmd = "pass x"'), ("where password_cmd reads it",)),
    ],
)
def test_a_refused_login_says_step_by_step_what_to_do_for_its_provider(
    app: App, workspace: Path, text: str, steps: tuple[str, ...]
) -> None:
    configure(workspace, text)

    error = refused(app, "me", "535 5.7.8 no\r\nthanks")

    assert isinstance(error, LoginError)
    assert error.outcome is Outcome.LOGIN
    assert "the login was refused: 535 5.7.8 no thanks\n" in str(error)
    assert all(step in error.hint for step in steps), error.hint
    assert error.hint.endswith("outreach doctor me, and when it lets you in: outreach resume me")
    assert "{" not in error.hint
    with app.reading() as db:
        assert paused(app, db) == {"me": "the login was refused: 535 5.7.8 no thanks"}


def test_a_secret_that_the_server_repeats_is_kept_nowhere(app: App, workspace: Path) -> None:
    configure(workspace, account("s@gmail.com", more='password_env = "P"'))
    app.environ = {"P": "hunter2"}
    app.credential("me")

    error = refused(app, "me", "535 hunter2 is wrong")

    assert "hunter2" not in f"{error}{error.hint}"
    with app.reading() as db:
        assert "hunter2" not in str([paused(app, db), [one.said for one in events.events(db)]])


def test_a_secret_is_asked_for_once_and_anew_after_a_refusal(app: App, workspace: Path) -> None:
    configure(workspace, account("s@gmail.com"))
    typed = iter(["first", "second"])
    app.ask = lambda _question: next(typed)

    assert app.credential("me") is app.credential("me")
    assert app.credential("me").secret == "first"
    assert app.credential("me", again=True).secret == "second"
    assert app.credential("me").secret == "second"
    assert "first" not in repr(app)
    assert "second" not in repr(app)


def test_the_environment_with_a_password_in_it_is_not_shown(app: App) -> None:
    app.environ = {"P": "hunter2"}
    assert "hunter2" not in repr(app)


def test_a_server_is_where_the_account_says_and_else_the_line_to_add_is_told(
    app: App, workspace: Path
) -> None:
    more = 'user = "selin"\nimap = { host = "IMAP.kilnhaus.example", port = 143, tls = "starttls" }'
    configure(workspace, account("s@gmail.com", more=more))
    assert app.server("me", "smtp") == Server("smtp.gmail.com", 465, Tls.TLS)
    assert app.server("me", "imap") == Server("imap.kilnhaus.example", 143, Tls.STARTTLS)


def test_a_server_that_is_not_named_is_told_with_the_line_to_add(app: App, workspace: Path) -> None:
    configure(workspace, account("s@gmail.com"))
    with pytest.raises(ConfigError, match=r"accounts\.me\.imap: missing") as caught:
        app.server("me", "imap")
    assert caught.value.hint == (
        'below [accounts.me]: imap = { host = "imap.gmail.com", port = 993, tls = "tls" }'
    )
