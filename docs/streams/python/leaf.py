"""The leaf of an event, from the record itself: the bytes of the log's entry, hashed.

What the fields of an event are is told by the schemas that the log holds (events of type
document.issued, kind "schema"); how they are packed is in ../README.md, under "Leaf".
"""
import base64
import datetime
import hashlib
import json
import struct
import uuid

EPOCH = datetime.date(1970, 1, 1)
INTEGERS = {"int8": "<b", "int16": "<h", "int32": "<i", "int64": "<q",
            "uint8": "<B", "uint16": "<H", "uint32": "<I", "uint64": "<Q"}


class Schemas:
    """By type and version, as the log tells them."""

    def __init__(self):
        self.known = {}

    def learn(self, kind, value):
        if kind != "gov.yiben.document.issued":
            return
        document = json.loads(value)
        if document["kind"] == "schema":
            self.known[document["id"], document["version"]] = json.loads(document["json"])

    def payload(self, kind, version, value):
        schema = self.known[kind, version]
        return b"\x01" + packed(schema, json.loads(value), schema)


def count(n):
    return struct.pack("<Q", n)


def text(value):
    return count(len(value)) + value


def packed(schema, value, document):
    if "$ref" in schema:
        schema = document["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    kind = schema["type"]
    if kind == ["object", "null"]:  # a personal value: whose, and what was sealed
        if value is None:
            return bytes(16) + text(b"")
        return uuid.UUID(value["subject"]).bytes + text(base64.b64decode(value.get("sealed", "")))
    if kind == "boolean":
        return b"\x01" if value else b"\x00"
    if kind == "integer":
        return struct.pack(INTEGERS[schema["format"]], value)
    if kind == "array":
        return count(len(value)) + b"".join(packed(schema["items"], v, document) for v in value)
    if kind == "object":
        return fields(schema, value, document)
    return words(schema, value)


def fields(schema, value, document):
    if "properties" not in schema:  # a map, in the order of its keys' bytes
        of = schema["additionalProperties"]
        pairs = sorted((k.encode(), v) for k, v in value.items())
        return count(len(pairs)) + b"".join(text(k) + packed(of, v, document) for k, v in pairs)
    out = b""
    for name, of in schema["properties"].items():
        if name in schema["required"]:
            out += packed(of, value[name], document)
        else:  # nothing: 1; something: 0 and it
            out += b"\x00" + packed(of, value[name], document) if name in value else b"\x01"
    return out


def words(schema, value):
    if "enum" in schema:  # its place in the list
        return struct.pack("<i", schema["enum"].index(value))
    form = schema.get("format")
    if form == "uuid":
        return uuid.UUID(value).bytes
    if form == "date":
        return struct.pack("<i", (datetime.date.fromisoformat(value) - EPOCH).days)
    if form == "date-time":
        return struct.pack("<q", microseconds(value))
    if "pattern" in schema:  # a month: months since 0000-01
        year, month = value.split("-")
        return struct.pack("<i", int(year) * 12 + int(month) - 1)
    return text(value.encode())


def microseconds(instant):
    at = datetime.datetime.fromisoformat(instant.replace("Z", "+00:00"))
    since = at - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def leaf_of(headers, value, schemas):
    """SHA-256 of a zero byte and the entry. All numbers of the entry are big endian."""
    h = {name[3:]: said for name, said in headers.items() if name.startswith("ce_")}
    kind = h["type"].removeprefix("gov.yiben.")
    payload = schemas.payload(kind, int(h["schemaversion"]), value)
    day = -(1 << 31)
    if "effectivedate" in h:
        day = (datetime.date.fromisoformat(h["effectivedate"]) - EPOCH).days
    entry = struct.pack(">BQqQHQI", 1, int(h["position"]), microseconds(h["time"]), int(h["streamversion"]),
                        int(h["partition"]), int(h["sequence"]), int(h["source"].rsplit("/", 1)[1]))
    for name in "id", "commandid", "correlationid", "causationid":
        entry += uuid.UUID(h.get(name, h["commandid"])).bytes
    entry += struct.pack(">iH", day, int(h["schemaversion"]))
    for said in kind, h["subject"], h["authid"], h["authrole"], h["authdivision"]:
        said = said.encode()
        entry += struct.pack(">H", len(said)) + said
    return hashlib.sha256(b"\x00" + entry + struct.pack(">I", len(payload)) + payload).digest()


def is_as_recorded(headers, value, schemas):
    try:
        return leaf_of(headers, value, schemas).hex() == headers["ce_leafhash"]
    except (LookupError, ValueError, TypeError, AttributeError, struct.error):
        return False  # no event of that schema at all
