"""The files around the program keep their own promises: lock files, linter settings."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-schema.lock"]

PIN = re.compile(r"[a-z0-9-]+==[^\s;]+( ; [^\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+")
"""One locked package as a whole: name, version, perhaps a marker, and at least one hash."""


def pins(name: str) -> set[str]:
    """Return every `name==version` of a lock file."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return set(re.findall(r"^[a-z0-9-]+==[^\s;]+", text, re.MULTILINE))


@pytest.mark.parametrize("name", LOCKS)
def test_lock_is_pins_and_hashes_only(name: str) -> None:
    """A lock file names packages, versions and hashes: no registry, no folder, no pip option."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    pinned = re.sub(r"^(#.*)?\n", "", text, flags=re.MULTILINE)
    assert re.fullmatch(rf"({PIN.pattern}\n)+", pinned)


def test_lock_fits_every_supported_machine() -> None:
    """A compiled library is locked with all its files, not only with the one for this machine."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    blocks = [match.group() for match in PIN.finditer(text)]
    (core,) = [block for block in blocks if block.startswith("pydantic-core==")]
    assert core.count("--hash") > 50


def test_tests_run_with_the_released_versions() -> None:
    """What people install is what the tests ran with: each runtime pin is a development pin."""
    assert pins("requirements.lock")
    assert pins("requirements.lock") <= pins("requirements-dev.lock")


def test_each_ignored_rule_has_a_reason() -> None:
    """A linter rule is switched off for a reason, which stands beside it on its own line."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lint = tomllib.loads(text)["tool"]["ruff"]["lint"]
    ignored = [*lint["ignore"], *chain.from_iterable(lint["per-file-ignores"].values())]
    explained = re.findall(r'^ *"([A-Z]+\d*)", # \S+ \S+', text, re.MULTILINE)
    assert ignored
    assert sorted(ignored) == sorted(explained)
