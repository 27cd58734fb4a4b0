"""Leaving and coming back: what an export holds, that nothing is lost, and what is refused."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import stat
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from tests.cli.program import Program

from ph_tui.store.backup_list import digest_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TOLD = (("order", "list", "--view", "all"), ("session", "list"), ("check",), ("history",),
        ("invoice", "list"), ("client", "show", "A.K."))  # fmt: skip


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of the data but the lock, with its content."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return {name: data for name, data in found.items() if not name.startswith(("store.", "back"))}


@pytest.fixture
def full(invoiced: Program) -> Program:
    """A company with an invoice, contact details, and another client's order."""
    invoiced.done("client", "set", "A.K.", "name=Aino Keksitty", "phone=040 000 0000")
    invoiced.done("order", "add", "4712", "--service", "tyohaun-tehotreeni", "--client", "B.L.",
                  "--received", "2024-04-20")  # fmt: skip
    invoiced.done("client", "set", "B.L.", "name=Bertta Keksitty")
    invoiced.done("log", "4712", "2024-04-23 9-10 =SUMMA(A1)")
    return invoiced


@pytest.fixture
def returned(full: Program, tmp_path: Path) -> Callable[..., Program]:
    """Takes an export into an empty directory; gives the program there."""

    def take(export: Path) -> Program:
        other = Program(tmp_path / "other", full._capsys, full._patch)
        other.done("import", "export", str(export))
        return other

    return take


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_what_was_exported_comes_back_byte_for_byte(
    full: Program, returned: Callable[..., Program], tmp_path: Path, name: str
) -> None:
    """Every command tells the same in the directory that it was taken into, and undo works."""
    export = tmp_path / name
    assert full.done("export", str(export), "--json").json()["orders"] == 2
    other = returned(export)
    assert tree(other.data) == tree(full.data)
    for typed in TOLD:
        assert other(*typed).out == full(*typed).out, typed
        assert other(*typed).out
    assert other.done("undo", "4712").out == full.done("undo", "4712").out


def test_nobody_else_may_read_an_export(full: Program, tmp_path: Path) -> None:
    """Files are 0660, folders 2770, a zip file 0660, whatever the umask says."""
    before = os.umask(0o022)
    try:
        full.done("export", str(tmp_path / "out"))
        full.done("export", str(tmp_path / "out.zip"))
    finally:
        os.umask(before)
    modes = {
        (path.is_dir(), stat.S_IMODE(path.stat().st_mode))
        for path in (tmp_path / "out", *(tmp_path / "out").rglob("*"))
    }
    assert modes == {(True, 0o2770), (False, 0o660)}
    assert stat.S_IMODE((tmp_path / "out.zip").stat().st_mode) == 0o660


def test_the_tables_open_in_a_spreadsheet(full: Program, tmp_path: Path) -> None:
    """In Finnish with semicolons, a byte order mark and decimal commas; no cell is a formula."""
    full.done("export", str(tmp_path / "out"), lang="fi")
    text = (tmp_path / "out/taulukot/laskut.csv").read_bytes().decode()
    assert text.startswith("\ufeffLaskun numero;")
    (invoice,) = csv.DictReader(io.StringIO(text[1:]), delimiter=";")
    assert (invoice["Laskun numero"], invoice["Yhteensä"]) == ("1001", "153,76")
    orders = (tmp_path / "out/taulukot/tilaukset.csv").read_bytes().decode()[1:]
    numbers = [row["Tilausnumero"] for row in csv.DictReader(io.StringIO(orders), delimiter=";")]
    assert numbers == ["4711", "4712"]
    sessions = (tmp_path / "out/taulukot/tapaamiset.csv").read_bytes().decode()
    assert ";'=SUMMA(A1);" in sessions


def test_the_readme_names_every_file(full: Program, tmp_path: Path) -> None:
    """Each file of an export has a line in the README, in the user's language."""
    readme = ""
    for lang in ("fi", "en"):
        out = tmp_path / lang
        full.done("export", str(out), lang=lang)
        readme = (out / "README.md").read_text()
        for path in (path for path in out.rglob("*") if path.is_file()):
            name = path.relative_to(out).as_posix()
            parent = path.relative_to(out).parent
            globs = {name, f"{parent}/*{path.suffix}", f"{parent.parent}/*/{path.name}"}
            assert any(f"`{each}`" in readme for each in globs), name
    assert "clients.json" in readme
    assert "Unsaved drafts are not here" in readme


@pytest.mark.parametrize(
    ("narrowed", "numbers"),
    [
        (("--order", "4712"), {"4712"}),
        (("--client", "a.k."), {"4711"}),
        (("--from", "2024-04-23"), {"4712"}),
        (("--to", "2024-04-01"), {"4711"}),
        (("--period", "2024-1"), {"4711", "4712"}),
    ],
)
def test_a_part_has_those_orders_and_what_they_need(
    full: Program,
    returned: Callable[..., Program],
    tmp_path: Path,
    narrowed: tuple[str, ...],
    numbers: set[str],
) -> None:
    """Some orders go with their clients' contact details and nobody else's; they come back."""
    export = tmp_path / "part.zip"
    full.done("export", str(export), *narrowed)
    with zipfile.ZipFile(export) as archive:
        clients = json.loads(archive.read("data/clients.json"))["clients"]
    assert set(clients) == {{"4711": "A.K.", "4712": "B.L."}[number] for number in numbers}
    other = returned(export)
    told = other.done("order", "list", "--view", "all", "--json").json()
    assert {each["order_number"] for each in told} == numbers


def test_an_export_replaces_an_older_export_only_when_forced(full: Program, tmp_path: Path) -> None:
    """Without --force nothing is replaced; with it only what is an export and nothing beside."""
    for name in ("out", "out.zip"):
        path = tmp_path / name
        full.done("export", str(path))
        refused = full("export", str(path))
        assert (refused.code, "--force" in refused.err) == (1, True)
        full.done("export", str(path), "--order", "4712", "--force")
    mine = tmp_path / "out/mine.txt"
    mine.write_text("keep me")
    assert full("export", str(tmp_path / "out"), "--force").code == 1
    assert mine.read_text() == "keep me"
    letter = tmp_path / "letter.zip"
    letter.write_text("no export")
    assert full("export", str(letter), "--force").code == 1
    assert letter.read_text() == "no export"
    assert full("export", str(full.data / "out")).code == 1
    assert not list(tmp_path.glob(".ph-tui*"))


def test_nothing_is_written_when_nothing_fits(full: Program, tmp_path: Path) -> None:
    """Days without orders, a client that nobody is, days the wrong way round, a missing folder."""
    out = str(tmp_path / "out")
    assert full("export", out, "--to", "2023-01-01").code == 1
    assert full("export", out, "--client", "Ö.Ö.").code == 2
    assert full("export", out, "--from", "2024-02-02", "--to", "2024-01-01").code == 2
    assert full("export", str(tmp_path / "no" / "out")).code == 3
    assert not (tmp_path / "out").exists()


def test_a_broken_order_goes_along_as_it_is_and_is_told(
    full: Program, returned: Callable[..., Program], tmp_path: Path
) -> None:
    """What can't be read stands apart, is named, and is left out on the way back."""
    broken = next((full.data / "orders").glob("*.json"))
    broken.write_text("{")
    made = full("export", str(tmp_path / "out"))
    assert (made.code, broken.name in made.err) == (3, True)
    assert (tmp_path / "out/unreadable/orders" / broken.name).read_text() == "{"
    other = returned(tmp_path / "out")
    assert len(list((other.data / "orders").glob("*.json"))) == 1


def test_a_directory_with_data_takes_nothing_in(full: Program, tmp_path: Path) -> None:
    """It is refused in one sentence, and nothing changes."""
    full.done("export", str(tmp_path / "out.zip"))
    before = tree(full.data)
    refused = full("import", "export", str(tmp_path / "out.zip"))
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert tree(full.data) == before


Members = dict[str, bytes]


def _with_list(members: Members, change: Callable[[dict[str, Any]], None]) -> None:
    plain = json.loads(members["manifest.json"])
    change(plain)
    members["manifest.json"] = json.dumps(plain).encode()


def _order(members: Members) -> str:
    return next(name for name in members if name.startswith("data/orders/"))


def _other_content(members: Members, content: bytes) -> None:
    name = _order(members)
    members[name] = content
    _with_list(members, lambda plain: plain["files"].update({name: digest_of(content)}))


def _newer_schema(members: Members) -> None:
    plain = json.loads(members[_order(members)])
    plain["meta"]["file"]["schema"] = 99
    _other_content(members, json.dumps(plain).encode())


def _edit_history(members: Members) -> None:
    members[next(name for name in members if name.startswith("data/history/"))] += b"\n"


BAD: dict[str, tuple[Callable[[Members], object], str]] = {
    "a name that climbs": (lambda m: m.update({"../evil.json": b"{}"}), "../evil.json"),
    "an absolute name": (lambda m: m.update({"/srv/evil.json": b"{}"}), "/srv/evil.json"),
    "a stranger in data": (lambda m: m.update({"data/orders/evil.json": b"{}"}), "evil.json"),
    "a missing file": (lambda m: m.pop("data/desk.json"), "data/desk.json"),
    "an edited file": (_edit_history, "its digest is another"),
    "no JSON": (lambda m: _other_content(m, b"{"), "data/orders/"),
    "a newer schema": (_newer_schema, "data/orders/"),
    "a newer format": (lambda m: _with_list(m, lambda p: p.update(format=99)), "newer"),
    "no list": (lambda m: m.pop("manifest.json"), "manifest.json"),
    "a list that is none": (lambda m: m.update({"manifest.json": b"[]"}), "manifest.json"),
    "a listed name that climbs": (
        lambda m: _with_list(m, lambda p: p["files"].update({"data/../../x": ""})),
        "data/../../x",
    ),
    "a bomb": (lambda m: m.update({"data/papers/x": bytes(20_000_001)}), "is larger than"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_export_is_refused_in_one_sentence(full: Program, tmp_path: Path, what: str) -> None:
    """Whoever has forged or damaged it: the file is named, and nothing is imported."""
    change, named = BAD[what]
    source = tmp_path / "out.zip"
    full.done("export", str(source))
    with zipfile.ZipFile(source) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    _expect_refusal(full, tmp_path, source, named)


def _expect_refusal(full: Program, tmp_path: Path, source: Path, named: str) -> None:
    other = Program(tmp_path / "other", full._capsys, full._patch)
    refused = other("import", "export", str(source))
    assert (refused.code, refused.err.count("\n")) == (3, 1), refused.err
    assert named in refused.err
    assert tree(other.data) == {}
    assert not (tmp_path / "evil.json").exists()


def test_links_and_torn_files_are_refused(full: Program, tmp_path: Path) -> None:
    """A link in a zip or a folder leads nowhere; half a zip file is told for what it is."""
    source = tmp_path / "out.zip"
    full.done("export", str(source))
    whole = source.read_bytes()
    info = zipfile.ZipInfo("data/editions/link.toml")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(source, "a") as archive:
        archive.writestr(info, "/etc/passwd")
    _expect_refusal(full, tmp_path, source, "link.toml")
    source.write_bytes(whole[: len(whole) // 2])
    _expect_refusal(full, tmp_path, source, "out.zip")
    source.write_bytes(b"")
    _expect_refusal(full, tmp_path, source, "out.zip")
    _expect_refusal(full, tmp_path, tmp_path / "nowhere.zip", "nowhere.zip")
    folder = tmp_path / "out"
    full.done("export", str(folder))
    shutil.move(folder / "data/orders", tmp_path / "orders")
    (folder / "data/orders").symlink_to(tmp_path / "orders")
    _expect_refusal(full, tmp_path, folder, "orders")


def test_a_tampered_byte_in_a_zip_is_noticed(full: Program, tmp_path: Path) -> None:
    """A bad disk changes one byte of the packed content."""
    source = tmp_path / "out.zip"
    full.done("export", str(source))
    with zipfile.ZipFile(source) as archive:
        place = archive.getinfo("data/desk.json").header_offset + 30 + len("data/desk.json") + 9
    data = bytearray(source.read_bytes())
    data[place] ^= 0xFF
    source.write_bytes(data)
    _expect_refusal(full, tmp_path, source, "data/desk.json")
