// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of more annotations than poppler takes.
#include "document.hpp"

#include <Dict.h>
#include <XRef.h>

namespace {

/// As many as poppler takes on one page.
const int mostAnnotations = 10000;
/// Milliseconds of processor time that looking through all objects of a file may take.
const uint32_t patience = 500;

/// Whether `object` is a page of more annotations; it is one without any afterwards.
bool isLaidBare(Object &object) {
    if (!object.isDict("Page")) return false;
    Object annotations = object.dictLookup("Annots");
    if (!annotations.isArray() || annotations.arrayGetLength() <= mostAnnotations) return false;
    object.getDict()->remove("Annots");
    return true;
}

/// Looks for such pages, once for a document; whether there are any.
bool layPagesBare(cpdf_document &document) {
    if (document.hasLookedForHeaps) return false;
    document.hasLookedForHeaps = true;
    XRef *xref = document.pdf->getXRef();
    Budget budget(patience);
    for (int number = 0; number < xref->getNumObjects() && !budget.isSpentNow(); ++number) {
        XRefEntry *entry = xref->getEntry(number, false);
        if (entry->type != xrefEntryUncompressed && entry->type != xrefEntryCompressed) continue;
        Ref reference = {number, entry->type == xrefEntryCompressed ? 0 : entry->gen};
        Object object = xref->fetch(reference);
        if (!isLaidBare(object)) continue;
        xref->setModifiedObject(&object, reference);
        document.pagesLaidBare.insert(number);
    }
    return !document.pagesLaidBare.empty();
}

}  // namespace

Page *pageOrNull(cpdf_document &document, int index) {
    Page *page = document.pdf->getPage(index + 1);
    if ((!page || !page->isOk()) && layPagesBare(document)) page = document.pdf->getPage(index + 1);
    return page && page->isOk() ? page : nullptr;
}
