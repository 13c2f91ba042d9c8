"""Makes the fonts of this folder from the variable fonts of Source Sans 3 (see README.md).

    python make.py FOLDER_WITH_THE_VARIABLE_FONTS

Needs fonttools. Each font is one weight of the family without hints, reduced to the letters and signs that Swedish
municipalities' documents use, and renamed, since the licence reserves the name of the original.
"""

import copy
import pathlib
import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FAMILY = "Ikplan Sans"
FACES = [
    ("SourceSans3[wght].ttf", "Regular", 400),
    ("SourceSans3[wght].ttf", "Semibold", 600),
    ("SourceSans3-Italic[wght].ttf", "Italic", 400),
]
RANGES = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x024F),  # Latin-1, Latin Extended A and B
    (0x0259, 0x0259),
    (0x02B9, 0x02DD),  # modifiers, among them the apostrophes of names
    (0x0300, 0x036F),  # combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x0490, 0x0491),
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x206F),  # punctuation
    (0x2070, 0x209F),  # raised and lowered
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x214F),  # letterlike
    (0x2150, 0x215F),  # fractions
    (0x2190, 0x2199),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2610, 0x2612),
    (0x2713, 0x2717),
]


# Signs that get a glyph of their own, drawn as another: each glyph then stands for one sign, and text that is taken out
# of a document is the text that was put in.
COPIES = [(0x00AD, 0x002D, "softhyphen"), (0x2551, 0x2016, "boxdouble")]


def copy_glyphs(font):
    names = font.getBestCmap()
    glyphs, widths = font["glyf"], font["hmtx"]
    for code, drawn_as, new in COPIES:
        source = names[drawn_as]
        glyphs[new] = copy.deepcopy(glyphs[source])
        widths[new] = widths[source]
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = new


def make(folder, source, style, weight):
    font = TTFont(folder / source)
    font = instantiateVariableFont(font, {"wght": weight})
    options = Options()
    options.hinting = False
    options.layout_features = ["ccmp", "kern", "mark", "mkmk", "locl"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 9, 11, 13, 14]
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    copy_glyphs(font)
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 5, 7, 9, 11, 13, 14)]
    for identity, text in [(1, FAMILY), (2, style), (3, postscript), (4, f"{FAMILY} {style}"), (6, postscript)]:
        names.setName(text, identity, 3, 1, 0x409)
    for table in ("STAT", "DSIG", "meta"):
        if table in font:
            del font[table]
    font.save(pathlib.Path(__file__).parent / f"{postscript}.ttf")


if __name__ == "__main__":
    for source, style, weight in FACES:
        make(pathlib.Path(sys.argv[1]), source, style, weight)
