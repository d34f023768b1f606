"""CLM: whether what it says that was is borne out by what is stored."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.lint.record.claiming import Claim, claims
from outreach.lint.record.contradicting import contradictions
from outreach.lint.record.works import mentions
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.view import View


@rule("CLM406", "claim-without-record", Severity.ERROR, wording=True)
def claim_without_record(view: View) -> Iterator[Hit]:
    """The mail says that something was, and nothing that is stored bears it out, or the record denies it.

    "As discussed", "we met at", "geçen konuştuğumuz gibi" need a mail of theirs, or a note or column of the sheet that
    tells of a contact. "My last mail" needs an earlier mail of ours. "Loved your last video", "long-time follower",
    "son videonuza bayıldık", "yıllardır takip ediyoruz" need a stored post. What is said of a post is compared with the
    stored ones: which kind of thing it is (a video, a photo, an article, an episode), its platform, its title in
    quotation marks, its day, "last week", "geçen hafta". What the record leaves open is let be: a page of Instagram may
    show a photo or a film. Of a file nothing is stored: there only a claim of an earlier contact in a first mail is
    pointed at, as a warning.

    Why: The product says nothing untrue about anybody's work. Recipients name false familiarity among the reasons to
    delete a mail (two published teardowns; their own words, not a figure), and a named work that is not theirs undoes
    what naming one is for (source A6). Nobody has measured what such a claim costs, so this is a house rule; in 67
    labelled English mails such claims are too rare to tell anything.

    Change en: Hi Mert, as we discussed last week, the shoes are yours to keep.
    Change tr: Merhaba Mert, geçen konuştuğumuz gibi ayakkabılar sizde kalıyor.
    Keep en: Hi Mert, you wear out shoes at night. We discussed among us which pair would suit you.
    Keep tr: Merhaba Mert, gece koşularınız ayakkabı eskitir. Hangi çiftin size uyacağını ekipçe konuştuk.
    """
    found = claims(view)
    done: list[tuple[int, int]] = []
    if view.document.posts:
        said_on = view.document.written or view.document.today
        for wrong in contradictions(view, mentions(view.body, view.document.language), said_on):
            if view.body.ours(wrong.span[0]) or view.body.shown[wrong.span[0]] in '"“”«':
                done.append(wrong.span)
                yield view.body.hit(wrong.span, wrong.message, suggestion=wrong.suggestion)
    for claim in found:
        if not any(start < claim.span[1] and claim.span[0] < end for start, end in done):
            yield _unrecorded(view, claim)


def _unrecorded(view: View, claim: Claim) -> Hit:
    said = view.body.said(claim.span)
    severity = None if claim.known else Severity.WARNING
    missing = claim.missing if claim.known else "be sure that it is so"
    suggestion = "leave it out, or store what it rests on: outreach people note, outreach posts add"
    message = f'"{said}" says that {claim.reason}: {missing}'
    return view.body.hit(
        claim.span,
        message,
        suggestion=suggestion if claim.known else "leave it out if not",
        severity=severity,
    )
