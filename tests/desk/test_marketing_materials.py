"""Brochure, video, posts and the mail with them, at the desk."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import pytest
from tests.desk.media_files import needs_ffmpeg, picture, video
from tests.factories import SERVICE

from ph_tui.desk import marketing_mail
from ph_tui.desk.marketing_materials import PostFields
from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.handbook.keys import ChecklistKey
from ph_tui.domain.marketing.standing import DeliveryState
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import OpenDesk

    from ph_tui.desk.desk import Desk
    from ph_tui.desk.marketing import MarketingDesk

BROCHURE, VIDEO, POSTS, OWN = ChecklistKey
LINK = "https://polku.example/esite.pdf"


def test_a_brochure_is_ticked_and_delivered(approved: MarketingDesk) -> None:
    """Points are ticked one by one and can be taken back; an unknown one is refused."""
    approved.brochure(SERVICE, LINK)
    approved.tick(SERVICE, BROCHURE, "concrete")
    approved.tick(SERVICE, BROCHURE, "accessible")
    approved.tick(SERVICE, BROCHURE, "concrete", on=False)
    standing = approved.delivered(SERVICE, BROCHURE, date(2024, 4, 23))
    assert standing.participation.brochure.ticked == ("accessible",)
    assert standing.counted(BROCHURE) == (1, 6)
    assert standing.brochure is DeliveryState.DELIVERED
    with pytest.raises(BadInput, match="point"):
        approved.tick(SERVICE, BROCHURE, "square_image")


def test_nothing_is_delivered_that_is_not_there(approved: MarketingDesk) -> None:
    """A video without a link, posts that nobody wrote, own marketing at all."""
    for key in (VIDEO, POSTS, OWN):
        with pytest.raises(Refused, match="nothing"):
            approved.delivered(SERVICE, key)


def test_a_post_is_looked_into_and_kept(approved: MarketingDesk, tmp_path: Path) -> None:
    """What a picture was is kept; the rules say later what is wrong with it, file or no file."""
    wide = picture(tmp_path / "kuva.jpg", 80, 40)
    fields = PostFields("Hei!", "@polku", picture=str(wide))
    standing = approved.post(SERVICE, "insta", fields)
    wide.unlink()
    found = {each.key for each in approved.standing(SERVICE).findings}
    assert {"posts.square", "posts.story", "posts.handle", "posts.logo"} <= found
    (post,) = standing.participation.posts
    again = approved.post(SERVICE, "instagram", PostFields(text="Hei! @polku"))
    assert again.participation.posts[0].id == post.id
    assert again.participation.posts[0].picture == post.picture
    approved.post(SERVICE, "facebook", PostFields(text="Hei"))
    approved.post(SERVICE, "facebook", PostFields(text="Hei taas"), new=True)
    posts = approved.tick(SERVICE, POSTS, "tone", post_id=post.id[:6]).participation.posts
    assert [each.ticked for each in posts] == [("tone",), (), ()]
    assert len(approved.remove_post(SERVICE, post.id).participation.posts) == 2
    with pytest.raises(BadInput, match="channel"):
        approved.post(SERVICE, "tiktok", PostFields(text="x"))


def test_a_refused_file_changes_nothing(approved: MarketingDesk, tmp_path: Path) -> None:
    """A picture, a brochure, a link or a length that is refused leaves everything as it was."""
    before = approved.standing(SERVICE).participation
    empty = tmp_path / "tyhja.jpg"
    empty.touch()
    with pytest.raises(Refused):
        approved.post(SERVICE, "facebook", PostFields("Hei", picture=str(empty)))
    with pytest.raises(Refused):
        approved.brochure(SERVICE, str(empty))
    with pytest.raises(Refused):
        approved.video(SERVICE, link="https://example.org/v", seconds=90)
    with pytest.raises(Refused):
        approved.video(SERVICE, link="https://vimeo.com/1", seconds=3 * 3600)
    assert approved.standing(SERVICE).participation == before


@needs_ffmpeg
def test_a_video_is_measured_or_told(approved: MarketingDesk, tmp_path: Path) -> None:
    """A file is measured; what a person tells takes its place, and a link leaves it."""
    measured = approved.video(SERVICE, file=str(video(tmp_path / "v.mp4", 125)))
    assert (measured.participation.video.seconds, measured.participation.video.measured) == (
        125,
        True,
    )
    assert "video.length" in {each.key for each in measured.findings}
    linked = approved.video(SERVICE, link=" https://vimeo.com/1 ").participation.video
    assert (linked.link, linked.seconds, linked.measured) == ("https://vimeo.com/1", 125, True)
    told = approved.video(SERVICE, seconds=95).participation.video
    assert (told.seconds, told.measured, told.place) == (95, False, "")


def test_what_is_too_large_for_a_mail_is_named(
    desk: Desk, approved: MarketingDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that does not fit is left out, and both the mail and the sender are told."""
    desk.settings.set({"coordinator_email": "koordinaattori@kaupunki.example"})
    path = tmp_path / "esite.pdf"
    path.write_bytes(b"%PDF-1.7" + bytes(100))
    approved.brochure(SERVICE, str(path))
    monkeypatch.setattr(marketing_mail, "ATTACHED_BYTES", 50)
    draft = approved.draft(SERVICE, BROCHURE)
    mail = message_from_bytes(draft.content, policy=default)
    assert (draft.attached, draft.left_out) == ((), (str(path),))
    assert "esite.pdf ei mahdu liitteeksi" in mail.get_content()


def test_everything_is_read_back(
    open_desk: OpenDesk, approved: MarketingDesk, tmp_path: Path
) -> None:
    """What was saved is the same for the next one who opens the company."""
    approved.brochure(SERVICE, LINK)
    approved.note(SERVICE, "Kysy kuvista.\nMaija")
    approved.video(SERVICE, link="https://vimeo.com/1", seconds=130)
    approved.waive(SERVICE, "video.length", "Sovittu.")
    upright = str(picture(tmp_path / "pysty.jpg", 40, 80))
    approved.post(SERVICE, "instagram", PostFields("Hei!\n@polku", "@polku", story=upright))
    approved.own_marketing(SERVICE, "Työhaun tehotreeni")
    saved = approved.standing(SERVICE).participation
    assert open_desk("olli").marketing.standing(SERVICE).participation == saved


def test_a_mail_needs_the_coordinator(approved: MarketingDesk) -> None:
    """Without the address nobody would get it; the sentence says how to set it."""
    approved.brochure(SERVICE, LINK)
    with pytest.raises(Refused) as caught:
        approved.draft(SERVICE, BROCHURE)
    assert "settings set coordinator_email=" in Words("fi")(caught.value.message)


def test_a_mail_has_what_is_delivered(desk: Desk, approved: MarketingDesk, tmp_path: Path) -> None:
    """A file goes along, a link stands in the text, and so do the texts of the posts."""
    desk.settings.set({"coordinator_email": "koordinaattori@kaupunki.example"})
    desk.company.set({"name": "Polku Oy", "email": "posti@polku.example"})
    with pytest.raises(Refused, match="nothing"):
        approved.draft(SERVICE, BROCHURE)
    path = tmp_path / "esite.pdf"
    path.write_bytes(b"%PDF-1.7")
    approved.brochure(SERVICE, str(path))
    draft = approved.draft(SERVICE, BROCHURE)
    mail = message_from_bytes(draft.content, policy=default)
    assert draft.name == "palveluesite-tyohaun-tehotreeni.eml"
    assert mail["Subject"] == "Palveluesite: Työhaun tehotreeni, kausi 2024-1"
    assert mail["From"].addresses[0].addr_spec == "posti@polku.example"
    assert [part.get_content() for part in mail.iter_attachments()] == [b"%PDF-1.7"]
    path.unlink()
    assert approved.draft(SERVICE, BROCHURE).left_out == (str(path),)
    approved.video(SERVICE, link="https://vimeo.com/1")
    assert b"https://vimeo.com/1" in approved.draft(SERVICE, VIDEO).content
    fields = PostFields("Tule mukaan!", picture=str(picture(tmp_path / "kuva.jpg")))
    approved.post(SERVICE, "facebook", fields)
    posts = approved.draft(SERVICE, POSTS)
    assert posts.attached == ("kuva.jpg",)
    assert b"Facebook:" in posts.content
    assert b"Tule mukaan!" in posts.content
