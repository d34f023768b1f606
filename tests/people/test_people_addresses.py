from __future__ import annotations

import pytest

from outreach.errors import InputError
from outreach.people.addresses import bare, canonical


@pytest.mark.parametrize(
    ("cell", "address", "key"),
    [
        ("ayse@example.com", "ayse@example.com", "ayse@example.com"),
        (" Ayse.Yilmaz@Example.COM ", "Ayse.Yilmaz@Example.COM", "ayse.yilmaz@example.com"),
        ("INFO@EXAMPLE.COM", "INFO@EXAMPLE.COM", "info@example.com"),
        ("mailto:a+b@example.com?subject=x", "a+b@example.com", "a+b@example.com"),
        ("Ayşe Yılmaz <ayse@example.com>", "ayse@example.com", "ayse@example.com"),
        ("@ayse <ayse@example.com>", "ayse@example.com", "ayse@example.com"),
        ("<a@example.com>", "a@example.com", "a@example.com"),
        ("a@example.com.", "a@example.com", "a@example.com"),
        ("\u200ba@example.com\n", "a@example.com", "a@example.com"),
        ("a@örnek.example", "a@xn--rnek-4qa.example", "a@xn--rnek-4qa.example"),
        ("a@ışık.com.tr", "a@xn--k-ekaa7p.com.tr", "a@xn--k-ekaa7p.com.tr"),
        ("Ayşe@Örnek.example", "Ayşe@xn--rnek-4qa.example", "ayşe@xn--rnek-4qa.example"),
        ("AYŞE@example.com", "AYŞE@example.com", "ayşe@example.com"),
        ("ays\u0327e@example.com", "ayşe@example.com", "ayşe@example.com"),
        ("用户@例子.example", "用户@xn--fsqu00a.example", "用户@xn--fsqu00a.example"),
        ("{{7*7}}@example.com", "{{7*7}}@example.com", "{{7*7}}@example.com"),
    ],
)
def test_one_address_is_found_and_folded(cell: str, address: str, key: str) -> None:
    assert (bare(cell), canonical(cell)) == (address, key)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("ayse", "no @ in 'ayse'"),
        ("", "no @"),
        ("ayse@", "nothing before or after the @"),
        ("@example.com", "nothing before or after the @"),
        ("ayse@example", "no dot after the @"),
        ("a b@example.com", "a blank inside"),
        ("a@example.com (work)", "a blank inside"),
        ("a@@example.com", "two @"),
        (
            "a@example.com, b@example.com",
            "more than one address in the cell: a@example.com and b@example.com",
        ),
        ("a@example.com b@example.com", "more than one address"),
        ("a@example.com\nBcc: b@example.com", "a line break"),
        ("a@exam\u200bple.com", "cannot be seen"),
        ("ayşe@gmail.com", "ş before the @ of 'ayşe': a name at gmail.com has ASCII letters alone"),
        ("ÇELİK@yandex.com.tr", "Ç before the @"),
        ("İlker@example.com", "is written in small letters"),
        ("ay€e@example.com", "no name of a mailbox"),
        ("ay’e@example.com", "no name of a mailbox"),
        (f"{'ş' * 33}@example.com", "no name of a mailbox"),
        ("ş..b@example.com", "no name of a mailbox"),
        ("a..b@example.com", "no name of a mailbox"),
        ('"a"@example.com', "no name of a mailbox"),
        (f"{'a' * 65}@example.com", "no name of a mailbox"),
        ("a@-b.com", "no domain"),
        ("a@b_c.com", "no domain"),
        ("a@[127.0.0.1]", "no domain"),
        ("a@127.0.0.1", "a number, not a domain"),
        (f"a@{'b.' * 130}com", "cannot be used as a domain"),
        ("a@HOTMAİL.COM", "is not hotmail.com"),
        ("a@gmaıl.com", "is not gmail.com"),
        ("a@straße.example", "cannot be used as a domain"),
        ("a@İstanbul.example", "cannot be used as a domain"),
    ],
)
def test_what_is_no_address_is_refused_in_words(cell: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        canonical(cell)

    assert words in str(caught.value)
    assert str(caught.value).isprintable()
