"""`ph-tui invoice`, from made to paid or credited; and what `today` and an order tell of money."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.cli.money import SERVICE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import Program

INVOICE_KEYS = {
    *("invoice_number", "order_number", "kind", "state", "net", "vat", "total", "due_date"),
}
FORMATS = ("finvoice", "pdf", "portal", "txt")


def test_an_empty_store_has_no_invoices(ph: Program) -> None:
    """Looking creates nothing."""
    assert ph.done("invoice", "list", "--json").json() == []
    assert ph.done("invoice", "ready", "--json").json() == []
    assert ph.done("invoice", "list").out == "There are no invoices.\n"
    assert not ph.data.exists()


def test_an_invoice_has_the_promised_keys(invoiced: Program) -> None:
    """The list has a row for each, `show` all that is printed; money is text with two decimals."""
    (row,) = invoiced.done("invoice", "list", "--json").json()
    shown = invoiced.done("invoice", "show", "1001", "--json").json()
    assert row.keys() >= INVOICE_KEYS
    assert shown.keys() > row.keys()
    assert {key: shown[key] for key in row} == row
    assert (shown["net"], shown["vat"], shown["total"]) == ("124.00", "29.76", "153.76")
    assert shown["lines"] == [
        {
            "text": "Työhaun tehotreeni",
            "first_on": "2024-04-22",
            "last_on": "2024-04-22",
            "quantity": "2.00",
            "unit": "h",
            "unit_price": "62.00",
            "vat_percent": "24",
            "net": "124.00",
        }
    ]
    assert shown["vat_sums"] == [{"vat_percent": "24", "net": "124.00", "vat": "29.76"}]
    assert shown["seller"]["business_id"] == "1234567-1"
    assert shown["buyer"]["name"] == "Jyväskylän kaupunki"


@pytest.mark.parametrize("kind", FORMATS)
def test_no_invoice_tells_of_a_client(invoiced: Program, kind: str) -> None:
    """Neither a format, nor the lines about an invoice, nor its JSON, names the client."""
    process = invoiced.process("invoice", "export", "1001", "--format", kind)
    assert process.returncode == 0
    assert process.stdout
    for told in (
        process.stdout.decode("utf-8", "replace"),
        invoiced.done("invoice", "export", "1001", "--format", kind, "--json").out,
        invoiced.done("invoice", "show", "1001").out,
        invoiced.done("invoice", "list").out,
        invoiced.done("invoice", "sent", "1001").out,
    ):
        assert "A.K." not in told


def test_each_format_is_written(invoiced: Program, tmp_path: Path) -> None:
    """A file is private, whole, and in the format that was asked for, whatever its name."""
    begins = dict(zip(FORMATS, (b"<?xml", b"%PDF-", b"Receiver", b"Invoice 1001"), strict=True))
    for kind, begin in begins.items():
        target = tmp_path / f"{kind}.bin"
        export = ("invoice", "export", "1001", "--format", kind)
        told = invoiced.done(*export, "-o", str(target), "--json").json()
        assert (told["format"], told["path"]) == (kind, str(target))
        assert target.read_bytes().startswith(begin)
        assert target.stat().st_mode & 0o777 == 0o600


def test_the_portal_sheet_has_a_line_for_each_field(invoiced: Program) -> None:
    """Each field of the sheet is one whole line; as JSON it is a field by its key."""
    export = ("invoice", "export", "1001", "--format", "portal")
    fields = invoiced.done(*export, "--json").json()["fields"]
    lines = invoiced.done(*export).out.splitlines()
    assert len(lines) == len(fields)
    for line, field in zip(lines, fields, strict=True):
        assert line.startswith(f"{field['name']}: ")
        assert line.endswith(field["text"])


def test_the_due_day_of_a_weekend_is_printed_as_it_is(reported: Program) -> None:
    """The printed day stays; only what makes it overdue moves to the next banking day."""
    reported.done("company", "set", "payment_days=17")
    made = reported.done("invoice", "create", "4711", "--json").json()
    assert (made["due_date"], made["pay_by"]) == ("2024-05-11", "2024-05-13")
    reported.done("invoice", "sent", "1001")
    states = {
        day: reported.done("invoice", "show", "1001", "--json", today=day).json()["state"]
        for day in ("2024-05-13", "2024-05-14")
    }
    assert states == {"2024-05-13": "sent", "2024-05-14": "overdue"}


def test_a_credit_note_takes_an_invoice_back(invoiced: Program) -> None:
    """It has a number of its own and the negated sums, and leaves room for a new invoice."""
    note = invoiced.done("invoice", "credit", "1001", "--json").json()
    assert (note["invoice_number"], note["kind"], note["credits"]) == (1002, "credit", 1001)
    assert (note["net"], note["total"]) == ("-124.00", "-153.76")
    assert invoiced.done("invoice", "show", "1001", "--json").json()["state"] == "credited"
    assert invoiced("invoice", "credit", "1001").code == 1
    assert invoiced("invoice", "paid", "1001").code == 1
    again = invoiced.done("invoice", "create", "4711", "--json").json()
    assert again["invoice_number"] == 1003


def test_what_can_be_invoiced_is_listed_with_what_is_missing(reported: Program) -> None:
    """The monthly run tells the net sum, or what keeps the invoice from being made."""
    assert reported.done("invoice", "ready").out == "✓ 4711 · Tehotreeni · hours · €124.00\n"
    reported.done("service", "set", SERVICE, "price=")
    (waiting,) = reported.done("invoice", "ready", "--json").json()
    assert (waiting["order_number"], waiting["kind"], waiting["net"]) == ("4711", "hours", None)
    assert [finding["key"] for finding in waiting["findings"]] == ["invoice.gate"]
    assert "hourly price is missing" in reported.done("invoice", "ready").out
    reported.done("service", "set", SERVICE, "price=62")
    reported.done("invoice", "create", "4711")
    assert reported.done("invoice", "ready").out == "There is nothing to invoice.\n"


def test_an_order_tells_of_its_money(ended: Program) -> None:
    """The list and `order show` follow an order from hours to money."""

    def state() -> tuple[str, str | None]:
        (order,) = ended.done("order", "list", "--json").json()
        return order["money_state"], order["net_to_invoice"]

    assert state() == ("to_report", None)
    ended.done("order", "edit", "4711", "price=62")
    ended.done("billing", "sent", "4711")
    assert state() == ("to_invoice", "124.00")
    assert "Money: to be invoiced · €124.00" in ended.done("order", "show", "4711").out


def test_today_tells_of_money(reported: Program) -> None:
    """What is to be invoiced, what is overdue and which bonus waits; and what it comes to."""
    today = reported.done("today", "--json").json()
    kinds = [item["kind"] for item in today["items"]]
    assert {"invoice", "bonus"} <= set(kinds)
    assert today["to_invoice"] == {"count": 1, "net": "124.00"}
    assert today["unclaimed_bonuses"] == 1
    plain = reported.done("today").out
    assert "To be invoiced: €124.00, 1 order" in plain
    assert "1 bonus not claimed" in plain
    reported.done("invoice", "create", "4711")
    reported.done("invoice", "sent", "1001")
    assert "Unpaid: €153.76, 1 invoice" in reported.done("today").out
    late = reported.done("today", "--json", today="2024-06-01").json()
    (overdue,) = [item for item in late["items"] if item["kind"] == "overdue"]
    assert (overdue["band"], overdue["invoice_number"]) == ("late", 1001)
    assert "invoice 1001 is overdue" in reported.done("today", today="2024-06-01").out


def test_a_broken_order_file_is_named(invoiced: Program) -> None:
    """An order that can't be read is told beside the list, which goes on without its invoices."""
    name, content = next(iter(invoiced.files().items()))
    (invoiced.data / "orders" / name).write_bytes(content[: len(content) // 2])
    answer = invoiced("invoice", "list", "--json")
    assert (answer.code, answer.json()) == (3, [])
    assert name in answer.err
