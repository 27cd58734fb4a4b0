"""One service in rows: what was done for each part, its points, and what the rules find.

Owns what stands in which row and how it is told; what is done to a row is for `service_actions`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.handbook.keys import ChecklistKey
from ph_tui.domain.marketing.materials import told_length
from ph_tui.domain.marketing.points import PointState
from ph_tui.ui.kit.lines import spread
from ph_tui.ui.kit.rows import Section
from ph_tui.ui.marketing.standing_words import application_pieces, part_state
from ph_tui.ui.telling.finding_lines import finding_lines, gravest_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.desk.service_standing import ServiceStanding
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.marketing.materials import PictureFacts, Post
    from ph_tui.domain.marketing.points import Point
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces

_SIGNS: dict[PointState, Piece] = {
    PointState.OPEN: ("– ", "dim"),
    PointState.TICKED: ("✓ ", "done"),
    PointState.SEEN: ("✓ ", "done"),
    PointState.FAILS: ("! ", "late"),
}
_LABEL = 22
_APART = 2
_SHOWN = 60
"""Characters of a text that stand in its row."""


class Kind(StrEnum):
    """What a row is."""

    APPLICATION = "application"
    FACT = "fact"
    POINT = "point"
    NEW_POST = "new_post"
    FINDING = "finding"


class ServiceRow(NamedTuple):
    """One line of a service that something can be done to."""

    kind: Kind
    part: ChecklistKey | None = None
    """None for what belongs to the application."""
    name: str = ""
    """Of a fact, or the key of a point."""
    post_id: str = ""
    text: str = ""
    """What stands for a fact."""
    point: Point | None = None
    finding: Finding | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """What tells rows apart."""
        finding = self.finding
        found = (finding.key, finding.location.field) if finding else ("", "")
        return self.kind, self.part or "", self.post_id, self.name, *found


def service_rows(standing: ServiceStanding, words: Words, width: int) -> list[ServiceRow | Section]:
    """Return everything about a service: part by part, then the findings, broken to `width`."""
    rows: list[ServiceRow | Section] = [
        Section([(words.say("ui.marketing.application"), "strong")]),
        ServiceRow(Kind.APPLICATION),
    ]
    for part in ChecklistKey:
        rows += [Section(), *_part_rows(part, standing, words)]
    findings = gravest_first(standing.findings)
    if findings:
        heading = words.say("ui.marketing.findings")
        rows += [Section(), Section([(heading, "strong"), (f"  {len(findings)}", "dim")])]
        for finding in findings:
            _, *rest = _finding_lines(finding, standing, words, width)
            rows.append(ServiceRow(Kind.FINDING, finding=finding))
            rows += [Section([(" ", ""), *line]) for line in rest]
    return rows


def _finding_lines(
    finding: Finding, standing: ServiceStanding, words: Words, width: int
) -> list[Pieces]:
    """A finding in lines of `width` cells; the first one tells which post it is about."""
    place = finding.location
    posts = standing.participation.posts if place.document == ChecklistKey.POSTS else ()
    post = next((each for each in posts if each.id == place.field), None)
    if post is None:
        return finding_lines(finding, None, words, width)
    title = _channel_name(post, standing.edition)
    first, *rest = finding_lines(finding, None, words, width - len(title) - _APART)
    return [spread(first, [(title, "dim")], width), *rest]


def _part_rows(
    part: ChecklistKey, standing: ServiceStanding, words: Words
) -> Iterator[ServiceRow | Section]:
    name = words.say(f"word.checklist.{part}")
    yield Section([(name[:1].upper() + name[1:], "strong")], part_state(part, standing, words))
    if part is not ChecklistKey.POSTS:
        yield from _facts(part, standing, words)
        yield from _points(part, standing)
        return
    for post in standing.participation.posts:
        title = _channel_name(post, standing.edition)
        done, count = standing.counted(part, post.id)
        yield Section([(f"  {title}", "accent")], [(f"{done}/{count}", "dim")])
        for fact, text in _post_facts(post, standing.edition, words):
            yield ServiceRow(Kind.FACT, part, fact, post.id, text)
        yield from _points(part, standing, post.id)
    yield ServiceRow(Kind.NEW_POST, part)


def _channel_name(post: Post, edition: Edition) -> str:
    channel = edition.posts.channel(post.channel)
    return channel.name if channel else post.channel


def _facts(part: ChecklistKey, standing: ServiceStanding, words: Words) -> Iterator[ServiceRow]:
    record = standing.participation
    match part:
        case ChecklistKey.BROCHURE:
            yield ServiceRow(Kind.FACT, part, "place", text=record.brochure.place)
        case ChecklistKey.VIDEO:
            yield ServiceRow(Kind.FACT, part, "link", text=record.video.link)
            seconds = record.video.seconds
            told = told_length(seconds) if seconds else ""
            if told and record.video.measured:
                told = words.say("ui.marketing.measured", length=told)
            yield ServiceRow(Kind.FACT, part, "seconds", text=told)
        case ChecklistKey.OWN_MARKETING:
            yield ServiceRow(Kind.FACT, part, "text", text=_first_line(record.own.text))
        case ChecklistKey.POSTS:
            pass


def _post_facts(post: Post, edition: Edition, words: Words) -> Iterator[tuple[str, str]]:
    channel = edition.posts.channel(post.channel)
    yield "text", _first_line(post.text)
    yield "handle", post.handle
    yield "picture", _picture(post.picture, words)
    if channel is not None and channel.story:
        yield "story", _picture(post.story, words)


def _picture(picture: PictureFacts | None, words: Words) -> str:
    if picture is None:
        return ""
    size = f"{picture.width} × {picture.height}"
    return words.say("ui.marketing.picture", name=picture.name, kind=picture.format, size=size)


def _points(
    part: ChecklistKey, standing: ServiceStanding, post_id: str = ""
) -> Iterator[ServiceRow]:
    for point in standing.points(part, post_id):
        yield ServiceRow(Kind.POINT, part, point.key, post_id, point=point)


def _first_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def row_paint(row: ServiceRow, standing: ServiceStanding, words: Words, width: int) -> Pieces:
    """Return one row in `width` cells."""
    if row.finding is not None:
        return _finding_lines(row.finding, standing, words, width)[0]
    if row.point is not None:
        return _point_pieces(row.point, words, width)
    if row.kind is Kind.APPLICATION:
        return application_pieces(standing, words, width)
    if row.kind is Kind.NEW_POST:
        return [("+ ", "accent"), (words.say("ui.marketing.new_post"), "dim")]
    label = words.say(f"ui.field.marketing.{row.part}.{row.name}")
    value: Piece = (row.text, "")
    if not row.text:
        value = (words.say(f"ui.example.marketing.{row.part}.{row.name}"), "dim")
    return [(f"{label:<{_LABEL}}", "dim"), value]


def _point_pieces(point: Point, words: Words, width: int) -> Pieces:
    """A point of a checklist; what the program has seen for itself is told apart from a tick."""
    says = point.item.said_in(words.lang)
    seen: list[Piece] = []
    if point.state is PointState.SEEN:
        seen = [(words.say("ui.marketing.seen"), "dim")]
    elif point.state is PointState.FAILS:
        seen = [(words.say("ui.marketing.fails"), "late")]
    return spread([_SIGNS[point.state], (says, "")], seen, width)
