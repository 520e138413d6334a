// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel

/// A profile as an EPUB: the person first, then a chapter for each section.
struct EPUBSheet {
    private let sheet: ProfileSheet
    private let date: String

    /// `date` is RFC 3339.
    init(_ sheet: ProfileSheet, date: String) {
        self.sheet = sheet
        self.date = date
    }

    /// Throws `stage.defect` where it cannot be packed.
    func data() throws(GreffierError) -> Data {
        let photo = sheet.photo.map { (name: "photo." + $0.kind.rawValue, file: $0) }
        let markup = SheetMarkup(sheet: sheet, level: 1, photo: photo?.name)
        let labels = SectionLabels.of(sheet.language)
        let person = EPUBBook.Chapter(
            title: sheet.title,
            markup: markup.header + (sheet.isEmpty ? "<p>\(labels.empty)</p>\n" : "")
        )
        let sections = sheet.sections.map {
            EPUBBook.Chapter(title: $0.heading, markup: markup.section($0))
        }
        var book = EPUBBook(
            title: sheet.title,
            subtitle: sheet.label,
            language: sheet.language.rawValue,
            chapters: [person] + sections,
            date: date
        )
        if let photo { book.pictures[photo.name] = photo.file }
        return try EPUBWriter(book).data()
    }
}
