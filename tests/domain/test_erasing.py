"""What an erasure leaves of an order: every field is either a figure or gone."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from tests.factories import (
    a_billing,
    a_claim,
    a_full_report,
    a_sending,
    a_session,
    a_waiver,
    an_ended_order,
    an_invoice,
    at,
    three_sessions,
)
from tests.strategies import order_files

from ph_tui.domain.aliases import is_alias
from ph_tui.domain.changes import Change, TextChange
from ph_tui.domain.completeness.text_rules import free_texts
from ph_tui.domain.erasing import (
    ERASED,
    KEPT,
    NO_REASON,
    codes_told,
    line_without_code,
    line_without_values,
    without_person,
)
from ph_tui.domain.history import Deed, Line
from ph_tui.domain.messages import Message
from ph_tui.domain.money.billing import (
    BillingReopening,
    BillingReport,
    BillingSending,
    BonusClaim,
    ClaimSending,
)
from ph_tui.domain.orders import Ending, EndKind, Order, OrderFile
from ph_tui.domain.reports import Reopening, Sending, ServiceReport
from ph_tui.domain.sessions import Session, SessionState
from ph_tui.domain.waivers import Waiver

ALIAS = "poistettu-0a1b2c3d"
KINDS = (
    *(Order, Ending, Session, ServiceReport, Sending, Reopening, Waiver),
    *(BillingReport, BillingSending, BillingReopening, BonusClaim, ClaimSending),
)
DAY = date(2024, 4, 12)


def a_whole_file() -> OrderFile:
    """An order that was interrupted, reported, reopened and reported again."""
    ending = Ending(date(2024, 4, 10), EndKind.INTERRUPTED, "Asiakas sairastui.")
    sending = a_sending(receipt="Kuittaus 17")
    report = a_full_report(
        sent=sending, reopenings=(Reopening(at(DAY), "maija", "Puuttui.", sending),)
    )
    planned = a_session(1, id="47110000-00000f", state=SessionState.PLANNED, note="Tulossa")
    order = an_ended_order(ending=ending, case_coach="Omavalmentaja Keksitty")
    sessions = (*three_sessions(), planned)
    billing = a_billing(receipt="Kuittaus 18")
    assert billing.sent
    again = BillingReopening(at(DAY), "maija", "Asiakas kertoi.", billing.sent)
    return OrderFile(
        order,
        sessions,
        report,
        (a_waiver("order.contacted"),),
        replace(billing, reopenings=(again,)),
        (a_claim(follow_up_on=DAY),),
        (an_invoice(),),
        revision=7,
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_kept_or_erased(kind: type[Order]) -> None:
    """A field that nobody has thought about can't slip through."""
    names = [field.name for field in fields(kind)]
    assert sorted((*KEPT[kind.__name__], *ERASED[kind.__name__])) == sorted(names)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_kept_stays_as_it_was(kind: type[Order]) -> None:
    """The figures of the order and of all that belongs to it are the same afterwards."""
    before = a_whole_file()
    held = tuple(s for s in before.sessions if s.state is not SessionState.PLANNED)
    for old, new in zip(
        _values(replace(before, sessions=held), kind),
        _values(without_person(before, ALIAS), kind),
        strict=True,
    ):
        for name in KEPT[kind.__name__]:
            kept = getattr(old, name), getattr(new, name)
            if not isinstance(kept[0], (Ending, Sending, BillingSending, ClaimSending, tuple)):
                assert kept[0] == kept[1], name


def _values(file: OrderFile, kind: type[object]) -> list[object]:
    report = file.report
    sendings = [s for s in (report.sent, *(r.sending for r in report.reopenings)) if s]
    billing = file.billing
    bills = [s for s in (billing.sent, *(r.sending for r in billing.reopenings)) if s]
    claims = [value for claim in file.claims for value in (claim, claim.sent)]
    everything: list[object] = [file.order, file.order.ending, *file.sessions, report, *sendings]
    everything += [*report.reopenings, *file.waivers, billing, *bills, *billing.reopenings]
    return [value for value in (*everything, *claims) if isinstance(value, kind)]


def test_what_was_billed_stays_whole() -> None:
    """Figures and invoices are the voucher and tell of no person; grounds and receipts go."""
    before = a_whole_file()
    after = without_person(before, ALIAS)
    assert after.invoices == before.invoices
    assert before.billing.sent
    assert after.billing.sent
    assert after.billing.sent.figures == before.billing.sent.figures
    assert [(claim.details, claim.follow_up_on) for claim in after.claims] == [("", None)]


def test_planned_sessions_go() -> None:
    """What never took place vouches for nothing."""
    states = {session.state for session in without_person(a_whole_file(), ALIAS).sessions}
    assert states == {SessionState.HELD}


@given(order_files)
def test_no_typed_word_is_left(file: OrderFile) -> None:
    """Of any order nothing stays that was typed in words, but for its number and the logins."""
    after = without_person(file, ALIAS)
    left = {entry.text for entry in free_texts(after) if entry.text}
    logins = {file.order.coach, *(session.coach for session in file.sessions)}
    assert left <= {ALIAS, NO_REASON, file.order.number, *logins}
    assert is_alias(after.order.client_code)
    assert after.report.stamps == ()


@given(order_files)
def test_erasing_twice_is_erasing_once(file: OrderFile) -> None:
    """A broken-off erasure is done again without harm."""
    once = without_person(file, ALIAS)
    assert without_person(once, ALIAS) == once


def a_line(*changes: Change | TextChange, what: Message | None = None) -> Line:
    """A line of a history."""
    return Line(3, Deed(what or Message("word.did.edited"), "maija", at(DAY)), changes)


def test_a_line_keeps_who_did_what_when() -> None:
    """Every value goes, before and after; a message does not mention the client."""
    what = Message("word.did.undid", what=Message("word.did.handed", coach="olli (A.K.)"))
    line = a_line(Change(("order", "x", "number"), "1", "2"), what=what)
    bare = line_without_values(line, "ak")
    assert (bare.revision, bare.deed.by, bare.deed.at) == (3, "maija", at(DAY))
    assert bare.changes == ()
    assert bare.deed.what == Message(
        "word.did.undid", what=Message("word.did.handed", coach=NO_REASON)
    )


def test_another_clients_line_loses_the_code_alone() -> None:
    """An order that bore the code by mistake keeps its history, but for the code."""
    whole = {"client_code": "A.K.", "number": "4711"}
    text = TextChange(("order", "x", "case_coach"), 0, "ak", "A.K.", "digest")
    note = Change(("sessions", "s", "note"), "A.K.", "")
    line = a_line(
        Change(("order", "x"), None, whole),
        Change(("order", "x", "client_code"), "a.k.", "B.L."),
        Change(("order", "x", "number"), "ak", "2"),
        text,
        note,
    )
    assert codes_told(line) == ["A.K.", "a.k.", "B.L."]
    assert line_without_code(line, "ak", ALIAS).changes == (
        Change(("order", "x"), None, {"client_code": ALIAS, "number": "4711"}),
        Change(("order", "x", "client_code"), ALIAS, "B.L."),
        Change(("order", "x", "number"), "ak", "2"),
        text,
        note,
    )
