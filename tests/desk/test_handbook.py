"""The handbook's editions: checked as files, adopted beside the others, followed by new orders."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from tests.desk.billing_story import billed, settle

from ph_tui.desk.history_words import details
from ph_tui.desk.orders import NewOrder
from ph_tui.domain.errors import BadInput, PhTuiError
from ph_tui.domain.handbook.library import TEXT_LIMIT
from ph_tui.domain.messages import Message
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import OpenDesk

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile

SHIPPED = files("ph_tui.domain.handbook") / "editions" / "2024-01-01.toml"
OVT = ("003701746664200", "0037017466642")


def write(folder: Path, begins: str, *changes: tuple[str, str], name: str = "") -> Path:
    """A copy of the shipped edition that begins on another day, changed."""
    text = SHIPPED.read_text(encoding="utf-8")
    for old, new in (("2024-01-01", begins), *changes):
        assert old in text
        text = text.replace(old, new)
    path = folder / (name or f"{begins}.toml")
    path.write_text(text, encoding="utf-8")
    return path


def refusal(desk: Desk, path: Path) -> Message:
    """How a file is refused, by checking it and by adopting it alike; nothing is adopted."""
    before = desk.handbook.editions()
    told = []
    for do in (desk.handbook.check, desk.handbook.adopt):
        with pytest.raises(BadInput) as refused:
            do(path)
        told.append(refused.value.message)
    assert told[0] == told[1]
    assert desk.handbook.editions() == before
    return told[0]


def reason(told: Message) -> str:
    """Why a value was refused."""
    why = told.params["reason"]
    assert isinstance(why, Message)
    return why.id


def order_bytes(data: Path) -> dict[str, bytes]:
    """The files of the orders as they are."""
    return {path.name: path.read_bytes() for path in (data / "orders").iterdir()}


def test_old_orders_keep_their_bytes_and_new_ones_take_the_new_edition(
    open_desk: OpenDesk, tmp_path: Path, order: OrderFile
) -> None:
    """From the day on which it is in force, even inside a period that was recorded before it."""
    desk = open_desk()
    before = order_bytes(tmp_path / "data")
    adopted = desk.handbook.adopt(write(tmp_path, "2024-05-01", OVT))
    assert order_bytes(tmp_path / "data") == before
    early = desk.orders.add(NewOrder("tehotreeni", "B.K.", "1"))
    assert early.order.edition_id == order.order.edition_id == "2024-01-01"
    later = open_desk(moment="2024-05-01T08:00")
    fresh = later.orders.add(NewOrder("tehotreeni", "C.K.", "2"))
    assert fresh.order.edition_id == adopted.id == "2024-05-01"
    assert later.orders.load(order.order.id).order.edition_id == "2024-01-01"


def test_a_period_that_was_recorded_moves_on_with_the_handbook(
    open_desk: OpenDesk, tmp_path: Path
) -> None:
    """The edition that comes into force while the period runs holds for its orders from then on."""
    desk = open_desk()
    desk.services.add_period("kevät", date(2024, 1, 1), date(2024, 6, 30))
    desk.handbook.adopt(write(tmp_path, "2024-05-01"))
    assert desk.orders.edition().id == "2024-01-01"
    later = open_desk(moment="2024-05-01T08:00")
    assert later.orders.edition().id == "2024-05-01"
    fresh = later.orders.add(NewOrder("tehotreeni", "A.K.", "1")).order
    assert (fresh.period_id, fresh.edition_id) == ("kevät", "2024-05-01")


def test_a_running_program_notices_an_edition(open_desk: OpenDesk, tmp_path: Path) -> None:
    """Another desk on the same directory, opened before, knows it at once."""
    mine, theirs = open_desk(), open_desk("olli")
    mine.orders.add(NewOrder("tehotreeni", "A.K.", "1"))
    assert [each.id for each in theirs.handbook.editions()] == ["2024-01-01"]
    mine.handbook.adopt(write(tmp_path, "2024-04-01", OVT))
    assert theirs.handbook.in_force().id == "2024-04-01"
    assert theirs.handbook.in_force().buyer.ovt == "0037017466642"


def test_an_order_can_be_put_under_another_edition(
    open_desk: OpenDesk, tmp_path: Path, order: OrderFile
) -> None:
    """By name; an edition that there is none of, or that lacks the service, changes nothing."""
    desk = open_desk()
    desk.handbook.adopt(write(tmp_path, "2024-04-01"))
    lacking = ('code = "tyohaun-tehotreeni"', 'code = "treeni"')
    desk.handbook.adopt(write(tmp_path, "2024-04-02", lacking))
    order_id = order.order.id
    for edition in ("2019", "2024-04-02", ""):
        with pytest.raises(PhTuiError):
            desk.orders.edit(order_id, {"edition": edition})
    assert desk.orders.load(order_id) == order
    after = desk.orders.edit(order_id, {"edition": "2024-04-01"}).order
    assert (after.edition_id, after.period_id) == ("2024-04-01", "2024-1")
    (detail,) = details(desk.history.of(order_id)[0], Words("en"))
    assert detail == ("handbook edition", "2024-01-01", "2024-04-01")


def test_a_change_of_the_buyer_warns_until_the_invoice_is_made_again(
    open_desk: OpenDesk, tmp_path: Path
) -> None:
    """The way out that the warning names: change the edition, credit, invoice again."""
    desk = open_desk()
    settle(desk)
    order_id = billed(desk).order.id
    desk.invoices.create(order_id)
    desk.handbook.adopt(write(tmp_path, "2024-04-20", OVT))

    def warned() -> list[str]:
        found = desk.validation.check(desk.orders.load(order_id))
        return [each.message.id for each in found if each.key == "invoice.buyer_changed"]

    assert warned() == ["rule.invoice.buyer_changed.made_before"]
    desk.orders.edit(order_id, {"edition": "2024-04-20"})
    assert warned() == ["rule.invoice.buyer_changed.made"]
    desk.invoices.credit(1001)
    assert warned() == []
    again = desk.invoices.create(order_id)
    assert again.buyer.ovt == "0037017466642"
    assert warned() == []


def test_a_good_file_is_fine_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    """Checking keeps nothing; the directory need not even be there."""
    assert desk.handbook.check(write(tmp_path, "2024-07-01")).id == "2024-07-01"
    assert not (tmp_path / "data").exists()


def test_what_stands_already_is_fine_letter_for_letter(desk: Desk, tmp_path: Path) -> None:
    """The shipped edition's own file, and an adopted one, can be checked again."""
    assert desk.handbook.check(write(tmp_path, "2024-01-01")).id == "2024-01-01"
    path = write(tmp_path, "2024-07-01")
    desk.handbook.adopt(path)
    assert desk.handbook.check(path).id == "2024-07-01"


def test_an_id_or_a_day_that_is_taken_is_refused(desk: Desk, tmp_path: Path) -> None:
    """By the built-in edition or by one of the company's own."""
    told = refusal(desk, write(tmp_path, "2024-01-01", OVT))
    assert not (tmp_path / "data").exists()
    assert (told.params["key"], reason(told)) == ("id", "error.edition.id_taken")
    desk.handbook.adopt(write(tmp_path, "2024-07-01"))
    told = refusal(desk, write(tmp_path, "2024-07-01", OVT))
    assert reason(told) == "error.edition.id_taken"
    told = refusal(desk, write(tmp_path, "2024-07-01", ('id = "2024-07-01"', 'id = "other"')))
    assert (told.params["key"], reason(told)) == (
        "valid_from",
        "error.edition.same_day",
    )


def test_an_edition_is_not_put_in_the_place_of_another_file(desk: Desk, tmp_path: Path) -> None:
    """A file of the name that an edition would get is never replaced, nor the company's forms."""
    desk.handbook.adopt(write(tmp_path, "2024-07-01"))
    folder = tmp_path / "data" / "editions"
    (folder / "2024-07-01.toml").rename(folder / "2025-01-01.toml")
    assert refusal(desk, write(tmp_path, "2025-01-01")).params["key"] == "id"
    forms = write(tmp_path, "2026-01-01", ('id = "2026-01-01"', 'id = "forms"'))
    assert refusal(desk, forms).params["key"] == "id"


@pytest.mark.parametrize(
    ("old", "new", "key", "why"),
    [
        ("[popup]\n", "[popups]\n", "popups", "error.edition.unknown_key"),
        ('period = "P14D"', 'period = "14 days"', "deadlines.5.period", "error.edition.not_period"),
        ("[feedback]\n", "[feedback]\nfee = 1\n", "feedback.fee", "error.edition.unknown_key"),
        ('longest = "PT2M"', 'longest = "2"', "video.longest", "error.edition.not_length"),
    ],
)
def test_what_is_wrong_is_told_with_file_key_and_reason(
    desk: Desk, tmp_path: Path, old: str, new: str, key: str, why: str
) -> None:
    """One sentence, and nothing is changed."""
    told = refusal(desk, write(tmp_path, "2024-07-01", (old, new)))
    assert told.id == "error.edition.refused"
    assert (told.params["file"], told.params["key"]) == ("2024-07-01.toml", key)
    assert reason(told) == why


def test_files_that_no_edition_can_be_are_refused(desk: Desk, tmp_path: Path) -> None:
    """None there, a folder, other bytes than UTF-8, one too long, one without anything."""
    huge, foreign, empty = (tmp_path / name for name in ("huge.toml", "foreign.toml", "empty.toml"))
    huge.write_text("ä" * (2 * TEXT_LIMIT + 1), encoding="utf-8")
    foreign.write_bytes('id = "ä"'.encode("utf-16"))
    empty.write_bytes(b"")
    told = {path: refusal(desk, path).id for path in (tmp_path / "none", tmp_path, huge, foreign)}
    assert list(told.values()) == [
        "error.edition.no_file",
        "error.edition.is_folder",
        "error.edition.too_long",
        "error.edition.not_utf8",
    ]
    assert refusal(desk, empty).id == "error.edition.refused"
    long = tmp_path / "long.toml"
    long.write_bytes(b"#" * (TEXT_LIMIT + 1))
    assert refusal(desk, long).id == "error.edition.too_long"


def test_an_edition_is_named_by_id_or_by_file(desk: Desk, tmp_path: Path) -> None:
    """For a comparison it need not be adopted; what is neither is refused with what there is."""
    path = write(tmp_path, "2024-07-01", OVT)
    before, after = desk.handbook.resolve("2024-01-01"), desk.handbook.resolve(str(path))
    keys = [each.key for each in desk.handbook.differences(before, after, "fi")]
    assert keys == ["id", "valid_from", "buyer.ovt"]
    assert desk.handbook.differences(before, before, "fi") == ()
    with pytest.raises(BadInput) as refused:
        desk.handbook.resolve("2023")
    assert refused.value.message.params["known"] == "2024-01-01"


def test_facts_are_found_by_key_and_by_section(desk: Desk) -> None:
    """A section has all facts that cite it; what is neither is refused."""
    handbook = desk.handbook
    edition = handbook.edition()
    assert [row.fact.key for row in handbook.find("report.due", edition)] == ["report.due"]
    feedback = [row.fact.key for row in handbook.find("feedback", edition)]
    assert feedback == ["end.feedback", "feedback.summary"]
    with pytest.raises(BadInput):
        handbook.find("prices", edition)


def test_an_edition_may_say_more_than_the_program_knows(desk: Desk, tmp_path: Path) -> None:
    """A fact of its own is told, without a place where it applies."""
    extra = '\n[[facts]]\nkey = "new.fact"\ncites = ["memo"]\nfi = "Uutta"\nen = "New"\n'
    path = write(tmp_path, "2024-07-01")
    path.write_text(path.read_text(encoding="utf-8") + extra, encoding="utf-8")
    desk.handbook.adopt(path)
    (row,) = desk.handbook.find("new.fact", desk.handbook.edition("2024-07-01"))
    assert (row.applies, row.section.key) == (None, "memo")


def test_of_many_who_adopt_the_same_edition_one_does(open_desk: OpenDesk, tmp_path: Path) -> None:
    """Whether an id is free is decided under the lock; the first one's file stays."""
    paths = []
    for number in range(8):
        folder = tmp_path / str(number)
        folder.mkdir()
        operator = ('operator = "CGI"', f'operator = "Operator {number}"')
        paths.append(write(folder, "2024-07-01", operator))
    desks = [open_desk(f"coach{number}") for number in range(8)]

    def adopt(number: int) -> str:
        try:
            return desks[number].handbook.adopt(paths[number]).buyer.operator
        except BadInput:
            return ""

    with ThreadPoolExecutor(8) as pool:
        done = list(filter(None, pool.map(adopt, range(8))))
    assert done == [open_desk().handbook.edition("2024-07-01").buyer.operator]
