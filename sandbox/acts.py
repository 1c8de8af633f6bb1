"""The table of what can be done through the control API: name -> function of the world."""

import inspect
from collections.abc import Callable
from typing import Any

from sandbox.errors import ApiError, ControlError
from sandbox.model import Json
from sandbox.world import World

Act = Callable[..., Json]
ACTS: dict[str, Act] = {}


def act(function: Act) -> Act:
    """Make a function callable by its name through the control API."""
    ACTS[function.__name__] = function
    return function


def perform(world: World, order: Json) -> Json:
    """Do one thing; `order` names it under `act` and gives its arguments."""
    arguments: dict[str, Any] = dict(order)
    name = arguments.pop("act", "")
    function = ACTS.get(name)
    if function is None:
        raise ControlError(f"no such act: {name}; known are {', '.join(sorted(ACTS))}")
    try:
        inspect.signature(function).bind(world, **arguments)
    except TypeError as error:
        raise ControlError(f"{name}: {error}") from None
    try:
        return function(world, **arguments)
    except ApiError as error:
        raise ControlError(error.description) from None
