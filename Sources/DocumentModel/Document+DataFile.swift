// SPDX-License-Identifier: GPL-3.0-or-later

extension Document {
    /// A CV as data: XML of a known kind that is attached to the document, or the document itself.
    ///
    /// Names are local ones, without prefix. Texts are plain lines: markup in them was read as what it shows.
    package struct DataFile: Decodable, Sendable, Equatable {
        package var format: Format
        /// Its place in `Document.attachments`; `nil` where the document itself is the data.
        package var attachment: Int?
        package var root: Element

        package init(format: Format, attachment: Int? = nil, root: Element) {
            self.format = format
            self.attachment = attachment
            self.root = root
        }

        /// Which vocabulary it is written in.
        package enum Format: String, Decodable, Sendable {
            /// Europass as Cedefop's editor wrote it up to 2020: `SkillsPassport`.
            case skillsPassport = "europass_skills_passport"
            /// Europass since 2020, on HR Open's vocabulary: `Candidate`.
            case candidate = "europass_candidate"
        }
    }
}

extension Document.DataFile {
    /// An element with what stands in it.
    package struct Element: Decodable, Sendable, Equatable {
        package var name: String
        package var attributes: [Attribute]
        /// Its own text, without that of its elements; lines end in a line feed, items of lists start with `• `.
        ///
        /// `nil` where there is none, or none that people read, as of a picture.
        package var text: String?
        package var elements: [Element]

        package init(
            _ name: String,
            attributes: [Attribute] = [],
            text: String? = nil,
            elements: [Element] = []
        ) {
            self.name = name
            self.attributes = attributes
            self.text = text
            self.elements = elements
        }

        package init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                try container.decode(String.self, forKey: .name),
                attributes: try container.list(.attributes),
                text: try container.decodeIfPresent(String.self, forKey: .text),
                elements: try container.list(.elements)
            )
        }

        private enum CodingKeys: String, CodingKey { case name, attributes, text, elements }
    }

    /// An attribute of an element.
    package struct Attribute: Decodable, Sendable, Equatable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }

        /// As the file writes it: `year="2016"`.
        package var written: String { "\(name)=\"\(value)\"" }
    }
}
