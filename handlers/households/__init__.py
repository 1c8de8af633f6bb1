"""Households and groups: joining one, the office's list, the grouping."""
