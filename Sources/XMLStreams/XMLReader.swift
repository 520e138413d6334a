// SPDX-License-Identifier: GPL-3.0-or-later
import CLibXML2
package import FoundationEssentials
package import JobModel

/// A pull parser over a document in memory, fit for untrusted input.
///
/// Nothing is fetched and no entity is expanded: a document type declaration is refused, as OPC (ECMA-376 part 2,
/// 8.1.4) demands. libxml2 keeps its own limits of 256 levels and 10 MB per text. Not `Sendable`.
package final class XMLReader {
    private let reader: xmlTextReaderPtr
    /// libxml2 parses this copy for as long as the reader lives.
    private let storage: UnsafeMutableRawBufferPointer
    private let maximumDepth: Int
    private var pendingEnd: XMLEvent?
    /// Names and namespaces live in libxml2's dictionary, so their addresses name them for the reader's life.
    private var interned: [UnsafePointer<xmlChar>: String] = [:]
    /// How many elements are open: 1 inside the root.
    package private(set) var depth = 0

    /// Prepares to read `data`; what is wrong with it shows at `next()`.
    package init(data: Data, maximumDepth: Int = 256) throws(GreffierError) {
        let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, data.count), alignment: 16)
        _ = data.copyBytes(to: storage)
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        let bytes = storage.assumingMemoryBound(to: CChar.self).baseAddress
        guard
            let count = Int32(exactly: data.count),
            let reader = xmlReaderForMemory(bytes, count, nil, nil, Int32(options))
        else {
            storage.deallocate()
            throw GreffierError(.documentCorrupt, detail: "XML part of \(data.count) bytes")
        }
        self.reader = reader
        self.storage = storage
        self.maximumDepth = maximumDepth
    }

    deinit {
        xmlFreeTextReader(reader)
        storage.deallocate()
    }

    /// The next event, or `nil` after the last.
    ///
    /// Throws `document.corrupt` where the XML is not well-formed or holds a document type declaration, and
    /// `document.too_large` beyond the depth limit.
    package func next() throws(GreffierError) -> XMLEvent? {
        if let event = pendingEnd {
            pendingEnd = nil
            depth -= 1
            return event
        }
        while true {
            switch xmlTextReaderRead(reader) {
            case 0: return nil
            case 1: if let event = try event() { return event }
            default: throw failure()
            }
        }
    }

    /// Reads on to the end of the element whose start was the last event.
    package func skipElement() throws(GreffierError) {
        let outer = depth - 1
        while depth > outer, try next() != nil {}
    }

    private func event() throws(GreffierError) -> XMLEvent? {
        switch xmlReaderTypes(UInt32(xmlTextReaderNodeType(reader))) {
        case XML_READER_TYPE_ELEMENT: return try start()
        case XML_READER_TYPE_END_ELEMENT:
            depth -= 1
            return .end(name: localName, namespace: namespace)
        case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_WHITESPACE,
            XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
            return xmlTextReaderConstValue(reader).map { .text(String(cString: $0)) }
        case XML_READER_TYPE_DOCUMENT_TYPE:
            throw GreffierError(.documentCorrupt, detail: "XML with a document type declaration")
        default: return nil
        }
    }

    private func start() throws(GreffierError) -> XMLEvent {
        depth += 1
        guard depth <= maximumDepth else {
            throw GreffierError(.documentTooLarge, detail: "XML deeper than \(maximumDepth) levels")
        }
        let name = localName
        let namespace = namespace
        let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
        var attributes: [XMLAttribute] = []
        while xmlTextReaderMoveToNextAttribute(reader) == 1 {
            guard xmlTextReaderIsNamespaceDecl(reader) != 1, let value = xmlTextReaderConstValue(reader) else {
                continue
            }
            attributes.append(.init(name: localName, namespace: self.namespace, value: String(cString: value)))
        }
        xmlTextReaderMoveToElement(reader)
        if isEmpty { pendingEnd = .end(name: name, namespace: namespace) }
        return .start(.init(name: name, namespace: namespace, attributes: attributes))
    }

    private var localName: String { intern(xmlTextReaderConstLocalName(reader)) }
    private var namespace: String { intern(xmlTextReaderConstNamespaceUri(reader)) }

    private func intern(_ pointer: UnsafePointer<xmlChar>?) -> String {
        guard let pointer else { return "" }
        if let known = interned[pointer] { return known }
        let string = String(cString: pointer)
        interned[pointer] = string
        return string
    }

    private func failure() -> GreffierError {
        let line = xmlTextReaderGetParserLineNumber(reader)
        let code = xmlGetLastError()?.pointee.code ?? 0
        // libxml2 reads ahead of its reader, and has no code of its own for its limit of depth.
        guard depth < maximumDepth / 2 || code != Int32(XML_ERR_INTERNAL_ERROR.rawValue) else {
            return GreffierError(.documentTooLarge, detail: "XML deeper than \(maximumDepth) levels")
        }
        return GreffierError(.documentCorrupt, detail: "XML error \(code) at line \(line)")
    }
}
