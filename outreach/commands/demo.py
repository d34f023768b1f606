"""`outreach demo`: the whole job, by the same commands that everybody types."""

from __future__ import annotations

import shlex
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import talk

if TYPE_CHECKING:
    from outreach.demo import Clock


@click.command(short_help="Do the whole job on a sample list, or on yours; nothing leaves this machine.")
@click.argument("people", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to work; outreach-demo unless given.",
)
@click.option(
    "--at", type=click.DateTime(["%Y-%m-%dT%H:%M"]), hidden=True, help="Begin the story then, in Istanbul."
)
def command(people: Path | None, folder: Path | None, at: datetime | None) -> None:
    """Import a list, store posts, draft, lint, approve, send, read the answers, and show who is due.

    It runs on a sample list as Excel exports it in Turkish, or on your own PEOPLE.csv, in a scratch folder. Every mail
    goes to a server inside the program that keeps it in outbox/; no setting is read, and no real address is reached.
    """
    from outreach import demo

    where = folder or demo.FOLDER
    demo.clear(where)
    clock = demo.Clock(at.replace(tzinfo=demo.ISTANBUL) if at else demo.START)
    app = App(folder=where, clock=clock, environ={})
    talk(
        f"A scratch workspace in {where}, on {clock.now:%A} {clock.now.day} {clock.now:%B %Y}, {clock.now:%H:%M} in Istanbul."
    )
    talk("All mail goes to a server inside this program and into outbox/: no real address can be reached.")
    try:
        _Story(app, clock, where).tell(people)
    finally:
        app.close()


class _Story:
    """Types the commands, one after the other, as a marketer would."""

    def __init__(self, app: App, clock: Clock, folder: Path) -> None:
        self.app, self.clock, self.folder = app, clock, folder
        self.root = click.get_current_context().find_root().command

    def tell(self, people: Path | None) -> None:
        """Do the whole job."""
        from outreach import demo

        who = (
            "--name",
            "Selin",
            "--email",
            "selin@kilnhaus.example",
            "--brand",
            "Kilnhaus",
            "--language",
            "tr",
        )
        self.run("init", str(self.folder), *who, "--time-zone", "Europe/Istanbul")
        today = self.clock.now.date()
        if people is None:
            self.run("import", "--yes", str(demo.write_list(self.folder)))
            self.run("posts", "import", str(demo.write_posts(self.folder, today)))
            language = "tr"
        else:
            language = demo.language_of(people.read_bytes())
            copy = self.folder / people.name
            copy.write_bytes(people.read_bytes())
            self.run("import", "--yes", str(copy))
        demo.write_campaign(self.folder, language=language, today=today)
        self.run("campaign", "check", "bahar")
        self.run("draft", "bahar")
        self.write()

    def write(self) -> None:
        """Judge, approve and send what was drafted."""
        from outreach.actions.linting import lint

        judged = lint(self.app, campaign="bahar")
        if not judged:
            self.end()
            return
        self.run("lint", "bahar")
        clean = [one for one in judged if not one.errors]
        if clean:
            self.run("show", str(clean[0].draft.id))
            self.run("approve", "bahar", *(("--confirm-count", str(len(clean))) if len(clean) > 1 else ()))
            self.run("send", "--confirm-count", str(len(clean)))
            self.wait_and_send()
            self.answer()
        self.end()

    def wait_and_send(self) -> None:
        """Let the hours go by for which mail is queued, and send again; nothing is asked."""
        from outreach.actions.planning import prospect

        for _ in range(10):
            waiting = prospect(self.app).queued
            if not waiting:
                return
            self.clock.now = max(self.clock.now, waiting[0][1])
            self.say_time("Time goes by")
            self.run("send")

    def answer(self) -> None:
        """Let people answer, read it, and look at the queue four business days on."""
        from datetime import timedelta

        from outreach import demo

        self.clock.now += timedelta(hours=3)
        mails = demo.answers(demo.received(self.folder / "outbox"), self.clock.now)
        demo.put(self.folder / "inbox", mails)
        self.say_time(
            f"{len(mails)} mails come in: {', '.join(name[2:-4].replace('-', ' ') for name in mails)}"
        )
        self.run("sync")
        self.clock.business_days_on(4, self.app.config.sending.hours)
        self.say_time("Four business days on")
        self.run("queue")

    def end(self) -> None:
        """Say what happened in numbers, and what to try."""
        self.run("status")
        talk(f"\nAll of it is in {self.folder}: config.toml, campaigns/, templates/, outreach.db, outbox/.")
        talk("Try next:")
        talk(f"  outreach --workspace {self.folder} why @ayse.seramik")
        talk(f"  outreach --workspace {self.folder} review bahar")
        talk("  outreach init")

    def say_time(self, words: str) -> None:
        """Say what happened beside the commands."""
        from outreach import demo

        now = self.clock.now.astimezone(demo.ISTANBUL)
        talk(f"\n{words}. It is {now:%A} {now.day} {now:%B}, {now:%H:%M}.")

    def run(self, *words: str) -> None:
        """Type a command and show it."""
        click.echo(f"\n$ outreach {shlex.join(words)}")
        self.root.main(args=list(words), prog_name="outreach", obj=self.app, standalone_mode=False)
