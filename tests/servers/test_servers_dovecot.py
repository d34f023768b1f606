"""Dovecot keeps mail as a provider does: private lines, tokens, folders with a use, notes of who is away."""

import time

import pytest
from authority import Authority, make_authority
from dovecot import Dovecot, run_dovecot
from imapclient import IMAPClient  # type: ignore[import-untyped]  # it has none
from imapclient.exceptions import LoginError  # type: ignore[import-untyped]  # as above
from keeping import HOST, soon
from tap import tapped

from outreach.mail.reading import read
from spring import letter

WORDS = letter("ayse@x.example", "Merhaba", Subject="Selam", Message_ID="<1@x.example>")


def test_it_starts_in_about_a_second(authority: Authority) -> None:
    begun = time.monotonic()
    with run_dovecot(authority) as server:
        assert server.folder("a@x.example") == []
    assert time.monotonic() - begun < 5  # 0.1 s where nothing else runs


@pytest.mark.parametrize("folder", ["INBOX", "Archive", "Junk", "Müşteriler/2026"])
def test_what_is_delivered_lies_unread_in_its_folder(dovecot: Dovecot, domain: str, folder: str) -> None:
    user = f"selin@{domain}"
    dovecot.deliver(user, WORDS, folder)
    [raw] = dovecot.folder(user, folder)
    assert raw.endswith(WORDS)
    [one] = dovecot.kept(user, folder)
    assert "\\Seen" not in one.flags


def test_the_flags_show_who_has_read_it(dovecot: Dovecot, domain: str) -> None:
    user = f"selin@{domain}"
    dovecot.deliver(user, WORDS)
    with dovecot.mailbox(user) as box:
        box.select_folder("INBOX")
        box.fetch(box.search(), ["BODY[]"])
    assert "\\Seen" in dovecot.kept(user)[0].flags


def test_folders_say_what_they_are_for(dovecot: Dovecot, domain: str) -> None:
    with dovecot.mailbox(f"selin@{domain}") as box:
        uses = {
            name: flag for flags, _, name in box.list_folders() for flag in flags if name.encode() in flag
        }
    assert uses == {name: f"\\{name}".encode() for name in ("Sent", "Drafts", "Junk", "Trash", "Archive")}


@pytest.mark.parametrize("folder", ["INBOX", "Archive"])
def test_a_rebuilt_folder_has_another_validity_and_the_same_mail(
    dovecot: Dovecot, domain: str, folder: str
) -> None:
    user = f"selin@{domain}"
    for _ in range(3):
        dovecot.deliver(user, WORDS, folder)
    with dovecot.mailbox(user) as box:
        box.select_folder(folder)
        box.delete_messages([1], silent=True)
        box.expunge()
        before = box.folder_status(folder, ["UIDVALIDITY"])
    dovecot.renumber(user, folder)
    with dovecot.mailbox(user) as box:
        assert box.folder_status(folder, ["UIDVALIDITY"]) != before
    assert [one.uid for one in dovecot.kept(user, folder)] == [1, 2]


@pytest.mark.parametrize("way", ["oauth2_login", "oauthbearer_login"])
@pytest.mark.parametrize(
    ("token_of", "lives", "lets_in"), [("selin@", 60, True), ("selin@", -5, False), ("ayse@", 60, False)]
)
def test_a_token_lets_in_whom_it_names_until_it_expires(
    dovecot: Dovecot, domain: str, way: str, token_of: str, lives: int, *, lets_in: bool
) -> None:
    context = dovecot.authority.trusting()
    with IMAPClient(HOST, dovecot.imaps, ssl_context=context) as box:
        login = getattr(box, way)
        token = dovecot.token(token_of + domain, lives=lives)
        if lets_in:
            assert login(f"selin@{domain}", token)
        else:
            with pytest.raises(LoginError):
                login(f"selin@{domain}", token)


def test_a_wrong_password_is_refused_at_once(dovecot: Dovecot, domain: str) -> None:
    begun = time.monotonic()
    with IMAPClient(HOST, dovecot.imap, ssl=False) as box:
        box.starttls(dovecot.authority.trusting())
        with pytest.raises(LoginError):
            box.login(f"selin@{domain}", "wrong")
    assert time.monotonic() - begun < 2


def test_its_certificate_is_of_the_authority_alone(
    dovecot: Dovecot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stranger = make_authority(tmp_path_factory.mktemp("stranger"))
    with pytest.raises(OSError, match="certificate verify failed"):
        IMAPClient(HOST, dovecot.imaps, ssl_context=stranger.trusting())


def test_who_is_away_answers_by_a_machine_in_their_language_once_a_day(dovecot: Dovecot, domain: str) -> None:
    us, them = f"selin@{domain}", f"ayse@{domain}"
    dovecot.vacation(them, "Otomatik yanıt: İzindeyim", '3 Aralık\'a kadar "izindeyim".')
    ours = letter(us, "İyi günler", Subject="Selam", Message_ID=f"<1@{domain}>").replace(
        b"selin@kilnhaus.example", them.encode()
    )
    for _ in range(2):
        dovecot.deliver(them, ours)
    [note] = soon(lambda: dovecot.folder(us))
    parts = read(note)
    assert parts.from_ == them
    assert parts.subject == "Otomatik yanıt: İzindeyim"
    assert '3 Aralık\'a kadar "izindeyim".' in parts.text
    assert b"Auto-Submitted: auto-replied" in note
    assert f"In-Reply-To: <1@{domain}>".encode() in note
    assert len(dovecot.folder(us)) == 1


def test_somebody_on_the_line_hears_nothing_after_tls(dovecot: Dovecot, domain: str) -> None:
    with tapped(dovecot.imaps) as line:
        with IMAPClient(HOST, line.port, ssl_context=dovecot.authority.trusting()) as box:
            box.login(f"selin@{domain}", dovecot.password)
        assert line.asked
        assert dovecot.password.encode() not in line.asked
        assert domain.encode() not in line.asked


def test_somebody_on_the_line_can_hide_that_tls_is_offered(dovecot: Dovecot) -> None:
    with tapped(dovecot.imap, hidden=b"STARTTLS") as line, IMAPClient(HOST, line.port, ssl=False) as box:
        assert b"STARTTLS" not in box.capabilities()
