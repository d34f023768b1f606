"""A mail that may be an answer knows whose, and a person may say that it is nobody's; a note knows the mail that says it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from outreach.models import columns

revision = "0005"
down_revision = "0004"

_KNOWN = "transport IN ('local', 'smtp')"
_UNMATCHED = sa.table(
    "unmatched",
    sa.column("id"),
    sa.column("transport"),
    sa.column("because"),
    sa.column("persons", columns.Json),
)
_MESSAGE = sa.table("message", *map(sa.column, ("direction", "transport", "recipient", "influencer_id")))


def upgrade() -> None:
    """Apply it; until now whose answer it may be stood in the reason alone, as the addresses of our mails."""
    op.add_column("unmatched", sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("unmatched", sa.Column("settled_by", sa.String(), nullable=True))
    op.add_column("unmatched", sa.Column("persons", columns.Json, nullable=True))
    op.add_column("note", sa.Column("mail", sa.String(), nullable=True))
    op.add_column("note", sa.Column("address", sa.String(), nullable=True))
    op.add_column("note", sa.Column("lasting", sa.Boolean(), nullable=True))
    op.add_column("note", sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True))
    if op.get_context().dialect.name == "sqlite":  # which adds a column and what it holds at once
        op.execute(
            f"ALTER TABLE note ADD COLUMN transport TEXT CONSTRAINT ck_note_transport CHECK ({_KNOWN})"
        )
    else:
        op.add_column("note", sa.Column("transport", sa.String(length=20), nullable=True))
        op.create_check_constraint(op.f("ck_note_transport"), "note", _KNOWN)
    bind, u, m = op.get_bind(), _UNMATCHED.c, _MESSAGE.c
    for number, transport, because in bind.execute(sa.select(u.id, u.transport, u.because)).all():
        named = [word for one in because.split() if "@" in (word := one.strip(","))]
        ours = (m.direction == "out", m.transport == transport, m.recipient.in_(named))
        statement = sa.select(m.influencer_id).where(*ours, m.influencer_id.is_not(None)).distinct()
        persons = list(bind.scalars(statement))
        if len(persons) == 1:
            bind.execute(sa.update(_UNMATCHED).where(u.id == number).values(persons=persons))
