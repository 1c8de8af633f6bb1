"""The codes in which a reading of a CAP message says why and what is wrong; locales put `cap-<code>` into words."""

from __future__ import annotations

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"

REASONS_WITHHELD = (
    "too-big", "not-text", "not-xml", "not-well-formed-xml", "forbidden-dtd", "forbidden-entity", "forbidden-include",
    "nested-too-deep", "too-many-elements", "not-an-alert", "wrong-namespace", "feed-not-message", "empty-feed",
    "no-sender", "no-identifier", "unreadable-sent", "msgtype-ack", "msgtype-error", "no-status", "status-test",
    "status-draft", "status-system", "status-unknown", "no-scope", "scope-restricted", "scope-private",
    "scope-unknown", "reissue", "no-info", "other-area", "own-message", "expired", "too-many",
)  # fmt: skip
REASONS_ACTED = (
    "actual-public-alert", "actual-public-update", "status-exercise", "msgtype-cancel", "all-clear", "ended-by-headline",
)  # fmt: skip
REASONS = REASONS_WITHHELD + REASONS_ACTED

DEFECTS = (
    "byte-order-mark", "blank-before-xml", "encoding", "encoding-not-as-declared", "inside-a-feed", "missing",
    "bad-value", "unknown-element", "out-of-order", "time-unreadable", "time-z", "time-no-offset",
    "blank-or-comma-in-identity", "bad-reference", "polygon-empty", "polygon-garbage", "polygon-open",
    "polygon-crosses-itself", "circle-empty", "circle-garbage", "no-expires", "expires-before-sent",
    "refers-to-itself", "update-without-references", "cancel-without-references", "no-info",
    "colour-severity-disagree",
)  # fmt: skip
NOTES = ("colour-from-severity", "no-colour-no-severity")


def split_code(code: str) -> tuple[str, str]:
    """A defect or note as its code and what it is about: ("missing", "scope"); the latter may be ""."""
    name, _, what = code.partition(": ")
    return name, what
