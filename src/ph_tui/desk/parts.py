"""Every use case within reach of a desk, each loaded when it is first used.

Owns nothing but the way to them: what the first picture does without is not paid for by it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ph_tui.desk.agenda import AgendaDesk
    from ph_tui.desk.backups import BackupDesk
    from ph_tui.desk.billing import BillingDesk
    from ph_tui.desk.bonuses import BonusDesk
    from ph_tui.desk.calendar import CalendarDesk
    from ph_tui.desk.clients import ClientDesk
    from ph_tui.desk.coaching_services import ServiceDesk
    from ph_tui.desk.company import CompanyDesk
    from ph_tui.desk.core import Core
    from ph_tui.desk.drafts import DraftDesk
    from ph_tui.desk.erasing import ErasingDesk
    from ph_tui.desk.feedback import FeedbackDesk
    from ph_tui.desk.figures import FigureDesk
    from ph_tui.desk.forms import FormDesk
    from ph_tui.desk.handbook import HandbookDesk
    from ph_tui.desk.handing import HandingDesk
    from ph_tui.desk.history import HistoryDesk
    from ph_tui.desk.invoices import InvoiceDesk
    from ph_tui.desk.leaving import LeavingDesk
    from ph_tui.desk.marketing import MarketingDesk
    from ph_tui.desk.money import MoneyDesk
    from ph_tui.desk.notices import NoticeDesk
    from ph_tui.desk.orders import OrderDesk
    from ph_tui.desk.phrases import PhraseDesk
    from ph_tui.desk.popup import PopUpDesk
    from ph_tui.desk.presence import PresenceDesk
    from ph_tui.desk.receipts import ReceiptDesk
    from ph_tui.desk.reports import ReportDesk
    from ph_tui.desk.sessions import SessionDesk
    from ph_tui.desk.settings import SettingsDesk
    from ph_tui.desk.taking_in.taking_in import TakingInDesk
    from ph_tui.desk.validation import ValidationDesk


class Parts:
    """The use cases, by what they are about."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @cached_property
    def orders(self) -> OrderDesk:
        """Orders: taken in, changed, ended, handed over."""
        from ph_tui.desk.orders import OrderDesk

        return OrderDesk(self._core)

    @cached_property
    def notices(self) -> NoticeDesk:
        """Order notices: any text, read as a new order."""
        from ph_tui.desk.notices import NoticeDesk

        return NoticeDesk(self._core)

    @cached_property
    def agenda(self) -> AgendaDesk:
        """What must happen, in order."""
        from ph_tui.desk.agenda import AgendaDesk

        return AgendaDesk(self._core)

    @cached_property
    def sessions(self) -> SessionDesk:
        """Meetings: planned, logged, held, missed, moved; and the week."""
        from ph_tui.desk.sessions import SessionDesk

        return SessionDesk(self._core)

    @cached_property
    def handing(self) -> HandingDesk:
        """Single meetings, handed to a substitute."""
        from ph_tui.desk.handing import HandingDesk

        return HandingDesk(self._core)

    @cached_property
    def validation(self) -> ValidationDesk:
        """What the rules say."""
        from ph_tui.desk.validation import ValidationDesk

        return ValidationDesk(self._core)

    @cached_property
    def reports(self) -> ReportDesk:
        """Service reports, from the first word to the receipt."""
        from ph_tui.desk.reports import ReportDesk

        return ReportDesk(self._core)

    @cached_property
    def phrases(self) -> PhraseDesk:
        """The company's own text blocks."""
        from ph_tui.desk.phrases import PhraseDesk

        return PhraseDesk(self._core)

    @cached_property
    def billing(self) -> BillingDesk:
        """Billing reports, from the log to the receipt."""
        from ph_tui.desk.billing import BillingDesk

        return BillingDesk(self._core)

    @cached_property
    def bonuses(self) -> BonusDesk:
        """Bonus claims."""
        from ph_tui.desk.bonuses import BonusDesk

        return BonusDesk(self._core)

    @cached_property
    def receipts(self) -> ReceiptDesk:
        """What the city's forms answered."""
        from ph_tui.desk.receipts import ReceiptDesk

        return ReceiptDesk(self._core)

    @cached_property
    def invoices(self) -> InvoiceDesk:
        """Invoices and credit notes."""
        from ph_tui.desk.invoices import InvoiceDesk

        return InvoiceDesk(self._core)

    @cached_property
    def forms(self) -> FormDesk:
        """The city's web forms, field by field."""
        from ph_tui.desk.forms import FormDesk

        return FormDesk(self._core)

    @cached_property
    def money(self) -> MoneyDesk:
        """The orders by what is to be done for their money, and the sums."""
        from ph_tui.desk.money import MoneyDesk

        return MoneyDesk(self._core)

    @cached_property
    def company(self) -> CompanyDesk:
        """The company's own profile."""
        from ph_tui.desk.company import CompanyDesk

        return CompanyDesk(self._core)

    @cached_property
    def services(self) -> ServiceDesk:
        """Coaching services and contract periods."""
        from ph_tui.desk.coaching_services import ServiceDesk

        return ServiceDesk(self._core)

    @cached_property
    def drafts(self) -> DraftDesk:
        """Text that is being typed."""
        from ph_tui.desk.drafts import DraftDesk

        return DraftDesk(self._core)

    @cached_property
    def presence(self) -> PresenceDesk:
        """Who else is editing an order."""
        from ph_tui.desk.presence import PresenceDesk

        return PresenceDesk(self._core)

    @cached_property
    def history(self) -> HistoryDesk:
        """Who changed what, and the way back."""
        from ph_tui.desk.history import HistoryDesk

        return HistoryDesk(self._core)

    @cached_property
    def backups(self) -> BackupDesk:
        """Backups: made, compared, restored."""
        from ph_tui.desk.backups import BackupDesk

        return BackupDesk(self._core)

    @cached_property
    def clients(self) -> ClientDesk:
        """Clients: how each is reached, and who is kept too long."""
        from ph_tui.desk.clients import ClientDesk

        return ClientDesk(self._core)

    @cached_property
    def erasing(self) -> ErasingDesk:
        """The erasing of a client."""
        from ph_tui.desk.erasing import ErasingDesk

        return ErasingDesk(self._core)

    @cached_property
    def popup(self) -> PopUpDesk:
        """Pop-up stands: the calendar, booked, confirmed, moved."""
        from ph_tui.desk.popup import PopUpDesk

        return PopUpDesk(self._core)

    @cached_property
    def marketing(self) -> MarketingDesk:
        """Taking part with the services: applications, and what tells clients of them."""
        from ph_tui.desk.marketing import MarketingDesk

        return MarketingDesk(self._core)

    @cached_property
    def feedback(self) -> FeedbackDesk:
        """Clients' feedback: asked, reminded, summed up."""
        from ph_tui.desk.feedback import FeedbackDesk

        return FeedbackDesk(self._core)

    @cached_property
    def handbook(self) -> HandbookDesk:
        """The handbook: its facts, its editions, what differs between two."""
        from ph_tui.desk.handbook import HandbookDesk

        return HandbookDesk(self._core)

    @cached_property
    def figures(self) -> FigureDesk:
        """Figures over orders: how many, how fast, how complete."""
        from ph_tui.desk.figures import FigureDesk

        return FigureDesk(self._core)

    @cached_property
    def calendar(self) -> CalendarDesk:
        """Meetings, deadlines and stands as a calendar file."""
        from ph_tui.desk.calendar import CalendarDesk

        return CalendarDesk(self._core)

    @cached_property
    def leaving(self) -> LeavingDesk:
        """Everything as files of the user's own."""
        from ph_tui.desk.leaving import LeavingDesk

        return LeavingDesk(self._core)

    @cached_property
    def settings(self) -> SettingsDesk:
        """What the company decides for itself, and whom to turn to at the city."""
        from ph_tui.desk.settings import SettingsDesk

        return SettingsDesk(self._core)

    @cached_property
    def taking_in(self) -> TakingInDesk:
        """Spreadsheets: read, planned, taken in."""
        from ph_tui.desk.taking_in.taking_in import TakingInDesk

        return TakingInDesk(self._core)
