// SPDX-License-Identifier: GPL-3.0-or-later

/// One document, whatever its format: metadata and pages of blocks of lines of spans, in reading order.
///
/// Written as document.json (docs/schemas/document.schema.json). Lengths are PDF points (1/72 inch) from the top left
/// of the page. Formats without pages give one page of size zero and no boxes.
package struct Document: Codable, Sendable, Equatable {
    package var schema = 1
    package var mediaType: String
    package var metadata: Metadata
    package var pages: [Page]
    /// Text that a reader of the page would not see, kept apart with its reason.
    ///
    /// Never analysed.
    package var hidden: [HiddenText]
    package var warnings: [Warning]

    package init(
        mediaType: String,
        metadata: Metadata = .init(),
        pages: [Page],
        hidden: [HiddenText] = [],
        warnings: [Warning] = []
    ) {
        self.mediaType = mediaType
        self.metadata = metadata
        self.pages = pages
        self.hidden = hidden
        self.warnings = warnings
    }

    private enum CodingKeys: String, CodingKey {
        case schema, metadata, pages, hidden, warnings
        case mediaType = "media_type"
    }

    /// What the file says of itself.
    ///
    /// Times are RFC 3339.
    package struct Metadata: Codable, Sendable, Equatable {
        package var title: String?
        package var author: String?
        package var subject: String?
        package var keywords: String?
        package var creator: String?
        package var producer: String?
        /// BCP 47, as in `fr` or `fr-FR`.
        package var language: String?
        package var createdAt: String?
        package var modifiedAt: String?

        package init() {}

        private enum CodingKeys: String, CodingKey {
            case title, author, subject, keywords, creator, producer, language
            case createdAt = "created_at"
            case modifiedAt = "modified_at"
        }
    }

    /// A page, or the whole of a document without pages.
    package struct Page: Codable, Sendable, Equatable {
        /// From 1.
        package var number: Int
        package var width: Double
        package var height: Double
        package var blocks: [Block]

        package init(number: Int, width: Double = 0, height: Double = 0, blocks: [Block]) {
            self.number = number
            self.width = width
            self.height = height
            self.blocks = blocks
        }
    }

    /// Text set apart from the rest, with why it is invisible.
    package struct HiddenText: Codable, Sendable, Equatable {
        package var text: String
        /// Why it is invisible: `white`, `tiny`, `off_page`, `vanish` or another short word.
        package var reason: String
        package var page: Int?

        package init(text: String, reason: String, page: Int?) {
            self.text = text
            self.reason = reason
            self.page = page
        }
    }

    /// Something a person should know about the reading.
    package struct Warning: Codable, Sendable, Equatable {
        package var code: String
        package var message: String
        package var messageFR: String
        package var page: Int?

        package init(code: String, message: String, messageFR: String, page: Int? = nil) {
            self.code = code
            self.message = message
            self.messageFR = messageFR
            self.page = page
        }

        private enum CodingKeys: String, CodingKey {
            case code, message, page
            case messageFR = "message_fr"
        }
    }
}
