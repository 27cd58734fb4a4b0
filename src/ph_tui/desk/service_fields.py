"""The fields of a coaching service as a person types them: one reader for each name.

Knows no file; it makes other settings out of those it is given.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ph_tui.desk.order_fields import read_amount
from ph_tui.desk.session_fields import yes_or_no
from ph_tui.domain.errors import BadInput
from ph_tui.domain.folding import folded
from ph_tui.domain.messages import Message
from ph_tui.domain.money.terms import Bonus, Price
from ph_tui.domain.money.vat import VatTreatment
from ph_tui.domain.service_hours import Rounding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from ph_tui.domain.money.terms import ServiceTerms
    from ph_tui.domain.service_hours import HourRule
    from ph_tui.domain.settings import Settings

_OF_RULE = ("hour_minutes", "increment", "rounding")
_OF_TERMS = ("vat", "vat_reason", "bill_no_shows")
FIELDS = (*_OF_RULE, "price", *_OF_TERMS)
"""What can be set for a service."""


def with_fields(
    settings: Settings, service: str, values: Mapping[str, str], period_id: str
) -> Settings:
    """The settings with other fields of a service; what can't be read is BadInput."""
    for name in values:
        if name not in FIELDS:
            known = ", ".join(FIELDS)
            raise BadInput(Message("error.service.field_unknown", field=name[:40], known=known))
    if "price" in values:
        settings = _with_price(settings, service, values["price"], period_id)
    of_terms = {name: text for name, text in values.items() if name in _OF_TERMS}
    if of_terms:
        terms = _edited_terms(settings.terms_of(service), of_terms)
        others = tuple(each for each in settings.terms if each.service != service)
        settings = replace(settings, terms=(*others, terms))
    of_rule = {name: text for name, text in values.items() if name in _OF_RULE}
    if of_rule:
        settings = settings.with_hour_rule(
            service, _edited_rule(settings.hour_rule(service), of_rule)
        )
    return settings


def with_bonus(
    settings: Settings, service: str, name: str, amount: str, terms: str, period_id: str
) -> Settings:
    """The settings with one bonus more, or another one in the place of its namesake."""
    bonus = Bonus(service, period_id, name.strip(), _amount(amount), terms)
    bonuses = [bonus if _is_same(each, bonus) else each for each in settings.bonuses]
    return replace(settings, bonuses=tuple(bonuses if bonus in bonuses else [*bonuses, bonus]))


def without_bonus(settings: Settings, service: str, name: str, period_id: str) -> Settings:
    """The settings without a bonus; BadInput when there is none such."""
    wanted = (service, period_id, folded(name.strip()))
    rest = tuple(each for each in settings.bonuses if _key(each) != wanted)
    if rest == settings.bonuses:
        own = (b.name for b in settings.bonuses if (b.service, b.period_id) == wanted[:2])
        known = ", ".join(own) or "–"
        raise BadInput(Message("error.bonus.unknown", bonus=name.strip()[:60], known=known))
    return replace(settings, bonuses=rest)


def _is_same(one: Bonus, other: Bonus) -> bool:
    return _key(one) == _key(other)


def _key(bonus: Bonus) -> tuple[str, str, str]:
    return bonus.service, bonus.period_id, folded(bonus.name)


def _with_price(settings: Settings, service: str, text: str, period_id: str) -> Settings:
    others = (p for p in settings.prices if (p.service, p.period_id) != (service, period_id))
    amount = read_amount(text)
    fresh = () if amount is None else (Price(service, period_id, amount),)
    return replace(settings, prices=(*others, *fresh))


def _edited_terms(terms: ServiceTerms, values: Mapping[str, str]) -> ServiceTerms:
    vat = terms.vat
    if "vat" in values:
        text = values["vat"].strip().lower().replace("-", "_")
        if text not in set(VatTreatment):
            known = ", ".join(VatTreatment)
            raise BadInput(Message("error.vat.treatment", text=text[:20], known=known))
        vat = VatTreatment(text)
    no_shows = values.get("bill_no_shows")
    return replace(
        terms,
        vat=vat,
        vat_reason=values.get("vat_reason", terms.vat_reason),
        bill_no_shows=terms.bill_no_shows if no_shows is None else yes_or_no(no_shows),
    )


def _edited_rule(rule: HourRule, values: Mapping[str, str]) -> HourRule:
    changes: dict[str, object] = {}
    for name, text in values.items():
        if name == "rounding":
            if text not in set(Rounding):
                known = ", ".join(Rounding)
                raise BadInput(Message("error.hours.rounding", text=text[:20], known=known))
            changes[name] = Rounding(text)
        else:
            changes[name] = _minutes(text) if name == "hour_minutes" else _amount(text)
    return replace(rule, **changes)  # type: ignore[arg-type]


def _minutes(text: str) -> int:
    amount = _amount(text)
    if amount != int(amount):
        raise BadInput(Message("error.amount.unreadable", text=text[:40]))
    return int(amount)


def _amount(text: str) -> Decimal:
    amount = read_amount(text)
    if amount is None:
        raise BadInput(Message("error.amount.unreadable", text=text[:40]))
    return amount
