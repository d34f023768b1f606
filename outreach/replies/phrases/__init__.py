"""Phrases by which mail is told apart, as data: one TOML file a subject, English and Turkish and some of what servers say."""
