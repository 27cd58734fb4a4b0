"""A file that was kept as it came, by the digest of its content and the name that it had.

Knows neither where it lies nor what is in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ph_tui.domain.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.domain.orders import OrderFile

NAME_LIMIT = 120
"""Characters of a name that are kept."""


@dataclass(frozen=True)
class Paper(Value):
    """A kept file."""

    digest: str
    """SHA-256 of its content, in hexadecimal."""
    name: str
    """What the file was called, without its folder."""


def name_of(paper: Paper | None) -> str:
    """The name of a file; empty when there is none."""
    return paper.name if paper else ""


def kept_papers(file: OrderFile) -> Iterator[Paper]:
    """The kept files of an order: the receipts of what was sent, opened again or not."""
    report, billing = file.report, file.billing
    sendings = (
        report.sent,
        *(past.sending for past in report.reopenings),
        billing.sent,
        *(past.sending for past in billing.reopenings),
        *(claim.sent for claim in file.claims),
    )
    yield from (sending.paper for sending in sendings if sending and sending.paper)
