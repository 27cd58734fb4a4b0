"""The whole main job by the command line alone: from a new order to a sent service report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import Program

ENDED = "2024-04-17"
LATER = "2024-04-22"
SECTIONS = {
    "baseline": "Asiakas on ollut työnhakijana puoli vuotta, kokemusta varastotyöstä.",
    "goal": "Asiakas löytää kokoaikaisen työn logistiikasta.",
    "actions": "Päivitetty CV ja lähetetty viisi hakemusta.",
    "factors": "Ei tullut esiin.",
    "follow_up": "Asiakas soittaa kahteen yritykseen toukokuun loppuun mennessä.",
}

SOURCES = {"feedback.asked": "feedback", "billing.due": "billing-report"}
"""The handbook's section that a finding cites, where that is not the service report's."""
FACTS = {
    "feedback.asked": "end.feedback",
    "report.goal": "report.baseline",
    "report.follow_up.what": "report.follow-up",
    "report.follow_up.when": "report.follow-up",
}
"""The handbook's fact that a finding cites, where it does not bear the rule's own key."""


def test_from_new_order_to_sent_report(ph: Program, tmp_path: Path) -> None:
    """Add, accept, contact, log, end, check, write, export, send: each step by a command."""
    _take_in(ph)
    _log_three(ph)
    ph.done("order", "end", "4711", "--on", ENDED, today=ENDED)
    _check_finds_what_is_missing(ph)
    _write_report(ph)
    _export(ph, tmp_path)
    _send(ph)


def _take_in(ph: Program) -> None:
    added = ph.done(
        *("order", "add", "4711", "--service", "tehotreeni", "--client", "A.K."),
        *("--hours", "20", "--start", "4.3.2024", "--end", "14.6.2024", "--json"),
        today="2024-03-04",
    ).json()
    assert added["order_number"] == "4711"
    assert (added["stage"], added["next_step"]) == ("received", "accept")
    assert added["ordered_hours"] == "20.00"
    accepted = ph.done("order", "accept", "4711", "--json", today="2024-03-04").json()
    assert (accepted["accepted_on"], accepted["next_step"]) == ("2024-03-04", "contact")
    told = ph.done("order", "contact", "4711", "--on", "5.3.", today="2024-03-06")
    assert "Next: " in told.out


def _log_three(ph: Program) -> None:
    first = ph.done("log", "4711", "6.3. 9-11.30 Kartoitettiin osaaminen", "--json").json()
    assert (first["on"], first["start"], first["end"]) == ("2024-03-06", "09:00", "11:30")
    assert (first["minutes"], first["state"], first["saved"]) == (150, "held", True)
    assert first["note"] == "Kartoitettiin osaaminen"
    ph.done("log", "ak", "yesterday", "13-15", "updated the CV", today="2024-03-21")
    ph.done("log", "4711 2024-04-03 2h valmistauduttiin haastatteluun")
    sessions = ph.done("session", "list", "4711", "--json").json()
    assert [s["minutes"] for s in sessions] == [150, 120, 120]
    order = ph.done("order", "show", "4711", "--json").json()
    assert (order["stage"], order["actual_minutes"]) == ("in_progress", 390)


def _check_finds_what_is_missing(ph: Program) -> None:
    answer = ph("check", "4711", "--json", today=LATER)
    assert answer.code == 1
    assert answer.found() == [
        "report.baseline",
        "report.goal",
        "report.sessions",
        "report.actions",
        "report.factors",
        "report.follow_up.what",
        "report.follow_up.when",
        "report.due",
        "billing.due",
        "feedback.asked",
    ]
    found: list[dict[str, Any]] = answer.json()
    for finding in found:
        section = SOURCES.get(finding["key"], "service-report")
        assert finding["citation"] == {
            "source": "handbook",
            "edition": "2024-01-01",
            "section": section,
            "fact": FACTS.get(finding["key"], finding["key"]),
        }
        assert finding["location"]["order_number"] == "4711"
    severity = {finding["key"]: finding["severity"] for finding in found}
    assert severity.pop("feedback.asked") == "warning"
    assert severity.pop("report.due") == severity.pop("billing.due") == "warning"
    assert set(severity.values()) == {"error"}
    plain = ph("check", "4711", lang="fi", today=LATER)
    assert plain.code == 1
    assert re.search(
        r"^! 4711 · report\.goal · .+ · käsikirja 1\.1\.2024 › Asiakaskohtainen palveluraportti$",
        plain.out,
        re.MULTILINE,
    )
    refused = ph("report", "sent", "4711", today=LATER)
    assert (refused.code, refused.out) == (1, "")


def _write_report(ph: Program) -> None:
    for section, text in SECTIONS.items():
        ph.done("report", "set", "4711", section, text, today=LATER)
    filled = ph.done("report", "fill", "4711", "--json", today=LATER).json()
    assert "updated the CV" in filled["sections"]["sessions"]
    assert filled["state"] == "draft"
    assert filled["due"] == "2024-04-24"
    ph.done("feedback", "asked", "4711", today=LATER)
    answer = ph("check", "4711", "--json", today="2024-04-20")
    assert (answer.code, answer.json()) == (0, [])
    assert ph("report", "check", "4711", today=LATER).code == 0


def _export(ph: Program, folder: Path) -> None:
    markdown = ph.done("report", "show", "4711").out
    assert markdown.startswith("# ")
    assert SECTIONS["goal"] in markdown
    assert "updated the CV" in ph.done("report", "show", "4711", "--format", "txt").out
    page = folder / "report.html"
    ph.done("report", "show", "4711", "-o", str(page))
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    paper = folder / "report.pdf"
    ph.done("report", "show", "4711", "--format", "pdf", "-o", str(paper))
    assert paper.read_bytes().startswith(b"%PDF-")
    form = ph.done("report", "form", "4711", "follow_up").out
    assert form.strip() == SECTIONS["follow_up"]


def _send(ph: Program) -> None:
    sent = ph.done("report", "sent", "4711", "--on", LATER, "--receipt", "Kiitos!", "--json")
    assert sent.json()["state"] == "sent"
    assert sent.json()["sent"]["receipt"] == "Kiitos!"
    checked = ph("check", "--json")
    assert (checked.code, checked.found()) == (0, ["billing.due"])
    order = ph.done("order", "show", "4711", "--json").json()
    assert (order["stage"], order["next_step"]) == ("ended", "billing")
    locked = ph("report", "set", "4711", "goal", "toinen")
    assert locked.code == 1


def test_a_sent_report_can_be_opened_again(ph: Program, tmp_path: Path) -> None:
    """Reopening takes a reason, keeps what was sent, and lets the report be sent anew."""
    test_from_new_order_to_sent_report(ph, tmp_path)
    assert ph("report", "reopen", "4711", "--why", " ").code == 1
    opened = ph.done("report", "reopen", "4711", "--why", "Kaupunki pyysi", "--json").json()
    assert opened["state"] == "draft"
    assert opened["reopenings"][0]["why"] == "Kaupunki pyysi"
    assert opened["reopenings"][0]["sending"]["receipt"] == "Kiitos!"
    ph.done("report", "set", "4711", "goal", "Tarkempi tavoite: työ varastolla")
    ph.done("report", "sent", "4711")
    assert "Tarkempi tavoite" in ph.done("report", "show", "4711").out


def test_a_finding_can_be_set_aside(running: Program) -> None:
    """A waived finding is gone from the check, and the order tells who waived it and why."""
    running.done("order", "edit", "4711", "contacted=")
    assert "order.contacted" in running("check", "4711", "--json").found()
    assert running("report", "waive", "4711", "order.contacted", "--why", "").code == 1
    running.done("report", "waive", "4711", "order.contacted", "--why", "Asiakas soitti itse")
    assert "order.contacted" not in running("check", "4711", "--json").found()
    waiver = running.done("order", "show", "4711", "--json").json()["waivers"][0]
    assert (waiver["key"], waiver["why"]) == ("order.contacted", "Asiakas soitti itse")
    assert "Asiakas soitti itse" in running.done("order", "show", "4711").out


def test_what_cannot_be_waived_is_refused(running: Program) -> None:
    """A finding that payment depends on, one that does not stand, and one that is none."""
    before = running.files()
    running.done("order", "list")
    for key, code in (("order.number", 1), ("session.overlap", 1), ("no.such.rule", 2)):
        answer = running("report", "waive", "4711", key, "--why", "syy")
        assert (answer.code, answer.out) == (code, ""), key
        assert len(answer.err.splitlines()) == 1
    assert running.files() == before
