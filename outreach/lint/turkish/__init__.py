"""What is of Turkish alone: `sen` and `siz`, and the endings behind a name."""
