"""The question for one fact of a service: a place, a link, a length, a text or a picture.

Owns which question fits which fact; what may stand there is the desk's word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ph_tui.desk.marketing_materials import PostFields
from ph_tui.domain.errors import BadInput
from ph_tui.domain.handbook.keys import ChecklistKey
from ph_tui.domain.marketing.materials import told_length
from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.ask_prose import AskProse
from ph_tui.ui.dialogs.ask_text import AskText
from ph_tui.ui.saving.asking import ask_until_saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from ph_tui.desk.desk import Desk
    from ph_tui.desk.service_standing import ServiceStanding
    from ph_tui.ui.marketing.service_rows import ServiceRow
    from ph_tui.ui.program.app import PhTuiApp

_LENGTH = re.compile(r"(?:(\d{1,3})[:.])?(\d{1,5})")


def ask_fact(
    app: PhTuiApp,
    desk: Desk,
    row: ServiceRow,
    standing: ServiceStanding,
    saved: Callable[[], None],
) -> None:
    """Ask for the fact of a row until it is saved."""
    part, name = row.part, row.name
    if part is None:
        return
    value = _value(row, standing)
    parks = f"marketing.{standing.period.id}.{standing.service.code}.{part}.{row.post_id}.{name}"
    asks = Message(f"ui.field.marketing.{part}.{name}")
    example = f"ui.example.marketing.{part}.{name}"
    said = app.words.say(f"ui.marketing.ask.{part}.{name}")

    def make() -> Screen[str | None]:
        if name == "text":
            return AskProse(asks, value=value, example=example, detail=said, parks=parks)
        return AskText(asks, value=value, detail=said, parks=parks)

    ask_until_saved(
        app, make, lambda text: _save(desk, row, standing, text), lambda _: saved(), parks=parks
    )


def _value(row: ServiceRow, standing: ServiceStanding) -> str:
    """What stands there now, as it would be typed."""
    record, video = standing.participation, standing.participation.video
    seconds = told_length(video.seconds) if video.seconds else ""
    post = next((each for each in record.posts if each.id == row.post_id), None)
    picture = getattr(post, row.name, None)
    texts = {
        (ChecklistKey.BROCHURE, "place"): record.brochure.place,
        (ChecklistKey.VIDEO, "link"): video.link,
        (ChecklistKey.VIDEO, "seconds"): video.place or seconds,
        (ChecklistKey.OWN_MARKETING, "text"): record.own.text,
    }
    if post is None:
        return texts.get((row.part or ChecklistKey.BROCHURE, row.name), "")
    return picture if isinstance(picture, str) else picture.place if picture else ""


def _save(desk: Desk, row: ServiceRow, standing: ServiceStanding, text: str) -> ServiceStanding:
    code, period, marketing = standing.service.code, standing.period.id, desk.marketing
    match row.part, row.name:
        case ChecklistKey.BROCHURE, _:
            return marketing.brochure(code, text.strip(), period)
        case ChecklistKey.VIDEO, "link":
            return marketing.video(code, period, link=text)
        case ChecklistKey.VIDEO, _:
            return _save_length(desk, standing, text.strip())
        case ChecklistKey.OWN_MARKETING, _:
            return marketing.own_marketing(code, text, period)
        case _:
            post = next(p for p in standing.participation.posts if p.id == row.post_id)
            value = text if row.name == "text" else text.strip()
            fields = PostFields()._replace(**{row.name: value})
            return marketing.post(code, post.channel, fields, period, post_id=post.id)


def _save_length(desk: Desk, standing: ServiceStanding, text: str) -> ServiceStanding:
    """Save the length of a video: `1:35`, seconds, or the path of the file to measure."""
    code, period = standing.service.code, standing.period.id
    told = _LENGTH.fullmatch(text)
    if told is not None:
        seconds = int(told[1] or 0) * 60 + int(told[2])
        return desk.marketing.video(code, period, seconds=seconds)
    if not text:
        raise BadInput(Message("error.marketing.length_missing"))
    return desk.marketing.video(code, period, file=text)
