"""What a use case works with: the open transaction, the time, the settings, the post office."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from domain.clock import to_epoch
from domain.settings import Settings
from storage import journal
from storage.database import Tx

from .post import Post


@dataclass(frozen=True, slots=True)
class Work:
    """One transaction's work. Everything done through it commits together or not at all."""

    tx: Tx
    now: datetime
    settings: Settings
    post: Post = field(init=False)

    def __post_init__(self) -> None:
        village = self.settings.village
        object.__setattr__(self, "post", Post(self.tx, to_epoch(self.now), village.zone, village.language))

    @property
    def epoch(self) -> int:
        """Now, in seconds since 1970 UTC: what storage keeps."""
        return self.post.now

    @property
    def local(self) -> datetime:
        """Now, in the village's time zone."""
        return self.now.astimezone(self.settings.village.zone)

    async def note(
        self,
        room: str,
        verb: str,
        subject: int | None = None,
        *,
        actor: int | None = None,
        household_id: int | None = None,
        group_id: int | None = None,
        **detail: object,
    ) -> None:
        """Write a line into the journal."""
        await journal.note(
            self.tx,
            self.epoch,
            room,
            verb,
            subject=subject,
            actor=actor,
            household_id=household_id,
            group_id=group_id,
            **detail,
        )
