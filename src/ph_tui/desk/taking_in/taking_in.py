"""Taking in a spreadsheet: read, planned and shown, then saved as a whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ph_tui.desk.taking_in.plan import Plan, PlannedRow, Standing, Taken
from ph_tui.domain.completeness.text_rules import refuse_personal_codes
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.taking_in.headings import Kind, read_map, with_map
from ph_tui.domain.taking_in.rows import read_rows
from ph_tui.domain.taking_in.table import best_score, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ph_tui.desk.core import Core
    from ph_tui.desk.taking_in.files import Source
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.taking_in.headings import Column
    from ph_tui.domain.taking_in.table import Sheet, Table
    from ph_tui.store.several import Save


class TakingInDesk:
    """The use cases of a spreadsheet that is taken in."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def read(self, path: Path, encoding: str | None = None) -> Source:
        """Read a file; whatever is wrong with it is BadInput."""
        from ph_tui.desk.taking_in.files import read_source

        return read_source(path, encoding)

    def kind_of(self, source: Source) -> Kind:
        """What its rows are: whichever its headings tell more of, orders where both do."""
        return max(Kind, key=lambda kind: max(best_score(kind, s) for s in source.sheets))

    def plan(self, source: Source, kind: Kind, *, named: str = "", sheet: str = "") -> Plan:
        """What the file would become; `named` is a map such as `Heading=field,…`.

        Without a `sheet` it is the one whose headings tell most.
        """
        fields = read_map(kind, named)
        chosen = _sheet_of(source, kind, sheet)
        table = table_of(kind, chosen, fields)
        table = replace(table, columns=with_map(table.columns, fields))
        others = tuple(each.name for each in source.sheets if each is not chosen and each.rows)
        return self._planned(Plan(source.name, chosen.name, others, table, (), ()))

    def with_columns(self, plan: Plan, columns: Sequence[Column]) -> Plan:
        """The same file with other meanings of its columns."""
        return self._planned(replace(plan, table=replace(plan.table, columns=tuple(columns))))

    def take_in(self, plan: Plan) -> Taken:
        """Save what is new in a plan, all or nothing, beside what is stored by now.

        Raises what keeps it from being taken in. A program that is killed meanwhile leaves some of
        it unsaved: the same file taken in again completes it.
        """
        refuse_personal_codes([plan.file_name])
        store = self._core.store
        with store.locked():
            now = self._planned(plan)
            now.refuse_wrong()
            did = Message(f"word.did.took_in_{plan.table.kind}", file=plan.file_name)
            saved = store.save_several(list(self._saves(now)), self._core.deed(did))
        return Taken(now, tuple(saved))

    def _planned(self, plan: Plan) -> Plan:
        lacking = _lacking(plan.table)
        rows = () if lacking else tuple(self._rows(plan.table))
        return replace(plan, lacking=lacking, rows=rows)

    def _rows(self, table: Table) -> Iterator[PlannedRow]:
        read = read_rows(table, self._core.today)
        if table.kind is Kind.ORDERS:
            from ph_tui.desk.taking_in.orders import OrderPlanner

            return OrderPlanner(self._core).planned(read)
        from ph_tui.desk.taking_in.sessions import SessionPlanner

        return SessionPlanner(self._core).planned(read)

    def _saves(self, plan: Plan) -> Iterator[Save]:
        """What is saved: each new order, or each order as its last row leaves it."""
        from ph_tui.store.several import Save

        last: dict[str, OrderFile] = {}
        for row in plan.rows:
            if row.standing is Standing.NEW and row.file is not None:
                last[row.file.order.id] = row.file
        for order_id, file in last.items():
            is_new = plan.table.kind is Kind.ORDERS
            yield Save(None if is_new else self._core.store.load(order_id), file)


def _sheet_of(source: Source, kind: Kind, name: str) -> Sheet:
    if name:
        for sheet in source.sheets:
            if sheet.name.casefold() == name.casefold():
                return sheet
        known = ", ".join(sheet.name for sheet in source.sheets)
        raise BadInput(Message("error.taking_in.sheet", sheet=name[:40], known=known[:200]))
    filled = [sheet for sheet in source.sheets if any(map(any, sheet.rows))]
    if not filled:
        raise BadInput(Message("error.taking_in.nothing", file=source.name))
    return max(filled, key=lambda sheet: best_score(kind, sheet))


def _lacking(table: Table) -> tuple[str, ...]:
    """The fields without which nothing of a table can be taken in and that no column holds."""
    held = {column.field for column in table.columns}
    if table.kind is Kind.ORDERS:
        from ph_tui.desk.taking_in.orders import NEEDED

        return tuple(field for field in NEEDED if field not in held)
    order = () if held & {"number", "client"} else ("number",)
    day = () if held & {"on", "start"} else ("on",)
    length = () if held & {"start", "span", "minutes", "hours"} else ("start",)
    return (*order, *day, *length)
