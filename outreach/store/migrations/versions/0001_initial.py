"""The whole schema, in its first form."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from outreach.models import columns

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Apply it."""
    op.create_table(
        "account",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_because", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("name", name=op.f("uq_account_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "campaign_reading",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("campaign", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_reading")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("campaign_reading", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_campaign_reading_campaign"), ["campaign"], unique=False)

    op.create_table(
        "lookup",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lookup")),
        sa.UniqueConstraint("account", "recipient", name=op.f("uq_lookup_account_recipient")),
        sqlite_strict=True,
    )
    op.create_table(
        "mailbox",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column(
            "transport",
            sa.Enum("local", "smtp", name="transport", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("folder", sa.String(), nullable=False),
        sa.Column("uid_validity", columns.Id, nullable=True),
        sa.Column("last_uid", columns.Id, nullable=True),
        sa.Column("synced_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mailbox")),
        sa.UniqueConstraint(
            "account", "transport", "folder", name=op.f("uq_mailbox_account_transport_folder")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "representative",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("agency", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_representative")),
        sqlite_strict=True,
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
        sqlite_strict=True,
    )
    op.create_table(
        "suppression",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column(
            "kind",
            sa.Enum("address", "handle", name="kind", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suppression")),
        sa.UniqueConstraint("digest", "kind", name=op.f("uq_suppression_digest_kind")),
        sqlite_strict=True,
    )
    op.create_table(
        "unmatched",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column(
            "transport",
            sa.Enum("local", "smtp", name="transport", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unmatched")),
        sa.UniqueConstraint("transport", "digest", name=op.f("uq_unmatched_transport_digest")),
        sqlite_strict=True,
    )
    op.create_table(
        "campaign_copy",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("campaign", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("reading_id", columns.Id, nullable=False),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["campaign_reading.id"], name=op.f("fk_campaign_copy_reading_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_copy")),
        sa.UniqueConstraint("campaign", "place", name=op.f("uq_campaign_copy_campaign_place")),
        sqlite_strict=True,
    )
    op.create_table(
        "influencer",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("first_name", sa.String(), nullable=True),
        sa.Column("name_key", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("time_zone", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("fields", columns.Json, nullable=False),
        sa.Column("edited", columns.Json, nullable=False),
        sa.Column("representative_id", columns.Id, nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["representative_id"], ["representative.id"], name=op.f("fk_influencer_representative_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_influencer")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("influencer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_influencer_name_key"), ["name_key"], unique=False)

    op.create_table(
        "address",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("influencer_id", columns.Id, nullable=True),
        sa.Column("representative_id", columns.Id, nullable=True),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("canonical", sa.String(), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("lawful_basis", sa.String(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(influencer_id IS NULL) <> (representative_id IS NULL)", name=op.f("ck_address_one_owner")
        ),
        sa.ForeignKeyConstraint(["influencer_id"], ["influencer.id"], name=op.f("fk_address_influencer_id")),
        sa.ForeignKeyConstraint(
            ["representative_id"], ["representative.id"], name=op.f("fk_address_representative_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address")),
        sa.UniqueConstraint("canonical", name=op.f("uq_address_canonical")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("address", schema=None) as batch_op:
        batch_op.create_index("ix_address_influencer_id", ["influencer_id"], unique=False)
        batch_op.create_index(
            "uq_address_primary",
            ["influencer_id"],
            unique=True,
            sqlite_where=sa.text("is_primary"),
            postgresql_where=sa.text("is_primary"),
        )

    op.create_table(
        "channel",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("influencer_id", columns.Id, nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("handle", sa.String(), nullable=False),
        sa.Column("canonical_handle", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["influencer_id"], ["influencer.id"], name=op.f("fk_channel_influencer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel")),
        sa.UniqueConstraint(
            "platform", "canonical_handle", name=op.f("uq_channel_platform_canonical_handle")
        ),
        sqlite_strict=True,
    )
    with op.batch_alter_table("channel", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_channel_canonical_handle"), ["canonical_handle"], unique=False)
        batch_op.create_index(batch_op.f("ix_channel_influencer_id"), ["influencer_id"], unique=False)

    op.create_table(
        "enrolment",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("campaign", sa.String(), nullable=False),
        sa.Column("influencer_id", columns.Id, nullable=False),
        sa.Column("enrolled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_because", sa.String(), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_because", sa.String(), nullable=True),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("snoozed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("snoozed_because", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["influencer_id"], ["influencer.id"], name=op.f("fk_enrolment_influencer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment")),
        sa.UniqueConstraint("campaign", "influencer_id", name=op.f("uq_enrolment_campaign_influencer_id")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enrolment_influencer_id"), ["influencer_id"], unique=False)

    op.create_table(
        "note",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("influencer_id", columns.Id, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "note",
                "contacted",
                "answered",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["influencer_id"], ["influencer.id"], name=op.f("fk_note_influencer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_note_influencer_id"), ["influencer_id"], unique=False)

    op.create_table(
        "tag",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("influencer_id", columns.Id, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["influencer_id"], ["influencer.id"], name=op.f("fk_tag_influencer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag")),
        sa.UniqueConstraint("influencer_id", "key", name=op.f("uq_tag_influencer_id_key")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("tag", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tag_key"), ["key"], unique=False)

    op.create_table(
        "feed",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("influencer_id", columns.Id, nullable=False),
        sa.Column("channel_id", columns.Id, nullable=True),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("last_modified", sa.String(), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("trouble", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name=op.f("fk_feed_channel_id")),
        sa.ForeignKeyConstraint(["influencer_id"], ["influencer.id"], name=op.f("fk_feed_influencer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed")),
        sa.UniqueConstraint("influencer_id", "url", name=op.f("uq_feed_influencer_id_url")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("feed", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feed_influencer_id"), ["influencer_id"], unique=False)

    op.create_table(
        "post",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("influencer_id", columns.Id, nullable=False),
        sa.Column("channel_id", columns.Id, nullable=True),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("canonical_url", sa.String(), nullable=False),
        sa.Column("platform", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("date_estimated", sa.Boolean(), nullable=False),
        sa.Column("is_repost", sa.Boolean(), nullable=False),
        sa.Column("is_reply", sa.Boolean(), nullable=False),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name=op.f("fk_post_channel_id")),
        sa.ForeignKeyConstraint(["influencer_id"], ["influencer.id"], name=op.f("fk_post_influencer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sa.UniqueConstraint("canonical_url", name=op.f("uq_post_canonical_url")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_post_influencer_id"), ["influencer_id"], unique=False)

    op.create_table(
        "draft",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("enrolment_id", columns.Id, nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("replaces", columns.Id, nullable=True),
        sa.Column("template", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("footer", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("post_id", columns.Id, nullable=True),
        sa.Column("post_because", sa.String(), nullable=True),
        sa.Column("evidence", columns.Json, nullable=False),
        sa.Column("ignored", columns.Json, nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rejected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rejected_because", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], name=op.f("fk_draft_enrolment_id")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_draft_post_id")),
        sa.ForeignKeyConstraint(["replaces"], ["draft.id"], name=op.f("fk_draft_replaces")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("replaces", name=op.f("uq_draft_replaces")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_draft_enrolment_id"), ["enrolment_id"], unique=False)

    op.create_table(
        "measurement",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("influencer_id", columns.Id, nullable=False),
        sa.Column("channel_id", columns.Id, nullable=True),
        sa.Column("post_id", columns.Id, nullable=True),
        sa.Column("metric", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("measured_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name=op.f("fk_measurement_channel_id")),
        sa.ForeignKeyConstraint(
            ["influencer_id"], ["influencer.id"], name=op.f("fk_measurement_influencer_id")
        ),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_measurement_post_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measurement")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("measurement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measurement_influencer_id"), ["influencer_id"], unique=False)

    op.create_table(
        "approval",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("draft_id", columns.Id, nullable=False),
        sa.Column(
            "transport",
            sa.Enum("local", "smtp", name="transport", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("overrides", columns.Json, nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_approval_draft_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
        sa.UniqueConstraint("draft_id", "transport", name=op.f("uq_approval_draft_id_transport")),
        sqlite_strict=True,
    )
    op.create_table(
        "message",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column(
            "direction",
            sa.Enum("out", "in", name="direction", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column(
            "transport",
            sa.Enum("local", "smtp", name="transport", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("influencer_id", columns.Id, nullable=True),
        sa.Column("campaign", sa.String(), nullable=True),
        sa.Column("step", sa.String(), nullable=True),
        sa.Column("draft_id", columns.Id, nullable=True),
        sa.Column("answers_id", columns.Id, nullable=True),
        sa.Column("answers_because", sa.String(), nullable=True),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("size", columns.Id, nullable=False),
        sa.ForeignKeyConstraint(["answers_id"], ["message.id"], name=op.f("fk_message_answers_id")),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_message_draft_id")),
        sa.ForeignKeyConstraint(["influencer_id"], ["influencer.id"], name=op.f("fk_message_influencer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint(
            "transport",
            "campaign",
            "influencer_id",
            "step",
            name=op.f("uq_message_transport_campaign_influencer_id_step"),
        ),
        sa.UniqueConstraint(
            "transport", "direction", "digest", name=op.f("uq_message_transport_direction_digest")
        ),
        sqlite_strict=True,
    )
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.create_index("ix_message_draft_id", ["draft_id"], unique=False)
        batch_op.create_index("ix_message_person", ["influencer_id", "direction", "at"], unique=False)
        batch_op.create_index(batch_op.f("ix_message_recipient"), ["recipient"], unique=False)

    op.create_table(
        "classification",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("message_id", columns.Id, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "reply",
                "auto_reply",
                "bounce_hard",
                "bounce_soft",
                "delayed",
                "opt_out",
                "complaint",
                "receipt",
                "own",
                "other",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_classification_message_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_classification")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("classification", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_classification_message_id"), ["message_id"], unique=False)

    op.create_table(
        "delivery",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("message_id", columns.Id, nullable=False),
        sa.Column(
            "transport",
            sa.Enum("local", "smtp", name="transport", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "queued",
                "claimed",
                "sending",
                "sent",
                "refused",
                "unknown",
                "held",
                "cancelled",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("sending_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reply_code", sa.Integer(), nullable=True),
        sa.Column("reply_text", sa.String(), nullable=True),
        sa.Column("address_failed", sa.Boolean(), nullable=False),
        sa.Column("held_because", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_delivery_message_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.UniqueConstraint("message_id", name=op.f("uq_delivery_message_id")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.create_index("ix_delivery_due", ["transport", "state", "not_before"], unique=False)
        batch_op.create_index("ix_delivery_left", ["transport", "account", "sending_at"], unique=False)

    op.create_table(
        "event",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("influencer_id", columns.Id, nullable=True),
        sa.Column("campaign", sa.String(), nullable=True),
        sa.Column("draft_id", columns.Id, nullable=True),
        sa.Column("message_id", columns.Id, nullable=True),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("batch", sa.String(), nullable=True),
        sa.Column("data", columns.Json, nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_event_draft_id")),
        sa.ForeignKeyConstraint(["influencer_id"], ["influencer.id"], name=op.f("fk_event_influencer_id")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_event_message_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_batch"), ["batch"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_influencer_id"), ["influencer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_kind"), ["kind"], unique=False)

    op.create_table(
        "message_id",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("message_id", columns.Id, nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column(
            "source",
            sa.Enum(
                "ours",
                "server",
                "sent_copy",
                "header",
                name="source",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_message_id_message_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message_id")),
        sa.UniqueConstraint("message_id", "value", name=op.f("uq_message_id_message_id_value")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("message_id", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_message_id_value"), ["value"], unique=False)

    op.create_table(
        "message_raw",
        sa.Column("message_id", columns.Id, nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_message_raw_message_id")),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_message_raw")),
        sqlite_strict=True,
    )
