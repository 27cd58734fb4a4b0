"""TinyDB on files that several processes share.

Owns the storage that TinyDB writes through: many changes of tables become one replacement of one
file. It must not know what the tables mean, and trusts its caller to hold the store's lock.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from ph_tui.store import files, json_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ph_tui.store.json_text import Tables


class JsonStorage(Storage):
    """One JSON file; within a transaction it is read at most once and written at most once."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._inside = False
        self._tables: Tables | None = None
        self._changed = False
        self.content: files.Content | None = None
        """What was read last, with its signature."""
        self.signature: files.Signature | None = None
        """Of the file that was written last."""

    def read(self) -> Tables | None:
        """The tables, None when there is no file; raises UnreadableContentError and OSError."""
        if self._inside and self._tables is not None:
            return self._tables
        try:
            self.content = files.read(self._path)
        except FileNotFoundError:
            self.content = None
            return None
        tables = json_text.parse(self.content.data)
        if self._inside:
            self._tables = tables
        return tables

    def write(self, data: Tables) -> None:
        """Replace the file, at once or at the end of the transaction."""
        if self._inside:
            self._tables = data
            self._changed = True
        else:
            self.signature = files.replace(self._path, json_text.render(data))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Collect what is written inside into one replacement; an error writes nothing."""
        self._inside = True
        try:
            yield
            tables, changed = self._tables, self._changed
        finally:
            self._inside = self._changed = False
            self._tables = None
        if changed and tables is not None:
            self.write(tables)


class TextIdTable(Table):
    """A table whose ids are texts that its users give: counted ids collide between processes."""

    document_id_class = str  # type: ignore[assignment] # TinyDB declares int and calls whatever is here
    default_query_cache_capacity = 0

    def __init__(self, storage: Storage, name: str, cache_size: int = 0) -> None:
        super().__init__(storage, name, cache_size=cache_size)


class TextIdDatabase(TinyDB):
    """A TinyDB file of such tables."""

    table_class = cast("type[Table]", TextIdTable)


def read_tables(path: Path) -> tuple[Tables, files.Content]:
    """Read all documents of a file; raises FileNotFoundError when there is none."""
    database = TextIdDatabase(path, storage=JsonStorage)
    storage = cast("JsonStorage", database.storage)
    with storage.transaction():
        names = database.tables()
        tables = {
            name: {str(document.doc_id): dict(document) for document in database.table(name)}
            for name in names
        }
    if storage.content is None:
        raise FileNotFoundError(path)
    return tables, storage.content


def write_tables(path: Path, tables: Tables) -> files.Signature:
    """Replace a file by these tables, in their order."""
    database = TextIdDatabase(path, storage=JsonStorage)
    storage = cast("JsonStorage", database.storage)
    with storage.transaction():
        database.drop_tables()
        for name, documents in tables.items():
            database.table(name).insert_multiple(_with_id(key, d) for key, d in documents.items())
    if storage.signature is None:
        raise RuntimeError("a transaction that dropped all tables has not been written")
    return storage.signature


def _with_id(key: str, document: dict[str, Any]) -> Document:
    return Document(document, doc_id=cast("int", key))
