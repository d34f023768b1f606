"""Access tokens as a provider hands them out: a JWT (RFC 7519) signed with a key that the server knows."""

from __future__ import annotations

import hmac
import json
import time
from base64 import b64encode, urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256

_KEY = b"a key of the tests"
#: Where Dovecot looks for the key of HS256 below its dictionary, and what stands there.
KEY_FILE = ("keys/default/HS256/default", b64encode(_KEY))


def token(user: str, *, lives: int = 3600) -> str:
    """Make the token of *user*, good for *lives* seconds; a negative number makes one that has expired."""
    now = int(time.time())
    said = {"sub": user, "email": user, "iat": now - 10000, "exp": now + lives}
    content = f"{_part({'alg': 'HS256', 'typ': 'JWT'})}.{_part(said)}"
    return f"{content}.{_encoded(hmac.digest(_KEY, content.encode(), sha256))}"


def _part(said: Mapping[str, object]) -> str:
    return _encoded(json.dumps(said).encode())


def _encoded(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def allows(said: str, user: str) -> bool:
    """Say whether a token is ours, is the user's, and has not expired."""
    content, _, signature = said.rpartition(".")
    if _encoded(hmac.digest(_KEY, content.encode(), sha256)) != signature:
        return False
    claims = json.loads(urlsafe_b64decode(content.partition(".")[2] + "=="))
    return bool(claims["email"] == user and claims["exp"] > time.time())
