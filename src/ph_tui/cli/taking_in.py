"""`ph-tui import …`: orders and sessions that a company has kept in a spreadsheet.

Owns what is printed before and after; what a row means is the desk's.
"""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.cli.leaving import RETURNING
from ph_tui.desk.taking_in import row_words
from ph_tui.desk.taking_in.plan import Plan, PlannedRow, Standing
from ph_tui.domain.findings import Severity
from ph_tui.domain.taking_in.headings import Kind
from ph_tui.domain.taking_in.table import letters

if TYPE_CHECKING:
    from ph_tui.cli.face import Face, Json

MOST_TOLD = 50
"""Findings that are told in lines; `--json` has them all."""
_SIGNS = {Standing.NEW: "+", Standing.SAME: "=", Standing.CHANGED: "•", Standing.WRONG: "!"}


def _orders(face: Face, given: Given) -> None:
    _take_in(face, given, Kind.ORDERS)


def _sessions(face: Face, given: Given) -> None:
    _take_in(face, given, Kind.SESSIONS)


def _take_in(face: Face, given: Given, kind: Kind) -> None:
    desk, dry = face.desk.taking_in, given.has("dry-run")
    source = desk.read(Path(given["spreadsheet"]), given.get("encoding"))
    named, sheet = given.get("map") or "", given.get("sheet") or ""
    plan = desk.plan(source, kind, named=named, sheet=sheet)
    is_taken = not (dry or plan.is_shut)
    if is_taken:
        plan = desk.take_in(plan).plan
    if face.as_json:
        face.json(_object(face, plan, is_taken=is_taken))
    else:
        _tell(face, plan, is_taken=is_taken, whole=dry)
    plan.refuse_wrong()


def _tell(face: Face, plan: Plan, *, is_taken: bool, whole: bool) -> None:
    """Tell what was read; every row of it when nothing is saved on purpose."""
    words, table = face.words, plan.table
    columns = [row_words.told_column(column, words) for column in table.columns if column.field]
    face.say("cli.import.columns", columns=" · ".join(columns))
    if table.left_out:
        face.say("cli.import.left_out", columns=", ".join(table.left_out))
    if plan.other_sheets:
        others = ", ".join(plan.other_sheets)
        face.say("cli.import.other_sheets", sheet=plan.sheet, others=others)
    face.lines(row_words.told_skipped(table, words))
    told = 0
    for row in plan.rows:
        if whole or row.standing in {Standing.CHANGED, Standing.WRONG} or row.findings:
            told += not whole
            if told <= MOST_TOLD:
                _tell_row(face, row, table.kind)
    if told > MOST_TOLD:
        face.say("cli.import.more", n=told - MOST_TOLD)
    face.lines([f"{plan.file_name}: {row_words.told_sum(plan, words)}"])
    if not plan.is_shut:
        said = "taken" if is_taken else "dry"
        face.say(f"cli.import.{said}_{table.kind}", n=plan.count(Standing.NEW))


def _tell_row(face: Face, row: PlannedRow, kind: Kind) -> None:
    parts = row_words.told_row(row, kind, face.words)
    face.lines([f"{_SIGNS[row.standing]} {row.number} · {' · '.join(parts)}"])
    for finding in row.findings:
        sign = "!" if finding.severity is Severity.ERROR else "•"
        face.lines([f"    {sign} {row_words.told_finding(finding, row, face.words)}"])


def _object(face: Face, plan: Plan, *, is_taken: bool) -> Json:
    table = plan.table
    return {
        "file": plan.file_name,
        "sheet": plan.sheet or None,
        "kind": table.kind.value,
        "taken": is_taken,
        **{standing.value: plan.count(standing) for standing in Standing},
        "columns": [
            {"column": letters(c.at), "heading": c.heading, "field": c.field or None}
            for c in table.columns
        ],
        "lacking": list(plan.lacking),
        "skipped": [{"row": s.number, "why": s.why.value, "text": s.text} for s in table.skipped],
        "rows": [_row(face, row) for row in plan.rows],
    }


def _row(face: Face, row: PlannedRow) -> Json:
    order = row.file.order if row.file and row.standing is not Standing.CHANGED else None
    is_order = order is not None and row.session is None
    service = order.service if order is not None and is_order else row.values.get("service")
    values = {name: _plain(value) for name, value in row.values.items()}
    if service:
        values["service"] = service
    return {
        "row": row.number,
        "standing": row.standing.value,
        "values": values,
        "session": row.session.id if row.session else None,
        "findings": [
            {
                "severity": finding.severity.value,
                "column": finding.column or None,
                "message": face.words(finding.message),
            }
            for finding in row.findings
        ],
    }


def _plain(value: Any) -> Json:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value if isinstance(value, int) else str(value)


_FILE = Argument("spreadsheet")
_OPTIONS = (
    Option("map", "columns"),
    Option("sheet", "sheet"),
    Option("encoding", "encoding"),
    Option("dry-run"),
)

COMMANDS = (
    Command("import orders", _orders, (_FILE,), _OPTIONS),
    Command("import sessions", _sessions, (_FILE,), _OPTIONS),
    RETURNING,
)
