"""What can be done with a contract period: add one, file or read the city's feedback summary.

Owns the questions; what is saved is the desk's word.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ph_tui.desk.report_files import Made
from ph_tui.domain.entry import read_day
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.ask_form import AskForm, Field
from ph_tui.ui.dialogs.ask_text import AskText
from ph_tui.ui.saving.asking import ask_until_saved
from ph_tui.ui.saving.to_file import Document, ToFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.marketing.records import FeedbackSummary
    from ph_tui.ui.saving.live import LiveScreen

_FIELDS = ("id", "starts", "ends", "edition")


class PeriodActions:
    """The actions on periods; `show` is called with the id of a period that was changed."""

    def __init__(
        self, screen: LiveScreen[Any], desk: Desk, show: Callable[[str | None], None]
    ) -> None:
        self._screen, self._app, self._desk, self._show = screen, screen.app, desk, show

    def add(self) -> None:
        """Ask for a period: its name, its first and last day, and the edition if not the usual."""

        def make() -> AskForm:
            fields = [
                Field(name, f"ui.field.period.{name}", "", f"ui.example.period.{name}")
                for name in _FIELDS
            ]
            return AskForm(Message("ui.marketing.ask.period"), fields, parks="marketing.period")

        def saved(period: ContractPeriod) -> None:
            self._show(period.id)
            self._app.show(Message("ui.marketing.done.period", period=period.id))

        ask_until_saved(self._app, make, self._save, saved, parks="marketing.period")

    def _save(self, values: dict[str, str]) -> ContractPeriod:
        today = self._desk.today
        starts, ends = (read_day(values[name], today=today) for name in ("starts", "ends"))
        edition = values["edition"].strip() or None
        return self._desk.services.add_period(values["id"].strip(), starts, ends, edition)

    def summary(self, period: ContractPeriod, filed: FeedbackSummary | None) -> None:
        """File a summary from a file, or show the one that is there."""
        if filed is not None:
            self._read(filed)
            return
        parks = f"marketing.summary.{period.id}"

        def save(path: str) -> object:
            place = Path(path.strip()).expanduser()
            try:
                content = place.read_bytes()
            except (OSError, ValueError) as error:
                raise BadInput(Message("error.summary.unreadable", path=path[:200])) from error
            return self._desk.feedback.summaries.file(period.id, content, place.name)

        def saved(_: object) -> None:
            self._show(period.id)
            self._app.show(Message("ui.marketing.done.summary", period=period.id))

        ask_until_saved(
            self._app,
            lambda: AskText(
                Message("ui.marketing.ask.summary", period=period.id),
                detail=Message("ui.marketing.ask.summary_detail"),
                parks=parks,
            ),
            save,
            saved,
            parks=parks,
        )

    def _read(self, filed: FeedbackSummary) -> None:
        """Show a summary that is text; write another document into a file."""
        content = self._desk.feedback.summaries.content
        if filed.paper:
            kind = Path(filed.name).suffix.removeprefix(".") or "bin"
            document = Document(
                Message("ui.marketing.feedback"),
                (kind,),
                "ui.marketing.mail.",
                lambda _: filed.name,
                lambda _: Made(content(filed)),
            )
            ToFile(self._app, document).ask_name(kind)
            return
        from ph_tui.ui.marketing.summary import SummaryScreen

        self._app.push_screen(SummaryScreen(filed))
