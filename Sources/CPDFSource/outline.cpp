// SPDX-License-Identifier: GPL-3.0-or-later
#include "document.hpp"

#include <Link.h>
#include <Outline.h>

namespace {

const int unknown = -1;

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

/// Fills in the pages that the entries lead to.
void findPages(cpdf_document &document, const std::vector<const LinkAction *> &actions) {
    auto linkAt = [&](size_t i) {
        bool leads = actions[i] && actions[i]->isOk() && actions[i]->getKind() == actionGoTo;
        return leads ? static_cast<const LinkGoTo *>(actions[i]) : nullptr;
    };
    std::unordered_map<std::string, int> pages;
    for (size_t i = 0; i < actions.size(); ++i) {
        const LinkGoTo *link = linkAt(i);
        if (link && !link->getDest() && link->getNamedDest()) pages.emplace(link->getNamedDest()->toStr(), unknown);
    }
    findPages(document, pages);
    for (size_t i = 0; i < actions.size(); ++i) {
        const LinkGoTo *link = linkAt(i);
        if (!link) continue;
        int &page = document.outline[i].page;
        if (link->getDest()) {
            page = targetPage(document, link->getDest());
        } else if (const GooString *name = link->getNamedDest()) {
            int known = pages[name->toStr()];
            // Old files name destinations in a dictionary, which poppler looks into.
            page = known != unknown ? known : targetPage(document, document.pdf->findDest(name).get());
        }
    }
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
        findPages(*document, actions);
        *result = {document->outline.data(), document->outline.size(), static_cast<uint8_t>(!isWhole)};
        return CPDF_OK;
    });
}
