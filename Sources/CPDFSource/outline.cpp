// SPDX-License-Identifier: GPL-3.0-or-later
#include "document.hpp"

#include <Link.h>
#include <Outline.h>

namespace {

/// Takes in `entries` and those below them, without their pages, and what they do; `false` where there are more, or
/// deeper ones, than wanted.
bool collect(cpdf_document &document, const std::vector<OutlineItem *> &entries, int level, size_t most, int deepest,
             std::vector<const LinkAction *> &actions) {
    bool isWhole = true;
    for (OutlineItem *entry : entries) {
        if (document.outline.size() >= most) return false;
        std::string title;
        for (int i = 0; i < entry->getTitleLength(); ++i) {
            if (entry->getTitle()[i]) appendUTF8(title, entry->getTitle()[i]);
        }
        document.titles.push_back(std::move(title));
        document.outline.push_back({document.titles.back().c_str(), level, 0});
        actions.push_back(entry->getAction());
        if (!entry->hasKids()) continue;
        if (level >= deepest) {
            isWhole = false;
            continue;
        }
        entry->open();
        if (const auto *below = entry->getKids()) isWhole = collect(document, *below, level + 1, most, deepest, actions) && isWhole;
    }
    return isWhole;
}

}  // namespace

cpdf_status cpdf_read_outline(cpdf_document *document, size_t most, int deepest, cpdf_outline *result) {
    *result = cpdf_outline();
    return guarded([&] {
        document->outline.clear();
        document->titles.clear();
        Outline *outline = document->pdf->getOutline();
        const std::vector<OutlineItem *> *entries = outline ? outline->getItems() : nullptr;
        std::vector<const LinkAction *> actions;
        bool isWhole = !entries || collect(*document, *entries, 1, most, deepest, actions);
        // Apart: poppler keeps few unpacked streams of objects, and entries and destinations stand in different ones.
        for (size_t i = 0; i < actions.size(); ++i) {
            if (!actions[i] || !actions[i]->isOk() || actions[i]->getKind() != actionGoTo) continue;
            document->outline[i].page = targetPage(*document, *static_cast<const LinkGoTo *>(actions[i]));
        }
        *result = {document->outline.data(), document->outline.size(), static_cast<uint8_t>(!isWhole)};
        return CPDF_OK;
    });
}
