// SPDX-License-Identifier: GPL-3.0-or-later
import CPDFSource
import CPopplerGLib
import DocumentModel

/// What a PDF holds besides the text of its pages: attached files and fields of forms.
///
/// By poppler-glib, which opens the file a second time: to be made only where `PDFFile` has seen that there is something.
/// Not `Sendable`, as `PDFFile` is not.
final class PDFExtras {
    let document: OpaquePointer
    /// Whose bytes are read.
    let file: PDFFile

    /// Opens the bytes of `file` again; `nil` where poppler-glib cannot.
    init?(_ file: PDFFile) {
        var count = 0
        guard let bytes = cpdf_bytes(file.document, &count) else { return nil }
        let data = g_bytes_new_static(bytes, gsize(count))
        defer { g_bytes_unref(data) }
        guard let document = poppler_document_new_from_bytes(data, nil, nil) else { return nil }
        self.document = document
        self.file = file
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(document)) }

    /// The elements of a list of GLib.
    static func elements<Element>(_ list: UnsafeMutablePointer<GList>?, _ type: Element.Type) -> [Element] {
        var result: [Element] = []
        var next = list
        while let node = next {
            if let data = node.pointee.data { result.append(unsafeBitCast(data, to: type)) }
            next = node.pointee.next
        }
        return result
    }

    /// A string of GLib's, which is released; `nil` where nothing is left of it once cleaned.
    static func text(taking string: UnsafeMutablePointer<CChar>?) -> String? {
        guard let string else { return nil }
        defer { g_free(string) }
        return text(string)
    }

    /// A string of GLib's; `nil` where nothing is left of it once cleaned.
    static func text(_ string: UnsafePointer<CChar>?) -> String? {
        guard let string else { return nil }
        // Lines of a field end in a carriage return, which says nothing elsewhere.
        let raw = String(String(cString: string).unicodeScalars.map { $0 == "\r" ? " " : Character($0) })
        let text = TextCleaning.clean(raw).trimmingSpaces
        return text.isEmpty ? nil : text
    }
}
