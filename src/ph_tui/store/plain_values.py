"""Domain values as plain JSON values, and back.

Owns the use of pydantic, which is imported when the first value is read or written. What is read is
checked as strictly as a stranger's input: a key that nobody knows, a number in quotes or a time
with a zone is refused, and the place is named. Knows nothing of tables' names.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import datetime, time
from functools import cache
from types import GenericAlias
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ph_tui.domain.errors import BadInput
from ph_tui.store.faults import UnreadableContentError, unreadable

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from pydantic import TypeAdapter, ValidationError

    from ph_tui.store.json_text import Document, Tables

T = TypeVar("T")

_ADAPTERS: dict[type[object], TypeAdapter[tuple[Any]]] = {}
_TIMELESS = {
    *("bool", "int", "str", "date", "date | None", "Decimal", "Decimal | None"),
    *("EndKind", "Rounding", "SessionState", "HourRule"),
    *("InvoiceKind", "Unit", "VatTreatment", "CompanyProfile", "BuyerFacts"),
    "CityContacts",
}
"""Annotations, as the domain writes them, of fields that needn't be looked into."""
_EXTRA = {"unexpected_keyword_argument", "extra_forbidden"}
_ABSENT = {"missing", "missing_argument", "missing_keyword_only_argument"}


def _adapter(kind: type[object]) -> TypeAdapter[tuple[Any]]:
    """What checks and dumps a value; a tuple of one, because a plain dataclass takes no config."""
    if kind not in _ADAPTERS:
        from pydantic import ConfigDict, TypeAdapter

        config = ConfigDict(extra="forbid", strict=True)
        one = cast("type[tuple[Any]]", GenericAlias(tuple, (kind,)))
        _ADAPTERS[kind] = TypeAdapter(one, config=config)
    return _ADAPTERS[kind]


def to_plain(value: object) -> Document:
    """The fields of a dataclass as JSON has them: decimals and dates are texts."""
    plain: Document = _adapter(type(value)).dump_python((value,), mode="json")[0]
    return plain


def from_plain(kind: type[T], plain: Document, tables: Tables) -> T:
    """The value of a kind that these fields make.

    Raises UnreadableContentError, which names the place: positions become the ids in `tables`.
    """
    import orjson
    from pydantic import ValidationError

    try:
        (value,) = _adapter(kind).validate_json(orjson.dumps([plain]))
        _refuse_wrong_zones(value)
    except ValidationError as error:
        raise _reason_of(error, tables) from error
    except BadInput as error:
        raise UnreadableContentError(error.message) from error
    except (TypeError, ArithmeticError) as error:  # a time with a zone beside one without; year 1
        raise unreadable("error.content.wrong_time") from error
    return cast("T", value)


def _reason_of(error: ValidationError, tables: Tables) -> UnreadableContentError:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    kind = first["type"]
    steps = list(first["loc"][1:])
    if len(steps) > 1 and isinstance(steps[1], int) and steps[0] in tables:
        steps[1] = list(tables[str(steps[0])])[steps[1]]  # the id says more than the position
    key = ".".join(str(step)[:60] for step in steps)
    if kind in _EXTRA:
        return unreadable("error.content.unknown_key", key=key)
    if kind in _ABSENT:
        return unreadable("error.content.missing_key", key=key)
    return unreadable("error.content.wrong_value", key=key)


def _refuse_wrong_zones(value: object) -> None:
    """Wall times have no zone, and points in time have one."""
    if isinstance(value, tuple):
        for item in value:
            _refuse_wrong_zones(item)
    elif isinstance(value, (datetime, time)):
        if (value.tzinfo is None) == isinstance(value, datetime):
            raise unreadable("error.content.wrong_time")
    elif value is not None and is_dataclass(value) and not isinstance(value, type):
        for name in _followed(type(value)):
            _refuse_wrong_zones(getattr(value, name))


@cache
def _followed(kind: type[DataclassInstance]) -> tuple[str, ...]:
    """The fields of a dataclass in which a time may stand, at whatever depth."""
    return tuple(field.name for field in fields(kind) if field.type not in _TIMELESS)
