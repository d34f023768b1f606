"""What `init` asks in, the text of a first config.toml out."""

from __future__ import annotations

from outreach.config.providers import PORTS, Provider, example, line, providers, recognised
from outreach.config.settings import Config
from outreach.errors import ConfigError
from outreach.text import Language
from outreach.toml import check, parse, quote, said

_TEXT = """\
# Settings of this workspace. What is in force, and where it comes from: outreach config show

# "local" sends to outbox/ on this machine: nothing can leave it. When you have practised and `outreach doctor` finds
# nothing wrong, write "smtp": then mail leaves through your own mailbox.
transport = "local"

# The language of campaigns that name none: "en" or "tr". A person's own language goes before it.
language = {language}

# Your time zone. It stands in for people whose own is not known.
time_zone = {time_zone}

# The address that you write from.
[accounts.me]
name = {name}
address = {address}
# What you write for; empty if you write for yourself.
brand = {brand}
# The lines below every mail; your name where this is empty.
signature = ""
{login}
# The server that takes your mail, once transport is "smtp". The line is private from the first byte ("tls") or by
# "starttls", never open.
{smtp}
# The mailbox with the answers, which is only read. Without one nobody can be followed up but by hand.
{imap}

[sending]
# When mail may leave, by the clock of the person it goes to.
window = "10:00-17:00"
days = ["mon", "tue", "wed", "thu", "fri"]
# No more than this many mails in any 24 hours{allowed}.
per_day = 20

[posts]
# Drafts speak of posts that are no older than this many days.
max_age_days = 45

[footer]
# Where the law asks for one, the postal address below every mail.
postal_address = ""
"""

_KEPT = """\
# How its servers let you in: {how}.
# Say where that is kept, never the password itself: keyring = true, password_cmd = {example} or
# password_env = "MAIL_PASSWORD"; without any of them the program asks you.
keyring = false"""

_BROKER = """\
# How its servers let you in: {how}.
# Such a program is oama: token_command = {example}
token_command = \"\""""


def starter(
    *,
    name: str,
    address: str,
    brand: str | None,
    language: Language,
    time_zone: str,
    provider: str | None = None,
    smtp: str | None = None,
    imap: str | None = None,
) -> str:
    """Write a commented config.toml; servers are the provider's unless named, as `HOST` or `HOST:PORT`.

    An empty *imap* is no mailbox. Raises ConfigError, naming the setting, for an answer that `load` would refuse, so
    that such a file is never written, and InputError for bytes that are no text.
    """
    known = recognised(provider, address)
    text = _TEXT.format(
        name=quote(name),
        address=quote(address),
        brand=quote(brand or ""),
        language=quote(language),
        time_zone=quote(time_zone),
        login=_login(known, address),
        smtp=_server("smtp", smtp, known, address),
        imap=_server("imap", imap, known, address),
        allowed=_allowed(known),
    )
    check(parse(text, name="config.toml"), Config)
    return text


def _login(provider: Provider, address: str) -> str:
    if provider.oauth_only:
        return _BROKER.format(how=provider.login, example=quote(f"oama access {_one_line(address)}"))
    return _KEPT.format(how=provider.login, example=quote(f"pass show {_one_line(address)}"))


def _allowed(provider: Provider) -> str:
    if provider.per_day is None:
        return "; ask your provider what it allows"
    return f"; {provider.name} allows about {provider.per_day:,}, and few are wiser"


def _server(kind: str, written: str | None, provider: Provider, address: str) -> str:
    """Write the line of one server; a comment where there is none, or where it is only guessed."""
    if given := said(written):
        return line(kind, *_named(str(given), kind))
    known = provider.smtp if kind == "smtp" else provider.imap
    if known and written is None:
        return line(kind, known.host, known.port, known.tls)
    return f"# {example(_one_line(address), kind)}"


def _named(written: str, kind: str) -> tuple[str, int, str]:
    """Read `HOST` or `HOST:PORT`; the ports of old begin in the open and turn private by STARTTLS (RFC 8314)."""
    for known in providers().values():
        for server in (known.smtp, known.imap):
            if server and server.host == written:
                return server.host, server.port, server.tls
    host, colon, port = written.rpartition(":")
    if not colon or written.endswith("]"):
        return written, PORTS[kind], "tls"
    if not (port.isascii() and port.isdecimal()):
        words = f"must be a server, or server and port, such as {kind}.gmail.com:{PORTS[kind]}"
        raise ConfigError(f"config.toml: accounts.me.{kind}: {words}")
    return host, int(port), "starttls" if port in {"587", "143", "25"} else "tls"


def _one_line(value: str) -> str:
    """Keep an address that will be refused from ending the comment that it stands in."""
    return " ".join(value.split())
