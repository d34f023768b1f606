"""Headings in English and Turkish, folded, and what each means."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.people.meanings import Meaning
from outreach.text import search_key


def letters(heading: str) -> str:
    """Fold a heading and make blanks of all that is neither letter nor figure."""
    return "".join(letter if letter.isalnum() else " " for letter in search_key(heading))


def heading_key(heading: str) -> str:
    """Fold a heading for the tables: `E-posta adresi`, `e_posta ADRESİ` and `ePostaAdresi` are one."""
    return letters(heading).replace(" ", "")


_WORDS = {
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
    Meaning.FOLLOWING: "following followingcount nfollowing takipettigi takipettikleri takipedilen",
    Meaning.ENGAGEMENT_RATE: "engagementrate engrate er erate erpercent avgengagementrate averageengagementrate "
    "etkilesimorani etkilesimyuzdesi ortalamaetkilesimorani",
    Meaning.AUTHENTIC_ENGAGEMENT: "authenticengagement gercekketkilesim gercekketkilesimler gercekketkilesimsayisi "
    "gerceketkilesim",
    Meaning.POSTS: "posts postcount postscount numberofposts nposts totalposts nvideos videocount totalvideos ntotalvids "
    "uploads mediacount gonderisayisi videosayisi iceriksayisi toplamgonderi toplamvideo",
    Meaning.MEASURED_ON: "measuredon measuredat measured measuredate dataasof asof datadate veritarihi olcumtarihi "
    "olculdugutarih",
    Meaning.LANGUAGE: "language lang dil dili icerikdili yazismadili",
    Meaning.COUNTRY: "country countrycode location ulke ulkesi ulkekodu",
    Meaning.TIME_ZONE: "timezone tz saatdilimi zamandilimi",
    Meaning.TAGS: "tags tag labels label category categories niche topic topics etiket etiketler kategori kategoriler "
    "konu konular nis",
    Meaning.NOTE: "note notes remark remarks aciklama aciklamalar not notlar",
    Meaning.CONTACTED: "contacted contactedon contactedat contactdate contacteddate datecontacted lastcontact "
    "lastcontacted lastcontactedon lastcontactdate dateoflastcontact firstcontact firstcontacted firstcontactdate previouslycontacted "
    "alreadycontacted emailed emailedon emailsent emailsenton firstemailsent lastemailsent firstemail lastemail mailsent "
    "mailed messaged dmsent outreachsent outreachdate lastoutreach reachedout reachedouton pitched pitchsent pitchedon "
    "datesent senton sent written writtento "
    "sontemas sontemastarihi ilktemas ilktemastarihi temas temastarihi temaskuruldu iletisimtarihi soniletisim "
    "soniletisimtarihi ilkiletisim ilkiletisimtarihi iletisimegecildi iletisimegecilditarihi iletisimkuruldu yazildi "
    "yazilditarihi yazilmatarihi mailatildi mailatmatarihi mailgonderildi mailtarihi ilkmail ilkmailtarihi sonmail "
    "sonmailtarihi mesajatildi dmatildi gonderildi gonderimtarihi ulasildi arandi aranmatarihi gorusuldu gorusmetarihi "
    "songorusme songorusmetarihi ilkyazisma ilkyazismatarihi sonyazisma sonyazismatarihi",
    Meaning.ANSWERED: "answered answeredon answer answers answerdate reply replied repliedon replydate lastreply gotreply "
    "hasreplied response responded respondedon responsedate responsereceived "
    "yanit yaniti yanitladi yanitverdi yanittarihi yanitdurumu yanitgeldi yanitalindi cevap cevabi cevapladi cevapverdi "
    "cevaptarihi cevapdurumu cevapgeldi cevapalindi donus donusu donusyapti donustarihi donusdurumu geridonus "
    "geridonusyapti geridonustarihi geridonusdurumu geridondu",
    Meaning.DO_NOT_CONTACT: "donotcontact dnc donotemail donotmail donotcall donotwrite dontcontact dontemail nocontact "
    "blacklist blacklisted blocked blocklist unsubscribed unsubscribe unsubscribedon optout optedout optedouton suppressed "
    "yazma yazmayin yazmayalim yazilmasin yazilmayacak aranmasin aramayin aranmayacak gonderme gondermeyin iletisimegecme "
    "iletisimegecmeyin iletisimegecilmesin iletisimkurma iletisimkurmayin iletisimkurulmasin karaliste karalistede "
    "engellendi listedencikti listedencikan listedencikar aboneliktencikti abonelikiptali mailistemiyor "
    "iletisimistemiyor istemiyor",
    Meaning.LAWFUL_BASIS: "lawfulbasis legalbasis basis consent consentbasis legalground lawfulground hukukidayanak "
    "hukukidayanagi hukukisebep hukukisebebi yasaldayanak kvkkdayanagi izindayanagi acikriza riza",
    Meaning.ADDRESS_SOURCE: "addresssource emailsource mailsource contactsource sourceofaddress sourceofemail consentsource "
    "adreskaynagi adresinkaynagi epostakaynagi mailkaynagi iletisimkaynagi",
    Meaning.SOURCED_ON: "sourcedon addressdate emaildate sourcedate consentdate consentgivenon capturedon capturedat collectedon "
    "adrestarihi kaynaktarihi izintarihi onaytarihi rizatarihi alindigitarih",
    Meaning.IYS_STATUS: "iysstatus iys iysdurumu iysdurum iysonayi iysonaydurumu iysizni iysizindurumu iyskaydi",
    Meaning.POST_URL: "posturl postlink post lastpost latestpost lastposturl latestposturl videourl videolink "
    "gonderi gonderilinki gonderiadresi gonderiurl songonderi songonderilinki iceriklinki videolinki postlinki "
    "postadresi sonpost sonpostlinki sonvideo sonvideolinki reellinki reelslinki",
    Meaning.POST_TITLE: "posttitle videotitle lastposttitle gonderibasligi gonderibaslik videobasligi icerikbasligi "
    "songonderibasligi postbasligi postbaslik",
    Meaning.POST_DATE: "postdate publishdate publisheddate posted postedat videodate lastpostdate gonderitarihi "
    "videotarihi yayintarihi yayinlanmatarihi iceriktarihi paylasimtarihi songonderitarihi posttarihi",
    Meaning.REASON: "rejectreason",
}
#: Words for what people do with a post -> its plain number, and the average of it.
_COUNTED = {
    "view views viewcount viewscount play plays playcount nplays nviews izlenme izlenmesayisi izlenmeler goruntulenme "
    "goruntulenmesayisi goruntuleme": (Meaning.VIEWS, Meaning.AVERAGE_VIEWS),
    "like likes likecount likescount nlikes begeni begeniler begenisayisi": (Meaning.LIKES, Meaning.AVERAGE_LIKES),
    "comment comments commentcount commentscount ncomments yorum yorumlar yorumsayisi": (
        Meaning.COMMENTS,
        Meaning.AVERAGE_COMMENTS,
    ),
    "share shares sharecount sharescount nshares paylasilma paylasilmasayisi paylasimsayisi": (
        Meaning.SHARES,
        Meaning.AVERAGE_SHARES,
    ),
    "engagements interactions etkilesimler etkilesimsayisi": (None, Meaning.AVERAGE_ENGAGEMENT),
}  # fmt: skip
_AVERAGE = ("average", "avg", "mean", "ortalama", "ort")
_TOTAL = ("total", "ntotal", "toplam", "sumof")
_TOTALS = {Meaning.VIEWS: Meaning.TOTAL_VIEWS, Meaning.LIKES: Meaning.TOTAL_LIKES}


def _counts() -> Iterator[tuple[str, Meaning]]:
    for words, (plain, average) in _COUNTED.items():
        for word in words.split():
            yield from ((alias, average) for one in _AVERAGE for alias in (one + word, word + one))
            if plain:
                yield word, plain
            if plain in _TOTALS:
                yield from ((one + word, _TOTALS[plain]) for one in _TOTAL)


#: Meanings whose own word is no heading: a sheet may well have such a column of its own.
_OWN = (Meaning.REASON, Meaning.POST, Meaning.FIELD, Meaning.STATUS)
ALIASES = (
    {heading_key(meaning): meaning for meaning in Meaning if meaning not in _OWN}
    | dict(_counts())
    | {alias: meaning for meaning, words in _WORDS.items() for alias in words.split()}
)

#: Headings that hold a platform, a handle or a name; the cells tell which.
EITHER = frozenset(
    [
        "channel",
        "kanal",
        "kanaladi",
        "channelname",
        "channelinfo",
        "hesap",
        "hesapadi",
        "hesabi",
        "account",
        "accountname",
        "user",
        "kullanici",
        "profilename",
    ]
)
#: Engagement as a rate or as a count; the cells tell which.
ENGAGEMENT = frozenset(one + word for word in ("engagement", "etkilesim") for one in ("", *_AVERAGE)) | {
    "engagementaverage",
    "engagementavg",
}
#: What people said under a post, as a count, or what somebody here says of them; the cells tell which.
COMMENTS = frozenset(("comment", "comments", "yorum", "yorumlar"))
#: How far a talk with them has come, where the cells use words that we know.
STATUS = frozenset(
    [
        "status",
        "stage",
        "outreachstatus",
        "contactstatus",
        "emailstatus",
        "mailstatus",
        "leadstatus",
        "pipeline",
        "pipelinestage",
        "durum",
        "durumu",
        "asama",
        "iletisimdurumu",
        "iletisimasamasi",
        "gorusmedurumu",
        "maildurumu",
        "surec",
        "sondurum",
    ]
)
#: Beside the address of a post: its title and its day.
BESIDE_A_POST = {
    **dict.fromkeys(("title", "baslik", "basligi"), Meaning.POST_TITLE),
    **dict.fromkeys(("date", "tarih", "tarihi", "published", "publishedat"), Meaning.POST_DATE),
}
#: Columns that only a list with a row for each post has.
_ROW_PER_POST_TEXT = (
    "createtime createtimeiso createdat takenat takenattimestamp publishtime uploaddate videoid postid mediaid awemeid "
    "tweetid nplays shortcode"
)
ROW_PER_POST = frozenset(_ROW_PER_POST_TEXT.split())
#: What else such a list tells of a post.
_ABOUT_A_POST_TEXT = (
    "id hashtags hashtag song music sound videolength videoduration duration caption text title baslik description date "
    "tarih timestamp time saat nlikes nshares ncomments nsaves saves saved reposts retweets type mediatype metin"
)
ABOUT_A_POST = ROW_PER_POST | frozenset(_ABOUT_A_POST_TEXT.split())
