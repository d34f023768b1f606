"""Dovecot 2.3: everybody's mailbox, by IMAP, LMTP and Sieve; any address is a user, and one password fits all."""

from __future__ import annotations

import grp
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.utils import parseaddr
from pathlib import Path
from typing import TYPE_CHECKING

from authority import Authority
from keeping import HOST, answers, filled, free_ports, home, kept, who, write
from need import need
from tokens import KEY_FILE, token

if TYPE_CHECKING:
    from imapclient import IMAPClient  # type: ignore[import-untyped]  # it has none

PACKAGES = "dovecot-imapd dovecot-lmtpd dovecot-sieve"
PASSWORD = "secret"
_OAUTH = """introspection_mode = local
local_validation_key_dict = fs:posix:prefix={home}/keys/
username_attribute = email
"""
#: Called as sendmail is; the recipient is its last word.
_SENDMAIL = """#!/bin/sh
for recipient; do :; done
exec {lda} -c {home}/dovecot.conf -d "$recipient" -f ""
"""


@dataclass(frozen=True)
class Kept:
    """One message of a folder."""

    uid: int
    flags: frozenset[str]
    raw: bytes


@dataclass(frozen=True)
class Dovecot:
    """The server. A user comes to be with the first mail, or the first login."""

    home: Path
    authority: Authority
    #: STARTTLS there; without it a login is refused.
    imap: int
    #: TLS from the first byte on.
    imaps: int
    lmtp: int
    password: str = PASSWORD
    host: str = HOST

    def token(self, user: str, *, lives: int = 3600) -> str:
        """Make an access token for XOAUTH2 and OAUTHBEARER, good for *lives* seconds."""
        return token(user, lives=lives)

    def deliver(self, user: str, raw: bytes, folder: str = "INBOX", *, sender: str | None = None) -> None:
        """Deliver a mail: into INBOX as the world does, with *sender* on the envelope; into another folder by APPEND."""
        if folder == "INBOX":
            told = parseaddr(message_from_bytes(raw).get("From", ""))[1] if sender is None else sender
            with smtplib.LMTP(HOST, self.lmtp, "localhost", timeout=10) as line:
                line.sendmail(told, [user], raw)
            return
        with self.mailbox(user) as box:
            if not box.folder_exists(folder):
                box.create_folder(folder)
            box.append(folder, raw)

    def folder(self, user: str, name: str = "INBOX") -> list[bytes]:
        """Read all messages of a folder, oldest first; nothing is marked."""
        return [one.raw for one in self.kept(user, name)]

    def kept(self, user: str, name: str = "INBOX") -> list[Kept]:
        """Read all messages of a folder with their numbers and flags."""
        with self.mailbox(user) as box:
            box.select_folder(name, readonly=True)
            found = box.fetch(box.search(), ["FLAGS", "BODY.PEEK[]"])
        return [
            Kept(uid, frozenset(flag.decode() for flag in one[b"FLAGS"]), one[b"BODY[]"])
            for uid, one in sorted(found.items())
        ]

    def vacation(self, user: str, subject: str, words: str) -> None:
        """Let *user* be away from now on: a machine answers each sender once a day."""
        said = " ".join(
            f'"{text.replace(chr(92), chr(92) * 2).replace(chr(34), chr(92) + chr(34))}"'
            for text in (subject, words)
        )
        write(
            self.home / "sieve" / f"{user}.sieve",
            f'require ["vacation"];\nvacation :days 1 :subject {said};\n',
        )

    def renumber(self, user: str, name: str = "INBOX") -> None:
        """Give all messages of a folder new numbers under a new UIDVALIDITY, as a server does that was rebuilt."""
        before = self._validity(user, name)
        folder = (
            self.home / "home" / user / "Maildir" / ("" if name == "INBOX" else f".{name.replace('/', '.')}")
        )
        for path in folder.glob("dovecot*"):
            if not path.name.startswith("dovecot-uidvalidity"):
                path.unlink()
        assert self._validity(user, name) != before

    @contextmanager
    def mailbox(self, user: str) -> Iterator[IMAPClient]:
        """Log in as *user*, to do what a person does with their mail program."""
        from imapclient import IMAPClient

        context = self.authority.trusting()
        with IMAPClient(HOST, self.imaps, ssl_context=context, timeout=10) as box:
            box.login(user, self.password)
            yield box

    def _validity(self, user: str, name: str) -> int:
        with self.mailbox(user) as box:
            return int(box.folder_status(name, ["UIDVALIDITY"])[b"UIDVALIDITY"])


@contextmanager
def run_dovecot(authority: Authority) -> Iterator[Dovecot]:
    """Run the server; where it is not installed the test is skipped, or fails as `need` says."""
    program, _, _ = (need(one, package=PACKAGES) for one in ("dovecot", "lmtp", "sievec"))
    lda = need("dovecot-lda", package=PACKAGES)
    files = {"cert.pem": authority.certificate, "key.pem": authority.key}
    with home("dovecot", files) as folder, free_ports(3) as (imap, imaps, lmtp):
        group = grp.getgrgid(who().pw_gid).gr_name
        ports = {"IMAP": imap, "IMAPS": imaps, "LMTP": lmtp}
        values = {"HOME": folder, "USER": who().pw_name, "GROUP": group, "PASSWORD": PASSWORD, **ports}
        write(folder / "dovecot.conf", filled("dovecot.conf", values))
        write(folder / "oauth2.conf", _OAUTH.format(home=folder))
        write(folder / "sendmail.sh", _SENDMAIL.format(home=folder, lda=lda))
        write(folder / KEY_FILE[0], KEY_FILE[1])
        command: list[str | Path] = [program, "-F", "-c", folder / "dovecot.conf"]
        with kept(folder, command, ready=lambda: all(map(answers, ports.values()))):
            yield Dovecot(folder, authority, imap, imaps, lmtp)
