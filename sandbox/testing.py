"""Names shared by the tests of the sandbox."""

from collections.abc import Callable, Coroutine
from typing import Any

Api = Callable[
    ..., Coroutine[Any, Any, Any]
]  # a method's name and parameters -> its result, or (code, description)
