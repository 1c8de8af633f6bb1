"""Feeds of CAP messages: Atom and RSS, with messages inside or links to them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from .cap_codes import NAMESPACE
from .cap_xml import Unreadable

_ATOM = "{http://www.w3.org/2005/Atom}"
_CAP = "application/cap+xml"
_MOST = 1000  # entries that are looked at
_LONGEST = 1000  # characters of an address


@dataclass(frozen=True, slots=True)
class FeedLink:
    """Where an entry's message lies, and what the feed says of its version."""

    url: str
    mark: str


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
    alerts = [alert for entry in entries(root) for alert in _inside(entry)]
    return next((e for e in alerts if e.tag == f"{{{NAMESPACE}}}alert"), alerts[0] if alerts else None)


def look(root: Element, address: str) -> tuple[list[Element], list[FeedLink]]:
    """What lies at a feed's address: whole messages, and links to others. Raises Unreadable for anything else."""
    if not feed_reason(root):
        if root.tag.rpartition("}")[2] != "alert":
            raise Unreadable("not-an-alert")
        return [root], []
    alerts: list[Element] = []
    links: dict[str, FeedLink] = {}
    for entry in entries(root)[:_MOST]:
        inside = _inside(entry)
        alerts += inside
        url = "" if inside else urljoin(address, _link(entry)).partition("#")[0]
        if url and url not in links and len(url) <= _LONGEST and urlsplit(url).scheme in ("http", "https"):
            links[url] = FeedLink(url, _mark(entry))
    return alerts, list(links.values())


def _inside(entry: Element) -> list[Element]:
    return [element for element in entry.iter() if element.tag.rpartition("}")[2] == "alert"]


def _link(entry: Element) -> str:
    """The address of an entry's message: what is said to be CAP, else the entry's own link, else its id."""
    links = [
        (e.get("type", ""), e.get("rel", "alternate"), e.get("href", ""))
        for e in entry.findall(f"{_ATOM}link")
    ]
    links += [(e.get("type", ""), "enclosure", e.get("url", "")) for e in entry.findall("enclosure")]
    found = [href for kind, _, href in links if kind.startswith(_CAP)]
    found += [href for _, rel, href in links if rel == "alternate"]
    found += [_text(entry, "link"), _text(entry, "guid"), _text(entry, f"{_ATOM}id")]
    return next((href.strip() for href in found if (href and "://" in href) or _relative(href)), "")


def _relative(href: str) -> bool:
    return bool(href) and ":" not in href and not any(blank in href for blank in " \n")


def _mark(entry: Element) -> str:
    parts = [_text(entry, name) for name in (f"{_ATOM}updated", f"{_ATOM}id", "pubDate", "guid")]
    return " ".join(part for part in parts if part)[:300]


def _text(entry: Element, name: str) -> str:
    return (entry.findtext(name) or "").strip()
