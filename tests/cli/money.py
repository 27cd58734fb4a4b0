"""What an invoice needs, as a person types it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.test_bad_input import assert_refused

if TYPE_CHECKING:
    from tests.cli.program import Answer, Program

COMPANY = (
    "name=Valmennus Koivunen Oy",
    "business_id=1234567-1",
    "vat_id=FI12345671",
    "iban=FI37 1590 3000 0007 76",
    "bic=NDEAFIHH",
    "street=Kauppakatu 1 A 2",
    "postcode=40100",
    "town=Jyväskylä",
    "einvoice_address=003712345671",
    "operator_id=003703575029",
)
SERVICE = "tyohaun-tehotreeni"
CREATE = ("invoice", "create", "4711")
EXPORT = ("invoice", "export", "1001", "--format")


def everything(ph: Program) -> dict[str, bytes]:
    """Every file of the data directory with its bytes: what a refusal must leave as it was."""
    files = (path for path in ph.data.rglob("*") if path.is_file())
    return {str(path.relative_to(ph.data)): path.read_bytes() for path in files}


def settle(ph: Program) -> None:
    """Complete the company's profile, and settle the price of the service and its bonus."""
    ph.done("company", "set", *COMPANY)
    ph.done("service", "set", SERVICE, "price=62")
    ph.done("service", "bonus", SERVICE, "Työllistyminen", "300", "--terms", "Työ yli 3 kk")


def told(ph: Program, code: int, *typed: str, lang: str = "en") -> Answer:
    """The answer to a command that is refused and leaves every byte as it was."""
    before = everything(ph)
    answer = ph(*typed, lang=lang)
    assert_refused(answer, code)
    assert everything(ph) == before
    return answer


def next_number(ph: Program) -> int:
    """The number that an invoice gets now."""
    number: int = ph.done(*CREATE, "--json").json()["invoice_number"]
    return number
