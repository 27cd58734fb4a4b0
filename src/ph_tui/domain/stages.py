"""Where an order stands and what comes next, derived from its facts.

Stdlib only and without heavy values: the first screen is painted with what stands here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ph_tui.domain.orders import OrderFile


class Stage(StrEnum):
    """The pipeline of an order, in its order."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    CONTACTED = "contacted"
    IN_PROGRESS = "in_progress"
    ENDED = "ended"
    REPORTED = "reported"
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
    FEEDBACK = "feedback"
    NONE = "none"


PIPELINE = tuple(stage for stage in Stage if stage is not Stage.DECLINED)


def stage_of(file: OrderFile) -> Stage:
    """The furthest stage that the facts show."""
    order = file.order
    if order.ending is not None:
        if order.ending.how == "declined":
            return Stage.DECLINED
        return Stage.REPORTED if file.report.sent else Stage.ENDED
    if any(session.state != "planned" for session in file.sessions):
        return Stage.IN_PROGRESS
    if order.contacted_on:
        return Stage.CONTACTED
    return Stage.ACCEPTED if order.accepted_on else Stage.RECEIVED


def next_step_of(file: OrderFile) -> NextStep:
    """What comes next by the facts alone; a planned session that is over turns MEET into LOG."""
    order = file.order
    stage = stage_of(file)
    if stage is Stage.DECLINED:
        return NextStep.NONE
    if order.accepted_on is None:
        return NextStep.ACCEPT
    if order.ending is None:
        return _step_before_end(file)
    if stage is Stage.ENDED:
        return NextStep.REPORT
    return NextStep.NONE if order.feedback_asked_on else NextStep.FEEDBACK


def _step_before_end(file: OrderFile) -> NextStep:
    if any(session.state == "planned" for session in file.sessions):
        return NextStep.MEET if file.order.contacted_on else NextStep.CONTACT
    if not file.sessions:
        return NextStep.PLAN if file.order.contacted_on else NextStep.CONTACT
    return NextStep.END
