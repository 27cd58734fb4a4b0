"""Text blocks at the desk: read from their folder, filled from an order, kept in backups."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ph_tui.desk.orders import NewOrder
from ph_tui.domain.errors import BadInput, DataError
from ph_tui.domain.reports import ReportSection
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile

GOAL, ACTIONS = ReportSection.GOAL, ReportSection.ACTIONS
TREENI, SUUNTA = "tyohaun-tehotreeni", "uutta-suuntaa"
Put = Callable[[str, str | bytes], Path]


@pytest.fixture
def put(desk: Desk) -> Put:
    """Writes a file into the folder, as an editor would."""
    folder = Path(desk.place) / "phrases"
    folder.mkdir(mode=0o2770, parents=True)
    folder.parent.chmod(0o2770)

    def write(name: str, content: str | bytes) -> Path:
        path = folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def an_order(desk: Desk) -> OrderFile:
    """An order that was taken in."""
    return desk.orders.add(NewOrder(TREENI, "A.K.", number="4711"))


def head(title: str, **more: str) -> str:
    """A file's text with a head."""
    lines = [f"otsikko: {title}", *(f"{key}: {value}" for key, value in more.items())]
    return "\n".join(("---", *lines, "---", f"{title} on tässä."))


def test_without_a_folder_there_are_no_phrases(desk: Desk) -> None:
    """Nothing is missing, and nothing is made."""
    assert (desk.phrases.all(), desk.phrases.problems()) == ((), ())


def test_those_of_the_section_and_service_come_first(desk: Desk, put: Put) -> None:
    """Then those for everything, then the others; each group by title."""
    put("a.md", head("Aivan muu", osiot="toimenpiteet"))
    put("b.md", head("Bussi: yleinen"))
    put("c.md", head("Cokki", osiot="tavoite"))
    put("d.md", head("Dorka", osiot="tavoite", palvelut=TREENI))
    put("e.md", head("Eri palvelu", osiot="tavoite", palvelut=SUUNTA))
    names = [phrase.name for phrase in desk.phrases.for_section(TREENI, GOAL)]
    assert names[:3] == ["d", "c", "b"]
    assert set(names[3:]) == {"a", "e"}


def test_a_changed_file_is_read_anew(desk: Desk, put: Put) -> None:
    """Also when an editor writes it in its place."""
    path = put("malli.md", "Vanha teksti.")
    assert [phrase.text for phrase in desk.phrases.all()] == ["Vanha teksti."]
    put("malli.md", "Aivan uusi teksti.")
    assert [phrase.text for phrase in desk.phrases.all()] == ["Aivan uusi teksti."]
    path.unlink()
    assert desk.phrases.all() == ()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("latin.md", b"Ty\xf6\n", "error.store.unreadable"),
        ("kentta.md", "Hei {nimi}.", "error.phrase.field"),
        ("osio.md", "---\nosiot: muu\n---\nHei.", "error.phrase.sections"),
        ("palvelu.md", "---\npalvelut: muu\n---\nHei.", "error.phrase.services"),
        ("iso.md", b"a" * 200_000, "error.phrase.too_large"),
        ("tyhja.md", "", "error.phrase.empty"),
    ],
)
def test_a_bad_file_is_told_and_the_others_work(
    desk: Desk, put: Put, name: str, content: str | bytes, message: str
) -> None:
    """One sentence that names the file."""
    put("hyva.md", "Hyvä teksti.")
    put(name, content)
    assert [phrase.name for phrase in desk.phrases.all()] == ["hyva"]
    (problem,) = desk.phrases.problems()
    assert (problem.id, problem.params["file"]) == (message, name)
    assert "{" not in Words("fi")(problem).replace("{nimi}", "")
    with pytest.raises(DataError):
        desk.phrases.find(name)


def test_what_is_no_plain_file_is_told(desk: Desk, put: Put) -> None:
    """A link leads out of the data directory, a folder holds no text."""
    put("hyva.md", "Hyvä teksti.")
    folder = Path(desk.place) / "phrases"
    (folder / "linkki.md").symlink_to("/etc/hostname")
    (folder / "kansio.md").mkdir()
    assert [phrase.name for phrase in desk.phrases.all()] == ["hyva"]
    assert len(desk.phrases.problems()) == 2


def test_a_name_that_is_not_there_is_refused(desk: Desk) -> None:
    """It was mistyped."""
    with pytest.raises(BadInput):
        desk.phrases.find("olematon")


def test_fields_are_filled_from_the_order(desk: Desk, put: Put) -> None:
    """What the order does not know yet is left to be written."""
    file = an_order(desk)
    put("malli.md", "{asiakas}, {palvelu}, {valmentaja}: {tapaamiset} tapaamista, {alku}–{loppu}.")
    text = desk.phrases.filled(desk.phrases.find("malli.md"), file, Words("fi"))
    assert text == "A.K., Työhaun tehotreeni, maija: 0 tapaamista, [alku]–[loppu]."


def test_an_unedited_phrase_is_a_gap_for_check_and_gate(desk: Desk, put: Put) -> None:
    """Until a word of it is another; and taking it out is one step, whatever was written before."""
    put("malli.md", "Tavoitteena on [mitä] palvelussa {palvelu}.")
    order_id = an_order(desk).order.id
    desk.reports.write(order_id, {GOAL: "Kokin työ."})
    text = desk.phrases.filled(desk.phrases.find("malli"), desk.orders.load(order_id), Words("fi"))
    desk.reports.write(order_id, {GOAL: text}, with_phrase=True)

    def found() -> set[str]:
        file = desk.orders.load(order_id)
        at_gate = {finding.key for finding in desk.reports.gate(file)}
        return at_gate & {finding.key for finding in desk.validation.check(file)}

    assert {"report.goal", "report.unfilled"} <= found()
    desk.reports.write(order_id, {GOAL: text.replace("[mitä]", "kokin työ")})
    assert not {"report.goal", "report.unfilled"} & found()
    desk.history.undo(order_id)
    desk.history.undo(order_id)
    assert desk.orders.load(order_id).report.goal == "Kokin työ."


def test_a_backup_brings_the_phrases_back(desk: Desk, put: Put) -> None:
    """They are the company's work as much as its editions are."""
    an_order(desk)
    path = put("malli.md", "Hyvä teksti.")
    backup = desk.backups.make()
    path.unlink()
    desk.backups.restore(backup.path)
    assert path.read_text(encoding="utf-8") == "Hyvä teksti."
