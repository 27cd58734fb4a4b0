"""How a widget gets at the app that it runs in, and at its words; it has no sentence of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message_pump import MessagePump

    from ph_tui.domain.messages import Param
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.places import Heading, Place


class Host(Protocol):
    """The app, as far as a widget knows it: what it says, and where one is in it."""

    words: Words
    places: tuple[Place, ...]
    heading: Callable[[], Heading]

    @property
    def current_mode(self) -> str:
        """The id of the place that shows."""


def host_of(node: MessagePump) -> Host:
    """Return the app that this widget or screen runs in."""
    return cast("Host", node.app)


def words_of(node: MessagePump) -> Words:
    """Return the words of the app that this widget or screen runs in."""
    return host_of(node).words


def say(node: MessagePump, message_id: str, **params: Param) -> str:
    """Return the text of a message id in the language of the app."""
    return words_of(node).say(message_id, **params)


def tell(node: MessagePump, message: Message | str) -> str:
    """Return the text of a message; a text that is data already stays as it is."""
    return words_of(node)(message) if isinstance(message, Message) else message
