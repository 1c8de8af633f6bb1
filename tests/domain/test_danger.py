"""Which houses are warned first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.danger import danger_rank

DANGEROUS = {
    1: "D级危房|D 级|Ｄ级危房|d|D类|class D|Grade D building|D级危房、地质灾害点|C级/D级|疑似D级",
    2: "C级危房|C 级|ｃ级|class c|C|C级危房，临水",
    3: "地质灾害点|地质灾害隐患点|临水临崖|B级，地质灾害点|landslide point|riverside cliff|未鉴定|无法鉴定|add-on",
    0: "|  |无|无隐患|暂无|没有|none|No|no hazards|n/a|-|/|0|否|非危房|安全|A级|B级|Ｂ级|A级危房|B级危房|class A|Class B house",
}


@pytest.mark.parametrize(
    ("rank", "hazard"), [(r, h) for r, words in DANGEROUS.items() for h in words.split("|")]
)
def test_words_of_offices(rank: int, hazard: str) -> None:
    assert danger_rank(hazard) == rank


@given(st.text(max_size=60))
def test_anything_typed_has_a_rank(hazard: str) -> None:
    assert danger_rank(hazard) in (0, 1, 2, 3)


@given(st.text(alphabet="地质灾害点临水临崖滑坡，、 ", max_size=20))
def test_the_worst_of_several_hazards_counts(other: str) -> None:
    assert danger_rank(f"{other}、D级危房") == 1
    assert danger_rank(f"C级危房，{other}") == 2
