"""Kaikki puutteet as it shows: the check in the background, the list, the lines around it.

Owns the run, view, filter and whose; what is found is for the rules, what the keys do for the
screen that is built on this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical

from ph_tui.domain.findings import Severity
from ph_tui.ui.checks.rows import ChecksView, Haystacks, by_order, by_rule, finding_pieces, row_key
from ph_tui.ui.checks.run import CheckRun
from ph_tui.ui.kit.filter_line import FilterLine
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.lines import Lines
from ph_tui.ui.kit.split_line import SplitLine
from ph_tui.ui.orders.acting_screen import ActingScreen
from ph_tui.ui.program.filtered_screen import FilteredScreen
from ph_tui.ui.telling.broken_line import BrokenLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.findings import Finding
    from ph_tui.ui.kit.inks import Piece, Pieces

_SECONDS_BETWEEN_LOOKS = 0.5


class ShownChecks(ActingScreen, FilteredScreen):
    """Everything that the rules have to say, as it comes in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view, self._everyone = ChecksView.RULES, True
        self._run = CheckRun(desk, None)
        self._shown = self._run
        self._is_running = self._is_stale = False
        self._haystacks: Haystacks | None = None
        self._found: tuple[Finding, ...] = ()
        self._counted = -1

    def compose_body(self) -> ComposeResult:
        """Put the head over the findings, and the one under the cursor beside or below them."""
        yield SplitLine(id="head")
        with Horizontal(id="body"):
            with Vertical(id="main"):
                yield LineList(row_key=row_key, paint=self._line, id="checks")
                yield Lines(id="told")
                yield BrokenLine(id="broken")
            yield Lines(id="side")
        yield FilterLine(id="filter")

    def on_mount(self) -> None:
        """Begin the check, and look now and then how far it is."""
        self.set_interval(_SECONDS_BETWEEN_LOOKS, self._look)
        self.reload()

    def on_unmount(self) -> None:
        """Stop what nobody looks at any more."""
        self._run.stop()

    @property
    def _list(self) -> LineList[Finding]:
        return self.query_one("#checks", LineList)

    def finding_here(self) -> Finding | None:
        """Return the finding under the cursor."""
        return self._list.row if self.is_mounted else None

    def order_here(self) -> str | None:
        """Return the id of the order that the finding under the cursor is about."""
        finding = self.finding_here()
        return (finding.location.order_id or None) if finding else None

    def reload(self) -> None:
        """Check everything anew; what is going on is brought to its end first."""
        if self._is_running:
            self._is_stale = True
            return
        self._begin()

    def _begin(self) -> None:
        coach = None if self._everyone else self.desk.user
        run = self._run = CheckRun(self.desk, coach)
        self._is_running, self._is_stale = True, False
        self.app.in_background(run.work, lambda _: self._end(run))
        self._tell_head()

    def _end(self, run: CheckRun) -> None:
        if run is not self._run or not self.is_attached:
            return
        self._is_running = False
        self._take(run)
        if self._is_stale:
            self._begin()

    def _look(self) -> None:
        """Show how far it is; what was found so far only where there is nothing else to show."""
        if not self._is_running:
            return
        if self._shown is self._run or not self._shown.found:
            self._take(self._run)
        self._tell_head()

    def _take(self, run: CheckRun) -> None:
        if run is self._shown and len(run.found) == self._counted and self._is_running:
            return
        if run is not self._shown or self._haystacks is None:
            self._haystacks = Haystacks(run, self.app.words)
        self._shown, self._counted = run, len(run.found)
        self.query_one(BrokenLine).show_broken(self.desk.broken(), run.unread)
        self._show_selected()

    def _show_selected(self) -> None:
        """Show the findings in which the filter's words are found."""
        words, run = self.app.words, self._shown
        findings = tuple(run.found)
        if self._haystacks is not None:
            findings = tuple(self._haystacks.found(findings, self._filter))
        self._found = findings
        if self._view is ChecksView.ORDERS:
            rows = by_order(findings, run.orders, words)
        else:
            counts, is_whole = self.desk.validation.counted(()), not self._filter
            rows = by_rule(findings, counts, words, is_whole=is_whole) if findings else []
        self._list.set_empty(self._nothing())
        self._list.set_rows(rows)
        self._tell_head()
        self._follow()

    def _nothing(self) -> list[Pieces]:
        if self._is_running:
            return []
        if self._filter and self._shown.found:
            clear: Pieces = [("esc", "accent"), (f"  {self.say('ui.orders.clear')}", "dim")]
            return [[(self.say("ui.checks.not_found"), "strong")], clear]
        return [[("✓ ", "done"), (self.say("ui.checks.clean"), "")]]

    def _tell_head(self) -> None:
        found = self._found
        whose = self.say("ui.scope.all" if self._everyone else "ui.scope.mine")
        view = self.say(f"ui.checks.by_{self._view}")
        left: list[Piece] = [
            (f" {self.say('ui.checks.title')}", "strong"),
            (f" · {view} · {whose}", "dim"),
        ]
        if self._filter:
            left += [("  / ", "accent"), (self._filter, "")]
        right: list[Piece] = []
        if self._is_running:
            so_far = self.say("ui.checks.running", done=self._run.done, of=self._run.total)
            right = [(so_far, "due")]
        elif found:
            errors = sum(each.severity is Severity.ERROR for each in found)
            if errors:
                right += [(self.say("ui.checks.errors", n=errors), "late"), (" · ", "dim")]
            right.append((self.say("ui.checks.count", n=len(found)), "dim"))
        self.query_one("#head", SplitLine).tell(left, [*right, (" ", "")])

    def _line(self, finding: Finding, width: int) -> list[Piece]:
        return finding_pieces(finding, self._view, self._shown.orders, self.app.words, width)

    def _follow(self) -> None:
        """Let what depends on the cursor follow it."""
        raise NotImplementedError
