"""Keywords of opting out and in, and the notice of how to."""

import unicodedata

from .tables import AROUND, KEYWORDS, is_mark
from .text import classify, is_deleted, read_text


def words_of(text):
    """[(word, in capitals, start, end)]: runs of letters and digits after NFD, full-width ones as ASCII, without marks and invisible characters."""
    found = []
    letters, start, end = "", None, None
    for index, character in enumerate(text):
        narrow = chr(ord(character) - 0xFEE0) if "\uFF01" <= character <= "\uFF5E" else character
        parts = [c for c in unicodedata.normalize("NFD", narrow) if c.isalnum() and not is_mark(c)]
        ignored = is_mark(character) or is_deleted(character) and classify(character)[0] == "invisible"
        if parts and not ignored:
            start = index if start is None else start
            letters, end = letters + "".join(parts), index + 1
        elif not ignored and letters:
            found.append((letters, start, end))
            letters, start = "", None
    if letters:
        found.append((letters, start, end))
    capitals = lambda w: sum(c.isalpha() for c in w) >= 2 and not any(c.islower() for c in w)
    return [(w.lower(), capitals(w), start, end) for w, start, end in found]


def row_at(words, index):
    """The longest row of keywords.tsv that starts at a word, and its number of words."""
    for length in (3, 2, 1):
        phrase = [word for word, *_ in words[index:index + length]]
        if len(phrase) == length and " ".join(phrase) in KEYWORDS:
            return KEYWORDS[" ".join(phrase)], length
    return None, 0


def classify_keyword(given):
    words = words_of(read_text(given))
    none = {"match": "none", "kind": None}
    if not words or len(words) > 12:
        return none
    row, length = row_at(words, 0)
    if row and length == len(words):
        return {"match": row["match"], "kind": row["kind"]}
    kinds = []
    i = 0
    while i < len(words):
        row, length = row_at(words, i)
        if row:
            kinds.append(row["kind"])
            i += length
        elif words[i][0] in AROUND["filler"]:
            i += 1
        else:
            return none
    if not kinds:
        return none
    return {"match": "likely", "kind": "opt_out" if "opt_out" in kinds else kinds[0]}


def has_opt_out(body):
    words = words_of(body)

    def gap(i):
        """What stands between word i - 1 and word i."""
        start = words[i - 1][3] if i > 0 else 0
        return body[start:words[i][2] if i < len(words) else len(body)]

    def marked(i, length):
        if length == len(words):
            return True
        before, after = gap(i), gap(i + length)
        if before in ("-", "'", "\u2019") or after in ("-", "'", "\u2019"):
            return False
        if after[:1] in ("=", ":"):
            return True
        if before and after and before[-1] in "\"'\u201c\u2018\u201e\u00ab([*" and after[0] in "\"'\u201d\u2019\u201c\u00bb)]*":
            return True
        j = i
        for _ in range(4):
            if j == 0 or set(gap(j)) & set(".!?;,\n"):
                break
            j -= 1
            if words[j][0] in AROUND["instruction"]:
                return True
            if words[j][0] not in AROUND["link"]:
                break
        after_to, _ = row_at(words, i + length + 1)
        if i + length < len(words) and words[i + length][0] in ("to", "2") and after_to and after_to["kind"] == "opt_out":
            return True

        def loud(k):
            return 0 <= k < len(words) and words[k][1] and not row_at(words, k)[0]
        return all(word[1] for word in words[i:i + length]) and not loud(i - 1) and not loud(i + length)

    for i in range(len(words)):
        row, length = row_at(words, i)
        if row and row["kind"] == "opt_out" and (row["marketing"] == "anywhere" or marked(i, length)):
            return True
    return False
