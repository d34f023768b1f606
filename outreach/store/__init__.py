"""The only SQL: engine, migrations, and every query as a named function."""
