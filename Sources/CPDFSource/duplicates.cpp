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

bool isBlind(const cpdf_glyph &glyph) { return (glyph.flags & blind) || glyph.opacity < 13; }

}  // namespace

void markDuplicates(std::vector<cpdf_glyph> &glyphs, double width, double height) {
    const double square = 8;
    int columns = std::clamp(static_cast<int>(width / square) + 1, 1, 256);
    int rows = std::clamp(static_cast<int>(height / square) + 1, 1, 256);
    std::vector<uint32_t> last(static_cast<size_t>(columns) * rows, UINT32_MAX), before(glyphs.size(), UINT32_MAX);
    auto column = [&](float x) { return std::clamp(static_cast<int>(x / square), 0, columns - 1); };
    auto row = [&](float y) { return std::clamp(static_cast<int>(y / square), 0, rows - 1); };
    for (uint32_t index = 0; index < glyphs.size(); ++index) {
        cpdf_glyph &glyph = glyphs[index];
        if (glyph.flags & (CPDF_SPACE | CPDF_UNMAPPED | CPDF_OVERSTATED)) continue;
        float reach = 0.15f * glyph.size;
        for (int r = row(glyph.origin_y - reach); r <= row(glyph.origin_y + reach); ++r) {
            for (int c = column(glyph.origin_x - reach); c <= column(glyph.origin_x + reach); ++c) {
                // A square holds few glyphs; a page that heaps them up is not searched to the end.
                int steps = 0;
                for (uint32_t other = last[r * columns + c]; other != UINT32_MAX && steps < 64; other = before[other], ++steps) {
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
