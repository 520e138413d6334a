// SPDX-License-Identifier: GPL-3.0-or-later
import CPopplerGLib
import DocumentModel

extension PDFExtras {
    /// No form for people has more on a page.
    private static let mostFields = 2000

    /// What was filled in on `page`: each field, and whether a reader of the page sees its value.
    ///
    /// Poppler paints a value for which the file holds no picture, so that such values are text of the page already. A
    /// value that is not painted stands in a hidden field, or the file shows something else in its place.
    func fields(of page: PDFPageContent) -> [(field: Document.FormField, isSeen: Bool)] {
        guard let source = poppler_document_get_page(document, Int32(page.number - 1)) else { return [] }
        defer { g_object_unref(UnsafeMutableRawPointer(source)) }
        let painted = page.glyphs.filter { $0.flags.contains(.annotation) && $0.hidden == nil && !$0.isSpace }
        let list = poppler_page_get_form_field_mapping(source)
        defer { poppler_page_free_form_field_mapping(list) }
        let choices = file.choices(on: page.number)
        let mappings = Self.elements(list, UnsafeMutablePointer<PopplerFormFieldMapping>.self)
        // They come in the reverse order of the file.
        return mappings.reversed().prefix(Self.mostFields).compactMap { mapping in
            let box = page.box(of: mapping.pointee.area)
            guard let field = mapping.pointee.field,
                let value = Self.value(of: field, choice: choices.first { $0.box.isAt(box) }?.name)
            else { return nil }
            let name = Self.text(taking: poppler_form_field_get_name(field))
            return (
                Document.FormField(name: name, value: value, page: page.number, box: box),
                poppler_form_field_get_field_type(field) == POPPLER_FORM_FIELD_BUTTON
                    || painted.contains { box.holdsMiddle(of: $0.box) }
            )
        }
    }

    /// The text typed, the entries chosen, what a radio button stands for, or `checked`; `nil` of what is empty, of buttons
    /// to press and of passwords.
    private static func value(of field: OpaquePointer, choice: String?) -> String? {
        switch poppler_form_field_get_field_type(field) {
        case POPPLER_FORM_FIELD_TEXT:
            guard poppler_form_field_text_is_password(field) == 0 else { return nil }
            return text(taking: poppler_form_field_text_get_text(field))
        case POPPLER_FORM_FIELD_BUTTON:
            let type = poppler_form_field_button_get_button_type(field)
            guard type != POPPLER_FORM_BUTTON_PUSH, poppler_form_field_button_get_state(field) != 0 else { return nil }
            // A box is ticked or not; of radio buttons of one name, each stands for something else.
            return type == POPPLER_FORM_BUTTON_RADIO ? choice ?? "checked" : "checked"
        case POPPLER_FORM_FIELD_CHOICE:
            let count = min(poppler_form_field_choice_get_n_items(field), 1000)
            let chosen = (0..<max(0, count)).filter { poppler_form_field_choice_is_item_selected(field, $0) != 0 }
            let items = chosen.compactMap { text(taking: poppler_form_field_choice_get_item(field, $0)) }
            guard items.isEmpty else { return items.joined(separator: ", ") }
            return poppler_form_field_choice_is_editable(field) != 0
                ? text(taking: poppler_form_field_choice_get_text(field)) : nil
        default: return nil
        }
    }
}

extension PDFPageContent {
    /// An area of poppler-glib, from the bottom left of the page before it is turned, on the page as shown.
    fileprivate func box(of area: PopplerRectangle) -> Box {
        let (x0, x1) = (min(area.x1, area.x2), max(area.x1, area.x2))
        let (y0, y1) = (min(area.y1, area.y2), max(area.y1, area.y2))
        return switch rotation {
        case 90: Box(x0: y0, y0: x0, x1: y1, y1: x1)
        case 180: Box(x0: width - x1, y0: y0, x1: width - x0, y1: y1)
        case 270: Box(x0: width - y1, y0: height - x1, x1: width - y0, y1: height - x0)
        default: Box(x0: x0, y0: height - y1, x1: x1, y1: height - y0)
        }
    }
}

extension Box {
    fileprivate func isAt(_ other: Box) -> Bool {
        abs(x0 - other.x0) < 0.5 && abs(y0 - other.y0) < 0.5 && abs(x1 - other.x1) < 0.5 && abs(y1 - other.y1) < 0.5
    }

    fileprivate func holdsMiddle(of other: Box) -> Bool {
        let (x, y) = ((other.x0 + other.x1) / 2, (other.y0 + other.y1) / 2)
        return x0 <= x && x <= x1 && y0 <= y && y <= y1
    }
}
