"""The name or code of a language in English or Turkish in; a Language that we write out."""

from __future__ import annotations

from functools import lru_cache

from outreach.text import Language, search_key

_NAMES = {
    Language.EN: "en eng english ingilizce en-us en-gb en-uk en_us en_gb",
    Language.TR: "tr tur turkish turkce tr-tr tr_tr",
}
_BY_NAME = {name: language for language, names in _NAMES.items() for name in names.split()}


@lru_cache(maxsize=1024)
def language_named(words: str) -> Language | None:
    """Return the language of a cell such as `Türkçe`, `İngilizce`, `EN`; None for one that we do not write."""
    return _BY_NAME.get(search_key(words))
