"""LEN10: whether a sentence or a paragraph is too long to be read at a glance."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from outreach.lint.reading.spans import Span
from outreach.lint.reading.texts import Text
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.rules.length import with_one_word_each
from outreach.lint.view import View
from outreach.text import Language, without_web_addresses, words

#: What a hit shows of a long sentence or paragraph.
_SHOWN_WORDS = re.compile(r"\S+(?:\s+\S+){0,5}")
_BULLET = re.compile(r"[-*•>–—]|\d{1,2}[.)]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\r?\n|\r[^\S\r\n]*\r")
#: A line that a hand ended; longer ones were wrapped.
_SHORT = 50


@rule("LEN103", "long-sentence", Severity.INFO)
def long_sentence(view: View, *, en: int = 30, tr: int = 24) -> Iterator[Hit]:
    """A sentence of the body has more than 30 words in English, more than 24 in Turkish.

    Words that came from data, such as a title, count as one, and so does a placeholder. Quoted mail is not judged.

    Why: A sentence that must be read twice is put off. The limits are house rules: guides on plain writing ask for 15 to
    25 words, no figure for outreach is known, and Turkish says the same in fewer words, because its endings do what
    English needs words for. In 67 labelled English mails it flags 3 of 51 good ones and 3 of 16
    bad ones (with 25 words 10 and 5): few mails, and not a clear sign, so it is an info.

    Change en: Your sourdough episode, which a friend sent me last week after we had talked for an hour about bread, is the reason why I write to you today about our new oven.
    Change tr: Geçen hafta bir arkadaşımın uzun uzun ekmekten söz ettikten sonra bana gönderdiği ekşi maya videonuz bugün size yeni fırınımız hakkında bu mesajı yazmamın asıl nedeni oldu.
    Keep en: A friend sent me your sourdough episode. It is why I write about our oven.
    Keep tr: Ekşi maya videonuzu bir arkadaşım gönderdi. Fırınımız hakkında bu yüzden yazıyorum.

    Options: en and tr, the most words of a sentence.
    """
    body, most = view.body, {Language.EN: en, Language.TR: tr}[view.document.language]
    if max(body.lengths, default=0) <= most:
        return
    for (start, end), tokens in zip(body.sentences, body.lengths, strict=True):
        if tokens <= most or not body.ours(start):
            continue
        count = _words(view, (start, end))
        if count > most:
            message = f"{count} words in one sentence, {most} are enough"
            yield body.hit(
                _beginning(body.shown, (start, end)), message, suggestion="make two sentences of it"
            )


@rule("LEN104", "wall-of-text", Severity.INFO)
def wall_of_text(view: View, *, words: int = 60, sentences: int = 4) -> Iterator[Hit]:
    """A paragraph of the body has more than 60 words or more than 4 sentences.

    Paragraphs end at a blank line, at a line that was ended early, and before a bullet, so a list or the lines under a
    greeting are no wall.

    Why: Most mail is read on a telephone, where 60 words fill the screen; recipients name walls of text among what makes
    them close a mail (their own words, not a figure). Where to cut is a house rule. In 67 labelled English mails it flags
    5 of 51 good ones, all of them long, and 1 of 16 bad ones: no sign of a bad mail, so it is an info.

    Change en: Your kiln video is why I write. We make kilns. They are small. They fit a flat. They are quiet. Shall I send one?
    Change tr: Fırın videonuz için yazıyorum. Fırın üretiyoruz. Küçükler. Eve sığarlar. Sessizler. Bir tane göndereyim mi?
    Keep en: Your kiln video is why I write. We make small kilns that fit a flat. Shall I send one?
    Keep tr: Fırın videonuz için yazıyorum. Eve sığan küçük fırınlar üretiyoruz. Bir tane göndereyim mi?

    Options: words and sentences, the most of a paragraph.
    """
    body = view.body
    if not _may_be_wall(body, words, sentences):
        return
    for inside in _paragraphs(view):
        start, end = inside[0][0], inside[-1][1]
        if len(inside) <= sentences and body.count(start, end) <= words:
            continue
        count = _words(view, (start, end))
        if count > words or len(inside) > sentences:
            message = f"{count} words in {len(inside)} sentences without a break"
            suggestion = f"put a blank line after {words} words or {sentences} sentences at the latest"
            yield body.hit(_beginning(body.shown, (start, end)), message, suggestion=suggestion)


def _may_be_wall(body: Text, words: int, sentences: int) -> bool:
    """Say whether so much stands between two blank lines; most mail is done with here."""
    begins, start = [start for start, _ in body.sentences], 0
    for block in body.shown.split("\n\n"):
        end = start + len(block)
        if (
            body.count(start, end) > words
            or bisect_left(begins, end) - bisect_left(begins, start) > sentences
        ):
            return True
        start = end + 2
    return False


def _paragraphs(view: View) -> Iterator[list[Span]]:
    """Yield the sentences of each paragraph."""
    body, inside = view.body, list[Span]()
    for sentence in body.sentences:
        if not body.ours(sentence[0]):
            continue
        if inside and _breaks(body.shown, inside[-1], sentence):
            yield inside
            inside = []
        inside.append(sentence)
    if inside:
        yield inside


def _breaks(shown: str, before: Span, after: Span) -> bool:
    """Say whether a paragraph ends between two sentences."""
    between = shown[before[1] : after[0]]
    if "\n" not in between and "\r" not in between:
        return False
    line = shown[max(0, before[1] - _SHORT) : before[1]]
    return (
        len(line) < _SHORT
        or "\n" in line
        or "\r" in line
        or _BLANK_LINE.search(between) is not None
        or _BULLET.match(shown, after[0]) is not None
    )


def _words(view: View, span: Span) -> int:
    """Count the words of a stretch of the body."""
    said = without_web_addresses(with_one_word_each(view.body.shown[slice(*span)]))
    for value in view.data:
        said = said.replace(value, "x")
    return len(words(said))


def _beginning(shown: str, span: Span) -> Span:
    """Give the first words of *span*."""
    found = _SHOWN_WORDS.match(shown, *span)
    return found.span() if found else span
