"""A sheet of posts in; which of its columns tells what of a post out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from outreach.errors import InputError
from outreach.people.aliases import ALIASES, heading_key
from outreach.people.meanings import OF_A_POST
from outreach.people.platforms import platform_named
from outreach.sheets.sheet import Sheet

#: Column -> headings, folded; the earlier in a line the likelier where two are there.
_HEADINGS = {
    "url": "url link posturl postlink videourl videolink permalink webaddress webvideourl post video gonderilinki "
    "gonderibaglantisi gonderiurl postlinki videolinki baglanti gonderi iceriklinki",
    "id": "id postid videoid mediaid awemeid tweetid shortcode gonderiid",
    "title": "title posttitle videotitle baslik gonderibasligi postbasligi videobasligi konu subject",
    "date": "date published postdate publishedat publishdate publishtime dateposted posted createtime createtimeiso "
    "createdat created timestamp takenat uploaddate tarih gonderitarihi posttarihi yayintarihi paylasimtarihi "
    "yayinlanmatarihi",
    "text": "text caption description posttext metin aciklama gonderimetni icerik",
    "hashtags": "hashtags hashtag etiketler tags",
    "song": "song music sound muzik sarki ses",
    "handle": "handle username account author authorusername ownerusername instagram tiktok youtube channel kullaniciadi "
    "kullanici hesap kanal",
    "platform": "platform network socialnetwork mecra sosyalmedya",
    "email": "email mail emailaddress eposta epostaadresi mailadresi",
    "name": "name fullname person influencer creator who isim adsoyad adisoyadi ad kisi icerikuretici fenomen",
    "saves": "saves nsaves savecount bookmarks collectcount kaydetme kaydedilme kaydetmesayisi",
}
#: Numbers of a post, each a metric of its name.
METRICS = (*(str(meaning) for meaning in OF_A_POST), "saves")


@dataclass(frozen=True, slots=True)
class PostColumns:
    """Where a sheet tells what."""

    #: `url`, `id`, `date` ... -> index.
    places: Mapping[str, int]
    #: The platform that the heading of the handles names.
    platform: str | None

    def __contains__(self, column: str) -> bool:
        """Say whether the sheet has such a column."""
        return column in self.places


def understand(sheet: Sheet) -> PostColumns:
    """Find the columns by their headings in English or Turkish; raises InputError where nothing names a post."""
    there: dict[str, int] = {}
    for place, heading in enumerate(sheet.headings):
        there.setdefault(heading_key(heading), place)
    places = {
        column: next((there[key] for key in keys.split() if key in there), None)
        for column, keys in _HEADINGS.items()
    }
    numbers = {
        str(meaning): place for key, place in there.items() if (meaning := ALIASES.get(key)) in OF_A_POST
    }
    found = {column: place for column, place in places.items() if place is not None} | numbers
    if "url" not in found and not {"id", "handle"} <= found.keys():
        raise InputError(
            f"no column of post links among: {', '.join(sheet.headings)}",
            hint="call one `url`, beside `title`, `date`, `handle`",
        )
    handles = found.get("handle")
    return PostColumns(found, None if handles is None else platform_named(sheet.headings[handles]))
