// SPDX-License-Identifier: GPL-3.0-or-later

/// One document, whatever its format: metadata and pages of blocks of lines of spans, in reading order.
///
/// Written as document.json (docs/schemas/document.schema.json). Lengths are PDF points (1/72 inch) from the top left
/// of the page. Formats without pages give one page of size zero and no boxes.
package struct Document: Decodable, Sendable, Equatable {
    package var schema = 1
    package var mediaType: String
    package var metadata: Metadata
    package var pages: [Page]
    /// Text that a reader of the page would not see, kept apart with its reason.
    ///
    /// Never analysed.
    package var hidden: [HiddenText]
    package var warnings: [Warning]
    /// What was seen and what became of it; `nil` where nobody counted.
    package var counts: Counts?
    /// The parts of a package that `Span.source` counts, `word/document.xml` for example.
    package var parts: [String] = []
    /// The table of contents that the file carries, apart from its text.
    package var outline: [OutlineItem] = []
    /// Files inside the file.
    package var attachments: [Attachment] = []
    /// CVs as data among them, or the document itself as data.
    package var dataFiles: [DataFile] = []
    /// Pictures, whose text is not read unless a page says so.
    package var images: [Image] = []
    /// Where links lie on no text, on drawn icons for example; those on text stand in its spans.
    package var links: [PlacedLink] = []
    /// Remarks of reviewers, no part of the text.
    package var comments: [Comment] = []
    /// What tracked changes removed, no part of the text.
    package var deletions: [Deletion] = []
    /// What was filled in.
    package var fields: [FormField] = []

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

    /// What the file says of itself.
    ///
    /// Times are RFC 3339.
    package struct Metadata: Decodable, Sendable, Equatable {
        package var title: String?
        package var author: String?
        package var subject: String?
        /// Whom a message is written to.
        package var recipient: String?
        package var keywords: String?
        package var creator: String?
        package var producer: String?
        /// BCP 47, as in `fr` or `fr-FR`.
        package var language: String?
        package var createdAt: String?
        package var modifiedAt: String?

        package init() {}

        private enum CodingKeys: String, CodingKey {
            case title, author, subject, recipient, keywords, creator, producer, language
            case createdAt = "created_at"
            case modifiedAt = "modified_at"
        }
    }

    /// A page, or the whole of a document without pages.
    package struct Page: Decodable, Sendable, Equatable {
        /// From 1.
        package var number: Int
        package var width: Double
        package var height: Double
        package var blocks: [Block]
        /// Degrees by which the file turns the page clockwise before it is shown; `nil` is none.
        ///
        /// Width, height and boxes are those of the page as shown.
        package var rotation: Int?
        /// Where the text comes from; `nil` for formats without pages.
        package var textSource: TextSource?

        package init(
            number: Int,
            width: Double = 0,
            height: Double = 0,
            blocks: [Block],
            rotation: Int? = nil,
            textSource: TextSource? = nil
        ) {
            self.number = number
            self.width = width
            self.height = height
            self.blocks = blocks
            self.rotation = rotation
            self.textSource = textSource
        }

        private enum CodingKeys: String, CodingKey {
            case number, width, height, blocks, rotation
            case textSource = "text_source"
        }

        /// Where a page's text comes from.
        package enum TextSource: String, Decodable, Sendable {
            /// The file's own text.
            case text
            /// Text that a scanner laid invisibly over its picture.
            case scanLayer = "scan_layer"
            /// Characters recognised in the picture.
            case recognised = "ocr"
        }
    }

    /// Text set apart from the rest, with why it is invisible.
    package struct HiddenText: Decodable, Sendable, Equatable {
        package var text: String
        /// Why it is invisible, one of the words that docs/schemas/document.schema.json lists.
        package var reason: String
        package var page: Int?
        package var box: Box?

        package init(text: String, reason: String, page: Int?, box: Box? = nil) {
            self.text = text
            self.reason = reason
            self.page = page
            self.box = box
        }
    }

    /// Something a person should know about the reading.
    package struct Warning: Decodable, Sendable, Equatable {
        /// One of `WarningKind.documents`, or of another version of Greffier.
        package let code: String
        package var message: String
        package var messageFR: String
        package var page: Int?

        /// What readers give has a kind: see `init(_:count:detail:french:page:)`.
        init(code: String, message: String, messageFR: String, page: Int?) {
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
