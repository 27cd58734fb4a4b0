"""Pictures and videos for the tests of media: real files, right and wrong."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

needs_ffmpeg = pytest.mark.skipif(
    not (shutil.which("ffmpeg") and shutil.which("ffprobe")), reason="makes a video with ffmpeg"
)


def picture(path: Path, width: int = 64, height: int = 64, kind: str = "JPEG") -> Path:
    """A picture of one colour."""
    Image.new("RGB", (width, height), "teal").save(path, kind)
    return path


def turned_picture(path: Path) -> Path:
    """A picture that lies on its side in the file, and stands upright when shown."""
    image = Image.new("RGB", (64, 32), "teal")
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(path, "JPEG", exif=exif)
    return path


def video(path: Path, seconds: int) -> Path:
    """A small silent video."""
    program = shutil.which("ffmpeg") or ""
    source = f"color=s=16x16:r=1:d={seconds}"
    asked = [program, "-v", "error", "-f", "lavfi", "-i", source, "-y", f"file:{path}"]
    subprocess.run(asked, check=True, stdin=subprocess.DEVNULL, timeout=60)
    return path
