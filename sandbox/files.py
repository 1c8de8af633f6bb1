"""Files people and the bot sent, kept in memory up to a bound."""

import hashlib
import io
from collections import OrderedDict

from sandbox.errors import bad
from sandbox.model import File, Json

DOWNLOAD_MOST = 20 * 1024 * 1024
_MEGABYTE = 1024 * 1024
UPLOAD_MOST = dict.fromkeys(("document", "voice", "video", "video_note"), 50 * _MEGABYTE) | {
    "photo": 10 * _MEGABYTE
}
KEPT_MOST = 256 * 1024 * 1024
FOLDERS = {
    "document": "documents",
    "photo": "photos",
    "voice": "voice",
    "video": "videos",
    "video_note": "video_notes",
}


class Files:
    """The file store; the oldest files go when the bound is reached."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, File] = OrderedDict()
        self._paths: dict[str, str] = {}
        self._kept = 0
        self._count = 0

    def add(self, kind: str, name: str, mime: str, data: bytes, duration: int = 0) -> File:
        """Store a file; what Telegram would not take is refused."""
        if not data:
            bad("file must be non-empty")
        if len(data) > UPLOAD_MOST[kind]:
            bad("file is too big")
        about = self._about(kind, name, mime, data, duration)
        self._count += 1
        extension = {"photo": "jpg", "voice": "oga"}.get(kind) or name.rpartition(".")[2] or "bin"
        unique = hashlib.sha256(data + kind.encode()).hexdigest()[:16]
        path = f"{FOLDERS[kind]}/file_{self._count}.{extension}"
        file = File(f"BQAC-{kind}-{self._count}-{unique}", f"AgAD{unique}", path, data, kind, about)
        self._files[file.id] = file
        self._paths[path] = file.id
        self._kept += len(data)
        self._shrink()
        return file

    def _shrink(self) -> None:
        """Let the oldest files go until the rest fits."""
        while self._kept > KEPT_MOST and len(self._files) > 1:
            _, gone = self._files.popitem(last=False)
            self._paths.pop(gone.path, None)
            self._kept -= len(gone.data)

    @staticmethod
    def _about(kind: str, name: str, mime: str, data: bytes, duration: int) -> Json:
        """What Telegram tells of a file besides its ids and size."""
        if kind == "photo":
            width, height = picture_size(data)
            return {"width": width, "height": height}
        if kind == "video":
            return {"width": 640, "height": 480, "duration": duration, "mime_type": mime or "video/mp4"}
        if kind == "video_note":
            return {"length": 240, "duration": duration}
        if kind == "voice":
            return {"duration": duration, "mime_type": mime or "audio/ogg"}
        return {"file_name": name, "mime_type": mime or "application/octet-stream"}

    def get(self, file_id: str) -> File | None:
        """A file by its id."""
        return self._files.get(file_id)

    def at(self, path: str) -> File | None:
        """A file by the path getFile gave."""
        return self._files.get(self._paths.get(path, ""))


def picture_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels; refuses what is no picture."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as image:
            return image.size
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        bad("IMAGE_PROCESS_FAILED")
