// SPDX-License-Identifier: GPL-3.0-or-later
#include "document.hpp"

#include <Annot.h>
#include <Catalog.h>
#include <Link.h>
#include <goo/GooString.h>

#include <algorithm>

// Poppler looks through all pages for each question.
int pageAt(cpdf_document &document, Ref reference) {
    auto &pages = document.pagesByReference;
    if (pages.empty()) {
        for (int number = 1, count = document.pdf->getNumPages(); number <= count; ++number) {
            if (const Ref *known = document.pdf->getCatalog()->getPageRef(number)) pages.emplace(known->num, number);
        }
    }
    auto found = pages.find(reference.num);
    return found == pages.end() ? 0 : found->second;
}

int targetPage(cpdf_document &document, const LinkDest *target) {
    if (!target || !target->isOk()) return 0;
    return target->isPageRef() ? pageAt(document, target->getPageRef()) : target->getPageNum();
}

void collectLinks(cpdf_document &document, Page &page) {
    document.links.clear();
    document.strings.clear();
    std::unique_ptr<Links> links = page.getLinks();
    for (AnnotLink *link : links->getLinks()) {
        if (document.links.size() >= 5000) break;
        LinkAction *action = link->getAction();
        if (!action || !action->isOk() || (link->getFlags() & Annot::flagHidden)) continue;
        if (action->getKind() != actionURI) continue;
        document.strings.push_back(utf8OfText(static_cast<LinkURI *>(action)->getURI()));
        cpdf_link entry = {};
        entry.uri = document.strings.back().c_str();
        double x0, y0, x1, y1;
        link->getRect(&x0, &y0, &x1, &y1);
        placeOn(page, x0, y0, x1, y1, entry);
        document.links.push_back(entry);
    }
}
