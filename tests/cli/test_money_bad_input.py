"""Bad input about money: a sentence, the right exit code, no byte changed, no number burnt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.cli.money import CREATE, EXPORT, SERVICE, told

if TYPE_CHECKING:
    from tests.cli.program import Program

IMPOSSIBLE = [
    (("company", "set", "iban=FI37 1590 3000 0007 77"), 2),
    (("company", "set", f"street={'K' * 36}"), 2),
    (("company", "set", "business_id=1234567-2"), 2),
    (("company", "set", "vat_id=FI12345672"), 2),
    (("company", "set", "bic=NDEA"), 2),
    (("company", "set", "postcode=4010"), 2),
    (("company", "set", "email=laskut"), 2),
    (("company", "set", "operator_id=x"), 2),
    (("company", "set", "einvoice_address=003712345672"), 2),
    (("company", "set", "payment_days=0"), 2),
    (("company", "set", "payment_days=kolme"), 2),
    (("company", "set", "colour=red"), 2),
    (("company", "set", "iban"), 2),
    (("company", "set", "name=Toinen Oy", "iban=FI00"), 2),
    (("company", "set", "contact=010101-901S"), 1),
    (("company", "set"), 2),
    (("service", "set", SERVICE, "vat=exempt"), 2),
    (("service", "set", SERVICE, "vat=24"), 2),
    (("service", "set", SERVICE, "price=0"), 2),
    (("service", "set", SERVICE, "price=-1"), 2),
    (("service", "set", SERVICE, "price=1e9"), 2),
    (("service", "set", SERVICE, "price=62,005"), 2),
    (("service", "set", SERVICE, "bill_no_shows=ehkä"), 2),
    (("service", "set", SERVICE, "price=70", "vat=24"), 2),
    (("service", "set", SERVICE, "price=70", "--period", "1999-9"), 2),
    (("service", "bonus", SERVICE, "", "300"), 2),
    (("service", "bonus", SERVICE, "Työllistyminen", "0"), 2),
    (("service", "bonus", SERVICE, "Työllistyminen", "paljon"), 2),
    (("service", "bonus", SERVICE, "Tuntematon", ""), 2),
    (("service", "bonus", "laulu", "Työllistyminen", "300"), 2),
    (("billing", "show", "9999"), 2),
    (("billing", "check", "4711", "--bonus", "1"), 2),
    (("billing", "sent", "4711", "--bonus", ""), 2),
    (("billing", "sent", "4711", "--on", "2024-04-25"), 1),
    (("billing", "sent", "4711", "--on", "2024-02-30"), 2),
    (("billing", "sent", "4711", "--receipt", "@missing.txt"), 2),
    (("billing", "reopen", "4711", "--why", " "), 1),
    (("billing", "reopen", "4711", "--why", "Virhe"), 1),
    (("billing", "bonus", "4711", "Tuntematon"), 2),
    (("billing", "bonus", "4711", "Työllistyminen", "--details", "010101-901S"), 1),
    (("billing", "bonus", "4711", "Työllistyminen", "--details", "x" * 10_001), 2),
    (("billing", "bonus", "4711", "Työllistyminen", "--follow-up", "joskus"), 2),
    (("billing", "withdraw", "4711", "1"), 2),
    (("billing", "form", "4711", "--bonus", "1"), 2),
    (("invoice", "create", "9999"), 2),
    ((*CREATE, "--bonus", ""), 2),
    ((*CREATE, "--bonus", "1"), 2),
    ((*CREATE, "--date", "2024-04-25"), 1),
    ((*CREATE, "--date", "2024-04-01"), 1),
    ((*CREATE, "--date", "31.4."), 2),
    (("invoice", "show", "1002"), 2),
    (("invoice", "show", ""), 2),
    (("invoice", "show", "9" * 30), 2),
    (("invoice", "show", "lasku"), 2),
    (("invoice", "export", "1001"), 2),
    ((*EXPORT, "doc"), 2),
    ((*EXPORT, "pdf", "-o", ""), 2),
    ((*EXPORT, "pdf", "-o", ".", "--force"), 3),
    ((*EXPORT, "pdf", "-o", "x\0y"), 3),
    ((*EXPORT, "finvoice", "-o", "missing/1001.xml"), 3),
    (("invoice", "paid", "1001"), 1),
    (("invoice", "sent", "1001", "--on", "2024-04-23"), 1),
    (("invoice", "sent", "1001", "--on", "2024-04-25"), 1),
    (("invoice", "sent", "1002"), 2),
    (("invoice", "credit", "1002"), 2),
    (("invoice", "credit", "1001", "--date", "2024-04-23"), 1),
    (("order", "remove", "4711"), 1),
    (("undo", "4711"), 1),
]


@pytest.mark.parametrize(("typed", "code"), IMPOSSIBLE, ids=lambda value: repr(value)[:60])
@pytest.mark.parametrize("lang", ["fi", "en"])
def test_the_impossible_is_refused(
    invoiced: Program, typed: tuple[str, ...], code: int, lang: str
) -> None:
    """What can't be is said in both languages, and no byte changes, the invoice's counter neither.

    The invoice that stands is taken back first where making another is what is tried.
    """
    if typed[:2] == ("invoice", "create"):
        invoiced.done("invoice", "credit", "1001")
    elif typed[:2] in {("billing", "sent"), ("billing", "reopen")}:
        invoiced.done("invoice", "credit", "1001")
        invoiced.done("billing", "reopen", "4711", "--why", "Korjataan")
    told(invoiced, code, *typed, lang=lang)
