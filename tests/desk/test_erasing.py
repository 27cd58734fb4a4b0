"""Erasing a client: nothing of the person is left, the voucher stays, others are not touched."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from tests.desk.erasing_until_killed import KILLED
from tests.desk.erasure_story import CODE, OTHER, Story, open_desk, told, traces

from ph_tui.domain.aliases import is_alias
from ph_tui.domain.errors import BadInput, Conflict, DataError, Refused
from ph_tui.domain.reports import ReportSection
from ph_tui.store import backups, erasing
from ph_tui.store.erasing import Eraser
from ph_tui.store.index_file import index_path
from ph_tui.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile

FULL = os.environ.get("PH_TUI_FAULTS") == "full"
FIGURES = {
    "order": ("service", "number", "period_id", "ordered_hours", "start", "accepted_on", "coach"),
    "session": ("id", "on", "minutes", "state", "coach"),
}


@pytest.fixture(scope="module")
def told_story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The company, made once."""
    return Story(tmp_path_factory.mktemp("story"))


@pytest.fixture
def story(told_story: Story, tmp_path: Path) -> Story:
    """A copy of the company for one test."""
    return copy_of(told_story, tmp_path / "copy")


def copy_of(told_story: Story, root: Path) -> Story:
    """The same company in another place."""
    shutil.copytree(told_story.root, root, ignore=shutil.ignore_patterns("cache-*"))
    for user in ("maija", "olli"):  # an index belongs to one place
        open_desk(root, user).orders.summaries()
    copied = Story.__new__(Story)
    copied.__dict__ |= told_story.__dict__ | {"root": root}
    copied.elsewhere = root / told_story.elsewhere.name
    return copied


@pytest.fixture
def desk(story: Story) -> Desk:
    """Maija's desk in it."""
    return open_desk(story.root)


def content_of(root: Path) -> dict[str, bytes]:
    """Every file of the data directory."""
    data = root / "data"
    paths = (path for path in sorted(data.rglob("*")) if path.is_file())
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in paths}


def the_certificate(root: Path) -> dict[str, Any]:
    """The one certificate there is."""
    (path,) = (root / "data/erasures").iterdir()
    found: dict[str, Any] = json.loads(path.read_text())
    return found


def test_the_story_is_about_the_client_everywhere(story: Story) -> None:
    """What the search has to find, it finds before: in files, archives, drafts and indexes."""
    found = traces(story.root)
    for place in (
        *(f"data/orders/{order_id}.json" for order_id in story.own),
        *(f"data/history/{i}.jsonl" for i in (*story.own, story.removed, story.recoded)),
        "data/clients.json",
        f"data/broken/{story.sent}-2.json",
        f"data/broken/{'e' * 32}.json",
        f"data/restoring/orders/{story.sent}.json",
    ):
        assert place in found
    assert sum(name.startswith("data/drafts/") for name in found) == 5
    assert sum(".zip/orders/" in name for name in found) == 5
    assert sum(".tmp" in name for name in found) == 2
    assert len([name for name in found if name.startswith("cache-")]) >= 2
    assert not [name for name in found if story.other in name]


def test_nothing_of_the_person_is_left(story: Story, desk: Desk) -> None:
    """No byte of the data directory, the backups, the drafts or a cache tells of the client."""
    erased = desk.erasing.erase("qz9")
    desk.orders.summaries()
    open_desk(story.root, "olli").orders.summaries()
    assert traces(story.root) == []
    assert erased.mentioned_in == ()


@pytest.mark.parametrize(
    ("owner", "part", "place"),
    [
        (erasing, "wipe_drafts", "data/drafts/"),
        (Eraser, "_erase_history", "data/history/"),
        (Eraser, "_clear_away", "data/broken/"),
        (backups, "rewrite_backup", ".zip/"),
        (Store, "change_clients", "data/clients.json"),
        (Store, "forget_rows", "cache-maija/"),
    ],
)
def test_the_search_misses_no_part(
    story: Story, desk: Desk, monkeypatch: pytest.MonkeyPatch, owner: object, part: str, place: str
) -> None:
    """Without one of the parts the search finds what is left, or the erasure does not end."""
    second = open_desk(story.root)  # a second program of the same user has the index open
    second.orders.summaries()
    monkeypatch.setattr(owner, part, lambda *_args, **_named: None)
    if part == "rewrite_backup":
        monkeypatch.setattr(backups, part, lambda *_args: False)
    try:
        desk.erasing.erase(CODE)
    except Conflict:
        assert part in {"_erase_history", "_clear_away", "change_clients"}
    assert any(place in name for name in traces(story.root))


def test_the_voucher_stays(story: Story, desk: Desk) -> None:
    """Of each order the figures are as before, under a code that tells nothing."""
    before = {order_id: desk.orders.load(order_id) for order_id in story.own}
    alias = desk.erasing.erase(CODE).certificate.alias
    assert is_alias(alias)
    for order_id, old in before.items():
        new = open_desk(story.root).orders.load(order_id)
        assert new.order.client_code == alias
        assert figures(new) == figures(old)
    sent = desk.orders.load(story.sent).report
    assert sent.sent is not None
    assert [r.sending.on.day for r in sent.reopenings] == [11]
    assert (sent.sent.on.day, sent.sent.by, sent.sent.text, sent.sent.receipt) == (
        12,
        "maija",
        "",
        "",
    )


def figures(file: OrderFile) -> list[object]:
    """What vouches for an invoice."""
    held = [session for session in file.sessions if session.state == "held"]
    return [
        *(getattr(file.order, name) for name in FIGURES["order"]),
        *(getattr(session, name) for session in held for name in FIGURES["session"]),
    ]


def test_two_erasures_have_nothing_in_common(story: Story, tmp_path: Path, desk: Desk) -> None:
    """What stands in the place of a code is drawn by lot: nobody can reckon it from the code."""
    again = copy_of(story, tmp_path / "again")
    first = desk.erasing.erase(CODE).certificate.alias
    assert open_desk(again.root).erasing.erase(CODE).certificate.alias != first


def test_others_are_not_touched(story: Story, desk: Desk) -> None:
    """Orders, history, details and drafts of other clients are the same byte for byte."""
    before = content_of(story.root)
    desk.erasing.erase(CODE)
    after = content_of(story.root)
    for name in (f"orders/{story.other}.json", f"history/{story.other}.jsonl"):
        assert after[name] == before[name]
    assert after[f"orders/{story.recoded}.json"] == before[f"orders/{story.recoded}.json"]
    assert [each.name for each in desk._core.store.clients()] == ["Liisa Keksitty"]
    left = {rescued.text for rescued in open_desk(story.root).drafts.pending()}
    assert left == {"Toisen tavoite", "lk eilen 9-11"}
    assert open_desk(story.root, "olli").drafts.pending() == ()


def test_an_order_with_another_code_by_now_can_still_be_undone(story: Story, desk: Desk) -> None:
    """Of its history only the code goes; what was noted about its own client can be taken back."""
    desk.erasing.erase(CODE)
    desk.history.undo(story.recoded)
    (session,) = desk.orders.load(story.recoded).sessions
    assert session.note == "Jää talteen (kesken)"


def test_backups_stay_whole(story: Story, desk: Desk) -> None:
    """Each can be read, holds the same orders under the same dates, and others as they were."""
    before = {each.name: each for each in desk.backups.all()}
    desk.erasing.erase(CODE)
    after = {each.name: each for each in desk.backups.all()}
    assert after.keys() == before.keys()
    assert len(after) == 2
    for name, each in after.items():
        old, new = before[name].contents, each.contents
        assert old is not None
        assert new is not None
        assert (new.made, new.orders, new.gone) == (old.made, old.orders, old.gone)
        others = f"orders/{story.other}.json"
        assert new.files[others] == old.files[others]
    assert the_certificate(story.root)["backups"] == 2


def test_the_certificate_counts_and_names_nobody(story: Story, desk: Desk) -> None:
    """When, who, how much; the fields that were kept; nothing about the client."""
    erased = desk.erasing.erase(CODE)
    told = the_certificate(story.root)
    assert (told["by"], told["at"][:16]) == ("maija", "2024-04-24T12:00")
    counts = {name: told[name] for name in ("orders", "sessions", "histories", "drafts")}
    assert counts == {"orders": 3, "sessions": 5, "histories": 4, "drafts": 4}
    assert told["contact_details"] is True
    assert set(told["order_ids"]) == {*story.own, story.removed}
    assert "minutes" in told["kept"]["Session"]
    assert erased.path.name == f"2024-04-24-{told['token']}.json"
    assert erased.path.stat().st_mode & 0o777 == 0o660


def test_looking_changes_nothing(story: Story, desk: Desk) -> None:
    """What would go is told; not a byte is another afterwards."""
    desk.orders.summaries()
    before = content_of(story.root)
    plan = desk.erasing.plan("q.z.9")
    assert content_of(story.root) == before
    assert plan.holdings.counts() == {
        "orders": 3,
        "sessions": 5,
        "histories": 4,
        "drafts": 4,
        "backups": 2,
        "contact_details": 1,
    }
    assert [row.number for row in plan.unfinished] == ["4711", "4712", "4713"]
    assert len(plan.holdings.found.set_aside) == 2


def test_an_erased_order_takes_no_word_any_more(story: Story, desk: Desk) -> None:
    """Whoever still has a text in an open editor can't bring it back; nothing can be undone."""
    desk.erasing.erase(CODE)
    olli = open_desk(story.root, "olli")
    for attempt in (
        lambda: olli.reports.write(story.running, {ReportSection.GOAL: told(1)}),
        lambda: olli.orders.edit(story.running, {"client": CODE}),
        lambda: olli.orders.remove(story.running),
        lambda: desk.history.undo(story.running),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.message.id == "error.order.erased"
    with pytest.raises(Refused):
        desk.history.undo(story.removed)
    assert traces(story.root / "data") == []


def test_an_erasure_is_in_nobodys_way(story: Story, desk: Desk) -> None:
    """The next undo is of what was done before it; nothing is to be done with the order."""
    desk.orders.edit(story.other, {"hours": "12"})
    desk.erasing.erase(CODE)
    assert desk.history.undo().order_id == story.other
    rows = {row.id: row for row in desk.orders.summaries()}
    assert [rows[i].step for i in sorted(story.own)] == ["none"] * 3
    assert not any(rows[i].deadline or rows[i].report_due for i in story.own)
    findings = {finding.location.order_id for finding in desk.validation.check_all()}
    assert not findings & story.own


def test_a_code_can_be_given_anew(story: Story, desk: Desk) -> None:
    """The next client may have the same initials; erasing again erases only that one."""
    first = desk.erasing.erase(CODE).certificate.alias
    from ph_tui.desk.orders import NewOrder

    new = desk.orders.add(NewOrder("tehotreeni", CODE, "4800"))
    assert desk.clients.find(CODE).details.is_empty
    second = desk.erasing.erase(CODE).certificate
    assert second.order_ids == (new.order.id,)
    assert desk.orders.load(story.sent).order.client_code == first


@pytest.mark.parametrize("code", ["X.Y.", "", " . ", "poistettu-0a1b2c3d"])
def test_who_is_not_there_can_not_be_erased(desk: Desk, code: str) -> None:
    """A mistyped code erases nobody."""
    for act in (desk.erasing.plan, desk.erasing.erase):
        with pytest.raises(BadInput):
            act(code)


def test_nobody_types_an_alias(desk: Desk, story: Story) -> None:
    """Only an erasure gives such a code."""
    with pytest.raises(BadInput):
        desk.orders.edit(story.other, {"client": "poistettu-0a1b2c3d"})
    with pytest.raises(BadInput):
        desk.clients.set("poistettu-0a1b2c3d", {"name": "X"})


def test_a_broken_file_of_the_client_stands_in_the_way(story: Story, desk: Desk) -> None:
    """Its figures can't be told from its words: a person has to see to it, and nothing goes."""
    path = story.root / f"data/orders/{story.running}.json"
    path.write_bytes(path.read_bytes()[:-3])
    before = content_of(story.root)
    assert desk.erasing.plan(CODE).holdings.found.broken == (f"orders/{story.running}.json",)
    with pytest.raises(DataError) as refused:
        desk.erasing.erase(CODE)
    assert refused.value.message.id == "error.erasure.broken"
    assert content_of(story.root) == before
    shutil.move(path, story.root / f"data/broken/{story.running}.json")
    desk.erasing.erase(CODE)
    desk.orders.summaries()
    open_desk(story.root, "olli").orders.summaries()
    assert traces(story.root) == []


def test_a_mention_elsewhere_is_told_and_left(story: Story, desk: Desk) -> None:
    """What a colleague wrote about another client is for a person to mend."""
    desk.reports.write(story.other, {ReportSection.GOAL: f"Ryhmässä oli myös {CODE}"})
    plan = desk.erasing.plan(CODE)
    places = (f"history/{story.other}.jsonl", f"orders/{story.other}.json")
    assert plan.holdings.mentioned_in == places
    erased = desk.erasing.erase(CODE)
    assert erased.mentioned_in == places
    assert the_certificate(story.root)["left"] == {"mentions": 2}
    assert CODE in desk.orders.load(story.other).report.goal


def test_a_restored_backup_does_not_bring_the_client_back(story: Story, desk: Desk) -> None:
    """A backup that lay elsewhere is erased again as it is restored; one order is refused."""
    alias = desk.erasing.erase(CODE).certificate.alias
    with pytest.raises(Refused) as refused:
        desk.backups.restore(story.elsewhere, "4711")
    assert refused.value.message.id == "error.backup.erased"
    desk.backups.restore(story.elsewhere)
    desk.orders.summaries()
    open_desk(story.root, "olli").orders.summaries()
    assert traces(story.root) == []
    assert {desk.orders.load(i).order.client_code for i in story.own} == {alias}
    assert [each.name for each in desk._core.store.clients()] == ["Liisa Keksitty"]


def test_drafts_of_a_folder_that_is_shut_go_when_their_writer_comes(
    story: Story, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are told of as out of reach, and are gone at the writer's next start."""
    shut = next((story.root / "data/drafts").glob("*-olli"))
    iterdir = type(shut).iterdir

    def guarded(path: Path) -> Any:
        if path == shut:
            raise PermissionError(13, "shut")
        return iterdir(path)

    with monkeypatch.context() as patch:
        patch.setattr(type(shut), "iterdir", guarded)
        assert desk.erasing.plan(CODE).holdings.drafts.out_of_reach == 1
        desk.erasing.erase(CODE)
    assert the_certificate(story.root)["left"] == {"drafts_of_others": 1}
    left = open_desk(story.root, "olli").drafts.pending()
    assert [rescued.name for rescued in left] == ["orders.new.form"]


def test_a_draft_is_wiped_while_its_writer_types(story: Story, desk: Desk) -> None:
    """The file stays for the next text, which survives the writer's end as ever."""
    olli = open_desk(story.root, "olli")
    name = f"hold.{story.running[:8]}-0000aa"
    olli.drafts.keep(name, {"text": told(90)})
    desk.erasing.erase(CODE)
    assert traces(story.root / "data") == []
    olli.drafts.forget(name)
    olli.drafts.keep("log", {"text": "lk tänään 9-10"})
    olli.drafts._drafts.close()
    texts = [rescued.text for rescued in open_desk(story.root, "olli").drafts.pending()]
    assert texts == ["lk tänään 9-10"]


def test_the_bytes_of_deleted_rows_are_gone(story: Story, desk: Desk) -> None:
    """A colleague's index of the same rows is made anew at the next start, without remains."""
    path = index_path(story.root / "cache-olli", story.root / "data")
    desk.erasing.erase(CODE)
    open_desk(story.root, "olli").orders.summaries()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM orders").fetchone() == (5,)
    assert traces(path.parent) == []


def killed_at(root: Path, number: int) -> bool:
    """Erase in a process that dies before the call of this number; false when it lives on."""
    command = [sys.executable, "-m", "tests.desk.erasing_until_killed", str(root), str(number)]
    code = subprocess.run(command, check=False, timeout=60).returncode
    assert code in {0, KILLED}
    return code == KILLED


@pytest.mark.faults
def test_an_erasure_that_was_broken_off_is_finished(
    told_story: Story, tmp_path: Path, survived: Callable[[str, int], None]
) -> None:
    """At whatever call it is killed: the same command again leaves nothing, and one certificate."""
    step, kills = 1 if FULL else 11, 0
    for number in count(3, step):
        story = copy_of(told_story, tmp_path / str(number))
        if not killed_at(story.root, number):
            break
        finished_by_another(story)
        shutil.rmtree(story.root)
        kills += 1
    assert kills > 60 // step
    survived("erasures killed and finished", kills)


def finished_by_another(story: Story) -> None:
    """A colleague runs the same command; the doctor has told of it if anything was begun."""
    olli = open_desk(story.root, "olli")
    begun = olli.erasing.unfinished()
    alias = begun[0].alias if begun else None
    try:
        erased = olli.erasing.erase(CODE)
    except BadInput:  # it was killed when the certificate stood already
        assert not begun
    else:
        assert alias in {None, erased.certificate.alias}
        assert erased.certificate.orders == 3
    assert olli.erasing.unfinished() == ()
    for user in ("maija", "olli"):
        open_desk(story.root, user).orders.summaries()
    assert traces(story.root) == []
    assert len({olli.orders.load(i).order.client_code for i in story.own}) == 1
    the_certificate(story.root)
    assert OTHER in {row.client_code for row in olli.orders.summaries()}
