"""`ph-tui completion …`: the scripts with which a shell completes commands, and what they ask."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ph_tui.cli import output
from ph_tui.cli.arguments import Argument, Command, Given
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ph_tui.cli.face import Face
    from ph_tui.desk.desk import Desk

SHELLS = ("bash", "zsh", "fish")


def _script(shell: str, face: Face, _: Given) -> None:
    from ph_tui.cli.completion_script import script

    text = script(shell, face.words)
    if face.as_json:
        face.json({"shell": shell, "script": text})
    else:
        output.put(text)


def _words(face: Face, given: Given) -> None:
    """Print the words of a kind that the data holds, each with what tells it from the others."""
    tell = _KINDS.get(given["kind"])
    if tell is None:
        known = ", ".join(_KINDS)
        raise BadInput(Message("cli.error.word_kind", kind=given["kind"][:40], known=known))
    told = dict(tell(face.desk))
    if face.as_json:
        face.json([{"word": word, "about": about} for word, about in told.items()])
    else:
        face.lines(f"{word}\t{about}".rstrip("\t") for word, about in told.items() if word)


def _orders(desk: Desk) -> Iterable[tuple[str, str]]:
    from ph_tui.desk.labels import label_of

    rows = desk.rows.summaries()
    return ((label_of(row), f"{row.client_code} {row.service_name}") for row in rows)


def _invoices(desk: Desk) -> Iterable[tuple[str, str]]:
    rows = desk.rows.summaries()
    return ((each, row.number) for row in rows for each in row.invoice_numbers.split())


def _clients(desk: Desk) -> Iterable[tuple[str, str]]:
    return ((row.client_code, "") for row in desk.rows.summaries())


def _coaches(desk: Desk) -> Iterable[tuple[str, str]]:
    return ((row.coach, "") for row in desk.rows.summaries())


def _services(desk: Desk) -> Iterable[tuple[str, str]]:
    return ((row.service.code, row.service.name) for row in desk.services.list())


def _periods(desk: Desk) -> Iterable[tuple[str, str]]:
    return ((period.id, f"{period.starts}–{period.ends}") for period in desk.services.periods())


def _editions(desk: Desk) -> Iterable[tuple[str, str]]:
    return ((edition.id, "") for edition in desk.handbook.editions())


_KINDS: dict[str, Callable[[Desk], Iterable[tuple[str, str]]]] = {
    "orders": _orders,
    "invoices": _invoices,
    "services": _services,
    "clients": _clients,
    "coaches": _coaches,
    "periods": _periods,
    "editions": _editions,
}

COMMANDS = (
    *(Command(f"completion {shell}", partial(_script, shell)) for shell in SHELLS),
    Command("completion words", _words, (Argument("kind"),)),
)
