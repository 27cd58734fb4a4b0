"""Taking part with services: the application, what tells clients of it, what is set aside.

Owns the steps and their saving. The period is today's unless one is named. What a picture or a
video is, is for `media` to say; the mail to the coordinator is made by `marketing_mail`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ph_tui.desk.marketing_materials import MaterialSteps
from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.marketing import steps
from ph_tui.domain.messages import Message
from ph_tui.domain.waivers import Waiver

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ph_tui.desk.company_history import CompanyHistory, TakenBackRecord
    from ph_tui.desk.marketing_mail import Draft
    from ph_tui.desk.service_standing import ServiceStanding
    from ph_tui.domain.handbook.keys import ChecklistKey
    from ph_tui.domain.marketing.records import Participation


class MarketingDesk(MaterialSteps):
    """The use cases of taking part; each saves and gives back how the service stands then.

    `code` is a service's code, or its name or the beginning of either; `period_id` None is today's
    period. Days are of today when None, and never in the future.

    Looking: `overview`, `standing`, `periods`, `findings`, `due`. Materials: `brochure`, `video`,
    `post`, `remove_post`, `own_marketing`, `tick`, `delivered`.
    """

    def apply(
        self, code: str, on: date | None = None, period_id: str | None = None
    ) -> ServiceStanding:
        """Record that the application was left in Cloudia."""
        return self._decided(code, on, period_id, steps.applied, "applied")

    def approve(
        self, code: str, on: date | None = None, period_id: str | None = None
    ) -> ServiceStanding:
        """Record that the city has approved; from that day the brochure's deadline is counted."""
        return self._decided(code, on, period_id, steps.approved, "approved")

    def reject(
        self, code: str, on: date | None = None, period_id: str | None = None
    ) -> ServiceStanding:
        """Record that the city has rejected the application."""
        return self._decided(code, on, period_id, steps.rejected, "rejected")

    def withdraw(
        self, code: str, on: date | None = None, period_id: str | None = None
    ) -> ServiceStanding:
        """Record that the company does not take part in this period, applied for or not."""
        return self._decided(code, on, period_id, steps.withdrawn, "withdrawn")

    def note(self, code: str, text: str, period_id: str | None = None) -> ServiceStanding:
        """Note something of one's own on taking part."""
        return self._change(code, period_id, lambda record: replace(record, note=text), "noted")

    def waive(
        self, code: str, key: str, why: str, period_id: str | None = None, *, field: str = ""
    ) -> ServiceStanding:
        """Set the findings of a rule aside, with the reason; `field` names one of several.

        Refused without a reason, for a rule that can't be set aside, and where nothing was found.
        """
        from ph_tui.domain.completeness.marketing_rules import MARKETING_RULES

        if not why.strip():
            raise Refused(Message("error.waiver.reason"))
        rule = next((each for each in MARKETING_RULES if each.key == key), None)
        if rule is None:
            raise BadInput(Message("error.waiver.unknown", key=key[:60]))
        if not rule.waivable:
            raise Refused(Message("error.waiver.never", key=key))
        found = {
            each.location.field
            for each in self.standing(code, period_id).findings
            if each.key == key and field in {"", each.location.field}
        }
        if not found:
            raise Refused(Message("error.waiver.no_finding", key=key))
        by, at = self._core.user, self._core.now
        waivers = tuple(Waiver(key, one, by, at, why) for one in sorted(found))
        return self._change(
            code,
            period_id,
            lambda record: replace(record, waivers=(*record.waivers, *waivers)),
            "waived",
            finding=rule.title,
        )

    def draft(self, code: str, key: ChecklistKey, period_id: str | None = None) -> Draft:
        """A mail to the coordinator, in Finnish, with the brochure, the video or the posts.

        Refused without the coordinator's address, and when there is nothing to send.
        """
        from ph_tui.desk.marketing_mail import draft_of

        return draft_of(self._core, self.standing(code, period_id), key)

    @property
    def history(self) -> CompanyHistory:
        """What was done to services and periods."""
        from ph_tui.desk.company_history import CompanyHistory

        return CompanyHistory(self._core, "services")

    def undo(self) -> TakenBackRecord:
        """Take back the last change that this user made to services or periods."""
        return self.history.undo()

    def redo(self) -> TakenBackRecord:
        """Do again what this user undid last."""
        return self.history.redo()

    def _decided(
        self,
        code: str,
        on: date | None,
        period_id: str | None,
        step: Callable[[Participation, date], Participation],
        done: str,
    ) -> ServiceStanding:
        day = self._core.day_of_record(on)
        return self._change(code, period_id, lambda record: step(record, day), done, on=day)
