// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import WorkerProtocol

/// A profile as an EPUB: the person first, then a chapter for each section.
struct EPUBSheet {
    private let sheet: ProfileSheet
    private let date: String
    private let logo: PictureFile?
    private let look: RenderLook

    /// `date` is RFC 3339; `logo` is the company's, shown above the name.
    init(_ sheet: ProfileSheet, date: String, logo: PictureFile? = nil, look: RenderLook = .init()) {
        self.sheet = sheet
        self.date = date
        self.logo = logo
        self.look = look
    }

    /// Throws `stage.defect` where it cannot be packed.
    func data() throws(GreffierError) -> Data {
        let badge = logo.map { "<p class=\"logo\"><img src=\"logo.\($0.kind.rawValue)\" alt=\"\"/></p>\n" } ?? ""
        let photo = sheet.photo.map { (name: "photo." + $0.kind.rawValue, file: $0) }
        let markup = SheetMarkup(sheet: sheet, level: 1, photo: photo?.name)
        let labels = SectionLabels.of(sheet.language)
        let person = EPUBBook.Chapter(
            title: sheet.title,
            markup: badge + markup.header + (sheet.isEmpty ? "<p>\(labels.empty)</p>\n" : "")
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
        book.look = look
        if let logo { book.pictures["logo." + logo.kind.rawValue] = logo }
        if let photo { book.pictures[photo.name] = photo.file }
        return try EPUBWriter(book).data()
    }
}
