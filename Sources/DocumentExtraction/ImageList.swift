// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// The pictures of a document: the first ones one by one, and how many there are.
struct ImageList {
    /// No document for people shows more; further ones are counted.
    static let most = 2000

    private(set) var listed: [Document.Image] = []
    private(set) var count = 0

    mutating func append(_ image: Document.Image) {
        count += 1
        if listed.count < Self.most { listed.append(image) }
    }

    /// Takes the pictures of a document within this one, and how many it counted.
    mutating func append(imagesOf inner: Document) {
        inner.images.forEach { append($0) }
        count += max(0, (inner.counts?.images ?? 0) - inner.images.count)
    }

    /// Describes the picture that came last.
    mutating func describeLast(_ text: String) {
        if !listed.isEmpty, count == listed.count { listed[count - 1].description = text }
    }
}
