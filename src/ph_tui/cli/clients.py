"""`ph-tui client …`: how a client is reached, everything that is kept of one, and erasing one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ph_tui.cli import as_json, as_lines, files
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.cli.erasing import erase
from ph_tui.cli.typed import STANDARD_INPUT, pairs, text_of
from ph_tui.desk.order_list import listed
from ph_tui.domain.clients import FIELDS
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from ph_tui.cli.face import Face
    from ph_tui.desk.clients import Client


def _show(face: Face, given: Given) -> None:
    client = face.desk.clients.find(given["client"])
    if face.as_json:
        face.json(_object(face, client))
    else:
        _tell(face, client)


def _set(face: Face, given: Given) -> None:
    """Take `FIELD=VALUE` words, or lines of the same from standard input for a lone `-`."""
    typed = given.many
    if typed == (STANDARD_INPUT,):
        typed = tuple(line for line in text_of(typed).splitlines() if line.strip())
    client = face.desk.clients.set(given["client"], pairs(typed))
    if face.as_json:
        face.json(_object(face, client))
    else:
        face.say("cli.client.saved", client=client.code)
    if not client.orders:
        face.warn(Message("cli.client.no_orders", client=client.code))


def _export(face: Face, given: Given) -> None:
    from ph_tui.cli.client_export import everything

    name = files.file_named(given)
    told = everything(face, face.desk.clients.find(given["client"]))
    if name is None:
        face.json(told)
        return
    text = json.dumps(told, ensure_ascii=False, indent=2)
    files.write(given, f"{text}\n".encode())
    if not face.as_json:
        face.say("cli.client.exported", client=given["client"], path=name)


def _tell(face: Face, client: Client) -> None:
    words, details = face.words, client.details
    face.say("cli.client.head", client=client.code)
    for field in FIELDS:
        if details.text(field):
            text = details.text(field)
            told = words.say(f"word.language.{text}") if field == "language" else text
            face.lines([f"{words.say(f'word.contact.{field}')}: {told}"])
    if details.is_empty:
        face.say("cli.client.no_details", client=client.code)
    entries = listed(list(client.orders), face.desk.now, words)
    face.lines(as_lines.listed_order(entry, words) for entry in entries)


def _object(face: Face, client: Client) -> as_json.Object:
    entries = listed(list(client.orders), face.desk.now, face.words)
    return {
        **as_json.contact_details(client),
        "orders": [as_json.listed_order(entry, face.desk.today) for entry in entries],
    }


_CLIENT = Argument("client")

COMMANDS = (
    Command("client show", _show, (_CLIENT,)),
    Command("client set", _set, (_CLIENT, Argument("contact", many=True))),
    Command("client export", _export, (_CLIENT,), files.OPTIONS),
    Command("client erase", erase, (_CLIENT,), (Option("dry-run"), Option("yes"))),
)
