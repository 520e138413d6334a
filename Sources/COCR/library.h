// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of tesseract and leptonica that are used, by their names in the library that is loaded.
#ifndef COCR_LIBRARY_H
#define COCR_LIBRARY_H

#include <leptonica/allheaders.h>
#include <tesseract/capi.h>

#include "cocr.h"

#define COCR_FUNCTIONS(X)                                                                                              \
    X(TessVersion) X(TessBaseAPICreate) X(TessBaseAPIDelete) X(TessBaseAPIInit2) X(TessBaseAPISetPageSegMode)          \
    X(TessBaseAPISetImage2) X(TessBaseAPISetSourceResolution) X(TessBaseAPIRecognize) X(TessBaseAPIGetIterator)        \
    X(TessBaseAPIClear) X(TessBaseAPIDetectOrientationScript) X(TessDeleteText) X(TessMonitorCreate)                   \
    X(TessMonitorDelete) X(TessMonitorSetCancelFunc) X(TessMonitorSetCancelThis) X(TessDeleteTextArray)               \
    X(TessBaseAPIGetLoadedLanguagesAsVector) X(TessResultIteratorDelete) X(TessResultIteratorNext)          \
    X(TessResultIteratorGetPageIteratorConst) X(TessResultIteratorGetUTF8Text) X(TessResultIteratorConfidence)         \
    X(TessResultIteratorWordFontAttributes) X(TessPageIteratorBoundingBox) X(TessPageIteratorBaseline)                 \
    X(TessPageIteratorIsAtBeginningOf)                                                                                 \
    X(setMsgSeverity) X(findFileFormatBuffer) X(readHeaderMemTiff) X(pixReadHeaderMem) X(pixReadMem)                   \
    X(pixReadMemTiff) X(pixReadMemGif) X(pixCreateNoInit) X(pixDestroy) X(pixClone) X(pixGetWidth) X(pixGetHeight)     \
    X(pixGetDepth) X(pixGetWpl) X(pixGetData) X(pixGetXRes) X(pixGetSpp) X(pixEndianByteSwap) X(pixRemoveAlpha)        \
    X(pixConvertTo8) X(pixFlipLR) X(pixRotateOrth) X(pixScale) X(pixRotate) X(pixScaleAreaMap2)                        \
    X(pixOtsuAdaptiveThreshold) X(pixFindSkew)

typedef struct {
#define COCR_POINTER(name) __typeof__(&name) name;
    COCR_FUNCTIONS(COCR_POINTER)
#undef COCR_POINTER
} cocr_functions;

/// What `cocr_load` found; NULL before it did.
extern const cocr_functions *cocr_library;

static inline PIX *cocr_pix(const cocr_image *image) { return (PIX *)(uintptr_t)image; }

#endif
