"""Who lives next to whom: everything about groups of adjoining households that the rooms call."""

from domain.groups import Bounds, Group, bounds, propose
from domain.nearness import neighbours, neighbours_of
from domain.places import Place
from domain.regrouping import Alone, Extension, Proposal, extend

__all__ = [
    "Alone",
    "Bounds",
    "Extension",
    "Group",
    "Place",
    "Proposal",
    "bounds",
    "extend",
    "neighbours",
    "neighbours_of",
    "propose",
]
