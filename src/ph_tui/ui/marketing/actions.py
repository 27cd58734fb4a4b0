"""What can be done with a service: apply, approve, tick, deliver, write to the coordinator.

Owns the questions; what is saved, and what is refused, is the desk's word.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ph_tui.desk.marketing_materials import PostFields
from ph_tui.desk.report_files import Made
from ph_tui.domain.entry import read_day
from ph_tui.domain.marketing.points import PointState
from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.ask_text import AskReason, AskText
from ph_tui.ui.marketing.fact_questions import ask_fact
from ph_tui.ui.saving.asking import ask_until_saved
from ph_tui.ui.saving.settings_form import edit_settings
from ph_tui.ui.saving.to_file import Document, ToFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ph_tui.desk.desk import Desk
    from ph_tui.desk.service_standing import ServiceStanding
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.handbook.keys import ChecklistKey
    from ph_tui.ui.marketing.service_rows import ServiceRow
    from ph_tui.ui.saving.live import LiveScreen

DECISIONS = ("apply", "approve", "reject", "withdraw")
"""What can be recorded of an application, each on a day."""


class MarketingActions:
    """The actions of a screen on services; `saved` is called after each save."""

    def __init__(self, screen: LiveScreen[Any], desk: Desk, saved: Callable[[], None]) -> None:
        self._app, self._desk, self._saved = screen.app, desk, saved

    def decide(self, what: str, standing: ServiceStanding) -> None:
        """Record one of DECISIONS, on the day that is asked for; today unless told otherwise."""
        code, period = standing.service.code, standing.period.id
        record = getattr(self._desk.marketing, what)
        self._on_a_day(
            Message(f"ui.marketing.ask.{what}", service=standing.service.name),
            lambda on: record(code, on, period),
            Message(f"ui.marketing.done.{what}", service=standing.service.name),
            f"marketing.{what}.{period}.{code}",
        )

    def deliver(self, part: ChecklistKey, standing: ServiceStanding, post_id: str = "") -> None:
        """Record that something was sent to the coordinator, on the day that is asked for."""
        code, period = standing.service.code, standing.period.id
        what = Message(f"word.checklist.{part}")
        self._on_a_day(
            Message("ui.marketing.ask.deliver", what=what, service=standing.service.name),
            lambda on: self._desk.marketing.delivered(code, part, on, period, post_id=post_id),
            Message("ui.marketing.done.deliver", what=what, service=standing.service.name),
            f"marketing.deliver.{period}.{code}.{part}",
        )

    def _on_a_day(
        self, asks: Message, save: Callable[[date], object], done: Message, parks: str
    ) -> None:
        today = self._desk.today

        def check(text: str) -> Message | None:
            read_day(text, today=today)
            return None

        def saved(_: object) -> None:
            self._saved()
            self._app.show(done)

        ask_until_saved(
            self._app,
            lambda: AskText(
                asks,
                value=self._app.words.date(today),
                check=check,
                parks=parks,
                replaces=True,
            ),
            lambda text: save(read_day(text, today=today)),
            saved,
            parks=parks,
        )

    def toggle(self, row: ServiceRow, standing: ServiceStanding) -> None:
        """Tick a point, or take the tick away; what the program sees is not for ticking."""
        point, part = row.point, row.part
        if point is None or part is None:
            return
        if point.state in {PointState.SEEN, PointState.FAILS}:
            self._app.show(Message(f"ui.marketing.point_{point.state}"), warns=True)
            return
        tick = partial(
            self._desk.marketing.tick,
            standing.service.code,
            part,
            point.key,
            standing.period.id,
            on=point.state is PointState.OPEN,
            post_id=row.post_id,
        )
        self._app.in_background(tick, lambda _: self._saved())

    def edit_fact(self, row: ServiceRow, standing: ServiceStanding) -> None:
        """Ask for one of the facts: a place, a link, a length, a text or a picture."""
        ask_fact(self._app, self._desk, row, standing, self._saved)

    def add_post(self, standing: ServiceStanding, channel: str) -> None:
        """Begin a post for a channel."""
        code, period = standing.service.code, standing.period.id
        fields = PostFields()
        begin = partial(self._desk.marketing.post, code, channel, fields, period, new=True)
        self._app.in_background(begin, lambda _: self._saved())

    def remove_post(self, standing: ServiceStanding, post_id: str) -> None:
        """Take a post away; `u` brings it back."""
        code, period = standing.service.code, standing.period.id
        remove = partial(self._desk.marketing.remove_post, code, post_id, period)

        def removed(_: object) -> None:
            self._saved()
            self._app.show(Message("ui.marketing.done.remove_post"))

        self._app.in_background(remove, removed)

    def write_mail(self, part: ChecklistKey, standing: ServiceStanding) -> None:
        """Write a mail to the coordinator into a file; its address is asked for when missing."""
        if not self._desk.settings.city().coordinator_email:
            self._app.show(Message("ui.marketing.address_missing"), warns=True)
            again = partial(self.write_mail, part, standing)
            edit_settings(self._app, self._desk, start="coordinator_email", then=again)
            return
        code, period = standing.service.code, standing.period.id
        with self._app.telling():
            draft = self._desk.marketing.draft(code, part, period)
            document = Document(
                Message("ui.marketing.mail"),
                ("eml",),
                "ui.marketing.mail.",
                lambda _: draft.name,
                lambda _: Made(draft.content),
            )
            ToFile(self._app, document).ask_name("eml")

    def waive(self, finding: Finding, standing: ServiceStanding) -> None:
        """Ask why a finding is set aside, and record it."""
        code, period = standing.service.code, standing.period.id
        parks = f"marketing.waive.{period}.{code}.{finding.key}.{finding.location.field}"

        def saved(_: object) -> None:
            self._saved()
            self._app.show(Message("ui.report.waived"))

        ask_until_saved(
            self._app,
            lambda: AskReason(Message("ui.report.waive"), detail=finding.message, parks=parks),
            lambda why: self._desk.marketing.waive(
                code, finding.key, why, period, field=finding.location.field
            ),
            saved,
            parks=parks,
        )
