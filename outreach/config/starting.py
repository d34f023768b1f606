"""What `init` asks in, the text of a first config.toml out."""

from __future__ import annotations

from outreach.config.settings import Config
from outreach.text import Language
from outreach.toml import check, parse, quote

_TEXT = """\
# Settings of this workspace. What is in force, and where it comes from: outreach config show

# "local" sends to outbox/ on this machine: nothing can leave it.
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

[sending]
# When mail may leave, by the clock of the person it goes to.
window = "10:00-17:00"
days = ["mon", "tue", "wed", "thu", "fri"]
# No more than this many mails a day.
per_day = 20

[posts]
# Drafts speak of posts that are no older than this many days.
max_age_days = 45

[footer]
# Where the law asks for one, the postal address below every mail.
postal_address = ""
"""


def starter(*, name: str, address: str, brand: str | None, language: Language, time_zone: str) -> str:
    """Write a commented config.toml.

    Raises ConfigError, naming the setting, for an answer that `load` would refuse, so that such a file is never written,
    and InputError for bytes that are no text.
    """
    text = _TEXT.format(
        name=quote(name),
        address=quote(address),
        brand=quote(brand or ""),
        language=quote(language),
        time_zone=quote(time_zone),
    )
    check(parse(text, name="config.toml"), Config)
    return text
