"""Rows in; people, addresses and channels out, each known by its fold."""
