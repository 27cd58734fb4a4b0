"""`ph-tui service …`: applications, and what tells clients of a service."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ph_tui.cli import files, marketing_json, marketing_lines
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.cli.check import tell_checked
from ph_tui.cli.findings import tell_findings
from ph_tui.cli.typed import day, text_or_file
from ph_tui.desk.marketing_materials import PostFields
from ph_tui.desk.report_files import Made
from ph_tui.domain.errors import BadInput
from ph_tui.domain.handbook.keys import ChecklistKey
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ph_tui.cli.face import Face
    from ph_tui.desk.service_standing import ServiceStanding

_MAILED = (ChecklistKey.BROCHURE, ChecklistKey.VIDEO, ChecklistKey.POSTS)
_DOCUMENTS = {
    ChecklistKey.BROCHURE: "brochure",
    ChecklistKey.VIDEO: "video",
    ChecklistKey.POSTS: "posts",
    ChecklistKey.OWN_MARKETING: "own_marketing",
}
"""What findings call the document of each checklist."""


def _decide(what: str, face: Face, given: Given) -> None:
    step = getattr(face.desk.marketing, what)
    standing: ServiceStanding = step(given["code"], day(face, given.get("on")), given.get("period"))
    if face.as_json:
        face.json(marketing_json.standing(standing, face.words))
    else:
        face.say("cli.service.saved", service=marketing_lines.standing(standing, face.words))
        tell_findings(face, standing.findings)


def _show(face: Face, given: Given) -> None:
    standing = face.desk.marketing.standing(given["code"], given.get("period"))
    if face.as_json:
        face.json(marketing_json.standing(standing, face.words))
        return
    face.lines([marketing_lines.standing(standing, face.words)])
    for key in ChecklistKey:
        face.lines(marketing_lines.materials(standing, key, face.words))
    tell_findings(face, standing.findings)


def _check(face: Face, given: Given) -> int:
    standing = face.desk.marketing.standing(given["code"], given.get("period"))
    return tell_checked(face, standing.findings)


def _brochure(face: Face, given: Given) -> None:
    marketing, place = face.desk.marketing, given.get("brochure")
    key, code, period = ChecklistKey.BROCHURE, given["code"], given.get("period")
    steps = [] if place is None else [partial(marketing.brochure, code, place, period)]
    _do(face, given, key, steps)


def _video(face: Face, given: Given) -> None:
    link, file, seconds = given.get("link"), given.get("file"), _seconds(given)
    code, period = given["code"], given.get("period")
    step = partial(face.desk.marketing.video, code, period, link=link, seconds=seconds, file=file)
    is_given = any(each is not None for each in (link, file, seconds))
    _do(face, given, ChecklistKey.VIDEO, [step] if is_given else [])


def _post(face: Face, given: Given) -> None:
    marketing, code, period = face.desk.marketing, given["code"], given.get("period")
    post_id, text = given.get("post") or "", given.get("text")
    if given.has("remove"):
        _tell(face, marketing.remove_post(code, post_id, period), ChecklistKey.POSTS)
        return
    fields = PostFields(
        None if text is None else text_or_file(text),
        given.get("handle"),
        given.get("picture"),
        given.get("story"),
    )
    step = partial(
        marketing.post,
        code,
        given["channel"],
        fields,
        period,
        post_id=post_id,
        new=given.has("new"),
    )
    is_given = given.has("new") or any(each is not None for each in fields)
    _do(face, given, ChecklistKey.POSTS, [step] if is_given else [])


def _own(face: Face, given: Given) -> None:
    text, code, period = given.get("text"), given["code"], given.get("period")
    marketing, steps = face.desk.marketing, []
    if text is not None:
        steps = [partial(marketing.own_marketing, code, text_or_file(text), period)]
    _do(face, given, ChecklistKey.OWN_MARKETING, steps)


def _do(
    face: Face, given: Given, key: ChecklistKey, steps: Sequence[Callable[[], ServiceStanding]]
) -> None:
    """Save what was given, then its ticks, then its delivery; all of it is looked at before."""
    marketing, code, period = face.desk.marketing, given["code"], given.get("period")
    ticked, unticked = _points(given, "tick"), _points(given, "untick")
    on = day(face, given.get("delivered"))
    marketing.admit(code, key, (*ticked, *unticked), on, period)
    post_id = given.get("post") or ""
    standing = marketing.standing(code, period)
    for step in steps:
        standing = step()
    if key is ChecklistKey.POSTS and (ticked or unticked or on) and not post_id:
        post_id = marketing.last_post(standing, given["channel"])
    for item, is_on in (*((i, True) for i in ticked), *((i, False) for i in unticked)):
        standing = marketing.tick(code, key, item, period, on=is_on, post_id=post_id)
    if on is not None:
        standing = marketing.delivered(code, key, on, period, post_id=post_id)
    _tell(face, standing, key)


def _tell(face: Face, standing: ServiceStanding, key: ChecklistKey) -> None:
    if face.as_json:
        face.json(marketing_json.standing(standing, face.words))
        return
    face.lines([marketing_lines.standing(standing, face.words)])
    face.lines(marketing_lines.materials(standing, key, face.words))
    about = _DOCUMENTS[key]
    tell_findings(face, (f for f in standing.findings if f.location.document == about))


def _points(given: Given, name: str) -> tuple[str, ...]:
    texts = (given.get(name) or "").replace(",", " ").split()
    return tuple(dict.fromkeys(texts))


def _seconds(given: Given) -> int | None:
    text = given.get("seconds")
    if text is None:
        return None
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) < 9):
        raise BadInput(Message("error.media.seconds"))
    return int(digits)


def _mail(face: Face, given: Given) -> None:
    named = given["part"]
    key = next((each for each in _MAILED if each.value == named), None)
    if key is None:
        known = ", ".join(_MAILED)
        raise BadInput(Message("cli.error.mail_part", part=named[:40], known=known))
    files.file_named(given)
    draft = face.desk.marketing.draft(given["code"], key, given.get("period"))
    if face.as_json:
        if given.get("output") is not None:
            files.write(given, draft.content)
        told = {"to": draft.to, "subject": draft.subject, "file": given.get("output")}
        lists = {"attached": list(draft.attached), "left_out": list(draft.left_out)}
        face.json({**told, **lists})
        return
    left_out = tuple(Message("cli.marketing.left_out", path=each) for each in draft.left_out)
    made = Made(draft.content, left_out)
    files.hand_over(face, given, made, is_text=False, told="cli.marketing.mail")


def _waive(face: Face, given: Given) -> None:
    standing = face.desk.marketing.waive(
        given["code"], given["key"], given["why"], given.get("period")
    )
    if face.as_json:
        face.json(marketing_json.standing(standing, face.words))
    else:
        face.say("cli.marketing.waived", key=given["key"])


_CODE, _PERIOD = Argument("code"), Option("period", "period")
_POINTS = (Option("tick", "points"), Option("untick", "points"))
_PATHS = (Option("picture", "file", path=True), Option("story", "file", path=True))
_DELIVERED = Option("delivered", "day")

COMMANDS = (
    *(
        Command(f"service {what}", partial(_decide, what), (_CODE,), (Option("on", "day"), _PERIOD))
        for what in ("apply", "approve", "reject", "withdraw")
    ),
    Command("service show", _show, (_CODE,), (_PERIOD,)),
    Command("service check", _check, (_CODE,), (_PERIOD,)),
    Command(
        "service brochure",
        _brochure,
        (_CODE, Argument("brochure", optional=True)),
        (*_POINTS, _DELIVERED, _PERIOD),
    ),
    Command(
        "service video",
        _video,
        (_CODE, Argument("link", optional=True)),
        (
            Option("seconds", "count"),
            Option("file", "file", path=True),
            *_POINTS,
            _DELIVERED,
            _PERIOD,
        ),
    ),
    Command(
        "service post",
        _post,
        (_CODE, Argument("channel")),
        (
            Option("text", "receipt"),
            Option("handle", "handle"),
            *_PATHS,
            Option("new"),
            Option("post", "post"),
            Option("remove"),
            *_POINTS,
            _DELIVERED,
            _PERIOD,
        ),
    ),
    Command("service own", _own, (_CODE,), (Option("text", "receipt"), *_POINTS, _PERIOD)),
    Command("service mail", _mail, (_CODE, Argument("part")), (*files.OPTIONS, _PERIOD)),
    Command(
        "service waive",
        _waive,
        (_CODE, Argument("key")),
        (Option("why", "text", required=True), _PERIOD),
    ),
)
