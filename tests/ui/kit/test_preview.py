"""The Markdown preview: what it draws, and that it draws little."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.ui.sample import NOW
from tests.ui.snapshots import SMALL, settle, text_of

from ph_tui.l10n.words import Words
from ph_tui.ui.kit import markdown_lines
from ph_tui.ui.kit.places import Heading, Place
from ph_tui.ui.kit.preview import Preview
from ph_tui.ui.program.app import PhTuiApp
from ph_tui.ui.program.screen import PhScreen

if TYPE_CHECKING:
    from tests.ui.conftest import Snap
    from textual.app import ComposeResult

SOURCE = """\
# Palveluraportti

Asiakas päivittää CV:n ja hakee **kolmea paikkaa** *toukokuun loppuun* mennessä, `ohje` ja [linkki](https://example.fi).
<script>alert(1)</script> [bold] [/]

1. Ensimmäinen kohta, joka on niin pitkä, että se jatkuu seuraavalle riville eikä mahdu yhdelle
   - sisäkkäinen
   - toinen
2. Toinen

> Lainaus, joka on *tärkeä*
>
> - lista lainauksessa

| Päivä | Mitä tehtiin | Tunnit |
|-------|--------------|-------:|
| 24.4. | CV:n päivitys ja työpaikkailmoitukset | 2,50 |

```
koodia   tässä
```
---
### Kolmas taso
"""


class PreviewScreen(PhScreen[None]):
    """A preview alone."""

    def compose_body(self) -> ComposeResult:
        """Yield the preview."""
        yield Preview(SOURCE, id="preview")


def preview_app(theme: str = "ph-dark") -> PhTuiApp:
    """Return a program that shows a preview."""
    place = Place("1", "report", "ui.key.open", PreviewScreen)
    return PhTuiApp(Words("fi"), [place], lambda: Heading("", "maija", NOW), theme=theme)


@pytest.mark.parametrize("theme", ["ph-dark", "ph-light"])
async def test_looks(snap: Snap, theme: str) -> None:
    """Headings, lists, quotes, tables and code read well at any width."""
    await snap(preview_app(theme), theme, size=(80, 36))
    await snap(preview_app(theme), f"{theme}-narrow", size=(44, 48))


async def test_html_and_markup_stay_text() -> None:
    """Nothing that is typed vanishes: neither tags nor brackets."""
    app = preview_app()
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        app.screen.query_one(Preview).set_source("<lab> [bold] [/] \x1b[2J\u202e A. [x] tehty")
        await settle(pilot)
        assert "<lab> [bold] [/] [2J A. [x] tehty" in text_of(app)


async def test_a_change_draws_its_own_block_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key in one paragraph neither draws nor paints the others."""
    app = preview_app()
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        preview = app.screen.query_one(Preview)
        preview.set_source("\n\n".join(f"Kappale {number}." for number in range(5)))
        await settle(pilot)
        drawn: list[str] = []
        painted: list[int] = []
        draw = markdown_lines.block_strips

        def watch(block: Any, width: int, look: Any) -> Any:
            drawn.append(block.source)
            return draw(block, width, look)

        monkeypatch.setattr("ph_tui.ui.kit.preview.block_strips", watch)
        monkeypatch.setattr(preview, "refresh_line", painted.append)
        preview.set_source(preview._source.replace("Kappale 2.", "Kappale 2!"))
        assert (drawn, painted) == (["Kappale 2!"], [4])


async def test_a_shorter_text_leaves_nothing_behind() -> None:
    """Lines of the text before do not stay on the screen."""
    app = preview_app()
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        app.screen.query_one(Preview).set_source("lyhyt")
        await settle(pilot)
        lines = text_of(app).splitlines()
        assert lines[1].strip() == "lyhyt"
        assert not "".join(lines[2:-1]).strip()
