"""Style sheets that are read once: Textual reads every sheet anew several times before it paints.

Owns the remembering only; what a sheet says is Textual's.
"""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet


class ParsedOnce(Stylesheet):
    """The style sheets of an app, each parsed once for a set of variables."""

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take the variables; only others than before make the sheets be parsed anew."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Read the sources again, those of them that are new or have other variables."""
        self.parse()
