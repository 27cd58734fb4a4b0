"""Whether the numbers of the invoices follow each other: none twice, none missing.

Only what came past the program can go wrong here; nothing is mended by itself, since what is on
paper decides.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

from ph_tui.domain.messages import Message
from ph_tui.store.backup_source import order_name
from ph_tui.store.doctor.trouble import places, trouble

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ph_tui.domain.money.invoice_rows import InvoiceRow
    from ph_tui.store.doctor.trouble import Trouble


def troubles(rows: Sequence[InvoiceRow]) -> Iterator[Trouble]:
    """The numbers that two orders have, and those between the first and the last that none has."""
    by_number: defaultdict[int, list[str]] = defaultdict(list)
    for row in rows:
        by_number[row.number].append(order_name(row.order_id))
    for number, names in sorted(by_number.items()):
        if len(names) > 1:
            mend = Message("word.mend.by_hand")
            yield trouble("invoice_twice", places(sorted(names)), mend, number=number)
    known = sorted(by_number)
    for before, after in itertools.pairwise(known):
        if after > before + 1:
            mend, first = Message("word.mend.any_backup"), before + 1
            yield trouble("invoice_missing", "orders", mend, n=after - first, first=first)
