"""A key for signatures is one that receivers can use, or it is said why not."""

from __future__ import annotations

from base64 import b64encode

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from outreach.mail.domain.dkim import judge, key, rsa_bits
from outreach.mail.domain.findings import Grade
from outreach.mail.domain.tags import Unreadable
from zones import zone


def value(tag: int, content: bytes) -> bytes:
    """Write one value as DER does."""
    length = len(content)
    head = bytes([length]) if length < 128 else bytes([0x82, *length.to_bytes(2)])
    return bytes([tag]) + head + content


def rsa(bits: int) -> str:
    """Write a key of that size; no other half exists."""
    modulus = ((1 << (bits - 1)) + 1).to_bytes(bits // 8 + 1)
    bare = value(0x30, value(2, modulus) + value(2, b"\1\0\1"))
    algorithm = value(0x30, bytes.fromhex("06092a864886f70d010101") + b"\5\0")
    return b64encode(value(0x30, algorithm + value(3, b"\0" + bare))).decode()


@pytest.mark.parametrize(
    ("record", "grade", "said"),
    [
        (f"v=DKIM1; k=rsa; p={rsa(2048)}", Grade.OK, "rsa of 2048 bits"),
        (f"p={rsa(4096)};", Grade.OK, "rsa of 4096 bits"),
        (f"v=DKIM1; k=rsa; p={rsa(2048)[:200]} {rsa(2048)[200:]}", Grade.OK, "rsa of 2048 bits"),
        (f"v=DKIM1; k=ed25519; p={b64encode(bytes(32)).decode()}", Grade.OK, "ed25519 of 256 bits"),
        (f"v=DKIM1; p={rsa(1024)}", Grade.WARN, "has 1024 bits; 2048 are advised"),
        (f"v=DKIM1; t=y; p={rsa(2048)}", Grade.WARN, "a test (t=y)"),
        (f"v=DKIM1; t=s; p={rsa(2048)}", Grade.OK, "2048"),
        (f"v=DKIM1; p={rsa(768)}", Grade.FAIL, "has 768 bits"),
        ("v=DKIM1; p=", Grade.FAIL, "was withdrawn"),
        ("v=DKIM1; k=rsa", Grade.FAIL, "p= is missing"),
        ("v=DKIM1; p=!!!", Grade.FAIL, "p= is no base64"),
        (f"v=DKIM1; p={rsa(2048)[:100]}", Grade.FAIL, "p= is cut off"),
        ("v=DKIM1; p=AAAA", Grade.FAIL, "p= is no RSA key"),
        (f"v=DKIM2; p={rsa(2048)}", Grade.FAIL, "v=DKIM2"),
        (f"v=DKIM1; k=dsa; p={rsa(2048)}", Grade.FAIL, "k=dsa is not known"),
        ("v=DKIM1; k=ed25519; p=AAAA", Grade.FAIL, "p= has 3 bytes"),
        (f"v=DKIM1; p={rsa(2048)}; p={rsa(2048)}", Grade.FAIL, "p= stands there twice"),
        ("something else", Grade.FAIL, "is no tag"),
    ],
)
def test_a_key_is_judged_by_what_receivers_take(record: str, grade: Grade, said: str) -> None:
    found = key("google", record)
    assert (found.grade, said in found.said) == (grade, True), found
    assert bool(found.mend) == (grade is not Grade.OK)


@pytest.mark.parametrize("form", [PublicFormat.SubjectPublicKeyInfo, PublicFormat.PKCS1])
def test_a_real_key_is_measured_in_both_forms(form: PublicFormat) -> None:
    made = generate_private_key(65537, 2048).public_key()
    assert rsa_bits(made.public_bytes(Encoding.DER, form)) == 2048


@pytest.mark.parametrize("cut", range(0, 290, 7))
def test_a_key_that_is_cut_off_anywhere_is_unreadable_and_no_crash(cut: int) -> None:
    made = generate_private_key(65537, 1024).public_key()
    whole = made.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    if cut < len(whole):
        with pytest.raises(Unreadable):
            rsa_bits(whole[:cut])


def test_one_usable_key_is_enough_and_a_broken_one_is_told_where_there_is_no_other() -> None:
    both = f'selector1._domainkey.k.example TXT "v=DKIM1; p="\nselector2._domainkey.k.example TXT "p={rsa(2048)}"'
    ask = zone(both)
    assert [one.said for one in judge("k.example", ("selector1", "selector2"), ask)] == [
        "signatures by selector2: rsa of 2048 bits"
    ]
    assert "withdrawn" in judge("k.example", ("selector1",), ask)[0].said
    assert judge("k.example", ("google",), ask) == []


def test_two_keys_at_one_place_are_no_key() -> None:
    text = f'google._domainkey.k.example TXT "p={rsa(2048)}"\n' * 2
    assert judge("k.example", ("google",), zone(text))[0].grade is Grade.FAIL


def test_silence_is_a_warning() -> None:
    found = judge("k.example", ("google",), zone("google._domainkey.k.example silent"))
    assert [one.grade for one in found] == [Grade.WARN]
