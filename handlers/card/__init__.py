"""The neighbourhood card: who lives in the group, who leads it, whom to ring."""
