#!/usr/bin/env python3
"""A second implementation of docs/protocol.md, and whether it agrees with every file beside it.

Standard library only, and written from the page, not from the program: whatever both understand the same way, the page
says clearly enough. Slow and open to timing attacks: for checking, not for use.
"""

import base64
import hashlib
import hmac
import json
import re
import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent


class Refused(Exception):
    """The reason, as docs/protocol.md names it; codes have details beside it."""

    def __init__(self, reason, **details):
        super().__init__(reason)
        self.reason = reason
        self.details = details


# --- Ed25519 (RFC 8032), strict -------------------------------------------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(a, b):
    """Sum of two points in extended coordinates (X, Y, Z, XY/Z), as RFC 8032 gives it."""
    (x1, y1, z1, t1), (x2, y2, z2, t2) = a, b
    m, n = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    c, d = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, point):
    result = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = add(result, point)
        point = add(point, point)
        number >>= 1
    return result


def same(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def point_of(data):
    """The point with this encoding; None if there is none or it has another encoding."""
    number = int.from_bytes(data, "little")
    y, sign = number & (2**255 - 1), number >> 255
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT % P
    if x * x % P != square:
        return None
    if x & 1 != sign:
        x = P - x
    return x % P, y, 1, x * y % P


def is_weak(point):
    return same(times(8, point), (0, 1, 1, 0))


BASE = point_of(bytes([0x58] + [0x66] * 31))


def signed(key, message, signature):
    first, second = point_of(signature[:32]), int.from_bytes(signature[32:], "little")
    if first is None or is_weak(first) or second >= ORDER:
        return False
    hashed = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    return same(times(second, BASE), add(first, times(hashed, point_of(key))))


# --- JSON with one meaning ------------------------------------------------------------------------------------------

class BadNumber:
    """Not whole, or beyond 64 bits: refused unless it is skipped."""


def number(text):
    value = int(text)
    return value if text != "-0" and -(2**63) <= value < 2**64 else BadNumber


def no_constant(_):
    raise ValueError


class Pairs(list):
    """The members of an object, in order."""


def json_object(data, stage):
    """Members of the object without what is skipped; reasons begin with the stage."""
    if data[:1] != b"{" or data[-1:] != b"}":
        raise Refused(f"{stage}-not-one-object")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(f"{stage}-not-utf-8") from None
    try:
        value = json.loads(text, object_pairs_hook=Pairs, parse_int=number, parse_float=lambda _: BadNumber,
                           parse_constant=no_constant)
    except ValueError:
        # What comes first counts: a flaw before the place at which the text stops to be JSON.
        raise Refused(f"{stage}-syntax") from None
    return strict(value, stage, 1)


def strict(value, stage, depth):
    if isinstance(value, list) and depth > 8:
        raise Refused(f"{stage}-too-deep")
    if isinstance(value, Pairs):
        members = {}
        for name, member in value:
            checked_text(name, stage)
            if name.startswith("x_"):
                continue
            if name in members:
                raise Refused(f"{stage}-member-twice")
            members[name] = strict(member, stage, depth + 1)
        return members
    if isinstance(value, list):
        return [strict(element, stage, depth + 1) for element in value]
    if value is BadNumber:
        raise Refused(f"{stage}-number")
    if isinstance(value, str):
        checked_text(value, stage)
    return value


def checked_text(text, stage):
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise Refused(f"{stage}-syntax")
    if "\0" in text:
        raise Refused(f"{stage}-nul")


# --- Values and their forms -----------------------------------------------------------------------------------------
# A form takes a value and the stage, and gives the value back or refuses it.

def shape(condition, stage):
    if not condition:
        raise Refused(f"{stage}-shape")


def text(value, stage):
    shape(isinstance(value, str), stage)
    return value


def whole(lowest, highest):
    def form(value, stage):
        shape(type(value) is int and lowest <= value <= highest, stage)
        return value
    return form


DAYS, UNITS, COUNT, MOMENT = whole(0, 2**16 - 1), whole(0, 2**32 - 1), whole(0, 2**64 - 1), whole(-(2**63), 2**63 - 1)


def word(*words):
    def form(value, stage):
        if isinstance(value, dict) and len(value) == 1 and set(value) <= set(words):
            raise Refused(f"{stage}-spelling")
        shape(value in words, stage)
        return value
    return form


def digits(count):
    def form(value, stage):
        shape(isinstance(value, str) and re.fullmatch(f"[0-9a-f]{{{count}}}", value), stage)
        return value
    return form


def day(value, stage):
    shape(isinstance(value, str) and re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value.strip()), stage)
    year, month, day_of_month = map(int, value.strip().split("-"))
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    shape(1 <= month <= 12 and 1 <= day_of_month <= days[month - 1], stage)
    if value != value.strip():
        raise Refused(f"{stage}-spelling")
    return value


def code(kind):
    def form(value, stage):
        shape(isinstance(value, str), stage)
        try:
            written = read_code(value, kind)
        except Refused:
            raise Refused(f"{stage}-shape") from None
        if written != value:
            raise Refused(f"{stage}-spelling")
        return value
    return form


def many(form):
    def forms(value, stage):
        shape(isinstance(value, list), stage)
        return [form(element, stage) for element in value]
    return forms


class Optional:
    """A member that may be left out; what it means then, if anything."""

    def __init__(self, form, default=None):
        self.form, self.default = form, default


def record(**members):
    def form(value, stage):
        if isinstance(value, list) and len(value) == len(members):
            raise Refused(f"{stage}-spelling")
        shape(isinstance(value, dict) and set(value) <= set(members), stage)
        result, late = {}, None
        for name, member in members.items():
            optional = isinstance(member, Optional)
            if name not in value:
                shape(optional, stage)
                if member.default is not None:
                    result[name] = member.default
                continue
            if optional and member.default is None and value[name] is None:
                late = Refused(f"{stage}-spelling")
                continue
            try:
                result[name] = (member.form if optional else member)(value[name], stage)
            except Refused as refusal:
                # A second spelling counts only if all else is right.
                if not refusal.reason.endswith("-spelling"):
                    raise
                late = refusal
        if late:
            raise late
        return {name: value for name, value in result.items() if value != [] or name != "replaces"}
    return form


ENVELOPE = record(payloadType=text, payload=text, signatures=many(record(keyid=text, sig=text)))
COMPONENTS = many(record(component=text, state=word("present", "absent", "unreadable"), tag=Optional(DAYS)))
MARK = record(generation=COUNT, digest=digits(64))
HEAD = record(number=COUNT, digest=digits(64))
BUDGET = record(used=DAYS, allowed=DAYS, period_days=DAYS)
SYSTEM_ID, HARDWARE_ID, REQUEST_CODE = code("system-id"), code("hardware-id"), code("request-code")

PAYLOADS = {
    "request": record(
        request_codes=many(REQUEST_CODE), system_id=SYSTEM_ID, hardware_id=HARDWARE_ID, components=COMPONENTS,
        machine=word("physical", "virtual"), reason=word("activation", "drift", "move", "failed"), nonce=digits(32),
        last_package=Optional(MARK), change_log_head=Optional(HEAD), old_mac=Optional(text),
        old_product=Optional(text), made_at=MOMENT, edition=word("v8", "v10"), emergency_since=Optional(MOMENT)),
    "license-package": record(
        system_id=SYSTEM_ID, generation=COUNT, nonce=Optional(digits(32)), previous=Optional(digits(64)),
        binding=record(hardware_id=HARDWARE_ID, components=COMPONENTS,
                       tolerance=record(recipe=word("physical", "virtual", "exact"), score_percent=whole(0, 255))),
        items=many(record(
            id=text, order_number=text, license_type=text, quantity=UNITS,
            kind=word("purchase", "subscription", "test"), **{"from": Optional(day)}, until=Optional(day),
            grace_days=Optional(DAYS, 14), product_version=Optional(text), replaces=Optional(many(text), []))),
        binding_grace_days=Optional(DAYS, 30), rehosting_budget=BUDGET, customer=text, contact=Optional(text),
        texts=Optional(record(en=text, de=text)), issued_at=MOMENT),
    "release": record(system_id=SYSTEM_ID, package=MARK, tail_days=DAYS, made_at=MOMENT),
    "receipt": record(
        system_id=SYSTEM_ID, credited=record(release=digits(64), package=MARK, tail_days=DAYS),
        rehosting_budget=BUDGET, change_log_head=Optional(HEAD), issued_at=MOMENT),
}


# --- What a payload cannot mean -------------------------------------------------------------------------------------

def contradiction(condition, reason):
    if condition:
        raise Refused(f"content-{reason}")


def check_components(components):
    seen = set()
    for entry in components:
        contradiction(entry["component"] in seen or not entry["component"], "component")
        seen.add(entry["component"])
        has_tag = entry.get("tag", 4096) < 4096
        contradiction(has_tag if entry["state"] != "present" else not has_tag, "tag")
        contradiction(entry["state"] != "present" and "tag" in entry, "tag")


def check(kind, payload):
    if kind == "request":
        codes = payload["request_codes"]
        contradiction(not codes and payload["reason"] == "activation", "no-request-code")
        contradiction(len(set(codes)) < len(codes), "code-twice")
        contradiction(payload.get("last_package", {}).get("generation") == 0, "generation")
        check_components(payload["components"])
    elif kind == "license-package":
        contradiction(payload["generation"] == 0, "generation")
        contradiction(payload["binding"]["tolerance"]["score_percent"] > 100, "tolerance")
        check_components(payload["binding"]["components"])
        seen = set()
        for item in payload["items"]:
            contradiction(item["id"] in seen or not item["id"], "item")
            seen.add(item["id"])
            contradiction(not item["license_type"].strip() or item["quantity"] == 0, "item-empty")
            contradiction("from" in item and item.get("until", "9999-12-31") < item["from"], "dates")
    else:
        mark = payload["package"] if kind == "release" else payload["credited"]["package"]
        contradiction(mark["generation"] == 0, "generation")


# --- Documents ------------------------------------------------------------------------------------------------------

TYPES = {f"application/vnd.xlm.{kind}.v1+json": kind for kind in PAYLOADS}


def strict_base64(value, reason):
    try:
        data = base64.b64decode(value, validate=True)
    except ValueError:
        raise Refused(reason) from None
    if base64.b64encode(data).decode() != value:
        raise Refused(reason)
    return data


def open_document(data, wanted, trusted):
    if len(data) > 262144:
        raise Refused("envelope-too-large")
    envelope = ENVELOPE(json_object(data, "envelope"), "envelope")
    if len(envelope["signatures"]) != 1:
        raise Refused("signature-count")
    [entry] = envelope["signatures"]
    key = strict_base64(entry["keyid"], "key-encoding")
    if len(key) != 32:
        raise Refused("key-encoding")
    point = point_of(key)
    if point is None:
        raise Refused("key-not-a-key")
    if is_weak(point):
        raise Refused("key-weak")
    signature = strict_base64(entry["sig"], "signature-encoding")
    if len(signature) != 64:
        raise Refused("signature-encoding")
    payload = strict_base64(envelope["payload"], "payload-encoding")
    payload_type = envelope["payloadType"].encode()
    message = b"DSSEv1 %d %s %d %s" % (len(payload_type), payload_type, len(payload), payload)
    if not signed(key, message, signature):
        raise Refused("signature-wrong")
    kind = TYPES.get(envelope["payloadType"])
    if kind is None:
        raise Refused("type-unknown")
    if kind != wanted:
        raise Refused("type-wrong")
    if kind in ("license-package", "receipt") and entry["keyid"] not in trusted:
        raise Refused("issuer-untrusted")
    value = PAYLOADS[kind](json_object(payload, "payload"), "payload")
    check(kind, value)
    meaning = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    return {"digest": hashlib.sha256(payload).hexdigest(), "meaning": hashlib.sha256(meaning).hexdigest()}


# --- Codes ----------------------------------------------------------------------------------------------------------

LETTERS = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
PREFIXES = {"request-code": "XRC1", "hardware-id": "XHW1", "system-id": "XID1"}
LENGTHS = {"request-code": 34, "hardware-id": 29, "system-id": 24}
SEPARATORS = set("_.,:;/|-\u00ad\u00b7\u2022\u2043\u2044\u2212\ufe58\ufe63\uff0d\ufeff\u2060")
SEPARATORS |= {chr(code) for first, last in [(0x2010, 0x2015), (0x200b, 0x200f), (0x202a, 0x202e)]
               for code in range(first, last + 1)}


def is_separator(character):
    return character in SEPARATORS or character.isspace() or unicodedata.category(character) == "Cc"


def is_valid(kind, symbols):
    """Bech32m (BIP-350)."""
    prefix = PREFIXES[kind][:3].lower()
    values = [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix] + symbols
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate([0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3]):
            check ^= generator if top >> bit & 1 else 0
    return check == 0x2BC830A3


def symbol(character):
    letter = "0" if character == "O" else character
    return LETTERS.index(letter) if letter in LETTERS else None


def upper(character):
    return character.upper() if character.isascii() else character


def read_code(value, wanted=None):
    typed = [upper(character) for character in value if not is_separator(character)]
    if not typed:
        raise Refused("code-empty")
    kind = next((kind for kind, prefix in PREFIXES.items() if typed[:4] == list(prefix)), None)
    if kind is None:
        raise prefix_mistake(typed)
    if wanted and kind != wanted:
        raise Refused("code-kind", found=kind)
    if len(typed) != LENGTHS[kind]:
        raise Refused("code-length", expected=LENGTHS[kind], found=len(typed))
    symbols = [symbol(character) for character in typed[4:]]
    if None in symbols:
        raise bad_character(kind, typed, symbols)
    if not is_valid(kind, symbols):
        raise Refused("code-checksum", **only(mistakes(kind, typed, symbols)))
    letters = "".join(LETTERS[value] for value in symbols)
    return "-".join([PREFIXES[kind]] + [letters[at:at + 5] for at in range(0, len(letters), 5)])


def place(index):
    return {"group": index // 5 + 1, "position": index % 5 + 1}


def only(candidates):
    candidates = list(candidates)
    return candidates[0] if len(candidates) == 1 else {}


def mistakes(kind, typed, symbols):
    for index, old in enumerate(symbols):
        for new in range(32):
            if new != old and is_valid(kind, symbols[:index] + [new] + symbols[index + 1:]):
                yield {**place(index), "found": typed[4 + index], "should_be": LETTERS[new]}
    for index in range(len(symbols) - 1):
        first, second = symbols[index:index + 2]
        if first != second and is_valid(kind, symbols[:index] + [second, first] + symbols[index + 2:]):
            yield {**place(index), "swapped_with_next": True}


def bad_character(kind, typed, symbols):
    index = symbols.index(None)
    fitting = (new for new in range(32) if None not in symbols[:index] + symbols[index + 1:]
               and is_valid(kind, symbols[:index] + [new] + symbols[index + 1:]))
    certain = only({"should_be": LETTERS[new]} for new in fitting)
    return Refused("code-character", **place(index), found=typed[4 + index], **certain)


def prefix_mistake(typed):
    """One replacement, or one swap of neighbours, in the prefix of a code that is right in everything else."""
    found = []
    for kind, prefix in PREFIXES.items():
        if len(typed) != LENGTHS[kind]:
            continue
        for at in range(4):
            replaced = typed[:at] + [prefix[at]] + typed[at + 1:]
            swapped = typed[:at] + [typed[at + 1], typed[at]] + typed[at + 2:]
            for changed, details in [(replaced, {"found": typed[at], "should_be": prefix[at]}),
                                     (swapped, {"swapped_with_next": True})]:
                symbols = [symbol(character) for character in changed[4:]]
                if changed[:4] == list(prefix) and changed != typed and None not in symbols and is_valid(kind, symbols):
                    found.append({"group": 0, "position": at + 1, **details})
    details = only(found)
    return Refused("code-checksum", **details) if details else Refused("code-prefix")


# --- Hardware -------------------------------------------------------------------------------------------------------

JUNK = ["TO BE FILLED BY O.E.M.", "NOT SPECIFIED", "NONE"]


def folded(raw):
    value = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", raw).upper())
    value = " ".join("".join(" " if unicodedata.category(c) == "Cc" else c for c in value).split())
    blank = value[:1] in tuple("0FX.-*#?") and set(value) <= {value[:1], " "}
    return "" if not value or blank or value in JUNK else value


def canonical(component, raw):
    if component in ("system-uuid", "os-installation"):
        data = bytes.fromhex(raw.strip().strip("{}").replace("-", ""))
        if data in (bytes(16), b"\xff" * 16):
            return None
        swapped = data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]
        return min(data, swapped) if component == "system-uuid" else data
    if component == "mac-address":
        return bytes.fromhex(raw.replace(":", ""))
    parts = [folded(part) for part in (raw.split("\n") if component in ("processor", "model") else [raw])]
    return "\n".join(parts).encode() if any(parts) else None


def hardware(case):
    key, overall = case["system_id"].encode(), hashlib.sha256(b"xlm-hardware-id-1")
    for entry in case["components"]:
        value = canonical(entry["component"], entry["raw"])
        assert (value and value.hex()) == entry["canonical"], entry
        if value is None:
            continue
        prefix = bytes([entry["number"]])
        digest = hmac.new(key, prefix + len(value).to_bytes(4, "big") + value, "sha256").digest()
        assert digest.hex() == entry["digest"] and int.from_bytes(digest[:2], "big") >> 4 == entry["tag"], entry
        overall.update(prefix + digest)
    bits = int.from_bytes(overall.digest(), "big") >> (256 - 95)
    data = [bits >> (5 * (18 - index)) & 31 for index in range(19)]
    found = [symbol(letter) for letter in case["hardware_id"].replace("-", "")[4:]]
    assert found[:19] == data and is_valid("hardware-id", found), case["hardware_id"]


# --- Change log -----------------------------------------------------------------------------------------------------

def change_log(entries):
    previous, at, expected = bytes(32), None, 1
    for entry in entries:
        def fault(reason):
            return Refused(f"entry-{reason}", entry=expected)
        if entry["number"] != expected:
            raise fault("missing")
        payload = entry["payload"]
        if payload is not None and hashlib.sha256(payload.encode()).hexdigest() != entry["payload_digest"]:
            raise fault("content")
        actor, reason = entry["actor"].encode(), entry["reason"].encode()
        link = hashlib.sha256(b"xlm-entry-1" + previous + entry["number"].to_bytes(8, "big")
                              + entry["at"].to_bytes(8, "big", signed=True)
                              + (4 + len(actor) + len(reason)).to_bytes(4, "big") + len(actor).to_bytes(4, "big")
                              + actor + reason + bytes.fromhex(entry["payload_digest"])).digest()
        if link.hex() != entry["digest"]:
            raise fault("altered")
        if at is not None and entry["at"] < at:
            raise fault("earlier")
        previous, at, expected = link, entry["at"], expected + 1
    return previous.hex()


# --- Does it agree? -------------------------------------------------------------------------------------------------

def document_of(case):
    data = case["document"].encode() if "document" in case else base64.b64decode(case["document_base64"])
    if "note_letters" in case:
        data = data[:-1] + b',"x_note":"' + b"n" * case["note_letters"] + b'"' + data[-1:]
    return data


def agrees(case, keys):
    """What this reader makes of a case, in the form in which the file has it."""
    try:
        if "open_as" in case:
            system = case.get("in_system", "licensed")
            trusted = [key["public_key"] for key in keys if key.get("trusted_in") == system]
            return {"accepted": open_document(document_of(case), case["open_as"], trusted)}
        if "text" in case:
            return {"accepted": read_code(case["text"], case.get("read_as"))}
        if "entries" in case:
            return {"accepted": change_log(case["entries"])}
        hardware(case)
        return {}
    except Refused as refusal:
        has_details = "text" in case or "entries" in case
        return {"refused": {"id": refusal.reason, **refusal.details} if has_details else refusal.reason}


def main():
    index = json.loads((HERE / "index.json").read_text())
    wrong = count = 0
    for listed in index["files"]:
        cases = json.loads((HERE / listed["file"]).read_text())["cases"]
        assert len(cases) == listed["cases"], listed
        for case in cases:
            count += 1
            expected = {name: case[name] for name in ("accepted", "refused") if name in case}
            found = agrees(case, index["keys"])
            if found != expected:
                wrong += 1
                print(f"{listed['file']}: {case['case']}: {found} instead of {expected}", file=sys.stderr)
    for listed in index["documents"]:
        count += 1
        keys = [key["public_key"] for key in index["keys"] if key.get("trusted_in") == "licensed"]
        found = open_document((HERE / listed["file"]).read_bytes(), listed["open_as"], keys)
        if found != listed["accepted"]:
            wrong += 1
            print(f"{listed['file']}: {found} instead of {listed['accepted']}", file=sys.stderr)
    print(f"{count} cases, {wrong} of them read another way by the second reader")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
