"""Files with passwords, really encrypted: zip (its old cipher), Word (ECMA-376), OpenDocument."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import zlib
from collections.abc import Mapping
from itertools import batched

from tests.core.ingest.making.office import ODF, XML, zipped

SALT = bytes(range(1, 17))
SECTOR = 512
SHORTEST = 4096 + 8  # eight bytes that say the size, and whole blocks
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def zip_crypto(members: Mapping[str, bytes], password: bytes) -> bytes:
    """An archive of stored members, each under the cipher of PKZIP 2."""
    body, central = b"", b""
    for name, content in members.items():
        check = zlib.crc32(content)
        locked = _pkzip(SALT[:11] + bytes([check >> 24]) + content, password)
        common = struct.pack("<5H3I2H", 20, 1, 0, 0, 33, check, len(locked), len(content),
                             len(name), 0)  # fmt: skip
        place = struct.pack("<3H2I", 0, 0, 0, 0, len(body))
        central += b"PK\x01\x02\x14\x00" + common + place + name.encode()
        body += b"PK\x03\x04" + common + name.encode() + locked
    count = len(members)
    end = struct.pack("<4H2IH", 0, 0, count, count, len(central), len(body), 0)
    return body + central + b"PK\x05\x06" + end


def _pkzip(content: bytes, password: bytes) -> bytes:
    keys = [0x12345678, 0x23456789, 0x34567890]

    def mix(byte: int) -> None:
        keys[0] = _crc(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 255)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = _crc(keys[2], keys[1] >> 24)

    for byte in password:
        mix(byte)
    out = bytearray()
    for byte in content:
        low = (keys[2] | 2) & 0xFFFF
        out.append(byte ^ (low * (low ^ 1) >> 8 & 255))
        mix(byte)
    return bytes(out)


def _crc(key: int, byte: int) -> int:
    return ~zlib.crc32(bytes([byte]), ~key & 0xFFFFFFFF) & 0xFFFFFFFF


def zip_aes(content: bytes, password: bytes) -> bytes:
    """An archive of one member under the AES of WinZip (AE-2): method 99, the rest in a field."""
    keys = hashlib.pbkdf2_hmac("sha1", password, SALT[:8], 1000, 34)
    hidden = _counted(content, keys[:16])
    locked = SALT[:8] + keys[32:] + hidden + hmac.digest(keys[16:32], hidden, "sha1")[:10]
    field = struct.pack("<HHH2sBH", 0x9901, 7, 2, b"AE", 1, 0)
    common = struct.pack("<5H3I2H", 51, 1, 99, 0, 33, 0, len(locked), len(content), 5, len(field))
    body = b"PK\x03\x04" + common + b"a.txt" + field + locked
    central = b"PK\x01\x02\x33\x00" + common + struct.pack("<3H2I", 0, 0, 0, 0, 0)
    central += b"a.txt" + field
    return body + central + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 1, 1, len(central),
                                                        len(body), 0)  # fmt: skip


def _counted(content: bytes, key: bytes) -> bytes:
    blocks = [bytes(block) for block in batched(content, 16)]
    pads = (aes(number.to_bytes(16, "little"), key) for number in range(1, len(blocks) + 1))
    return b"".join(_xor(block, pad) for block, pad in zip(blocks, pads, strict=True))


def word(package: bytes, password: str) -> bytes:
    """A Word document as Office keeps it under a password: the package in an old-style container,
    by the standard encryption of ECMA-376 (AES-128, SHA-1, 50,000 rounds)."""
    key = _office_key(password)
    provider = "Microsoft Enhanced RSA and AES Cryptographic Provider\0".encode("utf-16-le")
    header = struct.pack("<8I", 0x24, 0, 0x660E, 0x8004, 128, 0x18, 0, 0) + provider
    verifier = hashlib.sha256(SALT).digest()[:16]
    proof = _blocks(hashlib.sha1(verifier).digest().ljust(32, b"\0"), key)
    info = struct.pack("<HHII", 3, 2, 0x24, len(header)) + header + struct.pack("<I", 16) + SALT
    info += aes(verifier, key) + struct.pack("<I", 20) + proof
    locked = struct.pack("<Q", len(package)) + _blocks(_padded(package), key)
    return container({"EncryptionInfo": info, "EncryptedPackage": locked})


def _office_key(password: str) -> bytes:
    found = hashlib.sha1(SALT + password.encode("utf-16-le")).digest()
    for number in range(50_000):
        found = hashlib.sha1(struct.pack("<I", number) + found).digest()
    found = hashlib.sha1(found + bytes(4)).digest()
    return hashlib.sha1(_xor(found.ljust(64, b"\0"), b"\x36" * 64)).digest()[:16]


def container(streams: Mapping[str, bytes]) -> bytes:
    """A compound file (MS-CFB) of these streams; short ones are filled up to be kept as long."""
    fats, chains, content = [FAT], [], b""
    for stream in streams.values():
        count = -(-max(len(stream), SHORTEST) // SECTOR)
        first = 2 + len(content) // SECTOR
        chains.append(first)
        fats += [END] if not content else []
        fats += [*range(first + 1, first + count), END]
        content += stream.ljust(count * SECTOR, b"\0")
    # Sector 0 is the table of sectors, sector 1 the directory; the streams follow.
    assert len(fats) <= SECTOR // 4, "one sector of the table is enough for a fixture"
    table = struct.pack(f"<{SECTOR // 4}I", *fats, *[FREE] * (SECTOR // 4 - len(fats)))
    entries = [_entry("Root Entry", 5, child=1, start=END, size=0)]
    for at, (name, stream) in enumerate(streams.items(), start=1):
        after = at + 1 if at < len(streams) else FREE
        size = max(len(stream), SHORTEST)
        entries.append(_entry(name, 2, after=after, start=chains[at - 1], size=size))
    directory = b"".join(entries).ljust(SECTOR, b"\0")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<5H6x5I", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096)
    head += struct.pack("<4I", END, 0, END, 0) + struct.pack("<109I", 0, *[FREE] * 108)
    return head + table + directory + content


def _entry(
    name: str, kind: int, *, start: int, size: int, child: int = FREE, after: int = FREE
) -> bytes:
    encoded = f"{name}\0".encode("utf-16-le")
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(encoded), kind, 1, FREE, after, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def open_document(parts: Mapping[str, str | bytes], password: str) -> bytes:
    """An OpenDocument file whose content is under AES-256, as LibreOffice keeps it."""
    content = parts["content.xml"]
    packed = zlib.compress(content.encode() if isinstance(content, str) else content)[2:-4]
    start = hashlib.sha256(password.encode()).digest()
    key = hashlib.pbkdf2_hmac("sha1", start, SALT, 100_000, 32)
    locked, previous = b"", SALT
    for block in batched(_padded(packed), 16):
        previous = aes(_xor(bytes(block), previous), key)
        locked += previous
    names = f'xmlns:m="{ODF}:manifest:1.0"'
    salt, digest = (base64.b64encode(part).decode() for part in (SALT, start))
    manifest = (
        f'{XML}<m:manifest {names}><m:file-entry m:full-path="content.xml" m:size="{len(packed)}">'
        f'<m:encryption-data m:checksum-type="SHA256/1K" m:checksum="{digest}"><m:algorithm '
        f'm:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc" '
        f'm:initialisation-vector="{salt}"/><m:key-derivation m:key-derivation-name="PBKDF2" '
        f'm:iteration-count="100000" m:key-size="32" m:salt="{salt}"/></m:encryption-data>'
        "</m:file-entry></m:manifest>"
    )
    return zipped({**parts, "content.xml": locked, "META-INF/manifest.xml": manifest})


def _padded(content: bytes) -> bytes:
    return content.ljust(-(-len(content) // 16) * 16, b"\0")


def _blocks(content: bytes, key: bytes) -> bytes:
    return b"".join(aes(bytes(block), key) for block in batched(content, 16))


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(left ^ right for left, right in zip(one, other, strict=False))


def _doubled(byte: int) -> int:
    return (byte << 1 ^ (0x11B if byte & 0x80 else 0)) & 0xFF


def _substitutions() -> bytes:
    """The S-box: inverses in the field of 256 elements, by powers of 3, and an affine map."""
    box, one, other = bytearray(256), 1, 1
    while True:
        one ^= _doubled(one)
        for shift in (1, 2, 4):
            other ^= other << shift & 0xFF
        other ^= 0x09 if other & 0x80 else 0
        turned = [(other << by | other >> 8 - by) & 0xFF for by in range(5)]
        box[one] = turned[0] ^ turned[1] ^ turned[2] ^ turned[3] ^ turned[4] ^ 0x63
        if one == 1:
            break
    box[0] = 0x63
    return bytes(box)


BOX = _substitutions()


def aes(block: bytes, key: bytes) -> bytes:
    """One block of 16 bytes under a key of 16 or 32 (FIPS 197)."""
    keys = _round_keys(key)
    state = _xor(block, keys[0])
    for number, round_key in enumerate(keys[1:], start=1):
        state = bytes(BOX[state[(5 * at) % 16]] for at in range(16))
        if number < len(keys) - 1:
            state = b"".join(_mixed(bytes(column)) for column in batched(state, 4))
        state = _xor(state, round_key)
    return state


def _mixed(column: bytes) -> bytes:
    every = column[0] ^ column[1] ^ column[2] ^ column[3]
    return bytes(
        column[at] ^ every ^ _doubled(column[at] ^ column[(at + 1) % 4]) for at in range(4)
    )


def _round_keys(key: bytes) -> list[bytes]:
    size, words = len(key) // 4, [bytes(word) for word in batched(key, 4)]
    constant = 1
    while len(words) < 4 * (size + 7):
        last = words[-1]
        if len(words) % size == 0:
            last = bytes(BOX[byte] for byte in last[1:] + last[:1])
            last, constant = _xor(last, bytes([constant, 0, 0, 0])), _doubled(constant)
        elif size > 6 and len(words) % size == 4:
            last = bytes(BOX[byte] for byte in last)
        words.append(_xor(words[-size], last))
    return [b"".join(group) for group in batched(words, 4)]
