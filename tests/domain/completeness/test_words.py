"""What the rules say: every sentence is there in both languages and fits its values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polib
import pytest
from tests.domain.completeness.marketing_examples import marketing_messages
from tests.factories import (
    DUE_ON,
    LOOKALIKE_CODE,
    VALID_CODE,
    a_billing,
    a_booking,
    a_claim,
    a_company,
    a_context,
    a_full_report,
    a_paying_context,
    a_period,
    a_reported_file,
    a_running_file,
    a_sending,
    a_session,
    an_edition,
    an_ended_file,
    an_ended_order,
    an_invoice,
    an_invoiced_file,
    an_order,
    at,
    three_sessions,
)

import ph_tui.l10n
from ph_tui.domain.completeness import Gate, check, gate, section_findings
from ph_tui.domain.completeness.feedback_rules import FEEDBACK_RULES, SummaryCase
from ph_tui.domain.completeness.phrase_text import phrase_texts
from ph_tui.domain.completeness.popup_rules import BookingCase, booking_findings
from ph_tui.domain.messages import Message
from ph_tui.domain.orders import Ending, OrderFile
from ph_tui.domain.phrases import Phrase
from ph_tui.domain.report_log import with_sessions_text
from ph_tui.domain.reports import ReportSection, ServiceReport
from ph_tui.domain.service_hours import HourRule
from ph_tui.domain.sessions import SessionState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.domain.completeness import Context
    from ph_tui.domain.findings import Finding

LOCALES = Path(ph_tui.l10n.__file__).parent / "locales"


def _orders() -> Iterator[tuple[OrderFile, Context]]:
    """Orders in which something is wrong with the contract or its days."""
    context = a_context()
    yield a_running_file(order=an_order(number="")), context
    yield a_running_file(), a_context(same_number=("b" * 32,))
    steps = {"accepted_on": None, "contacted_on": None, "feedback_asked_on": None}
    yield an_ended_file(order=an_ended_order(**steps)), context
    late = date(2024, 3, 7)
    yield a_running_file(order=an_order(accepted_on=late, contacted_on=late)), context
    outside = an_order(
        received_on=date(2023, 12, 1),
        start=date(2023, 12, 2),
        end=date(2024, 7, 1),
        ending=Ending(date(2024, 7, 2)),
    )
    yield OrderFile(outside, (a_session(1, on=date(2024, 7, 3)),)), context
    short = an_order(start=date(2024, 3, 7), end=date(2024, 3, 21))
    yield a_running_file(order=short), context
    for days in (-2, -1, 0, 1, 5):
        yield an_ended_file(), a_context(now=at(DUE_ON + timedelta(days=days)))


def _logs() -> Iterator[tuple[OrderFile, Context]]:
    """Orders in which something is wrong with the sessions."""
    context = a_context()
    skipped = a_session(1, on=date(2024, 3, 31), start=time(2, 30), end=time(3, 30), note="")
    yield a_running_file(sessions=(skipped,)), context
    beside = a_session(2, on=a_session(1).on)
    yield a_running_file(sessions=(a_session(1), beside)), context
    yield a_running_file(), a_context(other_sessions=(("4712", beside),))
    yield a_running_file(), a_context(now=at(date(2024, 3, 4)))
    yield a_running_file(order=an_order(ordered_hours=Decimal(1))), context


def _reports() -> Iterator[tuple[OrderFile, Context]]:
    """Orders in which something is wrong with the report."""
    context = a_context()
    yield an_ended_file(report=ServiceReport()), context
    yield an_ended_file(report=ServiceReport(), sessions=()), context
    yield an_ended_file(report=ServiceReport(), sessions=(a_session(1),)), context
    yield a_running_file(report=a_full_report()), context
    two = three_sessions()[:2]
    yield an_ended_file(report=a_full_report(two)), context
    mention = with_sessions_text(a_full_report(two), f"{a_full_report(two).sessions}\n\n3.4.", two)
    yield an_ended_file(report=mention), context
    changed = (a_session(1, note="Muuta."), *three_sessions()[1:])
    yield an_ended_file(sessions=changed), context
    yield an_ended_file(sessions=changed, report=a_full_report(sent=a_sending())), context
    yield an_ended_file(sessions=(*two, a_session(3, state=SessionState.PLANNED))), context
    away = (*two, a_session(3, state=SessionState.NO_SHOW))
    yield an_ended_file(sessions=away), context
    yield an_ended_file(report=a_full_report(baseline="Masennus.", goal=VALID_CODE)), context
    yield an_ended_file(report=a_full_report(goal=f"Työ {LOOKALIKE_CODE}")), context
    knowing = replace(context, phrases=phrase_texts((Phrase("t", "T", "Tavoite on [mikä]."),)))
    yield an_ended_file(report=a_full_report(goal="Tavoite on [mikä].")), knowing
    yield an_ended_file(report=a_full_report(goal="Työ [liite].")), knowing


def _bills() -> Iterator[tuple[OrderFile, Context]]:
    """Orders in which something is wrong with the billing report or a claim."""
    context = a_paying_context()
    late = a_session(3, state=SessionState.PLANNED)
    yield an_ended_file(sessions=(a_session(1), late)), context
    yield an_ended_file(sessions=()), context
    billing = a_billing()
    assert billing.sent
    wrong = replace(billing.sent.figures, minutes=1)
    yield a_reported_file(billing=a_billing(figures=wrong)), context
    yield an_invoiced_file(billing=a_billing(three_sessions()[:2])), context
    yield a_reported_file(sessions=three_sessions()[:2]), context
    yield an_invoiced_file(sessions=three_sessions()[:2]), context
    yield a_reported_file(), replace(context, hour_rule=HourRule(45))
    claims = (a_claim(sent=False, details=""), a_claim(sent=False, id="2"))
    yield an_ended_file(claims=claims), replace(context, bonuses=())
    yield a_running_file(claims=claims), context


def _invoices() -> Iterator[tuple[OrderFile, Context]]:
    """Orders that can't be invoiced, and invoices that are wrong."""
    context = a_paying_context()
    bare = replace(context, company=a_company(iban="1", street=""), price=None)
    yield an_ended_file(), bare
    log = (a_session(1, on=date(2012, 3, 6)),)
    yield a_reported_file(billing=a_billing(log)), context
    wrong = an_invoice(buyer_reference="x", payment_reference="1", net=Decimal(1))
    yield a_reported_file(invoices=(wrong,)), context
    built_in = an_edition()
    other = built_in.buyer.model_copy(update={"ovt": "0037017466642", "operator": "Basware"})
    changes = {"id": "2024-04-01", "valid_from": date(2024, 4, 1), "buyer": other}
    now = built_in.model_copy(update=changes)
    old = an_invoice()
    yield a_reported_file(), replace(context, edition_now=now)
    yield a_reported_file(invoices=(old,)), replace(context, edition_now=now)
    yield a_reported_file(invoices=(old,)), replace(context, edition=now, edition_now=now)


def _of_stands_and_periods() -> Iterator[Message]:
    """What is said of stands that can't be, or shouldn't, and of a summary that is missing."""
    today = date(2024, 4, 24)
    wrong: tuple[dict[str, Any], ...] = (
        {"slot": "11-13"},
        *({"on": date(2024, *day)} for day in ((5, 11), (5, 7), (4, 23), (6, 21))),
        {},
    )
    others = (a_booking(id="theirs", others=True), a_booking(id="ours"))
    for changes in wrong:
        for is_new in (True, False):
            for other in others:
                case = BookingCase(a_booking(**changes), an_edition(), today, (other,), is_new)
                yield from (finding.message for finding in booking_findings(case))
    case_of_period = SummaryCase(a_period(), an_edition(), date(2025, 1, 1), is_filed=False)
    for rule in FEEDBACK_RULES:
        yield from (finding.message for finding in rule.findings(case_of_period))


@cache
def _everything_said() -> frozenset[Message]:
    said: set[Message] = set()
    for file, context in (*_orders(), *_logs(), *_reports(), *_bills(), *_invoices()):
        said.update(each.message for each in _findings(file, context))
    said.update(marketing_messages())
    said.update(_of_stands_and_periods())
    return frozenset(said)


def _findings(file: OrderFile, context: Context) -> Iterator[Finding]:
    yield from check(file, context)
    for section in ReportSection:
        yield from section_findings(file, context, section)
    for each in Gate:
        yield from gate(file, context, each)
    for claim in file.claims:
        yield from gate(file, context, Gate.CLAIM, claim.id)
        yield from gate(file, context, Gate.INVOICE, claim.id)


@cache
def _catalogue(lang: str, name: str = "rule") -> dict[str, polib.POEntry]:
    return {entry.msgid: entry for entry in polib.pofile(str(LOCALES / lang / f"{name}.po"))}


def _word(message: Message, lang: str) -> str:
    """What stands inside a sentence for a message without values."""
    return str(_catalogue(lang, message.id.split(".")[0])[message.id].msgstr)


def _sentences(message: Message, lang: str) -> Iterator[str]:
    """Every form of a message, with its values put in."""
    entry = _catalogue(lang)[message.id]
    params = {
        name: _word(value, lang) if isinstance(value, Message) else value
        for name, value in message.params.items()
    }
    for form in entry.msgstr_plural.values() or [entry.msgstr]:
        yield form.format(**params)


@pytest.mark.parametrize("lang", ["fi", "en"])
def test_every_finding_is_one_sentence_in_both_languages(lang: str) -> None:
    """It begins with no small letter, ends with a full stop and has no other inside."""
    for message in _everything_said():
        for sentence in _sentences(message, lang):
            assert sentence.endswith("."), sentence
            assert not sentence[0].islower(), sentence
            assert sentence.count(". ") == 0, sentence
            assert "\n" not in sentence


@pytest.mark.parametrize("lang", ["fi", "en"])
def test_the_catalogue_says_nothing_that_no_rule_says(lang: str) -> None:
    """The sentences of the catalogue are those that the examples here bring up, and no others."""
    said = {message.id for message in _everything_said()}
    values = (value for message in _everything_said() for value in message.params.values())
    said |= {value.id for value in values if isinstance(value, Message)}
    sentences = {msgid for msgid in _catalogue(lang) if not msgid.startswith("rule.title.")}
    assert sentences == {msgid for msgid in said if msgid.startswith("rule.")}


@pytest.mark.parametrize("lang", ["fi", "en"])
def test_every_value_of_a_finding_is_used(lang: str) -> None:
    """What a rule took the trouble to tell stands in its sentence."""
    for message in _everything_said():
        entry = _catalogue(lang)[message.id]
        forms = " ".join((*entry.msgstr_plural.values(), entry.msgstr))
        for name in message.params:
            assert f"{{{name}}}" in forms, (message.id, name)
