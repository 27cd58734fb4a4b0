"""The four themes and the colours that they name; the only place where a colour value is written.

A sheet or a widget names a token (`$state-late`, `$dim`, `$rule`, `$cursor-line` …), never a value.
A state is a sign and a word before it is a colour, so every theme, the terminal's own colours and
no colour at all say the same.
"""

from __future__ import annotations

from typing import NamedTuple

from textual.theme import Theme

DEFAULT_THEME = "ph-dark"
PLAIN_THEME = "ph-ansi"


class _Palette(NamedTuple):
    """The values of one theme; every field is a colour that Textual can parse, but for the last."""

    background: str
    raised: str
    foreground: str
    dim: str
    rule: str
    accent: str
    late: str
    due: str
    missing: str
    done: str
    cursor: str
    cursor_blurred: str
    picked_text: str
    cursor_style: str = "none"


_DARK = _Palette(
    background="#14181c",
    raised="#1c2228",
    foreground="#d8dcdf",
    dim="#949fa8",
    rule="#39424a",
    accent="#7cb7c9",
    late="#ec8b80",
    due="#e2b868",
    missing="#c7a2dd",
    done="#8fc29a",
    cursor="#273540",
    cursor_blurred="#1f272e",
    picked_text="#36505f",
)
_LIGHT = _Palette(
    background="#fbfaf7",
    raised="#f1efe9",
    foreground="#22282d",
    dim="#5c6770",
    rule="#d3cfc6",
    accent="#156a83",
    late="#b3261e",
    due="#855500",
    missing="#763a92",
    done="#256a35",
    cursor="#d9e8ee",
    cursor_blurred="#eae9e4",
    picked_text="#b9d7e2",
)
_CONTRAST = _Palette(
    background="#000000",
    raised="#101010",
    foreground="#ffffff",
    dim="#d4d4d4",
    rule="#8a8a8a",
    accent="#6fe0ff",
    late="#ffa09a",
    due="#ffd75f",
    missing="#eaa6ff",
    done="#86ff9e",
    cursor="#002e47",
    cursor_blurred="#262626",
    picked_text="#005f87",
    cursor_style="bold",
)
_ANSI = _Palette(
    background="ansi_default",
    raised="ansi_default",
    foreground="ansi_default",
    dim="ansi_default",
    rule="ansi_bright_black",
    accent="ansi_cyan",
    late="ansi_red",
    due="ansi_yellow",
    missing="ansi_magenta",
    done="ansi_green",
    cursor="ansi_default",
    cursor_blurred="ansi_default",
    picked_text="ansi_blue",
    cursor_style="reverse",
)


def _variables(palette: _Palette) -> dict[str, str]:
    """Return our own tokens, and Textual's that would otherwise bring colours of their own."""
    return {
        "state-late": palette.late,
        "state-due": palette.due,
        "state-missing": palette.missing,
        "state-done": palette.done,
        "ink": palette.foreground,
        "dim": palette.dim,
        "rule": palette.rule,
        "raised": palette.raised,
        "cursor-line": palette.cursor,
        "cursor-line-blurred": palette.cursor_blurred,
        "cursor-line-style": palette.cursor_style,
        "picked-text": palette.picked_text,
        "ansi-background": palette.background,
        "ansi-foreground": palette.foreground,
        "text-muted": palette.dim,
        "border": palette.rule,
        "border-blurred": palette.rule,
        "block-cursor-background": palette.cursor,
        "block-cursor-foreground": palette.foreground,
        "block-cursor-text-style": palette.cursor_style,
        "input-cursor-text-style": "reverse",
        "input-selection-background": palette.picked_text,
        "screen-selection-background": palette.picked_text,
        "scrollbar": palette.rule,
        "scrollbar-hover": palette.dim,
        "scrollbar-active": palette.accent,
        "scrollbar-background": palette.background,
        "scrollbar-background-hover": palette.background,
        "scrollbar-background-active": palette.background,
        "scrollbar-corner-color": palette.background,
        "link-color": palette.accent,
    }


def _theme(name: str, palette: _Palette, *, dark: bool, ansi: bool = False) -> Theme:
    return Theme(
        name=name,
        primary=palette.accent,
        secondary=palette.accent,
        accent=palette.accent,
        warning=palette.due,
        error=palette.late,
        success=palette.done,
        foreground=palette.foreground,
        background=palette.background,
        surface=palette.background,
        panel=palette.raised,
        dark=dark,
        ansi=ansi,
        variables=_variables(palette),
    )


THEMES: tuple[Theme, ...] = (
    _theme("ph-dark", _DARK, dark=True),
    _theme("ph-light", _LIGHT, dark=False),
    _theme("ph-contrast", _CONTRAST, dark=True),
    _theme("ph-ansi", _ANSI, dark=True, ansi=True),
)
DEFAULT_VARIABLES: dict[str, str] = _variables(_DARK)
