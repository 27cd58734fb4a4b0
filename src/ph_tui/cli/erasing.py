"""`ph-tui client erase`: shows what would go and what would stay, and erases when told to."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from ph_tui.cli import as_lines
from ph_tui.desk.core import label_of
from ph_tui.domain.erasing import KEPT
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ph_tui.cli.arguments import Given
    from ph_tui.cli.as_json import Object
    from ph_tui.cli.face import Face
    from ph_tui.desk.erasing import Erased, Erasure

NOT_YET = 1
"""The exit code of an erasure that was only shown, though it was not asked to be."""
_NAMED = 10
"""Files that are named one by one; of more the number is told."""


def erase(face: Face, given: Given) -> int:
    """Show what erasing a client takes; do it with `--yes`."""
    only_shown = given.has("dry-run")
    if given.has("yes") and only_shown:
        raise BadInput(Message("cli.error.either", one="--dry-run", other="--yes"))
    if given.has("yes"):
        _tell_erased(face, face.desk.erasing.erase(given["client"]))
        return 0
    plan = face.desk.erasing.plan(given["client"])
    if face.as_json:
        face.json(_object(plan))
    else:
        face.lines(_lines(face, plan))
        typed = shlex.join(("ph-tui", "client", "erase", given["client"], "--yes"))
        face.say("cli.erase.not_yet", command=typed)
    return 0 if only_shown else NOT_YET


def _lines(face: Face, plan: Erasure) -> Iterator[str]:
    words, holdings = face.words, plan.holdings
    yield words.say("cli.erase.head", client=plan.code)
    if plan.goes_on:
        yield words.say("cli.erase.goes_on")
    named = [f"  {as_lines.joined(label_of(row), row.service_name)}" for row in plan.orders]
    yield from _going(face, holdings.counts(), named)
    yield words.say("cli.erase.stays")
    yield from _warnings(face, plan)
    yield words.say("cli.erase.elsewhere")


def _going(face: Face, counts: Mapping[str, int], orders: Sequence[str] = ()) -> Iterator[str]:
    """What goes, line by line; the orders are named under their line."""
    for name, count in counts.items():
        if count:
            yield f"– {face.words.say(f'cli.erase.goes.{name}', n=count)}"
        if name == "orders":
            yield from orders


def _warnings(face: Face, plan: Erasure) -> Iterator[str]:
    """What a person should know first."""
    words, holdings = face.words, plan.holdings
    for row in plan.unfinished:
        step = words.say(f"word.step.{row.step}")
        yield f"! {words.say('cli.erase.unfinished', order=as_lines.name_of(row), step=step)}"
    for name in holdings.found.broken:
        yield f"! {words.say('cli.erase.broken', file=name)}"
    for name in plan.unreadable:
        if f"orders/{name}" not in holdings.found.broken:
            yield f"! {words.say('cli.erase.unreadable', file=name)}"
    if holdings.drafts.out_of_reach:
        yield f"! {words.say('cli.erase.drafts_of_others', n=holdings.drafts.out_of_reach)}"
    if holdings.unreadable_backups:
        yield f"! {words.say('cli.erase.unreadable_backups', n=holdings.unreadable_backups)}"
    yield from _mentions(face, holdings.mentioned_in)


def _mentions(face: Face, names: tuple[str, ...]) -> Iterator[str]:
    if names:
        yield f"! {face.words.say('cli.erase.mentions', n=len(names))}"
        yield from (f"  {name}" for name in names[:_NAMED])


def _tell_erased(face: Face, erased: Erased) -> None:
    certificate = erased.certificate
    if face.as_json:
        face.json(
            {
                "erased": True,
                "alias": certificate.alias,
                "certificate": str(erased.path),
                "counts": _counts(erased),
                "left": dict(certificate.left),
                "mentioned_in": list(erased.mentioned_in),
            }
        )
        return
    face.say("cli.erase.done", alias=certificate.alias)
    face.lines(_going(face, _counts(erased)))
    face.say("cli.erase.certificate", path=str(erased.path))
    left = certificate.left
    for name in ("drafts_of_others", "unreadable_backups"):
        if left.get(name):
            face.lines([f"! {face.words.say(f'cli.erase.{name}', n=left[name])}"])
    face.lines(_mentions(face, erased.mentioned_in))


def _counts(erased: Erased) -> dict[str, int]:
    certificate = erased.certificate
    return {
        "orders": certificate.orders,
        "sessions": certificate.sessions,
        "histories": certificate.histories,
        "drafts": certificate.drafts,
        "backups": certificate.backups,
        "contact_details": int(certificate.contact_details),
    }


def _object(plan: Erasure) -> Object:
    holdings = plan.holdings
    return {
        "client_code": plan.code,
        "erased": False,
        "counts": dict(holdings.counts()),
        "orders": [{"id": row.id, "order_number": row.number or None} for row in plan.orders],
        "unfinished": [row.number or row.id for row in plan.unfinished],
        "kept": {kind: list(fields) for kind, fields in KEPT.items()},
        "broken": list(holdings.found.broken),
        "unreadable": list(plan.unreadable),
        "unreadable_backups": holdings.unreadable_backups,
        "drafts_of_others": holdings.drafts.out_of_reach,
        "mentioned_in": list(holdings.mentioned_in),
        "goes_on": plan.goes_on,
    }
