#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the small scans of this folder: three lines of invented text in every format of pictures that is read.

Needs Pillow (python3-pil or `pip install pillow`) and the font DejaVu (fonts-dejavu-core). Run it in this folder.
"""
import random
from PIL import Image, ImageDraw, ImageFont

LINES = ["Hélène Lefèvre-Besançon", "Ingénieure qualité à Orléans depuis août 2014", "Reads English and writes clear reports"]
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
DOTS = 150


def page(lines=LINES):
    """The lines as a scanner sees them: grey, with specks."""
    image = Image.new("L", (1000, 260), 244)
    draw = ImageDraw.Draw(image)
    for index, line in enumerate(lines):
        draw.text((60, 40 + 64 * index), line, font=ImageFont.truetype(FONT, 25), fill=40)
    grains = random.Random(4)
    for _ in range(600):
        image.putpixel((grains.randrange(1000), grains.randrange(260)), grains.randrange(90, 255))
    return image


plain = page()
dots = (DOTS, DOTS)
plain.point(lambda value: 255 if value > 128 else 0).convert("1").save("lines.png", dpi=dots, optimize=True)
plain.quantize(8).save("lines.gif")
plain.convert("1", dither=Image.Dither.NONE).save("lines.bmp", dpi=dots)
plain.save("lines.webp", quality=60)
# As a camera held sideways saves it: the tag says to turn it clockwise by a quarter.
exif = Image.Exif()
exif[0x0112] = 6
plain.rotate(90, expand=True).convert("RGB").save("turned.jpg", quality=60, dpi=dots, exif=exif)
black = [image.convert("1", dither=Image.Dither.NONE) for image in (plain, page(["Page deux du même document", "Fin du dossier numérisé"]))]
black[0].save("pages.tif", compression="group4", dpi=dots, save_all=True, append_images=black[1:])
