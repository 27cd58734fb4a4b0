"""The city's forms field by field: each text from its source, in the order of the form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.exports.invoices import an_invoice, exempt, with_two_rates
from tests.factories import a_session, an_ended_file, at, three_sessions

from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.handbook.keys import FormKind
from ph_tui.domain.money.billing import BonusClaim, ClaimSending
from ph_tui.domain.money.company import CompanyProfile
from ph_tui.domain.money.terms import Bonus
from ph_tui.domain.sessions import SessionState
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import OpenDesk

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile

FINNISH, ENGLISH = Words("fi"), Words("en")
CLAIM = BonusClaim("1", "Työllistymisbonus", "Asiakas **aloitti** työt.")


def own_forms(data: Path, text: str) -> None:
    """Put the company's own forms into its data."""
    data.mkdir(mode=0o700)
    folder = data / "editions"
    folder.mkdir()
    (folder / "forms.toml").write_text(text, encoding="utf-8")


def told(
    desk: Desk, kind: FormKind, file: OrderFile | None = None, words: Words = FINNISH
) -> dict[str, str]:
    """The texts of a form by key; of an order with all that there is."""
    file = file or an_ended_file(claims=(CLAIM,), invoices=(an_invoice(),))
    claim = "1" if kind is FormKind.BONUS else ""
    return {f.key: f.text for f in desk.forms.fields(file, kind, words, claim_id=claim)}


def test_the_service_report_is_five_fields_without_marks(desk: Desk) -> None:
    """Baseline and goal stand in one field, and that nothing came up is a whole sentence."""
    fields = desk.forms.fields(an_ended_file(), FormKind.SERVICE_REPORT, FINNISH)
    walked = [field for field in fields if field.walked]
    assert [field.name for field in walked] == [
        "Lähtötilanne ja tavoite",
        "Tapaamiset",
        "Toimenpiteet",
        "Työllistymiseen vaikuttavat seikat",
        "Jatkosuunnitelma",
    ]
    report = an_ended_file().report
    assert walked[0].text == f"{report.baseline}\n\n{report.goal}"
    assert "#" not in walked[1].text
    assert len(walked[3].text) > len(report.factors)
    assert {field.key: field.text for field in fields if not field.walked} == {
        "order": "4711",
        "service": "Työhaun tehotreeni",
    }


def test_the_billing_report_tells_hours_and_rows(desk: Desk) -> None:
    """The hours of the log with a comma in both languages, and a line for each session."""
    for words in (FINNISH, ENGLISH):
        texts = told(desk, FormKind.BILLING_REPORT, words=words)
        assert texts["order"] == "4711"
        assert texts["hours"] == "6,00"
        assert texts["count"] == "3"
        assert texts["ended"] == "10.4.2024"
        assert texts["rows"].splitlines() == [
            "6.3.2024 · 9.00–11.00 · 120 min",
            "20.3.2024 · 9.00–11.00 · 120 min",
            "3.4.2024 · 9.00–11.00 · 120 min",
        ]


def test_a_billed_no_show_is_told_as_one(desk: Desk) -> None:
    """Where the company bills what a client missed, the row says so."""
    desk.services.set_fields("tehotreeni", {"bill_no_shows": "yes"})
    sessions = (*three_sessions()[:2], a_session(3, state=SessionState.NO_SHOW))
    rows = told(desk, FormKind.BILLING_REPORT, an_ended_file(sessions=sessions))["rows"]
    assert rows.splitlines()[-1].endswith("120 min · ei saapunut")


def test_a_bonus_form_has_the_citys_own_words(desk: Desk) -> None:
    """The choice on the page is Finnish in both languages; details lose their marks."""
    bonus = Bonus("tyohaun-tehotreeni", "", "Työllistymisbonus", Decimal("150.00"))
    desk._core.store.change_settings(lambda settings: replace(settings, bonuses=(bonus,)))
    for words in (FINNISH, ENGLISH):
        assert told(desk, FormKind.BONUS, words=words) == {
            "order": "4711",
            "choice": "Haen bonusta",
            "service": "Työhaun tehotreeni",
            "bonus": "Työllistymisbonus",
            "details": "Asiakas aloitti työt.",
            "amount": "150,00",
        }


def test_a_sent_claim_keeps_its_amount(desk: Desk) -> None:
    """What was handed in is told, though the company knows no such bonus any more."""
    sending = ClaimSending(date(2024, 4, 12), "maija", at(date(2024, 4, 12)), Decimal("99.50"))
    file = an_ended_file(claims=(replace(CLAIM, sent=sending),))
    assert told(desk, FormKind.BONUS, file)["amount"] == "99,50"


def test_a_bonus_form_needs_its_claim(desk: Desk) -> None:
    """A claim that the order does not have is refused."""
    with pytest.raises(BadInput):
        desk.forms.fields(an_ended_file(), FormKind.BONUS, FINNISH, claim_id="9")


def test_the_feedback_message_speaks_the_clients_language(desk: Desk, tmp_path: Path) -> None:
    """Whatever the user reads, with service, company and the place of the link filled in."""
    profile = CompanyProfile(name="Valmennus Suunta Oy")
    desk._core.store.change_settings(lambda settings: replace(settings, company=profile))
    finnish = told(desk, FormKind.FEEDBACK)
    assert finnish["subject"] == "Miten palvelu ”Työhaun tehotreeni” sujui?"
    assert finnish["message"].startswith("Hei!\n\nKiitos")
    assert "(lisää tähän palautelomakkeen linkki)" in finnish["message"]
    assert finnish["message"].endswith("\nValmennus Suunta Oy")
    assert told(desk, FormKind.FEEDBACK, words=ENGLISH) == finnish
    desk.clients.set("A.K.", {"language": "englanti"})
    english = told(desk, FormKind.FEEDBACK)
    assert "“Intensive job search training”" in english["message"]
    assert "{" not in "".join((*finnish.values(), *english.values()))


def test_the_link_of_the_feedback_form_is_the_companys(open_desk: OpenDesk, tmp_path: Path) -> None:
    """Once the company has written it down, it stands in the message."""
    own_forms(tmp_path / "data", 'feedback_link = "https://example.org/palaute?a=1&b=2"')
    message = told(open_desk(), FormKind.FEEDBACK)["message"]
    assert "\nhttps://example.org/palaute?a=1&b=2\n" in message
    assert "lisää tähän" not in message


def test_the_portal_sheet_tells_what_the_invoice_has(desk: Desk) -> None:
    """In the form's order; what this invoice has not, such as a reason for no tax, is left out."""
    fields = desk.forms.fields(an_ended_file(), FormKind.PORTAL, FINNISH, invoice=an_invoice())
    assert [field.text for field in fields if field.walked] == [
        "1001",
        "4711",
        "Dynaaminen pienhankinta / Työhaun tehotreeni",
        "10016",
        "Työhaun tehotreeni",
        "16,00",
        "62,00",
    ]
    assert all(field.text for field in fields)
    assert "vat-note" not in {field.key for field in fields}
    texts = {
        field.key: field.text
        for field in desk.forms.fields(an_ended_file(), FormKind.PORTAL, ENGLISH, invoice=exempt())
    }
    assert texts["vat-note"] == "Sosiaalihuoltopalvelu, arvonlisäverolain 37 §"


def test_each_line_of_an_invoice_has_its_fields_in_the_portal(desk: Desk) -> None:
    """Two rates are two lines: their fields follow each other, named by the line's number."""
    fields = desk.forms.fields(an_ended_file(), FormKind.PORTAL, FINNISH, invoice=with_two_rates())
    of_lines = [(field.key, field.name, field.text) for field in fields if "Rivi" in field.name]
    assert of_lines[2] == ("quantity", "Rivi 1 · Määrä", "5,75")
    assert of_lines[8] == ("quantity.2", "Rivi 2 · Määrä", "10,50")
    assert len(of_lines) == 12


def test_the_portal_takes_the_invoice_that_stands(desk: Desk) -> None:
    """Without one there is nothing to copy; a credited one no longer stands."""
    assert told(desk, FormKind.PORTAL)["number"] == "1001"
    with pytest.raises(Refused):
        told(desk, FormKind.PORTAL, an_ended_file())
    with pytest.raises(Refused):
        told(desk, FormKind.PORTAL, an_ended_file(invoices=(an_invoice(credited_by=1002),)))


def test_the_companys_own_form_is_followed(open_desk: OpenDesk, tmp_path: Path) -> None:
    """Its fields, its order, its labels: the city's page has changed, the program need not."""
    own_forms(
        tmp_path / "data",
        """
        [[forms]]
        kind = "billing_report"
        fields = [
          { key = "m", sources = ["billing.minutes"], fi = "Minuutit", en = "Minutes" },
          { key = "c", sources = ["order.client", "order.coach"], fi = "Kuka", en = "Who" },
        ]
        """,
    )
    fields = open_desk().forms.fields(an_ended_file(), FormKind.BILLING_REPORT, ENGLISH)
    assert [(field.name, field.text) for field in fields] == [
        ("Minutes", "360"),
        ("Who", "A.K.\n\nmaija"),
    ]
