"""Mail drafts: read back by the standard library exactly as they were meant."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import at

from ph_tui.exports.mail import Attachment, MailDraft, to_eml

if TYPE_CHECKING:
    from email.message import EmailMessage


def a_draft(**changes: Any) -> MailDraft:
    """A mail to the coordinator."""
    given: dict[str, Any] = {
        "to_email": "koordinaattori@kaupunki.example",
        "to_name": "Äijälä, Ööli",
        "from_email": "posti@polku.example",
        "from_name": "Valmennus Pölkky & Tuki Oy",
        "subject": "Palveluesite: Työhaun tehotreeni, kausi 2024-1",
        "body": "Hei!\n\nTässä on esite – kiitos.\n",
        "at": at(date(2024, 4, 24)),
    }
    return MailDraft(**{**given, **changes})


def read(draft: MailDraft) -> EmailMessage:
    """The mail as a mail program reads it."""
    return message_from_bytes(to_eml(draft), policy=default)


def body_of(mail: EmailMessage) -> str:
    """The text of a mail."""
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_a_draft_is_read_back_as_it_was_meant() -> None:
    """Names with any letters, the subject, the text; and it is marked as not yet sent."""
    mail = read(a_draft())
    (to,) = mail["To"].addresses
    assert (to.display_name, to.addr_spec) == ("Äijälä, Ööli", "koordinaattori@kaupunki.example")
    (sender,) = mail["From"].addresses
    assert sender.display_name == "Valmennus Pölkky & Tuki Oy"
    assert mail["Subject"] == "Palveluesite: Työhaun tehotreeni, kausi 2024-1"
    assert body_of(mail) == "Hei!\n\nTässä on esite – kiitos.\n"
    assert mail["X-Unsent"] == "1"
    assert mail["Date"].datetime == at(date(2024, 4, 24))


def test_long_lines_are_folded_for_every_server() -> None:
    """No line of the file is longer than a server takes, and the text is whole again when read."""
    body = "Ääkköset " * 2000 + "\n"
    content = to_eml(a_draft(body=body, subject="Pitkä " * 60))
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert content.isascii()
    assert b"Content-Transfer-Encoding: quoted-printable" in content
    assert body_of(read(a_draft(body=body))) == body


def test_a_large_attachment_comes_back_byte_by_byte() -> None:
    """Five megabytes, under a name with any letters."""
    data = bytes(range(256)) * 20_000
    mail = read(a_draft(attachments=(Attachment("esite – ääkköset.pdf", data, "application/pdf"),)))
    (part,) = mail.iter_attachments()
    assert part.get_filename() == "esite – ääkköset.pdf"
    assert part.get_content_type() == "application/pdf"
    assert part.get_content() == data


@pytest.mark.parametrize("field", ["subject", "to_name", "from_name"])
def test_no_text_makes_a_header_of_its_own(field: str) -> None:
    """A line break in a name or a subject does not smuggle in another receiver."""
    mail = read(a_draft(**{field: "Hei\r\nBcc: vieras@example.org\n\nTeksti"}))
    assert mail["Bcc"] is None
    assert len(mail["To"].addresses) == 1
    assert body_of(mail).startswith("Hei!")


def test_no_file_name_leads_into_another_folder() -> None:
    """Only the last part of a name goes along, without line breaks."""
    names = ("../../etc/passwd", "C:\\kuvat\\kuva.jpg", "a\r\nX-Evil: 1.jpg", "x" * 400 + ".jpg")
    mail = read(a_draft(attachments=tuple(Attachment(name, b"x") for name in names)))
    found = [part.get_filename() or "" for part in mail.iter_attachments()]
    assert found[:2] == ["passwd", "kuva.jpg"]
    assert mail["X-Evil"] is None
    assert all("/" not in name and "\n" not in name and len(name) <= 120 for name in found)
    assert found[3].endswith(".jpg")


@pytest.mark.parametrize(
    "email", ["", "nobody", "a@b@c", "a b@c.example", "x@y.example, z@y.example"]
)
def test_what_is_no_address_is_none(email: str) -> None:
    """An address is one address."""
    with pytest.raises(ValueError, match=r"."):
        to_eml(a_draft(to_email=email))


@given(st.text(max_size=200), st.text(max_size=300), st.text(max_size=60))
def test_any_text_can_be_sent(subject: str, body: str, name: str) -> None:
    """Whatever is typed becomes one mail that can be read, to one receiver."""
    mail = read(a_draft(subject=subject, body=body, to_name=name, from_name=name))
    assert len(mail["To"].addresses) == 1
    assert mail["To"].addresses[0].addr_spec == "koordinaattori@kaupunki.example"
    assert set(mail.keys()) <= {
        *("To", "From", "Subject", "Date", "X-Unsent"),
        *("MIME-Version", "Content-Type", "Content-Transfer-Encoding"),
    }
