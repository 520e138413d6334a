// SPDX-License-Identifier: GPL-3.0-or-later
import CLibXML2
import JobModel

/// What libxml2 found in the bytes that it was last given.
final class XMLBatch {
    struct Record {
        var event: XMLCursor.Event
        var isCounted = false
        var namespace: UInt8 = 0
        var name: UInt16 = 0
        /// Of the first attribute, or of the first byte of the text.
        var first: UInt32 = 0
        /// Attributes, or bytes of text.
        var count: UInt32 = 0
    }

    private struct Attribute {
        var name: UInt16
        var offset: UInt32
        var count: UInt32
    }

    private(set) var records: [Record] = []
    private(set) var failure: GreffierError?
    var context: xmlParserCtxtPtr?

    private var attributes: [Attribute] = []
    private var bytes: [UInt8] = []
    private let vocabulary: XMLVocabulary
    private let maximumDepth: Int
    /// The names of the open elements.
    private var open: [UInt16] = []
    /// libxml2 keeps each name once for the life of the parser, so that its address stands for it; one place per hash.
    private var places = [(pointer: UnsafePointer<xmlChar>?, number: UInt16)](repeating: (nil, 0), count: 512)

    init(vocabulary: XMLVocabulary, maximumDepth: Int) {
        self.vocabulary = vocabulary
        self.maximumDepth = maximumDepth
    }

    /// Forgets what was delivered.
    func clear() {
        records.removeAll(keepingCapacity: true)
        attributes.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    func text(of record: Record) -> String {
        let first = Int(record.first)
        return String(decoding: bytes[first..<first + Int(record.count)], as: UTF8.self)
    }

    func attribute(_ name: UInt16, of record: Record) -> String? {
        let first = Int(record.first)
        for attribute in attributes[first..<first + Int(record.count)] where attribute.name == name {
            let offset = Int(attribute.offset)
            return String(decoding: bytes[offset..<offset + Int(attribute.count)], as: UTF8.self)
        }
        return nil
    }

    /// Characters other than ASCII white space and control characters.
    func characters(of record: Record) -> Int {
        let first = Int(record.first)
        return bytes[first..<first + Int(record.count)].count { $0 > 0x20 && $0 & 0xC0 != 0x80 }
    }

    // MARK: What libxml2 calls

    private func start(
        _ name: UnsafePointer<xmlChar>?,
        _ uri: UnsafePointer<xmlChar>?,
        _ count: Int,
        _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        let number = number(name)
        open.append(number)
        guard open.count <= maximumDepth else {
            return fail(GreffierError(.documentTooLarge, detail: "XML deeper than \(maximumDepth) levels"))
        }
        let first = UInt32(attributes.count)
        if let values { for index in 0..<count { append(values + index * 5) } }
        let namespace = vocabulary.namespaces.isEmpty ? 0 : self.namespace(uri)
        records.append(
            Record(event: .start, namespace: namespace, name: number, first: first, count: UInt32(count))
        )
    }

    /// Five pointers: local name, prefix, URI, start and end of the value.
    private func append(_ fields: UnsafeMutablePointer<UnsafePointer<xmlChar>?>) {
        let offset = UInt32(bytes.count)
        if let start = fields[3], let end = fields[4], end > start {
            bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: end - start))
        }
        attributes.append(Attribute(name: number(fields[0]), offset: offset, count: UInt32(bytes.count) - offset))
    }

    private func end() {
        let number = open.popLast() ?? 0
        records.append(Record(event: .end, name: number))
    }

    private func append(text: UnsafePointer<xmlChar>?, count: Int) {
        guard let text, count > 0 else { return }
        let offset = UInt32(bytes.count)
        bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: count))
        if let last = records.indices.last, records[last].event == .text,
            records[last].first + records[last].count == offset
        {
            records[last].count += UInt32(count)
        } else {
            let number = Int(open.last ?? 0)
            let isCounted = number < vocabulary.isCounted.count && vocabulary.isCounted[number]
            records.append(Record(event: .text, isCounted: isCounted, first: offset, count: UInt32(count)))
        }
    }

    private func fail(_ error: GreffierError) {
        failure = failure ?? error
        xmlStopParser(context)
    }

    private func number(_ name: UnsafePointer<xmlChar>?) -> UInt16 {
        guard let name else { return 0 }
        let place = (Int(bitPattern: name) >> 3) & 511
        if places[place].pointer == name { return places[place].number }
        let number = vocabulary.numbers[String(cString: name)] ?? 0
        places[place] = (name, number)
        return number
    }

    private func namespace(_ uri: UnsafePointer<xmlChar>?) -> UInt8 {
        guard let uri else { return 0 }
        let text = String(cString: uri)
        let index = vocabulary.namespaces.firstIndex { text.utf8.count >= $0.utf8.count && text.contains($0) }
        return index.map { UInt8($0 + 1) } ?? 0
    }

    private static func batch(_ pointer: UnsafeMutableRawPointer?) -> XMLBatch? {
        pointer.map { Unmanaged<XMLBatch>.fromOpaque($0).takeUnretainedValue() }
    }

    /// The callbacks, without which libxml2 does nothing: no tree is built.
    static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { pointer, name, _, uri, _, _, count, _, values in
            XMLBatch.batch(pointer)?.start(name, uri, Int(count), values)
        }
        handler.endElementNs = { pointer, _, _, _ in XMLBatch.batch(pointer)?.end() }
        handler.characters = { pointer, text, count in XMLBatch.batch(pointer)?.append(text: text, count: Int(count)) }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.internalSubset = { pointer, _, _, _ in
            XMLBatch.batch(pointer)?.fail(
                GreffierError(.documentCorrupt, detail: "XML with a document type declaration")
            )
        }
        handler.getEntity = { _, name in xmlGetPredefinedEntity(name) }
        handler.serror = { _, _ in }
        return handler
    }
}
