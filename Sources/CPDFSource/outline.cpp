// SPDX-License-Identifier: GPL-3.0-or-later
#include "document.hpp"

#include <Link.h>
#include <Outline.h>

namespace {

/// Takes in `entries` and those below them; `false` where there are more, or deeper ones, than wanted.
bool collect(cpdf_document &document, const std::vector<OutlineItem *> &entries, int level, size_t most, int deepest) {
    bool isWhole = true;
    for (OutlineItem *entry : entries) {
        if (document.outline.size() >= most) return false;
        std::string title;
        for (int i = 0; i < entry->getTitleLength(); ++i) {
            if (entry->getTitle()[i]) appendUTF8(title, entry->getTitle()[i]);
        }
        const LinkAction *action = entry->getAction();
        bool leads = action && action->isOk() && action->getKind() == actionGoTo;
        document.titles.push_back(std::move(title));
        document.outline.push_back(
            {document.titles.back().c_str(), level, leads ? targetPage(document, *static_cast<const LinkGoTo *>(action)) : 0});
        if (!entry->hasKids()) continue;
        if (level >= deepest) {
            isWhole = false;
            continue;
        }
        entry->open();
        if (const auto *below = entry->getKids()) isWhole = collect(document, *below, level + 1, most, deepest) && isWhole;
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
        bool isWhole = !entries || collect(*document, *entries, 1, most, deepest);
        *result = {document->outline.data(), document->outline.size(), static_cast<uint8_t>(!isWhole)};
        return CPDF_OK;
    });
}
