"""What LIST says becomes folders that people know, each with its role."""

import pytest

from outreach.net.folders import Listed, Role, folders

LISTED: list[Listed] = [
    ((b"\\HasNoChildren",), b"/", b"INBOX"),
    ((b"\\HasNoChildren", b"\\Sent"), b"/", b"G&APY-nderilmi&AV8- &ANYBHw-eler"),
    ((b"\\Noselect",), b"/", b"[Gmail]"),
    ((b"\\NonExistent",), b"/", b"gone"),
    ((b"\\All", b"\\HasNoChildren"), b"/", b"[Gmail]/T&APw-m Postalar"),
    ((b"\\HasNoChildren",), b"/", "12"),
    ((), b".", b"&broken"),
]


def test_folders_are_shown_as_people_read_them() -> None:
    assert [(one.name, one.role) for one in folders(LISTED)][:4] == [
        ("INBOX", None),
        ("Gönderilmiş Öğeler", Role.SENT),
        ("[Gmail]/Tüm Postalar", Role.ALL),
        ("12", None),
    ]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Sent Items", Role.SENT),
        ("INBOX.Sent", Role.SENT),
        ("Inbox.Sent", Role.SENT),
        ("Projects.Sent", None),
        ("INBOX.Projects.Sent", None),
        ("Gönderilmiş Öğeler", Role.SENT),
        ("GÖNDERİLENLER", Role.SENT),
        ("Taslaklar", Role.DRAFTS),
        ("Çöp Kutusu", Role.TRASH),
        ("Silinmiş Öğeler", Role.TRASH),
        ("Gereksiz E-posta", Role.JUNK),
        ("Arşiv", Role.ARCHIVE),
        ("Giden Kutusu", None),
        ("Sent to agencies", None),
    ],
)
def test_a_well_known_name_stands_in_for_a_missing_flag(name: str, role: Role | None) -> None:
    from imapclient import imap_utf7  # type: ignore[import-untyped]  # it has none

    [one] = folders([((), b".", imap_utf7.encode(name))])
    assert (one.name, one.role) == (name, role)


def test_a_flag_goes_before_a_name() -> None:
    found = folders([((b"\\Sent",), b"/", b"Postausgang"), ((), b"/", b"Sent")])
    assert [one.role for one in found] == [Role.SENT, None]


def test_names_are_shown_cleaned_and_no_two_are_one() -> None:
    raws = (b"&2AA-x", b"&AAA-x", b"a&ABs-[31mred", b"&AAA-", b"x" * 500, b"x" * 501, b"INBOX", b"Inbox")
    names = [one.name for one in folders([((), b"/", raw) for raw in raws])]
    assert all(name.isprintable() and 0 < len(name) < 250 for name in names)
    assert len(set(names)) == len(raws)
    assert names[2] == "a [31mred"
    assert "INBOX" in names
