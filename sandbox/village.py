"""An invented village for demo, drills, tests and bench: `python -m sandbox.village --help`.

Names, places and numbers are made up; the telephone numbers begin with 161, which no operator hands out.
"""

import argparse
import csv
import io
import math
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random


def _words(text: str) -> list[str]:
    """The words of a text, between blanks."""
    return text.split()


HEADS = ("户号", "地址", "户主", "人口", "电话", "纬度", "经度", "房屋隐患", "需照顾", "片区")
SAMPLE = Path(__file__).parent / "data" / "village.csv"

_CENTRE = (24.7312, 113.6425)  # degrees; a valley without a village
_METRES_PER_DEGREE = 111_195.0
_DANGEROUS = 47 / 343  # share of houses with a hazard
_HAZARDS = {"D级危房": 11, "C级危房": 25, "地质灾害点": 7, "临水临崖": 4}
_NEEDS = {
    "独居老人": 14,
    "行动不便": 9,
    "婴幼儿": 9,
    "孕妇": 3,
    "血透": 2,
    "独居老人、行动不便": 3,
    "吸氧机": 1,
}
_SURNAMES = "叶邱钟温赖曾廖邹范巫蓝雷丘古涂卢凌管简沈"
_GIVEN = _words(
    "火生 石养 春梅 云辉 秋菊 新发 兰香 德旺 小燕 福田 桂花 长根 玉英 振华 月娥 家声 水莲 仁贵 晓东 凤招 思源 招娣 庆林 雪芬"
    " 茂才 运娇 志鹏 银娣 东海 巧云"
)
_HAMLETS = _words("溪口 上陂 下陂 茶亭 松岗 石壁 大塘 梅子坑 樟树下 半山 塔脚 油坊")
_LANE_NAMES = _words("老屋 井边 晒坪 水碓 桥头 竹林 庙前 学堂 塘面 坡头 枫树 槐荫 砖窑 石阶 果园 渡口")
_LANE_KINDS = _words("巷 路 里 街")


@dataclass(frozen=True)
class Door:
    """One house: where it stands (metres east and north of the centre) and how its address reads."""

    hamlet: str
    address: str
    east: float
    north: float


def generate(
    households: int = 343, seed: int = 1, layout: str = "lanes", gaps: float = 0.0
) -> list[dict[str, str]]:
    """A village as rows under HEADS; the same arguments always give the same village.

    layout: "lanes" (hamlets of lanes), "river" (one winding road), "scattered" (farmsteads).
    gaps: share of households without coordinates, 0 to 1.
    """
    rng = Random(f"{layout}-{seed}")
    doors = LAYOUTS[layout](households, rng)
    hazards = _deal(round(households * _DANGEROUS), households, _HAZARDS, rng)
    needs = _deal(round(households * 41 / 343), households, _NEEDS, rng)
    return [_row(i, door, hazards.get(i, ""), needs.get(i, ""), gaps, rng) for i, door in enumerate(doors)]


def as_csv(rows: list[dict[str, str]]) -> bytes:
    """The rows as offices save them: csv in UTF-8 with a byte order mark."""
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _row(index: int, door: Door, hazard: str, needs: str, gaps: float, rng: Random) -> dict[str, str]:
    """One household's row; the order of the random draws is part of the format of a seed."""
    alone = "独居" in needs
    people = 1 if alone else rng.choices((1, 2, 3, 4, 5, 6, 7), (2, 7, 9, 9, 6, 3, 1))[0]
    head = rng.choice(_SURNAMES) + rng.choice(_GIVEN)
    phone = "" if rng.random() < (0.3 if alone else 0.02) else f"161{index + 1:08d}"
    placed = rng.random() >= gaps
    lat = _CENTRE[0] + door.north / _METRES_PER_DEGREE
    lon = _CENTRE[1] + door.east / (_METRES_PER_DEGREE * math.cos(math.radians(_CENTRE[0])))
    where = (f"{lat:.6f}", f"{lon:.6f}") if placed else ("", "")
    values = (
        f"QX{index + 1:04d}",
        door.address,
        head,
        str(people),
        phone,
        *where,
        hazard,
        needs,
        door.hamlet,
    )
    return dict(zip(HEADS, values, strict=True))


def _deal(count: int, households: int, shares: dict[str, int], rng: Random) -> dict[int, str]:
    """Hand out `count` words in the given shares to households drawn by lot."""
    total = sum(shares.values())
    words = [word for word, share in shares.items() for _ in range(math.ceil(share * count / total))]
    rng.shuffle(words)
    return dict(zip(rng.sample(range(households), count), words, strict=False))


def _lanes(households: int, rng: Random) -> Iterator[Door]:
    """Hamlets along a valley, each of a few lanes with doors on both sides."""
    left, hamlet = households, 0
    while left:
        size = left if left < 110 else rng.randint(48, 84)
        name = _nth(_HAMLETS, hamlet)
        centre = (hamlet % 6 * 520 + rng.uniform(-60, 60), hamlet // 6 * 700 + rng.uniform(-140, 140))
        yield from _hamlet(name, size, centre, rng)
        left, hamlet = left - size, hamlet + 1


def _hamlet(name: str, size: int, centre: tuple[float, float], rng: Random) -> Iterator[Door]:
    """One hamlet: lanes beside each other, about 45 metres apart, turned a little."""
    names = rng.sample(_LANE_NAMES, len(_LANE_NAMES))
    tilt, left, lane = rng.uniform(0, math.pi), size, 0
    while left:
        doors = left if left < 20 else min(left - 9, rng.randint(9, 27))
        heading = tilt + rng.uniform(-0.15, 0.15)
        across = lane * 45 + rng.uniform(-6, 6)
        start = (centre[0] - across * math.sin(tilt), centre[1] + across * math.cos(tilt))
        street = name + _nth(names, lane) + _LANE_KINDS[(lane + len(name)) % len(_LANE_KINDS)]
        yield from _doors(name, street, doors, start, heading, rng)
        left, lane = left - doors, lane + 1


def _doors(
    hamlet: str, street: str, count: int, start: tuple[float, float], heading: float, rng: Random
) -> Iterator[Door]:
    """The doors of a lane, odd numbers on the left; now and then a house built on, "6号之一"."""
    number, annex, along = 0, False, 0.0
    for _ in range(count):
        annex = number > 0 and not annex and rng.random() < 0.04
        number += not annex
        along += rng.uniform(4.5, 8.5)
        aside = (5.5 if number % 2 else -5.5) + rng.uniform(-1.5, 1.5)
        east = start[0] + along * math.cos(heading) - aside * math.sin(heading)
        north = start[1] + along * math.sin(heading) + aside * math.cos(heading)
        yield Door(hamlet, f"{street}{number}号{'之一' if annex else ''}", east, north)


def _river(households: int, rng: Random) -> Iterator[Door]:
    """One road along a winding river, houses at uneven distances on both banks, no hamlets."""
    east, north, heading = 0.0, 0.0, 0.3
    for index in range(households):
        heading = heading * 0.97 + rng.uniform(-0.25, 0.25)
        step = rng.uniform(3, 12) + (80 if rng.random() < 0.02 else 0)
        east, north = east + step * math.cos(heading), north + step * math.sin(heading)
        bank = rng.choice((-1, 1)) * rng.uniform(8, 30)
        house = (east - bank * math.sin(heading), north + bank * math.cos(heading))
        yield Door("", f"沿溪路{index + 1}号", *house)


def _scattered(households: int, rng: Random) -> Iterator[Door]:
    """Farmsteads: loose clusters of very different size over a few square kilometres, no hamlets."""
    reach = 60 * math.sqrt(households)
    left, cluster = households, 0
    while left:
        size = min(left, rng.choice((3, 5, 7, 11, 16, 24)))
        east, north = rng.uniform(-reach, reach), rng.uniform(-reach, reach)
        for door in range(size):
            spot = (rng.gauss(east, 9 * math.sqrt(size)), rng.gauss(north, 9 * math.sqrt(size)))
            yield Door("", f"{_nth(_HAMLETS, cluster)}屋场{door + 1}号", *spot)
        left, cluster = left - size, cluster + 1


def _nth(names: list[str], index: int) -> str:
    """Names in turn; after the last one they come again with 东 西 南 北 … before them."""
    turn, place = divmod(index, len(names))
    return ("" if not turn else "东西南北上下前后新老"[(turn - 1) % 10] * (1 + (turn - 1) // 10)) + names[
        place
    ]


LAYOUTS: dict[str, Callable[[int, Random], Iterator[Door]]] = {
    "lanes": _lanes,
    "river": _river,
    "scattered": _scattered,
}


def main() -> None:
    """Write a sample village to a file or to standard output."""
    parser = argparse.ArgumentParser(prog="python -m sandbox.village", description=main.__doc__)
    parser.add_argument("--households", type=int, default=343)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layout", choices=sorted(LAYOUTS), default="lanes")
    parser.add_argument("--gaps", type=float, default=0.0, help="share of households without coordinates")
    parser.add_argument("-o", "--output", type=Path, default=None)
    given = parser.parse_args()
    data = as_csv(generate(given.households, given.seed, given.layout, given.gaps))
    if given.output is None:
        sys.stdout.buffer.write(data)
    else:
        given.output.write_bytes(data)


if __name__ == "__main__":
    main()
