"""Settings: TOML plus the secrets of the environment become one frozen Config."""

from __future__ import annotations

import os
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, model_validator

from domain.notice import Lane
from domain.settings import Aid, Alerts, Cap, Duration, Pace, Patrol, Section, Settings, Village


class ConfigError(Exception):
    """The settings cannot be used; the text names each key and what it should be."""


class Telegram(Section):
    """How the bot talks to Telegram."""

    base_url: str = Field("https://api.telegram.org", pattern=r"^https?://[^\s/]+")
    mode: Literal["polling", "webhook"] = "polling"
    webhook_url: str = ""
    messages_per_second: float = Field(30, gt=0, le=1000)
    group_messages_per_minute: int = Field(20, ge=1, le=1000)
    token_file: str = ""

    @model_validator(mode="after")
    def _webhook_has_address(self) -> Telegram:
        if self.mode == "webhook" and not self.webhook_url.startswith("https://"):
            local = self.webhook_url.startswith(("http://127.0.0.1", "http://localhost"))
            if not local:
                raise ValueError('mode = "webhook" needs webhook_url, an address that begins with https://')
        return self


class Delivery(Section):
    """After how long a message that is about no danger is not worth sending any more."""

    replies_live: Duration = timedelta(hours=6)
    duties_live: Duration = timedelta(hours=24)
    others_live: Duration = timedelta(hours=24)

    @property
    def lives(self) -> dict[int, float]:
        """Seconds by lane."""
        spans = {Lane.REPLY: self.replies_live, Lane.DUTY: self.duties_live, Lane.BULK: self.others_live}
        return {int(lane): span.total_seconds() for lane, span in spans.items()}


class Storage(Section):
    """Where the database file is."""

    path: str = "data/village.db"


class Web(Section):
    """The bot's own small web server: webhook, /healthz, /metrics, /cap/feed.xml. Port 0 without webhook: none."""

    listen: str = "127.0.0.1"
    port: int = Field(0, ge=0, le=65535)


class Watch(Section):
    """When the bot counts as unwell: /healthz says 503 and the admins are told."""

    silence: Duration = timedelta(minutes=3)
    disk_mb: int = Field(200, ge=1)


class Log(Section):
    """How the log is written: a JSON object a line, or text for a person at a terminal."""

    format: Literal["json", "text"] = "json"


class Config(Section):
    """Everything that can be set."""

    village: Village = Village()
    telegram: Telegram = Telegram()
    delivery: Delivery = Delivery()
    storage: Storage = Storage()
    patrol: Patrol = Patrol()
    alerts: Alerts = Alerts()
    aid: Aid = Aid()
    cap: Cap = Cap()
    web: Web = Web()
    watch: Watch = Watch()
    log: Log = Log()
    token: str = Field("", repr=False, exclude=True)

    @property
    def settings(self) -> Settings:
        """The part that rooms may read."""
        pace = Pace(messages_per_second=self.telegram.messages_per_second)
        return Settings(
            village=self.village,
            patrol=self.patrol,
            alerts=self.alerts,
            aid=self.aid,
            cap=self.cap,
            pace=pace,
        )

    def need_token(self) -> str:
        """The token. Raises ConfigError where there is none."""
        if not self.token:
            raise ConfigError(
                "no token: put the bot's token into the environment as BOT_TOKEN, "
                "or name a file that holds it as token_file under [telegram]"
            )
        return self.token


def load(path: Path | None = None, environ: dict[str, str] | None = None) -> Config:
    """Read the settings; without a path `config.toml` where it exists, else the defaults.

    Raises ConfigError naming the file, the key and what is wrong with it.
    """
    env = dict(os.environ) if environ is None else environ
    chosen = path or (Path("config.toml") if Path("config.toml").exists() else None)
    data = _read(chosen) if chosen else {}
    if "token" in data:
        raise ConfigError(f"{chosen}: token: the token does not belong here; use BOT_TOKEN or token_file")
    base = chosen.parent if chosen else Path()
    try:
        config = Config.model_validate(data)
    except ValidationError as error:
        raise ConfigError("\n".join(_explain(chosen, problem) for problem in error.errors())) from None
    token = env.get("BOT_TOKEN", "").strip() or _token_of(base, config.telegram.token_file)
    return config.model_copy(
        update={"token": token, "storage": Storage(path=str(base / config.storage.path))}
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise ConfigError(f"{path}: there is no such file; copy config.example.toml and change it") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is not TOML: {error}") from None


def _explain(path: Path | None, problem: Any) -> str:
    key = ".".join(str(part) for part in problem["loc"]) or "(the whole)"
    if problem["type"] == "extra_forbidden":
        return f"{path}: {key}: there is no such setting; see config.example.toml"
    return f"{path}: {key}: {problem['msg'].removeprefix('Value error, ')} (found {problem['input']!r})"


def _token_of(base: Path, name: str) -> str:
    if not name:
        return ""
    try:
        return (base / name).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"telegram.token_file: {name}: cannot be read: {error}") from None
