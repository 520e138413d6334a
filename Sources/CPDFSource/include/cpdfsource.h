// SPDX-License-Identifier: GPL-3.0-or-later
// What pages of a PDF paint, as flat C values, by poppler's own interpreter of content streams.
//
// No C++ exception crosses this border. One document may be used by one thread at a time, and all documents of a
// process by one thread at a time. Strings are UTF-8, ended by 0. Lengths are points from the top left of the page as
// shown, y downwards.
#ifndef CPDFSOURCE_H
#define CPDFSOURCE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct cpdf_document cpdf_document;

typedef enum {
    CPDF_OK = 0,
    CPDF_ENCRYPTED,
    /// Not a PDF, or beyond repair.
    CPDF_DAMAGED,
    /// Opened, but its page tree leads to no page, or not to this one.
    CPDF_NO_PAGE,
    /// More glyphs, operators or processor time than allowed; what was read until then is handed out.
    CPDF_TOO_LARGE,
    /// Memory could not be had.
    CPDF_NO_MEMORY,
    /// The library threw something else.
    CPDF_FAILED,
} cpdf_status;

/// Opens a copy of the bytes. What is encrypted opens where its user password is empty.
cpdf_status cpdf_open(const void *bytes, size_t length, cpdf_document **result);
void cpdf_close(cpdf_document *document);
int cpdf_page_count(cpdf_document *document);

/// The entry of the information dictionary (`Title`, `Author`…), or the language of the catalogue for `Lang`; NULL
/// without. To be released by `cpdf_free`.
char *cpdf_info(cpdf_document *document, const char *key);
/// The seconds since 1970 of a date of the information dictionary; 0 without.
int64_t cpdf_info_time(cpdf_document *document, const char *key);
void cpdf_free(void *memory);
/// The bytes that the document reads from; valid until it is closed.
const void *cpdf_bytes(cpdf_document *document, size_t *length);

// What a catalogue may hold besides pages.
enum {
    CPDF_HAS_OUTLINE = 1 << 0,
    CPDF_HAS_FILES = 1 << 1,
    CPDF_HAS_FORM = 1 << 2,
    CPDF_HAS_STRUCTURE = 1 << 3,
};
/// Which of them the catalogue names; looked up without reading any.
int cpdf_features(cpdf_document *document);

// Flags of glyphs; the same bits as PDFGlyph.Flags in Swift.
enum {
    CPDF_SPACE = 1 << 0,
    CPDF_UNMAPPED = 1 << 1,
    CPDF_CONTINUATION = 1 << 2,
    CPDF_ACTUAL_TEXT = 1 << 3,
    CPDF_DUPLICATE = 1 << 4,
    CPDF_ANNOTATION = 1 << 5,
    CPDF_VERTICAL = 1 << 6,
    CPDF_STROKED = 1 << 8,
    CPDF_UNCERTAIN = 1 << 9,
    CPDF_INKLESS = 1 << 10,
    CPDF_CLIPPED = 1 << 11,
    CPDF_ARTIFACT = 1 << 12,
    CPDF_LAYER_OFF = 1 << 13,
    /// Replacement text that says far more than the glyphs it stands for; those are handed out too.
    CPDF_OVERSTATED = 1 << 14,
};

typedef struct {
    /// A Unicode scalar value; U+FFFD where the font does not tell.
    uint32_t scalar;
    float x0, y0, x1, y1;
    float origin_x, origin_y;
    float advance_x, advance_y;
    float size;
    /// 0xRRGGBB.
    uint32_t color;
    uint32_t sequence;
    /// Counts the drawing operations for single glyphs from 0: the parts of one glyph share it.
    uint32_t ordinal;
    int32_t mcid;
    uint16_t font;
    uint16_t flags;
    uint8_t opacity;
} cpdf_glyph;

typedef enum { CPDF_FILL = 0, CPDF_STROKE, CPDF_PICTURE, CPDF_SHADING } cpdf_mark_kind;

typedef struct {
    float x0, y0, x1, y1;
    uint32_t color;
    uint32_t sequence;
    uint32_t columns, rows;
    int32_t mcid;
    uint8_t kind;
    uint8_t opacity;
    uint8_t solid;
} cpdf_mark;

typedef struct {
    const char *name;
    uint8_t bold;
    uint8_t italic;
} cpdf_font;

typedef struct {
    float x0, y0, x1, y1;
    const char *uri;
} cpdf_link;

typedef struct {
    uint32_t glyphs;
    uint32_t marks;
    /// Milliseconds of processor time for the page.
    uint32_t milliseconds;
} cpdf_limits;

typedef struct {
    double width, height;
    /// 0, 90, 180 or 270: what the page states, already applied.
    int32_t rotation;
    const cpdf_glyph *glyphs;
    size_t glyph_count;
    const cpdf_mark *marks;
    size_t mark_count;
    const cpdf_link *links;
    size_t link_count;
    /// All glyphs drawn, without those that were invented for replacement text.
    uint64_t drawn;
    /// Glyphs that replacement text took the place of without saying anything.
    uint64_t replaced;
    /// Whether content streams, or marks, were left out for what they would cost.
    uint8_t skipped_content;
    uint8_t skipped_marks;
    /// Whether some text stands on layers that are switched off.
    uint8_t has_hidden_layers;
    /// Whether annotations hold fields of a form, or files.
    uint8_t has_fields;
    uint8_t has_files;
} cpdf_page;

/// Reads the page at `index` from 0. The arrays stay valid until the next call for the same document.
cpdf_status cpdf_read_page(cpdf_document *document, int index, const cpdf_limits *limits, cpdf_page *page);

/// Reads the page once more with all layers switched on.
cpdf_status cpdf_read_page_all_layers(cpdf_document *document, int index, const cpdf_limits *limits, cpdf_page *page);

typedef struct {
    float x0, y0, x1, y1;
    const char *name;
} cpdf_choice;

/// The radio buttons and boxes that are ticked on the page at `index`, each with what it stands for in the form. They stay
/// valid until the next call for the same document.
cpdf_status cpdf_read_choices(cpdf_document *document, int index, const cpdf_choice **choices, size_t *count);

typedef struct {
    const char *title;
    /// From 1.
    int32_t level;
    /// The page that it leads to, from 1; 0 without.
    int32_t page;
} cpdf_outline_item;

typedef struct {
    /// In the order in which they are shown.
    const cpdf_outline_item *items;
    size_t count;
    /// Whether further or deeper entries were left out.
    uint8_t is_cut;
} cpdf_outline;

/// Reads up to `most` entries of the table of contents that the file carries, of up to `deepest` levels. They stay valid
/// until the next call for the same document.
cpdf_status cpdf_read_outline(cpdf_document *document, size_t most, int deepest, cpdf_outline *outline);

/// What elements of a structure tree mean for reading; the same values as StructureRole in Swift.
typedef enum {
    /// Sections, divisions and all that only holds other elements.
    CPDF_ROLE_GROUP = 0,
    CPDF_ROLE_PARAGRAPH,
    /// With its level, or 0 where none is stated.
    CPDF_ROLE_HEADING,
    CPDF_ROLE_LIST,
    CPDF_ROLE_LIST_ITEM,
    CPDF_ROLE_LABEL,
    CPDF_ROLE_LIST_BODY,
    CPDF_ROLE_TABLE,
    CPDF_ROLE_ROW,
    CPDF_ROLE_HEADER_CELL,
    CPDF_ROLE_CELL,
    CPDF_ROLE_CAPTION,
    CPDF_ROLE_FIGURE,
    CPDF_ROLE_NOTE,
    /// Parts of a line.
    CPDF_ROLE_INLINE,
    /// Decoration and running titles that stand in the tree nevertheless.
    CPDF_ROLE_ARTIFACT,
} cpdf_role;

typedef struct {
    /// Comes earlier in the list; -1 of the root.
    int32_t parent;
    uint8_t role;
    uint8_t level;
    uint16_t column_span, row_span;
    /// What a figure shows, in words, or NULL.
    const char *alternate;
} cpdf_element;

/// A piece of page content that an element holds.
typedef struct {
    int32_t element;
    /// From 1.
    int32_t page;
    int32_t mcid;
} cpdf_content;

typedef struct {
    /// Parents first.
    const cpdf_element *elements;
    size_t element_count;
    /// In the order of reading that the tree states.
    const cpdf_content *contents;
    size_t content_count;
    /// Whether it is too deep or too large, or holds an element twice.
    uint8_t is_broken;
} cpdf_structure;

/// Reads the structure tree within `milliseconds` of processor time. The arrays stay valid until the document is closed.
cpdf_status cpdf_read_structure(cpdf_document *document, uint32_t milliseconds, cpdf_structure *structure);

/// The fonts met so far; valid until the next page is read.
const cpdf_font *cpdf_fonts(cpdf_document *document, size_t *count);

typedef struct {
    /// Row by row from the top, without padding.
    uint8_t *pixels;
    int32_t columns, rows;
    /// The ordinals, ascending, of glyphs that could not be drawn for want of their font.
    uint32_t *undrawn;
    size_t undrawn_count;
} cpdf_picture;

/// Draws a page on white ground, `scale` pixels a point, in grey or in red, green and blue (`channels` 1 or 3).
///
/// Glyphs whose ordinal is in `left_out` (ascending) are not drawn, nor pictures of more than `max_picture` pixels.
/// What the picture holds is released by `cpdf_free_picture`.
cpdf_status cpdf_draw_page(
    cpdf_document *document, int index, double scale, int channels, const uint32_t *left_out, size_t left_out_count,
    uint64_t max_picture, uint32_t milliseconds, cpdf_picture *picture);
void cpdf_free_picture(cpdf_picture *picture);

#ifdef __cplusplus
}
#endif
#endif
