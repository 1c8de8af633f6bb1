"""Feeds of CAP messages: Atom and RSS."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from .cap_message import NAMESPACE

_ATOM = "{http://www.w3.org/2005/Atom}"


def entries(root: Element) -> list[Element]:
    """The entries of an Atom or RSS feed."""
    return root.findall(f"{_ATOM}entry") if root.tag == f"{_ATOM}feed" else root.findall("channel/item")


def feed_reason(root: Element) -> str:
    """Why a feed is no message: "empty-feed" or "feed-not-message"; "" for what is no feed."""
    if root.tag not in (f"{_ATOM}feed", "rss"):
        return ""
    return "feed-not-message" if entries(root) else "empty-feed"


def embedded(root: Element) -> Element | None:
    """The first whole alert (of CAP 1.2 if there is one) inside a feed's entries; None if there is none."""
    if not feed_reason(root):
        return None
    alerts = [e for entry in entries(root) for e in entry.iter() if e.tag.rpartition("}")[2] == "alert"]
    return next((e for e in alerts if e.tag == f"{{{NAMESPACE}}}alert"), alerts[0] if alerts else None)
