// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// Writes document.json page by page, so that a page can be dropped as soon as it is written.
///
/// On one line with sorted keys: the bytes are a function of the document. Numbers have two decimals at the most.
package struct DocumentJSONWriter: ~Copyable {
    private var pages = JSONBytes()
    private var count = 0

    package init() { pages.raw("[") }

    /// Writes the next page.
    package mutating func append(_ page: Document.Page) {
        if count > 0 { pages.raw(",") }
        count += 1
        pages.append(page)
    }

    /// The whole of document.json: the pages written so far and all of `document` but its pages.
    package consuming func finish(_ document: Document) -> Data {
        var head = JSONBytes()
        head.raw("{")
        head.appendBeforePages(document)
        head.key("pages")
        pages.raw("]")
        var tail = JSONBytes()
        tail.appendAfterPages(document)
        tail.raw("}")
        var data = Data(capacity: head.bytes.count + pages.bytes.count + tail.bytes.count)
        data.append(contentsOf: head.bytes)
        data.append(contentsOf: pages.bytes)
        data.append(contentsOf: tail.bytes)
        return data
    }
}

extension Document {
    /// document.json on one line.
    package var json: Data {
        var writer = DocumentJSONWriter()
        for page in pages { writer.append(page) }
        return writer.finish(self)
    }
}
