"""The generated bodies and numbers, the same for everybody: SplitMix64 from a fixed seed."""

from __future__ import annotations

_MASK = 2**64 - 1

_GSM = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789.,:;!?'()-+ eeaaiioo   "
_ACCENTS = "éèùìòÅåÆßÉÄÖÑÜäöñüà[]{}€~^|"
_OUTSIDE = [
    "Привет мир это сообщение ",
    "مرحبا بالعالم هذه رسالة ",
    "नमस्ते दुनिया यह संदेश ",
    "你好世界这是一条消息",
    "😀🎉🚀 fun ",
    "it’s “on” — now… ",
]


class Random:
    """SplitMix64."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, limit: int) -> int:
        """An integer from 0 up to a limit."""
        self.state = (self.state + 0x9E3779B97F4A7C15) & _MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return (mixed ^ (mixed >> 31)) % limit


def bodies(count: int) -> list[str]:
    """70 % ASCII, 10 % accents and extension characters, 15 % outside GSM-7, 5 % long."""
    random = Random(1)
    return [_body(random) for _ in range(count)]


def _plain(random: Random, length: int) -> str:
    # One draw gives several characters: it is the mix that counts.
    start = random.below(len(_GSM))
    return (_GSM[start:] + _GSM * (length // len(_GSM) + 1))[:length]


def _body(random: Random) -> str:
    kind = random.below(100)
    if kind < 70:
        return _plain(random, 20 + random.below(240))
    if kind < 80:
        accent = _ACCENTS[random.below(len(_ACCENTS))]
        words = _plain(random, 20 + random.below(200)).split(" ")
        return accent.join(words)
    if kind < 95:
        words = _OUTSIDE[random.below(len(_OUTSIDE))]
        return (words * 20)[: 20 + random.below(160)]
    return _plain(random, 500 + random.below(1_100))


def numbers(count: int) -> list[str]:
    """Numbers of many countries, one in twenty of them wrong."""
    random = Random(2)
    codes = ["+1", "+44", "+49", "+33", "+47", "+62", "+91", "+55", "+234", "+380", "+86", "+7"]
    wrong = ["07700900100", "+44 7700", "", "+0123456789", "+12", "+1234567890123456", "abc", "+1202555o143"]
    made = []
    for _ in range(count):
        if random.below(20) == 0:
            made.append(wrong[random.below(len(wrong))])
        else:
            made.append(f"{codes[random.below(len(codes))]}{1_000_000_000 + random.below(8_999_999_999)}")
    return made
