"""What imported text and a template cannot do: leave the sandbox, break a line, be rendered again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.campaigns import Brief, Campaign, Purpose
from outreach.drafts.rendering import compile_template, render
from outreach.drafts.sources import FIELDS, MissingValue, Sender, Source, gather
from outreach.errors import TemplateError
from outreach.people.person import Person
from outreach.posts import Post
from outreach.text import Language, clean

SENDER = Sender(name="Selin", address="selin@kilnhaus.example")
CAMPAIGN = Campaign(id="c", purpose=Purpose.COLLABORATION, brand="B")


def body(template: str, person: Person) -> str:
    compiled = compile_template(template, name="x.txt", language=Language.EN)
    return render(compiled, gather(person, None, CAMPAIGN, SENDER, Language.EN)).body


@pytest.mark.parametrize(
    "escape",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ person.__class__ }}",
        "{{ person['__class__'] }}",
        "{{ person['__cla' ~ 'ss__'] }}",
        "{{ person.source }}",
        "{{ person.fields.__class__.__init__.__globals__ }}",
        "{{ person.name.__class__ }}",
        "{{ person.name.format }}",
        "{{ (person.name | upper).__class__ }}",
        "{% set a = person.name %}{{ a.__class__ }}",
        "{{ person.name | attr('__class__') }}",
        "{{ [] | map('x') }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ lipsum() }}",
        "{{ caller }}",
        "{{ loop }}",
        "{{ config }}",
        "{% call m() %}{% endcall %}",
        "{% filter upper %}a{% endfilter %}",
        "{% filter genitive %}a{% endfilter %}",
        "{{ (person.name | genitive).__class__ }}",
        "{{ person.name | genitive(person.name.__class__) }}",
        "{{ person.name | genitive(reading=person) }}",
        "{{ person.name | genitive(*[person]) }}",
        "{{ person.name | genitive(**{'reading': person}) }}",
        "{{ person.name | day(style=person.name) }}",
        "{{ person.name | number(person.name | money) }}",
        "{{ campaign.brand_reading }}",
        "{% set ns.a = 1 %}",
        "{% with a = 1 %}{{ a }}{% endwith %}",
        "{% autoescape true %}{% endautoescape %}",
        "{{ ' state' }}{{ state }}",
    ],
)
@pytest.mark.parametrize("language", Language)
def test_nothing_leads_out_of_the_sandbox(escape: str, language: Language) -> None:
    with pytest.raises(TemplateError):
        compile_template(escape, name="x.txt", language=language)


def test_a_column_called_like_a_python_name_is_only_a_column() -> None:
    with pytest.raises(MissingValue, match=r'the column "__class__"'):
        body("{{ person.fields.__class__ }}", Person(id=1))
    assert body("{{ person.fields.__class__ }}", Person(id=1, fields={"__class__": "B2"})) == "B2"


# Imported text is data


NASTY = st.one_of(
    st.text(),
    st.sampled_from(
        [
            "{{ 7*7 }}",
            "{% for a in 'b' %}{% endfor %}",
            "{# gone #}",
            "Ayşe\r\nBcc: all@x.example",
            "a\n\nSubject: b",
            "\u2028x\x0by\x85z",
            "{{ person.address }}",
            "%s %(a)s {0}",
            "\x00\x1b[31m",
            "[Name]",
            "=1+1",
        ]
    ),
).filter(
    lambda value: clean(value).lower() not in {"", "-", "--", "–", "—", "n/a", "#n/a", "#yok", "none", "null"}
)


#: A title of signs alone is none.
TITLE = NASTY.filter(lambda value: any(letter.isalnum() for letter in value))


@given(NASTY, TITLE, NASTY, NASTY)
def test_any_text_in_any_field_stands_there_as_one_plain_line(
    name: str, title: str, product: str, column: str
) -> None:
    template = compile_template(
        "Subject: About {{ post.title }}\n\n1 {{ person.name }}|\n2 {{ campaign.product }}|\n3 {{ person.fields.Not }}|",
        name="x",
        language=Language.EN,
    )
    campaign = Campaign(
        id="c", purpose=Purpose.COLLABORATION, brand="B", briefs={Language.EN: Brief(product=product)}
    )
    person = Person(id=1, name=name, fields={"Not": column})
    post = Post(url="u", canonical_url="u", title=title)
    made = render(template, gather(person, post, campaign, SENDER, Language.EN))
    assert made.subject == f"About {clean(title)}"
    assert made.body == f"1 {clean(name)}|\n2 {clean(product)}|\n3 {clean(column)}|"
    assert len(made.subject.splitlines()) == 1
    assert len(made.body.splitlines()) == 3
    assert set(made.inserted) == {clean(title), clean(name), clean(product), clean(column)}
    assert set(made.read.values()) == set(made.inserted)


@given(
    st.sampled_from([(space, field) for space in FIELDS for field in FIELDS[space] if field != "fields"]),
    NASTY,
)
def test_no_field_is_rendered_again(where: tuple[str, str], value: str) -> None:
    space, field = where
    made = render(
        compile_template(f"Subject: {{{{ {space}.{field} }}}}\n\nx", name="x", language=Language.EN),
        {space: Source({field: clean(value)}, "x")},
    )
    assert made.subject == clean(value)
