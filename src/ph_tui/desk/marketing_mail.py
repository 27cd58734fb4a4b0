"""The mail to the coordinator with what is to be delivered: made as a draft, sent by a person.

Owns what is said and what goes along; a file too large for a mail is named by its place.
"""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.desk.marketing_parts import refuse_nothing
from ph_tui.domain.errors import Refused
from ph_tui.domain.folding import folded
from ph_tui.domain.handbook.keys import ChecklistKey
from ph_tui.domain.marketing.links import is_link
from ph_tui.domain.messages import Message
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ph_tui.desk.core import Core
    from ph_tui.desk.service_standing import ServiceStanding
    from ph_tui.domain.marketing.materials import Post
    from ph_tui.exports.mail import Attachment

ATTACHED_BYTES = 15_000_000
"""So much at most goes along with one mail: what is larger is often turned away on its way."""


class Draft(NamedTuple):
    """A mail draft as a file."""

    name: str
    """What the file is called unless someone says otherwise: `palveluesite-tehotreeni.eml`."""
    content: bytes
    to: str
    subject: str
    attached: tuple[str, ...]
    """The names of the files that go along."""
    left_out: tuple[str, ...]
    """The places of files that could not go along: too large, or not there any more."""


class _Told(NamedTuple):
    lines: tuple[str, ...]
    places: tuple[str, ...]
    """The files that should go along."""


def draft_of(core: Core, standing: ServiceStanding, key: ChecklistKey) -> Draft:
    """The draft of a mail with a service's brochure, video or posts, in the city's language."""
    from ph_tui.exports.mail import MailDraft, to_eml

    settings = core.store.settings()
    city, company = settings.city, settings.company
    if not city.coordinator_email:
        raise Refused(Message("error.marketing.no_coordinator"))
    words = Words("fi")
    told = _told(standing, key, words)
    attached, left_out = _attachments(told.places)
    said = {"service": standing.service.name, "period": standing.period.id}
    subject = words.say(f"export.mail.subject.{key}", **said)
    parts = (
        words.say("export.mail.greeting"),
        words.say(f"export.mail.body.{key}", **said),
        "\n".join(told.lines),
        "\n".join(_of_files(attached, left_out, words)),
        words.say("export.mail.ending"),
        "\n".join(filter(None, (company.name, company.phone, company.email))),
    )
    mail = MailDraft(
        to_email=city.coordinator_email,
        to_name=city.coordinator_name,
        from_email=company.email,
        from_name=company.name,
        subject=subject,
        body="\n\n".join(filter(None, parts)) + "\n",
        at=core.now,
        attachments=attached,
    )
    return Draft(
        _file_name(words, key, standing),
        to_eml(mail),
        city.coordinator_email,
        subject,
        tuple(each.name for each in attached),
        left_out,
    )


def _told(standing: ServiceStanding, key: ChecklistKey, words: Words) -> _Told:
    """What the mail tells of the material, and which files go along."""
    record = standing.participation
    refuse_nothing(record, key)
    match key:
        case ChecklistKey.BROCHURE:
            place = record.brochure.place
            if not place:
                raise Refused(Message("error.marketing.nothing.brochure"))
            if is_link(place):
                return _Told((words.say("export.mail.link", link=place),), ())
            return _Told((), (place,))
        case ChecklistKey.VIDEO:
            return _Told((words.say("export.mail.link", link=record.video.link),), ())
        case ChecklistKey.POSTS | ChecklistKey.OWN_MARKETING:
            texts = [text for post in record.posts for text in _of_post(post, standing, words)]
            pictures = (p for post in record.posts for p in (post.picture, post.story))
            return _Told(tuple(texts), tuple(p.place for p in pictures if p and p.place))


def _of_post(post: Post, standing: ServiceStanding, words: Words) -> Iterator[str]:
    channel = standing.edition.posts.channel(post.channel)
    yield f"{channel.name if channel else post.channel}:"
    yield post.text or words.say("export.mail.no_text")
    yield ""


def _of_files(
    attached: Iterable[Attachment], left_out: Iterable[str], words: Words
) -> Iterator[str]:
    for each in attached:
        yield words.say("export.mail.attached", name=each.name)
    for place in left_out:
        yield words.say("export.mail.elsewhere", name=Path(place).name)


def _attachments(places: Iterable[str]) -> tuple[tuple[Attachment, ...], tuple[str, ...]]:
    """The files that can go along, and the places of those that can't."""
    from ph_tui.exports.mail import Attachment

    attached: list[Attachment] = []
    left_out: list[str] = []
    room = ATTACHED_BYTES
    for place in dict.fromkeys(places):
        content = _content(place, room)
        if content is None:
            left_out.append(place)
        else:
            room -= len(content)
            kind = mimetypes.guess_type(place)[0] or "application/octet-stream"
            attached.append(Attachment(Path(place).name, content, kind))
    return tuple(attached), tuple(left_out)


def _content(place: str, room: int) -> bytes | None:
    """All of a file that fits; None for one that does not, or can't be read."""
    try:
        path = Path(place)
        if not path.is_file() or path.stat().st_size > room:
            return None
        with path.open("rb") as file:
            content = file.read(room + 1)
    except (OSError, ValueError):
        return None
    return content if content and len(content) <= room else None


def _file_name(words: Words, key: ChecklistKey, standing: ServiceStanding) -> str:
    title = folded(words.say(f"word.checklist.{key}")).replace(" ", "-")
    return f"{title}-{standing.service.code}.eml"
