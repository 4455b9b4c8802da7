"""Advice: edits that save segments."""

from .layout import Layout
from .money import parse_amount, print_amount
from .replacing import ALL_CLASSES, changed, replacements, reported, without_limit
from .tables import Err, SEPTETS, is_control, is_mark
from .text import classify, position, read_text


def shorten(text, limit, options, base=None):
    """The text ended as late as makes fewer segments than `limit`: (index of the end, units less, segments)."""
    whole = Layout(text, options)
    most = 20 if whole.encoding == "gsm7" else 10
    for end in range(len(text) - 1, 0, -1):
        less = sum(whole.coding.units_of(c) for c in text[end:])
        if less > most:
            return None
        if is_mark(text[end]):
            continue
        after = Layout(text[:end], options).segments
        if after < limit:
            return end, less, after
    return None


def advise(given):
    text = read_text(given)
    options = without_limit(given.get("options", {}))
    price = parse_amount(given["price"]) if "price" in given else None
    if price is not None and price < 0:
        raise Err("amount_negative", field="price")
    Layout("", given.get("options", {}))  # the options themselves
    layout = Layout(text, options)
    before = layout.segments
    found = []

    def add(kind, changes, result, cut=None, units=0, classes=True, after=None):
        after = Layout(result, options).segments if after is None else after
        if after >= before:
            return False
        saved = None if price is None else price * (before - after) * given.get("recipients", 1)
        if saved is not None and not -2 ** 63 <= saved < 2 ** 63:
            raise Err("amount_overflow")
        used = {change["class"] for change in changes} if classes else set()
        found.append({
            "kind": kind, "change_count": len(changes), "changes": [reported(text, change) for change in changes[:20]],
            "cut": None if cut is None else position(text, cut), "units": units, "language": None,
            "classes": [c for c in CLASS_ORDER if c in used], "before": before, "after": after,
            "saved": None if saved is None else print_amount(saved, 2), "text": result,
        })
        return True

    if before == 1:
        return {"advice": []}
    ucs2 = layout.encoding == "ucs2"
    free = ucs2 and layout.demanded == "auto"
    replaced, blocked, _ = replacements(layout, ALL_CLASSES)
    replaced = replaced if free and not blocked else None
    dropped, blocked, _ = replacements(layout, ALL_CLASSES, drop_emoji=True)
    emoji = sum(change["class"] == "emoji" for change in dropped)
    dropped = dropped if free and not blocked and 1 <= emoji <= 8 else None
    deleted = []
    if ucs2:
        for index, cluster in layout.clusters:
            if all(c in "\u00ad\u200b\u2060\ufeff" or is_control(c) for c in cluster):
                deleted.append({"start": layout.origin[index], "end": layout.origin[index + len(cluster)], "to": "",
                                "class": classify(cluster)[0]})

    def named(changes, kind):
        return "delete_invisible" if all(change["class"] == "invisible" for change in changes) else kind
    saves = replaced is not None and add(named(replaced, "replace"), replaced, changed(text, replaced))
    if not saves and deleted:
        add(named(deleted, "delete_invisible"), deleted, changed(text, deleted))
    if dropped is not None and all(change["to"] == "" for change in dropped):
        add("drop_emoji", dropped, changed(text, dropped))
    extended = [i for i, c in enumerate(text) if SEPTETS.get(c) == 2]
    if not ucs2 and extended:
        for index in (extended[-1], extended[0]):
            change = {"start": index, "end": index + 1, "to": "", "class": "other"}
            if add("drop_extension", [change], changed(text, [change]), classes=False):
                break
    short = shorten(text, before, options)
    if short:
        add("shorten", [], text[:short[0]], cut=short[0], units=short[1])
    if not found and dropped is not None:
        add("combine", dropped, changed(text, dropped))
    if not found:
        for changes in (replaced, deleted or None, dropped):
            if changes is None:
                continue
            result = changed(text, changes)
            short = shorten(result, before, options)
            if short:
                # The place in the original: walk until that much of the result is written.
                cut = next(i for i in range(len(text) + 1)
                           if len(changed(text[:i], [c for c in changes if c["end"] <= i])) >= short[0]
                           or any(c["start"] == i and len(changed(text[:i], [d for d in changes if d["end"] <= i]) + c["to"]) > short[0]
                                  for c in changes))
                kept = [c for c in changes if c["start"] < cut]
                # Without any of its changes it would only be a longer cut.
                if not kept:
                    continue
                add("combine", kept, changed(text[:cut], kept), cut=cut, units=short[1])
                break
    order = ["delete_invisible", "replace", "allow_language", "drop_extension", "drop_emoji", "shorten", "combine"]
    found.sort(key=lambda advice: (advice["after"], order.index(advice["kind"])))
    return {"advice": found}


CLASS_ORDER = ["typographic", "space", "invisible", "accent", "lookalike", "ligature", "fraction", "symbol"]
