// SPDX-License-Identifier: GPL-3.0-or-later
// Paths, pictures and shadings, of which only the bounds are kept.
#include "collector.hpp"

#include <Gfx.h>
#include <Stream.h>

#include <algorithm>
#include <cmath>

namespace {

uint32_t rgb(const GfxRGB &color) {
    return static_cast<uint32_t>(colToByte(color.r)) << 16 | static_cast<uint32_t>(colToByte(color.g)) << 8 | colToByte(color.b);
}

/// A coordinate that survives the way into a float and back to an integer.
double bounded(double value) { return std::isfinite(value) ? std::clamp(value, -1e7, 1e7) : 0; }

struct Bounds {
    double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;

    void add(double x, double y) {
        x0 = std::min(x0, x), y0 = std::min(y0, y), x1 = std::max(x1, x), y1 = std::max(y1, y);
    }
};

Bounds boundsOf(const GfxState *state, const GfxSubpath *path) {
    Bounds bounds;
    for (int i = 0; i < path->getNumPoints(); ++i) {
        double x, y;
        state->transform(path->getX(i), path->getY(i), &x, &y);
        bounds.add(bounded(x), bounded(y));
    }
    return bounds;
}

/// Whether all its sides are straight and upright on the page, and there are four of them.
bool isRectangle(const GfxState *state, const GfxSubpath *path) {
    int count = path->getNumPoints();
    if (count < 4 || count > 6) return false;
    int turns = 0;
    double px = 0, py = 0;
    for (int i = 0; i <= count; ++i) {
        if (i < count && path->getCurve(i)) return false;
        double x, y;
        state->transform(path->getX(i % count), path->getY(i % count), &x, &y);
        if (i > 0) {
            bool across = std::fabs(y - py) < 0.05, down = std::fabs(x - px) < 0.05;
            if (!across && !down) return false;
            turns += !(across && down);
        }
        px = x, py = y;
    }
    return turns == 4;
}

/// Whether the matrix keeps upright what is upright.
bool isUpright(const double *m) {
    return (std::fabs(m[1]) < 1e-3 && std::fabs(m[2]) < 1e-3) || (std::fabs(m[0]) < 1e-3 && std::fabs(m[3]) < 1e-3);
}

}  // namespace

void GlyphCollector::mark(GfxState *state, cpdf_mark_kind kind, Rectangle area, bool solid, uint32_t color,
                          double opacity, uint32_t columns, uint32_t rows) {
    ++sequence;
    double cx0, cy0, cx1, cy1;
    state->getClipBBox(&cx0, &cy0, &cx1, &cy1);
    double x0 = std::max(area.x0, cx0), y0 = std::max(area.y0, cy0);
    double x1 = std::min(area.x1, cx1), y1 = std::min(area.y1, cy1);
    if (!(x0 <= x1 && y0 <= y1) || groups.size() > 64) return;
    for (const Group &group : groups) {
        if (group.isMask) return;
    }
    if (marks.size() >= limits.marks) {
        skippedMarks = true;
        return;
    }
    solid = solid && !isOdd() && state->getBlendMode() == gfxBlendNormal;
    auto alpha = static_cast<uint8_t>(std::lround(255 * std::clamp(opacity * groupOpacity, 0.0, 1.0)));
    marks.push_back({static_cast<float>(bounded(x0)), static_cast<float>(bounded(y0)), static_cast<float>(bounded(x1)),
                     static_cast<float>(bounded(y1)), color, sequence, columns, rows, contents.empty() ? -1 : contents.back().mcid,
                     static_cast<uint8_t>(kind), alpha, static_cast<uint8_t>(solid)});
}

void GlyphCollector::fillPath(GfxState *state, bool evenOdd) {
    if (budget.isSpent()) return;
    readColor(state);
    const GfxPath *path = state->getPath();
    int count = path->getNumSubpaths();
    Bounds rest;
    std::vector<Bounds> rectangles;
    for (int i = 0; i < count; ++i) {
        const GfxSubpath *part = path->getSubpath(i);
        Bounds bounds = boundsOf(state, part);
        if (isRectangle(state, part) && rectangles.size() < 1024) {
            rectangles.push_back(bounds);
        } else {
            rest.add(bounds.x0, bounds.y0), rest.add(bounds.x1, bounds.y1);
        }
    }
    double opacity = state->getFillOpacity();
    // Rectangles of one path may cut holes into each other.
    bool mayHaveHoles = rest.x0 <= rest.x1;
    for (size_t i = 0; i < rectangles.size() && !mayHaveHoles && rectangles.size() > 1; ++i) {
        mayHaveHoles = rectangles.size() > 64;
        for (size_t j = 0; j < i && !mayHaveHoles; ++j) {
            const Bounds &one = rectangles[i], &other = rectangles[j];
            mayHaveHoles = one.x0 < other.x1 && other.x0 < one.x1 && one.y0 < other.y1 && other.y0 < one.y1;
        }
    }
    for (const Bounds &r : rectangles) mark(state, CPDF_FILL, {r.x0, r.y0, r.x1, r.y1}, !mayHaveHoles, fillColor, opacity);
    if (rest.x0 <= rest.x1) mark(state, CPDF_FILL, {rest.x0, rest.y0, rest.x1, rest.y1}, false, fillColor, opacity);
    (void)evenOdd;
}

void GlyphCollector::fill(GfxState *state) { fillPath(state, false); }
void GlyphCollector::eoFill(GfxState *state) { fillPath(state, true); }

void GlyphCollector::stroke(GfxState *state) {
    if (budget.isSpent()) return;
    readColor(state);
    double half = std::max(0.25, bounded(state->getTransformedLineWidth()) / 2);
    double opacity = state->getStrokeOpacity();
    const GfxPath *path = state->getPath();
    for (int i = 0; i < path->getNumSubpaths(); ++i) {
        const GfxSubpath *part = path->getSubpath(i);
        Bounds odd;
        double px = 0, py = 0;
        for (int k = 0; k < part->getNumPoints(); ++k) {
            double x, y;
            state->transform(part->getX(k), part->getY(k), &x, &y);
            x = bounded(x), y = bounded(y);
            if (k > 0) {
                bool upright = std::fabs(x - px) < 0.05 || std::fabs(y - py) < 0.05;
                if (upright && !part->getCurve(k) && part->getNumPoints() < 32) {
                    mark(state, CPDF_STROKE, {std::min(x, px) - half, std::min(y, py) - half, std::max(x, px) + half, std::max(y, py) + half},
                         !strokeIsPattern, strokeColor, opacity);
                } else {
                    odd.add(x - half, y - half), odd.add(x + half, y + half);
                    odd.add(px - half, py - half), odd.add(px + half, py + half);
                }
            }
            px = x, py = y;
        }
        // A broad stroke covers what a fill would cover.
        cpdf_mark_kind kind = half > 2 ? CPDF_FILL : CPDF_STROKE;
        if (odd.x0 <= odd.x1) mark(state, kind, {odd.x0, odd.y0, odd.x1, odd.y1}, false, strokeColor, opacity);
    }
}

bool GlyphCollector::shading(GfxState *state) {
    double x0, y0, x1, y1;
    state->getClipBBox(&x0, &y0, &x1, &y1);
    mark(state, CPDF_SHADING, {x0, y0, x1, y1}, false, 0, state->getFillOpacity());
    return true;
}

bool GlyphCollector::axialShadedFill(GfxState *state, GfxAxialShading *gradient, double, double) {
    return stripes(state, *gradient) || shading(state);
}

/// A gradient that jumps between few colours along or across the page is marked as what it looks like: one fill a
/// stripe. HTML printed to PDF has its columns from such gradients. Between two stripes, where no sample was taken, the
/// colour is open. `false`, and nothing marked, where the gradient is any other.
bool GlyphCollector::stripes(GfxState *state, GfxAxialShading &gradient) {
    if (!gradient.getExtend0() || !gradient.getExtend1()) return false;
    double x0, y0, x1, y1;
    gradient.getCoords(&x0, &y0, &x1, &y1);
    double ax, ay, bx, by;
    state->transform(x0, y0, &ax, &ay);
    state->transform(x1, y1, &bx, &by);
    bool across = std::fabs(by - ay) < 0.01, down = std::fabs(bx - ax) < 0.01;
    if (across == down || !isUpright(state->getCTM())) return false;
    double cx0, cy0, cx1, cy1;
    state->getClipBBox(&cx0, &cy0, &cx1, &cy1);
    double first = across ? cx0 : cy0, last = across ? cx1 : cy1;
    double start = across ? ax : ay, length = across ? bx - ax : by - ay;
    // A sample a point at least: what stands on narrower stripes is too small to be read.
    double count = std::ceil(last - first);
    if (!(count >= 1 && count <= 4096)) return false;
    struct Stripe {
        double from, to;
        uint32_t color;
    };
    std::vector<Stripe> found;
    for (int i = 0; i <= static_cast<int>(count); ++i) {
        double place = first + (last - first) * i / count;
        double share = std::clamp((place - start) / length, 0.0, 1.0);
        GfxColor color;
        GfxRGB shown;
        gradient.getColor(gradient.getDomain0() + share * (gradient.getDomain1() - gradient.getDomain0()), &color);
        gradient.getColorSpace()->getRGB(&color, &shown);
        if (found.empty() || found.back().color != rgb(shown)) found.push_back({place, place, rgb(shown)});
        found.back().to = place;
        if (found.size() > 16) return false;
    }
    double opacity = state->getFillOpacity();
    auto strip = [&](cpdf_mark_kind kind, double from, double to, uint32_t color) {
        Rectangle area = across ? Rectangle{from, cy0, to, cy1} : Rectangle{cx0, from, cx1, to};
        mark(state, kind, area, kind == CPDF_FILL, color, opacity);
    };
    for (size_t i = 0; i < found.size(); ++i) {
        strip(CPDF_FILL, found[i].from, found[i].to, found[i].color);
        if (i + 1 < found.size()) strip(CPDF_SHADING, found[i].to, found[i + 1].from, 0);
    }
    return true;
}

/// Looks into the cells where there are few of them, as for a ground that is painted as one large cell; what repeats is
/// as open as a gradient, and so is text in cells, which is no text of the page.
bool GlyphCollector::tilingPatternFill(GfxState *state, Gfx *gfx, Catalog *, GfxTilingPattern *pattern, const double *matrix,
                                       int x0, int y0, int x1, int y1, double xStep, double yStep) {
    int64_t cells = (static_cast<int64_t>(x1) - x0) * (static_cast<int64_t>(y1) - y0);
    if (patternDepth > 0 || cells > 16) return shading(state);
    patternHoldsText = false;
    ++patternDepth;
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) {
            double m[6] = {matrix[0], matrix[1], matrix[2], matrix[3],
                           x * xStep * matrix[0] + y * yStep * matrix[2] + matrix[4],
                           x * xStep * matrix[1] + y * yStep * matrix[3] + matrix[5]};
            gfx->drawForm(pattern->getContentStream(), pattern->getResDict(), m, pattern->getBBox());
        }
    }
    --patternDepth;
    return patternHoldsText ? shading(state) : true;
}

void GlyphCollector::clipBy(GfxState *state) {
    const GfxPath *path = state->getPath();
    if (path->getNumSubpaths() != 1 || !isRectangle(state, path->getSubpath(0))) now.oddClip = true;
}

void GlyphCollector::clip(GfxState *state) { clipBy(state); }
void GlyphCollector::eoClip(GfxState *state) { clipBy(state); }

void GlyphCollector::picture(GfxState *state, int width, int height, bool solid) {
    const double *m = state->getCTM();
    Bounds bounds;
    for (int corner = 0; corner < 4; ++corner) {
        double x = corner & 1, y = corner >> 1;
        bounds.add(bounded(m[0] * x + m[2] * y + m[4]), bounded(m[1] * x + m[3] * y + m[5]));
    }
    mark(state, CPDF_PICTURE, {bounds.x0, bounds.y0, bounds.x1, bounds.y1}, solid && isUpright(m), 0, state->getFillOpacity(),
         static_cast<uint32_t>(std::max(width, 0)), static_cast<uint32_t>(std::max(height, 0)));
}

void skipInline(Stream *stream, int width, int height, int bits) {
    stream->reset();
    int64_t count = static_cast<int64_t>(height) * ((static_cast<int64_t>(width) * bits + 7) / 8);
    while (count-- > 0 && stream->getChar() != EOF) {
    }
    stream->close();
}

namespace {

int bitsOf(GfxImageColorMap *map) { return map->getNumPixelComps() * map->getBits(); }

}  // namespace

void GlyphCollector::drawImageMask(GfxState *state, Object *, Stream *str, int width, int height, bool, bool, bool inlineImg) {
    if (inlineImg) skipInline(str, width, height, 1);
    picture(state, width, height, false);
}

void GlyphCollector::setSoftMaskFromImageMask(GfxState *, Object *, Stream *str, int width, int height, bool, bool inlineImg, double *) {
    if (inlineImg) skipInline(str, width, height, 1);
}

void GlyphCollector::drawImage(GfxState *state, Object *, Stream *str, int width, int height, GfxImageColorMap *colorMap,
                               bool, const int *maskColors, bool inlineImg) {
    if (inlineImg) skipInline(str, width, height, bitsOf(colorMap));
    picture(state, width, height, maskColors == nullptr);
}

void GlyphCollector::drawMaskedImage(GfxState *state, Object *, Stream *, int width, int height, GfxImageColorMap *, bool,
                                     Stream *, int, int, bool, bool) {
    picture(state, width, height, false);
}

void GlyphCollector::drawSoftMaskedImage(GfxState *state, Object *, Stream *, int width, int height, GfxImageColorMap *,
                                         bool, Stream *, int, int, GfxImageColorMap *, bool) {
    picture(state, width, height, false);
}

void GlyphCollector::readColor(GfxState *state) {
    if (!colorIsStale) return;
    colorIsStale = false;
    GfxRGB color;
    fillIsPattern = state->getFillColorSpace()->getMode() == csPattern;
    strokeIsPattern = state->getStrokeColorSpace()->getMode() == csPattern;
    if (fillIsPattern) {
        fillColor = 0;
    } else {
        state->getFillRGB(&color);
        fillColor = rgb(color);
    }
    if (strokeIsPattern) {
        strokeColor = 0;
    } else {
        state->getStrokeRGB(&color);
        strokeColor = rgb(color);
    }
}
