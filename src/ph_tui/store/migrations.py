"""From one schema of the stored files to the next.

Owns the chains of steps, one for each kind of file; knows nothing of how files are read or written.
A file is lifted when it is loaded and written in the new shape at its next save.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ph_tui.store.faults import unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.store.json_text import Document, Tables

Chain: TypeAlias = "tuple[Callable[[Tables], Tables], ...]"
"""The first step lifts schema 1 to 2, the next 2 to 3, and so on; each is a pure function."""


def _with_money(tables: Tables) -> Tables:
    """From schema 1 to 2: an order has a billing report, bonus claims and invoices."""
    billing: Document = {"sent": None, "reopenings": []}
    return {**tables, "billing": {"billing": billing}, "claims": {}, "invoices": {}}


def _with_counter(tables: Tables) -> Tables:
    """From schema 1 to 2: the settings hold a company's profile, prices and an invoice counter."""
    return {**tables, "counters": {"invoices": {"next": 1001}}}


def _with_participations(tables: Tables) -> Tables:
    """From schema 1 to 2: beside the periods stand participations and feedback summaries."""
    return {**tables, "participations": {}, "summaries": {}}


def _with_defaults(tables: Tables) -> Tables:
    """To a schema that has fields more, all of which have a default."""
    return tables


ORDER_CHAIN: Chain = (_with_money, _with_defaults, _with_defaults)
SETTINGS_CHAIN: Chain = (_with_counter, _with_defaults)
SERVICES_CHAIN: Chain = (_with_participations,)
POPUP_CHAIN: Chain = ()
CLIENTS_CHAIN: Chain = (_with_defaults,)


def schema_of(chain: Chain) -> int:
    """The schema that the end of a chain writes."""
    return len(chain) + 1


def lifted(tables: Tables, chain: Chain) -> Tables:
    """The tables in the newest schema; raises UnreadableContentError when they are newer still."""
    schema = meta_of(tables).get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise unreadable("error.content.wrong_value", key="meta.file.schema")
    if schema > schema_of(chain):
        raise unreadable("error.content.newer", schema=schema, known=schema_of(chain))
    for step in chain[schema - 1 :]:
        tables = step(tables)
    return tables


def meta_of(tables: Tables) -> Document:
    """The one document that tells the schema and the revision of a file."""
    document = tables.get("meta", {}).get("file")
    if document is None:
        raise unreadable("error.content.missing_key", key="meta.file")
    return document
