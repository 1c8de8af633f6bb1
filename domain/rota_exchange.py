"""Groups exchange turns until the rota is fair and the rest between two turns is even.

Everybody stands in line at first, which is fair in turns and even in rest, but some have all of the Fridays. Then two
groups that are out at about the same time change places, for one turn or for all that follow, wherever that costs
fewer points: for nights beyond what is fair (`rota_tally`) and for rests off the mean (`rota_goals`). Early on an
exchange may also make it worse, less and less so: that leads out of dead ends (simulated annealing; Kirkpatrick,
Gelatt, Vecchi 1983). An exchange leaves to every group in every month, and to every night, as many turns as before.
"""

from __future__ import annotations

from collections.abc import Callable
from math import log
from random import Random

from .ledger import Turn
from .rota_board import Board
from .rota_goals import DAYS_A_MONTH, RestCosts

_SEEDS = (6, 2, 1, 3)  # any; the same always, so that the same input gives the same rota
_FEW = 400  # free turns: with so few a search that found nothing fair begins anew with the next seed
_TRIES, _IN_VAIN = 12, 5  # searches at most, and searches in a row that made nothing fairer
_STAGES = 8  # of a search; from one to the next rest weighs more
_STEPS, _MANY, _STEPS_MORE = 50, 500, 15  # for each free turn; fewer for those beyond many
_HOT, _AGAIN, _COLD = 12.0, 10.0, 0.2  # points an exchange may cost: at first, in later searches, at last
_SOFT, _FIRM = 0.02, 0.2  # points for the square of the days off the mean rest: at first, in the end
_SOFTER, _LESS_FIRM = 0.3, 0.5  # from search to search
_REACH = 0.2  # of a round: how far apart two turns that are exchanged may be
_SMOOTHING, _CANDIDATES = (10, 10), 6  # steps for each free turn; the worst rest of so many is looked at
_GAIN = 300.0  # points: more than an exchange gains in fairness


def fairest(lay: Callable[[], Board]) -> list[Turn]:
    """The free turns of the fairest rota found, starting from the board that `lay` lays out as often as it is asked."""
    best: tuple[int, list[Turn]] | None = None
    for seed in _SEEDS:
        search = Exchange(lay(), seed)
        turns = search.run()
        if best is None or search.uneven < best[0]:
            best = search.uneven, turns
        if not search.may_gain:
            break
    assert best is not None
    return best[1]


class Exchange:
    """The search over one board."""

    def __init__(self, board: Board, seed: int) -> None:
        self._board = board
        self._random = Random(seed).random
        self.uneven = board.tally.uneven()  # nights outside of what is fair, in the rota that `run` gives
        groups = len(board.groups)
        self._reach = max(1, round(_REACH * min(DAYS_A_MONTH, groups) * max(1.0, groups / DAYS_A_MONTH)))

    @property
    def may_gain(self) -> bool:
        """Whether the rota is not fair, and another search takes little time."""
        return bool(self.uneven and 0 < len(self._board.night) <= _FEW and len(self._board.groups) > 2)

    def run(self) -> list[Turn]:
        """The free turns after the search: the fairest that was found, with its rest smoothed."""
        board = self._board
        found, vain = board.turns(), 0
        if len(board.groups) < 3 or not found:
            return found  # one group has every night, two take turns: there is nothing to exchange
        for attempt in range(_TRIES):
            self._anneal(attempt)
            uneven = board.tally.uneven()
            if not uneven:
                self.uneven = 0
                self._smooth()
                return board.turns()
            if uneven < self.uneven:
                self.uneven, found, vain = uneven, board.turns(), 0
            elif (vain := vain + 1) == _IN_VAIN:
                break
            board.tally.press()
        return found

    def _anneal(self, attempt: int) -> None:
        """One search: what an exchange may cost falls, and what uneven rest costs rises."""
        board, free = self._board, len(self._board.night)
        steps = (_STEPS * min(free, _MANY) + _STEPS_MORE * max(0, free - _MANY)) // _STAGES
        steps = (
            (max(1, attempt - 1) if attempt else 2) * steps // 2
        )  # the second and third search are short ones
        soft, firm = _SOFT * _SOFTER**attempt, _FIRM * _LESS_FIRM**attempt
        hot = _AGAIN if attempt else _HOT
        cooling = (_COLD / hot) ** (1 / _STAGES)
        for stage in range(_STAGES):
            board.costs = RestCosts(len(board.groups), soft * (firm / soft) ** (stage / (_STAGES - 1)))
            board.lax = _GAIN if board.tally.uneven() else 0.0
            self._stage(steps, hot * cooling**stage, cooling)

    def _stage(self, steps: int, hot: float, cooling: float) -> None:
        random, places, ends, reach = self._random, len(self._board.night), self._board.month_end, self._reach
        attempt, cooling = self._attempt, cooling ** (1 / max(1, steps))
        for _ in range(steps):
            hot *= cooling
            s = int(random() * places)
            t = s + 1 + int(random() * random() * reach)
            if t < ends[s]:
                attempt(s, t, -hot * log(1.0 - random()))

    def _attempt(self, s: int, t: int, limit: float) -> None:
        """Exchange the turns at two places where that costs less than `limit`."""
        board = self._board
        a, b = board.owner[s], board.owner[t]
        if a == b:
            return
        day, cost, r, q = board.day, board.costs, board.row[s], board.row[t]
        mine, theirs = board.night[s], board.night[t]
        was_a, was_b = day[r - 1][a] or board.before(r, a), day[q - 1][b] or board.before(q, b)
        near = cost[theirs - was_a] + cost[mine - was_b] - cost[mine - was_a] - cost[theirs - was_b]
        if near < limit + board.lax:
            board.weigh(s, t, near, limit)

    def _smooth(self) -> None:
        """Exchange turns at the worst rests, while everything stays fair."""
        board, random, reach = self._board, self._random, self._reach
        board.tally.seal()
        board.lax = 5.0
        for n, steps in enumerate(_SMOOTHING):
            board.costs = RestCosts(len(board.groups), _FIRM * 2**n)
            for _ in range(steps * len(board.night)):
                s = self._restless()
                t = s + 1 + int(random() * random() * reach)
                if random() < 0.5:
                    s, t = 2 * s - t, s
                if s >= 0 and t < board.month_end[s]:
                    self._attempt(s, t, -_COLD * log(1.0 - random()))

    def _restless(self) -> int:
        """The place before or after the worst of a few rests."""
        board, random, places = self._board, self._random, len(self._board.night)
        worst, at = -1.0, 0
        for _ in range(_CANDIDATES):
            s = int(random() * places)
            r, g = board.row[s], board.owner[s]
            points = board.costs[board.night[s] - (board.day[r - 1][g] or board.before(r, g))]
            if points > worst:
                worst, at = points, s
        earlier = board.seat[board.row[at] - 1][board.owner[at]]
        return earlier if earlier >= 0 and random() < 0.5 else at
