"""The history of the schema; run by `store.migrating`, never by hand. The way back is the backup."""
