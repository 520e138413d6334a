// SPDX-License-Identifier: GPL-3.0-or-later
// Characters recognised in pictures, by tesseract and leptonica, which are loaded when they are first asked for.
//
// All of it may be used by one thread of a process at a time. Strings are UTF-8, ended by 0. Lengths are pixels from
// the top left of the picture, y downwards.
#ifndef COCR_H
#define COCR_H

#include <stddef.h>
#include <stdint.h>

typedef enum {
    COCR_OK = 0,
    /// The library is not installed, or of another generation than the one that this was built for.
    COCR_NO_LIBRARY,
    /// None of the languages is installed.
    COCR_NO_LANGUAGE,
    /// No picture, or beyond repair.
    COCR_DAMAGED,
    /// No picture of a format that is read.
    COCR_UNSUPPORTED,
    /// There are fewer pictures in the file.
    COCR_NO_PICTURE,
    /// More pixels than allowed.
    COCR_TOO_LARGE,
    /// It took longer than allowed.
    COCR_TOO_SLOW,
    COCR_NO_MEMORY,
    COCR_FAILED,
} cocr_status;

/// Loads the library, once in a process; `name` is what the loader calls it, NULL for the usual one.
cocr_status cocr_load(const char *name);
/// The version of the library that is loaded, or NULL.
const char *cocr_version(void);

/// A picture in shades of grey, or in black and white.
typedef struct cocr_image cocr_image;

typedef struct {
    int32_t columns, rows;
    /// Dots an inch that the file states; 0 where it states none.
    int32_t dots_per_inch;
} cocr_size;

/// What the file says of its picture at `index` from 0, without unpacking it. Only TIFF holds several.
cocr_status cocr_image_size(const void *bytes, size_t length, int index, cocr_size *size);
/// Unpacks the picture at `index`, whose size must be asked before and is no more trusted than that.
cocr_status cocr_image_decode(const void *bytes, size_t length, int index, uint64_t max_pixels, cocr_image **result);
/// A picture of `columns` times `rows` bytes, row by row from the top, 0 for black.
cocr_status cocr_image_make(const uint8_t *pixels, int columns, int rows, cocr_image **result);
void cocr_image_free(cocr_image *image);

int cocr_image_columns(const cocr_image *image);
int cocr_image_rows(const cocr_image *image);
/// Copies the picture out, a byte a pixel.
cocr_status cocr_image_pixels(const cocr_image *image, uint8_t *pixels);
/// The picture mirrored left to right, then turned clockwise by `quarters` times 90 degrees.
cocr_status cocr_image_turn(const cocr_image *image, int is_mirrored, int quarters, cocr_image **result);
cocr_status cocr_image_scale(const cocr_image *image, double factor, cocr_image **result);
/// The picture turned clockwise around its middle, of the same size, white where nothing was.
cocr_status cocr_image_rotate(const cocr_image *image, double degrees, cocr_image **result);
/// By how many degrees the picture must be turned clockwise for its lines to be level; 0 where they do not tell.
double cocr_image_skew(const cocr_image *image);

typedef struct {
    /// Where its text starts in `cocr_page.text`.
    uint32_t text;
    /// Counts the lines of the page from 0.
    uint32_t line;
    int32_t x0, y0, x1, y1;
    /// The start and the end of its baseline: they tell which way it runs.
    int32_t start_x, start_y, end_x, end_y;
    /// From the lowest descender to the highest ascender of its line; 0 where that is not known.
    int32_t height;
    /// 0 to 100.
    float confidence;
} cocr_word;

typedef struct {
    cocr_word *words;
    size_t word_count;
    char *text;
    size_t text_length;
} cocr_page;

/// Loads the data of languages (`fra+eng`), those that are installed; they stay loaded until others are asked for.
cocr_status cocr_prepare(const char *languages);
/// What is loaded, as in `fra+eng`; empty before `cocr_prepare` and after it failed.
const char *cocr_languages(void);
/// Whether the data that tells which way up a page is can be loaded.
int cocr_tells_orientation(void);
/// Recognises the words of a picture in the languages that are loaded, in so many milliseconds of processor time.
cocr_status cocr_read(const cocr_image *image, int dots_per_inch, int milliseconds, cocr_page *page);
void cocr_page_free(cocr_page *page);

/// By how many degrees (0, 90, 180, 270) the picture must be turned clockwise to stand upright, and how sure that is: 1
/// and above is usable. Needs the language data `osd`.
cocr_status cocr_orientation(const cocr_image *image, int dots_per_inch, int *degrees, float *confidence);

#endif
