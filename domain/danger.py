"""How dangerous a house is, from the words an office uses for it."""

import re
import unicodedata

NONE, CLASS_D, CLASS_C, OTHER = 0, 1, 2, 3

_CLASS_D = re.compile(r"(?<![abd-z])d(?![a-z])")
_CLASS_C = re.compile(r"(?<![a-z])c(?![a-z])")
_NO_DANGER = re.compile(
    r"(?:暂无|无|没有|未发现|未见|不存在|不是|非)(?:任何|房屋|住房|安全|地质|灾害|明显)*(?:隐患|危险|危房|风险|灾害|问题|点)*"
    r"|(?<![a-z])[ab]\s*[-]?\s*(?:级|類|类|等)?(?:危房|房屋|住房|房)?(?![a-z])"
    r"|^0+$|(?:安全|正常|完好|否)(?:房屋|住房|房)?$"
    r"|\b(?:no|none|nil|n/a|na|not)\b(?:\s+(?:a|any|known|dangerous|hazards?|dangers?|risks?|house|building))*"
    r"|\b(?:safe|normal|ok|sound|false|class|grade|level|category|house|building)\b"
)


def danger_rank(hazard: str) -> int:
    """Order in which houses are warned: 0 not dangerous, 1 class D, 2 class C, 3 any other hazard.

    Classes A to D are those of the Chinese standard JGJ 125-2016: C is partly dangerous, D wholly; A and B
    are no dangerous houses. Of several hazards the worst counts. Words that are not understood count as a hazard
    (3), because a warning too many costs less than one too few. Never raises.
    """
    text = unicodedata.normalize("NFKC", hazard).casefold().strip()
    if _CLASS_D.search(text):
        return CLASS_D
    if _CLASS_C.search(text):
        return CLASS_C
    rest = _NO_DANGER.sub(" ", text)
    return OTHER if any(char.isalnum() for char in rest) else NONE
