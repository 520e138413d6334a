// SPDX-License-Identifier: GPL-3.0-or-later
// Draws pages, with or without some of their glyphs: what the two pictures differ in is what a reader sees of them.
#include "document.hpp"

#include <Annot.h>
#include <Gfx.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

namespace {

bool isSpent(void *budget) { return static_cast<Budget *>(budget)->isSpent(); }

/// Counts glyphs just as the collector does, and leaves some out.
class Painter final : public SplashOutputDev {
public:
    Painter(SplashColorPtr paper, const uint32_t *leftOut, size_t count, uint64_t maxPicture)
        : SplashOutputDev(splashModeMono8, 1, false, paper, true), next(leftOut), end(leftOut + count), maxPicture(maxPicture) {}

    void drawChar(GfxState *state, double x, double y, double dx, double dy, double originX, double originY, CharCode code,
                  int nBytes, const Unicode *u, int uLen) override {
        if (typeThreeDepth > 0 || !isLeftOut()) SplashOutputDev::drawChar(state, x, y, dx, dy, originX, originY, code, nBytes, u, uLen);
    }
    bool beginType3Char(GfxState *state, double x, double y, double dx, double dy, CharCode code, const Unicode *u, int uLen) override {
        if (typeThreeDepth == 0 && isLeftOut()) return true;
        bool isDone = SplashOutputDev::beginType3Char(state, x, y, dx, dy, code, u, uLen);
        if (!isDone) ++typeThreeDepth;
        return isDone;
    }
    void endType3Char(GfxState *state) override {
        --typeThreeDepth;
        SplashOutputDev::endType3Char(state);
    }
    // Text in the cells of a pattern is no text of the page for the collector.
    bool tilingPatternFill(GfxState *state, Gfx *gfx, Catalog *catalog, GfxTilingPattern *pattern, const double *matrix, int x0,
                           int y0, int x1, int y1, double xStep, double yStep) override {
        ++typeThreeDepth;
        bool isDone = SplashOutputDev::tilingPatternFill(state, gfx, catalog, pattern, matrix, x0, y0, x1, y1, xStep, yStep);
        --typeThreeDepth;
        return isDone || true;
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
    int typeThreeDepth = 0;
};

bool isDrawn(Annot *annot) {
    switch (annot->getType()) {
    case Annot::typeWidget: case Annot::typeFreeText: case Annot::typeStamp: case Annot::typeWatermark: return true;
    default: return false;
    }
}

}  // namespace

cpdf_status cpdf_draw_page(cpdf_document *document, int index, double scale, const uint32_t *left_out, size_t left_out_count,
                           uint64_t max_picture, uint32_t milliseconds, uint8_t **pixels, int *columns, int *rows) {
    *pixels = nullptr;
    return guarded([&] {
        Page *page = document->pdf->getPage(index + 1);
        if (!page || !page->isOk()) return CPDF_NO_PAGE;
        bool turned = page->getRotate() == 90 || page->getRotate() == 270;
        double width = (turned ? page->getCropHeight() : page->getCropWidth()) * scale;
        double height = (turned ? page->getCropWidth() : page->getCropHeight()) * scale;
        if (!(width >= 1 && height >= 1)) return CPDF_NO_PAGE;
        if (width > 20000 || height > 20000 || width * height > 40e6) return CPDF_TOO_LARGE;
        SplashColor paper = {255, 255, 255, 255};
        Painter painter(paper, left_out, left_out_count, max_picture);
        painter.startDoc(document->pdf.get());
        Budget budget(milliseconds);
        {
            std::unique_ptr<Gfx> gfx(page->createGfx(&painter, 72 * scale, 72 * scale, 0, false, true, -1, -1, -1, -1, false, isSpent, &budget));
            bool skipped = false;
            Object contents = textContents(*page, skipped);
            if (!contents.isNull()) {
                gfx->saveState();
                gfx->display(&contents);
                gfx->restoreState();
            }
            for (Annot *annot : page->getAnnots()->getAnnots()) {
                if (isDrawn(annot)) annot->draw(gfx.get(), false);
            }
        }
        SplashBitmap *bitmap = painter.getBitmap();
        if (budget.isSpent() || !bitmap || !bitmap->getDataPtr()) return CPDF_TOO_LARGE;
        int across = bitmap->getWidth(), down = bitmap->getHeight();
        auto copy = static_cast<uint8_t *>(malloc(static_cast<size_t>(across) * down));
        if (!copy) return CPDF_NO_MEMORY;
        for (int row = 0; row < down; ++row) {
            memcpy(copy + static_cast<size_t>(row) * across, bitmap->getDataPtr() + static_cast<ptrdiff_t>(row) * bitmap->getRowSize(), across);
        }
        *pixels = copy, *columns = across, *rows = down;
        return CPDF_OK;
    });
}
