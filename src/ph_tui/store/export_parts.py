"""What an export has beside orders: all of the company's files, or as much as some orders need.

Owns which files those are. What is narrowed is written by the codec, like any save.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.folding import client_key
from ph_tui.domain.marketing.records import ServiceRecords
from ph_tui.store import files, json_text
from ph_tui.store.backup_source import EDITIONS, PAPERS, Taken
from ph_tui.store.codec import (
    clients_from_tables,
    clients_to_tables,
    order_from_tables,
    services_from_tables,
    services_to_tables,
)
from ph_tui.store.export_list import CERTIFICATES, belongs
from ph_tui.store.faults import UnreadableContentError, telling
from ph_tui.store.restoring import understand

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ph_tui.domain.orders import OrderFile
    from ph_tui.store.backup_source import Source
    from ph_tui.store.store import Store

_SETTINGS, _CLIENTS, _SERVICES = "desk.json", "clients.json", "services.json"


def order_of(taken: Taken) -> OrderFile:
    """The order in a file that was read and understood."""
    order_id = taken.name.partition("/")[2].partition(".")[0]
    return order_from_tables(json_text.parse(taken.data), order_id)


class Needed(NamedTuple):
    """What some orders need of the company's files beside its settings, periods and editions."""

    clients: Collection[str]
    """The codes whose contact details are needed."""
    papers: Collection[str]
    """The digests of the files that were kept with them."""


def parts_of_company(store: Store, source: Source, part: Needed | None) -> Iterator[Taken]:
    """The files that belong to no order; with a `part` only what its orders need."""
    for found in source.beside_orders():
        taken = found._replace(is_good=found.is_good and _is_understood(found))
        narrowed = taken if part is None else _narrowed(taken, part)
        if narrowed is not None:
            yield narrowed
    if part is None:
        yield from _certificates(store)


def _is_understood(taken: Taken) -> bool:
    """Whether it could be taken back: what is of a newer schema can't."""
    try:
        understand(taken.name, taken.data)
    except UnreadableContentError:
        return False
    return True


def _certificates(store: Store) -> Iterator[Taken]:
    for name in store.erasures.names():
        if belongs(f"{CERTIFICATES}/{name}"):
            with telling(store.erasures.path / name):
                data = files.read(store.erasures.path / name).data
            yield Taken(f"{CERTIFICATES}/{name}", data, is_good=True)


def _narrowed(taken: Taken, part: Needed) -> Taken | None:
    """A file as it stands in the export of some orders; None leaves it out."""
    if taken.name == _SETTINGS or taken.name.startswith(f"{EDITIONS}/"):
        return taken
    folder, _, name = taken.name.partition("/")
    if folder == PAPERS and name in part.papers:
        return taken
    if not taken.is_good or taken.name not in {_CLIENTS, _SERVICES}:
        return None
    tables = json_text.parse(taken.data)
    if taken.name == _SERVICES:
        records, revision = services_from_tables(tables)
        only = ServiceRecords(periods=records.periods)
        return taken._replace(data=json_text.render(services_to_tables(only, revision)))
    details, revision = clients_from_tables(tables)
    keys = {client_key(code) for code in part.clients}
    theirs = [each for each in details if client_key(each.client_code) in keys]
    if not theirs:
        return None
    return taken._replace(data=json_text.render(clients_to_tables(theirs, revision)))
