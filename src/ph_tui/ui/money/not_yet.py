"""What keeps an invoice from being made: the reasons, each with a way to its place.

Owns their list; where a reason is mended is for who asks.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on

from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.question import Question
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.speech import tell
from ph_tui.ui.orders import order_keys
from ph_tui.ui.program.style_sheets import sheet_of
from ph_tui.ui.report.findings import Findings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.domain.findings import Finding

_AROUND = 7
"""Lines of the panel beside the reasons."""


class NotYet(Question["Finding | None"]):
    """Which of the reasons shall be mended? Enter answers with the one under the cursor."""

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        order_keys.HANDBOOK._replace(shown=True),
        Key("escape", "leave", "ui.key.leave", pinned=True),
    )

    def __init__(
        self,
        order: str,
        shut: Sequence[Finding],
        source_of: Callable[[Finding], Message | None],
        cite: Callable[[Finding], None],
    ) -> None:
        elsewhere = [each for each in shut if each.location.document != "company"]
        of_company = [each for each in shut if each.location.document == "company"]
        self._shut, self._of_company, self._source_of = elsewhere, of_company, source_of
        self._cite = cite
        super().__init__(
            Message("ui.money.not_yet", n=len(elsewhere) + bool(of_company), order=order),
            detail=Message("ui.money.not_yet_detail"),
        )

    def compose_answer(self) -> ComposeResult:
        """Yield the reasons."""
        yield Findings(self._source_of, id="reasons")

    def on_mount(self) -> None:
        """Show the reasons, as many as there is room for."""
        self.query_one(Findings).tell([*self._shut, *self._company()], (), ())
        self.call_after_refresh(self._fit)

    def _company(self) -> list[Finding]:
        """What the company's profile lacks, as one reason: its form mends all of it."""
        if len(self._of_company) < 2:
            return self._of_company
        fields = (each.message.params.get("field") for each in self._of_company)
        named = ", ".join(tell(self, field) for field in fields if isinstance(field, Message))
        message = Message("ui.money.company_gaps", fields=named)
        return [replace(self._of_company[0], message=message)]

    def _fit(self) -> None:
        reasons = self.query_one(Findings)
        reasons.styles.height = min(len(reasons.rows), max(self.app.size.height - _AROUND, 3))
        reasons.focus()

    @on(LineList.Picked, "#reasons")
    def mend(self, event: LineList.Picked[Finding]) -> None:
        """Answer with the picked reason."""
        self.dismiss(event.row)

    def action_handbook(self) -> None:
        """Open the handbook at the reason under the cursor."""
        reason = self.query_one(Findings).row
        if reason is not None:
            self._cite(reason)

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)
