"""One call of the bot: faults, limits, the method, the answer, the log."""

import contextlib
import inspect
import json
from typing import Any

from sandbox.errors import ApiError, Dropped, ProxyPage, too_many
from sandbox.faults import AFTER, Fault, strike
from sandbox.methods import REGISTRY
from sandbox.methods.registry import Method, Raw
from sandbox.model import Json
from sandbox.request import Files, Upload
from sandbox.schema import METHODS, coerce
from sandbox.world import Call, World

Reply = tuple[int, bytes]
PAGE = b"<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>"


async def run(world: World, name: str, raw: Json, files: Files) -> Reply:
    """Answer a call and log it; `Dropped` means that the connection is to be cut instead."""
    world.calls += 1
    call = Call(world.calls, world.clock.now(), name, {})
    world.log.append(call)
    try:
        result = await _result(world, call, name.lower(), raw, files)
    except ApiError as error:
        return _refusal(call, error)
    except ProxyPage:
        call.status = 502
        return 502, PAGE
    finally:
        world.changed.ring()
    call.status = 200
    if isinstance(result, Raw):
        call.answer = {"ok": True, "result": result.ids}
        return 200, b'{"ok":true,"result":' + result.body + b"}"
    call.answer = {"ok": True, "result": result}
    return 200, _encode(call.answer)


def _encode(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _refusal(call: Call, error: ApiError) -> Reply:
    """The envelope of an error."""
    call.status = error.code
    call.answer = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        call.answer["parameters"] = error.parameters
    return error.code, _encode(call.answer)


async def _result(world: World, call: Call, name: str, raw: Json, files: Files) -> Any:
    """What the method gives, after faults and limits had their say."""
    params = coerce(name, raw) if name in METHODS else {}
    call.params = {key: str(value) if isinstance(value, Upload) else value for key, value in params.items()}
    fault = world.faults.next(name, params.get("chat_id"))
    if fault is not None and fault.kind not in AFTER:
        _hold(world, fault)
        await strike(fault)
    method = _method(name)
    if method.counts:
        _limit(world, method, params)
    if files:
        params["files"] = files
    if fault is not None and fault.kind in AFTER:
        with contextlib.suppress(ApiError):
            await _answer(world, method, params)
        raise Dropped if fault.kind == "lost" else ProxyPage
    return await _answer(world, method, params)


async def _answer(world: World, method: Method, params: Json) -> Any:
    """What the method itself gives."""
    result = method.handler(world, params)
    return await _unless_out(world, result) if inspect.isawaitable(result) else result


def _method(name: str) -> Method:
    """What answers a method; refused if Telegram or this stand-in has none."""
    if (found := REGISTRY.get(name)) is not None:
        return found
    if name in METHODS:
        raise ApiError(400, f"Bad Request: the sandbox does not do {name}")
    raise ApiError(404, "Not Found: method not found")


def _hold(world: World, fault: Fault) -> None:
    """An ordered 429 keeps refusing for as long as it says, if limits are on."""
    if fault.kind == "429":
        world.limits.hold(fault.chat_id or 0, max(1, fault.seconds))


def _limit(world: World, method: Method, params: Json) -> None:
    """Refuse what goes over the flood limits."""
    chat_id = params.get("chat_id", 0)
    if not isinstance(chat_id, int):
        return
    if (seconds := world.limits.check(chat_id, group=chat_id < 0, edit=method.counts == "edit")) > 0:
        raise too_many(seconds)


async def _unless_out(world: World, result: Any) -> Any:
    """Wait for a long poll; an outage that begins meanwhile cuts it."""
    try:
        found = await result
    except ApiError:
        if world.faults.out:
            raise Dropped from None
        raise
    if world.faults.out:
        raise Dropped
    return found
