"""What the law refuses is held in the queue, in the plan and at the claim; what it warns of is told once; lines stand below."""

from __future__ import annotations

from pathlib import Path

import pytest
from sends import held, real, send_queued, yes
from smtp_server import SmtpServer
from sqlalchemy import update

from outreach.actions.desk import Choice
from outreach.actions.drafting import draft
from outreach.actions.people import edit
from outreach.actions.planning import prospect
from outreach.actions.queueing import queue
from outreach.actions.standings import queue as standing
from outreach.actions.standings import story
from outreach.app import App
from outreach.errors import InputError
from outreach.models import Influencer
from spring import configure, outbox, reached, states
from tables import rows

__all__ = ["real"]  # fixtures

POSTAL = '\n[company]\nname = "Kilnhaus Ltd. Şti."\nmersis_no = "0123456789012345"\n'
CHECK = '\n[[law]]\ncountry = "Türkiye"\nchecked_by = "Selin"\nchecked_on = 2026-11-20\n'


def advertises(app: App, more: str = "") -> None:
    path = app.workspace / "campaigns" / "spring.toml"
    path.write_text(path.read_text("utf-8").replace('"collaboration"', '"advertising"') + more, "utf-8")


def has_address(app: App) -> None:
    configure(
        app, lambda text: text.replace('postal_address = ""', 'postal_address = "Fırın Sk. 3"') + POSTAL
    )


def holds(app: App) -> dict[str, str]:
    found = standing(app).standings
    return {one.progress.person.handle or "": one.because for one in found if one.holds}


def test_an_advertisement_waits_for_an_address_and_for_iys(app: App, drafted: Path) -> None:
    yes(app)
    advertises(app)
    assert all("postal address" in hold.because for hold in held(app).values())
    assert len(held(app)) == 6

    has_address(app)
    assert {hold.code for hold in held(app).values()} == {"unlawful", "changed"}
    assert "İYS status" in holds(app)["ayse.seramik"]
    edit(app, "@ayse.seramik", {"iys": "onay"})
    assert "lacks" in held(app)["ayse.seramik"].because, "its footer was written before"

    assert [one.person.handle for one in draft(app, "spring", Choice()).without][:1] == ["ilkergezer"]
    yes(app)
    assert sorted(one.candidate.progress.person.handle or "" for one in prospect(app).plan.slots) == [
        "ayse.seramik",
        "lenabakes",
    ]
    queue(app, confirmed=2)
    send_queued(app)
    text = outbox(app.workspace)[0].text
    assert "Fırın Sk. 3" in text
    assert "MERSİS no: 0123456789012345" in text


def test_a_recorded_check_lifts_it_and_is_told(app: App, drafted: Path) -> None:
    has_address(app)
    advertises(app, CHECK)

    found = story(app, "@ayse.seramik")

    assert found.holds == ()
    assert "TR for spring: checked by Selin on 2026-11-20" in found.law
    edit(app, "@ayse.seramik", {"iys": "ret"})
    assert "refused commercial mail in İYS" in story(app, "@ayse.seramik").holds[0].because


@pytest.mark.parametrize(
    "known",
    [
        {"time_zone": "Europe/Istanbul", "language": "en"},
        {"language": ""},  # the campaign's is Turkish
    ],
)
def test_who_is_in_turkey_by_clock_or_by_the_language_of_the_campaign_needs_iys(
    app: App, drafted: Path, known: dict[str, str]
) -> None:
    has_address(app)
    advertises(app)
    edit(app, "@lenabakes", {"country": "", **known})

    assert "İYS status" in story(app, "@lenabakes").holds[0].because
    edit(app, "@lenabakes", {"iys": "ret"})
    assert "refused commercial mail in İYS" in story(app, "@lenabakes").holds[0].because


def test_a_city_in_the_list_says_so_too(app: App, drafted: Path) -> None:
    has_address(app)
    advertises(app)
    edit(app, "@lenabakes", {"country": ""})
    with app.writing() as db:
        whose = Influencer.__table__
        fields = {"Şehir": "Kadıköy, İstanbul"}
        db.execute(update(whose).where(whose.c.name == "Lena Fischer").values(fields=fields))

    assert "İYS status" in story(app, "@lenabakes").holds[0].because


def test_what_becomes_refused_after_queueing_does_not_leave(app: App, real: SmtpServer) -> None:
    queue(app, confirmed=6)
    advertises(app)

    run = send_queued(app)

    assert set(states(app).values()) == {"queued"}
    assert all("postal address" in step.said for step in run.steps)


def test_canada_is_refused_for_an_offer_too_until_basis_source_and_day_are_recorded(
    app: App, drafted: Path
) -> None:
    yes(app)
    edit(app, "@tomhill", {"country": "CA"})
    assert held(app)["tomhill"].code == "unlawful"
    edit(
        app,
        "@tomhill",
        {"basis": "published for business", "source": "https://tom.example", "since": "2026-11-02"},
    )
    assert "tomhill" not in held(app)


def test_a_warning_is_told_until_somebody_went_on_and_then_no_more(app: App, drafted: Path) -> None:
    yes(app)
    assert [(one.rule.code, one.count) for one in prospect(app).warnings] == [
        ("tr-offer", 5),
        ("eu-opt-in-all", 1),
    ]
    assert len(prospect(app).warnings) == 2, "looking is not going on"

    queue(app, confirmed=6)

    assert prospect(app).warnings == ()
    assert len(rows(app, "SELECT said FROM event WHERE kind = 'campaign.warned'")) == 2


def test_an_address_stands_below_an_offer_only_where_the_law_asks(app: App, spring: Path) -> None:
    has_address(app)
    edit(app, "@tomhill", {"country": "US", "time_zone": "Europe/Istanbul"})
    draft(app, "spring", Choice())
    yes(app)
    queue(app, confirmed=6)
    send_queued(app)

    bodies = {one.to[0]: one.text for one in outbox(app.workspace)}
    assert [to for to, text in bodies.items() if "Fırın Sk. 3" in text] == ["tom@example.com"]
    assert "MERSİS" not in "".join(bodies.values())
    assert len(reached(app.workspace)) == 5


@pytest.mark.parametrize("column", ["İYS durumu", "iys_status"])
def test_a_person_edits_what_a_list_said(app: App, spring: Path, column: str) -> None:
    from outreach.actions.importing import keep, look

    def bring(status: str, basis: str = "") -> object:
        head = f"handle,email,{column},hukuki dayanak,adres kaynağı,izin tarihi\n"
        row = f"ayse.seramik,ayse@example.com,{status},{basis},kendi sitesi,03.11.2026\n"
        return keep(app, look((head + row).encode(), "iys.csv", columns={}))

    def stored() -> tuple[object, ...]:
        (found,) = rows(
            app,
            "SELECT iys_status, lawful_basis, source, sourced_on FROM address WHERE canonical = 'ayse@example.com'",
        )
        return tuple(str(one) if one else None for one in found)

    bring("ONAY", "yayınlanmış")
    assert stored() == ("onay", "yayınlanmış", "kendi sitesi", "2026-11-03")
    bring("", "")
    assert stored()[:2] == ("onay", "yayınlanmış"), "a blank clears nothing"
    edit(app, "@ayse.seramik", {"basis": "asked her", "iys": "tacir"})
    bring("ONAY", "yayınlanmış")
    assert stored()[:2] == ("tacir", "asked her"), "an edit stays"
    bring("RET")
    assert stored()[0] == "ret", "but a refusal is heard"


def test_a_day_to_come_is_no_day_on_which_an_address_was_got(app: App, drafted: Path) -> None:
    with pytest.raises(InputError, match="'2027-01-01' is a day to come"):
        edit(app, "@ayse.seramik", {"since": "2027-01-01"})


def test_a_check_of_a_day_to_come_lifts_nothing(app: App, drafted: Path) -> None:
    yes(app)
    has_address(app)
    advertises(app, CHECK.replace("2026-11-20", "2026-12-20"))
    assert "İYS status" in holds(app)["ayse.seramik"]
