// SPDX-License-Identifier: GPL-3.0-or-later
import CPDFSource
import DocumentModel

extension PDFFile {
    /// Milliseconds of processor time that the structure tree may take; what is not read then is not used.
    private static let patience: UInt32 = 500

    /// The structure tree; `nil` where there is none, or none that can be trusted.
    func structure() -> StructureTree? {
        guard features.contains(.structure) else { return nil }
        var found = cpdf_structure()
        guard cpdf_read_structure(document, Self.patience, &found) == CPDF_OK, found.is_broken == 0 else { return nil }
        let tree = StructureTree(
            elements: UnsafeBufferPointer(start: found.elements, count: found.element_count)
                .map(StructureTree.Element.init),
            contents: UnsafeBufferPointer(start: found.contents, count: found.content_count).map {
                StructureTree.Content(element: Int($0.element), page: Int($0.page), mcid: $0.mcid)
            }
        )
        return tree.isSane ? tree : nil
    }
}

extension StructureTree.Element {
    fileprivate init(_ element: cpdf_element) {
        parent = Int(element.parent)
        role = StructureTree.Role(rawValue: element.role) ?? .group
        level = Int(element.level)
        (columnSpan, rowSpan) = (Int(element.column_span), Int(element.row_span))
        let text = element.alternate.map { TextCleaning.clean(String(cString: $0)).trimmingSpaces }
        alternate = text.flatMap { $0.isEmpty ? nil : $0 }
    }
}
