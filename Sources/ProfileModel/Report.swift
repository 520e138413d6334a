// SPDX-License-Identifier: GPL-3.0-or-later

/// What a printed report says, in words: a score sheet, a shortlist, a digest of the night.
///
/// Templates, drawn pages and plain text are made of it, so that all three say the same.
package struct Report: Codable, Sendable, Equatable {
    package var title: String
    package var subtitle: String
    /// The day that it speaks of, `YYYY-MM-DD`.
    package var date: String
    /// The version of the scoring rules; empty where nothing was scored.
    package var rules: String
    /// Short statements under the title: the day, how many were compared.
    package var facts: [String]
    /// How it is to be read.
    package var note: String
    package var sections: [Section]

    package init(
        title: String,
        subtitle: String,
        date: String,
        rules: String,
        facts: [String],
        note: String,
        sections: [Section] = []
    ) {
        self.title = title
        self.subtitle = subtitle
        self.date = date
        self.rules = rules
        self.facts = facts
        self.note = note
        self.sections = sections
    }

    /// A heading and what stands under it.
    package struct Section: Codable, Sendable, Equatable {
        package var heading: String
        /// Said beside the heading, as `72,4 sur 100`; empty where there is nothing.
        package var figure = ""
        /// Whether it opens a chapter, as an offer does; the others belong to the chapter before them.
        package var isChapter = false
        package var paragraphs: [String] = []
        /// The heads of the columns of `rows`.
        package var columns: Row?
        package var rows: [Row] = []
        /// Whether rows have figures.
        package var hasFigures = false
        package var points: [String] = []
        /// Said at the end in small letters.
        package var remark = ""

        package init(heading: String, isChapter: Bool = false) {
            self.heading = heading
            self.isChapter = isChapter
        }

        private enum CodingKeys: String, CodingKey {
            case heading, figure, paragraphs, columns, rows, points, remark
            case isChapter = "chapter"
            case hasFigures = "has_figures"
        }
    }

    /// A line of a table.
    package struct Row: Codable, Sendable, Equatable {
        package var name: String
        /// Under the name in small letters.
        package var detail: String
        /// One or two words: a verdict.
        package var mark: String
        package var text: String
        package var figure: String

        package init(name: String, detail: String = "", mark: String = "", text: String = "", figure: String = "") {
            self.name = name
            self.detail = detail
            self.mark = mark
            self.text = text
            self.figure = figure
        }
    }
}
