"""Taking orders in, finding them again, and their way to the end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ph_tui.desk.order_fields import values_of
from ph_tui.desk.orders import NewOrder
from ph_tui.domain.errors import BadInput, Conflict, FieldClash, PhTuiError, Refused
from ph_tui.domain.orders import EndKind, OrderFile

if TYPE_CHECKING:
    from tests.desk.conftest import OpenDesk

    from ph_tui.desk.desk import Desk


def refusal(error: pytest.ExceptionInfo[PhTuiError]) -> str:
    """The id of what an error says."""
    return error.value.message.id


def test_a_new_order_belongs_to_its_taker_the_period_of_today_and_its_edition(desk: Desk) -> None:
    """What is not told is taken from who takes it in, and when."""
    order = desk.orders.add(NewOrder("tehotreeni", "A.K.", "4711")).order
    assert (order.coach, order.period_id, order.edition_id) == ("maija", "2024-1", "2024-01-01")
    assert order.received_on == date(2024, 4, 24)


@pytest.mark.parametrize("told", ["tyohaun-tehotreeni", "Työhaun tehotreeni", "tehot", "TYÖH"])
def test_a_service_is_known_by_code_name_or_a_beginning_that_means_only_it(
    desk: Desk, told: str
) -> None:
    """A coach in a hurry types the beginning of the name."""
    order = desk.orders.add(NewOrder(told, "A.K.")).order
    assert order.service == "tyohaun-tehotreeni"


@pytest.mark.parametrize("told", ["", "työ", "joogaa"])
def test_a_service_that_is_none_or_several_is_refused(desk: Desk, told: str) -> None:
    """`työ` begins two services, and nothing is guessed."""
    with pytest.raises(BadInput) as error:
        desk.orders.add(NewOrder(told, "A.K."))
    assert refusal(error) == "error.service.unknown"
    assert desk.is_empty


@pytest.mark.parametrize("typed", ["4711", "ak", "A.K.", "a.k"])
def test_an_order_is_found_by_number_or_client_code_without_case_and_dots(
    desk: Desk, order: OrderFile, typed: str
) -> None:
    """The two names that people use for an order."""
    assert desk.orders.find(typed).id == order.order.id


def test_a_code_is_the_same_however_its_letters_are_put_together(desk: Desk) -> None:
    """A terminal may send `ä` as one character or as two."""
    added = desk.orders.add(NewOrder("tehotreeni", "Ä.K.", "Ö-1")).order
    for typed in ("a\u0308k", "\u00e4k", "O\u0308-1"):
        assert desk.orders.find(typed).id == added.id


def test_an_order_is_found_by_its_own_id(desk: Desk, order: OrderFile) -> None:
    """An order without a number can still be named."""
    assert desk.orders.find(order.order.id).number == "4711"
    assert desk.orders.find(order.order.id[:8]).number == "4711"


def test_a_client_with_several_open_orders_is_ambiguous(desk: Desk, order: OrderFile) -> None:
    """Nothing is guessed: both numbers are named."""
    desk.orders.add(NewOrder("suuntaa", "a.k.", "4720"))
    with pytest.raises(Refused) as error:
        desk.orders.find("AK")
    assert error.value.message.params["numbers"] in {"4711, 4720", "4720, 4711"}


def test_a_number_is_used_once(desk: Desk, order: OrderFile) -> None:
    """The number is the order's name: a second order can't have it, nor take it later."""
    with pytest.raises(Refused) as error:
        desk.orders.add(NewOrder("suuntaa", "M.V.", "4711"))
    assert refusal(error) == "error.order.number_used"
    other = desk.orders.add(NewOrder("suuntaa", "M.V."))
    with pytest.raises(Refused):
        desk.orders.edit(other.order.id, {"number": "4711"})


@pytest.mark.parametrize("number", ["2024/4711", "../../etc/passwd", "Ä-1 b"])
def test_a_number_may_hold_any_printable_character_and_never_reaches_a_path(
    desk: Desk, number: str
) -> None:
    """Files are named by our own id."""
    file = desk.orders.add(NewOrder("suuntaa", "M.V.", number))
    assert desk.orders.find(number).id == file.order.id


def test_fields_are_edited_all_or_none(desk: Desk, order: OrderFile) -> None:
    """One unreadable value leaves every field as it was."""
    before = desk.orders.load(order.order.id)
    with pytest.raises(BadInput):
        desk.orders.edit(order.order.id, {"hours": "20", "end": "31.2.2024"})
    assert desk.orders.load(order.order.id) == before
    after = desk.orders.edit(order.order.id, {"hours": "9,5", "end": "30.6.2024", "price": "62"})
    assert after.order.ordered_hours == Decimal("9.5")
    assert after.order.end == date(2024, 6, 30)


def test_what_has_happened_is_never_recorded_for_a_future_day(desk: Desk, order: OrderFile) -> None:
    """Tomorrow's acceptance has not happened."""
    with pytest.raises(Refused) as error:
        desk.orders.accept(order.order.id, date(2024, 4, 25))
    assert refusal(error) == "error.day.future"


def test_an_order_with_held_sessions_was_not_declined(desk: Desk, order: OrderFile) -> None:
    """A service that began was interrupted instead."""
    desk.sessions.log(desk.sessions.read("4711 eilen 9-11 CV"))
    with pytest.raises(Refused) as error:
        desk.orders.decline(order.order.id, "muutti pois")
    assert refusal(error) == "error.order.declined_with_sessions"
    ended = desk.orders.end(order.order.id, how=EndKind.INTERRUPTED, reason="muutti pois")
    assert ended.order.ending is not None


def test_an_interruption_takes_a_reason(desk: Desk, order: OrderFile) -> None:
    """The city asks why."""
    with pytest.raises(BadInput) as error:
        desk.orders.end(order.order.id, how=EndKind.INTERRUPTED)
    assert refusal(error) == "error.order.reason_missing"


def test_handing_over_takes_the_planned_sessions_along(desk: Desk, order: OrderFile) -> None:
    """What was held stays with the coach who held it."""
    desk.sessions.log(desk.sessions.read("4711 eilen 9-11 CV"))
    desk.sessions.plan(order.order.id, "to 9-11 x2")
    file = desk.orders.hand(order.order.id, "olli")
    coaches = {session.state.value: session.coach for session in file.sessions}
    assert coaches == {"held": "maija", "planned": "olli"}


def test_a_removed_order_is_gone(desk: Desk, order: OrderFile) -> None:
    """Nothing of it is listed any more."""
    desk.orders.remove(order.order.id)
    assert desk.orders.summaries() == []


CODE = "010190-902S"


@pytest.mark.parametrize("field", ["client_code", "number", "case_coach"])
def test_a_personal_identity_code_is_refused_in_any_text(desk: Desk, field: str) -> None:
    """The law keeps them out of every field, and the refusal saves nothing."""
    values = {"service": "suuntaa", "client_code": "M.V.", field: CODE}
    with pytest.raises(Refused):
        desk.orders.add(NewOrder(**values))  # type: ignore[arg-type] # three texts
    assert desk.is_empty


def test_the_next_step_follows_the_hour_rule_as_soon_as_it_is_set(
    desk: Desk, order: OrderFile
) -> None:
    """A rule of 45 minutes makes more hours of the same minutes, in every list."""
    desk.orders.edit(order.order.id, {"hours": "2,5"})
    desk.sessions.log(desk.sessions.read("4711 eilen 9-11 CV"))
    assert desk.orders.find("4711").step == "plan"
    desk.services.set_fields("tehotreeni", {"hour_minutes": "45"})
    assert desk.orders.find("4711").step == "end"


def test_fields_that_somebody_else_changed_stay_or_clash(
    desk: Desk, order: OrderFile, open_desk: OpenDesk
) -> None:
    """A form changes only its own fields; one that both have changed is told with all values."""
    order_id, seen = order.order.id, values_of(order.order)
    open_desk("olli").orders.edit(order_id, {"hours": "30", "case_coach": "TE-palvelut 9"})
    after = desk.orders.edit(order_id, {"price": "62"}, seen=seen).order
    assert (after.ordered_hours, after.case_coach) == (Decimal(30), "TE-palvelut 9")
    with pytest.raises(Conflict) as caught:
        desk.orders.edit(order_id, {"hours": "24", "coach": "pia"}, seen=seen)
    assert caught.value.clashes == (FieldClash("hours", None, Decimal(24), Decimal(30)),)
    assert desk.orders.load(order_id).order.coach == "maija"
    assert desk.orders.edit(order_id, {"hours": "30"}, seen=seen).order.ordered_hours == 30
