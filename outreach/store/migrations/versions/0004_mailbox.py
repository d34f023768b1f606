"""A folder of a mailbox no longer keeps how many messages it had; whom somebody speaks for is found without reading all people."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Apply it."""
    op.drop_column("mailbox", "messages")
    op.create_index("ix_influencer_representative_id", "influencer", ["representative_id"])
