"""The edition of 1.1.2024 states every fact of the handbook, and answers only what it knows."""

from __future__ import annotations

import re
from datetime import date, time
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from ph_tui.domain.findings import Citation, Source
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from ph_tui.domain.handbook.edition import Edition

FACTS = {
    "application.per-service": ("memo",),
    "application.closes": ("general",),
    "approval.all-suitable": ("general",),
    "period.short": ("general",),
    "brochure.due": ("memo", "general"),
    "brochure.per-service": ("general",),
    "brochure.content": ("brochure",),
    "order.notice": ("memo",),
    "order.no-summary": ("memo",),
    "end.two-reports": ("memo",),
    "end.feedback": ("memo", "feedback"),
    "video.rules": ("video",),
    "posts.rules": ("posts",),
    "popup.slots": ("popup",),
    "popup.lead": ("popup",),
    "popup.marketing": ("popup",),
    "own-marketing.facts": ("own-marketing",),
    "services.names": ("own-marketing",),
    "report.baseline": ("service-report",),
    "report.sessions": ("service-report",),
    "report.actions": ("service-report",),
    "report.factors": ("service-report",),
    "report.follow-up": ("service-report",),
    "report.due": ("service-report",),
    "report.purpose": ("service-report",),
    "billing.actual-hours": ("billing-report",),
    "billing.due": ("billing-report",),
    "billing.bonus": ("billing-report",),
    "invoice.per-order": ("billing-report", "invoicing"),
    "invoice.monthly": ("invoicing",),
    "invoice.buyer": ("invoicing",),
    "invoice.reference": ("invoicing",),
    "feedback.summary": ("feedback",),
    "contact.office": ("contact",),
}
"""Every fact of the handbook, with the sections that state it."""

SECTIONS = {
    "memo": "Palveluntuottajan muistilista",
    "general": "Yleistä tietoa",
    "brochure": "Palveluesite",
    "video": "Markkinointivideo",
    "posts": "Somejulkaisut",
    "popup": "Valmennusten pop up",
    "own-marketing": "Oma markkinointi",
    "service-report": "Asiakaskohtainen palveluraportti",
    "billing-report": "Laskutusraportti",
    "invoicing": "Laskutus",
    "feedback": "Palautelomake",
    "contact": "Ota yhteyttä",
}


def test_edition_is_of_its_day(edition: Edition) -> None:
    """The edition is known by the day from which it is valid."""
    assert edition.id == "2024-01-01"
    assert edition.valid_from == date(2024, 1, 1)


def test_sections(edition: Edition) -> None:
    """The sections bear the handbook's own headings, in its order."""
    assert {section.key: section.fi for section in edition.sections} == SECTIONS
    assert [section.key for section in edition.sections] == list(SECTIONS)


def test_every_fact_is_stated_where_the_handbook_states_it(edition: Edition) -> None:
    """No fact is missing, none is invented, and each cites its sections."""
    assert {fact.key: fact.cites for fact in edition.facts} == FACTS


@pytest.mark.parametrize("key", FACTS)
def test_fact_is_one_sentence_in_each_language(edition: Edition, key: str) -> None:
    """A fact is said in one whole sentence, in Finnish and in English."""
    fact = edition.fact(key)
    assert fact.said_in("fi") != fact.said_in("en")
    for sentence in (fact.fi, fact.en):
        assert re.fullmatch(r"[A-ZÅÄÖ].*[^.]\.", sentence)


def test_no_person_and_no_link_ships() -> None:
    """Persons, phone numbers, mail addresses and links belong to the company's settings."""
    text = (files("ph_tui.domain.handbook") / "editions" / "2024-01-01.toml").read_text("utf-8")
    assert not re.search(r"@|://|www\.|\.fi\b|\+358|\b0[45]0[ -]?\d", text)


def test_services_names(edition: Edition) -> None:
    """The four services have their exact names and a code of our own."""
    assert {service.code: service.name for service in edition.services} == {
        "uutta-suuntaa": "Uutta suuntaa",
        "tyohaun-tehotreeni": "Työhaun tehotreeni",
        "hyvinvoinnilla-tyoelamaan": "Hyvinvoinnilla työelämään",
        "tyoelaman-suomi": "Työelämän suomen kieltä",
    }
    assert edition.service_codes == tuple(service.code for service in edition.services)
    for service in edition.services:
        assert service.name in edition.fact("services.names").fi
        assert 0 < len(service.short) <= 12
    assert len({service.short for service in edition.services}) == 4


def test_contact_office(edition: Edition) -> None:
    """A coordinator at the office on Asemakatu answers on weekdays from 9 to 15."""
    contact = edition.contact
    assert contact.role.fi == "koulutuskoordinaattori"
    assert "Työllisyyspalvelut" in contact.office.fi
    assert contact.address == "Asemakatu 4, 40100 Jyväskylä"
    assert contact.weekdays == (1, 2, 3, 4, 5)
    assert (contact.opens, contact.closes) == (time(9), time(15))
    assert contact.cites == ("contact",)


def test_feedback_summary(edition: Edition) -> None:
    """Feedback is summed up after the contract period, next in July 2024."""
    assert "heinäkuussa 2024" in edition.feedback.summary.fi
    assert "July 2024" in edition.feedback.summary.en
    assert edition.feedback.cites == ("feedback",)


def test_citation(edition: Edition) -> None:
    """A citation names the edition and a section that it has."""
    assert edition.citation("service-report") == Citation(
        Source.HANDBOOK, "2024-01-01", "service-report"
    )
    assert edition.citation("nothing", "report.due").section == ""
    assert edition.citation("service-report", "report.due").fact == "report.due"
    assert edition.citation("service-report", "nothing").fact == ""
    assert edition.citation_words("invoicing", "en") == Message(
        "word.citation.handbook", edition=date(2024, 1, 1), section="Invoicing"
    )


def test_unknown_keys_are_no_answer(edition: Edition) -> None:
    """What an edition does not have is a KeyError, never a guess."""
    for ask in (edition.section, edition.service, edition.fact):
        with pytest.raises(KeyError):
            ask("nothing")


def test_an_edition_is_frozen(edition: Edition) -> None:
    """An edition that is shared by all orders can't be changed."""
    with pytest.raises(ValueError, match="frozen"):
        edition.services[0].name = "Jotakin muuta"
