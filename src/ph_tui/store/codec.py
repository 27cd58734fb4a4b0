"""Order files, settings, periods and clients as tables of plain JSON values, and back.

Owns which table holds what; knows nothing of files. Every id is the key of its document and stands
nowhere else. A table that is missing or unknown is refused: at the next save its content would be
gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.store.faults import unreadable
from ph_tui.store.migrations import (
    CLIENTS_CHAIN,
    ORDER_CHAIN,
    PERIODS_CHAIN,
    SETTINGS_CHAIN,
    lifted,
    meta_of,
    schema_of,
)
from ph_tui.store.plain_values import from_plain, to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ph_tui.domain.clients import ContactDetails
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.settings import Settings
    from ph_tui.store.json_text import Document, Tables
    from ph_tui.store.migrations import Chain

ORDER_TABLES = ("order", "sessions", "report", "waivers", "billing", "claims", "invoices")
"""What an order's file holds beside its schema and revision."""
REVISION_LIMIT = 2**53
_DIGITS = 17
"""More than an invoice's number ever has."""


def order_to_tables(file: OrderFile, chain: Chain = ORDER_CHAIN) -> Tables:
    """The tables of an order file; raises ValueError when two sessions share an id."""
    plain = to_plain(file)
    order: Document = plain["order"]
    invoices: list[Document] = plain["invoices"]
    return {
        "meta": {"file": {"schema": schema_of(chain), "revision": file.revision}},
        "order": {order.pop("id"): order},
        "sessions": _by_id(plain["sessions"]),
        "report": {"report": plain["report"]},
        "waivers": {str(n): waiver for n, waiver in enumerate(plain["waivers"], start=1)},
        "billing": {"billing": plain["billing"]},
        "claims": _by_id(plain["claims"]),
        "invoices": _by_id(
            [{**each, "number": str(each["number"])} for each in invoices], "number"
        ),
    }


def order_from_tables(tables: Tables, order_id: str, chain: Chain = ORDER_CHAIN) -> OrderFile:
    """The order file in these tables; raises UnreadableContentError with the place and reason."""
    from ph_tui.domain.orders import OrderFile

    tables = lifted(tables, chain)
    _expect(tables, "meta", *ORDER_TABLES)
    if list(tables["order"]) != [order_id]:
        raise unreadable("error.content.other_order")
    plain = {
        "order": _with_id(order_id, tables["order"][order_id], "order"),
        "sessions": [_with_id(k, d, f"sessions.{k[:60]}") for k, d in tables["sessions"].items()],
        "report": _only(tables, "report", "report"),
        "waivers": list(tables["waivers"].values()),
        "billing": _only(tables, "billing", "billing"),
        "claims": [_with_id(k, d, f"claims.{k[:60]}") for k, d in tables["claims"].items()],
        "invoices": [_numbered(k, d) for k, d in tables["invoices"].items()],
        "revision": _revision(tables),
    }
    file = from_plain(OrderFile, plain, tables)
    for table, keys in (
        ("sessions", [session.id for session in file.sessions]),
        ("claims", [claim.id for claim in file.claims]),
        ("invoices", [str(invoice.number) for invoice in file.invoices]),
    ):
        if keys != list(tables[table]):
            raise unreadable("error.content.wrong_value", key=table)
    return file


def _numbered(key: str, document: Document) -> Document:
    """An invoice with its number; what is none becomes one that no key is like."""
    place = f"invoices.{key[:60]}"
    number = int(key) if key.isascii() and key.isdigit() and len(key) < _DIGITS else -1
    return {**_with_id(key, document, place, "number"), "number": number}


def settings_to_tables(settings: Settings, revision: int) -> Tables:
    """The tables of `desk.json`; the counter stands apart, for it moves with every invoice."""
    plain = to_plain(settings)
    counter = {"next": plain.pop("next_invoice")}
    return {
        "meta": {"file": {"schema": schema_of(SETTINGS_CHAIN), "revision": revision}},
        "settings": {"company": plain},
        "counters": {"invoices": counter},
    }


def settings_from_tables(tables: Tables) -> tuple[Settings, int]:
    """The settings and their revision; raises UnreadableContentError."""
    from ph_tui.domain.settings import Settings

    tables = lifted(tables, SETTINGS_CHAIN)
    _expect(tables, "meta", "settings", "counters")
    plain, counter = _only(tables, "settings", "company"), _only(tables, "counters", "invoices")
    if counter.keys() != {"next"} or "next_invoice" in plain:
        raise unreadable("error.content.wrong_value", key="counters.invoices")
    plain = {**plain, "next_invoice": counter["next"]}
    return from_plain(Settings, plain, tables), _revision(tables)


def periods_to_tables(periods: Iterable[ContractPeriod], revision: int) -> Tables:
    """The tables of `services.json`; raises ValueError when two periods share an id."""
    return {
        "meta": {"file": {"schema": schema_of(PERIODS_CHAIN), "revision": revision}},
        "periods": _by_id([to_plain(period) for period in periods]),
    }


def periods_from_tables(tables: Tables) -> tuple[tuple[ContractPeriod, ...], int]:
    """The contract periods and their revision; raises UnreadableContentError."""
    from ph_tui.domain.contract_periods import ContractPeriod

    tables = lifted(tables, PERIODS_CHAIN)
    _expect(tables, "meta", "periods")
    periods = tuple(
        from_plain(ContractPeriod, _with_id(key, document, f"periods.{key[:60]}"), tables)
        for key, document in tables["periods"].items()
    )
    if [period.id for period in periods] != list(tables["periods"]):
        raise unreadable("error.content.wrong_value", key="periods")
    return periods, _revision(tables)


def clients_to_tables(clients: Iterable[ContactDetails], revision: int) -> Tables:
    """The tables of `clients.json`; raises ValueError when two clients share a code."""
    return {
        "meta": {"file": {"schema": schema_of(CLIENTS_CHAIN), "revision": revision}},
        "clients": _by_id([to_plain(client) for client in clients], "client_code"),
    }


def clients_from_tables(tables: Tables) -> tuple[tuple[ContactDetails, ...], int]:
    """The contact details and their revision; raises UnreadableContentError."""
    from ph_tui.domain.clients import ContactDetails

    tables = lifted(tables, CLIENTS_CHAIN)
    _expect(tables, "meta", "clients")
    clients = tuple(
        from_plain(ContactDetails, _with_id(key, document, "clients", "client_code"), tables)
        for key, document in tables["clients"].items()
    )
    if [client.client_code for client in clients] != list(tables["clients"]):
        raise unreadable("error.content.wrong_value", key="clients")
    return clients, _revision(tables)


def _expect(tables: Tables, *names: str) -> None:
    for name in names:
        if name not in tables:
            raise unreadable("error.content.missing_key", key=name)
    for name in tables:
        if name not in names:
            raise unreadable("error.content.unknown_key", key=name[:60])


def _only(tables: Tables, table: str, key: str) -> Document:
    if list(tables[table]) != [key]:
        raise unreadable("error.content.missing_key", key=f"{table}.{key}")
    return tables[table][key]


def _revision(tables: Tables) -> int:
    meta = meta_of(tables)
    revision = meta.get("revision")
    known = list(tables["meta"]) == ["file"] and meta.keys() == {"schema", "revision"}
    if not known or type(revision) is not int or not 0 <= revision < REVISION_LIMIT:
        raise unreadable("error.content.wrong_value", key="meta.file")
    return revision


def _with_id(key: str, document: Document, place: str, name: str = "id") -> Document:
    if name in document:
        raise unreadable("error.content.unknown_key", key=f"{place}.{name}")
    return {name: key, **document}


def _by_id(documents: list[Document], name: str = "id") -> dict[str, Document]:
    table = {document.pop(name): document for document in documents}
    if len(table) != len(documents):
        raise ValueError("two documents of one table share an id")
    return table
