// SPDX-License-Identifier: GPL-3.0-or-later
import CLibXML2
import FoundationEssentials
import JobModel

/// Builds a tree by libxml2's pull parser.
struct XMLTreeReader {
    let data: Data
    let maximumDepth: Int

    /// The root element.
    func read() throws(GreffierError) -> XMLTreeElement {
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, data.count), alignment: 16)
        defer { storage.deallocate() }
        _ = data.copyBytes(to: storage)
        let bytes = storage.assumingMemoryBound(to: CChar.self).baseAddress
        guard let count = Int32(exactly: data.count),
            let reader = xmlReaderForMemory(bytes, count, nil, nil, Int32(options))
        else { throw GreffierError(.documentCorrupt, detail: "XML part of \(data.count) bytes") }
        defer { xmlFreeTextReader(reader) }
        return try build(from: reader)
    }

    private func build(from reader: xmlTextReaderPtr) throws(GreffierError) -> XMLTreeElement {
        var open: [XMLTreeElement] = []
        while true {
            let status = xmlTextReaderRead(reader)
            guard status == 1 else {
                let line = xmlTextReaderGetParserLineNumber(reader)
                throw GreffierError(.documentCorrupt, detail: "XML error at line \(line)")
            }
            switch xmlReaderTypes(UInt32(xmlTextReaderNodeType(reader))) {
            case XML_READER_TYPE_ELEMENT:
                guard open.count < maximumDepth else {
                    throw GreffierError(.documentTooLarge, detail: "XML deeper than \(maximumDepth) levels")
                }
                let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
                open.append(element(reader))
                if isEmpty, let root = close(&open) { return try finish(root, reader) }
            case XML_READER_TYPE_END_ELEMENT:
                if let root = close(&open) { return try finish(root, reader) }
            case XML_READER_TYPE_DOCUMENT_TYPE:
                throw GreffierError(.documentCorrupt, detail: "XML with a document type declaration")
            default:
                if !open.isEmpty, let node = node(reader) { open[open.count - 1].children.append(node) }
            }
        }
    }

    /// Reads on to the end, so that what follows the root is checked too.
    private func finish(_ root: XMLTreeElement, _ reader: xmlTextReaderPtr) throws(GreffierError) -> XMLTreeElement {
        while true {
            switch xmlTextReaderRead(reader) {
            case 0: return root
            case 1: continue
            default: throw GreffierError(.documentCorrupt, detail: "XML error after the root element")
            }
        }
    }

    /// Puts the innermost open element into its parent; the root itself when there is none.
    private func close(_ open: inout [XMLTreeElement]) -> XMLTreeElement? {
        guard let element = open.popLast() else { return nil }
        guard !open.isEmpty else { return element }
        open[open.count - 1].children.append(.element(element))
        return nil
    }

    private func element(_ reader: xmlTextReaderPtr) -> XMLTreeElement {
        var element = XMLTreeElement(string(xmlTextReaderConstName(reader)))
        while xmlTextReaderMoveToNextAttribute(reader) == 1 {
            let name = string(xmlTextReaderConstName(reader))
            element.attributes.append(.init(name: name, value: string(xmlTextReaderConstValue(reader))))
        }
        xmlTextReaderMoveToElement(reader)
        return element
    }

    private func node(_ reader: xmlTextReaderPtr) -> XMLTreeNode? {
        switch xmlReaderTypes(UInt32(xmlTextReaderNodeType(reader))) {
        case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_WHITESPACE,
            XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
            .text(string(xmlTextReaderConstValue(reader)))
        case XML_READER_TYPE_COMMENT: .comment(string(xmlTextReaderConstValue(reader)))
        case XML_READER_TYPE_PROCESSING_INSTRUCTION:
            .instruction(
                target: string(xmlTextReaderConstName(reader)),
                content: string(xmlTextReaderConstValue(reader))
            )
        default: nil
        }
    }

    private func string(_ pointer: UnsafePointer<xmlChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}
