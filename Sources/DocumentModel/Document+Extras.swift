// SPDX-License-Identifier: GPL-3.0-or-later

extension Document {
    /// An entry of the file's own table of contents.
    package struct OutlineItem: Decodable, Sendable, Equatable {
        package var title: String
        /// From 1.
        package var level: Int
        package var page: Int?

        package init(title: String, level: Int, page: Int? = nil) {
            self.title = title
            self.level = level
            self.page = page
        }
    }

    /// A file inside the file.
    package struct Attachment: Decodable, Sendable, Equatable {
        package var name: String
        package var mediaType: String?
        /// After unpacking; `nil` where it was not unpacked.
        package var bytes: Int?
        /// Of the unpacked bytes, in lower-case hexadecimal; `nil` where it was not unpacked.
        package var sha256: String?
        /// Whether it is a document by itself, to be read apart from the file that holds it.
        package var isDocument: Bool?

        package init(
            name: String,
            mediaType: String? = nil,
            bytes: Int? = nil,
            sha256: String? = nil,
            isDocument: Bool? = nil
        ) {
            self.name = name
            self.mediaType = mediaType
            self.bytes = bytes
            self.sha256 = sha256
            self.isDocument = isDocument
        }

        private enum CodingKeys: String, CodingKey {
            case name, bytes, sha256
            case mediaType = "media_type"
            case isDocument = "is_document"
        }
    }

    /// A picture in the document.
    package struct Image: Decodable, Sendable, Equatable {
        /// The part of the package that holds it.
        package var name: String?
        package var page: Int?
        package var box: Box?
        /// Pixels, as far as the file states them.
        package var width: Int?
        package var height: Int?
        /// The author's description for those who cannot see it.
        package var description: String?

        package init(
            name: String? = nil,
            page: Int? = nil,
            box: Box? = nil,
            width: Int? = nil,
            height: Int? = nil,
            description: String? = nil
        ) {
            self.name = name
            self.page = page
            self.box = box
            self.width = width
            self.height = height
            self.description = description
        }
    }

    /// An area of a page that leads somewhere.
    package struct PlacedLink: Decodable, Sendable, Equatable {
        package var target: String
        /// From 1.
        package var page: Int
        package var box: Box

        package init(target: String, page: Int, box: Box) {
            self.target = target
            self.page = page
            self.box = box
        }
    }

    /// A reviewer's remark.
    package struct Comment: Decodable, Sendable, Equatable {
        package var author: String?
        /// As the file states it.
        package var date: String?
        package var text: String
        /// The text it is about.
        package var anchor: String?
        package var page: Int?
        package var box: Box?

        package init(
            author: String? = nil,
            date: String? = nil,
            text: String,
            anchor: String? = nil,
            page: Int? = nil,
            box: Box? = nil
        ) {
            self.author = author
            self.date = date
            self.text = text
            self.anchor = anchor
            self.page = page
            self.box = box
        }
    }

    /// Text that a tracked change removed.
    package struct Deletion: Decodable, Sendable, Equatable {
        package var author: String?
        /// As the file states it.
        package var date: String?
        package var text: String

        package init(author: String? = nil, date: String? = nil, text: String) {
            self.author = author
            self.date = date
            self.text = text
        }
    }

    /// A form field and what was filled in.
    package struct FormField: Decodable, Sendable, Equatable {
        package var name: String?
        package var value: String
        package var page: Int?
        package var box: Box?

        package init(name: String? = nil, value: String, page: Int? = nil, box: Box? = nil) {
            self.name = name
            self.value = value
            self.page = page
            self.box = box
        }
    }
}
