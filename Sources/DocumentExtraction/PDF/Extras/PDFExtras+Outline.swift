// SPDX-License-Identifier: GPL-3.0-or-later
import CPopplerGLib
import DocumentModel

extension PDFExtras {
    /// No book that a person reads has more entries in its contents.
    private static let mostEntries = 5000
    private static let deepest = 16

    /// The table of contents that the file carries: all entries up to limits, in the order in which they are shown.
    func outline() -> (items: [Document.OutlineItem], isCut: Bool) {
        var reading = OutlineReading(document: document)
        reading.read(poppler_index_iter_new(document), level: 1)
        return (reading.items, reading.isCut)
    }

    private struct OutlineReading {
        let document: OpaquePointer
        var items: [Document.OutlineItem] = []
        var isCut = false

        /// Takes in the entries from `first` on, which is released, and those below them.
        mutating func read(_ first: OpaquePointer?, level: Int) {
            guard let entry = first else { return }
            defer { poppler_index_iter_free(entry) }
            repeat {
                guard items.count < mostEntries else {
                    isCut = true
                    return
                }
                append(entry, level: level)
                guard let child = poppler_index_iter_get_child(entry) else { continue }
                if level < deepest {
                    read(child, level: level + 1)
                } else {
                    isCut = true
                    poppler_index_iter_free(child)
                }
            } while poppler_index_iter_next(entry) != 0
        }

        private mutating func append(_ entry: OpaquePointer, level: Int) {
            guard let action = poppler_index_iter_get_action(entry) else { return }
            defer { poppler_action_free(action) }
            guard let title = PDFExtras.text(action.pointee.any.title) else { return }
            items.append(.init(title: title, level: level, page: page(of: action)))
        }

        private func page(of action: UnsafeMutablePointer<PopplerAction>) -> Int? {
            guard action.pointee.type == POPPLER_ACTION_GOTO_DEST, let target = action.pointee.goto_dest.dest else {
                return nil
            }
            var page = Int(target.pointee.page_num)
            if target.pointee.type == POPPLER_DEST_NAMED, let name = target.pointee.named_dest,
                let found = poppler_document_find_dest(document, name)
            {
                page = Int(found.pointee.page_num)
                poppler_dest_free(found)
            }
            return page > 0 ? page : nil
        }
    }
}
