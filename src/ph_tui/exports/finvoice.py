"""An invoice as Finvoice 3.0: the XML file that an e-invoice operator takes.

Owns which element carries what, and how numbers and days are written there. Names, street and
numbers go in whole or the file is refused by `finvoice_checks`; only texts that the standard lets
continue elsewhere are split. It knows no operator and sends nothing.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from ph_tui.domain.errors import Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.money.invoices import InvoiceKind, Unit
from ph_tui.domain.money.references import barcode
from ph_tui.domain.money.vat import VatTreatment
from ph_tui.exports.finvoice_checks import faults
from ph_tui.exports.finvoice_elements import add, add_day, add_money, add_present, number
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from ph_tui.domain.money.company import CompanyProfile
    from ph_tui.domain.money.invoices import BuyerFacts, Invoice, InvoiceLine, VatSum

_ARTICLE, _FREE_TEXT, _DEPARTMENT, _VAT_TEXT, _BENEFICIARY = 100, 512, 35, 70, 35
"""Characters that the schema gives an element."""
_VAT_TEXTS = 3
_UNIT_CODES = {Unit.HOURS: "HUR", Unit.PIECES: "C62"}
_VAT_CODES = {
    VatTreatment.STANDARD: "S",
    VatTreatment.EXEMPT: "E",
    VatTreatment.NOT_REGISTERED: "O",
}


class _Kind(NamedTuple):
    code: str
    code_un: str
    text: str


_KINDS = {
    False: _Kind("INV01", "380", "export.finvoice.type.invoice"),
    True: _Kind("INV02", "381", "export.finvoice.type.credit"),
}
"""By whether it is a credit note."""


def finvoice(invoice: Invoice, made_at: datetime, route: CompanyProfile | None = None) -> bytes:
    """The file of an invoice or credit note; Refused, with the reason, when it could not be paid.

    `made_at` is aware. `route` has the e-invoice address to send from when it was settled after the
    invoice was made: the address is no part of the invoice itself.
    """
    known = (profile for profile in (route, invoice.seller) if profile and _has_address(profile))
    sender = next(known, None)
    if sender is None:
        raise Refused(Message("export.finvoice.no_route"))
    xml = _Builder(invoice, made_at, sender).xml()
    found = faults(xml)
    if found:
        raise Refused(Message("export.finvoice.refused", n=len(found), first=found[0]))
    return xml


def _has_address(profile: CompanyProfile) -> bool:
    return bool(profile.einvoice_address and profile.operator_id)


class _Builder:
    def __init__(self, invoice: Invoice, made_at: datetime, route: CompanyProfile) -> None:
        self._invoice = invoice
        self._made_at = made_at
        self._route = route
        self._words = Words("fi")
        self._code = _VAT_CODES[invoice.vat]

    def xml(self) -> bytes:
        root = ET.Element("Finvoice", Version="3.0")
        self._frame(root)
        self._seller(root, self._invoice.seller)
        self._buyer(root, self._invoice.buyer)
        self._details(root)
        invoice = self._invoice
        digits = barcode(
            invoice.seller.iban, invoice.total, invoice.payment_reference, invoice.due_date
        )
        add_present(root, ("VirtualBankBarcode", digits))
        for position, line in enumerate(invoice.lines, 1):
            self._row(root, line, position)
        self._payment(root)
        ET.indent(root)
        xml: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
        return xml

    def _frame(self, root: ET.Element) -> None:
        frame = add(root, "MessageTransmissionDetails")
        sender = add(frame, "MessageSenderDetails")
        add(sender, "FromIdentifier", self._route.einvoice_address)
        add(sender, "FromIntermediator", self._route.operator_id)
        receiver = add(frame, "MessageReceiverDetails")
        add(receiver, "ToIdentifier", self._invoice.buyer.ovt)
        add(receiver, "ToIntermediator", self._invoice.buyer.operator_id)
        message = add(frame, "MessageDetails")
        add(message, "MessageIdentifier", f"{self._invoice.number}-{self._made_at:%Y%m%d%H%M%S}")
        add(message, "MessageTimeStamp", self._made_at.isoformat(timespec="seconds"))

    def _seller(self, root: ET.Element, seller: CompanyProfile) -> None:
        party = add(root, "SellerPartyDetails")
        add(party, "SellerPartyIdentifier", seller.business_id)
        add(party, "SellerOrganisationName", seller.name)
        add_present(party, ("SellerOrganisationTaxCode", seller.vat_id))
        address = add(party, "SellerPostalAddressDetails")
        add(address, "SellerStreetName", seller.street)
        add(address, "SellerTownName", seller.town)
        add(address, "SellerPostCodeIdentifier", seller.postcode)
        add(address, "CountryCode", "FI")
        add_present(root, ("SellerContactPersonName", seller.contact))
        reached = add(root, "SellerCommunicationDetails")
        add_present(
            reached,
            ("SellerPhoneNumberIdentifier", seller.phone),
            ("SellerEmailaddressIdentifier", seller.email),
        )
        account = add(add(root, "SellerInformationDetails"), "SellerAccountDetails")
        add(account, "SellerAccountID", seller.iban, IdentificationSchemeName="IBAN")
        add(account, "SellerBic", seller.bic, IdentificationSchemeName="BIC")

    def _buyer(self, root: ET.Element, buyer: BuyerFacts) -> None:
        party = add(root, "BuyerPartyDetails")
        add(party, "BuyerPartyIdentifier", buyer.business_id)
        add(party, "BuyerOrganisationName", buyer.name)
        departments = buyer.unit.split(" / ")
        if len(departments) <= 2 and max(map(len, departments)) <= _DEPARTMENT:
            add_present(party, *(("BuyerOrganisationDepartment", name) for name in departments))
        else:
            add(party, "BuyerOrganisationName", buyer.unit)
        add(root, "BuyerOrganisationUnitNumber", buyer.ovt)

    def _details(self, root: ET.Element) -> None:
        invoice, details = self._invoice, add(root, "InvoiceDetails")
        kind = _KINDS[invoice.kind is InvoiceKind.CREDIT]
        add(details, "InvoiceTypeCode", kind.code)
        add(details, "InvoiceTypeCodeUN", kind.code_un)
        add(details, "InvoiceTypeText", self._words.say(kind.text))
        add(details, "OriginCode", "Original")
        add(details, "InvoiceNumber", str(invoice.number))
        add_day(details, "InvoiceDate", invoice.on)
        add_present(details, ("OriginalInvoiceNumber", str(invoice.credits or "")))
        days = [day for line in invoice.lines for day in (line.first_on, line.last_on)]
        add_day(details, "InvoicingPeriodStartDate", min(days))
        add_day(details, "InvoicingPeriodEndDate", max(days))
        add(details, "AgreementIdentifier", invoice.order_number)
        add(details, "BuyerReferenceIdentifier", invoice.buyer_reference)
        self._sums(details)
        self._terms(details)

    def _sums(self, details: ET.Element) -> None:
        invoice = self._invoice
        add_money(details, "RowsTotalVatExcludedAmount", invoice.net)
        add_money(details, "InvoiceTotalVatExcludedAmount", invoice.net)
        add_money(details, "InvoiceTotalVatAmount", invoice.tax)
        add_money(details, "InvoiceTotalVatIncludedAmount", invoice.total)
        for group in invoice.vat_sums:
            self._vat(details, group)
        if len(self._vat_texts()) > _VAT_TEXTS:
            for text in textwrap.wrap(self._vat_reason(), _FREE_TEXT):
                add(details, "InvoiceFreeText", text)

    def _terms(self, details: ET.Element) -> None:
        invoice = self._invoice
        terms = add(details, "PaymentTermsDetails")
        days = (invoice.due_date - invoice.on).days
        text = self._words.say("export.finvoice.terms", days=days)
        add(terms, "PaymentTermsFreeText", text)
        add_day(terms, "InvoiceDueDate", invoice.due_date)

    def _vat(self, details: ET.Element, group: VatSum) -> None:
        vat = add(details, "VatSpecificationDetails")
        add_money(vat, "VatBaseAmount", group.net)
        self._rate(vat, "VatRatePercent", "VatCode", group.percent)
        add_money(vat, "VatRateAmount", group.vat)
        for text in self._vat_texts()[:_VAT_TEXTS]:
            add(vat, "VatFreeText", text)

    def _rate(self, parent: ET.Element, percent_tag: str, code_tag: str, percent: Decimal) -> None:
        """The rate and its code; what lies outside the tax altogether has no rate."""
        if self._invoice.vat is not VatTreatment.NOT_REGISTERED:
            add(parent, percent_tag, number(percent.normalize()))
        add(parent, code_tag, self._code)

    def _vat_reason(self) -> str:
        if self._invoice.vat is VatTreatment.STANDARD:
            return ""
        reason = self._invoice.vat_reason
        if not reason and self._invoice.vat is VatTreatment.NOT_REGISTERED:
            reason = self._words.say("export.invoice.not_registered")
        return reason

    def _vat_texts(self) -> list[str]:
        return textwrap.wrap(self._vat_reason(), _VAT_TEXT)

    def _row(self, root: ET.Element, line: InvoiceLine, position: int) -> None:
        row = add(root, "InvoiceRow")
        unit, code = self._words.say(f"export.invoice.unit.{line.unit}"), _UNIT_CODES[line.unit]
        add(row, "ArticleName", textwrap.shorten(line.text, _ARTICLE, placeholder=" …"))
        quantity = number(line.quantity)
        add(row, "InvoicedQuantity", quantity, QuantityUnitCode=unit, QuantityUnitCodeUN=code)
        add_day(row, "StartDate", line.first_on)
        add_day(row, "EndDate", line.last_on)
        add_money(row, "UnitPriceAmount", line.unit_price, UnitPriceUnitCode=unit)
        add(row, "RowPositionIdentifier", str(position))
        if len(line.text) > _ARTICLE:
            for text in textwrap.wrap(line.text, _FREE_TEXT):
                add(row, "RowFreeText", text)
        self._rate(row, "RowVatRatePercent", "RowVatCode", line.vat_percent)
        add_money(row, "RowVatExcludedAmount", line.net)

    def _payment(self, root: ET.Element) -> None:
        invoice, seller = self._invoice, self._invoice.seller
        epi = add(root, "EpiDetails")
        known = add(epi, "EpiIdentificationDetails")
        add_day(known, "EpiDate", invoice.on)
        add(known, "EpiReference", str(invoice.number))
        parties = add(epi, "EpiPartyDetails")
        bank = add(parties, "EpiBfiPartyDetails")
        add(bank, "EpiBfiIdentifier", seller.bic, IdentificationSchemeName="BIC")
        payee = add(parties, "EpiBeneficiaryPartyDetails")
        name = " ".join(seller.name.split())[:_BENEFICIARY].strip()
        add(payee, "EpiNameAddressDetails", name)
        add(payee, "EpiAccountID", seller.iban, IdentificationSchemeName="IBAN")
        order = add(epi, "EpiPaymentInstructionDetails")
        add(
            order,
            "EpiRemittanceInfoIdentifier",
            invoice.payment_reference,
            IdentificationSchemeName="SPY",
        )
        add_money(order, "EpiInstructedAmount", invoice.total)
        add(order, "EpiCharge", "SHA", ChargeOption="SHA")
        add_day(order, "EpiDateOptionDate", invoice.due_date)
