"""RDB: whether it is easy to read."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.lint.reading.spans import Span
from outreach.lint.reading.stretches import Stretch
from outreach.lint.reading.texts import Text
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.rules.length import with_one_word_each
from outreach.lint.view import View
from outreach.text import Language, readability, without_web_addresses
from outreach.text.readability import (
    Sentences,
    atesman,
    band,
    flesch_kincaid,
    spoken,
    surely_under,
    syllables_at_most,
)

#: So many tokens are three words at least, though `don't` is two of them.
_SURELY = 5
_SUGGESTION = "make two sentences of the longest, and choose shorter words"


@rule("RDB105", "hard-to-read", Severity.INFO)
def hard_to_read(view: View, *, grade: int = 9, score: int = 50, words: int = 40) -> Iterator[Hit]:
    """A body of 40 words or more is hard: in English above school grade 9, in Turkish under 50 on Ateşman's scale.

    English is graded by textstat's Flesch-Kincaid, Turkish by Ateşman's formula (90 and more is very easy, 70 easy, 50 of
    medium difficulty, 30 hard). Both count syllables for each word and words for each sentence, nothing else. Names,
    numbers and placeholders count as one short word; lines of one or two words, such as greetings, do not count, nor do
    quoted mail, the signature and web addresses.

    Why: General mail that a third-grader could read was answered more often than mail at college level (53 against 39 of
    100, Boomerang, 40 million mails): association, and of other mail than ours. Of 67 labelled English mails, counted as
    here, 3 of 51 good ones and 5 of 16 bad ones are above grade 9; they are few. For Turkish nobody has
    measured it in mail: Ateşman fitted his formula to school texts. A formula knows no meaning, so it is an info.

    Change en: Our company has developed a considerable number of innovative ceramic kilns over the previous decades, and we are currently looking for influential personalities with an interested audience who could demonstrate the possibilities of our latest products in their content. Additional information concerning compensation will be provided after your confirmation.
    Change tr: Firmamız uzun yıllardır seramik fırınları üretmekte olup, yenilikçi ürünlerimizin tanıtılması amacıyla içeriklerini beğeniyle takip ettiğimiz üreticilerle uzun soluklu çalışmalar gerçekleştirmeyi planlamaktadır. Değerlendirmelerinizin tarafımıza iletilmesinin ardından, ücretlendirme konusundaki beklentilerinizin karşılanabilmesi için gerekli görüşmelerin tamamlanması ve çalışma takviminin belirlenmesi sağlanacaktır. Konuyla ilgili ayrıntılı bilgilendirme dosyamızı inceleyebilirsiniz.
    Keep en: Hi Zoë, your kiln video is why I write. We make small kilns that fit a flat, and we would like to see one in your work. We pay 400 € for one video. You say what you think, good or bad. Shall I send you the brief?
    Keep tr: Merhaba Ayşe, fırın videonuz için yazıyorum. Eve sığan küçük fırınlar yapıyoruz. Birini sizin elinizde görmek isteriz. Tek video için 12.000 TL öderiz. Ne derseniz deyin, söz sizin. Beğenmediğiniz yanı da anlatın. Gün sizin, dil sizin, süre sizin. Fırın da sizde kalır. Kısa bir not yeter. Size bugün yazılı bir özet göndereyim mi?

    Options: grade, the highest in English; score, the lowest in Turkish; words, how many a text needs to be judged.
    """
    english = view.document.language is Language.EN
    if len(view.body.tokens) < words or (english and _plainly_easy(view.body, grade)):
        return
    sentences = spoken(*_read(view))
    if sum(map(len, sentences)) < words:
        return
    message = _graded(sentences, grade) if english else _scored(sentences, score)
    if message:
        yield view.body.hit(_longest(view), message, suggestion=_SUGGESTION)


def _plainly_easy(body: Text, most: int) -> bool:
    """Say whether English is easy though each name and each sign is heard in full: so is most mail, and no word of it is looked at twice."""
    read = [count for count in body.lengths if count >= _SURELY]
    words = sum(read) - body.folded.count("'")
    if words <= 0 or body.unread or "_" in body.folded:
        return False
    foreign = len(body.shown) - len(body.shown.encode("ascii", "ignore"))
    syllables = sum(body.read(_syllables)) + foreign
    return flesch_kincaid(sum(body.lengths) / len(read), syllables / words) <= most


def _syllables(stretch: Stretch) -> int:
    return syllables_at_most(stretch.tokens)


def _read(view: View) -> tuple[str, list[Span]]:
    """Give the text without addresses, a word in the place of each placeholder, and its own sentences."""
    body = view.body
    own = [sentence for sentence in body.sentences if not body.unread.around(*sentence)]
    return with_one_word_each(without_web_addresses(body.shown)), own


def _graded(sentences: Sentences, most: int) -> str:
    """Word what is wrong with English, empty where nothing is."""
    if surely_under(most, sentences):
        return ""
    reached = readability.grade(sentences)
    return f"reads at school grade {reached:.1f}, {most} is enough" if reached > most else ""


def _scored(sentences: Sentences, least: int) -> str:
    """Word what is wrong with Turkish, empty where nothing is."""
    reached = atesman(sentences)
    return (
        f"{reached:.0f} on Ateşman's scale, {band(reached)}; {least} or more is better"
        if reached < least
        else ""
    )


def _longest(view: View) -> Span:
    """Find the longest sentence."""
    return max(_read(view)[1], key=lambda sentence: sentence[1] - sentence[0])
