"""The migrations make exactly what the models say."""

from __future__ import annotations

import stat
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from schemas import created, empty, migrated, shape
from sqlalchemy import Engine, text

from outreach.models import Base
from outreach.store import migrations
from outreach.store.migrating import HEAD

__all__ = ["created", "empty", "migrated"]  # fixtures
SCRIPT = ScriptDirectory(str(Path(migrations.__path__[0])))
WORDS = {
    "account",
    "address",
    "approval",
    "campaign_copy",
    "campaign_reading",
    "channel",
    "classification",
    "delivery",
    "draft",
    "enrolment",
    "event",
    "feed",
    "influencer",
    "lookup",
    "mailbox",
    "measurement",
    "message",
    "message_id",
    "message_raw",
    "note",
    "post",
    "representative",
    "setting",
    "suppression",
    "tag",
    "unmatched",
}


def test_the_first_migration_holds_every_table_of_the_design(migrated: Engine) -> None:
    with migrated.connect() as connection:
        assert set(shape(connection)) == WORDS


def test_nothing_is_left_to_generate(migrated: Engine) -> None:
    with migrated.connect() as connection:
        plugins = ["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"]
        options = {
            "compare_server_default": True,
            "target_metadata": Base.metadata,
            "autogenerate_plugins": plugins,
        }
        context = MigrationContext.configure(connection, opts=options)

        assert compare_metadata(context, Base.metadata) == []


def test_migrating_and_creating_from_the_models_give_the_same_database(
    migrated: Engine, created: Engine
) -> None:
    with migrated.connect() as one, created.connect() as other:
        assert shape(one) == shape(other)


def test_every_table_of_sqlite_keeps_its_types_strictly(migrated: Engine) -> None:
    with migrated.connect() as connection:
        loose = connection.execute(
            text("SELECT name FROM pragma_table_list WHERE strict = 0 AND schema = 'main'")
        ).scalars()

        assert {name for name in loose if not name.startswith("sqlite_")} == {"alembic_version"}


def test_head_is_the_newest_migration() -> None:
    assert SCRIPT.get_current_head() == HEAD


def test_the_sqlite_file_is_its_owners_alone(migrated: Engine) -> None:
    file = Path(migrated.url.database or "")
    with migrated.begin() as connection:
        connection.execute(text("INSERT INTO setting VALUES ('a', 'b')"))
        modes = {stat.S_IMODE(one.stat().st_mode) for one in file.parent.glob(f"{file.name}*")}

    assert modes == {0o600}
