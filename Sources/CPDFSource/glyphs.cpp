// SPDX-License-Identifier: GPL-3.0-or-later
// Characters, their boxes, and the marked content they stand in.
#include "collector.hpp"

#include <Dict.h>
#include <goo/GooString.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace {

const uint32_t replacement = 0xFFFD;

/// Graphics states within each other: PDF allows 28, and each takes poppler half a kilobyte.
const size_t mostStates = 1 << 16;

bool isBlank(uint32_t scalar) {
    return scalar == 0x20 || scalar == 0xA0 || (scalar >= 0x09 && scalar <= 0x0D) || (scalar >= 0x2000 && scalar <= 0x200A)
        || scalar == 0x202F || scalar == 0x205F || scalar == 0x3000 || scalar == 0x1680 || scalar == 0x85
        || scalar == 0x2028 || scalar == 0x2029;
}

bool isScalar(uint32_t value) { return value != 0 && (value < 0xD800 || (value > 0xDFFF && value <= 0x10FFFF)); }

float coordinate(double value) { return static_cast<float>(std::isfinite(value) ? std::clamp(value, -1e7, 1e7) : 0); }

/// One of `count` equal parts of the way that a glyph advances.
cpdf_glyph part(cpdf_glyph glyph, int index, int count) {
    glyph.advance_x /= static_cast<float>(count), glyph.advance_y /= static_cast<float>(count);
    glyph.origin_x += glyph.advance_x * static_cast<float>(index);
    glyph.origin_y += glyph.advance_y * static_cast<float>(index);
    auto share = static_cast<float>(index) / static_cast<float>(count);
    auto next = static_cast<float>(index + 1) / static_cast<float>(count);
    if (std::fabs(glyph.advance_x) >= std::fabs(glyph.advance_y)) {
        float width = glyph.x1 - glyph.x0, left = glyph.x0;
        bool forth = glyph.advance_x >= 0;
        glyph.x0 = left + width * (forth ? share : 1 - next), glyph.x1 = left + width * (forth ? next : 1 - share);
    } else {
        float height = glyph.y1 - glyph.y0, top = glyph.y0;
        bool forth = glyph.advance_y >= 0;
        glyph.y0 = top + height * (forth ? share : 1 - next), glyph.y1 = top + height * (forth ? next : 1 - share);
    }
    return glyph;
}

void setScalar(cpdf_glyph &glyph, uint32_t scalar) {
    glyph.flags &= ~(CPDF_SPACE | CPDF_UNMAPPED);
    glyph.scalar = isScalar(scalar) ? scalar : replacement;
    if (glyph.scalar == replacement) glyph.flags |= CPDF_UNMAPPED;
    if (isBlank(glyph.scalar)) glyph.flags |= CPDF_SPACE;
}

}  // namespace

GlyphCollector::GlyphCollector(cpdf_document &document, const cpdf_limits &limits, Budget &budget)
    : document(document), limits(limits), budget(budget), glyphs(document.glyphs), marks(document.marks) {
    glyphs.clear();
    marks.clear();
}

void GlyphCollector::updateAll(GfxState *) {
    fontIsStale = true;
    colorIsStale = true;
}

void GlyphCollector::saveState(GfxState *state) {
    now.opacity = state->getFillOpacity();
    now.blended = state->getBlendMode() != gfxBlendNormal;
    if (saved.size() >= mostStates) budget.spend();
    saved.push_back(now);
}

void GlyphCollector::restoreState(GfxState *) {
    if (!saved.empty()) {
        now = saved.back();
        saved.pop_back();
    }
    fontIsStale = true;
    colorIsStale = true;
}

void GlyphCollector::beginTransparencyGroup(GfxState *, const double *, GfxColorSpace *, bool, bool, bool forSoftMask) {
    // The state of the group itself starts anew; what holds for the group as a whole was saved just before.
    Now outer = saved.empty() ? Now() : saved.back();
    groups.push_back({outer.opacity, outer.blended || outer.masked, forSoftMask});
    noteGroups();
}

void GlyphCollector::endTransparencyGroup(GfxState *) {
    if (!groups.empty()) groups.pop_back();
    noteGroups();
}

void GlyphCollector::noteGroups() {
    groupOpacity = 1;
    groupIsOdd = false;
    for (const Group &group : groups) {
        groupOpacity *= group.opacity;
        groupIsOdd = groupIsOdd || group.odd || group.isMask;
    }
}

// Type 3 fonts have a coordinate system of their own. Poppler's text device guesses their size by the width of an m, or
// of any letter; so does this.
double GlyphCollector::typeThreeScale(const GfxFont &font) const {
    if (font.isCIDFont()) return 1;
    auto &simple = static_cast<const Gfx8BitFont &>(font);
    int m = -1, letter = -1, any = -1;
    for (int code = 0; code < 256; ++code) {
        const char *name = simple.getCharName(code);
        if (!name) continue;
        bool isOne = name[0] && !name[1];
        if (isOne && name[0] == 'm') m = code;
        if (letter < 0 && isOne && ((name[0] >= 'A' && name[0] <= 'Z') || (name[0] >= 'a' && name[0] <= 'z'))) letter = code;
        if (any < 0 && simple.getWidth(static_cast<unsigned char>(code)) > 0) any = code;
    }
    auto width = [&](int code) { return code < 0 ? 0 : simple.getWidth(static_cast<unsigned char>(code)); };
    double scale = width(m) > 0 ? width(m) / 0.6 : width(letter) > 0 ? width(letter) / 0.5 : width(any) > 0 ? width(any) / 0.5 : 1;
    const double *matrix = font.getFontMatrix();
    return matrix[0] != 0 ? scale * std::fabs(matrix[3] / matrix[0]) : scale;
}

void GlyphCollector::readFont(GfxState *state) {
    fontIsStale = false;
    const GfxFont *font = state->getFont().get();
    if (!font) {
        look = Look();
        return;
    }
    look.font = document.fonts.index(*font);
    look.ascent = font->getAscent();
    look.descent = font->getDescent();
    if (look.ascent <= look.descent) look.ascent = look.descent + 1;
    look.vertical = font->getWMode() != 0;
    look.scale = 1;
    if (font->getType() == fontType3) {
        auto known = typeThreeScales.find(look.font);
        if (known == typeThreeScales.end()) known = typeThreeScales.emplace(look.font, typeThreeScale(*font)).first;
        look.scale = known->second;
    }
}

void GlyphCollector::place(cpdf_glyph &glyph, const GfxState *state, double x, double y, double dx, double dy,
                           CharCode code, int nBytes) const {
    // The advance is wanted without the space that is put between characters.
    double space = state->getCharSpace(), sx, sy;
    if (code == 0x20 && nBytes == 1) space += state->getWordSpace();
    if (look.vertical) {
        state->textTransformDelta(0, space, &sx, &sy);
    } else {
        state->textTransformDelta(space * state->getHorizScaling(), 0, &sx, &sy);
    }
    double ax, ay, px, py, a, b, ux, uy;
    state->transformDelta(dx - sx, dy - sy, &ax, &ay);
    state->transform(x, y, &px, &py);
    state->getFontTransMat(&a, &b, &ux, &uy);
    ux *= look.scale, uy *= look.scale;
    glyph.size = coordinate(std::hypot(ux, uy));
    glyph.origin_x = coordinate(px), glyph.origin_y = coordinate(py);
    glyph.advance_x = coordinate(ax), glyph.advance_y = coordinate(ay);
    double lx, ly, hx, hy;
    if (look.vertical) {
        // Vertical glyphs stand in the middle of their line.
        lx = -a * look.scale / 2, ly = -b * look.scale / 2, hx = -lx, hy = -ly;
    } else {
        lx = ux * look.descent, ly = uy * look.descent, hx = ux * look.ascent, hy = uy * look.ascent;
    }
    glyph.x0 = coordinate(px + std::min({lx, hx, lx + ax, hx + ax})), glyph.x1 = coordinate(px + std::max({lx, hx, lx + ax, hx + ax}));
    glyph.y0 = coordinate(py + std::min({ly, hy, ly + ay, hy + ay})), glyph.y1 = coordinate(py + std::max({ly, hy, ly + ay, hy + ay}));
}

uint16_t GlyphCollector::paintFlags(GfxState *state, const cpdf_glyph &glyph) const {
    uint16_t flags = pageFlags;
    int render = state->getRender();
    if (look.vertical) flags |= CPDF_VERTICAL;
    if ((render & 3) == 1 || (render & 3) == 2) flags |= CPDF_STROKED;
    if (render == 3 || (render == 7 && !fillIsPattern)) flags |= CPDF_INKLESS;
    bool patterned = (render & 3) == 1 ? strokeIsPattern : fillIsPattern;
    if (render > 3 || patterned || isOdd() || state->getBlendMode() != gfxBlendNormal) flags |= CPDF_UNCERTAIN;
    if (!contents.empty() && contents.back().isArtifact) flags |= CPDF_ARTIFACT;
    double x0, y0, x1, y1;
    state->getClipBBox(&x0, &y0, &x1, &y1);
    double width = std::min<double>(glyph.x1, x1) - std::max<double>(glyph.x0, x0);
    double height = std::min<double>(glyph.y1, y1) - std::max<double>(glyph.y0, y0);
    // A tenth of a letter is not read.
    bool seen = width >= 0 && height >= 0 && width * height >= 0.1 * (glyph.x1 - glyph.x0) * (glyph.y1 - glyph.y0);
    if (!seen) flags |= CPDF_CLIPPED;
    return flags;
}

void GlyphCollector::drawChar(GfxState *state, double x, double y, double dx, double dy, double, double, CharCode code,
                              int nBytes, const Unicode *u, int uLen) {
    if (patternDepth > 0) {
        patternHoldsText = true;
        return;
    }
    ++drawn;
    uint32_t own = ordinal++;
    if (full) return;
    if (glyphs.size() >= limits.glyphs || budget.isSpent()) {
        full = true;
        budget.spend();
        return;
    }
    const GfxFont *font = state->getFont().get();
    if (fontIsStale || font != lastFont) {
        lastFont = font;
        readFont(state);
    }
    readColor(state);
    cpdf_glyph glyph = {};
    place(glyph, state, x, y, dx, dy, code, nBytes);
    int render = state->getRender();
    bool strokeOnly = (render & 3) == 1;
    double opacity = strokeOnly ? state->getStrokeOpacity() : state->getFillOpacity();
    if ((render & 3) == 2) opacity = std::max(opacity, state->getStrokeOpacity());
    glyph.opacity = static_cast<uint8_t>(std::lround(255 * std::clamp(opacity * groupOpacity, 0.0, 1.0)));
    glyph.color = strokeOnly ? strokeColor : fillColor;
    glyph.sequence = ++sequence;
    glyph.ordinal = own;
    glyph.font = look.font;
    glyph.mcid = contents.empty() ? -1 : contents.back().mcid;
    glyph.flags = paintFlags(state, glyph);
    if (render > 3) clipsByText = true;
    append(glyph, u, uLen);
}

void GlyphCollector::append(cpdf_glyph glyph, const Unicode *u, int uLen) {
    if (uLen <= 1) {
        setScalar(glyph, uLen == 1 ? u[0] : replacement);
        glyphs.push_back(glyph);
        return;
    }
    for (int i = 0; i < uLen; ++i) {
        cpdf_glyph share = part(glyph, i, uLen);
        setScalar(share, u[i]);
        if (i > 0) share.flags |= CPDF_CONTINUATION;
        glyphs.push_back(share);
    }
}

void GlyphCollector::endTextObject(GfxState *) {
    if (clipsByText) now.oddClip = true;
    clipsByText = false;
}

void GlyphCollector::incCharCount(int count) {
    if (count > 0 && patternDepth == 0) hasHiddenLayers = true;
}

void GlyphCollector::beginActualText(GfxState *, const GooString *text) {
    Content outer = contents.empty() ? Content{-1, false} : contents.back();
    contents.push_back(outer);
    contentIsOpenedByActualText = true;
    if (actualTextDepth++ == 0) {
        actualTextStart = glyphs.size();
        actualText = scalarsOfText(text->toStr());
    }
}

void GlyphCollector::endActualText(GfxState *) {
    if (actualTextDepth > 0 && --actualTextDepth == 0 && !full && glyphs.size() > actualTextStart) replaceTail(actualTextStart, actualText);
}

/// Lets `text` take the places of the glyphs from `from` on: one each where the numbers agree, else shared out evenly.
void GlyphCollector::replaceTail(size_t from, const std::vector<uint32_t> &text) {
    std::vector<cpdf_glyph> painted(glyphs.begin() + static_cast<std::ptrdiff_t>(from), glyphs.end());
    bool overstated = text.size() > 3 * painted.size() + 8;
    if (!overstated) glyphs.resize(from);
    if (text.empty()) replaced += painted.size();
    size_t count = std::min<size_t>(text.size(), limits.glyphs - std::min<size_t>(glyphs.size(), limits.glyphs));
    for (size_t i = 0; i < count; ++i) {
        size_t place = i * painted.size() / text.size(), end = (i + 1) * painted.size() / text.size();
        size_t first = (place * text.size() + painted.size() - 1) / painted.size();
        size_t next = ((place + 1) * text.size() + painted.size() - 1) / painted.size();
        cpdf_glyph glyph = part(painted[place], static_cast<int>(i - first), static_cast<int>(std::max<size_t>(next - first, 1)));
        for (size_t other = place + 1; other < end; ++other) {
            const cpdf_glyph &more = painted[other];
            if (std::fabs(more.origin_y - glyph.origin_y) > glyph.size / 2) break;
            glyph.x0 = std::min(glyph.x0, more.x0), glyph.x1 = std::max(glyph.x1, more.x1);
        }
        setScalar(glyph, text[i]);
        glyph.flags = static_cast<uint16_t>((glyph.flags & ~CPDF_CONTINUATION) | CPDF_ACTUAL_TEXT | (overstated ? CPDF_OVERSTATED : 0));
        glyphs.push_back(glyph);
    }
}

void GlyphCollector::beginMarkedContent(const char *name, Dict *properties) {
    // Poppler announces replacement text just before the marked content that states it.
    if (contentIsOpenedByActualText && properties && properties->hasKey("ActualText")) contents.pop_back();
    contentIsOpenedByActualText = false;
    Content content = contents.empty() ? Content{-1, false} : contents.back();
    if (name && strcmp(name, "Artifact") == 0) content = {-1, true};
    // Identifiers inside forms count from anew in each form.
    if (properties && formDepth == 0) {
        Object mcid = properties->lookup("MCID");
        if (mcid.isInt() && mcid.getInt() >= 0) content = {mcid.getInt(), false};
    }
    contents.push_back(content);
}

void GlyphCollector::endMarkedContent(GfxState *) {
    contentIsOpenedByActualText = false;
    if (!contents.empty()) contents.pop_back();
}
