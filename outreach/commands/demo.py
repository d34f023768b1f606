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
    from outreach.text import Language


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
    from outreach.net.pages import Pages
    from outreach.text import Language

    where, data = folder or demo.FOLDER, people.read_bytes() if people else None
    language = demo.language_of(data, people.name) if people and data is not None else Language.TR
    demo.clear(where)
    clock = demo.Clock(at.replace(tzinfo=demo.ISTANBUL) if at else demo.START)
    pages = Pages({} if people else demo.web(clock.now))
    app = App(folder=where, clock=clock, environ={}, hosts=pages.hosts)
    begins = f"{clock.now:%A} {clock.now.day} {clock.now:%B %Y}, {clock.now:%H:%M} in Istanbul"
    talk(f"A scratch workspace in {where}; its clock stands on {begins}.")
    talk("All mail goes to a server inside this program and into outbox/: no real address can be reached.")
    try:
        with pages:
            story = _Story(app, clock, where)
            story.begin(language)
            story.read_list(people.name if people else None, data)
            story.write(language)
            story.end()
    finally:
        app.close()


class _Story:
    """Types the commands, one after the other, as a marketer would."""

    def __init__(self, app: App, clock: Clock, folder: Path) -> None:
        self.app, self.clock, self.folder = app, clock, folder
        self.root = click.get_current_context().find_root().command

    def begin(self, language: Language) -> None:
        """Make the workspace."""
        who = ("--name", "Selin", "--email", "selin@kilnhaus.example", "--brand", "Kilnhaus")
        where = ("--language", str(language), "--time-zone", "Europe/Istanbul")
        self.run("init", str(self.folder), *who, *where)

    def read_list(self, name: str | None, data: bytes | None) -> None:
        """Import the list, and the posts of the sample."""
        from outreach import demo

        if name is not None and data is not None:
            demo.put(self.folder, {name: data})
            self.run("import", "--yes", str(self.folder / name))
            return
        self.run("import", "--yes", str(demo.write_list(self.folder)))
        talk("\nThe web of this list is a server on this machine, too.")
        self.run("posts", "fetch")
        self.run("posts", "import", str(demo.write_posts(self.folder, self.clock.now.date())))

    def write(self, language: Language) -> None:
        """Draft, judge, approve and send."""
        from outreach import demo
        from outreach.actions.linting import lint

        demo.write_campaign(self.folder, language=language, today=self.clock.now.date())
        self.run("campaign", "check", "bahar")
        self.run("draft", "bahar")
        judged = lint(self.app, campaign="bahar")
        if not judged:
            talk(
                "\nEvery mail speaks of a recent post of its reader; none is known here, so nothing was drafted."
            )
            talk(
                "A list may have the columns post_url, post_title and post_date; or add a post as shown above."
            )
            return
        self.run("lint", "bahar")
        clean = [one for one in judged if not one.errors]
        if clean:
            self.run("show", str(clean[0].draft.id))
            self.run("approve", "bahar", *(("--confirm-count", str(len(clean))) if len(clean) > 1 else ()))
            self.run("send", "--confirm-count", str(len(clean)))
            self.wait_and_send()
            self.answer()
            self.follow_up()

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
        kinds = ", ".join(name[2:-4].replace("-", " ") for name in mails)
        self.say_time(f"Mail comes in: {kinds}")
        self.run("sync")
        self.clock.business_days_on(4, self.app.config.sending.hours)
        self.say_time("Four business days on")
        self.run("queue")

    def follow_up(self) -> None:
        """Write to those who are due, in the threads of the first mails, and look at the queue again."""
        from outreach.actions.linting import lint

        before = {one.draft.id for one in lint(self.app, campaign="bahar")}
        self.run("draft", "bahar", "--follow-ups")
        new = [one for one in lint(self.app, campaign="bahar") if one.draft.id not in before]
        clean = [str(one.draft.id) for one in new if not one.errors]
        if not clean:
            return
        self.run("show", clean[0])
        self.run("approve", *clean, *(("--confirm-count", str(len(clean))) if len(clean) > 1 else ()))
        self.run("send", "--confirm-count", str(len(clean)))
        self.wait_and_send()
        self.run("queue")

    def end(self) -> None:
        """Say what happened in numbers, and what to try."""
        from outreach import demo

        self.run("status")
        ids = demo.message_ids(self.folder / "outbox")
        if ids:
            twice = len(ids) - len(set(ids))
            proof = f"{twice} went out twice" if twice else "nobody got two"
            talk(f"outbox/ holds {len(ids)} mails with {len(set(ids))} different Message-IDs: {proof}.")
        talk(f"\nAll of it is in {self.folder}: config.toml, campaigns/, templates/, outreach.db, outbox/.")
        talk("Try next:")
        for words in self.next_commands():
            talk(f"  outreach {words}")

    def next_commands(self) -> list[str]:
        """Choose three commands that have something to show here."""
        from outreach.actions.standings import queue
        from outreach.actions.who import sign

        found = queue(self.app).standings
        here = f"--workspace {shlex.quote(str(self.folder))}"
        if not found:
            return ["help formats", "demo", "init"]
        who = sign(found[0].progress.person)
        if any("review" in said for one in found for said in one.progress.drafted.values()):
            return [f"{here} why {who}", f"{here} review bahar", "init"]
        if any(one.progress.sent for one in found):
            return [f"{here} why {who}", f"{here} show {who}", "init"]
        return [f"{here} posts add {who} URL --title ... --date ...", f"{here} draft bahar", "init"]

    def say_time(self, words: str) -> None:
        """Say what happened beside the commands."""
        from outreach import demo

        now = self.clock.now.astimezone(demo.ISTANBUL)
        talk(f"\n{words}. It is {now:%A} {now.day} {now:%B}, {now:%H:%M}.")

    def run(self, *words: str) -> None:
        """Type a command and show it."""
        click.echo(f"\n$ outreach {shlex.join(words)}")
        self.root.main(args=list(words), prog_name="outreach", obj=self.app, standalone_mode=False)
