"""`outreach help`: topics that belong to no single command."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

import click

from outreach.errors import UsageError

TOPICS = {
    "accounts": """Mail leaves through your own mailbox once config.toml says transport = "smtp"; "local" is practice.
An account is a table [accounts.NAME] with an address, a server that takes its mail and one that keeps its mailbox:
  smtp = { host = "smtp.gmail.com", port = 465, tls = "tls" }
  imap = { host = "imap.gmail.com", port = 993, tls = "tls" }
How the servers let it in; no password stands in config.toml. The first of these that is set is asked:
  token_command = "oama access you@outlook.com"   prints an OAuth token; Microsoft refuses passwords, or soon will
  password_cmd = "pass show mail/you"              prints the password, in its first line
  password_env = "MAIL_PASSWORD"                   the environment variable that holds it
  keyring = true                                   the system's keyring: keyring set outreach you@gmail.com
  none of them                                     the program asks you, each time
Gmail, Workspace and Yandex take an app password, not the one of the browser.
A refused login pauses the account, since providers lock one that keeps knocking, and says what to do there.
  outreach doctor NAME    checks servers, TLS, login and folders; nothing is sent
  outreach resume NAME    lets the account send again""",
    "exit-codes": """How a command ended, for scripts:
    0  done
    1  failed
    2  wrong usage, or a confirmation was refused
    3  configuration, or a database of a newer version
    4  a server refused an account, now or before; it is paused until you resume it
    5  some was done, some was left out or failed
    6  done, but a delivery waits for a person: nobody knows whether it arrived
  130  interrupted
Of several the first of 130, 3, 4, 6, 5, 1 counts.
`outreach lint` alone: 0 clean, 1 findings of severity error or as --fail-on says, 2 whatever kept it from judging.""",
    "environment": """OUTREACH_WORKSPACE        the folder with config.toml, as --workspace
OUTREACH_SECTION__KEY     any setting, such as OUTREACH_SENDING__PER_DAY=10
EDITOR, VISUAL            the editor of `edit` and `review`
NO_COLOR                  no colour; nothing is told by colour alone in any case
Flags go before the environment, that before the workspace's config.toml, that before your own file.""",
    "formats": """A listing is a table on a terminal, and one line per record with tabs between in a pipe.
  --json  a list of objects; fields are added over time, never renamed
  --csv   UTF-8 with BOM, semicolons where your language is Turkish, so that Excel opens it by a double click;
          a cell that could run as a formula begins with an apostrophe
Data goes to standard output, everything else to standard error.""",
    "law": """No legal advice: the program looks at what is recorded, and says what it refuses to send.
purpose in the campaign's file decides: "advertising" for your own goods, or "collaboration", an offer that you pay for.
  refused   advertisements without footer.postal_address; advertisements to Turkey without an İYS status; any mail to
            Canada without a recorded basis, with the source of the address and its day
  warned    once for each campaign, such as of opt-in in Germany and of sole traders in the United Kingdom
What is recorded of an address, by hand or by columns of a list:
  outreach people edit @handle --iys onay          onay, ret or tacir, as İYS shows it
  outreach people edit @handle --basis "published for business" --source URL --since 2026-11-02
Who looked at the law of a country says so in the campaign's file, and the program refuses and warns no more there:
  [[law]]
  country = "TR"
  checked_by = "Selin Aydın"
  checked_on = 2026-11-20
Someone without a country is taken for one of their address (.de) or, writing Turkish, of Turkey.
`outreach why @handle` names each rule with its source. `outreach forget @handle` erases a person.""",
    "templates": """A template is text with {{ fields }} and {% if field %} ... {% endif %}; filters stand behind a field:
{{ person.first_name | genitive }}. A file is looked up in templates/LANGUAGE/ of the workspace, then among the shipped.
""",
    "workspace": """A workspace is a folder with config.toml. Commands look for it here and upward.
  config.toml    settings, each explained                     yours
  campaigns/     the briefs and their steps                   yours
  templates/     the words, looked up before the shipped ones yours
  secret.key     keys Message-IDs and hashes; keep a copy     never share it by mail
  outreach.db    people, posts, drafts, messages, history     the program's
  sent.jsonl     what left, to notice a restored backup      the program's
  outbox/        what practice sent, as it went over the wire the program's
  inbox/         put answers here to practise                 yours
While transport is "local" nothing leaves the machine: every mail goes to outbox/.""",
}


@click.command(
    short_help="Explain a topic: accounts, exit-codes, environment, formats, law, templates, workspace."
)
@click.argument("topic", nargs=-1)
@click.pass_context
def command(context: click.Context, topic: tuple[str, ...]) -> None:
    """Explain what belongs to no single command, or a command; without TOPIC, name the topics."""
    if not topic:
        click.echo("Topics: " + ", ".join(TOPICS) + ".  Commands: outreach --help")
    elif topic[0] in TOPICS:
        click.echo(TOPICS[topic[0]] + ("\n".join(_fields()) if topic[0] == "templates" else ""))
    else:
        click.echo(_help(context, topic))


def _fields() -> Iterator[str]:
    """List what a template can read, and the filters."""
    from outreach.drafts.filters import FILTERS
    from outreach.drafts.sources import FIELDS

    yield "Fields:"
    for space, fields in FIELDS.items():
        yield from (f"  {f'{space}.{name}':<22} {meant}" for name, meant in fields.items())
    yield 'A column of the sheet is person.fields["City"].'
    yield "Filters:"
    for name, one in FILTERS.items():
        yield f"  {name:<13} {one.says}" + (f"  (only Language: {one.language})" if one.language else "")


def _help(context: click.Context, words: tuple[str, ...]) -> str:
    """Find the help of a command, or of one inside it."""
    here = context.find_root()
    for word in words:
        found = here.command.get_command(here, word) if isinstance(here.command, click.Group) else None
        if found is None:
            there = here.command.list_commands(here) if isinstance(here.command, click.Group) else []
            near = get_close_matches(word, [*there, *TOPICS], n=1)
            hint = f"outreach help {near[0]}" if near else "outreach help, or outreach --help"
            raise UsageError(f"no topic and no command {word!r}", hint=hint)
        here = click.Context(found, info_name=word, parent=here)
    return here.get_help()
