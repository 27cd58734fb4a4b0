"""The company's profile as a form: checked as it is typed, saved field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.desks import type_in
from tests.ui.money.billing import REPORTED, app_at, press, without_terms
from tests.ui.snapshots import SMALL, settle, text_of

from ph_tui.domain.money.company import CompanyProfile
from ph_tui.ui.money.company_form import CompanyForm

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk


async def test_the_company_form_checks_as_it_is_typed_and_saves_what_changed(desk: Desk) -> None:
    """A wrong digit is told under its field; what others set meanwhile stays."""
    app = app_at(without_terms(desk), REPORTED)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "F")
        await type_in(pilot, "Valmennus Oy", "enter")
        await type_in(pilot, "1234567-2")
        assert "! " in text_of(app)
        await press(pilot, "f2")
        assert isinstance(app.screen, CompanyForm)
        await pilot.press("backspace")
        await type_in(pilot, "1")
        desk.company.set({"town": "Lahti"})
        await press(pilot, "f2")
        profile = desk.company.profile()
        assert (profile.name, profile.business_id) == ("Valmennus Oy", "1234567-1")
        assert profile.town == "Lahti"
        assert "Yrityksen tiedot on tallennettu" in text_of(app)


async def test_the_account_reads_in_groups_and_an_untouched_form_changes_nothing(
    desk: Desk,
) -> None:
    """Twenty-four characters in a row are nobody's to check."""
    before = desk.company.profile()
    app = app_at(desk, REPORTED)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "F")
        assert "FI37 1590 3000 0007 76" in text_of(app)
        await press(pilot, "f2")
        assert desk.company.profile() == before != CompanyProfile()


async def test_the_arrows_go_from_field_to_field_in_a_form_that_scrolls(desk: Desk) -> None:
    """Up mends the line above, whatever the form's length."""
    app = app_at(without_terms(desk), REPORTED)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "F")
        await type_in(pilot, "Valmennus", "down")
        await type_in(pilot, "1234567-2", "down", "x", "up", "backspace", "1", "up")
        await type_in(pilot, " Oy", "down", "down", "backspace")
        await press(pilot, "f2")
        profile = desk.company.profile()
        assert (profile.name, profile.business_id) == ("Valmennus Oy", "1234567-1")
