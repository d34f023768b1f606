"""Words, sentences, folding, Turkish casing and suffixes: plain text in, plain text out.

What is needed everywhere stands here; `suffixes` is imported by whoever puts endings to words.
"""

from outreach.text.casing import sort_key, turkish_lower, turkish_upper
from outreach.text.folding import clean, composed, fold, match_fold, search_key
from outreach.text.language import Language, guess_language
from outreach.text.sentences import each_sentence, sentences, without_web_addresses, word_spans, words

__all__ = [
    "Language",
    "clean",
    "composed",
    "each_sentence",
    "fold",
    "guess_language",
    "match_fold",
    "search_key",
    "sentences",
    "sort_key",
    "turkish_lower",
    "turkish_upper",
    "without_web_addresses",
    "word_spans",
    "words",
]
