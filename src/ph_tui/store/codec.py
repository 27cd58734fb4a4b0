"""Order files and the company's files as tables of plain JSON values, and back.

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
    POPUP_CHAIN,
    SERVICES_CHAIN,
    SETTINGS_CHAIN,
    lifted,
    meta_of,
    schema_of,
)
from ph_tui.store.plain_values import from_plain, to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ph_tui.domain.clients import ContactDetails
    from ph_tui.domain.marketing.records import ServiceRecords
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.popup.bookings import PopUpBooking
    from ph_tui.domain.settings import Settings
    from ph_tui.store.json_text import Document, Tables
    from ph_tui.store.migrations import Chain

ORDER_TABLES = ("order", "sessions", "report", "waivers", "billing", "claims", "invoices")
"""What an order's file holds beside its schema and revision."""
SERVICE_TABLES = ("periods", "participations", "summaries")
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
        "sessions": _documents(tables, "sessions"),
        "report": _only(tables, "report", "report"),
        "waivers": list(tables["waivers"].values()),
        "billing": _only(tables, "billing", "billing"),
        "claims": _documents(tables, "claims"),
        "invoices": [_numbered(k, d) for k, d in tables["invoices"].items()],
        "revision": _revision(tables),
    }
    file = from_plain(OrderFile, plain, tables)
    for table, keys in (
        ("sessions", [session.id for session in file.sessions]),
        ("claims", [claim.id for claim in file.claims]),
        ("invoices", [str(invoice.number) for invoice in file.invoices]),
    ):
        _refuse_other_ids(tables, table, keys)
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


def services_to_tables(records: ServiceRecords, revision: int) -> Tables:
    """The tables of `services.json`; raises ValueError when two documents share an id."""
    plain = to_plain(records)
    meta = {"file": {"schema": schema_of(SERVICES_CHAIN), "revision": revision}}
    return {"meta": meta, **{name: _by_id(plain[name]) for name in SERVICE_TABLES}}


def services_from_tables(tables: Tables) -> tuple[ServiceRecords, int]:
    """Periods, participations and summaries with their revision; raises UnreadableContentError."""
    from ph_tui.domain.marketing.records import ServiceRecords

    tables = lifted(tables, SERVICES_CHAIN)
    _expect(tables, "meta", *SERVICE_TABLES)
    plain = {name: _documents(tables, name) for name in SERVICE_TABLES}
    records = from_plain(ServiceRecords, plain, tables)
    for name in SERVICE_TABLES:
        _refuse_other_ids(tables, name, [each.id for each in getattr(records, name)])
    return records, _revision(tables)


def popup_to_tables(bookings: Iterable[PopUpBooking], revision: int) -> Tables:
    """The tables of `popup.json`; raises ValueError when two bookings share an id."""
    return {
        "meta": {"file": {"schema": schema_of(POPUP_CHAIN), "revision": revision}},
        "bookings": _by_id([to_plain(booking) for booking in bookings]),
    }


def popup_from_tables(tables: Tables) -> tuple[tuple[PopUpBooking, ...], int]:
    """The bookings and their revision; raises UnreadableContentError."""
    from ph_tui.domain.popup.bookings import PopUpBooking

    tables = lifted(tables, POPUP_CHAIN)
    _expect(tables, "meta", "bookings")
    bookings = tuple(from_plain(PopUpBooking, d, tables) for d in _documents(tables, "bookings"))
    _refuse_other_ids(tables, "bookings", [booking.id for booking in bookings])
    return bookings, _revision(tables)


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
    _refuse_other_ids(tables, "clients", [client.client_code for client in clients])
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


def _documents(tables: Tables, name: str) -> list[Document]:
    """The documents of a table, each with its id."""
    return [_with_id(key, d, f"{name}.{key[:60]}") for key, d in tables[name].items()]


def _refuse_other_ids(tables: Tables, name: str, ids: list[str]) -> None:
    """Refuse documents whose ids were cleaned into others: at the next save one could be gone."""
    if ids != list(tables[name]):
        raise unreadable("error.content.wrong_value", key=name)


def _by_id(documents: list[Document], name: str = "id") -> dict[str, Document]:
    table = {document.pop(name): document for document in documents}
    if len(table) != len(documents):
        raise ValueError("two documents of one table share an id")
    return table
