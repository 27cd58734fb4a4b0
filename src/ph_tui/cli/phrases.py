"""`ph-tui phrase …`: the company's own text blocks, listed and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_lines
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.phrases import SECTION_NAMES

if TYPE_CHECKING:
    from ph_tui.cli.as_json import Object
    from ph_tui.cli.face import Face
    from ph_tui.domain.phrases import Phrase

_WORD_SHOWN = 40


def _list(face: Face, given: Given) -> None:
    phrases = face.desk.phrases
    service, section = given.get("service"), given.get("section")
    if section is not None and section.casefold() not in SECTION_NAMES:
        known = ", ".join(SECTION_NAMES)
        raise BadInput(Message("cli.error.section", section=section[:_WORD_SHOWN], known=known))
    wanted = SECTION_NAMES[section.casefold()] if section is not None else None
    found = [
        phrase
        for phrase in phrases.all()
        if (wanted is None or wanted in (phrase.sections or {wanted}))
        and (service is None or service in (phrase.services or {service}))
    ]
    if face.as_json:
        face.json([_object(phrase) for phrase in found])
    else:
        face.lines(_line(face, phrase) for phrase in found)
        if not found:
            face.say("cli.phrase.none")
    for problem in phrases.problems():
        face.warn(problem)


def _line(face: Face, phrase: Phrase) -> str:
    words = face.words
    sections = ", ".join(words.say(f"word.section.{each}") for each in sorted(phrase.sections))
    services = ", ".join(sorted(phrase.services))
    return as_lines.joined(phrase.name, phrase.title, sections, services)


def _show(face: Face, given: Given) -> None:
    desk = face.desk
    phrase, number = desk.phrases.find(given["phrase"]), given.get("order")
    text = phrase.text
    if number is not None:
        file = desk.orders.load(desk.orders.find(number).id)
        text = desk.phrases.filled(phrase, file, face.words)
    if face.as_json:
        face.json({**_object(phrase), "text": text})
    else:
        face.lines(text.split("\n"))


def _object(phrase: Phrase) -> Object:
    return {
        "name": phrase.name,
        "title": phrase.title,
        "services": sorted(phrase.services),
        "sections": sorted(phrase.sections),
        "text": phrase.text,
    }


COMMANDS = (
    Command("phrase list", _list, (), (Option("service", "code"), Option("section", "section"))),
    Command("phrase show", _show, (Argument("phrase"),), (Option("order", "number"),)),
)
