// SPDX-License-Identifier: GPL-3.0-or-later
// Form fields and text boxes that state no look of their own: poppler makes one up before it draws them. For each letter
// that their font lacks it searches and loads fonts of the system anew, which takes a hundredth of a second.
#include "document.hpp"

#include <Annot.h>
#include <Catalog.h>
#include <Form.h>

#include <algorithm>
#include <iterator>

namespace {

/// So many letters of a field may cost that.
const size_t patience = 64;

/// What Windows code page 1252 holds beyond Latin-1, which fonts of forms have.
const uint32_t western[] = {
    0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E, 0x192, 0x2C6, 0x2DC, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C,
    0x201D, 0x201E, 0x2020, 0x2021, 0x2022, 0x2026, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2122,
};

bool isForeign(uint32_t scalar) {
    if (scalar == '\t' || scalar == '\n' || scalar == '\r') return false;
    if (scalar <= 0xFF) return scalar < 0x20 || (scalar >= 0x7F && scalar < 0xA0);
    return !std::binary_search(std::begin(western), std::end(western), scalar);
}

/// Foreign letters of a text, or of the texts of a list.
size_t foreignLetters(const Object &value, int depth = 0) {
    if (value.isString()) {
        auto scalars = scalarsOfText(value.getString()->toStr());
        return static_cast<size_t>(std::count_if(scalars.begin(), scalars.end(), isForeign));
    }
    size_t count = 0;
    if (value.isArray() && depth < 3) {
        for (int i = 0; i < value.arrayGetLength() && count <= patience; ++i) {
            count += foreignLetters(value.arrayGet(i), depth + 1);
        }
    }
    return count;
}

/// Names of PDF are UTF-8, but for those that older programs wrote.
std::string utf8OfName(const std::string &name) {
    std::string text = utf8OfText("\xEF\xBB\xBF" + name);
    return text.find("\xEF\xBF\xBD") == std::string::npos ? text : utf8OfText(name);
}

/// What a ticked button stands for; empty of one that is not ticked, and where the form does not say.
std::string choiceOf(const Object &button) {
    Object state = button.dictLookup("AS");
    if (!state.isName() || state.isName("Off")) return "";
    std::string name = state.getName();
    if (name.empty() || name.size() > 4 || !std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return utf8OfName(name);
    }
    // Numbers count the entries of a list that the field states.
    Object part = button.copy();
    for (int depth = 0; part.isDict() && depth < 16; ++depth) {
        Object options = part.dictLookup("Opt");
        int place = std::stoi(name);
        if (options.isArray() && place < options.arrayGetLength()) {
            Object option = options.arrayGet(place);
            if (option.isString()) return utf8OfText(option.getString()->toStr());
        }
        part = part.dictLookup("Parent");
    }
    return "";
}

}  // namespace

cpdf_status cpdf_read_choices(cpdf_document *document, int index, const cpdf_choice **choices, size_t *count) {
    *choices = nullptr, *count = 0;
    return guarded([&] {
        document->choices.clear(), document->choiceNames.clear();
        Page *page = pageOrNull(*document, index);
        if (!page) return CPDF_NO_PAGE;
        for (Annot *annot : page->getAnnots()->getAnnots()) {
            if (annot->getType() != Annot::typeWidget) continue;
            std::string name = choiceOf(annot->getAnnotObj());
            if (name.empty()) continue;
            document->choiceNames.push_back(std::move(name));
            cpdf_choice choice = {};
            choice.name = document->choiceNames.back().c_str();
            double x0, y0, x1, y1;
            annot->getRect(&x0, &y0, &x1, &y1);
            placeOn(*page, x0, y0, x1, y1, choice);
            document->choices.push_back(choice);
        }
        *choices = document->choices.data(), *count = document->choices.size();
        return CPDF_OK;
    });
}

bool isCostly(cpdf_document &document, const Annot &annot) {
    bool isField = annot.getType() == Annot::typeWidget;
    if (!isField && annot.getType() != Annot::typeFreeText) return false;
    Form *form = document.pdf->getCatalog()->getForm();
    bool isMadeUp = annot.getAppearance().isNull() || (isField && form && form->getNeedAppearances());
    if (!isMadeUp) return false;
    size_t count = 0;
    Object part = annot.getAnnotObj().copy();
    for (int depth = 0; part.isDict() && depth < 16; ++depth) {
        for (const char *key : {"V", "Opt", "Contents"}) count += foreignLetters(part.dictLookup(key));
        part = part.dictLookup("Parent");
    }
    return count > patience;
}
