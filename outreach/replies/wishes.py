"""What somebody who answers may want, and the phrases that say so in English and Turkish, as patterns.

Folded by `match_fold` (`ilgilenmiyorum`, `hosuma gitti`); each begins with a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Interest(StrEnum):
    """What somebody probably wants, the most binding first."""

    NO = "no"
    LATER = "later"
    PRICE = "price"
    INTERESTED = "interested"

    @property
    def called(self) -> str:
        """Say it in words."""
        return _CALLED.get(self, self.value)


_CALLED = {Interest.PRICE: "asks the price", Interest.LATER: "later, not now", Interest.NO: "says no"}


_WORK = r"(?:is ?birli\w+|isbirli\w+|reklam\w*|tanitim\w*|sponsor\w*|barter\w*|urun\w*|teklif\w*|calisma\w*|proje\w*)"
#: Times, from which on they may be written to; `oradan` and `formdan` are places.
_FROM_THEN = (
    r"(?:ay|hafta|yaz|kis|bahar|tatil|bayram|yilbasin|ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik|"
    r"pazartesi|sali|carsamba|persembe|cuma)'?[dt][ae]n"
)
#: Who does not want to be called, but written to, says no to the call alone.
_NO_OTHER_WAY = r"(?!.{0,60}\b(?:yaz|mail|e-?posta|mesaj|whatsapp|dm\b))"
PHRASES: Mapping[Interest, tuple[str, ...]] = {
    Interest.NO: (
        r"not (?:really |currently |particularly |that )?interested\b",
        r"no longer interested\b",
        r"no interest\b",
        r"(?:isn't|is not|aren't|not) (?:really )?(?:a |the |my )?(?:good |right |great )?(?:fit|match)\b",
        r"not (?:for|something for) (?:me|us)\b",
        r"(?:isn't|is not|not) my (?:thing|style|niche)\b",
        r"(?:no|nope|nah),? (?:thank(?:s| you)|thx|thnx|thanx|tnx|tks|ty)\b",
        r"(?:i'll|i will|we'll|we will|going to|have to|need to|must|i'd rather|i'm gonna) (?:have to )?pass\b(?! (?:it|that|the|along|your|this (?:on|to|along)))",
        r"(?:have to|must|need to|will|respectfully|politely|kindly) decline\b",
        r"count (?:me|us) out\b",
        r"(?:can't|cannot|can not|unable to|won't be able to|not able to) (?:take (?:this|it|on|part)|accept|participate|commit|join|help)\b",
        r"(?:don't|do not|no longer|not) (?:do|doing|take|taking|accept|accepting|work with|working with|looking for) (?:on )?(?:any |new |paid |sponsored |more )*(?:sponsor\w*|brand\w*|collab\w*|partner\w*|ads?\b|advert\w*|gifted|promotion\w*|campaigns?)",
        r"(?:doesn't|does not|don't|won't) (?:really )?(?:suit|fit|work for (?:me|us)|interest)\b",
        r"ilgilenm(?:iyor|em\b|eyece|emekte|ez)\w*",
        r"ilgim(?:i|izi) cekm\w+",
        r"ilgi(?:m|miz) yok\b",
        r"ilgili degil\w*",
        r"(?:iste|dusun|kabul et|tercih et|planla)m(?:iyor|em\b|uyor)\w*",
        r"kabul edem\w+",
        r"kabul etmiyor\w*",
        rf"{_WORK}(?: \w+){{0,2}} (?:yapmiyor|almiyor|yapmam\b|almam\b|cekmiyor|kabul etmiyor)\w*",
        r"(?:bana|bize|tarzima|tarzimiza|kanalima|hesabima|sayfama|icerigime) (?:pek |cok )?(?:uygun degil|uymuyor|uymaz|gore degil)\w*",
        r"(?:katilam|yer alam|destek olam|yardimci olam)(?:iyor|ayaca|am\b)\w*",
        r"almayayim\b",
        r"maalesef olmaz\b",
        r"gerek yok\b",
        r"olumsuz\b",
        r"hayir,? (?:tesekkur|sag ?ol)\w*",
        rf"(?:beni|bizi) (?:lutfen )?aramayin\w*{_NO_OTHER_WAY}",
        rf"(?:bir daha|artik)(?: (?:beni|bizi|lutfen)){{0,2}} arama(?:yin\w*|\b(?! yap)){_NO_OTHER_WAY}",
        rf"aramayin\w*(?: (?:beni|bizi|lutfen)){{0,2}} (?:bir daha|artik)\b{_NO_OTHER_WAY}",
        r"(?:(?:don't|do not|never) call|stop calling) (?:me|us) (?:again|any ?more|ever)\b",
        r"stop calling (?:me|us)\b",
    ),
    Interest.LATER: (
        r"not (?:right )?now\b",
        r"not (?:at|for) (?:the|this) (?:moment|time)\b",
        r"not (?:just )?yet\b",
        r"maybe later\b",
        r"(?:some|an)other time\b",
        r"(?:maybe|perhaps|contact|reach out|write|ask|try|talk|speak|check back|circle back|get back to (?:me|you|us)|follow up|again|until|wait)(?: \w+){0,5} (?:next|later|after|in the new year|in a few|in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b",
        r"(?:too|very|really|pretty|quite|super) busy\b",
        r"fully booked\b",
        r"booked (?:until|till|up|out|through)\b",
        r"swamped\b",
        r"(?:check|circle) back\b",
        r"on hold\b",
        r"(?:let me|i'll|i will|need to|have to) think (?:about|it over)\b",
        r"(?:get|come) back to you\b",
        r"(?:when|once) (?:i'm|i am|we're|we are) back\b",
        r"simdilik\b",
        r"su (?:an|anda|an icin|aralar|siralar|donem|donemde|anlik)(?: (?:icin|cok|pek|maalesef|biraz|hic|oldukca))* (?:uygun degil|musait degil|mumkun degil|yogun|dolu|zor|olmaz|dusunm\w+|ilgilenm\w+|degil)\w*",
        rf"(?:(?:\w+[dt][ae]n )?(?:sonra|itibaren)|ileride|ilerleyen|gelecek|onumuzdeki|haftaya|seneye|yeni yil\w*|ramazan\w*|{_FROM_THEN})(?: \w+){{0,4}} (?:tekrar|yine|yeniden|konus|gorus|yaz(?!mayin|ma\b)|bakalim|bakariz|haberles|donus|degerlendir)\w*",
        r"(?:cok |biraz |oldukca |epey )?yogun(?:um|uz)\b",
        r"takvimi(?:m|miz) (?:cok |tamamen )?dolu\b",
        r"musait (?:degil|olunca|oldugum)\w*",
        r"baska (?:bir )?(?:zaman|sefer)\b",
        r"(?:bir |biraz )?dusun(?:eyim|ecegim|up|elim|meliyim|mem lazim|mem gerek)\w*",
        r"(?:size |sana )?(?:tekrar |geri )?(?:donecegim|donerim|donus yapa\w+|haber verece\w+|haber veririm)\b",
    ),
    Interest.PRICE: (
        r"how much\b",
        r"(?:rate|price|media) (?:card|kit|list)\b",
        r"(?:what's|what is|what are|let me know|share|send|know|tell me|confirm)(?: \w+){0,3} (?:budget|rates?|fees?|pay|payment|compensation|price|offer)\b",
        r"(?:is|are|will) (?:this|it|that|these|they|i|the \w+) (?:be )?(?:a )?(?:paid|gifted|unpaid)\b",
        r"paid or (?:gifted|unpaid)\b",
        r"(?:gifted|unpaid) or paid\b",
        r"what do you (?:pay|offer)\b",
        r"(?<!when )(?<!how )do you (?:have a budget|pay)\b",
        r"ne kadar(?! (?:guzel|hos|iyi|tatli|mutlu|sevin|keyif|ince|heyecan)\w*)",
        r"(?:fiyat|ucret|butce|kase|odeme|bedel)\w*(?: \w+){0,3} (?:ne kadar|ne\b(?! zaman)|nedir|nelerdir|kac|nasil|konus|ogren|paylas|ilet|belirt|rica|alabilir|verir|bilgi|netles)\w*",
        r"kac (?:para|tl|lira|euro|avro|dolar)\b",
        r"ucretli (?:mi|bir)\b",
        r"karsilig\w+ (?:ne|nedir|var)\b",
    ),
    Interest.INTERESTED: (
        r"interested\b(?!\?)",
        r"(?:would|i'd|we'd) (?:really |absolutely )?(?:love|like|be happy|be glad|be delighted|be up)\b(?! to (?:pass|decline|know))",
        r"i love (?:the|this|your) (?:idea|concept|offer|product|brand)\b",
        r"sounds? (?:\w+ )?(?:great|good|interesting|lovely|fun|amazing|perfect|exciting|cool|like fun)\b",
        r"count me in\b",
        r"i'm (?:so |very )?(?:in|keen|up for (?:it|this)|down)\b",
        r"happy to\b",
        r"let's (?:do|talk|chat|go|make|work|hop|set)\b",
        r"tell me more\b",
        r"(?:send|share)(?: \w+){0,3} (?:brief|details|more|info\w*)\b",
        r"(?:more|further) (?:info\w*|details)\b",
        r"looking forward to (?:working|hearing|it)\b",
        r"yes,? (?:please|sure|of course|absolutely|definitely|let's|i|we|that|sounds|why not)\b",
        r"why not\b",
        r"ilgilen(?:iyor|ir|ebilir)\w*",
        r"ilgim(?:i|izi) cek(?:ti|iyor|er)\w*",
        r"(?:cok )?(?:isterim|isteriz)\b",
        r"sevinir(?:im|iz)\b",
        r"seve seve\b",
        r"memnuniyetle\b",
        r"memnun olur\w*",
        r"(?:fikr\w*|teklif\w*|proje\w*|urun\w*|marka\w*)?\s?(?:cok )?(?:hosuma|hosumuza) gitti\b",
        r"begendi(?:m|k)\b",
        r"neden olmasin\b",
        r"(?:harika|super|guzel) (?:olur|fikir|bir fikir|bir teklif|gorunuyor)\b",
        r"detay\w*(?: \w+){0,2} (?:paylas|gonder|ilet|alabilir|ogren|bekl|konus)\w*",
        r"(?:bilgi|brief)\w*(?: \w+){0,2} (?:alabilir|verir|rica|gonder|paylas|ilet|bekl)\w*",
        r"(?:konusalim|gorusalim|goruselim|yapalim|calisalim|anlastik|varim)\b",
        r"tabii? ki\b",
        r"olur,? \w+",
    ),
}
#: The same, of words that say it alone at the beginning of a line.
ALONE: Mapping[Interest, str] = {
    Interest.NO: r"(?:no|nope|hayir|maalesef|yok)\b(?=[ ,.!]{0,3}(?:$|\n|thank|sorry|tesekkur|sag ?ol))",
    Interest.INTERESTED: r"(?:yes|yeah|sure|ok|okay|absolutely|definitely|evet|olur|tamam|tabii?|elbette|kesinlikle|harika|super)\b(?=[ ,.!]{0,3}(?:$|\n|\w))",
}
