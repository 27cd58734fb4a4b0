"""The keys of the screens: declared once, read by the key line, the help and the palette alike.

Owns the declaration (`Key`, `keys`) and the reading of what is bound here and now (`hints`). A
binding's description is a message id; it becomes a sentence only where it is shown, so the language
is a matter of the moment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from textual import actions
from textual.binding import Binding, BindingType
from textual.keys import format_key, key_to_character

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.dom import DOMNode
    from textual.screen import Screen

_OURS = "ui."
_PINNED = Binding.Group("pinned")
_QUIET = Binding.Group("quiet")
_NAMES = {
    "enter": "enter",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "home": "home",
    "end": "end",
    "tab": "tab",
}


class Key(NamedTuple):
    """One action of a screen or a widget.

    `keys` is one key or several with commas; `twin` the function key that works inside a text field
    too; `says` the message id of its words. `pinned` keys are never cut off the key line, `quiet`
    ones show in the help only (moving about), `shown=False` in help and palette only.
    """

    keys: str
    action: str
    says: str
    twin: str = ""
    id: str | None = None
    shown: bool = True
    pinned: bool = False
    quiet: bool = False
    priority: bool = False


def keys(*declared: Key) -> list[BindingType]:
    """Return what goes into BINDINGS; the first declared is the most needed one."""
    return [
        Binding(
            key=f"{key.keys},{key.twin}" if key.twin else key.keys,
            action=key.action,
            description=key.says,
            show=key.shown and not key.quiet,
            priority=key.priority,
            id=key.id,
            group=_PINNED if key.pinned else _QUIET if key.quiet else None,
        )
        for key in declared
    ]


class KeyHint(NamedTuple):
    """An action that is possible here, with its keys as people read them.

    `reachable` are those that work while the field in focus takes text; `says` is a message id.
    """

    keys: tuple[str, ...]
    reachable: tuple[str, ...]
    says: str
    action: str
    node: DOMNode
    shown: bool
    pinned: bool
    quiet: bool


def key_name(key: str) -> str:
    """Return a key as it is written on keyboards: `?`, `F3`, `esc`, `ctrl+p`."""
    *modifiers, last = key.split("+")
    if last.startswith("f") and last[1:].isdigit():
        name = last.upper()
    else:
        name = _NAMES.get(last) or format_key(last)
    return "+".join([*modifiers, name])


def hints(screen: Screen[Any]) -> list[KeyHint]:
    """Return every action that works on this screen now, the most needed first.

    The widget in focus comes first, then what it stands in, then the screen and the app.
    `reachable` leaves out the keys that the field in focus would take as text.
    """
    found: list[KeyHint] = []
    taken: set[str] = set()
    for node in _chain(screen):
        for binding in _declared(node):
            free = [key for key in _spelled(binding) if key not in taken]
            if free and _possible(screen, node, binding.action):
                taken.update(free)
                found.append(_hint(screen, node, binding, free))
    return found


def _hint(screen: Screen[Any], node: DOMNode, binding: Binding, pressed: list[str]) -> KeyHint:
    usable = [key for key in pressed if not _is_text(screen, node, key, binding)]
    return KeyHint(
        keys=tuple(key_name(key) for key in pressed),
        reachable=tuple(key_name(key) for key in usable),
        says=binding.description,
        action=binding.action,
        node=node,
        shown=binding.show,
        pinned=binding.group is _PINNED,
        quiet=binding.group is _QUIET,
    )


def _chain(screen: Screen[Any]) -> Iterator[DOMNode]:
    start: DOMNode = screen.focused or screen
    for node in start.ancestors_with_self:
        yield node
        if node.is_modal:
            return


def _declared(node: DOMNode) -> Iterable[Binding]:
    for owner in type(node).__mro__:
        for binding in owner.__dict__.get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.description.startswith(_OURS):
                yield binding


def _possible(screen: Screen[Any], node: DOMNode, action: str) -> bool:
    target, name, parameters = actions.parse(action)
    owner: DOMNode = {"app": screen.app, "screen": screen}.get(target, node)
    return owner.check_action(name, parameters) is True


def _spelled(binding: Binding) -> list[str]:
    return [key.strip() for key in binding.key.split(",")]


def _is_text(screen: Screen[Any], node: DOMNode, key: str, binding: Binding) -> bool:
    field = screen.focused
    if field is None or field is node or binding.priority:
        return False
    return field.check_consume_key(key, key_to_character(key))
