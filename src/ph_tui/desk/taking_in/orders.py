"""Rows of a spreadsheet as orders: what each would be saved as, and how it stands beside the rest.

Owns what is taken for known, and what a spreadsheet's row lacks beside an order that is typed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ph_tui.desk.guards import refuse_new_personal_codes
from ph_tui.desk.order_fields import NAMES
from ph_tui.desk.orders import NewOrder, OrderDesk
from ph_tui.desk.taking_in.plan import PlannedRow, Standing, joined
from ph_tui.domain.errors import BadInput, PhTuiError, Refused
from ph_tui.domain.folding import client_key
from ph_tui.domain.messages import Message
from ph_tui.domain.orders import Ending, EndKind, Order, OrderFile
from ph_tui.domain.taking_in.rows import ReadRow, RowFinding, end_kind_of, refusal, warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ph_tui.desk.core import Core

NEEDED = ("client", "service")
"""The fields without which there is no order."""
_RECORDS = ("received", "accepted", "contacted", "feedback_asked", "ended")
_ABOUT = {
    "error.service.": "service",
    "error.period.": "period",
    "error.order.number_": "number",
    "error.order.client_": "client",
    "error.order.hours": "hours",
    "error.order.end_before_start": "end",
    "error.money.": "price",
}
"""What a refusal is about, by how its message begins."""
_LONG_WORD = 3


class _Made(NamedTuple):
    """What a row makes, and what is to be told of it."""

    file: OrderFile
    findings: list[RowFinding]


class OrderPlanner:
    """Plans the rows of one file, each in the light of those before it."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._orders = OrderDesk(core)
        self._periods = core.store.periods()
        self._by_number: dict[str, list[str]] = defaultdict(list)
        self._by_client: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in core.store.summaries():
            self._by_number[row.number].append(row.id)
            self._by_client[client_key(row.client_code), row.service].append(row.id)
        self._seen: dict[object, int] = {}

    def planned(self, rows: Iterable[ReadRow]) -> Iterator[PlannedRow]:
        """Every row with what becomes of it."""
        for row in rows:
            planned = self._planned(row)
            if planned.file is not None:
                order = planned.file.order
                service = self._core.edition_of(planned.file).service(order.service)
                planned = replace(planned, title=service.short)
            yield planned

    def _planned(self, row: ReadRow) -> PlannedRow:
        wrong = list(row.findings)
        unread = {finding.column for finding in wrong}
        for field in NEEDED:
            place = row.columns.get(field, "")
            if not row.values.get(field) and place not in unread:
                wrong.append(refusal(BadInput(Message(f"error.taking_in.lacks_{field}")), place))
        wrong += self._in_future(row)
        if wrong:
            return PlannedRow(row.number, Standing.WRONG, tuple(wrong), row.values)
        try:
            made = self._made(row)
            self._refuse_twice(row.number, made.file.order)
        except PhTuiError as error:
            place = next((f for i, f in _ABOUT.items() if error.message.id.startswith(i)), "")
            told = refusal(error, row.columns.get(place, ""))
            return PlannedRow(row.number, Standing.WRONG, (told,), row.values)
        return self._beside_stored(row, made)

    def _in_future(self, row: ReadRow) -> Iterator[RowFinding]:
        """The days on which something has happened and that are still to come."""
        for field in _RECORDS:
            try:
                self._core.day_of_record(row.values.get(field))
            except Refused as error:
                yield refusal(error, row.columns[field])

    def _made(self, row: ReadRow) -> _Made:
        """The order that a row makes, as typing it would have made it."""
        values = row.values
        findings = list(_about_client(values["client"], row.columns.get("client", "")))
        new = NewOrder(
            service=values["service"],
            client_code=values["client"],
            number=values.get("number", ""),
            ordered_hours=values.get("hours"),
            start=values.get("start"),
            end=values.get("end"),
            price=values.get("price"),
            coach=values.get("coach"),
            case_coach=values.get("case_coach", ""),
            period_id=values.get("period") or self._period_of(values),
            received_on=values.get("received"),
        )
        file = self._orders.made(new)
        order = replace(
            file.order,
            accepted_on=values.get("accepted"),
            contacted_on=values.get("contacted"),
            feedback_asked_on=values.get("feedback_asked"),
            received_on=file.order.received_on if self._is_fresh(values) else None,
            ending=self._ending(row, findings),
        )
        whole = replace(file, order=order)
        if order.ending is not None:
            refuse_new_personal_codes(file, whole)
        return _Made(whole, findings)

    def _period_of(self, values: dict[str, Any]) -> str | None:
        """The added period in which it was ordered; None is today's, as when it is typed."""
        days = (values.get(name) for name in ("received", "accepted", "start"))
        day = next((day for day in days if day is not None), None)
        covering = [p for p in self._periods if day is not None and p.covers(day)]
        return max(covering, key=lambda period: period.starts).id if covering else None

    def _is_fresh(self, values: dict[str, Any]) -> bool:
        """Whether its day of receipt is told, or can be today as when an order is typed."""
        if "received" in values:
            return True
        days = (values.get(name) for name in ("accepted", "contacted", "start", "ended"))
        return all(day is None or day >= self._core.today for day in days)

    def _ending(self, row: ReadRow, findings: list[RowFinding]) -> Ending | None:
        """How the service ended; a state that tells of an end takes the contract's last day."""
        values, place = row.values, row.columns.get("state", "")
        state, on = values.get("state", ""), values.get("ended")
        kind = None
        try:
            kind = end_kind_of(state) if state else None
        except BadInput as error:
            findings.append(warning(error.message, place))
        if on is None and kind is None:
            return None
        if on is None:
            on = values.get("end")
            if on is None or on > self._core.today:
                findings.append(warning(Message("word.taking_in.no_end", state=state), place))
                return None
            findings.append(
                warning(Message("word.taking_in.end_assumed", state=state, on=on), place)
            )
        how = kind or EndKind.FINISHED
        reason = values.get("reason", "")
        return Ending(on, how, reason if how is EndKind.FINISHED else reason or state)

    def _refuse_twice(self, number: int, order: Order) -> None:
        """Refuse what another row of the file has told already."""
        key: object = order.number or replace(order, id="")
        first = self._seen.setdefault(key, number)
        if first == number:
            return
        if order.number:
            raise Refused(
                Message("error.taking_in.number_twice", number=order.number, row=str(first))
            )
        raise Refused(Message("error.taking_in.row_twice", row=str(first)))

    def _beside_stored(self, row: ReadRow, made: _Made) -> PlannedRow:
        order = made.file.order
        if order.number:
            ids = self._by_number.get(order.number, [])
        else:
            ids = self._by_client.get((client_key(order.client_code), order.service), [])
        best: tuple[str, ...] | None = None
        for order_id in ids:
            differing = _differing(row.values, order, self._core.store.load(order_id).order)
            if not differing:
                return PlannedRow(row.number, Standing.SAME, (), row.values, made.file)
            best = best if best is not None and len(best) < len(differing) else differing
        if best is None or not order.number:
            return PlannedRow(row.number, Standing.NEW, tuple(made.findings), row.values, made.file)
        parts = [f"word.taking_in.field.{name}" for name in best]
        told = warning(Message("word.taking_in.changed", fields=joined(parts)))
        return PlannedRow(row.number, Standing.CHANGED, (told,), row.values, made.file)


def _about_client(code: str, place: str) -> Iterator[RowFinding]:
    """What is told of a client's code that looks like a name."""
    words = code.replace("-", " ").split()
    if len(words) > 1 and all(w.isalpha() and len(w) >= _LONG_WORD for w in words):
        yield warning(Message("word.taking_in.name"), place)


def _differing(values: dict[str, Any], mine: Order, stored: Order) -> tuple[str, ...]:
    """The fields that a row tells and that are stored otherwise."""
    found = [
        name
        for name, field in NAMES.items()
        if name != "client" and name in values and getattr(mine, field) != getattr(stored, field)
    ]
    if client_key(mine.client_code) != client_key(stored.client_code):
        found.append("client")
    if mine.ending is not None and _end(mine.ending) != _end(stored.ending):
        found.append("ended")
    return tuple(found)


def _end(ending: Ending | None) -> tuple[date, EndKind] | None:
    return (ending.on, ending.how) if ending else None
