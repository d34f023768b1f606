"""Exim 4.96: takes our mail after TLS and a login, delivers it, and writes real reports of what it cannot deliver."""

from __future__ import annotations

import grp
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from authority import Authority
from dovecot import PASSWORD, Dovecot
from keeping import HOST, answers, filled, free_ports, home, kept, who, write
from need import need
from smtp_server import SmtpServer, run_smtp_server

PACKAGE = "exim4-daemon-light"
#: What the server of every other domain says, by the local part of the address.
REFUSALS = {
    "RCPT gone@": "550 5.1.1 <gone>: no such mailbox here",
    "RCPT disabled@": "550 5.2.1 the mailbox is disabled",
    "RCPT full@": "452 4.2.2 Mailbox full",
    "RCPT policy@": "554 5.7.1 rejected by policy",
    "RCPT later@": "451 4.3.0 try again later",
    "BODY large@": "552 5.3.4 the message is too large",
}


@dataclass(frozen=True)
class Exim:
    """The server. Mail to *.example and *.brand.test comes into Dovecot, other mail goes to `elsewhere`."""

    home: Path
    authority: Authority
    #: STARTTLS there; nothing is taken without it and a login.
    port: int
    #: TLS from the first byte on.
    tls_port: int
    dovecot: Dovecot
    #: The server of every other domain: it refuses as REFUSALS says. No domain that ends in .invalid has a server.
    elsewhere: SmtpServer
    password: str = PASSWORD
    host: str = HOST

    def log(self) -> str:
        """Read what became of each mail."""
        return (self.home / "spool" / "mainlog").read_text("utf-8")


@contextmanager
def run_exim(dovecot: Dovecot) -> Iterator[Exim]:
    """Run the server and the one of the other domains; where it is not installed, as `need` says."""
    program = need("exim4", package=PACKAGE)
    authority = dovecot.authority
    files = {"cert.pem": authority.certificate, "key.pem": authority.key}
    with (
        run_smtp_server(answers=REFUSALS) as elsewhere,
        home("exim", files) as folder,
        free_ports(2) as (port, tls),
    ):
        group = grp.getgrgid(who().pw_gid).gr_name
        ports = {"PORT": port, "TLS_PORT": tls, "LMTP": dovecot.lmtp, "MX": elsewhere.port}
        values = {"HOME": folder, "USER": who().pw_name, "GROUP": group, "PASSWORD": PASSWORD, **ports}
        write(folder / "exim.conf", filled("exim.conf", values))
        command: list[str | Path] = [program, "-C", folder / "exim.conf", "-bdf", "-q1s"]
        with kept(folder, command, ready=lambda: answers(port) and answers(tls)):
            yield Exim(folder, authority, port, tls, dovecot, elsewhere)
