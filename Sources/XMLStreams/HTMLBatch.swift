// SPDX-License-Identifier: GPL-3.0-or-later
import CLibXML2
import JobModel

/// What libxml2 found in the HTML that it was last given.
final class HTMLBatch {
    private var events: [XMLEvent] = []
    /// Text that nothing else came behind yet: libxml2 hands over each character that a page spells out by itself.
    private var text: [UInt8] = []
    private(set) var failure: GreffierError?
    var context: htmlParserCtxtPtr?

    private var depth = 0
    private var elements = 0
    private let maximumDepth: Int
    private let maximumElements: Int

    init(maximumDepth: Int, maximumElements: Int) {
        self.maximumDepth = maximumDepth
        self.maximumElements = maximumElements
    }

    /// Hands over what was found, and forgets it.
    func take() -> [XMLEvent] {
        endText()
        defer { events.removeAll(keepingCapacity: true) }
        return events
    }

    private func start(_ name: UnsafePointer<xmlChar>?, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
        guard let name, failure == nil else { return }
        depth += 1
        elements += 1
        guard depth <= maximumDepth else { return fail("HTML deeper than \(maximumDepth) levels") }
        guard elements <= maximumElements else { return fail("more than \(maximumElements) elements of HTML") }
        var attributes: [XMLAttribute] = []
        var pair = values
        while let current = pair, let key = current[0] {
            let value = current[1].map { String(cString: $0) } ?? ""
            attributes.append(.init(name: String(cString: key), namespace: "", value: value))
            pair = current + 2
        }
        endText()
        events.append(.start(.init(name: String(cString: name), namespace: "", attributes: attributes)))
    }

    private func end(_ name: UnsafePointer<xmlChar>?) {
        guard let name, depth > 0, failure == nil else { return }
        depth -= 1
        endText()
        events.append(.end(name: String(cString: name), namespace: ""))
    }

    private func append(text: UnsafePointer<xmlChar>?, count: Int) {
        guard let text, count > 0, failure == nil else { return }
        self.text += UnsafeBufferPointer(start: text, count: count)
    }

    private func endText() {
        guard !text.isEmpty else { return }
        events.append(.text(String(decoding: text, as: UTF8.self)))
        text.removeAll(keepingCapacity: true)
    }

    private func fail(_ detail: String) {
        failure = GreffierError(.documentTooLarge, detail: detail)
        xmlStopParser(context)
    }

    private static func batch(_ pointer: UnsafeMutableRawPointer?) -> HTMLBatch? {
        pointer.map { Unmanaged<HTMLBatch>.fromOpaque($0).takeUnretainedValue() }
    }

    /// The callbacks, without which libxml2 does nothing: no tree is built.
    static var handler: htmlSAXHandler {
        var handler = htmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElement = { pointer, name, values in HTMLBatch.batch(pointer)?.start(name, values) }
        handler.endElement = { pointer, name in HTMLBatch.batch(pointer)?.end(name) }
        handler.characters = { pointer, text, count in HTMLBatch.batch(pointer)?.append(text: text, count: Int(count)) }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.serror = { _, _ in }
        return handler
    }
}
