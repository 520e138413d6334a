// SPDX-License-Identifier: GPL-3.0-or-later
#include "library.h"

#include <math.h>
#include <string.h>

static uint32_t little16(const uint8_t *bytes) { return bytes[0] | (uint32_t)bytes[1] << 8; }
static uint32_t little32(const uint8_t *bytes) { return little16(bytes) | little16(bytes + 2) << 16; }

/// The place behind a chain of sub-blocks that starts at `at`, or `length` where the chain has no end.
static size_t skip_blocks(const uint8_t *bytes, size_t length, size_t at) {
    while (at < length && bytes[at] != 0) at += 1 + bytes[at];
    return at < length ? at + 1 : length;
}

static size_t color_table(uint8_t flags) { return flags & 0x80 ? (size_t)3 << ((flags & 7) + 1) : 0; }

/// GIF states the size of each frame, and all of them are unpacked together: as many rows as all of them have.
static cocr_status gif_size(const uint8_t *bytes, size_t length, cocr_size *size) {
    if (length < 13) return COCR_DAMAGED;
    uint64_t columns = little16(bytes + 6), rows = little16(bytes + 8), pixels = 0;
    size_t at = 13 + color_table(bytes[10]);
    while (at < length && bytes[at] != 0x3B) {
        if (bytes[at] == 0x21 && at + 2 < length) {
            at = skip_blocks(bytes, length, at + 2);
        } else if (bytes[at] == 0x2C && at + 10 < length) {
            uint64_t across = little16(bytes + at + 5), down = little16(bytes + at + 7);
            pixels += across * down;
            if (across > columns) columns = across;
            at = skip_blocks(bytes, length, at + 10 + color_table(bytes[at + 9]) + 1);
        } else {
            return COCR_DAMAGED;
        }
    }
    if (columns == 0 || pixels == 0) return COCR_DAMAGED;
    uint64_t all = (pixels + columns - 1) / columns;
    if (all > rows) rows = all;
    *size = (cocr_size){.columns = (int32_t)columns, .rows = (int32_t)(rows < INT32_MAX ? rows : INT32_MAX)};
    return COCR_OK;
}

static cocr_status bmp_size(const uint8_t *bytes, size_t length, cocr_size *size) {
    if (length < 54) return COCR_DAMAGED;
    int32_t columns = (int32_t)little32(bytes + 18), rows = (int32_t)little32(bytes + 22);
    if (columns <= 0 || rows == 0 || rows == INT32_MIN) return COCR_DAMAGED;
    *size = (cocr_size){.columns = columns, .rows = rows < 0 ? -rows : rows};
    size->dots_per_inch = (int32_t)lround((int32_t)little32(bytes + 38) * 0.0254);
    return COCR_OK;
}

static l_int32 format_of(const void *bytes, size_t length) {
    l_int32 format = IFF_UNKNOWN;
    if (length < 12 || cocr_library->findFileFormatBuffer(bytes, &format) != 0) return IFF_UNKNOWN;
    return format;
}

cocr_status cocr_image_size(const void *bytes, size_t length, int index, cocr_size *size) {
    *size = (cocr_size){0};
    l_int32 format = format_of(bytes, length), columns = 0, rows = 0, bits, samples, mapped, dots = 0;
    switch (format) {
    case IFF_TIFF: case IFF_TIFF_PACKBITS: case IFF_TIFF_RLE: case IFF_TIFF_G3: case IFF_TIFF_G4: case IFF_TIFF_LZW:
    case IFF_TIFF_ZIP: case IFF_TIFF_JPEG:
        if (cocr_library->readHeaderMemTiff(bytes, length, index, &columns, &rows, &bits, &samples, &dots, &mapped, &format)) {
            return index > 0 ? COCR_NO_PICTURE : COCR_DAMAGED;
        }
        break;
    case IFF_GIF: return index > 0 ? COCR_NO_PICTURE : gif_size(bytes, length, size);
    case IFF_BMP: return index > 0 ? COCR_NO_PICTURE : bmp_size(bytes, length, size);
    case IFF_PNG: case IFF_JFIF_JPEG: case IFF_WEBP:
        if (index > 0) return COCR_NO_PICTURE;
        if (cocr_library->pixReadHeaderMem(bytes, length, &format, &columns, &rows, &bits, &samples, &mapped)) {
            return COCR_DAMAGED;
        }
        break;
    default: return COCR_UNSUPPORTED;
    }
    if (columns <= 0 || rows <= 0) return COCR_DAMAGED;
    *size = (cocr_size){.columns = columns, .rows = rows, .dots_per_inch = dots};
    return COCR_OK;
}

/// Without colours and transparency: what is transparent counts as white paper.
static PIX *gray(PIX *pix) {
    if (!pix) return NULL;
    PIX *opaque = pix;
    if (cocr_library->pixGetSpp(pix) == 4) {
        opaque = cocr_library->pixRemoveAlpha(pix);
        cocr_library->pixDestroy(&pix);
        if (!opaque) return NULL;
    }
    PIX *result = cocr_library->pixConvertTo8(opaque, 0);
    cocr_library->pixDestroy(&opaque);
    return result;
}

cocr_status cocr_image_decode(const void *bytes, size_t length, int index, uint64_t max_pixels, cocr_image **result) {
    *result = NULL;
    cocr_size size;
    cocr_status status = cocr_image_size(bytes, length, index, &size);
    if (status != COCR_OK) return status;
    if ((uint64_t)size.columns * (uint64_t)size.rows > max_pixels) return COCR_TOO_LARGE;
    PIX *pix;
    switch (format_of(bytes, length)) {
    case IFF_PNG: case IFF_JFIF_JPEG: case IFF_WEBP: case IFF_BMP: pix = cocr_library->pixReadMem(bytes, length); break;
    case IFF_GIF: pix = cocr_library->pixReadMemGif(bytes, length); break;
    default: pix = cocr_library->pixReadMemTiff(bytes, length, index);
    }
    *result = (cocr_image *)gray(pix);
    return *result ? COCR_OK : COCR_DAMAGED;
}

cocr_status cocr_image_make(const uint8_t *pixels, int columns, int rows, cocr_image **result) {
    *result = NULL;
    PIX *pix = cocr_library->pixCreateNoInit(columns, rows, 8);
    if (!pix) return COCR_NO_MEMORY;
    uint8_t *data = (uint8_t *)cocr_library->pixGetData(pix);
    size_t stride = (size_t)cocr_library->pixGetWpl(pix) * 4;
    for (int row = 0; row < rows; row += 1) {
        memcpy(data + (size_t)row * stride, pixels + (size_t)row * (size_t)columns, (size_t)columns);
        memset(data + (size_t)row * stride + columns, 0, stride - (size_t)columns);
    }
    // Leptonica keeps pixels in words of the machine, the leftmost in the highest byte.
    cocr_library->pixEndianByteSwap(pix);
    *result = (cocr_image *)pix;
    return COCR_OK;
}

void cocr_image_free(cocr_image *image) {
    PIX *pix = cocr_pix(image);
    if (pix) cocr_library->pixDestroy(&pix);
}

int cocr_image_columns(const cocr_image *image) { return cocr_library->pixGetWidth(cocr_pix(image)); }
int cocr_image_rows(const cocr_image *image) { return cocr_library->pixGetHeight(cocr_pix(image)); }

cocr_status cocr_image_pixels(const cocr_image *image, uint8_t *pixels) {
    PIX *pix = cocr_pix(image);
    int columns = cocr_image_columns(image), rows = cocr_image_rows(image);
    l_uint32 *data = cocr_library->pixGetData(pix);
    l_int32 words = cocr_library->pixGetWpl(pix);
    for (int row = 0; row < rows; row += 1) {
        l_uint32 *line = data + (size_t)row * (size_t)words;
        for (int column = 0; column < columns; column += 1) *pixels++ = (uint8_t)GET_DATA_BYTE(line, column);
    }
    return COCR_OK;
}

static cocr_status hand_out(PIX *pix, cocr_image **result) {
    *result = (cocr_image *)pix;
    return pix ? COCR_OK : COCR_NO_MEMORY;
}

cocr_status cocr_image_turn(const cocr_image *image, int is_mirrored, int quarters, cocr_image **result) {
    PIX *mirrored = is_mirrored ? cocr_library->pixFlipLR(NULL, cocr_pix(image)) : cocr_library->pixClone(cocr_pix(image));
    if (!mirrored) return hand_out(NULL, result);
    PIX *turned = cocr_library->pixRotateOrth(mirrored, quarters & 3);
    cocr_library->pixDestroy(&mirrored);
    return hand_out(turned, result);
}

cocr_status cocr_image_scale(const cocr_image *image, double factor, cocr_image **result) {
    return hand_out(cocr_library->pixScale(cocr_pix(image), (float)factor, (float)factor), result);
}

cocr_status cocr_image_rotate(const cocr_image *image, double degrees, cocr_image **result) {
    float radians = (float)(degrees * M_PI / 180);
    return hand_out(cocr_library->pixRotate(cocr_pix(image), radians, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0), result);
}

double cocr_image_skew(const cocr_image *image) {
    // Half the size tells as much in a quarter of the time.
    PIX *half = cocr_library->pixScaleAreaMap2(cocr_pix(image)), *ink = NULL;
    float angle = 0, confidence = 0;
    if (half && cocr_library->pixOtsuAdaptiveThreshold(half, 1 << 20, 1 << 20, 0, 0, 0.1f, NULL, &ink) == 0 && ink) {
        if (cocr_library->pixFindSkew(ink, &angle, &confidence) != 0) confidence = 0;
    }
    if (half) cocr_library->pixDestroy(&half);
    if (ink) cocr_library->pixDestroy(&ink);
    // Below 3 leptonica itself does not trust what it found.
    return confidence >= 3 ? angle : 0;
}
