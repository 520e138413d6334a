// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <GfxState.h>
#include <OutputDev.h>

#include "document.hpp"

/// Notes what poppler's interpreter would paint: every glyph, and the bounds of everything else.
///
/// Nothing is drawn and no picture is decoded, which makes it faster than any of poppler's own devices.
class GlyphCollector final : public OutputDev {
public:
    GlyphCollector(cpdf_document &document, const cpdf_limits &limits, Budget &budget);

    /// Glyphs from here on belong to annotations.
    void beginAnnotations() { pageFlags = CPDF_ANNOTATION; }
    bool isFull() const { return full; }

    uint64_t drawn = 0;
    uint64_t replaced = 0;
    bool hasHiddenLayers = false;
    bool skippedMarks = false;

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }
    bool needNonText() override { return true; }
    bool needCharCount() override { return true; }
    bool useTilingPatternFill() override { return true; }
    bool useShadedFills(int) override { return true; }

    void saveState(GfxState *state) override;
    void restoreState(GfxState *state) override;
    void updateAll(GfxState *state) override;
    void updateFont(GfxState *) override { fontIsStale = true; }
    void updateFillColorSpace(GfxState *) override { colorIsStale = true; }
    void updateFillColor(GfxState *) override { colorIsStale = true; }
    void updateStrokeColorSpace(GfxState *) override { colorIsStale = true; }
    void updateStrokeColor(GfxState *) override { colorIsStale = true; }

    void drawChar(GfxState *state, double x, double y, double dx, double dy, double originX, double originY,
                  CharCode code, int nBytes, const Unicode *u, int uLen) override;
    void endTextObject(GfxState *state) override;
    void incCharCount(int count) override;
    void beginActualText(GfxState *state, const GooString *text) override;
    void endActualText(GfxState *state) override;
    void beginMarkedContent(const char *name, Dict *properties) override;
    void endMarkedContent(GfxState *state) override;
    void beginForm(Ref) override { ++formDepth; }
    void endForm(Ref) override { --formDepth; }

    void stroke(GfxState *state) override;
    void fill(GfxState *state) override;
    void eoFill(GfxState *state) override;
    bool tilingPatternFill(GfxState *state, Gfx *gfx, Catalog *, GfxTilingPattern *pattern, const double *matrix, int x0,
                           int y0, int x1, int y1, double xStep, double yStep) override;
    bool functionShadedFill(GfxState *state, GfxFunctionShading *) override { return shading(state); }
    bool axialShadedFill(GfxState *state, GfxAxialShading *gradient, double, double) override;
    bool radialShadedFill(GfxState *state, GfxRadialShading *, double, double) override { return shading(state); }
    bool gouraudTriangleShadedFill(GfxState *state, GfxGouraudTriangleShading *) override { return shading(state); }
    bool patchMeshShadedFill(GfxState *state, GfxPatchMeshShading *) override { return shading(state); }
    void clip(GfxState *state) override;
    void eoClip(GfxState *state) override;
    void clipToStrokePath(GfxState *) override { now.oddClip = true; }

    void drawImageMask(GfxState *state, Object *ref, Stream *str, int width, int height, bool invert,
                       bool interpolate, bool inlineImg) override;
    void setSoftMaskFromImageMask(GfxState *state, Object *ref, Stream *str, int width, int height, bool invert,
                                  bool inlineImg, double *baseMatrix) override;
    void drawImage(GfxState *state, Object *ref, Stream *str, int width, int height, GfxImageColorMap *colorMap,
                   bool interpolate, const int *maskColors, bool inlineImg) override;
    void drawMaskedImage(GfxState *state, Object *ref, Stream *str, int width, int height, GfxImageColorMap *colorMap,
                         bool interpolate, Stream *maskStr, int maskWidth, int maskHeight, bool maskInvert,
                         bool maskInterpolate) override;
    void drawSoftMaskedImage(GfxState *state, Object *ref, Stream *str, int width, int height,
                             GfxImageColorMap *colorMap, bool interpolate, Stream *maskStr, int maskWidth,
                             int maskHeight, GfxImageColorMap *maskColorMap, bool maskInterpolate) override;

    void beginTransparencyGroup(GfxState *state, const double *bbox, GfxColorSpace *, bool, bool,
                                bool forSoftMask) override;
    void endTransparencyGroup(GfxState *state) override;
    void setSoftMask(GfxState *, const double *, bool, Function *, GfxColor *) override { now.masked = true; }
    void clearSoftMask(GfxState *) override { now.masked = false; }

private:
    /// What of the graphics state this device keeps itself.
    struct Now {
        double opacity = 1;
        bool blended = false;
        bool oddClip = false;
        bool masked = false;
    };
    struct Group {
        double opacity;
        bool odd;
        bool isMask;
    };
    struct Content {
        int32_t mcid;
        bool isArtifact;
    };
    struct Rectangle {
        double x0, y0, x1, y1;
    };
    /// The font in use, as the boxes of its glyphs need it.
    struct Look {
        uint16_t font = 0;
        double ascent = 0.95, descent = -0.35;
        double scale = 1;
        bool vertical = false;
    };

    void readFont(GfxState *state);
    void readColor(GfxState *state);
    double typeThreeScale(const GfxFont &font) const;
    void append(cpdf_glyph glyph, const Unicode *u, int uLen);
    void place(cpdf_glyph &glyph, const GfxState *state, double x, double y, double dx, double dy, CharCode code,
               int nBytes) const;
    uint16_t paintFlags(GfxState *state, const cpdf_glyph &glyph) const;
    void replaceTail(size_t from, const std::vector<uint32_t> &text);
    bool shading(GfxState *state);
    bool stripes(GfxState *state, GfxAxialShading &gradient);
    void fillPath(GfxState *state, bool evenOdd);
    void picture(GfxState *state, int width, int height, bool solid);
    void mark(GfxState *state, cpdf_mark_kind kind, Rectangle area, bool solid, uint32_t color, double opacity,
              uint32_t columns = 0, uint32_t rows = 0);
    bool isOdd() const { return now.masked || now.oddClip || groupIsOdd; }
    void noteGroups();
    void clipBy(GfxState *state);

    cpdf_document &document;
    const cpdf_limits limits;
    Budget &budget;
    std::vector<cpdf_glyph> &glyphs;
    std::vector<cpdf_mark> &marks;

    Now now;
    std::vector<Now> saved;
    std::vector<Group> groups;
    double groupOpacity = 1;
    bool groupIsOdd = false;
    std::vector<Content> contents;
    bool contentIsOpenedByActualText = false;
    int formDepth = 0;
    int patternDepth = 0;
    /// Whether text was met in the cells of the pattern that is looked into.
    bool patternHoldsText = false;
    int actualTextDepth = 0;
    size_t actualTextStart = 0;
    std::vector<uint32_t> actualText;

    bool fontIsStale = true;
    bool colorIsStale = true;
    const GfxFont *lastFont = nullptr;
    Look look;
    std::map<uint16_t, double> typeThreeScales;
    uint32_t fillColor = 0, strokeColor = 0;
    bool fillIsPattern = false, strokeIsPattern = false;
    bool clipsByText = false;

    uint32_t sequence = 0;
    uint32_t ordinal = 0;
    uint16_t pageFlags = 0;
    bool full = false;
};
