// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// What a Word template names, and what is wrong with it.
package struct TemplateReport: Codable, Sendable, Equatable {
    /// The fields that it names, by name.
    package var fields: [Field]
    /// Its mistakes in reading order; empty where it can be filled.
    package var mistakes: [Mistake]

    /// What is no mistake, but hardly meant: comments that would stay in every document.
    package var hints: [Mistake]

    package init(fields: [Field], mistakes: [Mistake], hints: [Mistake] = []) {
        self.fields = fields
        self.mistakes = mistakes
        self.hints = hints
    }

    /// A field with how often it is named.
    package struct Field: Codable, Sendable, Equatable {
        /// From the profile, without the numbers of list entries: `work.position`.
        package var name: String
        package var count: Int

        package init(name: String, count: Int) {
            self.name = name
            self.count = count
        }
    }

    /// A mistake with its place.
    package struct Mistake: Codable, Sendable, Equatable, BilingualMessage {
        /// `word/document.xml`.
        package var part: String
        /// From 1, as the word processor last broke the pages; `nil` where that is not known.
        package var page: Int?
        /// From 1 within the part, those in tables and text boxes counted too; `nil` outside paragraphs.
        package var paragraph: Int?
        /// The paragraph's text, cut where it is long.
        package var text: String
        package var message: String
        package var messageFR: String

        private enum CodingKeys: String, CodingKey {
            case part, page, paragraph, text, message
            case messageFR = "message_fr"
        }

        package init(
            part: String,
            page: Int?,
            paragraph: Int?,
            text: String,
            message: String,
            messageFR: String
        ) {
            self.part = part
            self.page = page
            self.paragraph = paragraph
            self.text = text
            self.message = message
            self.messageFR = messageFR
        }
    }
}

/// A field that templates may name.
package struct TemplateField: Codable, Sendable, Equatable {
    /// From the profile: `work.position`.
    package var name: String
    /// The list that must be looped over to name the field by itself, if any: `work`.
    package var loop: String?
    package var kind: Kind
    package var description: String
    package var descriptionFR: String

    private enum CodingKeys: String, CodingKey {
        case name, loop, kind, description
        case descriptionFR = "description_fr"
    }

    /// What a field holds.
    package enum Kind: String, Codable, Sendable {
        case text, date, list, picture
    }

    package init(name: String, loop: String?, kind: Kind, description: String, descriptionFR: String) {
        self.name = name
        self.loop = loop
        self.kind = kind
        self.description = description
        self.descriptionFR = descriptionFR
    }
}
