// SPDX-License-Identifier: GPL-3.0-or-later
#include "document.hpp"

#include <Catalog.h>
#include <DateInfo.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <Stream.h>
#include <goo/GooString.h>

#include <cstdlib>
#include <cstring>
#include <ctime>

namespace {

/// Poppler's tables, once for the process, without complaints on standard error.
///
/// Their users are counted, and poppler-glib's documents are among them: one that is never released keeps them.
void prepareLibrary() {
    static const GlobalParamsIniter *user = nullptr;
    if (user) return;
    user = new GlobalParamsIniter(nullptr);
    globalParams->setErrQuiet(true);
}

char *copyOf(const std::string &text) {
    auto copy = static_cast<char *>(malloc(text.size() + 1));
    if (copy) memcpy(copy, text.c_str(), text.size() + 1);
    return copy;
}

Object infoEntry(cpdf_document &document, const char *key) {
    Object info = document.pdf->getDocInfo();
    return info.isDict() ? info.dictLookup(key) : Object(objNull);
}

int64_t processorTime() {
    timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

}  // namespace

Budget::Budget(uint32_t milliseconds) : deadline(processorTime() + milliseconds * 1000000LL) {}

bool Budget::isSpent() {
    if (!spent && ++calls % 256 == 0) spent = processorTime() > deadline;
    return spent;
}

bool Budget::isSpentNow() { return spent = spent || processorTime() > deadline; }

uint16_t FontTable::index(const GfxFont &font) {
    auto key = std::make_pair(font.getID()->num, font.getID()->gen);
    auto found = places.find(key);
    if (found != places.end()) return found->second;
    if (fonts.size() >= UINT16_MAX) return UINT16_MAX - 1;
    auto place = static_cast<uint16_t>(fonts.size());
    places[key] = place;
    const char *name = nullptr;
    if (font.getName()) {
        names.push_back(utf8OfText(*font.getName()));
        name = names.back().c_str();
    }
    fonts.push_back({name, font.isBold() || font.getWeight() >= GfxFont::W600, font.isItalic()});
    return place;
}

cpdf_status cpdf_open(const void *bytes, size_t length, cpdf_document **result) {
    *result = nullptr;
    return guarded([&] {
        prepareLibrary();
        auto document = std::make_unique<cpdf_document>();
        auto first = static_cast<const char *>(bytes);
        document->bytes.assign(first, first + length);
        auto stream = new MemStream(document->bytes.data(), 0, static_cast<Goffset>(length), Object(objNull));
        document->pdf = std::make_unique<PDFDoc>(stream);
        if (!document->pdf->isOk()) return document->pdf->getErrorCode() == errEncrypted ? CPDF_ENCRYPTED : CPDF_DAMAGED;
        *result = document.release();
        return CPDF_OK;
    });
}

void cpdf_close(cpdf_document *document) {
    guarded([&] {
        delete document;
        return CPDF_OK;
    });
}

int cpdf_page_count(cpdf_document *document) {
    int count = 0;
    guarded([&] {
        count = document->pdf->getNumPages();
        return CPDF_OK;
    });
    return count;
}

char *cpdf_info(cpdf_document *document, const char *key) {
    char *result = nullptr;
    guarded([&] {
        Object value(objNull);
        if (strcmp(key, "Lang") == 0) {
            Object catalog = document->pdf->getXRef()->getCatalog();
            if (catalog.isDict()) value = catalog.dictLookup(key);
        } else {
            value = infoEntry(*document, key);
        }
        if (value.isString()) result = copyOf(utf8OfText(value.getString()->toStr()));
        return CPDF_OK;
    });
    return result;
}

int64_t cpdf_info_time(cpdf_document *document, const char *key) {
    int64_t result = 0;
    guarded([&] {
        Object value = infoEntry(*document, key);
        if (value.isString()) result = dateStringToTime(value.getString());
        return CPDF_OK;
    });
    return result > 0 ? result : 0;
}

void cpdf_free(void *memory) { free(memory); }

const void *cpdf_bytes(cpdf_document *document, size_t *length) {
    *length = document->bytes.size();
    return document->bytes.data();
}

int cpdf_features(cpdf_document *document) {
    int result = 0;
    guarded([&] {
        Object catalog = document->pdf->getXRef()->getCatalog();
        if (!catalog.isDict()) return CPDF_OK;
        Object outlines = catalog.dictLookup("Outlines");
        if (outlines.isDict() && outlines.getDict()->hasKey("First")) result |= CPDF_HAS_OUTLINE;
        Object names = catalog.dictLookup("Names");
        if (names.isDict() && names.getDict()->hasKey("EmbeddedFiles")) result |= CPDF_HAS_FILES;
        Object form = catalog.dictLookup("AcroForm");
        if (form.isDict() && form.getDict()->hasKey("Fields")) result |= CPDF_HAS_FORM;
        if (catalog.dictLookup("StructTreeRoot").isDict()) result |= CPDF_HAS_STRUCTURE;
        return CPDF_OK;
    });
    return result;
}

const cpdf_font *cpdf_fonts(cpdf_document *document, size_t *count) {
    *count = document->fonts.all().size();
    return document->fonts.all().data();
}
