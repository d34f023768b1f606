"""Templates rendered for one person: what is read, what is refused, what imported text cannot do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from outreach.campaigns import Brief, Campaign, Purpose
from outreach.drafts.rendering import MAX_SIZE, Rendered, compile_template, render
from outreach.drafts.sources import MissingValue, Sender, Source, gather
from outreach.errors import InputError, TemplateError
from outreach.people.person import Person
from outreach.posts import Post
from outreach.text import Language

AYSE = Person(
    id=1,
    name="Ayşe Yılmaz",
    first_name="Ayşe",
    platform="youtube",
    fields={"Not": "atölyesi var", "Şehir": " - "},
)
POST = Post(
    url="https://x.example/1",
    canonical_url="https://x.example/1",
    platform="youtube",
    title="Sır",
    published=date(2027, 2, 1),
)
CAMPAIGN = Campaign(
    id="spring",
    purpose=Purpose.COLLABORATION,
    brand="Kilnhaus",
    ends=date(2027, 3, 3),
    briefs={Language.EN: Brief(product="a kiln"), Language.TR: Brief(product="iyi bir fırın")},
)
SENDER = Sender(name="Selin", address="selin@kilnhaus.example")


def sources(
    person: Person = AYSE, post: Post | None = POST, language: Language = Language.EN
) -> Mapping[str, Source]:
    return gather(person, post, CAMPAIGN, SENDER, language)


def body(template: str, language: Language = Language.EN, **of: Person | Post | None) -> str:
    return filled(template, language, **of).body


def filled(template: str, language: Language = Language.EN, **of: Person | Post | None) -> Rendered:
    values = sources(language=language, **of)  # type: ignore[arg-type]  # a test's shorthand
    return render(compile_template(template, name="en/x.txt", language=language), values)


# What is read


def test_every_value_that_was_looked_at_is_in_the_evidence() -> None:
    made = filled(
        "Subject: {{ post.title }}\n\n{% if campaign.goal %}{{ campaign.audience }}{% endif %}"
        "{{ person.first_name }} {{ person.fields.Not }} {{ campaign.ends | day }} {{ campaign['brand'] }}"
    )
    assert made.subject == "Sır"
    assert made.body == "Ayşe atölyesi var 3 March Kilnhaus"
    assert made.read == {
        "post.title": "Sır",
        "campaign.goal": "",
        "person.first_name": "Ayşe",
        "person.fields.Not": "atölyesi var",
        "campaign.ends": "2027-03-03",
        "campaign.brand": "Kilnhaus",
    }
    assert made.inserted == ("Sır", "Ayşe", "atölyesi var", "3 March", "Kilnhaus")


def test_words_of_the_template_are_not_taken_for_data() -> None:
    made = filled("Hi {{ person.handle | default('there') }}, {{ 'x' }} {{ person.first_name | upper }}")
    assert made.body == "Hi there, x AYŞE"
    assert made.inserted == ("AYŞE",)


def test_a_template_knows_its_fields_before_anybody_is_known() -> None:
    template = compile_template(
        "Subject: {{ post.title }}\n\n{% if post.url %}{{ person.fields['Not'] }}{% endif %}",
        name="x",
        language=Language.EN,
    )
    assert template.fields == {"post.title", "post.url", "person.fields.Not"}


def test_the_brief_is_read_in_the_language_of_the_draft_alone() -> None:
    assert body("{{ campaign.product }}") == "a kiln"
    assert body("{{ campaign.product }}", Language.TR) == "iyi bir fırın"
    other = Campaign(
        id="a", purpose=Purpose.COLLABORATION, brand="B", briefs={Language.EN: Brief(product="a kiln")}
    )
    template = compile_template("{{ campaign.product }}", name="tr/x.txt", language=Language.TR)
    with pytest.raises(
        MissingValue, match=r"the product \(campaign.product\) is not known for the campaign a in Turkish"
    ):
        render(template, gather(AYSE, POST, other, SENDER, Language.TR))


@pytest.mark.parametrize(
    ("template", "english", "turkish"),
    [
        ("{{ campaign.ends | day }}", "3 March", "3 Mart"),
        ("{{ campaign.ends }}", "3 March", "3 Mart"),
        ("{{ post.what }}", "video", "video"),
        ("{{ 'istanbul' | upper }}", "ISTANBUL", "İSTANBUL"),
        ("{{ 'IŞIK' | lower }}", "işik", "ışık"),
        ("{{ 'iyi bir set' | sentence }}", "Iyi bir set.", "İyi bir set."),
        ("{{ 'A set, yours.' | sentence }}", "A set, yours.", "A set, yours."),
        ("{{ 'iPhone stand' | sentence }}", "iPhone stand.", "iPhone stand."),
        ("{{ 'a set, yours. ' | phrase }}.", "a set, yours.", "a set, yours."),
    ],
)
def test_values_are_said_in_the_language_of_the_draft(template: str, english: str, turkish: str) -> None:
    assert (body(template), body(template, Language.TR)) == (english, turkish)


def test_a_post_without_a_title_is_called_by_its_first_words() -> None:
    post = Post(
        url="u", canonical_url="u", text="Bugün yeni\nbir sır denedim ve fırından çıkanlara ben de inanamadım"
    )
    assert body("{{ post.title }}", post=post) == "Bugün yeni bir sır denedim ve fırından çıkanlara…"


def test_a_column_is_found_whatever_its_case() -> None:
    made = filled("{{ person.fields.NOT }}")
    assert made.read == {"person.fields.Not": "atölyesi var"}


def test_optional_parts_leave_no_hole_behind() -> None:
    template = "One.\n\n{% if campaign.goal %}\nTwo.\n\n{% endif %}\n{# a comment #}\nThree.   \n\n\n\nFour."
    assert body(template) == "One.\n\nThree.\n\nFour."


# What is missing


@pytest.mark.parametrize("empty", [None, "", "  ", "-", "–", "N/A", "n/a", "#YOK", "#yok", "\u200b", "None"])
def test_empty_is_missing(empty: str | None) -> None:
    with pytest.raises(MissingValue) as caught:
        body("Hello\n\nHi {{ person.first_name }}", person=Person(id=1, name="Ayşe Yılmaz", first_name=empty))
    assert str(caught.value) == "en/x.txt:3: the first name (person.first_name) is not known for Ayşe Yılmaz"
    assert (caught.value.field, caught.value.of) == ("person.first_name", "Ayşe Yılmaz")


def test_a_missing_subject_value_is_told_with_its_own_line() -> None:
    with pytest.raises(MissingValue, match=r"^en/x.txt:2: the title of the post \(post.title\) is not known"):
        filled("Language: en\nSubject: {{ post.title }}\n\nHi", post=None)


@pytest.mark.parametrize(
    "template",
    [
        "{% if post.title %}{% else %}ok{% endif %}",
        "{% if not post.title %}ok{% endif %}",
        "{% if post.title is defined %}{% else %}ok{% endif %}",
        "{% if post.title == 'x' %}{% else %}ok{% endif %}",
        "{{ post.title | default('ok') }}",
        "{{ post.title or 'ok' }}",
        "ok{{ post.title if post.title }}",
        "{% set name = post.title or 'ok' %}{{ name }}",
    ],
)
def test_a_missing_value_can_be_asked_for(template: str) -> None:
    assert body(template, post=None) == "ok"


@pytest.mark.parametrize(
    "use",
    [
        "{{ post.title }}",
        "{{ post.title | upper }}",
        "{{ post.title | sentence }}",
        "{{ post.title | trim }}",
        "{{ post.title | truncate(9) }}",
        "{{ post.title | length }}",
        "{{ 'a' ~ post.title }}",
        "{% if 'a' in post.title %}a{% endif %}",
        "{% set title = post.title %}{{ title }}",
        "{{ 'a' if person.name }}{{ post.title }}",
    ],
)
def test_a_missing_value_never_becomes_text(use: str) -> None:
    with pytest.raises(MissingValue, match=r"post\.title"):
        body(f"Hi {use}", post=None)


# What is refused


@pytest.mark.parametrize(
    ("template", "said"),
    [
        (
            "\n\nHi {{ person.frist_name }}",
            "x.txt:3: person.frist_name: no such field; did you mean first_name?",
        ),
        ("Hi {{ peron.name }}", "x.txt:1: peron: no such name; did you mean person?"),
        ("Hi {{ name }}", "x.txt:1: name: no such name; there are person, post, campaign, sender"),
        ("Hi {{ person }}", "x.txt:1: person is no text of its own; read one of person.name"),
        ("Hi {{ person.fields }}", "x.txt:1: name the column of the sheet"),
        ("Hi {{ person.name.first }}", "x.txt:1: person.name is text and has no first"),
        ("Hi {{ person.name | uper }}", "x.txt:1: uper: no such filter; did you mean upper?"),
        ("Subject: a\nLanguage: en\n\nHi\n{{ person.name", "x.txt:5: unexpected end of template"),
        (
            "Language: en\nSubject: {{ post.titel }}\n\nHi",
            "x.txt:2: post.titel: no such field; did you mean title?",
        ),
        ("{% if person.name %}", "x.txt:1: Unexpected end of template"),
        ("{% for a in person.name %}{{ a }}{% endfor %}", "x.txt:1: a loop cannot be used in a template"),
        ("{{ range(9) }}", "x.txt:1: a call"),
        ("{{ 1 / 0 }}", "x.txt:1: arithmetic"),
        ("{{ 'a' * 1000000000 }}", "x.txt:1: arithmetic"),
        ("{{ 9 ** 999999999 }}", "x.txt:1: arithmetic"),
        ("{% include 'y.txt' %}", "x.txt:1: another template"),
        ("{% import 'y.txt' as y %}", "x.txt:1: another template"),
        ("{% extends 'y.txt' %}", "x.txt:1: another template"),
        ("{% macro m() %}{% endmacro %}", "x.txt:1: a macro"),
        ("{% set person = 'x' %}", "x.txt:1: person cannot be set"),
        ("{{ person.name if post.title }}{{ self }}", "x.txt:1: self: no such name"),
        ("{{ person.name | day }}", "x.txt:1: 'Ayşe Yılmaz' is not a day"),
        ("a\nb\n{{ person.name < 3 }}", "x.txt:3: '<' not supported"),
        ("{{ person.name | truncate('x') }}", "x.txt:1: '"),
        ("{% if post.url %}{% endif %}", "x.txt: nothing is left of its body"),
        ("{{ " + "(" * 4000 + "1" + ")" * 4000 + " }}", "x.txt: it is nested too deep"),
        ("{{ 'a'" + " | trim" * 400 + " }}", "x.txt: it is nested too deep"),
    ],
)
def test_what_a_mail_does_not_need_is_an_error_with_file_and_line(template: str, said: str) -> None:
    with pytest.raises(TemplateError) as caught:
        render(compile_template(template, name="x.txt", language=Language.EN), sources())
    assert str(caught.value).startswith(said)
    assert not isinstance(caught.value, MissingValue)


def test_a_template_and_its_mail_stay_within_64_kilobytes() -> None:
    with pytest.raises(TemplateError, match="more than 65536 characters"):
        compile_template("a" * (MAX_SIZE + 1), name="x", language=Language.EN)
    with pytest.raises(TemplateError, match=r"x\.txt:1: becomes more than 65536 characters"):
        body("{{ person.name }}", person=Person(id=1, name="a" * (MAX_SIZE + 1)))


@pytest.mark.parametrize(
    ("header", "given_language", "said"),
    [
        ("", None, "no language is said"),
        ("Language: tr\n\n", Language.EN, "says Language: tr, but is used for en"),
    ],
)
def test_the_language_is_said_once(header: str, given_language: Language | None, said: str) -> None:
    with pytest.raises(TemplateError, match=said):
        compile_template(f"{header}Hi", name="x", language=given_language)


def test_an_unknown_header_is_told_as_in_any_draft() -> None:
    with pytest.raises(InputError, match=r"x:2: Bcc: no such header"):
        compile_template("Subject: a\nBcc: {{ person.name }}\n\nHi", name="x", language=Language.EN)
