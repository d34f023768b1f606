"""What a draft says and rests on in, the evidence and the hash to which an approval binds out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from outreach.posts.post import Post


def evidence(
    *,
    read: Mapping[str, str],
    recipient: str | None,
    account: str,
    post: Post | None = None,
    attachments: Sequence[str] = (),
) -> dict[str, Any]:
    """Collect what a draft rests on, ready for JSON: values read, address written to, account, attachment hashes, post."""
    return {
        "read": dict(read),
        "recipient": recipient,
        "account": account,
        "attachments": list(attachments),
        "post": {"id": post.id, "url": post.canonical_url} if post else None,
    }


def content_hash(subject: str, body: str, footer: str, evidence: Mapping[str, Any]) -> str:
    """Hash all that a person approves, as 64 hexadecimal digits; any change of text or evidence changes it."""
    content = {"subject": subject, "body": body, "footer": footer, "evidence": evidence}
    canonical = json.dumps(
        content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
