// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of poppler behind the C border.
#pragma once

#include <Object.h>
#include <GfxFont.h>
#include <Page.h>
#include <PDFDoc.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "cpdfsource.h"

/// The fonts of a document in the order in which pages use them.
class FontTable {
public:
    /// The index of `font`, which is added when it is new. All beyond 65,535 share the last place.
    uint16_t index(const GfxFont &font);
    const std::vector<cpdf_font> &all() const { return fonts; }

private:
    std::map<std::pair<int, int>, uint16_t> places;
    std::deque<std::string> names;
    std::vector<cpdf_font> fonts;
};

struct cpdf_document {
    std::vector<char> bytes;
    std::unique_ptr<PDFDoc> pdf;
    FontTable fonts;
    // What the last page read left behind.
    std::vector<cpdf_glyph> glyphs;
    std::vector<cpdf_mark> marks;
    std::vector<cpdf_link> links;
    std::vector<char> content;
    std::deque<std::string> strings;
    // The numbers of pages, found once.
    std::unordered_map<int, int> pagesByReference;
    // The pages without the annotations that the file states; whether they were looked for.
    std::unordered_set<int> pagesLaidBare;
    bool hasLookedForHeaps = false;
    std::vector<cpdf_choice> choices;
    std::deque<std::string> choiceNames;
    std::vector<cpdf_outline_item> outline;
    std::deque<std::string> titles;
    // The structure tree, as far as it was read.
    std::vector<cpdf_element> elements;
    std::vector<cpdf_content> contents;
    std::deque<std::string> alternates;
};

/// A budget of processor time, asked often and measured seldom.
class Budget {
public:
    explicit Budget(uint32_t milliseconds);
    /// Whether it is spent. Cheap: it looks at the clock once in some hundred calls.
    bool isSpent();
    /// The same by a look at the clock.
    bool isSpentNow();
    void spend() { spent = true; }

private:
    int64_t deadline;
    uint32_t calls = 0;
    bool spent = false;
};

/// The Unicode scalars of a PDF text string: UTF-16 or UTF-8 with its mark, PDFDocEncoding without.
std::vector<uint32_t> scalarsOfText(const std::string &text);
std::string utf8OfText(const std::string &text);
void appendUTF8(std::string &out, uint32_t scalar);

/// Runs `body`, and turns whatever it throws into a status.
template <typename Body>
cpdf_status guarded(Body body) {
    try {
        return body();
    } catch (const std::bad_alloc &) {
        return CPDF_NO_MEMORY;
    } catch (...) {
        return CPDF_FAILED;
    }
}

/// The page at `index` from 0, or null. Poppler takes no page of more than ten thousand annotations, and none behind one:
/// such pages are handed out without any, as `pagesLaidBare` tells.
Page *pageOrNull(cpdf_document &document, int index);

/// Whether the look of an annotation would have to be made up, from many letters that take long.
bool isCostly(cpdf_document &document, const class Annot &annot);

/// The page at `reference`, from 1; 0 where there is none.
int pageAt(cpdf_document &document, Ref reference);

/// The page that a destination inside the document is on, from 1; 0 where it is on none.
int targetPage(cpdf_document &document, const class LinkDest *target);

/// Fills in the pages, from 1, of the destinations that the document names so; those that it does not name stay.
void findPages(cpdf_document &document, std::unordered_map<std::string, int> &pages);

/// Brings the corners of a rectangle of `page` to the coordinates of its glyphs.
template <typename Area>
void placeOn(Page &page, double x0, double y0, double x1, double y1, Area &area) {
    double m[6];
    page.getDefaultCTM(m, 72, 72, 0, false, true);
    double ax = m[0] * x0 + m[2] * y0 + m[4], ay = m[1] * x0 + m[3] * y0 + m[5];
    double bx = m[0] * x1 + m[2] * y1 + m[4], by = m[1] * x1 + m[3] * y1 + m[5];
    area.x0 = static_cast<float>(std::min(ax, bx)), area.x1 = static_cast<float>(std::max(ax, bx));
    area.y0 = static_cast<float>(std::min(ay, by)), area.y1 = static_cast<float>(std::max(ay, by));
}

/// The links of `page` to addresses, in the coordinates of its glyphs. Those inside the document say nothing to a reader
/// of its text, and finding where thousands of them lead takes longer than reading their pages.
void collectLinks(cpdf_document &document, Page &page);

/// Has `device` paint `page` at `scale` pixels a point: its content, and what of its annotations belongs to its text,
/// before which `beginAnnotations` is called. Whether something was left out for what it would cost.
bool paint(cpdf_document &document, Page &page, class OutputDev &device, double scale, Budget &budget,
           const std::function<void()> &beginAnnotations = [] {});

/// Reads over the data of a picture that stands inside a content stream, as far as there is any.
void skipInline(Stream *stream, int width, int height, int bits);

/// Marks all but one of the glyphs that paint one character at one place.
void markDuplicates(std::vector<cpdf_glyph> &glyphs, double width, double height);
