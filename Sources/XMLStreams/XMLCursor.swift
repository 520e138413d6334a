// SPDX-License-Identifier: GPL-3.0-or-later
import CLibXML2
package import FoundationEssentials
package import JobModel

/// A pull parser that makes no strings until it is asked for them, fit for untrusted input.
///
/// Names are numbers of a vocabulary, and the input comes in pieces, so that memory stays flat however long a part is.
/// Nothing is fetched and no entity is expanded: a document type declaration is refused, as OPC (ECMA-376 part 2,
/// 8.1.4) demands. Not `Sendable`.
package final class XMLCursor {
    /// Where bytes come from: fills the buffer and tells how many, 0 at the end.
    package typealias Source = (UnsafeMutableRawBufferPointer) throws(GreffierError) -> Int

    package enum Event: UInt8, Sendable {
        case start
        /// Character data, CDATA and white space alike; long runs may come in pieces.
        case text
        /// The end of an element; every start has one, also where the document writes `<a/>`.
        case end
    }

    private let batch: XMLBatch
    private let context: xmlParserCtxtPtr
    private let source: Source?
    private let chunk: UnsafeMutableRawBufferPointer
    private var index = -1
    private var isFinished = false
    /// How many elements are open: 1 inside the root.
    package private(set) var depth = 0
    /// Characters other than ASCII white space in the counted elements read so far.
    package private(set) var counted = 0

    /// Prepares to read from `source`; what is wrong with it shows at `next()`.
    ///
    /// Without a source, bytes come by `push`. Throws `document.corrupt` where libxml2 has no memory left.
    package init(
        vocabulary: XMLVocabulary,
        maximumDepth: Int = 256,
        source: Source? = nil
    ) throws(GreffierError) {
        batch = XMLBatch(vocabulary: vocabulary, maximumDepth: maximumDepth)
        var handler = XMLBatch.handler
        guard
            let context = xmlCreatePushParserCtxt(
                &handler,
                Unmanaged.passUnretained(batch).toOpaque(),
                nil,
                0,
                nil
            )
        else { throw GreffierError(.documentCorrupt, detail: "XML parser without memory") }
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        xmlCtxtUseOptions(context, Int32(options))
        batch.context = context
        self.context = context
        self.source = source
        chunk = .allocate(byteCount: source == nil ? 1 : 16 << 10, alignment: 16)
    }

    /// Prepares to read `data`.
    package convenience init(
        data: Data,
        vocabulary: XMLVocabulary,
        maximumDepth: Int = 256
    ) throws(GreffierError) {
        var offset = 0
        try self.init(vocabulary: vocabulary, maximumDepth: maximumDepth) { buffer in
            let count = min(buffer.count, data.count - offset)
            guard count > 0 else { return 0 }
            let start = data.startIndex + offset
            data.copyBytes(to: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]), from: start..<start + count)
            offset += count
            return count
        }
    }

    deinit {
        xmlFreeParserCtxt(context)
        chunk.deallocate()
    }

    /// Moves to the next event; `nil` after the last, or where bytes are pushed and none are left.
    ///
    /// Throws `document.corrupt` where the XML is not well-formed or holds a document type declaration, and
    /// `document.too_large` beyond the depth limit.
    package func next() throws(GreffierError) -> Event? {
        index += 1
        while index >= batch.records.count {
            guard try fill() else {
                index = max(0, batch.records.count - 1)
                return nil
            }
            index = 0
        }
        let record = batch.records[index]
        switch record.event {
        case .start: depth += 1
        case .end: depth -= 1
        case .text: if record.isCounted { counted += batch.characters(of: record) }
        }
        return record.event
    }

    /// Takes the next bytes of the document; for cursors without a source.
    package func push(_ bytes: UnsafeRawBufferPointer) throws(GreffierError) {
        if index + 1 >= batch.records.count {
            batch.clear()
            index = -1
        }
        try parse(bytes, isLast: false)
    }

    /// Reads on to the end of the element whose start was the last event.
    package func skipElement() throws(GreffierError) {
        let outer = depth - 1
        while depth > outer, try next() != nil {}
    }

    /// The text up to the end of the element whose start was the last event, that of inner elements included.
    package func elementText() throws(GreffierError) -> String {
        var result = ""
        let outer = depth - 1
        while depth > outer, let event = try next() {
            guard event == .text else { continue }
            if result.isEmpty { result = text } else { result += text }
        }
        return result
    }

    /// Moves to the next start before the depth falls to `outer`; whether there is one.
    package func moveToStart(within outer: Int) throws(GreffierError) -> Bool {
        while depth > outer, let event = try next() { if event == .start { return true } }
        return false
    }

    /// The number of the element's name, after a start or an end; 0 for names outside the vocabulary.
    package var name: UInt16 { batch.records[index].name }

    /// The number of the element's namespace, 0 for any that the vocabulary does not list.
    package var namespace: UInt8 { batch.records[index].namespace }

    /// The text of the last event.
    package var text: String { batch.text(of: batch.records[index]) }

    /// The value of the first attribute with this local name, after a start.
    package func attribute(_ name: UInt16) -> String? { batch.attribute(name, of: batch.records[index]) }

    /// Whether there is more to deliver.
    private func fill() throws(GreffierError) -> Bool {
        guard let source, !isFinished else { return false }
        batch.clear()
        let count = try source(chunk)
        isFinished = count == 0
        try parse(UnsafeRawBufferPointer(rebasing: chunk[..<count]), isLast: isFinished)
        return true
    }

    private func parse(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws(GreffierError) {
        let characters = bytes.assumingMemoryBound(to: CChar.self).baseAddress
        _ = xmlParseChunk(context, characters, Int32(bytes.count), isLast ? 1 : 0)
        if let failure = batch.failure { throw failure }
        guard context.pointee.wellFormed == 1 else {
            let line = context.pointee.input?.pointee.line ?? 0
            throw GreffierError(.documentCorrupt, detail: "XML error \(context.pointee.errNo) at line \(line)")
        }
    }
}
