"""A mail draft as the bytes of an .eml file, for any mail program to open and send.

Pure: everything that goes in is given. It sends nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from ph_tui.domain.text import clean_line

HEADER_LIMIT = 400
"""Characters of a name or a subject."""
_NAME_LIMIT = 120


@dataclass(frozen=True)
class Attachment:
    """A file that goes along."""

    name: str
    content: bytes
    kind: str = "application/octet-stream"
    """Its media type."""


@dataclass(frozen=True)
class MailDraft:
    """A mail that nobody has sent yet."""

    to_email: str
    subject: str
    body: str
    at: datetime
    to_name: str = ""
    from_email: str = ""
    from_name: str = ""
    attachments: tuple[Attachment, ...] = ()


def to_eml(draft: MailDraft) -> bytes:
    """The mail as a file: UTF-8, lines that any server takes, marked as not yet sent.

    Raises ValueError when an address is none.
    """
    mail = EmailMessage(policy=SMTP)
    mail["To"] = _address(draft.to_name, draft.to_email)
    if draft.from_email:
        mail["From"] = _address(draft.from_name, draft.from_email)
    mail["Subject"] = _line(draft.subject)
    mail["Date"] = format_datetime(draft.at)
    mail["X-Unsent"] = "1"
    mail.set_content(draft.body, cte="quoted-printable")
    for attachment in draft.attachments:
        main, _, sub = attachment.kind.partition("/")
        name = _file_name(attachment.name)
        mail.add_attachment(
            attachment.content, maintype=main, subtype=sub or "octet-stream", filename=name
        )
    return mail.as_bytes()


def _address(name: str, email: str) -> Address:
    shown = _line(name).replace('"', "'")
    try:
        return Address(display_name=shown, addr_spec=_line(email))
    except (MessageError, IndexError) as error:  # what the library says of texts that are none
        raise ValueError("not an e-mail address") from error


def _line(text: str) -> str:
    """One line: what would begin another header is no part of it."""
    return clean_line(text)[:HEADER_LIMIT]


def _file_name(name: str) -> str:
    """The name of a file without its folders, as a header may have it."""
    last = clean_line(name).replace("\\", "/").rpartition("/")[2]
    stem, point, ending = last.rpartition(".")
    if len(last) <= _NAME_LIMIT or not point:
        return last[:_NAME_LIMIT] or "liite"
    return f"{stem[: _NAME_LIMIT - len(ending) - 1]}.{ending[:20]}"
