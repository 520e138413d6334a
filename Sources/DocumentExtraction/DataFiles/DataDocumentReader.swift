// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import JobModel
import WorkerProtocol

/// From a file that is Europass XML to a `Document` of one page: the data, and its texts as people read them.
enum DataDocumentReader {
    /// Throws `document.unsupported` for other XML, `document.no_data` for a CV in which nothing is filled in, and what
    /// `DataFileReader` throws.
    static func read(_ data: Data, limits: ExtractLimits) throws(GreffierError) -> Document {
        guard let file = try DataFileReader.read(data, limits: limits) else {
            throw GreffierError(.documentUnsupported, detail: FileKind.xml.rawValue)
        }
        var blocks: [Block] = []
        for element in file.root.elements { write(element, level: 0, to: &blocks) }
        guard !blocks.isEmpty else { throw GreffierError(.documentNoData) }
        var document = Document(mediaType: FileKind.xml.mediaType, pages: [.init(number: 1, blocks: blocks)])
        document.dataFiles = [file]
        return document
    }

    /// What says how the CV is printed, names things by numbers, or is nobody's to read.
    private static let unread: Set<String> = [
        "DocumentInfo", "PrintingPreferences", "RenderingInformation", "CandidateSupplier", "DocumentID", "ID", "Photo",
        "Attachment", "AttachmentReference", "ReferenceTo", "Demographics", "BirthDate", "NationalityCode",
        "GenderCode", "Disability", "Code", "Use", "UseCode", "ChannelCode", "MimeType", "TaxonomyID",
        "CompetencyDimensionTypeCode", "IndustryCode", "EducationLevelCode", "PartyID", "PrecedenceCode",
    ]
    /// What holds the sections of a CV.
    private static let holders: Set<String> = ["LearnerInfo", "CandidateProfile"]

    /// Texts one under the other, the sections under their names.
    private static func write(_ element: Document.DataFile.Element, level: Int, to blocks: inout [Block]) {
        guard !unread.contains(element.name) else { return }
        var inner: [Block] = []
        for line in element.text?.split(separator: "\n") ?? [] {
            let isItem = line.hasPrefix("• ")
            let text = isItem ? String(line.dropFirst(2)) : String(line)
            inner.append(Block(kind: isItem ? .listItem : .paragraph, lines: [Line(spans: [Span(text: text)])]))
        }
        if let date = date(element) { inner.append(Block(kind: .paragraph, lines: [Line(spans: [Span(text: date)])])) }
        let isHolder = holders.contains(element.name)
        for child in element.elements { write(child, level: isHolder ? 1 : level == 0 ? 0 : level + 1, to: &inner) }
        if level == 1, !element.elements.isEmpty, !inner.isEmpty {
            let title = Line(spans: [Span(text: title(element.name))])
            blocks.append(Block(kind: .heading, level: 2, lines: [title]))
        }
        blocks += inner
    }

    /// `WorkExperienceList` as `Work Experience`.
    private static func title(_ name: String) -> String {
        var title = ""
        for character in name.hasSuffix("List") ? name.dropLast(4) : name[...] {
            if character.isUppercase, !title.isEmpty { title.append(" ") }
            title.append(character)
        }
        return title
    }

    /// `year="2016" month="--03"` as `2016-03`.
    private static func date(_ element: Document.DataFile.Element) -> String? {
        let parts = ["year", "month", "day"].compactMap { name in
            element.attributes.first { $0.name == name }.map { $0.value.filter(\.isNumber) }
        }
        guard let year = parts.first, year.count == 4 else { return nil }
        return parts.joined(separator: "-")
    }
}
