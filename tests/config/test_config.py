"""Settings that are wrong name themselves, the file, and what would be right; the token stays out of sight."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path

import pytest

from bot.config import Config, ConfigError, load


def read(folder: Path, text: str, **environ: str) -> Config:
    """Load a file with this text."""
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return load(path, environ)


WRONG = [
    ("[village]\nnmae = 'x'", "village.nmae", "no such setting"),
    ("[vilage]\nname = 'x'", "vilage", "no such setting"),
    ("colour = 1", "colour", "no such setting"),
    ("[village]\nname = ''", "village.name", "at least 1"),
    ("[village]\ntimezone = 'Mars/Base'", "village.timezone", "Asia/Shanghai"),
    ("[village]\ntimezone = '../../etc/passwd'", "village.timezone", "no known time zone"),
    ("[village]\nlanguage = 'fr'", "village.language", "'zh' or 'en'"),
    ("[village]\ngroup_size = 2", "village.group_size", "greater than or equal to 4"),
    ("[village]\ngroup_size = 'ten'", "village.group_size", "integer"),
    ("[village]\nadmins = ['x']", "village.admins.0", "integer"),
    ("[village]\nnumbers = ['村委会']", "village.numbers", "a name and a number"),
    ("[village]\nnumbers = ['0756-1234567']", "village.numbers", "a name and a number"),
    ("[cap]\nfeeds = ['a.example/feed']", "cap.feeds", "https://"),
    ("[cap]\nfeeds = ['http://a.example/feed']\nauto = ['a@b red']", "cap", "https, not http://a.example"),
    ("[cap]\nauto = ['a@b']", "cap.auto", "a sender and a colour"),
    ("[cap]\npoll = '5s'", "cap.poll", "30"),
    ("[telegram]\nbase_url = 'api.telegram.org'", "telegram.base_url", "pattern"),
    ("[telegram]\nmode = 'push'", "telegram.mode", "'polling' or 'webhook'"),
    ("[telegram]\nmode = 'webhook'", "telegram", "webhook_url"),
    ("[telegram]\nmode = 'webhook'\nwebhook_url = 'http://example.org'", "telegram", "https://"),
    ("[telegram]\nmessages_per_second = 0", "telegram.messages_per_second", "greater than 0"),
    ("[telegram]\nmessages_per_second = nan", "telegram.messages_per_second", "1000"),
    ("[telegram]\ngroup_messages_per_minute = 0.5", "telegram.group_messages_per_minute", "integer"),
    ("[patrol]\nstart = '25:00'", "patrol.start", "hour"),
    ("[patrol]\nstart = '8pm'", "patrol.start", "22:00"),
    ("[patrol]\nstart = 20", "patrol.start", "22:00"),
    ("[patrol]\nremind = ['soon']", "patrol.remind.0", "90s, 5m"),
    ("[alerts]\ndoor_after = 5", "alerts.door_after", "5m"),
    ("[alerts]\ndoor_after = '0s'", "alerts.door_after", "greater than or equal to"),
    ("[alerts]\ndoor_after = '-5m'", "alerts.door_after", "90s, 5m"),
    ("[alerts]\nsecond_official_from = 'pink'", "alerts.second_official_from", "'never'"),
    ("[web]\nport = 70000", "web.port", "65535"),
    ("[storage]\npath = 7", "storage.path", "string"),
    ("token = 'x'", "token", "BOT_TOKEN"),
    ("[village\n", "config.toml", "is not TOML"),
]


@pytest.mark.parametrize(("text", "key", "hint"), WRONG)
def test_wrong_settings(tmp_path: Path, text: str, key: str, hint: str) -> None:
    with pytest.raises(ConfigError) as error:
        read(tmp_path, text)
    assert "config.toml" in str(error.value) and key in str(error.value) and hint in str(error.value)


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as error:
        read(tmp_path, "[village]\nnmae = 'x'\ngroup_size = 1\n[web]\nport = -1")
    assert len(str(error.value).splitlines()) == 3


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no such file.*config\.example\.toml"):
        load(tmp_path / "missing.toml", {})
    (tmp_path / "gbk.toml").write_bytes("name = '村'".encode("gb18030"))
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "gbk.toml", {})
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path, {})


def test_values_as_people_write_them(tmp_path: Path) -> None:
    config = read(
        tmp_path,
        "\ufeff[patrol]\nstart = '9:05'\nend = 23:30:00\nremind = ['1d 12h', '90s']\n[alerts]\ndoor_after = '2h30m'",
    )
    assert (config.patrol.start, config.patrol.end) == (time(9, 5), time(23, 30))
    assert config.patrol.remind == (timedelta(hours=36), timedelta(seconds=90))
    assert config.alerts.door_after == timedelta(hours=2, minutes=30)


def test_paths_are_beside_the_file(tmp_path: Path) -> None:
    assert read(tmp_path, "").storage.path == str(tmp_path / "data/village.db")
    assert read(tmp_path, f"[storage]\npath = '{tmp_path}/x.db'").storage.path == f"{tmp_path}/x.db"


def test_without_a_file_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load(None, {}) == Config()


def test_the_token(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(" 1:from-file\n")
    text = "[telegram]\ntoken_file = 'secret'"
    assert read(tmp_path, text).need_token() == "1:from-file"
    assert read(tmp_path, text, BOT_TOKEN=" 1:from-env ").need_token() == "1:from-env"
    config = read(tmp_path, text)
    assert "from-file" not in repr(config) and "from-file" not in str(config.model_dump())
    with pytest.raises(ConfigError, match=r"token_file: nowhere"):
        read(tmp_path, "[telegram]\ntoken_file = 'nowhere'")
    (tmp_path / "secret").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match=r"token_file: secret"):
        read(tmp_path, text)
    with pytest.raises(ConfigError, match="BOT_TOKEN"):
        read(tmp_path, "").need_token()


def test_settings_never_change() -> None:
    config = Config()
    with pytest.raises(ValueError, match="frozen"):
        config.village.name = "other"  # type: ignore[misc]
