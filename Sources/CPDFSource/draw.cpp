// SPDX-License-Identifier: GPL-3.0-or-later
// Draws pages, with or without some of their glyphs: what the two pictures differ in is what a reader sees of them.
#include "document.hpp"

#include <Gfx.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

namespace {

/// Counts glyphs just as the collector does, and leaves some out.
class Painter final : public SplashOutputDev {
public:
    std::vector<uint32_t> undrawn;

    Painter(SplashColorMode mode, SplashColorPtr paper, const uint32_t *leftOut, size_t count, uint64_t maxPicture)
        : SplashOutputDev(mode, 1, false, paper, true), next(leftOut), end(leftOut + count), maxPicture(maxPicture) {}

    void drawChar(GfxState *state, double x, double y, double dx, double dy, double originX, double originY, CharCode code,
                  int nBytes, const Unicode *u, int uLen) override {
        uint32_t own = ordinal;
        if (depth == 0 && isLeftOut()) return;
        SplashOutputDev::drawChar(state, x, y, dx, dy, originX, originY, code, nBytes, u, uLen);
        if (depth == 0 && !getCurrentFont()) undrawn.push_back(own);
    }
    bool beginType3Char(GfxState *state, double x, double y, double dx, double dy, CharCode code, const Unicode *u, int uLen) override {
        if (depth == 0 && isLeftOut()) return true;
        bool isDone = SplashOutputDev::beginType3Char(state, x, y, dx, dy, code, u, uLen);
        if (!isDone) ++depth;
        return isDone;
    }
    void endType3Char(GfxState *state) override {
        --depth;
        SplashOutputDev::endType3Char(state);
    }
    // Text in the cells of a pattern is no text of the page for the collector.
    bool tilingPatternFill(GfxState *state, Gfx *gfx, Catalog *catalog, GfxTilingPattern *pattern, const double *matrix, int x0,
                           int y0, int x1, int y1, double xStep, double yStep) override {
        ++depth;
        SplashOutputDev::tilingPatternFill(state, gfx, catalog, pattern, matrix, x0, y0, x1, y1, xStep, yStep);
        --depth;
        return true;
    }
    void drawImageMask(GfxState *state, Object *ref, Stream *str, int width, int height, bool invert, bool interpolate, bool inlineImg) override {
        if (!fits(str, width, height)) return inlineImg ? skipInline(str, width, height, 1) : void();
        SplashOutputDev::drawImageMask(state, ref, str, width, height, invert, interpolate, inlineImg);
    }
    void drawImage(GfxState *state, Object *ref, Stream *str, int width, int height, GfxImageColorMap *colorMap, bool interpolate,
                   const int *maskColors, bool inlineImg) override {
        int bits = colorMap->getNumPixelComps() * colorMap->getBits();
        if (!fits(str, width, height)) return inlineImg ? skipInline(str, width, height, bits) : void();
        SplashOutputDev::drawImage(state, ref, str, width, height, colorMap, interpolate, maskColors, inlineImg);
    }
    void drawMaskedImage(GfxState *state, Object *ref, Stream *str, int width, int height, GfxImageColorMap *colorMap, bool interpolate,
                         Stream *maskStr, int maskWidth, int maskHeight, bool maskInvert, bool maskInterpolate) override {
        if (fits(str, width, height) && fits(maskStr, maskWidth, maskHeight)) {
            SplashOutputDev::drawMaskedImage(state, ref, str, width, height, colorMap, interpolate, maskStr, maskWidth, maskHeight, maskInvert, maskInterpolate);
        }
    }
    void drawSoftMaskedImage(GfxState *state, Object *ref, Stream *str, int width, int height, GfxImageColorMap *colorMap, bool interpolate,
                             Stream *maskStr, int maskWidth, int maskHeight, GfxImageColorMap *maskColorMap, bool maskInterpolate) override {
        if (fits(str, width, height) && fits(maskStr, maskWidth, maskHeight)) {
            SplashOutputDev::drawSoftMaskedImage(state, ref, str, width, height, colorMap, interpolate, maskStr, maskWidth, maskHeight, maskColorMap, maskInterpolate);
        }
    }

private:
    bool isLeftOut() {
        uint32_t own = ordinal++;
        while (next < end && *next < own) ++next;
        return next < end && *next == own;
    }
    bool fits(Stream *, int width, int height) const {
        return static_cast<uint64_t>(std::max(width, 0)) * static_cast<uint64_t>(std::max(height, 0)) <= maxPicture;
    }

    const uint32_t *next, *end;
    uint64_t maxPicture;
    uint32_t ordinal = 0;
    int depth = 0;
};

cpdf_status handOut(SplashBitmap &bitmap, int channels, const std::vector<uint32_t> &undrawn, cpdf_picture &picture) {
    size_t across = static_cast<size_t>(bitmap.getWidth()) * channels, down = bitmap.getHeight();
    picture.pixels = static_cast<uint8_t *>(malloc(across * down));
    picture.undrawn = static_cast<uint32_t *>(malloc((undrawn.size() + 1) * sizeof(uint32_t)));
    if (!picture.pixels || !picture.undrawn) {
        cpdf_free_picture(&picture);
        return CPDF_NO_MEMORY;
    }
    for (size_t row = 0; row < down; ++row) {
        memcpy(picture.pixels + row * across, bitmap.getDataPtr() + static_cast<ptrdiff_t>(row) * bitmap.getRowSize(), across);
    }
    std::copy(undrawn.begin(), undrawn.end(), picture.undrawn);
    picture.undrawn_count = undrawn.size();
    picture.columns = bitmap.getWidth(), picture.rows = bitmap.getHeight();
    return CPDF_OK;
}

}  // namespace

cpdf_status cpdf_draw_page(cpdf_document *document, int index, double scale, int channels, const uint32_t *left_out,
                           size_t left_out_count, uint64_t max_picture, uint32_t milliseconds, cpdf_picture *picture) {
    *picture = cpdf_picture();
    return guarded([&] {
        Page *page = pageOrNull(*document, index);
        if (!page) return CPDF_NO_PAGE;
        bool turned = page->getRotate() == 90 || page->getRotate() == 270;
        double width = (turned ? page->getCropHeight() : page->getCropWidth()) * scale;
        double height = (turned ? page->getCropWidth() : page->getCropHeight()) * scale;
        if (!(width >= 1 && height >= 1)) return CPDF_NO_PAGE;
        if (width > 20000 || height > 20000 || width * height > 40e6) return CPDF_TOO_LARGE;
        SplashColor paper = {255, 255, 255, 255};
        Painter painter(channels == 3 ? splashModeRGB8 : splashModeMono8, paper, left_out, left_out_count, max_picture);
        painter.startDoc(document->pdf.get());
        Budget budget(milliseconds);
        paint(*document, *page, painter, scale, budget);
        SplashBitmap *bitmap = painter.getBitmap();
        if (budget.isSpent() || !bitmap || !bitmap->getDataPtr()) return CPDF_TOO_LARGE;
        return handOut(*bitmap, channels == 3 ? 3 : 1, painter.undrawn, *picture);
    });
}

void cpdf_free_picture(cpdf_picture *picture) {
    free(picture->pixels);
    free(picture->undrawn);
    *picture = cpdf_picture();
}
