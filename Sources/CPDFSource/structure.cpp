// SPDX-License-Identifier: GPL-3.0-or-later
// The structure tree of tagged files, read within limits: poppler's own reading of it goes as deep as the file says.
#include "document.hpp"

#include <Catalog.h>
#include <Dict.h>
#include <goo/GooString.h>

#include <algorithm>
#include <unordered_set>

namespace {

const int deepest = 128;
const size_t mostElements = 200'000;
const size_t mostContents = 1'000'000;

struct Meaning {
    cpdf_role role;
    uint8_t level;
};

/// The standard types of PDF 1.7 (ISO 32000-1, 14.8.4) and the new ones of 2.0.
const std::unordered_map<std::string, Meaning> &standardTypes() {
    static const std::unordered_map<std::string, Meaning> types = {
        {"P", {CPDF_ROLE_PARAGRAPH, 0}}, {"H", {CPDF_ROLE_HEADING, 0}}, {"H1", {CPDF_ROLE_HEADING, 1}},
        {"H2", {CPDF_ROLE_HEADING, 2}}, {"H3", {CPDF_ROLE_HEADING, 3}}, {"H4", {CPDF_ROLE_HEADING, 4}},
        {"H5", {CPDF_ROLE_HEADING, 5}}, {"H6", {CPDF_ROLE_HEADING, 6}}, {"Title", {CPDF_ROLE_HEADING, 1}},
        {"L", {CPDF_ROLE_LIST, 0}}, {"LI", {CPDF_ROLE_LIST_ITEM, 0}}, {"Lbl", {CPDF_ROLE_LABEL, 0}},
        {"LBody", {CPDF_ROLE_LIST_BODY, 0}}, {"Table", {CPDF_ROLE_TABLE, 0}}, {"TR", {CPDF_ROLE_ROW, 0}},
        {"TH", {CPDF_ROLE_HEADER_CELL, 0}}, {"TD", {CPDF_ROLE_CELL, 0}}, {"Caption", {CPDF_ROLE_CAPTION, 0}},
        {"Figure", {CPDF_ROLE_FIGURE, 0}}, {"Formula", {CPDF_ROLE_PARAGRAPH, 0}}, {"TOCI", {CPDF_ROLE_PARAGRAPH, 0}},
        {"Note", {CPDF_ROLE_NOTE, 0}}, {"FENote", {CPDF_ROLE_NOTE, 0}}, {"Artifact", {CPDF_ROLE_ARTIFACT, 0}},
        {"Span", {CPDF_ROLE_INLINE, 0}}, {"Quote", {CPDF_ROLE_INLINE, 0}}, {"Reference", {CPDF_ROLE_INLINE, 0}},
        {"BibEntry", {CPDF_ROLE_INLINE, 0}}, {"Code", {CPDF_ROLE_INLINE, 0}}, {"Link", {CPDF_ROLE_INLINE, 0}},
        {"Annot", {CPDF_ROLE_INLINE, 0}}, {"Ruby", {CPDF_ROLE_INLINE, 0}}, {"RB", {CPDF_ROLE_INLINE, 0}},
        {"RT", {CPDF_ROLE_INLINE, 0}}, {"RP", {CPDF_ROLE_INLINE, 0}}, {"Warichu", {CPDF_ROLE_INLINE, 0}},
        {"WT", {CPDF_ROLE_INLINE, 0}}, {"WP", {CPDF_ROLE_INLINE, 0}}, {"Em", {CPDF_ROLE_INLINE, 0}},
        {"Strong", {CPDF_ROLE_INLINE, 0}}, {"Sub", {CPDF_ROLE_INLINE, 0}}, {"Form", {CPDF_ROLE_INLINE, 0}},
        {"Document", {CPDF_ROLE_GROUP, 0}}, {"DocumentFragment", {CPDF_ROLE_GROUP, 0}}, {"Part", {CPDF_ROLE_GROUP, 0}},
        {"Art", {CPDF_ROLE_GROUP, 0}}, {"Sect", {CPDF_ROLE_GROUP, 0}}, {"Div", {CPDF_ROLE_GROUP, 0}},
        {"Aside", {CPDF_ROLE_GROUP, 0}}, {"BlockQuote", {CPDF_ROLE_GROUP, 0}}, {"TOC", {CPDF_ROLE_GROUP, 0}},
        {"Index", {CPDF_ROLE_GROUP, 0}}, {"NonStruct", {CPDF_ROLE_GROUP, 0}}, {"Private", {CPDF_ROLE_GROUP, 0}},
        {"THead", {CPDF_ROLE_GROUP, 0}}, {"TBody", {CPDF_ROLE_GROUP, 0}}, {"TFoot", {CPDF_ROLE_GROUP, 0}},
    };
    return types;
}

class TreeReader {
public:
    TreeReader(cpdf_document &document, Budget &budget) : document(document), budget(budget) {
        xref = document.pdf->getXRef();
        document.elements.clear(), document.contents.clear(), document.alternates.clear();
    }

    bool isBroken = false;

    void read() {
        Object catalog = xref->getCatalog();
        Object root = catalog.isDict() ? catalog.dictLookup("StructTreeRoot") : Object(objNull);
        if (!root.isDict()) return;
        roles = root.dictLookup("RoleMap");
        document.elements.push_back({-1, CPDF_ROLE_GROUP, 0, 1, 1, nullptr});
        visitKids(root.dictLookupNF("K"), 0, 0, 1);
    }

private:
    bool stops() {
        if (document.elements.size() >= mostElements || document.contents.size() >= mostContents || budget.isSpent()) isBroken = true;
        return isBroken;
    }

    void visitKids(const Object &stated, int element, int page, int depth) {
        if (depth > deepest) isBroken = true;
        if (stops()) return;
        // An array may stand at a reference; so may an element, which is marked as visited below.
        Object resolved = stated.fetch(xref);
        if (!resolved.isArray()) return visit(stated, resolved, element, page, depth);
        for (int i = 0; i < resolved.arrayGetLength() && !stops(); ++i) {
            const Object &kid = resolved.arrayGetNF(i);
            visit(kid, kid.fetch(xref), element, page, depth);
        }
    }

    void visit(const Object &stated, const Object &kid, int element, int page, int depth) {
        if (kid.isInt()) return append(element, page, kid.getInt());
        if (!kid.isDict()) return;
        if (stated.isRef() && !visited.insert(stated.getRefNum()).second) {
            isBroken = true;
            return;
        }
        Object type = kid.dictLookup("Type");
        const Object &pageObject = kid.dictLookupNF("Pg");
        if (pageObject.isRef()) page = pageAt(document, pageObject.getRef());
        if (type.isName("OBJR")) return;
        if (type.isName("MCR")) {
            Object mcid = kid.dictLookup("MCID");
            // What stands in a form of its own counts from anew there.
            if (mcid.isInt() && !kid.getDict()->hasKey("Stm")) append(element, page, mcid.getInt());
            return;
        }
        auto place = static_cast<int>(document.elements.size());
        document.elements.push_back(elementOf(kid, element));
        visitKids(kid.dictLookupNF("K"), place, page, depth + 1);
    }

    void append(int element, int page, int mcid) {
        if (page > 0 && mcid >= 0) document.contents.push_back({element, page, mcid});
    }

    Meaning meaningOf(const Object &name) {
        std::string type = name.isName() ? name.getName() : "";
        for (int step = 0; step < 8; ++step) {
            auto known = standardTypes().find(type);
            if (known != standardTypes().end()) return known->second;
            Object next = roles.isDict() ? roles.dictLookup(type.c_str()) : Object(objNull);
            if (!next.isName()) break;
            type = next.getName();
        }
        return {CPDF_ROLE_GROUP, 0};
    }

    cpdf_element elementOf(const Object &kid, int parent) {
        Meaning meaning = meaningOf(kid.dictLookup("S"));
        cpdf_element element = {parent, static_cast<uint8_t>(meaning.role), meaning.level, 1, 1, nullptr};
        if (meaning.role == CPDF_ROLE_CELL || meaning.role == CPDF_ROLE_HEADER_CELL) readSpans(kid.dictLookup("A"), element);
        if (meaning.role == CPDF_ROLE_FIGURE) {
            Object text = kid.dictLookup("Alt");
            // What stands in for the figure says what it shows, too.
            if (!text.isString()) text = kid.dictLookup("ActualText");
            if (text.isString()) {
                document.alternates.push_back(utf8OfText(text.getString()->toStr()));
                element.alternate = document.alternates.back().c_str();
            }
        }
        return element;
    }

    /// Attributes are one dictionary, or several with revision numbers between.
    void readSpans(const Object &attributes, cpdf_element &element) {
        if (attributes.isArray()) {
            for (int i = 0; i < attributes.arrayGetLength() && i < 16; ++i) {
                Object part = attributes.arrayGet(i);
                if (part.isDict()) readSpans(part, element);
            }
            return;
        }
        if (!attributes.isDict()) return;
        Object columns = attributes.dictLookup("ColSpan"), rows = attributes.dictLookup("RowSpan");
        if (columns.isInt() && columns.getInt() > 1) element.column_span = static_cast<uint16_t>(std::min(columns.getInt(), 1000));
        if (rows.isInt() && rows.getInt() > 1) element.row_span = static_cast<uint16_t>(std::min(rows.getInt(), 1000));
    }

    cpdf_document &document;
    Budget &budget;
    XRef *xref;
    Object roles;
    std::unordered_set<int> visited;
};

}  // namespace

cpdf_status cpdf_read_structure(cpdf_document *document, uint32_t milliseconds, cpdf_structure *structure) {
    *structure = cpdf_structure();
    return guarded([&] {
        Budget budget(milliseconds);
        TreeReader reader(*document, budget);
        reader.read();
        structure->elements = document->elements.data(), structure->element_count = document->elements.size();
        structure->contents = document->contents.data(), structure->content_count = document->contents.size();
        structure->is_broken = reader.isBroken;
        return CPDF_OK;
    });
}
