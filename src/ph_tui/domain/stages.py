"""Where an order stands and what comes next, derived from its facts.

Stdlib only and without heavy values: the first screen is painted with what stands here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from ph_tui.domain.aliases import is_alias
from ph_tui.domain.money.standing import MoneyState, invoice_of, is_billable, money_state
from ph_tui.domain.service_hours import service_hours

if TYPE_CHECKING:
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.service_hours import HourRule


class Stage(StrEnum):
    """The pipeline of an order, in its order."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    CONTACTED = "contacted"
    IN_PROGRESS = "in_progress"
    ENDED = "ended"
    REPORTED = "reported"
    """Both reports are sent, or the service report alone when nothing is to be billed."""
    INVOICED = "invoiced"
    """The invoice of the hours is sent."""
    PAID = "paid"
    DECLINED = "declined"


class NextStep(StrEnum):
    """What the company does next with an order."""

    ACCEPT = "accept"
    CONTACT = "contact"
    PLAN = "plan"
    MEET = "meet"
    LOG = "log"
    END = "end"
    REPORT = "report"
    BILLING = "billing"
    FEEDBACK = "feedback"
    INVOICE = "invoice"
    PAYMENT = "payment"
    """Nothing but waiting, until the invoice is overdue."""
    NONE = "none"


PIPELINE = tuple(stage for stage in Stage if stage is not Stage.DECLINED)


def stage_of(file: OrderFile, rule: HourRule, *, no_shows: bool) -> Stage:
    """The furthest stage that the facts show; `no_shows` tells whether the service bills them."""
    order = file.order
    if order.ending is not None:
        if order.ending.how == "declined":
            return Stage.DECLINED
        return _stage_after_end(file, rule, no_shows=no_shows)
    if any(session.state != "planned" for session in file.sessions):
        return Stage.IN_PROGRESS
    if order.contacted_on:
        return Stage.CONTACTED
    return Stage.ACCEPTED if order.accepted_on else Stage.RECEIVED


def _stage_after_end(file: OrderFile, rule: HourRule, *, no_shows: bool) -> Stage:
    invoice = invoice_of(file)
    if invoice and (invoice.sent or invoice.paid):
        return Stage.PAID if invoice.paid else Stage.INVOICED
    billed = file.billing.sent or not is_billable(file, rule, no_shows=no_shows)
    return Stage.REPORTED if file.report.sent and billed else Stage.ENDED


def next_step_of(file: OrderFile, rule: HourRule, *, no_shows: bool) -> NextStep:
    """What comes next by the facts alone; a planned session that is over turns MEET into LOG.

    With an order whose client was erased nothing is left to do. Once the service has ended its
    reports come first, whatever else was left out on the way, and the money last. Without planned
    sessions the service is to be ended once its hours are used by the rule of the service, or when
    nobody knows how many were ordered; else sessions are to be planned.
    """
    order = file.order
    declined = order.ending is not None and order.ending.how == "declined"
    if declined or is_alias(order.client_code):
        return NextStep.NONE
    money = money_state(file, rule, no_shows=no_shows)
    if order.ending is not None and (file.report.sent is None or money is MoneyState.TO_REPORT):
        return NextStep.BILLING if file.report.sent else NextStep.REPORT
    if order.accepted_on is None and not _is_waived(file, "order.accepted"):
        return NextStep.ACCEPT
    if order.ending is None:
        return _step_before_end(file, rule)
    if not (order.feedback_asked_on or _is_waived(file, "feedback.asked")):
        return NextStep.FEEDBACK
    return _MONEY_STEPS.get(money, NextStep.NONE)


_MONEY_STEPS = {
    MoneyState.TO_INVOICE: NextStep.INVOICE,
    MoneyState.CREATED: NextStep.INVOICE,
    MoneyState.INVOICED: NextStep.PAYMENT,
}


def _is_waived(file: OrderFile, key: str) -> bool:
    """Whether somebody has set the finding aside that a step would mend."""
    return any(waiver.key == key for waiver in file.waivers)


def _step_before_end(file: OrderFile, rule: HourRule) -> NextStep:
    if file.order.contacted_on is None and not _is_waived(file, "order.contacted"):
        return NextStep.CONTACT
    if any(session.state == "planned" for session in file.sessions):
        return NextStep.MEET
    return NextStep.END if file.sessions and _hours_are_used(file, rule) else NextStep.PLAN


def _hours_are_used(file: OrderFile, rule: HourRule) -> bool:
    ordered = file.order.ordered_hours
    minutes = sum(session.minutes for session in file.sessions if session.state == "held")
    return ordered is None or service_hours(minutes, rule) >= ordered
