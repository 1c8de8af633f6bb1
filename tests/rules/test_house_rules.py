"""The rules of the house. Each asserts that it saw something."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "handlers", "storage", "domain", "sandbox", "bench")
ROOMS = ("welcome", "households", "patrol", "alerts", "aid", "card", "board")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources(*folders: str) -> Iterator[tuple[Path, str]]:
    """The Python files below some folders, with their text."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT), path.read_text("utf-8")


def functions(*folders: str) -> Iterator[tuple[Path, Function]]:
    """The functions in the files below some folders."""
    for path, text in sources(*folders):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, Function):
                yield path, node


def at_top(*folders: str) -> Iterator[tuple[Path, Function]]:
    """The functions that stand in no class and no other function."""
    for path, text in sources(*folders):
        for node in ast.parse(text).body:
            if isinstance(node, Function):
                yield path, node


def imports(text: str) -> set[str]:
    """The modules a file names; relative ones with their dots."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            found |= {base, *(f"{base}.{alias.name}".replace("..", ".") for alias in node.names)}
    return found


def test_files_are_short() -> None:
    lengths = {str(path): len(text.splitlines()) for path, text in sources(*PACKAGES)}
    assert len(lengths) > 100
    assert {path: length for path, length in lengths.items() if length > 300} == {}


def test_functions_are_short() -> None:
    lengths = {f"{path}:{f.name}": (f.end_lineno or 0) - f.lineno + 1 for path, f in functions(*PACKAGES)}
    assert len(lengths) > 500
    assert {name: length for name, length in lengths.items() if length > 40} == {}
    assert sum(lengths.values()) / len(lengths) <= 12


def test_everything_public_says_what_it_is_for() -> None:
    silent, seen = [], 0
    for path, text in sources(*PACKAGES):
        tree = ast.parse(text)
        if not ast.get_docstring(tree):
            silent.append(str(path))
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and node.name.startswith("_"):
                continue
            members = [node, *node.body] if isinstance(node, ast.ClassDef) else [node]
            for each in members:
                if isinstance(each, Function | ast.ClassDef) and not each.name.startswith("_"):
                    seen += 1
                    if not ast.get_docstring(each):
                        silent.append(f"{path}:{each.lineno}: {each.name}")
    assert seen > 500
    assert [
        line for line in silent if not line.startswith("handlers/common/post.py:2")
    ] == []  # a protocol's fields


def test_every_handler_and_action_says_in_one_line_what_it_does() -> None:
    seen = 0
    for path, function in at_top(*(f"handlers/{room}" for room in ROOMS)):
        if isinstance(function, ast.AsyncFunctionDef) and not function.name.startswith("_"):
            seen += 1
            text = ast.get_docstring(function)
            assert text and len(text.splitlines()[0]) > 10, f"{path}: {function.name}"
    assert seen > 60


def test_everything_is_annotated() -> None:
    bare = [
        f"{path}:{f.lineno}: {f.name}"
        for path, f in functions(*PACKAGES)
        if f.returns is None and not f.name.startswith("__")
    ]
    assert bare == []


SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE|PRAGMA\s)\b", re.S
)


def _sql(text: str) -> list[str]:
    return [
        node.value
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.search(node.value)
    ]


def test_sql_is_only_in_storage() -> None:
    assert sum(len(_sql(text)) for _, text in sources("storage")) > 50
    assert {
        str(path): found
        for path, text in sources("bot", "handlers", "domain", "sandbox")
        if (found := _sql(text))
    } == {}


def test_sql_takes_named_parameters_and_is_portable() -> None:
    seen = 0
    for path, text in sources("storage"):
        if path.name in ("backup.py", "database.py", "migrate.py"):
            continue
        for statement in _sql(text):
            seen += 1
            assert "?" not in statement, (path, statement)
            assert not re.search(
                r"\b(json_\w+|strftime|datetime|julianday|IFNULL|INSERT OR|GLOB)\b", statement, re.I
            ), (
                path,
                statement,
            )
    assert seen > 50


def test_rooms_do_not_import_each_other() -> None:
    seen = 0
    for room in ROOMS:
        for path, text in sources(f"handlers/{room}"):
            seen += 1
            others = [f"handlers.{other}" for other in ROOMS if other != room]
            assert not [
                name for name in imports(text) if any(f"{name}.".startswith(f"{o}.") for o in others)
            ], path
    assert seen > 20


LAYERS = ("bot", "handlers", "storage", "domain")


def test_imports_run_one_way() -> None:
    seen = 0
    for place, layer in enumerate(LAYERS):
        for path, text in sources(layer):
            seen += 1
            above = {name for name in imports(text) if name.partition(".")[0] in LAYERS[:place]}
            assert not above, (path, above)
    for path, text in sources("sandbox"):
        assert not {name for name in imports(text) if name.partition(".")[0] in LAYERS}, path
    assert seen > 80


def test_the_rules_are_pure() -> None:
    """No Telegram, no SQL, no clock, no chance in domain/."""
    forbidden = {
        "telegram",
        "sqlite3",
        "aiosqlite",
        "storage",
        "handlers",
        "bot",
        "asyncio",
        "time",
        "secrets",
    }
    now = re.compile(
        r"\b(datetime\.now|date\.today|datetime\.today|time\.time|random\.(random|choice|shuffle|randint))\("
    )
    seen = 0
    for path, text in sources("domain"):
        seen += 1
        assert not {name for name in imports(text) if name.partition(".")[0] in forbidden}, path
        assert not now.search(text), path
    assert seen > 20


def test_telegram_is_known_at_the_doors_only() -> None:
    seen = 0
    for path, text in sources("handlers"):
        if any(name.partition(".")[0] == "telegram" for name in imports(text)):
            seen += 1
            assert path.stem.endswith("chat") or path.parent.name == "common", path
    assert seen > 3


READS_CHINESE = (
    "handlers/alerts/area.py",  # what officials type
    "handlers/common/words.py",  # how days are written
    "handlers/patrol/picture.py",
)


def test_words_for_people_are_in_the_locales() -> None:
    """No Chinese in the code of what talks to people, but for names of things that files and settings hold."""
    chinese = re.compile(r"[\u4e00-\u9fff]")
    seen = 0
    for path, text in sources("bot", "handlers", "storage"):
        if "demo" in path.parts:  # it acts as the people
            continue
        tree, seen = ast.parse(text), seen + 1
        docs = {id(n.body[0].value) for n in ast.walk(tree) if _documented(n)}  # type: ignore[attr-defined]
        for node in ast.walk(tree):
            said = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
            if said and chinese.search(node.value) and str(path) not in READS_CHINESE:  # type: ignore[attr-defined]
                raise AssertionError(f"{path}:{node.lineno}: {node.value!r}")  # type: ignore[attr-defined]
    assert seen > 60


def _documented(node: ast.AST) -> bool:
    body = getattr(node, "body", None)
    return isinstance(body, list) and bool(body) and isinstance(body[0], ast.Expr)


def test_nothing_of_this_machine_or_of_an_index_is_in_the_files() -> None:
    seen = 0
    for path in [
        *ROOT.glob("*"),
        *(p for f in (*PACKAGES, "docs", "locales", "tests") for p in (ROOT / f).rglob("*")),
    ]:
        if path.suffix in (".py", ".toml", ".md", ".ftl", ".lock", ".sql") or path.name == "Makefile":
            seen += 1
            text = path.read_text("utf-8") if path != Path(__file__) else ""
            assert "/work/" + "main" not in text and "--index-url http" not in text, path
    assert seen > 100


def test_no_test_folder_shadows_a_package() -> None:
    names = [path.stem for path in (ROOT / "tests").rglob("test_*.py")]
    assert len(names) > 30
    assert len(names) == len(set(names)), sorted(n for n in names if names.count(n) > 1)
    assert not list((ROOT / "tests").rglob("__init__.py"))
    helpers = [
        p.stem
        for p in (ROOT / "tests").rglob("*.py")
        if not p.stem.startswith("test_") and p.stem != "conftest"
    ]
    assert not set(helpers) & ({*PACKAGES} | sys.stdlib_module_names), helpers
