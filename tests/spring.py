"""A workspace in which the campaign `spring` is ready to be drafted, and ways to look at what left it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from email.message import EmailMessage
from email.policy import SMTP
from mailbox import Maildir
from pathlib import Path
from typing import Any

from sqlalchemy import select, text

from outreach.app import App
from outreach.mail.letter import Parts
from outreach.mail.reading import read
from outreach.models import Delivery, Message

#: Whom a draft can be written for, in the order of their numbers: five by the clock of Istanbul, one of Berlin.
READY = ("ayse", "ilker", "sule", "tom", "gulsen", "lena")
_PEOPLE = """name;handle;email;language;country
Ayşe Yılmaz;ayse.seramik;ayse@example.com;tr;TR
İlker Işık;ilkergezer;ilker@example.com;tr;TR
Şule Güneş;sulegunes;sule@example.com;tr;TR
Tom Hill;tomhill;tom@example.com;en;TR
Gülşen Ağaoğlu;gulsen.orer;gulsen@example.com;tr;TR
Lena Fischer;lenabakes;lena@example.com;en;DE
Deniz Çağlar;denizcaglar;deniz@example.com;tr;TR
Kaan Er;kaaner;;tr;TR
"""
_POSTS = """handle;url;title;date
@ayse.seramik;https://www.instagram.com/p/C1mavi/;Mavi sır denemeleri;18.11.2026
@ayse.seramik;https://www.instagram.com/p/C2atolye/;Atölyede bir gün;5.11.2026
@ilkergezer;https://www.youtube.com/watch?v=likya4gun01;Likya Yolu'nda dört gün;20.11.2026
@sulegunes;https://www.youtube.com/watch?v=tuzseramik1;Evde tuz seramiği;12.11.2026
@tomhill;https://www.youtube.com/watch?v=kilnshed001;A kiln in a shed;19.11.2026
@gulsen.orer;https://www.instagram.com/p/C4oya/;Nazilli'den iğne oyası;10.11.2026
@lenabakes;https://www.youtube.com/watch?v=sourbowl001;Why my sourdough bowl is handmade;19.11.2026
@kaaner;https://www.instagram.com/p/C9tahta/;Tahta kaşık;19.11.2026
"""
#: What a campaign offers in both languages, and its two mails.
OFFER = """[brief.tr]
goal = "ilkbahar atölyelerimizi doldurmak"
product = "evde kuruyan seramik setimiz"
benefit = "Set sizde kalır"
compensation = "12.000 TL, yayından sonra 14 gün içinde"
deliverables = "bir video"

[brief.en]
goal = "to fill our spring workshops"
product = "an air-drying ceramics set"
benefit = "You keep the set"
compensation = "450 EUR, paid within 14 days of the post"
deliverables = "one video"

[[steps]]
name = "first"
template = "paid-first"
wait = 0

[[steps]]
name = "second"
template = "paid-second"
wait = 4
"""
_CAMPAIGN = f"""id = "spring"
purpose = "collaboration"
brand = "Kilnhaus"
language = "tr"
topics = ["seramik", "sır", "kiln"]

[dates]
starts = 2027-01-20
ends = 2027-02-20

{OFFER}"""


def another_campaign(workspace: Path, name: str = "winter", *, account: str = "") -> None:
    """Write a second campaign like the first."""
    sender = f'\naccount = "{account}"' if account else ""
    text = _CAMPAIGN.replace('id = "spring"', f'id = "{name}"{sender}')
    (workspace / "campaigns" / f"{name}.toml").write_text(text, "utf-8")


def one_mail_only(workspace: Path) -> None:
    """Take the follow-up out of `spring`: whoever got its first mail is at its end."""
    path = workspace / "campaigns" / "spring.toml"
    before, _, _ = path.read_text("utf-8").partition('[[steps]]\nname = "second"')
    path.write_text(before, "utf-8")


def prepare(workspace: Path) -> None:
    """Write the list, the posts and the campaign."""
    (workspace / "people.csv").write_text(_PEOPLE, "utf-8")
    (workspace / "posts.csv").write_text(_POSTS, "utf-8")
    (workspace / "campaigns" / "spring.toml").write_text(_CAMPAIGN, "utf-8")


def configure(app: App, change: Callable[[str], str]) -> None:
    """Change config.toml as a person would; the next look at the settings sees it."""
    path = app.workspace / "config.toml"
    before = path.read_text("utf-8")
    path.write_text(change(before), "utf-8")
    assert path.read_text("utf-8") != before
    app.__dict__.pop("loaded", None)


def outbox(workspace: Path) -> list[Parts]:
    """Read what the server took, in the order in which it came."""
    if not (workspace / "outbox").is_dir():
        return []
    box = Maildir(workspace / "outbox", create=False)
    return [
        read(box.get_bytes(key))
        for key in sorted(box.keys(), key=lambda key: box.get_message(key).get_date())
    ]


def grieve(app: App, person: int = 1, title: str = "Babamı kaybettik") -> None:
    """Store a post of that title, published today."""
    with app.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO post (influencer_id, url, canonical_url, title, published, date_estimated, is_repost, is_reply, source, added_at) "
                "VALUES (:person, :url, :url, :title, '2026-11-24', false, false, false, 'person', '2026-11-24 07:00:00')"
            ),
            {"person": person, "url": "https://www.instagram.com/p/new/", "title": title},
        )


def reached(workspace: Path) -> list[str]:
    """Name who got mail, once for each mail: `["ayse", "tom"]`."""
    return [parts.to[0].partition("@")[0] for parts in outbox(workspace)]


def states(app: App) -> Mapping[str, str]:
    """Read the state of each delivery, by recipient."""
    return {row.recipient.partition("@")[0]: row.state for row in deliveries(app)}


def deliveries(app: App) -> list[Any]:
    """Read the rows of all deliveries with their recipient, oldest first."""
    delivery, message = Delivery.__table__, Message.__table__
    statement = select(delivery, message.c.recipient).join(message, message.c.id == delivery.c.message_id)
    with app.reading() as db:
        return list(db.execute(statement.order_by(delivery.c.id)))


def delivery(app: App, name: str) -> Any:
    """Read the row of the mail to one person."""
    return next(row for row in deliveries(app) if row.recipient == f"{name}@example.com")


def letter(sender: str, words: str, **headers: str) -> bytes:
    """Compose a mail to us; headers by name, `_` for `-`."""
    message = EmailMessage()
    message["From"], message["To"] = sender, "selin@kilnhaus.example"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(words)
    return message.as_bytes(policy=SMTP)


def arrives(workspace: Path, name: str, raw: bytes) -> None:
    """Lay a mail into the inbox."""
    path = workspace / "inbox" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
