"""The filters as a template uses them: which language, which arguments, what is read, what stands in the text."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.campaigns import Brief, Campaign, Purpose
from outreach.drafts.environment import ENVIRONMENT
from outreach.drafts.filters import FILTERS
from outreach.drafts.rendering import Rendered, compile_template, render
from outreach.drafts.sources import MissingValue, Sender, gather
from outreach.errors import TemplateError
from outreach.people.person import Person
from outreach.posts import Post
from outreach.text import Language

EN, TR = Language.EN, Language.TR
ENDINGS = ("genitive", "dative", "accusative", "locative", "ablative", "instrumental")
PERSON = Person(
    id=1,
    name="Ayşe Yılmaz",
    first_name="Ayşe",
    handle="@ayse.seramik",
    platform="youtube",
    fields={"Şehir": "gaziantep", "Takipçi": "12,5B", "Ücret": "1.250,50 €"},
)
POST = Post(
    url="u", canonical_url="u", platform="youtube", title="Kış Çayı 🍵 #çay", published=date(2027, 3, 2)
)
CAMPAIGN = Campaign(
    id="c",
    purpose=Purpose.COLLABORATION,
    brand="Nike",
    ends=date(2027, 3, 3),
    briefs={
        EN: Brief(compensation="450 EUR, paid within 14 days"),
        TR: Brief(product="oyma takımı", compensation="12000 TL, yayından sonra 14 gün içinde"),
    },
)
SENDER = Sender(name="Selin", brand="Nike", address="selin@kilnhaus.example")


def filled(
    template: str, language: Language = TR, *, campaign: Campaign = CAMPAIGN, person: Person = PERSON
) -> Rendered:
    compiled = compile_template(template, name="x.txt", language=language)
    return render(compiled, gather(person, POST, campaign, SENDER, language))


# Turkish endings


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ person.first_name | genitive }}", "Ayşe'nin"),
        ("{{ person.first_name | dative }}", "Ayşe'ye"),
        ("{{ person.first_name | accusative }}", "Ayşe'yi"),
        ("{{ person.first_name | locative }}", "Ayşe'de"),
        ("{{ person.first_name | ablative }}", "Ayşe'den"),
        ("{{ person.first_name | instrumental }}", "Ayşe'yle"),
        ("{{ (person.first_name ~ ' Hanım') | dative }}", "Ayşe Hanım'a"),
        ("{{ person.handle | genitive }}", "@ayse.seramik'in"),
        ("{{ campaign.ends | dative }}", "3 Mart'a"),
        ("{{ campaign.ends | day('long') | dative }}", "3 Mart 2027'ye"),
        ("{{ campaign.ends | day('weekday') | dative }}", "3 Mart Çarşamba'ya"),
        ("{{ post.title | quoted | accusative }}", '"Kış Çayı"nı'),
        ("{{ person.fields['Şehir'] | ablative }}", "gaziantep'ten"),
        ("{{ campaign.product | accusative(noun=true) }}", "oyma takımını"),
        ("{{ campaign.product | dative('takımı(n)', noun=true) }}", "oyma takımına"),
        ("{{ post.what | accusative(noun=true) }}", "videoyu"),
        ("{{ 'YouTube' | locative }}", "YouTube'da"),
        ("{{ campaign.brand | genitive }}", "Nike'ın"),
        ("{{ campaign.brand | genitive('nayki') }}", "Nike'nin"),
    ],
)
def test_endings_are_put_to_what_a_template_reads(template: str, expected: str) -> None:
    assert filled(template).body == expected


def test_the_campaign_says_how_its_brand_is_said_and_that_is_evidence() -> None:
    campaign = replace(CAMPAIGN, brand="Kilnhaus", brand_reading="kilnhavs")
    made = filled("{{ campaign.brand | genitive }} {{ sender.name | dative }}", campaign=campaign)
    assert made.body == "Kilnhaus'ın Selin'e"
    assert made.read == {
        "campaign.brand": "Kilnhaus",
        "campaign.brand_reading": "kilnhavs",
        "sender.name": "Selin",
    }
    unsaid = filled("{{ campaign.brand | genitive }}", campaign=replace(campaign, brand_reading=None))
    assert (unsaid.body, unsaid.read["campaign.brand_reading"]) == ("Kilnhaus'un", "")
    assert "campaign.brand_reading" not in filled("{{ campaign.brand }}", campaign=campaign).read


def test_what_was_inserted_is_the_form_that_stands_in_the_text() -> None:
    made = filled("{{ person.first_name | genitive }} {{ post.title | quoted | accusative }}")
    assert made.inserted == ("Ayşe'nin", '"Kış Çayı"nı')
    assert all(one in made.body for one in made.inserted)


@pytest.mark.parametrize("name", ENDINGS)
def test_a_missing_value_gets_no_ending(name: str) -> None:
    with pytest.raises(MissingValue, match=r"person\.first_name"):
        filled(f"{{{{ person.first_name | {name} }}}}", person=Person(id=1))


@pytest.mark.parametrize("name", ENDINGS)
def test_turkish_endings_are_for_turkish_mails(name: str) -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(f"Hi\n{{{{ person.name | {name} }}}}", name="x.txt", language=EN)
    assert str(caught.value) == f"x.txt:2: {name} can be used only in templates with Language: tr"


@pytest.mark.parametrize(
    ("template", "said", "hint"),
    [
        ("{{ campaign.product | dative }}", '"oyma takımı" ends in small letters', "noun=true"),
        ("{{ campaign.product | dative('takım', noun=true) }}", '"takım" is no reading of', "as it is said"),
        ("{{ campaign.brand | genitive('brr') }}", '"brr" is no reading', "Turkish letters"),
    ],
)
def test_an_ending_that_is_not_known_is_an_error_with_line_and_hint(
    template: str, said: str, hint: str
) -> None:
    with pytest.raises(TemplateError, match=said) as caught:
        filled(f"\n\n{template}")
    assert str(caught.value).startswith("x.txt:3: ")
    assert hint in caught.value.hint


def test_a_name_in_another_script_is_an_error_of_that_person_alone() -> None:
    with pytest.raises(TemplateError, match='how "Дарья" is said is not known') as caught:
        filled("{{ person.first_name | genitive }}", person=Person(id=1, first_name="Дарья"))
    assert caught.value.hint


# Days, numbers, money


@pytest.mark.parametrize(
    ("template", "english", "turkish"),
    [
        ("{{ campaign.ends | day }}", "3 March", "3 Mart"),
        ("{{ campaign.ends }}", "3 March", "3 Mart"),
        ("{{ campaign.ends | day('long') }}", "3 March 2027", "3 Mart 2027"),
        ("{{ campaign.ends | day('weekday') }}", "Wednesday 3 March", "3 Mart Çarşamba"),
        ("{{ person.fields['Takipçi'] | number }}", "12,500", "12.500"),
        ("{{ 12500 | number }}", "12,500", "12.500"),
        ("{{ person.fields['Ücret'] | money }}", "€1,250.50", "1.250,50 euro"),
        (
            "{{ campaign.compensation | money | phrase }}",
            "€450, paid within 14 days",
            "12.000 TL, yayından sonra 14 gün içinde",
        ),
    ],
)
def test_days_numbers_and_money_are_written_in_the_language_of_the_mail(
    template: str, english: str, turkish: str
) -> None:
    assert (filled(template, EN).body, filled(template, TR).body) == (english, turkish)


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_name_and_its_endings(month: int) -> None:
    names = "Ocak'ta Şubat'ta Mart'ta Nisan'da Mayıs'ta Haziran'da Temmuz'da Ağustos'ta Eylül'de Ekim'de Kasım'da Aralık'ta"
    campaign = replace(CAMPAIGN, ends=date(2027, month, 1))
    assert filled("{{ campaign.ends | locative }}", campaign=campaign).body == f"1 {names.split()[month - 1]}"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ campaign.ends | day('lnog') }}", "'lnog' is no way to write a day; did you mean long?"),
        ("{{ person.name | day }}", "'Ayşe Yılmaz' is not a day"),
        ("{{ person.name | number }}", "'Ayşe Yılmaz' is not a number"),
        ("{{ person.name | genitive(person.handle) }}", "what stands in the brackets of genitive must be"),
        (
            "{{ person.name | genitive(noun=person.handle) }}",
            "what stands in the brackets of genitive must be",
        ),
        ("{{ person.name | genitive(*person.handle) }}", "what stands in the brackets of genitive must be"),
        ("{{ person.name | genitive(**person.handle) }}", "what stands in the brackets of genitive must be"),
        ("{{ person.name | day('a' ~ 'b') }}", "what stands in the brackets of day must be"),
        ("{{ person.name | genitive('a', 'b', 'c') }}", ""),
        ("{{ person.name | genitive(case='dative') }}", ""),
        ("{{ person.name | money('EUR') }}", ""),
        ("{{ person.name | genitive(3) }}", ""),
        ("{{ person.name | genetive }}", "genetive: no such filter; did you mean genitive?"),
    ],
)
def test_a_filter_takes_the_words_that_it_knows(template: str, said: str) -> None:
    with pytest.raises(TemplateError) as caught:
        filled(template)
    assert str(caught.value).startswith(f"x.txt:1: {said}")


# All of them


def test_every_filter_says_what_it_does() -> None:
    assert set(FILTERS) <= set(ENVIRONMENT.filters)
    assert all(one.says for one in FILTERS.values())


ANY = st.text() | st.sampled_from(
    ["{{ 7*7 }}", "[Name]", "%s{0}", "Ayşe\r\nBcc: a@x.example", '"a"', "1e9", "0"]
)


@given(ANY, st.sampled_from(sorted(FILTERS)))
def test_whatever_the_sheet_holds_a_filter_gives_one_line_or_says_why_not(value: str, name: str) -> None:
    person = Person(id=1, name="x", fields={"Not": value})
    try:
        made = filled(f"a {{{{ person.fields.Not | {name} }}}} b", person=person)
    except TemplateError:
        return
    assert len(made.body.splitlines()) == 1
    assert made.body.startswith("a")


def test_babel_and_the_endings_are_loaded_by_templates_that_use_them() -> None:
    code = """
import sys
from outreach.drafts.rendering import compile_template
compile_template("{{ person.name | upper }}", name="x", language="tr")
print(sorted({"babel", "outreach.text.suffixes"} & set(sys.modules)))
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.strip() == "[]"
