"""The templates that ship, rendered for ten people and three campaigns in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from outreach.campaigns import Brief, Campaign, Purpose
from outreach.drafts.rendering import Rendered, compile_template, render
from outreach.drafts.sources import Sender, gather
from outreach.drafts.templates import find, names, shipped
from outreach.people.person import Person
from outreach.posts import Post
from outreach.text import Language

People = list[tuple[Person, Post]]
Campaigns = tuple[Campaign, ...]
FIRST, SECOND, THIRD = "paid-first", "paid-second", "paid-third"
WORD = re.compile(r"\w+(?:['’.:-]\w+)*")
UNTRUE = re.compile(
    r"\b(love[ds]?|enjoyed|watch(ed)?|fan of|impressed|amazing|bayıl|hayran|izledi|takip ediyor|beğen)"
)
STOCK = re.compile(
    r"finds you well|reaching out|came across|just (bump|check|follow)|touch base|my name is|umarım|sizi iyi bulur|"
    r"kendimi tanıt|rastladım|hatırlatmak istedim",
    re.IGNORECASE,
)

# Look-alikes; all of it is made up

_PEOPLE = (
    ("Ayşe Yılmaz", "youtube", "Fırınsız seramik: ilk denemeler"),
    ("İlker Işık", "instagram", "Kaçkarlar'da iki gün"),
    ("Şule Güneş", "tiktok", "3 malzemeyle ekşi maya"),
    ("Zoë Martín", "youtube", "Sourdough at 85%"),
    ("Jean-Luc O'Neill", "blog", 'Why I glaze "wrong"'),
    ("Çağla Öztürk", "unknown", "Tek bıçakla mutfak"),
    ("Nguyễn Thị Hà", "instagram", "Trail shoes after 900 km"),
    ("Björk", "podcast", "Episode 41: wool, wind and other winter things that nobody ever asked me about"),
    ("Uğur Iğdır", "substack", "Balkonda domates [2. yıl]"),
    ("Mia van der Berg", "mastodon", "{{ 7*7 }} days of wheel throwing"),
)


def _briefs(english: tuple[str, ...], turkish: tuple[str, ...]) -> dict[Language, Brief]:
    names = ("benefit", "compensation", "product", "audience", "goal", "deliverables")
    return {
        Language.EN: Brief(**dict(zip(names, english, strict=True))),
        Language.TR: Brief(**dict(zip(names, turkish, strict=True))),
    }


_CAMPAIGNS = (
    Campaign(
        id="spring",
        purpose=Purpose.COLLABORATION,
        brand="Kilnhaus",
        starts=date(2027, 3, 3),
        ends=date(2027, 3, 28),
        briefs=_briefs(
            (
                "You keep the full tool set, and your viewers get 20% off.",
                "450 EUR, paid within 14 days.",
                "our carving tool set",
                "potters who fire at home",
                "to fill our spring workshops",
                "one video and two stories",
            ),
            (
                "Oyma takımının tamamı sizde kalır, izleyicilerinize de %20 indirim tanımlarız.",
                "12.000 TL, yayından sonra 14 gün içinde.",
                "oyma takımımız",
                "evde seramik yapanlar",
                "bahar atölyelerini doldurmak",
                "bir video ve iki hikâye",
            ),
        ),
    ),
    Campaign(
        id="trail",
        purpose=Purpose.COLLABORATION,
        brand="Patika",
        ends=date(2027, 6, 1),
        briefs=_briefs(
            (
                "a pair of shoes made to your measure",
                "300 GBP a post and 8% of what your code sells",
                "the Patika 2 trail shoe",
                "people who run off the road",
                "first runs in the new shoe, told as they were",
                "two posts",
            ),
            (
                "ölçünüze göre yapılmış bir çift ayakkabı",
                "gönderi başına 9.000 TL ve kodunuzla satılanın %8'i",
                "Patika 2 koşu ayakkabısı",
                "asfalt dışında koşanlar",
                "yeni ayakkabıyla ilk koşuların olduğu gibi anlatılması",
                "iki gönderi",
            ),
        ),
    ),
    Campaign(
        id="maya",
        purpose=Purpose.COLLABORATION,
        brand="İyi Un",
        briefs=_briefs(
            (
                "flour for a year",
                "200 EUR",
                "stone-ground flour",
                "home bakers",
                "bakers trying it once",
                "one recipe",
            ),
            (
                "bir yıllık un",
                "6.000 TL",
                "taş değirmen unu",
                "evde ekmek yapanlar",
                "bir kez denenmesi",
                "bir tarif",
            ),
        ),
    ),
)


@pytest.fixture(scope="session")
def people() -> list[tuple[Person, Post]]:
    return [
        (
            Person(id=number, name=name, first_name=name.split()[0], handle=f"h{number}", platform=platform),
            Post(
                url=f"https://example.org/{number}",
                canonical_url=f"https://example.org/{number}",
                platform=platform,
                title=title,
                published=date(2027, 1, number),
            ),
        )
        for number, (name, platform, title) in enumerate(_PEOPLE, start=1)
    ]


@pytest.fixture(scope="session")
def campaigns() -> tuple[Campaign, ...]:
    return _CAMPAIGNS


@pytest.fixture(scope="session")
def sender() -> Sender:
    return Sender(name="Selin", address="selin@kilnhaus.example")


def mails(
    name: str, language: Language, people: People, campaigns: Campaigns, sender: Sender
) -> Iterator[tuple[Post, Rendered]]:
    text = find(name, language, [shipped()]).read_text(encoding="utf-8")
    template = compile_template(text, name=f"{language}/{name}.txt", language=language)
    for campaign in campaigns:
        for person, post in people:
            yield post, render(template, gather(person, post, campaign, sender, language))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", [FIRST, SECOND, THIRD])
def test_every_mail_is_short_asks_once_and_has_nothing_left_to_fill(
    name: str, language: Language, people: People, campaigns: Campaigns, sender: Sender
) -> None:
    seen = 0
    for post, mail in mails(name, language, people, campaigns, sender):
        own = mail.body.replace(post.title or "", "")
        assert len(WORD.findall(mail.body)) < 100, mail.body
        assert own.count("?") == 1
        assert not re.search(r"[{}\[\]]|None|\.\.| [.,]|  |[.,;:][.,;:]", own), own
        assert not UNTRUE.search(own.lower())
        assert not STOCK.search(own)
        assert "!" not in own
        seen += 1
    assert seen == 30


@pytest.mark.parametrize("language", Language)
def test_the_first_mail_opens_with_what_is_in_it_for_them_and_names_the_post(
    language: Language, people: People, campaigns: Campaigns, sender: Sender
) -> None:
    for post, mail in mails(FIRST, language, people, campaigns, sender):
        greeting, opening, *_ = mail.body.split("\n\n")
        assert mail.read["person.first_name"] in greeting
        assert mail.read["campaign.benefit"].rstrip(".").lower()[1:] in opening.lower()
        assert mail.read["campaign.compensation"].rstrip(".") in opening
        assert f'"{post.title}"' in mail.body
        assert mail.read["post.title"] == post.title


@pytest.mark.parametrize("language", Language)
def test_the_subject_names_the_post_and_stays_short(
    language: Language, people: People, campaigns: Campaigns, sender: Sender
) -> None:
    for post, mail in mails(FIRST, language, people, campaigns, sender):
        assert mail.subject
        assert (post.title or "")[:12] in mail.subject
        assert len(mail.subject) <= 60


@pytest.mark.parametrize("language", Language)
def test_later_mails_stay_in_the_thread_and_need_no_post(
    language: Language, people: People, campaigns: Campaigns, sender: Sender
) -> None:
    person, _ = people[0]
    for name in (SECOND, THIRD):
        text = find(name, language, [shipped()]).read_text(encoding="utf-8")
        template = compile_template(text, name=name, language=language)
        assert template.subject is None
        for campaign in campaigns:
            assert render(template, gather(person, None, campaign, sender, language)).body.count("?") == 1


@pytest.mark.parametrize("language", Language)
def test_a_later_mail_repeats_no_sentence_of_an_earlier_one(
    language: Language, people: People, campaigns: Campaigns, sender: Sender
) -> None:
    def sentences(mail: Rendered) -> set[str]:
        return {one.strip() for one in re.split(r"[.?:]\s|\n", mail.body) if len(one.split()) > 3}

    first, second, third = (
        [sentences(mail) for _, mail in mails(name, language, people, campaigns, sender)]
        for name in (FIRST, SECOND, THIRD)
    )
    pays = {
        brief.compensation.rstrip(".")
        for one in campaigns
        for brief in one.briefs.values()
        if brief.compensation
    }
    for one, two, three in zip(first, second, third, strict=True):
        assert not (one & two | one & three | two & three) - pays


def test_turkish_mails_say_siz_throughout(people: People, campaigns: Campaigns, sender: Sender) -> None:
    sen = re.compile(r"\b(sen|sana|seni|senin|senden|ister misin|eder misin)\b")
    for name in (FIRST, SECOND, THIRD):
        for _, mail in mails(name, Language.TR, people, campaigns, sender):
            assert not sen.search(mail.body.lower())


def test_both_languages_ship_the_same_templates() -> None:
    assert names(Language.EN, [shipped()]) == names(Language.TR, [shipped()]) != []


@pytest.mark.parametrize("language", Language)
def test_shipped_templates_are_plain_utf8_without_a_mark(language: Language) -> None:
    for name in names(language, [shipped()]):
        data = find(name, language, [shipped()]).read_bytes()
        assert data.decode("utf-8").isprintable() or b"\n" in data
        assert not data.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in data
