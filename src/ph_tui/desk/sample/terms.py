"""What the sample company has settled: its profile, its prices, the one bonus that it may claim.

Invented, but for the check digits. Knows no order.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ph_tui.domain.money.company import CompanyProfile
from ph_tui.domain.money.terms import Bonus, Price

if TYPE_CHECKING:
    from ph_tui.domain.settings import Settings

PROFILE = CompanyProfile(
    name="Valmennus Polku & Tuki Oy",
    business_id="9876543-0",
    vat_id="FI98765430",
    iban="FI2112345600000785",
    bic="NDEAFIHH",
    street="Esimerkkikatu 5 B 12",
    postcode="40100",
    town="Jyväskylä",
    einvoice_address="003798765430",
    operator_id="NDEAFIHH",
    email="laskutus@polkujatuki.example",
    phone="+358 40 000 0000",
    contact="Maija Mallikas",
    payment_days=14,
)
_PRICES = {
    "tyohaun-tehotreeni": Decimal("62.00"),
    "uutta-suuntaa": Decimal("64.50"),
    "hyvinvoinnilla-tyoelamaan": Decimal("58.00"),
    "tyoelaman-suomi": Decimal("56.90"),
}
_USUAL_PRICE = Decimal("60.00")


def settled(settings: Settings, services: tuple[str, ...], bonus_of: tuple[str, str]) -> Settings:
    """The settings with what the company has settled; one service has a bonus in one period."""
    bonus = Bonus(
        *bonus_of,
        "Työllistymisbonus",
        Decimal("400.00"),
        "Asiakas on ollut työssä vähintään kolme kuukautta palvelun päätyttyä.",
    )
    prices = (Price(service, "", _PRICES.get(service, _USUAL_PRICE)) for service in services)
    return replace(settings, company=PROFILE, prices=tuple(prices), bonuses=(bonus,))
