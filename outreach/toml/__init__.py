"""TOML text in; its data with the line of each key, and every mistake as `file:line: setting: words`, out."""

from outreach.toml.documents import Document, Path, Problem, decode, failure, parse
from outreach.toml.quoting import quote, said
from outreach.toml.shapes import inside, leaves, near
from outreach.toml.validation import check, problems, shown, wrong

__all__ = [
    "Document",
    "Path",
    "Problem",
    "check",
    "decode",
    "failure",
    "inside",
    "leaves",
    "near",
    "parse",
    "problems",
    "quote",
    "said",
    "shown",
    "wrong",
]
