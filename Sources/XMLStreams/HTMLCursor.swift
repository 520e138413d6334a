// SPDX-License-Identifier: GPL-3.0-or-later
import CLibXML2
package import JobModel

/// A pull parser over an HTML page, mended as libxml2 does, fit for untrusted input.
///
/// Names come in lower case and without namespace; comments, scripts and attributes that are not asked for do not come
/// at all. The page goes to libxml2 in pieces and no tree is built, so that memory stays flat beside the page itself.
/// Nothing is fetched. Not `Sendable`.
package final class HTMLCursor {
    private let batch: HTMLBatch
    private let context: htmlParserCtxtPtr
    private var sieve: HTMLSieve
    /// What libxml2 found and was not asked for yet.
    private var events: ArraySlice<XMLEvent> = []
    private var isFinished = false
    /// How many elements are open: 1 inside the root.
    package private(set) var depth = 0

    /// Prepares to read a page; `attributes` are those to deliver, in lower case.
    ///
    /// Throws `document.corrupt` where libxml2 has no memory left.
    package init(
        _ text: String,
        attributes: Set<String>,
        maximumDepth: Int = 256,
        maximumElements: Int = 500_000
    ) throws(GreffierError) {
        batch = HTMLBatch(maximumDepth: maximumDepth, maximumElements: maximumElements)
        sieve = HTMLSieve(Array(text.utf8), attributes: attributes)
        var handler = HTMLBatch.handler
        guard
            let context = htmlCreatePushParserCtxt(
                &handler,
                Unmanaged.passUnretained(batch).toOpaque(),
                nil,
                0,
                nil,
                XML_CHAR_ENCODING_UTF8
            )
        else { throw GreffierError(.documentCorrupt, detail: "HTML parser without memory") }
        let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        // The text is UTF-8 by now, whatever its <meta> still says.
        let network = HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        htmlCtxtUseOptions(context, Int32(options | network))
        batch.context = context
        self.context = context
    }

    deinit { htmlFreeParserCtxt(context) }

    /// The next event, or `nil` after the last.
    ///
    /// Throws `document.too_large` beyond the limits of depth and elements.
    package func next() throws(GreffierError) -> XMLEvent? {
        while events.isEmpty {
            guard !isFinished else { return nil }
            try fill()
        }
        let event = events.removeFirst()
        switch event {
        case .start: depth += 1
        case .end: depth -= 1
        case .text: break
        }
        return event
    }

    /// Reads on to the end of the element whose start was the last event.
    package func skipElement() throws(GreffierError) {
        let outer = depth - 1
        while depth > outer, try next() != nil {}
    }

    private func fill() throws(GreffierError) {
        let piece = sieve.next(16 << 10)
        isFinished = piece.isEmpty
        piece.withUnsafeBytes { bytes in
            let characters = bytes.assumingMemoryBound(to: CChar.self).baseAddress
            _ = htmlParseChunk(context, characters, Int32(bytes.count), isFinished ? 1 : 0)
        }
        if let failure = batch.failure { throw failure }
        events = batch.take()[...]
    }
}
