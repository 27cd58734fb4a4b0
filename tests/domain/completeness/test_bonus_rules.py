"""The rules of bonus claims: whose bonus, on what grounds, after which report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.domain.completeness.asking import ids, of_rule
from tests.factories import (
    LOOKALIKE_CODE,
    VALID_CODE,
    a_bonus,
    a_claim,
    a_paying_context,
    a_reported_file,
    a_session,
    at,
)

from ph_tui.domain.completeness import Gate, check, gate
from ph_tui.domain.money.billing import BillingReport
from ph_tui.domain.sessions import SessionState

if TYPE_CHECKING:
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.orders import OrderFile

CONTEXT = a_paying_context()
MISSED = (a_session(1, state=SessionState.NO_SHOW),)


def at_claim(file: OrderFile) -> tuple[Finding, ...]:
    """What keeps the first bonus claim from being sent."""
    return gate(file, CONTEXT, Gate.CLAIM, "1")


def test_a_claim_with_its_grounds_can_be_sent() -> None:
    """After the hours, to the right service, with details."""
    file = a_reported_file(claims=(a_claim(sent=False),))
    assert at_claim(file) == ()
    assert check(file, CONTEXT) == ()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"bonus": "Toisen palvelun bonus"}, "rule.billing.bonus"),
        ({"details": " - "}, "rule.billing.bonus.details"),
        ({"details": "ei tullut esiin"}, "rule.billing.bonus.details"),
    ],
)
def test_what_a_claim_lacks(changes: dict[str, object], message: str) -> None:
    """A bonus of another service, or no grounds; told on `check` and at the gate."""
    file = a_reported_file(claims=(a_claim(sent=False, **changes),))
    for found in (at_claim(file), check(file, CONTEXT)):
        assert ids(found) == [message]
        assert (found[0].location.document, found[0].location.field) == ("claim", "1")


def test_each_claim_has_a_gate_of_its_own() -> None:
    """What another claim lacks keeps this one not back."""
    wrong = a_claim(sent=False, id="2", bonus="Toinen", details="")
    file = a_reported_file(claims=(a_claim(sent=False), wrong))
    assert at_claim(file) == ()
    assert len(gate(file, CONTEXT, Gate.CLAIM, "2")) == 2


def test_a_bonus_is_claimed_once() -> None:
    """A second claim of the same bonus is found before it is sent."""
    second = a_claim(sent=False, id="2")
    file = a_reported_file(claims=(a_claim(), second))
    assert ids(gate(file, CONTEXT, Gate.CLAIM, "2")) == ["rule.billing.bonus.twice"]


def test_the_hours_are_reported_before_a_bonus() -> None:
    """The claim is the second billing report; without hours it is the only one."""
    file = a_reported_file(billing=BillingReport(), claims=(a_claim(sent=False),))
    [found] = at_claim(file)
    assert (found.message.id, found.fix) == ("rule.billing.bonus.first", "orders.billing")
    assert of_rule("billing.bonus", file, CONTEXT) == ()
    assert at_claim(replace(file, sessions=MISSED)) == ()


def test_grounds_may_wait_for_their_day() -> None:
    """Until the follow-up nothing is missing, but without grounds nothing is sent."""
    waiting = a_claim(sent=False, details="", follow_up_on=date(2024, 4, 13))
    file = a_reported_file(claims=(waiting,))
    assert check(file, CONTEXT) == ()
    assert ids(at_claim(file)) == ["rule.billing.bonus.details"]
    come = a_paying_context(now=at(date(2024, 4, 13)))
    assert ids(check(file, come)) == ["rule.billing.bonus.details"]


def test_a_claim_that_was_sent_is_left_alone() -> None:
    """It is a fact, even if the bonus was renamed since."""
    file = a_reported_file(claims=(a_claim(),))
    assert check(file, replace(CONTEXT, bonuses=(a_bonus(name="Uusi"),))) == ()


def test_a_personal_code_in_the_grounds_is_found() -> None:
    """As in every text; one that only looks like one keeps nothing back."""
    file = a_reported_file(claims=(a_claim(sent=False, details=f"Työ alkoi {VALID_CODE}"),))
    [found] = at_claim(file)
    assert (found.key, found.location.document, found.location.line) == (
        "text.personal_code",
        "claim",
        1,
    )
    alike = a_reported_file(claims=(a_claim(sent=False, details=f"Työ alkoi {LOOKALIKE_CODE}"),))
    assert at_claim(alike) == ()
