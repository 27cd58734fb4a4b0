"""How a widget gets at the words of the app that it runs in; it has no sentence of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from textual.message_pump import MessagePump

    from ph_tui.domain.messages import Param
    from ph_tui.l10n.words import Words
    from ph_tui.ui.app import PhTuiApp


def words_of(node: MessagePump) -> Words:
    """Return the words of the app that this widget or screen runs in."""
    return cast("PhTuiApp", node.app).words


def say(node: MessagePump, message_id: str, **params: Param) -> str:
    """Return the text of a message id in the language of the app."""
    return words_of(node).say(message_id, **params)


def tell(node: MessagePump, message: Message | str) -> str:
    """Return the text of a message; a text that is data already stays as it is."""
    return words_of(node)(message) if isinstance(message, Message) else message
