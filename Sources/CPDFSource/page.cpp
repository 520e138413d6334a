// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector.hpp"

#include <Annot.h>
#include <Gfx.h>
#include <OptionalContent.h>
#include <Stream.h>

namespace {

bool isSpent(void *budget) { return static_cast<Budget *>(budget)->isSpent(); }

/// Whether decoding the stream gives pixels. As page content they are senseless, but cost what a picture costs.
bool makesPixels(Stream *stream) {
    for (int depth = 0; stream && depth < 64; ++depth, stream = stream->getNextStream()) {
        switch (stream->getKind()) {
        case strJBIG2: case strDCT: case strJPX: case strCCITTFax: return true;
        default: break;
        }
    }
    return false;
}

/// A page of dense print takes some hundred kilobytes, a detailed map some megabytes.
const size_t mostContent = 64 << 20;

/// Adds what the stream holds, decoded, to `bytes`; the next one starts a new token.
void decode(Stream *stream, std::vector<char> &bytes, bool &skipped, Budget &budget) {
    if (makesPixels(stream)) {
        skipped = true;
        return;
    }
    unsigned char buffer[16384];
    stream->reset();
    for (int count; (count = stream->doGetChars(sizeof buffer, buffer)) > 0;) {
        if (bytes.size() + static_cast<size_t>(count) > mostContent) {
            budget.spend();
            break;
        }
        bytes.insert(bytes.end(), buffer, buffer + count);
    }
    stream->close();
    bytes.push_back('\n');
}

/// What the content streams of `page` hold, decoded; sets `skipped` where streams were left out whose filters make
/// pictures. Spends the budget where they hold more than any page has use for.
Object textContents(cpdf_document &document, Page &page, bool &skipped, Budget &budget) {
    Object contents = page.getContents();
    std::vector<char> &bytes = document.content;
    bytes.clear();
    if (contents.isStream()) {
        decode(contents.getStream(), bytes, skipped, budget);
    } else if (contents.isArray()) {
        for (int i = 0; i < contents.arrayGetLength() && !budget.isSpent(); ++i) {
            Object part = contents.arrayGet(i);
            if (part.isStream()) decode(part.getStream(), bytes, skipped, budget);
        }
    }
    if (bytes.empty() || budget.isSpent()) return Object(objNull);
    Object dictionary(new Dict(page.getDoc()->getXRef()));
    return Object(static_cast<Stream *>(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), std::move(dictionary))));
}

/// What of annotations belongs to the text of a page: form fields, text boxes, stamps; no notes and no pop-ups.
bool isPageText(Annot *annot) {
    switch (annot->getType()) {
    case Annot::typeWidget: case Annot::typeFreeText: case Annot::typeStamp: case Annot::typeWatermark: return true;
    default: return false;
    }
}

cpdf_status read(cpdf_document &document, int index, const cpdf_limits &limits, cpdf_page &result) {
    Page *page = pageOrNull(document, index);
    if (!page) return CPDF_NO_PAGE;
    result.rotation = page->getRotate();
    bool turned = result.rotation == 90 || result.rotation == 270;
    result.width = turned ? page->getCropHeight() : page->getCropWidth();
    result.height = turned ? page->getCropWidth() : page->getCropHeight();
    Budget budget(limits.milliseconds);
    GlyphCollector collector(document, limits, budget);
    bool isPartial = paint(document, *page, collector, 1, budget, [&] { collector.beginAnnotations(); });
    result.skipped_content = isPartial || document.pagesLaidBare.count(page->getRef().num) > 0;
    for (Annot *annot : page->getAnnots()->getAnnots()) {
        result.has_fields |= annot->getType() == Annot::typeWidget;
        result.has_files |= annot->getType() == Annot::typeFileAttachment;
    }
    markDuplicates(document.glyphs, result.width, result.height);
    collectLinks(document, *page);
    result.glyphs = document.glyphs.data(), result.glyph_count = document.glyphs.size();
    result.marks = document.marks.data(), result.mark_count = document.marks.size();
    result.links = document.links.data(), result.link_count = document.links.size();
    result.drawn = collector.drawn, result.replaced = collector.replaced;
    result.skipped_marks = collector.skippedMarks;
    result.has_hidden_layers = collector.hasHiddenLayers;
    return budget.isSpent() || collector.isFull() ? CPDF_TOO_LARGE : CPDF_OK;
}

/// Switches all layers on for as long as it lives.
class AllLayers {
public:
    explicit AllLayers(PDFDoc &pdf) {
        OCGs *layers = pdf.getOptContentConfig();
        if (!layers) return;
        for (auto &entry : layers->getOCGs()) {
            changed.emplace_back(entry.second.get(), entry.second->getState());
            entry.second->setState(OptionalContentGroup::On);
        }
    }
    ~AllLayers() {
        for (auto &[layer, state] : changed) layer->setState(state);
    }
    AllLayers(const AllLayers &) = delete;

private:
    std::vector<std::pair<OptionalContentGroup *, OptionalContentGroup::State>> changed;
};

}  // namespace

bool paint(cpdf_document &document, Page &page, OutputDev &device, double scale, Budget &budget,
           const std::function<void()> &beginAnnotations) {
    double dots = 72 * scale;
    std::unique_ptr<Gfx> gfx(page.createGfx(&device, dots, dots, 0, false, true, -1, -1, -1, -1, false, isSpent, &budget));
    bool skipped = false;
    Object contents = textContents(document, page, skipped, budget);
    if (!contents.isNull()) {
        gfx->saveState();
        gfx->display(&contents);
        gfx->restoreState();
    }
    beginAnnotations();
    for (Annot *annot : page.getAnnots()->getAnnots()) {
        if (budget.isSpentNow()) break;
        if (!isPageText(annot)) continue;
        if (isCostly(document, *annot)) skipped = true;
        else annot->draw(gfx.get(), false);
    }
    return skipped;
}

cpdf_status cpdf_read_page(cpdf_document *document, int index, const cpdf_limits *limits, cpdf_page *page) {
    *page = cpdf_page();
    return guarded([&] { return read(*document, index, *limits, *page); });
}

cpdf_status cpdf_read_page_all_layers(cpdf_document *document, int index, const cpdf_limits *limits, cpdf_page *page) {
    *page = cpdf_page();
    return guarded([&] {
        AllLayers on(*document->pdf);
        return read(*document, index, *limits, *page);
    });
}
