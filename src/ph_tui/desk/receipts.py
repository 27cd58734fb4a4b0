"""What the city's form answered: a text, or a file of any kind that is kept as it came.

Owns what may be a receipt and where a file of one lies; which sending it belongs to is for the
desks of the reports.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.papers import NAME_LIMIT, Paper
from ph_tui.domain.text import clean_line

if TYPE_CHECKING:
    from ph_tui.desk.core import Core
    from ph_tui.domain.money.billing import BillingSending, ClaimSending
    from ph_tui.domain.reports import Sending

    AnySending: TypeAlias = "Sending | BillingSending | ClaimSending"

MARK = "@"
"""What the path of a file begins with where a text may stand as well."""
BYTE_LIMIT = 8_000_000
_SHOWN_LIMIT = 2_000
"""Characters up to which a plain text is told beside its file."""
_NAME_SHOWN = 200


@dataclass(frozen=True)
class Receipt:
    """A receipt that is not kept yet."""

    text: str = ""
    name: str = ""
    """What the file is called; empty when there is none."""
    content: bytes = b""


def as_receipt(receipt: Receipt | str) -> Receipt:
    """A receipt; a mere text is one."""
    return Receipt(receipt) if isinstance(receipt, str) else receipt


def path_typed(typed: str) -> Path | None:
    """The file that is meant by `@PATH`; None when the text is the receipt itself."""
    text = typed.strip()
    if not text.startswith(MARK) or not text[1:].strip():
        return None
    return Path(os.path.expanduser(text[1:].strip()))  # noqa: PTH111 - never raises, as Path does


def objection_to(path: Path) -> Message | None:
    """Why a file can be no receipt, as far as its outside tells; None when it can."""
    shown = str(path).encode("utf-8", "replace").decode()[:_NAME_SHOWN]
    try:
        if path.is_dir():
            return Message("error.receipt.is_folder", file=shown)
        if not path.is_file():
            return Message("error.receipt.no_file", file=shown)
        size = path.stat().st_size
    except (OSError, ValueError):
        return Message("error.receipt.unreadable", file=shown)
    if size > BYTE_LIMIT:
        return Message("error.receipt.too_big", file=shown, limit=BYTE_LIMIT // 1_000_000)
    return Message("error.receipt.empty", file=shown) if not size else None


def read_receipt(typed: str) -> Receipt:
    """A receipt as it was typed: a text, or the file of `@PATH`; BadInput when that is none."""
    path = path_typed(typed)
    if path is None:
        return Receipt(typed)
    against = objection_to(path)
    if against is not None:
        raise BadInput(against)
    try:
        with path.open("rb") as file:
            content = file.read(BYTE_LIMIT + 1)
    except (OSError, ValueError) as error:
        shown = str(path).encode("utf-8", "replace").decode()[:_NAME_SHOWN]
        raise BadInput(Message("error.receipt.unreadable", file=shown)) from error
    name = clean_line(path.name.encode("utf-8", "replace").decode())
    return Receipt(_told(content), name[-NAME_LIMIT:], content)


def kept(core: Core, receipt: Receipt) -> Paper | None:
    """Keep the file of a receipt, under the store's lock; refused when it tells a personal code."""
    from ph_tui.domain.completeness.text_rules import refuse_personal_codes

    if not receipt.name:
        return None
    refuse_personal_codes((receipt.name, receipt.content.decode("utf-8", "replace")))
    return Paper(core.store.keep_paper(receipt.content), receipt.name)


class ReceiptDesk:
    """Receipts that were kept."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def document(self, sending: AnySending | None) -> tuple[str, bytes]:
        """Name and content of a receipt; the name of a mere text is empty. Refused without one."""
        if sending is not None and sending.paper is not None:
            return sending.paper.name, self._core.store.paper(sending.paper.digest)
        if sending is None or not sending.receipt:
            raise Refused(Message("error.receipt.none"))
        return "", sending.receipt.encode() + b"\n"


def _told(content: bytes) -> str:
    """The text of a short plain file, to be told beside it; empty for any other."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""
    is_plain = len(text) <= _SHOWN_LIMIT and "\0" not in text and not text.lstrip().startswith("<")
    return text if is_plain else ""
