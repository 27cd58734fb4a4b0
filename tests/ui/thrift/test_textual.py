"""The layer stands on parts of Textual that are not promised: told when one of them changes."""

from __future__ import annotations

import hashlib
import inspect
from importlib.metadata import version

import pytest
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.app import App
from textual.screen import Screen

READ = {
    App._display: "4b78dff6669a",
    App._begin_update: "74b869c65286",
    ChopsUpdate.render_segments: "4c1cdb567e0b",
    LayoutUpdate.render_segments: "ff329c722506",
    Compositor.render_partial_update: "888dccc892d8",
    Compositor.render_full_update: "ce99ccda4d24",
    Screen._compositor_refresh: "7a40efe56381",
}
"""What was read of Textual when the layer was written, by the digest of its source."""


def test_it_is_the_version_that_was_read() -> None:
    """Another minor version may paint otherwise: read again what the digests below tell of."""
    assert version("textual").startswith("8.2.")


@pytest.mark.parametrize("what", READ, ids=lambda what: what.__qualname__)
def test_what_was_read_is_the_same(what: object) -> None:
    """A change here is not wrong, but somebody must have looked at it."""
    source = inspect.getsource(what)  # type: ignore[arg-type] # each is a function
    assert hashlib.sha256(source.encode()).hexdigest()[:12] == READ[what]  # type: ignore[index]
