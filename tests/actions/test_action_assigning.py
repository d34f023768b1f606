"""What a person says of a mail that may be somebody's answer: done once, of the mail that they saw."""

from collections.abc import Callable
from functools import reduce
from pathlib import Path

from click.testing import Result
from dovecot import Dovecot
from sqlalchemy import text
from test_action_doubting import PRIVATE, copied, holds

from outreach.actions.strays import listed
from outreach.actions.syncing import sync
from outreach.app import App
from posted import answer, our_subject, world
from spring import arrives, configure, letter

__all__ = ["world"]  # fixtures

Typed = Callable[..., Result]


def test_a_person_may_say_that_it_is_nobodys_answer_and_no_reading_lists_it_again(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    dovecot.deliver(user, copied(1, "x@stranger.example", "tom@example.com", "ayse@example.com"))
    sync(app)

    said = run("resolve", "--unmatched", "1")

    assert "the mail from x@stranger.example counts as no answer of Ayşe Yılmaz, Tom Hill\n" in said.stderr
    assert holds(app, "@tomhill") == holds(app, "@ayse.seramik") == []
    assert "from x@stranger.example is no answer of theirs" in run("why", "@tomhill").stdout
    assert run("queue", "--unmatched").stdout == "No such mail.\n"
    dovecot.renumber(user)
    assert (sync(app).doubtful, listed(app)) == (0, [])


def test_a_number_that_is_not_listed_changes_nothing(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    dovecot.deliver(user, copied(1, "x@stranger.example", "tom@example.com"))
    sync(app)

    refused = run("resolve", "--unmatched", "1", "--unmatched", "7")

    assert (refused.exit_code, "no mail 7 is listed" in refused.stderr) == (2, True)
    assert holds(app, "@tomhill") == ["perhaps-answered"]


def test_a_strangers_address_is_no_part_of_a_command_that_a_shell_reads_otherwise(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    dovecot.deliver(user, copied(1, "a$HOME@stranger.example", "tom@example.com"))
    sync(app)

    assert "--also ADDRESS" in run("why", "@tomhill").stdout
    assert "--also ADDRESS" in run("queue", "--unmatched").stderr


def test_a_person_may_say_that_it_speaks_for_all_of_them(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    dovecot.deliver(user, copied(1, "x@stranger.example", "tom@example.com", "ayse@example.com"))
    sync(app)

    said = run("resolve", "--unmatched", "1", "--as", "answer")

    assert "the mail from x@stranger.example counts as an answer of" in said.stderr
    assert "2 sequences ended" in said.stderr
    assert holds(app, "@tomhill") == holds(app, "@ayse.seramik") == ["answered-elsewhere"]
    assert "answered in a mail of" in run("why", "@tomhill").stdout
    assert listed(app) == []


def test_whose_answer_nobody_knows_cannot_be_said_to_be_theirs(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    with app.writing() as db:
        db.execute(text("UPDATE message SET subject = 'Seramik' WHERE direction = 'out'"))
    dovecot.deliver(user, answer(1, "x@stranger.example", Subject="Re: Seramik"))
    sync(app)

    refused = run("resolve", "--unmatched", "1", "--as", "answer")

    assert (refused.exit_code, "nobody knows whose answer mail 1 is" in refused.stderr) == (2, True)
    assert len(listed(app)) == 1


def test_a_number_is_never_given_to_another_mail(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    dovecot.deliver(user, answer(1, PRIVATE, Subject=f"Re: {our_subject(app, 'ayse')}"))
    sync(app)
    run("people", "edit", "@ayse.seramik", "--also", PRIVATE)
    dovecot.deliver(user, copied(2, "x@stranger.example", "tom@example.com"))
    sync(app)

    assert run("resolve", "--unmatched", "1").exit_code == 2
    assert holds(app, "@tomhill") == ["perhaps-answered"]


def test_a_persons_word_can_be_taken_back_and_said_again(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    dovecot.deliver(user, copied(1, "x@stranger.example", "tom@example.com", "ayse@example.com"))
    sync(app)
    run("resolve", "--unmatched", "1", "--as", "answer")

    back = run("resolve", "--unmatched", "1")

    assert "counts as no answer of Ayşe Yılmaz, Tom Hill: 2 sequences go on" in back.stderr
    assert holds(app, "@tomhill") == holds(app, "@ayse.seramik") == []
    assert "2 sequences ended" in run("resolve", "--unmatched", "1", "--as", "answer").stderr
    assert holds(app, "@tomhill") == ["answered-elsewhere"]


def test_whoever_answered_themselves_goes_on_waiting_for_a_person(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    dovecot.deliver(user, copied(1, "x@stranger.example", "tom@example.com", "ayse@example.com"))
    dovecot.deliver(user, answer(2, "ayse@example.com", "Ücreti nedir?"))
    sync(app)

    assert "1 sequence ended" in run("resolve", "--unmatched", "1", "--as", "answer").stderr
    assert (holds(app, "@tomhill"), holds(app, "@ayse.seramik")) == (
        ["answered-elsewhere"],
        ["answered", "answered-elsewhere"],
    )
    assert "Ayşe Yılmaz" in run("queue").stdout


def test_what_is_said_in_practice_ends_no_real_sequence(app: App, sent: Path, run: Typed) -> None:
    arrives(
        sent, "1.eml", letter("x@stranger.example", "We both pass.", Cc="tom@example.com, ayse@example.com")
    )
    run("sync")

    assert "2 sequences ended" in run("resolve", "--unmatched", "1", "--as", "answer").stderr
    assert holds(app, "@tomhill") == ["answered-elsewhere"]

    server = '[accounts.me]\nsmtp = { host = "127.0.0.1", port = 1 }\n'
    real = ('transport = "local"', 'transport = "smtp"'), ("[accounts.me]\n", server)
    configure(app, lambda text: reduce(lambda said, one: said.replace(*one), real, text))
    assert "answered-elsewhere" not in holds(app, "@tomhill")


def test_a_word_taken_back_is_taken_back_for_all_of_whom_it_was_said(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    both = "tom@example.com, ilker@example.com"
    mail = answer(1, PRIVATE, "I am away.", Subject="Automatic reply: Seramik", Cc=both, Precedence="bulk")
    dovecot.deliver(user, mail)
    sync(app)
    run("resolve", "--unmatched", "1", "--as", "answer")
    run("people", "edit", "@tomhill", "--also", PRIVATE)

    run("resolve", "--unmatched", "1")

    assert "answered-elsewhere" not in holds(app, "@tomhill") + holds(app, "@ilkergezer")


def test_a_wish_for_no_more_mail_may_be_said_of_it(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    subject = our_subject(app, "tom")
    dovecot.deliver(user, answer(1, PRIVATE, "Bana bir daha yazmayın.", Subject=f"Re: {subject}"))
    sync(app)

    said = run("resolve", "--unmatched", "1", "--as", "no-more-mail").stderr

    assert f"the mail from {PRIVATE} counts as a wish for no more mail of Tom Hill: 1 sequence ended" in said
    told = run("why", "@tomhill").stdout
    assert "asked for no more mail in a mail of" in told
    assert "if that is no answer: outreach resolve --unmatched 1\n" in told
    refused = run("resolve", "--unmatched", "1", "--as", "away")
    assert (refused.exit_code, "try: outreach resolve --unmatched 1 --as answer" in refused.stderr) == (
        2,
        True,
    )
    run("resolve", "--unmatched", "1")
    assert holds(app, "@tomhill") == []
