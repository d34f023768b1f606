"""A name in; whether it is certain how Turks say it, and so which endings it takes, out."""

from __future__ import annotations

import re
from functools import lru_cache

from outreach.lint.reading.vocabulary import bag
from outreach.text import match_fold, turkish_lower
from outreach.text.nouns import is_foreign
from outreach.text.readings import BRANDS, NAMES
from outreach.text.spoken import bare

_OWN_LETTERS = frozenset("çğışöüÇĞİŞÖÜ")
_FOREIGN_LETTERS = re.compile(r"[^a-zçğıöşü]")
#: First names and places whose letters look like no language in particular, said as they are spelt.
_TURKISH = bag(
    "ahmet mehmet mustafa ali hasan mert can cem kerem emre burak kaan deniz arda ege efe onur umut tolga serkan volkan murat fatih "
    "ufuk yusuf ibrahim ismail osman orhan erkan ercan hakan sinan selim semih serdar metin engin ergin erdem eren berk berkay ozan koray "
    "tarik yavuz kadir levent melih alper tamer taner caner soner mete bora baran enes emir yunus selin ece zeynep elif merve esra emine fatma "
    "hatice zehra melis melisa derya defne ela eda ebru seda sena sema sevgi sevda sevim seval aylin ayla aysun aysel aysu nur nurcan nuran "
    "nilay nihan melike melek meryem irem naz nazan nazli dilara dilek didem damla ceren ceyda cansu burcu buse bahar begum berna banu asuman "
    "arzu aleyna yasemin yaren tuba tuana tugba selma seher sedef sibel serra rana pelin pinar oya nesrin nermin nalan meltem lale leyla "
    "kevser kader jale hazal hande hale handan gamze funda filiz figen fidan ferda feride ezgi evrin eylem esma elvan ilayda azra hira "
    "istanbul ankara izmir bursa antalya adana konya trabzon kapadokya bodrum fethiye ayvalik alanya edirne mersin samsun erzurum van mardin "
    "instagram tiktok facebook pinterest whatsapp telegram trendyol hepsiburada getir migros zara"
)


@lru_cache(maxsize=2048)
def is_certain(name: str) -> bool:
    """Say whether it is certain how *name* is said."""
    key = bare(name)
    if name[0].isdigit() or key in BRANDS:
        return True
    if key in NAMES or not name[0].isupper() or (len(name) > 1 and name.isupper()):
        return False  # some say them as they are spelt; abbreviations have more than one reading
    small = turkish_lower(name)
    if _FOREIGN_LETTERS.search(small) or is_foreign([small]):
        return False
    return not _OWN_LETTERS.isdisjoint(name) or match_fold(name) in _TURKISH
