"""Order notices: any text is read, and what a person then confirms becomes a new order.

Owns the way from what was found to the fields of an order as they are typed. The text itself is
never kept.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ph_tui.domain.errors import BadInput, DataError
from ph_tui.domain.messages import Message
from ph_tui.domain.notices.values import NoticeField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ph_tui.desk.core import Core
    from ph_tui.domain.notices.values import NoticeReading, Value

NEEDED = (NoticeField.SERVICE, NoticeField.CLIENT)
"""What an order can't be taken in without."""


class NoticeDesk:
    """The reading of order notices."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def read(self, text: str) -> NoticeReading:
        """Read any text as an order notice; DataError when the company's own rules are spoilt."""
        from ph_tui.domain.notices.reading import read_notice
        from ph_tui.domain.notices.rules import built_in_rules, read_rules

        core = self._core
        edition = core.library.in_period(core.period_on(core.today), core.today)
        try:
            own = read_rules(core.library.own_notices_text)
        except BadInput as error:  # nobody typed it now: it stands among the data
            raise DataError(error.message) from None
        rules = built_in_rules().with_own(own)
        return read_notice(text, services=edition.services, rules=rules, today=core.today)


def typed_value(value: Value) -> str:
    """A value as it is typed into its field."""
    if isinstance(value, date):
        return f"{value.day}.{value.month}.{value.year}"
    return value


def sure_values(reading: NoticeReading) -> dict[str, str]:
    """The fields of which the text tells one value, as they are typed."""
    sure = ((field, reading.sure(field)) for field in NoticeField)
    return {field.value: typed_value(found.value) for field, found in sure if found}


def refuse_open(reading: NoticeReading, given: Mapping[str, str]) -> None:
    """Refuse to choose between several values, or to do without what an order needs.

    `given` are the fields that a person has told beside the text.
    """
    for field in reading.open:
        if field.value not in given:
            told = ", ".join(reading.words(found) for found in reading.of(field))
            raise BadInput(
                Message("error.notice.open", field=_named(field), values=told[:_MOST_TOLD])
            )
    for field in NEEDED:
        if field in reading.missing and field.value not in given:
            raise BadInput(Message("error.notice.missing", field=_named(field)))


_MOST_TOLD = 200


def _named(field: NoticeField) -> Message:
    return Message(f"word.notice.{field}")
