"""One authority that the tests may trust, and the certificate of everything on localhost."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Authority:
    """An authority, and a certificate of its own for localhost and 127.0.0.1."""

    #: What SSL_CERT_FILE names, so that a program trusts it.
    file: Path
    certificate: bytes
    key: bytes

    def context(self) -> ssl.SSLContext:
        """Make the context of a server."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        pair = self.file.with_name("pair.pem")
        if not pair.exists():
            pair.write_bytes(self.key + self.certificate)
        context.load_cert_chain(pair)
        return context

    def trusting(self) -> ssl.SSLContext:
        """Make the context of a client that trusts nobody else."""
        return ssl.create_default_context(cafile=self.file)


def make_authority(folder: Path, *names: str) -> Authority:
    """Make an authority in *folder*; its certificate is for *names*, which are those of this machine if not given."""
    import trustme

    made = trustme.CA()
    certificate = made.issue_cert(*(names or ("localhost", "127.0.0.1")))
    folder.mkdir(parents=True, exist_ok=True)
    made.cert_pem.write_to_path(str(folder / "authority.pem"))
    chain = b"".join(one.bytes() for one in certificate.cert_chain_pems)
    return Authority(folder / "authority.pem", chain, certificate.private_key_pem.bytes())
