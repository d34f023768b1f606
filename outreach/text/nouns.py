"""Turkish words and phrases in; what an ending would change in them out: kitap, kitab-; atölyesi, atölyesi-n-."""

from __future__ import annotations

import re

from outreach.text.sounds import NARROW, VOWELS


def _pairs(listed: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in listed.split())


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


#: Nouns that lose a vowel, double a consonant or soften where the rule does not say so, before a vowel.
_STEMS = _pairs(
    """
    isim:ism resim:resm metin:metn fikir:fikr vakit:vakt şehir:şehr burun:burn ağız:ağz göğüs:göğs akıl:akl nesil:nesl
    şekil:şekl emir:emr ömür:ömr zehir:zehr nehir:nehr seyir:seyr keyif:keyf zihin:zihn izin:izn cisim:cism kısım:kısm
    hüküm:hükm boyun:boyn beyin:beyn oğul:oğl omuz:omz karın:karn asıl:asl nakit:nakd sabır:sabr tavır:tavr kayıp:kayb
    kayıt:kayd ilim:ilm şükür:şükr nabız:nabz devir:devr nakil:nakl ufuk:ufk ritim:ritm bahis:bahs akis:aks avuç:avc
    hak:hakk his:hiss hat:hatt tıp:tıbb zam:zamm üs:üss af:aff ret:redd zıt:zıdd
    çok:çoğ gök:göğ plak:plağ blok:bloğ renk:reng ahenk:aheng denk:deng çelenk:çeleng kepenk:kepeng mihenk:miheng
    klip:klib cep:ceb kap:kab dip:dib kalp:kalb harp:harb
    güç:güc uç:uc taç:tac genç:genc borç:borc harç:harc burç:burc tunç:tunc
    kanat:kanad yoğurt:yoğurd armut:armud umut:umud kağıt:kağıd kâğıt:kâğıd kurt:kurd yurt:yurd dert:derd cilt:cild
    dört:dörd tat:tad art:ard senet:sened maksat:maksad evlat:evlad icat:icad inat:inad simit:simid geçit:geçid
    öğüt:öğüd söğüt:söğüd bant:band standart:standard kilit:kilid hudut:hudud vücut:vücud mevcut:mevcud itimat:itimad
    etüt:etüd metot:metod periyot:periyod stant:stand
    katalog:kataloğ diyalog:diyaloğ
    """
)
#: Words of several syllables that keep their last consonant although most like them do not.
_KEPT = _words(
    """
    merak hukuk ahlak infilak ittifak erzak emlak evrak idrak iştirak tebrik mahluk tasdik tefrik tetkik tahkik sirk
    prototip laptop workshop stereotip sandviç tiktok facebook macbook notebook outlook
    """
)
#: Words that are two nouns with two stems, or names and nouns at once: sır is a secret (sırrı) and a glaze (sırı).
_TWO = frozenset({"sır", "koyun", "alın", "şık", "kat", "at", "bit"})
_SOFTENED = {"k": "ğ", "p": "b", "ç": "c"}

#: Ends of names in one word that are possessive compounds: Beyoğlu'na, Eminönü'nde, Yemeksepeti'nden.
_NAME_ENDS = ("oğlu", "içi", "önü", "altı", "üstü", "başı", "sepeti", "yolu", "kuşağı", "ağzı", "evi", "dibi")
#: Possessed nouns at the end of phrases that no pattern tells.
_POSSESSED = _words(
    """
    evi sarayı okulu vakfı kurumu kulübü köyü gölü denizi yolu parkı oteli kitabı günü defteri çayı tarifi rehberi kanalı
    merkezi seti takımı sanatı tadı adı işi yeri yılı zamanı saati vakti rengi programı dersi fikri sırrı turu testi kremi
    ürünü modeli yüzü gözü eli başı ağacı kenti şehri sohbeti pazarı marketi dükkanı dükkânı şirketi barı restoranı fırını
    salonu ofisi ligi festivali fuarı hayatı yaşamı makyajı dekoru oyunu kursu kiti mevsimi albümü filmi resmi sonu
    elması mercanı şeridi gücü ilacı sonucu süreci amacı aracı gereci dili gülü balı yağı tuzu şekeri sütü eti
    pilavı sosu keki hamuru taşı suyu güneşi rüzgarı rüzgârı
    treni otobüsü vapuru bileti kartı hesabı fiyatı ücreti indirimi kodu linki
    """
)
#: Words that end in ı, i, u or ü of their own.
_OWN = _words(
    """
    yazı kapı sergi bilgi sevgi dizi gezi çizgi vergi dergi örgü kedi gemi peri takı sayı sarı mavi iki altı yedi yirmi
    elli yeni eski iyi kötü ilgi saygı duygu dolgu sorgu olgu kuzu kutu kuyu ordu acı ekşi şimdi belki hadi haydi sanki
    yani mini midi hani peki ki mı mi mu mü çarşı karşı dışarı içeri yukarı aşağı ileri geri komşu uyku kaygı bitki etki
    tepki baskı askı atkı içki katkı övgü görgü taksi pati parti hobi lobi fobi enerji strateji teknoloji psikoloji
    ekoloji bisküvi safari seri galeri tatlı emoji suşi tiramisu terapi biyografi deri keçi tilki çini inci kirpi salı
    yarı sıkı dolu gönderi ulusu durusu
    """
)
_SYLLABLES = re.compile("[aeıioöuüâîû]")


def stem(word: str) -> str | None:
    """Write a common noun as it stands before an ending that begins with a vowel; None where there are two ways.

    k, p and ç of several syllables become ğ, b and c; t stays. What differs is listed.
    """
    if word in _TWO:
        return None
    if word in _STEMS:
        return _STEMS[word]
    several = len(_SYLLABLES.findall(word)) > 1
    softens = several and word[-1] in _SOFTENED and word not in _KEPT
    if not softens or (word[-1] == "k" and word[-2] not in VOWELS):
        return word
    return word[:-1] + _SOFTENED[word[-1]]


def links(words: list[str]) -> bool | None:
    """Say whether endings of a phrase begin with n because it ends in the possessive; None where that cannot be told.

    *words* are in small letters: `bahar atölyesi` does (atölyesine), `yeni dergi` does not (dergiye), of `sabah koşucu`
    nobody can say who does not know the words.
    """
    last, alone = words[-1] if words else "", len(words) < 2
    if last[-1:] not in {"ı", "i", "u", "ü"} or last in _OWN:
        return False
    if _is_possessive(last) or (len(last) > 5 and last.endswith(_NAME_ENDS)):
        return True
    if alone or _is_derived(last):
        return False
    return True if last in _POSSESSED or last.endswith(("ımı", "imi", "umu", "ümü")) else None


def _is_possessive(word: str) -> bool:
    """Say whether the ending alone shows it: atölyesi, derneği, tarifleri; not Karasu, whose vowels do not agree."""
    if word.endswith(("ğı", "ği", "ğu", "ğü", "ları", "leri")) and len(word) > 4:
        return True
    return len(word) > 4 and word[-2] == "s" and NARROW.get(word[-3]) == word[-1]


def _is_derived(word: str) -> bool:
    """Say whether the ending is one that adjectives have: fıstıklı, evdeki; not şekli, aslı."""
    if word.endswith(("daki", "deki", "taki", "teki")):
        return True
    adjective = word[-2:-1] == "l" and word[-3:-2] not in {*VOWELS, ""}
    return adjective and word not in {"aslı", "nesli", "şekli", "nakli", "aklı"}


_ENGLISH = _words("the and you your my of for with how what why are from this that best new day every our")
_FOREIGN = re.compile(
    r"[qwxéèñßøåæ]|^[st]h|[cst]h$|c[hk]|gh|ph|ee|oo[dkmnt]|ea[cdkmnrst]|ou|tion|ing$|ly$|ss$|ll$|[^aeıioöuü]y$|ies$"
)


def is_foreign(words: list[str]) -> bool:
    """Say whether a title looks as if it were not Turkish, so that its spelling does not tell how it is read.

    Its last word decides, or all of them before a number; and the small words of English.
    """
    deciding = words if words and words[-1].isdigit() else words[-1:]
    return any(map(_FOREIGN.search, deciding)) or not _ENGLISH.isdisjoint(words)
