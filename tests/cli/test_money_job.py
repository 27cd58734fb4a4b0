"""The other half of the job by the command line alone: from the notice to the paid invoice."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tests.cli.money import COMPANY, everything
from tests.cli.test_main_job import SECTIONS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import Program

LATER = "2024-04-22"
PAID_ON = "2024-05-10"
SESSIONS = (
    "6.3. 9-11.30 Kartoitettiin osaaminen",
    "20.3. 13-15 Päivitettiin CV",
    "3.4. 9-11 Valmistauduttiin haastatteluun",
)


def test_from_notice_to_paid_invoice(ph: Program, tmp_path: Path) -> None:
    """Each gate is refused with its reason while it is too early, and opens once that is mended."""
    ph.done("order", "add", "--service", "tehotreeni", "--client", "A.K.", "--hours", "20",
            "--start", "4.3.2024", "--end", "14.6.2024", today="2024-03-04")  # fmt: skip
    ph.done("order", "accept", "A.K.", today="2024-03-04")
    ph.done("order", "contact", "A.K.", "--on", "5.3.", today="2024-03-06")
    for entry in SESSIONS:
        ph.done("log", "A.K.", entry, today=LATER)
    _refused(ph, ("billing", "sent", "A.K."), "The end of the service is not recorded")
    ph.done("order", "end", "A.K.", "--on", "2024-04-17", today=LATER)
    _report(ph)
    _bill(ph)
    _settle(ph)
    number = _invoice(ph)
    _export(ph, number, tmp_path)
    _pay(ph, number)


def _refused(ph: Program, typed: tuple[str, ...], reason: str) -> None:
    before = everything(ph)
    answer = ph(*typed, today=LATER)
    assert (answer.code, answer.out) == (1, ""), typed
    assert reason in answer.err
    assert len(answer.err.splitlines()) == 1
    assert everything(ph) == before


def _report(ph: Program) -> None:
    _refused(ph, ("report", "sent", "A.K."), "The starting situation is missing")
    for section, text in SECTIONS.items():
        ph.done("report", "set", "A.K.", section, text, today=LATER)
    ph.done("report", "fill", "A.K.", today=LATER)
    ph.done("report", "sent", "A.K.", today=LATER)
    ph.done("feedback", "asked", "A.K.", today=LATER)


def _bill(ph: Program) -> None:
    _refused(ph, ("invoice", "create", "A.K."), "The order number is missing")
    ph.done("order", "edit", "A.K.", "number=4711", today=LATER)
    _refused(ph, ("invoice", "create", "4711"), "The billing report is not sent")
    shown = ph.done("billing", "show", "4711", "--json", today=LATER).json()
    assert [row["minutes"] for row in shown["rows"]] == [150, 120, 120]
    assert [row["service_hours"] for row in shown["rows"]] == ["2.50", "2.00", "2.00"]
    assert (shown["minutes"], shown["service_hours"]) == (390, "6.50")
    assert shown["ordered_hours"] == "20.00"
    assert (shown["state"], shown["due"]) == ("draft", "2024-04-24")
    sent = ph.done("billing", "sent", "4711", "--receipt", "Kiitos!", "--json", today=LATER).json()
    assert (sent["state"], sent["sent"]["receipt"]) == ("sent", "Kiitos!")
    _refused(ph, ("billing", "sent", "4711"), "was sent on 22 Apr 2024 and is locked")


def _settle(ph: Program) -> None:
    """One gap after the other is mended; each time the next one is the reason."""
    _refused(ph, ("invoice", "create", "4711"), "The hourly price is missing")
    ph.done("service", "set", "tehotreeni", "price=62,00", today=LATER)
    for field in COMPANY:
        if not field.startswith(("vat_id", "einvoice", "operator")):
            _refused(ph, ("invoice", "create", "4711"), "The company profile has no")
            ph.done("company", "set", field, today=LATER)


def _invoice(ph: Program) -> str:
    ready = ph.done("invoice", "ready", "--json", today=LATER).json()
    assert [(r["order_number"], r["net"], r["findings"]) for r in ready] == [("4711", "403.00", [])]
    made = ph.done("invoice", "create", "4711", "--json", today=LATER).json()
    assert (made["invoice_number"], made["order_number"]) == (1001, "4711")
    assert (made["kind"], made["state"]) == ("hours", "created")
    assert (made["net"], made["vat"], made["total"]) == ("403.00", "96.72", "499.72")
    assert made["due_date"] == "2024-05-13"
    assert made["payment_reference"] == "10016"
    assert made["buyer_reference"] == "Dynaaminen pienhankinta / Työhaun tehotreeni"
    assert [(line["quantity"], line["unit_price"]) for line in made["lines"]] == [("6.50", "62.00")]
    _refused(ph, ("invoice", "create", "4711"), "1001")
    _refused(ph, ("invoice", "paid", "1001"), "1001")
    return str(made["invoice_number"])


def _export(ph: Program, number: str, folder: Path) -> None:
    target = folder / "invoice.xml"
    export = ("invoice", "export", number, "--format", "finvoice", "-o", str(target))
    _refused(ph, export, "e-invoice address or operator ID is missing")
    assert not target.exists()
    ph.done("company", "set", "einvoice_address=003712345671", "operator_id=003703575029")
    before = everything(ph)
    ph.done(*export, today=LATER)
    root = ET.parse(target).getroot()  # noqa: S314 - our own file
    assert root.findtext("InvoiceDetails/AgreementIdentifier") == "4711"
    assert root.findtext("InvoiceDetails/InvoiceTotalVatIncludedAmount") == "499,72"
    assert everything(ph) == before


def _pay(ph: Program, number: str) -> None:
    ph.done("invoice", "sent", number, today=LATER)
    listed = ph.done("invoice", "list", "--json", today="2024-05-14").json()
    assert [(i["invoice_number"], i["state"]) for i in listed] == [(1001, "overdue")]
    paid = ph.done("invoice", "paid", number, "--json", today=PAID_ON).json()
    assert (paid["state"], paid["paid_on"]) == ("paid", PAID_ON)
    ph.done("feedback", "received", "4711", today=PAID_ON)
    checked = ph("check", "--json", today=PAID_ON)
    assert (checked.code, checked.json()) == (0, [])
    order = ph.done("order", "show", "4711", "--json", today=PAID_ON).json()
    assert (order["stage"], order["next_step"]) == ("paid", "none")
    assert (order["money_state"], order["invoice_numbers"]) == ("paid", [1001])
    today = ph.done("today", "--json", today=PAID_ON).json()
    assert (today["items"], today["unpaid_invoices"]["count"]) == ([], 0)
