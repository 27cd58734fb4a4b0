"""Bonus claims: which bonuses an order may claim, and each claim on its way into the city's form.

A claim is a second billing report with grounds of its own. Whether its grounds suffice is for the
rules and the city.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from ph_tui.desk.billing import refuse_shut
from ph_tui.desk.guards import refuse_when_invoiced
from ph_tui.desk.receipts import as_receipt, kept
from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.folding import folded
from ph_tui.domain.messages import Message
from ph_tui.domain.money.billing import BonusClaim, ClaimSending

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ph_tui.desk.core import Core
    from ph_tui.desk.receipts import Receipt
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.money.terms import Bonus
    from ph_tui.domain.orders import OrderFile
    from ph_tui.exports.document import ReportDocument
    from ph_tui.l10n.words import Words


class BonusDesk:
    """The use cases of bonus claims."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def all(self, file: OrderFile) -> tuple[Bonus, ...]:
        """The bonuses of the order's service in its period."""
        order = file.order
        return self._core.store.settings().bonuses_of(order.service, order.period_id)

    def possible(self, file: OrderFile) -> tuple[Bonus, ...]:
        """Those of them that were not claimed yet."""
        claimed = {claim.bonus for claim in file.claims}
        return tuple(bonus for bonus in self.all(file) if bonus.name not in claimed)

    def claim(
        self,
        order_id: str,
        bonus: str,
        details: str | None = None,
        follow_up_on: date | Literal["as it is"] | None = "as it is",
    ) -> OrderFile:
        """Begin the claim of a bonus, or change one that is not sent; None keeps the details.

        BadInput for a bonus that nobody knows; Refused for another service's, or one that is sent.
        """

        def step(file: OrderFile) -> OrderFile:
            name = self._named(file, bonus).name
            before = next((each for each in file.claims if each.bonus == name), None)
            if before is not None:
                _refuse_sent(before)
            claim = before or BonusClaim(_free_id(file), name)
            if details is not None:
                claim = replace(claim, details=details)
            if follow_up_on != "as it is":
                claim = replace(claim, follow_up_on=follow_up_on)
            return _with_claim(file, claim)

        return self._core.change(order_id, step, did=Message("word.did.claim_written"))

    def follow_up(self, order_id: str, claim_id: str, on: date | None) -> OrderFile:
        """Set the day on which a claim's grounds are looked at again, sent or not."""
        return self._change(
            order_id,
            claim_id,
            lambda _, claim: replace(claim, follow_up_on=on),
            Message("word.did.claim_written"),
        )

    def send(
        self, order_id: str, claim_id: str, on: date | None = None, receipt: Receipt | str = ""
    ) -> OrderFile:
        """Record that the claim was handed in; its amount is what the bonus is today."""
        core = self._core
        day, came = core.day_of_record(on), as_receipt(receipt)

        def step(file: OrderFile, claim: BonusClaim) -> BonusClaim:
            _refuse_sent(claim)
            refuse_shut("error.bonus.gate_shut", self.gate(file, claim.id))
            amount = self._named(file, claim.bonus).amount
            paper = kept(core, came)
            sent = ClaimSending(day, core.user, core.now, amount, came.text, paper)
            return replace(claim, sent=sent)

        return self._change(order_id, claim_id, step, Message("word.did.claim_sent", on=day))

    def withdraw(self, order_id: str, claim_id: str) -> OrderFile:
        """Take a claim back, sent or not; refused while an invoice of it stands."""

        def step(file: OrderFile) -> OrderFile:
            gone = claim_in(file, claim_id)
            refuse_when_invoiced(file, gone.id)
            rest = tuple(claim for claim in file.claims if claim.id != gone.id)
            return replace(file, claims=rest)

        return self._core.change(order_id, step, did=Message("word.did.claim_withdrawn"))

    def gate(self, file: OrderFile, claim_id: str) -> tuple[Finding, ...]:
        """The errors that keep a claim from being sent."""
        from ph_tui.domain.completeness import Gate, gate

        context = self._core.context(file, days=())
        return gate(file, context, Gate.CLAIM, claim_in(file, claim_id).id)

    def document(self, file: OrderFile, claim_id: str, words: Words) -> ReportDocument:
        """The claim as a document in the words' language, ready for any exporter."""
        from ph_tui.desk.billing_document import claim_document

        claim = claim_in(file, claim_id)
        known = (bonus for bonus in self.all(file) if bonus.name == claim.bonus)
        return claim_document(
            file,
            claim,
            next(known, None),
            edition=self._core.edition_of(file),
            words=words,
            today=self._core.today,
        )

    def _change(
        self,
        order_id: str,
        claim_id: str,
        step: Callable[[OrderFile, BonusClaim], BonusClaim],
        did: Message,
    ) -> OrderFile:
        def in_file(file: OrderFile) -> OrderFile:
            return _with_claim(file, step(file, claim_in(file, claim_id)))

        return self._core.change(order_id, in_file, did=did)

    def _named(self, file: OrderFile, name: str) -> Bonus:
        """The bonus of the order's service with a name, however that is spelled."""
        bonuses = self.all(file)
        wanted = folded(name.strip())
        for bonus in bonuses:
            if folded(bonus.name) == wanted:
                return bonus
        others = self._core.store.settings().bonuses
        if any(folded(bonus.name) == wanted for bonus in others):
            raise Refused(Message("error.bonus.other_service", bonus=name.strip()[:60]))
        known = ", ".join(bonus.name for bonus in bonuses) or "–"
        raise BadInput(Message("error.bonus.unknown", bonus=name.strip()[:60], known=known))


def claim_in(file: OrderFile, reference: str) -> BonusClaim:
    """The claim with an id, or of a bonus of that name; BadInput when the order has none such."""
    wanted = folded(reference.strip())
    for claim in file.claims:
        if wanted in {claim.id, folded(claim.bonus)}:
            return claim
    raise BadInput(Message("error.bonus.claim_unknown", claim=reference.strip()[:60]))


def _with_claim(file: OrderFile, claim: BonusClaim) -> OrderFile:
    """The order with a new claim at the end, or a changed one in its place."""
    if all(other.id != claim.id for other in file.claims):
        return replace(file, claims=(*file.claims, claim))
    changed = (claim if other.id == claim.id else other for other in file.claims)
    return replace(file, claims=tuple(changed))


def _free_id(file: OrderFile) -> str:
    """An id that neither a claim nor an invoice of the order bears."""
    used = {*(claim.id for claim in file.claims), *(i.claim_id for i in file.invoices)}
    return str(max((int(each) for each in used if each.isdecimal()), default=0) + 1)


def _refuse_sent(claim: BonusClaim) -> None:
    if claim.sent is not None:
        raise Refused(Message("error.bonus.locked", bonus=claim.bonus, on=claim.sent.on))
