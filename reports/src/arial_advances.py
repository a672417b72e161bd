#!/usr/bin/env python3
"""Writes arial_advances.hpp: how wide each character of French text is in Liberation Sans, whose metrics are Arial's.

    python3 arial_advances.py FOLDER_OF_THE_FONTS > arial_advances.hpp

Reads the TrueType tables head, hhea, hmtx and cmap (format 4) of LiberationSans-Regular.ttf and -Bold.ttf
(Debian package fonts-liberation). A character the font lacks takes the width written in STAND_INS.
"""
import struct
import sys
from pathlib import Path

CHARACTERS = [chr(c) for c in range(0x20, 0x7F)] + [chr(c) for c in range(0xA0, 0x180)] + list("–—‘’“”•…‹›€−≈≤≥←↑→↓")
STAND_INS = {"\u202f": "\u00a0", "\u00ad": ""}  # the narrow space is drawn from another font, never wider than this


def tables(font):
    count = struct.unpack(">H", font[4:6])[0]
    records = (struct.unpack(">4sIII", font[12 + 16 * i : 28 + 16 * i]) for i in range(count))
    return {tag.decode(): font[offset : offset + length] for tag, _, offset, length in records}


def glyphs(cmap):
    for i in range(struct.unpack(">H", cmap[2:4])[0]):
        platform, encoding, offset = struct.unpack(">HHI", cmap[4 + 8 * i : 12 + 8 * i])
        if (platform, encoding) == (3, 1):
            break
    sub = cmap[offset:]
    segments = struct.unpack(">H", sub[6:8])[0] // 2
    half = lambda at: struct.unpack(f">{segments}H", sub[at : at + 2 * segments])
    ends, starts = half(14), half(16 + 2 * segments)
    deltas, ranges = half(16 + 4 * segments), half(16 + 6 * segments)
    found = {}
    for s in range(segments):
        for code in range(starts[s], min(ends[s], 0xFFFE) + 1):
            glyph = code
            if ranges[s]:
                at = 16 + 6 * segments + 2 * s + ranges[s] + 2 * (code - starts[s])
                glyph = struct.unpack(">H", sub[at : at + 2])[0]
                if glyph == 0:
                    continue
            found[code] = (glyph + deltas[s]) & 0xFFFF
    return found


def advances(path):
    font = tables(path.read_bytes())
    units = struct.unpack(">H", font["head"][18:20])[0]
    assert units == 2048, units
    metrics = struct.unpack(">H", font["hhea"][34:36])[0]
    of_glyph = glyphs(font["cmap"])

    def advance(character):
        glyph = of_glyph.get(ord(character), 0)
        at = 4 * min(glyph, metrics - 1)
        return struct.unpack(">H", font["hmtx"][at : at + 2])[0] if glyph else None

    return advance


folder = Path(sys.argv[1])
regular = advances(folder / "LiberationSans-Regular.ttf")
bold = advances(folder / "LiberationSans-Bold.ttf")
print("#pragma once\n\n// Written by arial_advances.py from Liberation Sans; do not edit.\n")
print("#include <array>\n#include <cstdint>\n\nnamespace reports {\n")
print("/// Advance widths of one character, in 2048ths of the font size.")
print("struct Advance {\n    char32_t character;\n    std::uint16_t regular;\n    std::uint16_t bold;\n};\n")
rows = []
for character in sorted(set(CHARACTERS) | set(STAND_INS)):
    source = STAND_INS.get(character, character)
    widths = (regular(source), bold(source)) if source else (0, 0)
    if None not in widths:
        rows.append(f"{{0x{ord(character):X}, {widths[0]}, {widths[1]}}}")
print("/// In the order of the characters.")
print(f"inline constexpr std::array<Advance, {len(rows)}> kArialAdvances{{{{")
for i in range(0, len(rows), 4):
    print("    " + ", ".join(rows[i : i + 4]) + ",")
print("}};\n\n}  // namespace reports")
