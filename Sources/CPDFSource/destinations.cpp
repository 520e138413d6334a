// SPDX-License-Identifier: GPL-3.0-or-later
// Where the names of destinations lead. Poppler looks each up by itself, and unpacks a stream of objects anew where it
// read several others in between; here they are read stream by stream.
#include "document.hpp"

#include <Link.h>
#include <goo/GooString.h>

#include <algorithm>
#include <unordered_set>

namespace {

const int deepest = 32;

class NameReader {
public:
    NameReader(cpdf_document &document, std::unordered_map<std::string, int> &pages) : xref(document.pdf->getXRef()), document(document), pages(pages) {}

    void read() {
        Object catalog = xref->getCatalog();
        Object names = catalog.isDict() ? catalog.dictLookup("Names") : Object(objNull);
        // Old files name them in a dictionary, which comes first.
        if (!names.isDict() || catalog.dictLookup("Dests").isDict()) return;
        visit(names.dictLookup("Dests"), 0);
        std::sort(found.begin(), found.end(), [](const Found &one, const Found &other) { return one.place < other.place; });
        for (Found &each : found) each.entry->second = pageOf(document, each.target.fetch(xref));
    }

private:
    using Pages = std::unordered_map<std::string, int>;
    struct Found {
        Goffset place;
        Object target;
        Pages::value_type *entry;
    };

    void visit(const Object &node, int depth) {
        if (!node.isDict() || depth > deepest) return;
        Object names = node.dictLookup("Names");
        for (int i = 0; names.isArray() && i + 1 < names.arrayGetLength(); i += 2) {
            Object name = names.arrayGet(i);
            auto wanted = name.isString() ? pages.find(name.getString()->toStr()) : pages.end();
            if (wanted == pages.end() || !taken.insert(&*wanted).second) continue;
            const Object &target = names.arrayGetNF(i + 1);
            found.push_back({placeOf(target), target.copy(), &*wanted});
        }
        Object kids = node.dictLookup("Kids");
        for (int i = 0; kids.isArray() && i < kids.arrayGetLength(); ++i) {
            const Object &kid = kids.arrayGetNF(i);
            if (kid.isRef() && visited.insert(kid.getRefNum()).second) visit(kid.fetch(xref), depth + 1);
        }
    }

    /// The stream of objects that holds what `target` refers to; 0 where it stands in none.
    Goffset placeOf(const Object &target) const {
        XRefEntry *entry = target.isRef() && target.getRefNum() < xref->getNumObjects() ? xref->getEntry(target.getRefNum(), false) : nullptr;
        return entry && entry->type == xrefEntryCompressed ? entry->offset : 0;
    }

    static int pageOf(cpdf_document &document, const Object &target) {
        Object inner = target.isDict() ? target.dictLookup("D") : target.copy();
        if (!inner.isArray()) return 0;
        LinkDest destination(inner.getArray());
        return targetPage(document, &destination);
    }

    XRef *xref;
    cpdf_document &document;
    Pages &pages;
    std::vector<Found> found;
    std::unordered_set<const Pages::value_type *> taken;
    std::unordered_set<int> visited;
};

}  // namespace

void findPages(cpdf_document &document, std::unordered_map<std::string, int> &pages) {
    if (!pages.empty()) NameReader(document, pages).read();
}
