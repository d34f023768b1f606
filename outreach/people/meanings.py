"""The heading of a column in; what such a column means, and for which platform, out."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from itertools import islice

from outreach.people.platforms import platform_named
from outreach.text import search_key


def _letters(heading: str) -> str:
    return "".join(letter if letter.isalnum() else " " for letter in search_key(heading))


def heading_key(heading: str) -> str:
    """Fold a heading for the tables: `E-posta adresi`, `e_posta ADRESİ` and `ePostaAdresi` are one."""
    return _letters(heading).replace(" ", "")


class Meaning(StrEnum):
    """What a column tells of a person."""

    #: The whole name.
    NAME = "name"
    #: The name by which a letter greets.
    FIRST_NAME = "first_name"
    #: The rest of the name, beside a first name.
    LAST_NAME = "last_name"
    #: An e-mail address.
    EMAIL = "email"
    #: A handle, or the address of a profile.
    HANDLE = "handle"
    #: The name of a platform.
    PLATFORM = "platform"
    #: The address of a profile or a site of theirs.
    PROFILE_URL = "profile_url"
    #: The address of an RSS or Atom feed.
    FEED_URL = "feed_url"
    #: How many follow the channel.
    FOLLOWERS = "followers"
    #: Engagement in per cent.
    ENGAGEMENT_RATE = "engagement_rate"
    #: The language to write in.
    LANGUAGE = "language"
    #: The country in which they live.
    COUNTRY = "country"
    #: An IANA time zone.
    TIME_ZONE = "time_zone"
    #: Words by which people are chosen.
    TAGS = "tags"
    #: What a person knows of them.
    NOTE = "note"
    #: A post of theirs: its address.
    POST_URL = "post_url"
    #: Its title.
    POST_TITLE = "post_title"
    #: The day on which it was published.
    POST_DATE = "post_date"
    #: Why an earlier import rejected the row; left out.
    REASON = "reason"
    #: A column of the sheet's own, kept under its heading.
    FIELD = "field"


#: Headings in English and Turkish, as `heading_key` folds them.
_ALIASES = {
    Meaning.NAME: "name fullname displayname influencer influencername creator creatorname contactname realname person "
    "isim isimler ad adi adsoyad adisoyadi advesoyad isimsoyisim isimsoyad adsoyisim kisi influenceradi "
    "influencerismi icerikuretici icerikureticisi",
    Meaning.FIRST_NAME: "firstname givenname forename greeting hitap onad ilkad ilkisim",
    Meaning.LAST_NAME: "lastname surname familyname soyad soyadi soyisim soyismi",
    Meaning.EMAIL: "email emails emailaddress mail mailaddress emailid contactemail businessemail workemail eposta "
    "epostaadresi mailadresi emailadresi elektronikposta iletisimmaili isemaili isepostasi",
    Meaning.HANDLE: "handle handles username userid screenname nick nickname socialhandle kullaniciadi kullaniciismi "
    "rumuz takmaad profiladi",
    Meaning.PLATFORM: "platform network socialnetwork channeltype mecra sosyalmedya sosyalag platformu "
    "sosyalmedyaplatformu",
    Meaning.PROFILE_URL: "profileurl profile profilelink url link profil profillinki profiladresi profilurl linki "
    "channelurl channellink kanallinki hesaplinki accounturl accountlink socialurl sosyalmedyalinki",
    Meaning.FEED_URL: "feed feedurl rss rssurl rssfeed rssadresi atom atomfeed besleme",
    Meaning.FOLLOWERS: "followers follower followercount followerscount numberoffollowers nfollowers totalfollowers "
    "fans subscribers subscriber subscribercount subs takipci takipciler takipcisayisi toplamtakipci abone aboneler "
    "abonesayisi",
    Meaning.ENGAGEMENT_RATE: "engagementrate engagement engrate er erate avgengagementrate averageengagementrate "
    "etkilesim etkilesimorani etkilesimyuzdesi ortalamaetkilesim ortalamaetkilesimorani",
    Meaning.LANGUAGE: "language lang dil dili icerikdili yazismadili",
    Meaning.COUNTRY: "country countrycode location ulke ulkesi ulkekodu",
    Meaning.TIME_ZONE: "timezone tz saatdilimi zamandilimi",
    Meaning.TAGS: "tags tag labels label category categories niche topic topics etiket etiketler kategori kategoriler "
    "konu konular nis",
    Meaning.NOTE: "note notes remark remarks aciklama aciklamalar not notlar",
    Meaning.POST_URL: "posturl postlink post lastpost latestpost lastposturl latestposturl videourl videolink "
    "gonderi gonderilinki gonderiadresi gonderiurl songonderi songonderilinki iceriklinki videolinki",
    Meaning.POST_TITLE: "posttitle videotitle lastposttitle gonderibasligi gonderibaslik videobasligi icerikbasligi "
    "songonderibasligi",
    Meaning.POST_DATE: "postdate publishdate publisheddate posted postedat videodate lastpostdate gonderitarihi "
    "videotarihi yayintarihi yayinlanmatarihi iceriktarihi paylasimtarihi songonderitarihi",
    Meaning.REASON: "rejectreason",
}
ALIASES = {
    alias: meaning
    for meaning, aliases in _ALIASES.items()
    for alias in (*aliases.split(), heading_key(meaning))
}
del ALIASES["reason"]  # a sheet may well have such a column of its own; what we write is `reject reason`
#: Headings that hold a platform, a handle or a name; the cells tell which.
_EITHER = frozenset(
    (
        "channel",
        "kanal",
        "kanaladi",
        "channelname",
        "hesap",
        "hesapadi",
        "hesabi",
        "account",
        "accountname",
        "user",
        "kullanici",
        "profilename",
    ),
)
#: Behind the name of a platform: TikTok kullanıcı adı, YouTube kanalı, Instagram link.
_HANDLE_BEHIND = frozenset(("", "kanali", "page", "sayfasi", "sayfa", "profili", "adresi", "id", *_EITHER))
_NAME_BEHIND = frozenset(("name", "adi", "ismi", "isim", "ad"))
_OF_A_CHANNEL = (Meaning.HANDLE, Meaning.FOLLOWERS, Meaning.ENGAGEMENT_RATE)
_SAMPLE = 50


def guess(heading: str, cells: Iterable[str]) -> tuple[Meaning | None, str | None]:
    """Return what a column means by its heading, and the platform that the heading names; None for neither.

    *cells* are looked at only where the heading may mean two things (`Kanal`, `Instagram name`).
    """
    key = heading_key(heading)
    if key in ALIASES:
        return ALIASES[key], None
    if key in _EITHER:
        return _by_cells(cells), None
    platform, behind = (platform_named(heading), "") if platform_named(heading) else _platform_first(heading)
    if platform is None:
        return None, None
    if behind in _NAME_BEHIND:
        return _by_cells(cells), platform
    meaning = ALIASES.get(behind, Meaning.HANDLE if behind in _HANDLE_BEHIND else None)
    return (Meaning.HANDLE if meaning is Meaning.PROFILE_URL else meaning), platform


def near(word: str, names: Iterable[str]) -> str | None:
    """Return the one of *names* that looks most like *word*; None where none does."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a word that nobody knows needs it

    keys = {heading_key(name): name for name in names}
    found = get_close_matches(heading_key(word), keys, n=1, cutoff=0.82)
    return keys[found[0]] if found else None


def _platform_first(heading: str) -> tuple[str | None, str]:
    first, _, rest = " ".join(_letters(heading).split()).partition(" ")
    platform = platform_named(first)
    two, _, behind = rest.partition(" ")
    if platform is None and platform_named(first + two):  # Tik Tok
        return platform_named(first + two), behind.replace(" ", "")
    return platform or _platform_of(first), rest.replace(" ", "")


def _platform_of(word: str) -> str | None:
    return platform_named(word.removesuffix("r")) or platform_named(word.removesuffix("er"))  # "Tiktoker"


def _by_cells(cells: Iterable[str]) -> Meaning:
    said = list(islice((cell.strip() for cell in cells if cell.strip()), _SAMPLE))
    if said and sum(platform_named(cell) is not None for cell in said) * 2 > len(said):
        return Meaning.PLATFORM
    return Meaning.NAME if any(" " in cell for cell in said) else Meaning.HANDLE
