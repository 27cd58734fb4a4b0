"""The city's web forms, field by field: what is pasted into each, in the order of the page.

Which fields there are is data of the handbook's edition and of the company; this module knows only
where each text comes from. Labels are in the user's language, the message that asks for feedback in
the client's. Days and numbers are told the Finnish way whatever the language is: the form is the
city's.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ph_tui.domain.errors import Refused
from ph_tui.domain.handbook.form_faults import PLACE
from ph_tui.domain.handbook.keys import FormKind
from ph_tui.domain.messages import Message
from ph_tui.domain.money.standing import invoice_of
from ph_tui.domain.sessions import SessionState
from ph_tui.exports.plain import FormField, form_fields, pasted
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from ph_tui.desk.core import Core
    from ph_tui.domain.handbook.forms import FieldOfForm
    from ph_tui.domain.money.billing import BilledSession
    from ph_tui.domain.money.invoices import Invoice
    from ph_tui.domain.orders import OrderFile

_LINE = "line."
"""How the sources begin that every line of an invoice has."""


class FormDesk:
    """What the copy walk puts on the clipboard."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._finnish = Words("fi")

    def fields(
        self,
        file: OrderFile,
        kind: FormKind,
        words: Words,
        *,
        claim_id: str = "",
        invoice: Invoice | None = None,
        reminds: bool = False,
    ) -> tuple[FormField, ...]:
        """The fields of a form in its order; those that are not walked are there to be checked.

        A message may say first that it `reminds`. A bonus needs the claim, the portal an invoice:
        without one, that which stands for the order or its claim. Refused when there is none.
        """
        form = self._core.library.form(kind, self._core.today)
        if kind is FormKind.PORTAL:
            found = self._invoice(file, claim_id, invoice)
            return tuple(self._portal(file, form.fields, found, words))
        if kind is FormKind.FEEDBACK:
            return tuple(self._message(file, form.fields, words, reminds=reminds))
        texts = self._texts(file, kind, words, claim_id)
        return tuple(
            FormField(
                field.key,
                field.said_in(words.lang),
                self._own_text(file, field, words) or _of(field.sources, texts),
                field.walked,
            )
            for field in form.fields
        )

    @property
    def feedback_link(self) -> str:
        """The address of the city's feedback form; empty until the company has written it down."""
        own = self._core.library.own_forms.feedback_link
        return self._core.store.settings().city.feedback_form or own or ""

    def _message(
        self, file: OrderFile, fields: Iterable[FieldOfForm], words: Words, *, reminds: bool
    ) -> Iterator[FormField]:
        """The message to a client, in the language in which the client reads."""
        from ph_tui.desk.clients import ClientDesk

        client = ClientDesk(self._core).look_up(file.order.client_code)
        spoken = Words(client.details.language or "fi")
        texts, all_ = self._of_order(file), tuple(fields)
        last = next((field.key for field in reversed(all_) if field.text), "")
        for field in all_:
            text = self._own_text(file, field, spoken) or _of(field.sources, texts)
            if reminds and field.key == last:
                text = f"{spoken.say('export.form.reminder')}\n\n{text}"
            yield FormField(field.key, field.said_in(words.lang), text, field.walked)

    def _invoice(self, file: OrderFile, claim_id: str, invoice: Invoice | None) -> Invoice:
        found = invoice or invoice_of(file, claim_id)
        if found is None:
            raise Refused(Message("error.form.no_invoice"))
        return found

    def _portal(
        self, file: OrderFile, fields: Iterable[FieldOfForm], invoice: Invoice, words: Words
    ) -> Iterator[FormField]:
        """The fields that the invoice has; those of a line once for each line."""
        from ph_tui.exports.invoice_words import invoice_document
        from ph_tui.exports.portal import portal_fields

        texts = {f.key: f.text for f in portal_fields(invoice_document(invoice, words))}
        lines = len(invoice.lines)
        for of_line, together in groupby(fields, key=_is_of_line):
            group = list(together)
            for number in range(1, lines + 1) if of_line else (1,):
                suffix = f".{number}" if number > 1 else ""
                for field in group:
                    keys = (source + suffix for source in field.sources)
                    text = self._own_text(file, field, words) or _of(keys, texts)
                    name = field.said_in(words.lang)
                    if of_line and lines > 1:
                        name = words.say("export.form.line", number=number, name=name)
                    if text:
                        yield FormField(field.key + suffix, name, text, field.walked)

    def _texts(
        self, file: OrderFile, kind: FormKind, words: Words, claim_id: str
    ) -> Mapping[str, str]:
        """What each source of a form says."""
        texts = self._of_order(file)
        match kind:
            case FormKind.SERVICE_REPORT:
                from ph_tui.desk.reports import ReportDesk

                document = ReportDesk(self._core).document(file, words)
                texts |= {f"report.{field.key}": field.text for field in form_fields(document)}
            case FormKind.BILLING_REPORT:
                texts |= self._of_billing(file)
            case FormKind.BONUS:
                texts |= self._of_claim(file, claim_id)
            case FormKind.FEEDBACK | FormKind.PORTAL:
                pass
        return texts

    def _of_order(self, file: OrderFile) -> dict[str, str]:
        order, date = file.order, self._finnish.date
        return {
            "order.number": order.number,
            "order.client": order.client_code,
            "order.service": self._core.edition_of(file).service(order.service).name,
            "order.coach": order.coach,
            "order.hours": _figure(order.ordered_hours),
            "service.start": date(order.start) if order.start else "",
            "service.end": date(order.end) if order.end else "",
            "service.ended": date(order.ending.on) if order.ending else "",
        }

    def _of_billing(self, file: OrderFile) -> dict[str, str]:
        from ph_tui.desk.billing import BillingDesk

        figures = BillingDesk(self._core).figures(file)
        return {
            "billing.sessions": str(len(figures.rows)),
            "billing.minutes": str(figures.minutes),
            "billing.hours": _figure(figures.hours),
            "billing.rows": "\n".join(map(self._row, figures.rows)),
        }

    def _row(self, row: BilledSession) -> str:
        parts = [self._finnish.date(row.on)]
        if row.start and row.end:
            parts.append(self._finnish.span(row.start, row.end))
        parts.append(f"{row.minutes} min")
        if row.state is SessionState.NO_SHOW:
            parts.append(self._finnish.say(f"word.session.{row.state}"))
        return " · ".join(parts)

    def _of_claim(self, file: OrderFile, claim_id: str) -> dict[str, str]:
        from ph_tui.desk.bonuses import BonusDesk, claim_in

        claim = claim_in(file, claim_id)
        bonuses = BonusDesk(self._core).all(file)
        known = (bonus.amount for bonus in bonuses if bonus.name == claim.bonus)
        amount = claim.sent.amount if claim.sent else next(known, None)
        return {
            "bonus.name": claim.bonus,
            "bonus.amount": _figure(amount),
            "bonus.details": pasted(claim.details),
        }

    def _own_text(self, file: OrderFile, field: FieldOfForm, words: Words) -> str:
        """The form's own text with its places filled; empty when the field takes sources."""
        if field.text is None:
            return ""
        service = self._core.edition_of(file).service(file.order.service)
        places = {
            "company": self._core.store.settings().company.name,
            "coach": file.order.coach,
            "service": service.name_en if words.lang == "en" else service.name,
            "link": self.feedback_link or words.say("export.form.no_link"),
        }
        return PLACE.sub(lambda place: places[place[1]], field.text.said_in(words.lang)).strip()


def _is_of_line(field: FieldOfForm) -> bool:
    return any(source.startswith(_LINE) for source in field.sources)


def _of(keys: Iterable[str], texts: Mapping[str, str]) -> str:
    """The texts that are there, one below the other."""
    return "\n\n".join(filter(None, (texts.get(key, "") for key in keys)))


def _figure(number: Decimal | None) -> str:
    """A number as a Finnish form takes it, with a comma."""
    return "" if number is None else f"{number:f}".replace(".", ",")
