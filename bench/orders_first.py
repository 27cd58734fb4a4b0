"""The program as it is, but that it opens at the order list, to measure the paint of that."""

from __future__ import annotations

import os
import sys

from ph_tui.__main__ import put_off_collecting
from ph_tui.cli.arguments import read_leading
from ph_tui.cli.surroundings import surroundings
from ph_tui.l10n.words import Words, language_of
from ph_tui.ui.run import Program


class OrdersFirst(Program):
    """The screens, opened at the order list."""

    def begins_at(self) -> str:
        """Name the order list."""
        return "orders"


if __name__ == "__main__":
    put_off_collecting()
    given, _ = read_leading(sys.argv[1:])
    around = surroundings(given, os.environ)
    OrdersFirst(around.open_desk(), Words(language_of(os.environ))).run()
