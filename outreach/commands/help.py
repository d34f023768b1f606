"""`outreach help`: topics that belong to no single command."""

from __future__ import annotations

import click

TOPICS = {
    "exit-codes": """How a command ended, for scripts:
    0  done
    1  failed
    2  wrong usage, or a confirmation was refused
    3  configuration, or a database of a newer version
    4  a server refused the login
    5  some was done, some was left out or failed
    6  done, but a delivery waits for a person: nobody knows whether it arrived
  130  interrupted
Of several the first of 130, 3, 4, 6, 5, 1 counts.
`outreach lint` alone: 0 clean, 1 findings of severity error, 2 whatever kept it from judging.""",
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
    "workspace": """A workspace is a folder with config.toml. Commands look for it here and upward.
  config.toml    settings, each explained                     yours
  campaigns/     the briefs and their steps                   yours
  templates/     the words, looked up before the shipped ones yours
  secret.key     keys Message-IDs and hashes; keep a copy     never share it by mail
  outreach.db    people, posts, drafts, messages, history     the program's
  outbox/        what was sent, as it went over the wire      the program's
  inbox/         put answers here to practise                 yours
In this version nothing leaves the machine: every mail goes to outbox/.""",
}


@click.command(short_help="Explain a topic: exit-codes, environment, formats, workspace.")
@click.argument("topic", required=False, type=click.Choice(list(TOPICS)))
def command(topic: str | None) -> None:
    """Explain what belongs to no single command; without TOPIC, name the topics."""
    click.echo(TOPICS[topic] if topic else "Topics: " + ", ".join(TOPICS) + ".  Commands: outreach --help")
