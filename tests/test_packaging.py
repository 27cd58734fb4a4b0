"""What a person gets from `pip install`: the built wheel, outside this repository.

The wheel goes into an environment that is empty but for one .pth line: it shows the libraries of
the environment that runs the tests, so that nothing is downloaded. A folder named in a .pth file is
searched for packages, but the .pth files inside it are not read, and the editable ph_tui is such a
file: it stays invisible, and what runs is the wheel alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ph_tui import version

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"

LIST_PACKAGE = """
from importlib.resources import files
from pathlib import Path
package = Path(str(files("ph_tui")))
print(package)
for path in sorted(package.rglob("*")):
    print(path.relative_to(package).as_posix())
"""


def run(command: Sequence[str], cwd: Path, env: dict[str, str] | None = None) -> str:
    """Return what the command printed; fail with everything it said when it exits with an error."""
    done = subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(source: Path, target: Path) -> Path:
    """Return the wheel that pip builds from a tree or a source archive, without a download."""
    options = ["--no-build-isolation", "--no-deps", "--no-index", "--quiet"]
    run(
        [sys.executable, "-m", "pip", "wheel", *options, "-w", str(target), str(source)], cwd=target
    )
    (wheel,) = target.glob("*.whl")
    return wheel


def names(wheel: Path) -> set[str]:
    """Return the names of all files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel built from this tree."""
    return build(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the interpreter of an environment that holds the wheel and sees our libraries."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install"]
    run([*pip, "--no-deps", "--no-index", "--quiet", str(wheel)], cwd=folder)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python


@pytest.fixture
def env(home: Path) -> dict[str, str]:
    """Return the environment of somebody who has just logged in for the first time."""
    return {"HOME": str(home), "LANG": "C.UTF-8", "PATH": os.defpath}


def test_installed_program_tells_its_version(
    python: Path, env: dict[str, str], tmp_path: Path
) -> None:
    """The installed command starts from any folder in an empty home and names its version."""
    said = run([str(python.with_name("ph-tui")), "--version"], cwd=tmp_path, env=env)
    assert said.split() == ["ph-tui", version()]


def test_installed_package_holds_its_data(
    python: Path, env: dict[str, str], tmp_path: Path
) -> None:
    """Style sheets, both languages and the handbook editions lie inside the installed package."""
    package, *found = run([str(python), "-c", LIST_PACKAGE], cwd=tmp_path, env=env).splitlines()
    assert Path(package).is_relative_to(python.parents[1])
    sheets = {path.relative_to(ROOT).as_posix() for path in (ROOT / "styles").rglob("*.tcss")}
    catalogues = {
        path.relative_to(SOURCE / "ph_tui").with_suffix(".mo").as_posix()
        for path in SOURCE.rglob("*.po")
    }
    editions = {
        path.relative_to(SOURCE / "ph_tui").as_posix()
        for path in SOURCE.rglob("handbook/**/*.toml")
    }
    assert sheets
    assert {Path(name).parent.name for name in catalogues} >= {"fi", "en"}
    assert editions
    assert sheets | catalogues | editions <= set(found)


def test_wheel_holds_every_source_file_and_no_test(wheel: Path) -> None:
    """Whatever lies in the package's folder is shipped; beside it only styles and metadata."""
    shipped = names(wheel)
    sources = {
        path.relative_to(SOURCE).as_posix()
        for path in (SOURCE / "ph_tui").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix not in {".po", ".tmp"}
    }
    assert sources <= shipped
    assert {name.split("/")[0].split("-")[0] for name in shipped} <= {"ph_tui"}


def test_source_archive_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    """The source archive holds all that the wheel is made of."""
    hatchling = [sys.executable, "-m", "hatchling", "build"]
    run([*hatchling, "-t", "sdist", "-d", str(tmp_path)], cwd=ROOT)
    (archive,) = tmp_path.glob("*.tar.gz")
    assert names(build(archive, tmp_path)) == names(wheel)
