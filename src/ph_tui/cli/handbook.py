"""`ph-tui handbook …`: what the handbook says, and its editions: checked, compared, adopted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.cli import as_lines
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ph_tui.cli.as_json import Object
    from ph_tui.cli.face import Face
    from ph_tui.desk.handbook import FactRow
    from ph_tui.domain.handbook.edition import Edition

_CONTACT = "contact"


def _show(face: Face, given: Given) -> None:
    handbook = face.desk.handbook
    edition = handbook.edition(given.get("edition") or "")
    key = given.get("fact")
    rows = handbook.facts(edition) if key is None else handbook.find(key, edition)
    if face.as_json:
        face.json({**_edition_object(face, edition), "facts": [_fact(face, row) for row in rows]})
        return
    face.lines([_heading(face, edition)])
    face.lines(_told(face, edition, rows))


def _told(face: Face, edition: Edition, rows: Sequence[FactRow]) -> Iterator[str]:
    """The sections with their facts, one fact a line; on the office also how to reach it."""
    lang, section = face.words.lang, ""
    for row in rows:
        if row.section.key != section:
            section = row.section.key
            yield ""
            yield f"{row.section.said_in(lang)} ({section})"
        yield as_lines.joined(row.fact.key, row.fact.said_in(lang), _where(face, row))
        if _CONTACT in row.fact.cites:
            yield from map(face.words, face.desk.handbook.office(edition, lang))


def _where(face: Face, row: FactRow) -> str:
    if row.applies is None:
        return ""
    place = face.words(row.applies.place_name)
    return face.words.say("cli.handbook.where", place=place, command=row.applies.command)


def _fact(face: Face, row: FactRow) -> Object:
    applies = row.applies
    return {
        "key": row.fact.key,
        "text": row.fact.said_in(face.words.lang),
        "section": row.section.key,
        "cites": list(row.fact.cites),
        "place": applies.place if applies else None,
        "command": applies.command if applies else None,
        "applies": face.words(applies.told) if applies else None,
        "rules": [rule.key for rule in face.desk.handbook.rules(row.fact.key)],
    }


def _list(face: Face, _: Given) -> None:
    handbook = face.desk.handbook
    editions, now = handbook.editions(), handbook.in_force()
    if face.as_json:
        objects = [_edition_object(face, each) for each in editions]
        face.json([{**told, "in_force": told["id"] == now.id} for told in objects])
        return
    for edition in editions:
        force = "in_force" if edition == now else "own" if handbook.is_own(edition) else "built_in"
        told = face.words.say(f"cli.handbook.{force}")
        face.lines([as_lines.joined(_heading(face, edition), told)])


def _heading(face: Face, edition: Edition) -> str:
    title = edition.title.said_in(face.words.lang)
    return face.words.say(
        "cli.handbook.edition", id=edition.id, title=title, valid_from=edition.valid_from
    )


def _edition_object(face: Face, edition: Edition) -> Object:
    return {
        "id": edition.id,
        "title": edition.title.said_in(face.words.lang),
        "valid_from": edition.valid_from.isoformat(),
        "own": face.desk.handbook.is_own(edition),
    }


def _check(face: Face, given: Given) -> None:
    edition = face.desk.handbook.check(Path(given["edition_file"]))
    if face.as_json:
        face.json([])
    else:
        face.say(
            "cli.handbook.fine",
            file=given["edition_file"][:200],
            id=edition.id,
            valid_from=edition.valid_from,
        )


def _diff(face: Face, given: Given) -> None:
    handbook, words = face.desk.handbook, face.words
    before, after = (handbook.resolve(given[name]) for name in ("edition_a", "edition_b"))
    found = handbook.differences(before, after, words.lang)
    if face.as_json:
        told = [{"key": each.key, "text": words(each.message)} for each in found]
        face.json({"before": before.id, "after": after.id, "differences": told})
    elif found:
        face.lines(words(each.message) for each in found)
        face.say("cli.handbook.differences", n=len(found))
    else:
        face.say("cli.handbook.no_difference")


def _adopt(face: Face, given: Given) -> None:
    edition = face.desk.handbook.adopt(Path(given["edition_file"]))
    if face.as_json:
        face.json(_edition_object(face, edition))
        return
    face.say("cli.handbook.adopted", id=edition.id, valid_from=edition.valid_from)
    if edition != face.desk.handbook.in_force():
        face.warn(Message("cli.handbook.not_yet", valid_from=edition.valid_from))


def _schema(face: Face, _: Given) -> None:
    face.json(face.desk.handbook.schema())


_FILE = Argument("edition_file")

COMMANDS = (
    Command(
        "handbook show", _show, (Argument("fact", optional=True),), (Option("edition", "edition"),)
    ),
    Command("handbook list", _list),
    Command("handbook check", _check, (_FILE,)),
    Command("handbook diff", _diff, (Argument("edition_a"), Argument("edition_b"))),
    Command("handbook adopt", _adopt, (_FILE,)),
    Command("handbook schema", _schema),
)
