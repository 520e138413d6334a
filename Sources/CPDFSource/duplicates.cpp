// SPDX-License-Identifier: GPL-3.0-or-later
// Bold letters and shadows are often made by painting a text twice, a hair apart.
#include "document.hpp"

#include <algorithm>
#include <cmath>

namespace {

const uint16_t blind = CPDF_INKLESS | CPDF_CLIPPED;

/// Poppler's own measure of what one character painted twice is: a tenth of the size along, a fifth across the line.
bool isSamePlace(const cpdf_glyph &one, const cpdf_glyph &other) {
    float size = std::max(one.size, 1.0f);
    return std::fabs(one.origin_x - other.origin_x) <= 0.15f * size && std::fabs(one.origin_y - other.origin_y) <= 0.15f * size;
}

/// The page as squares of so many points, at most so many across and down, and how far from a glyph they are searched.
const double square = 8;
const int most = 256;
const float farthest = 32;

/// The square of a coordinate, the first or last one for places off the page; coordinates need not be numbers.
int squareOf(double place, int count) { return place > 0 ? static_cast<int>(std::min(place / square, count - 1.0)) : 0; }

bool isBlind(const cpdf_glyph &glyph) { return (glyph.flags & blind) || glyph.opacity < 13; }

}  // namespace

void markDuplicates(std::vector<cpdf_glyph> &glyphs, double width, double height) {
    int columns = squareOf(width, most) + 1, rows = squareOf(height, most) + 1;
    std::vector<uint32_t> last(static_cast<size_t>(columns) * rows, UINT32_MAX), before(glyphs.size(), UINT32_MAX);
    auto column = [&](float x) { return squareOf(x, columns); };
    auto row = [&](float y) { return squareOf(y, rows); };
    for (uint32_t index = 0; index < glyphs.size(); ++index) {
        cpdf_glyph &glyph = glyphs[index];
        if (glyph.flags & (CPDF_SPACE | CPDF_UNMAPPED | CPDF_OVERSTATED)) continue;
        // Of letters as tall as a page no more than this is looked through, or each would be compared with all others.
        float reach = std::min(0.15f * glyph.size, farthest);
        int steps = 0;
        int left = column(glyph.origin_x - reach), right = column(glyph.origin_x + reach), bottom = row(glyph.origin_y + reach);
        for (int r = row(glyph.origin_y - reach); r <= bottom; ++r) {
            for (int c = left; c <= right; ++c) {
                // Squares hold few glyphs; a page that heaps them up is not searched to the end.
                for (uint32_t other = last[r * columns + c]; other != UINT32_MAX && steps < 256; other = before[other], ++steps) {
                    cpdf_glyph &earlier = glyphs[other];
                    if (earlier.scalar != glyph.scalar || !isSamePlace(earlier, glyph)) continue;
                    // What is painted last shows, unless it has no ink.
                    cpdf_glyph &loser = isBlind(glyph) && !isBlind(earlier) ? glyph : earlier;
                    loser.flags |= CPDF_DUPLICATE;
                }
            }
        }
        uint32_t &head = last[row(glyph.origin_y) * columns + column(glyph.origin_x)];
        before[index] = head;
        head = index;
    }
}
