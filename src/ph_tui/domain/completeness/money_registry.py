"""The rules of billing reports and invoices: the part of the registry that is about money."""

from __future__ import annotations

from ph_tui.domain.completeness import billing_rules, buyer_rules, invoice_rules
from ph_tui.domain.completeness.rule import Rule
from ph_tui.domain.findings import Gate, Severity, Source

_AT_BILLING, _AT_CLAIM, _AT_INVOICE = (
    frozenset({gate}) for gate in (Gate.BILLING, Gate.CLAIM, Gate.INVOICE)
)

BILLING_RULES = (
    Rule(
        "billing.ended",
        Severity.ERROR,
        billing_rules.ended,
        section="billing-report",
        fact="billing.due",
        fix="orders.end",
        gates=_AT_BILLING | _AT_CLAIM,
        waivable=False,
    ),
    Rule(
        "billing.matches_log",
        Severity.ERROR,
        billing_rules.matches_log,
        section="billing-report",
        fact="billing.actual-hours",
        fix="orders.log",
        gates=_AT_BILLING | _AT_INVOICE,
        waivable=False,
    ),
    Rule(
        "billing.due",
        Severity.ERROR,
        billing_rules.due,
        section="billing-report",
        fact="billing.due",
        fix="orders.billing",
        deadline=True,
    ),
    Rule(
        "billing.bonus",
        Severity.ERROR,
        billing_rules.bonus,
        section="billing-report",
        fact="billing.bonus",
        fix="billing.bonus",
        gates=_AT_CLAIM,
    ),
    Rule(
        "billing.stale",
        Severity.ERROR,
        billing_rules.stale,
        section="billing-report",
        fact="billing.actual-hours",
        fix="billing.reopen",
        gates=_AT_INVOICE,
    ),
)

INVOICE_RULES = (
    Rule(
        "invoice.gate",
        Severity.ERROR,
        invoice_rules.gate,
        section="invoicing",
        fact="invoice.per-order",
        fix="orders.billing",
        gates=_AT_INVOICE,
        waivable=False,
    ),
    Rule(
        "invoice.reference",
        Severity.ERROR,
        invoice_rules.reference,
        section="invoicing",
        fact="invoice.reference",
        fix="invoices.credit",
    ),
    Rule(
        "invoice.buyer_changed",
        Severity.WARNING,
        buyer_rules.changed,
        section="invoicing",
        fact="invoice.buyer",
        fix="invoices.credit",
    ),
    Rule(
        "invoice.totals",
        Severity.ERROR,
        invoice_rules.adds_up,
        source=Source.SETTINGS,
        fix="invoices.credit",
        waivable=False,
    ),
)
