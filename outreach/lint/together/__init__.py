"""Drafts that go out together: what each of them has alone, and what is wrong with all of them."""
