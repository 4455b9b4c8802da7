"""JSON: reading and writing it."""

import re

from .tables import Err


class Number(str):
    """A JSON number, as its characters."""


class Members(dict):
    """The members of an object. A member that stands twice is an error where the object is read, not where it is skipped."""

    twice = None

    def refuse_twice(self):
        if self.twice is not None:
            raise Err("duplicate_member", field=self.twice)

    def get(self, name, default=None):
        self.refuse_twice()
        return super().get(name, default)

    def __iter__(self):
        self.refuse_twice()
        return super().__iter__()

    def items(self):
        self.refuse_twice()
        return super().items()


class Reader:
    """RFC 8259, over UTF-8 octets. Objects become dicts, numbers stay text."""

    def __init__(self, text):
        self.octets = text.encode("utf-8")
        self.at = 0

    def fail(self, at=None, code="invalid_json"):
        raise Err(code, position={"utf8": self.at if at is None else at})

    def peek(self):
        return self.octets[self.at:self.at + 1]

    def space(self):
        while self.peek() in (b" ", b"\t", b"\n", b"\r"):
            self.at += 1

    def document(self):
        self.space()
        value = self.value(0)
        self.space()
        if self.at < len(self.octets):
            self.fail()
        return value

    def value(self, depth):
        first = self.peek()
        if first == b"{" or first == b"[":
            if depth == 32:
                self.fail(code="json_too_deep")
            return self.object(depth + 1) if first == b"{" else self.array(depth + 1)
        if first == b'"':
            return self.string()
        for word, value in ((b"true", True), (b"false", False), (b"null", None)):
            if self.octets.startswith(word, self.at):
                self.at += len(word)
                return value
        number = re.compile(rb"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?").match(self.octets, self.at)
        if not number:
            self.fail()
        self.at = number.end()
        return Number(number.group().decode())

    def object(self, depth):
        members = Members()
        self.at += 1
        self.space()
        if self.peek() == b"}":
            self.at += 1
            return members
        while True:
            if self.peek() != b'"':
                self.fail()
            name = self.string()
            if name in members and members.twice is None:
                members.twice = name
            self.space()
            if self.peek() != b":":
                self.fail()
            self.at += 1
            self.space()
            members[name] = self.value(depth)
            self.space()
            if self.peek() == b"}":
                self.at += 1
                return members
            if self.peek() != b",":
                self.fail()
            self.at += 1
            self.space()

    def array(self, depth):
        items = []
        self.at += 1
        self.space()
        if self.peek() == b"]":
            self.at += 1
            return items
        while True:
            items.append(self.value(depth))
            self.space()
            if self.peek() == b"]":
                self.at += 1
                return items
            if self.peek() != b",":
                self.fail()
            self.at += 1
            self.space()

    def string(self):
        self.at += 1
        characters = b""
        while True:
            octet = self.peek()
            if octet == b"" or octet < b" ":
                self.fail()
            if octet == b'"':
                self.at += 1
                return characters.decode("utf-8")
            if octet == b"\\":
                characters += self.escape().encode("utf-8")
            else:
                characters += octet
                self.at += 1

    def escape(self):
        start = self.at
        letter = self.octets[start + 1:start + 2]
        short = {b'"': '"', b"\\": "\\", b"/": "/", b"b": "\b", b"f": "\f", b"n": "\n", b"r": "\r", b"t": "\t"}
        if letter in short:
            self.at += 2
            return short[letter]
        unit = self.unit(start)
        if unit is None:
            self.fail()
        self.at += 6
        if 0xD800 <= unit <= 0xDBFF:
            low = self.unit(self.at)
            if low is not None and 0xDC00 <= low <= 0xDFFF:
                self.at += 6
                return chr(0x10000 + (unit - 0xD800) * 0x400 + (low - 0xDC00))
        if 0xD800 <= unit <= 0xDFFF:
            self.fail(start, "unpaired_surrogate")
        return chr(unit)

    def unit(self, at):
        match = re.compile(rb"\\u([0-9a-fA-F]{4})").match(self.octets, at)
        return int(match.group(1), 16) if match else None


def read_object(text):
    value = Reader(text).document()
    if not isinstance(value, dict):
        raise Err("wrong_type")
    return value


def is_integer(value):
    return isinstance(value, Number) and re.fullmatch(r"-?[0-9]+", value) is not None


def member(members, name, kind, required=False, index=None):
    """A member of the given kind; None when it is absent or null."""
    value = members.get(name)
    if value is None:
        if required:
            raise Err("missing_member", field=name, index=index)
        return None
    fits = {
        "string": isinstance(value, str) and not isinstance(value, Number),
        "integer": is_integer(value),
        "number": isinstance(value, Number),
        "amount": isinstance(value, str),
        "boolean": isinstance(value, bool),
        "list": isinstance(value, list),
        "object": isinstance(value, dict),
    }[kind]
    if not fits:
        raise Err("wrong_type", field=name, index=index)
    return int(value) if kind == "integer" else value


def strings(members, name):
    values = member(members, name, "list")
    if values is None:
        return None
    for index, value in enumerate(values):
        if not isinstance(value, str) or isinstance(value, Number):
            raise Err("wrong_type", field=name, index=index)
    return values


def quoted(text):
    short = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(short.get(c, "\\u%04x" % ord(c) if c < " " else c) for c in text) + '"'


def written(pairs):
    """An object from (name, JSON text) pairs; None leaves a member out."""
    return "{" + ",".join(quoted(name) + ":" + value for name, value in pairs if value is not None) + "}"


def or_null(value, write=quoted):
    return "null" if value is None else write(value)
