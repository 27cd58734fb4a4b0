"""Saving a report while it is written: in the background, section by section, one save at a time.

Owns when the next save begins and what becomes of the answers. What a refusal means for the person
who writes is for the screen.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.errors import Conflict, PhTuiError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence, Set

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.reports import ReportSection
    from ph_tui.ui.program.app import PhTuiApp
    from ph_tui.ui.report.draft import Draft, Unsaved


class _Answer(NamedTuple):
    """What became of one section: the order as it is now, and why it was not stored."""

    unsaved: Unsaved
    file: OrderFile | None
    error: PhTuiError | None


class Saver:
    """Saves what is typed; `told` is called after each save with whether anything was stored."""

    def __init__(
        self, app: PhTuiApp, desk: Desk, draft: Draft, told: Callable[[bool], None]
    ) -> None:
        self._app, self._desk, self._draft, self._told = app, desk, draft, told
        self._waiting: list[Callable[[], None]] = []
        self._runs = False
        self._phrased: set[ReportSection] = set()

    def save(
        self,
        then: Callable[[], None] | None = None,
        *,
        with_phrase: ReportSection | None = None,
    ) -> None:
        """Save what is not stored; `then` is called when everything that could be stored is.

        A section `with_phrase` is a step of its own in the history.
        """
        if with_phrase is not None:
            self._phrased.add(with_phrase)
        if then is not None:
            self._waiting.append(then)
        if not self._runs:
            self._begin()

    def _begin(self) -> None:
        unsaved = self._draft.unsaved()
        if unsaved:
            self._runs = True
            order_id = self._draft.file.order.id
            phrased, self._phrased = self._phrased, set()
            write = partial(_write, self._desk, order_id, unsaved, phrased)
            self._app.in_background(write, self._end)
        else:
            self._told(False)
            self._call_waiting()

    def _end(self, answers: Sequence[_Answer]) -> None:
        self._runs = False
        for answer in answers:
            if answer.file is not None:
                self._draft.load(answer.file)
            if answer.error is not None:
                self._draft.refuse(answer.unsaved.section, answer.error)
            elif answer.file is not None:
                self._draft.saved(answer.unsaved, answer.file)
        self._told(any(answer.error is None for answer in answers))
        tried = {answer.unsaved for answer in answers}
        if self._waiting and not set(self._draft.unsaved()) <= tried:
            self._begin()  # there was typing meanwhile
        else:
            self._call_waiting()

    def _call_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()


def _write(
    desk: Desk, order_id: str, unsaved: Sequence[Unsaved], phrased: Set[ReportSection]
) -> list[_Answer]:
    """Store each section by itself, so that one that is refused holds no other back."""
    answers = []
    for each in unsaved:
        section = each.section
        try:
            file = desk.reports.write(
                order_id,
                {section: each.text},
                seen={section: each.began_from},
                with_phrase=section in phrased,
            )
            answers.append(_Answer(each, file, None))
        except Conflict as error:
            answers.append(_Answer(each, _now(desk, order_id), error))
        except PhTuiError as error:
            answers.append(_Answer(each, None, error))
    return answers


def _now(desk: Desk, order_id: str) -> OrderFile | None:
    try:
        return desk.orders.load(order_id)
    except PhTuiError:
        return None
