"""Feed and sheet answers in, posts out; one file per source."""

from outreach.posts.post import Post

__all__ = ["Post"]
