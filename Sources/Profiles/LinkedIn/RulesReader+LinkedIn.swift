// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import TextFolding

extension RulesReader {
    /// What LinkedIn's export says, its lists read as those of any CV.
    func read(_ export: LinkedInExport, lines: [CVLine]) -> ProfileDraft {
        var draft = ProfileDraft(lines: lines, sections: [Section(lines: export.head)] + export.sections)
        withhold(&draft)
        for index in draft.sections.indices {
            guard let kind = draft.sections[index].kind else { continue }
            if kind == .contact {
                draft.sections[index].lines = Self.wholeAddresses(draft.sections[index].lines)
            } else if [.skills, .languages, .certificates, .awards, .publications].contains(kind) {
                draft.sections[index].lines = Self.wholeItems(draft.sections[index].lines)
            }
        }
        let reader = LinkedInReader(lexicons: lexicons, places: places, dates: dates)
        // Not those of the export, which hold what is withheld.
        draft.entries.work = reader.work(draft.sections(.work).flatMap(\.lines))
        draft.entries.education = reader.education(draft.sections(.education).flatMap(\.lines))
        readHead(draft.sections[0].lines, reader: reader, &draft)
        readContact(&draft)
        readLists(&draft)
        return draft
    }

    /// The name is largest; the headline follows, and the place closes the head.
    private func readHead(_ head: [CVLine], reader: LinkedInReader, _ draft: inout ProfileDraft) {
        let largest = head.map(\.size).max() ?? 0
        let name = head.prefix { $0.size >= largest - 0.2 }
        draft.name = reader.joined(name)
        var rest = head[name.endIndex...].filter { !$0.isOrnament }
        if let last = rest.last, rest.count > 1 || reader.isPlace(last) {
            if reader.isPlace(last) || places.isCityShaped(last.text) && Text.wordCount(last.text) <= 4 {
                draft.place = place(of: last)
                rest.removeLast()
            }
        }
        draft.label = reader.joined(rest[...])
    }

    /// `Lyon, Auvergne-Rhône-Alpes, France`: town, region, country.
    private func place(of line: CVLine) -> PlaceReader.Place {
        var place = places.read([line])
        place.line = line.index
        let parts = Text.split(line.text, at: [","])
        guard let first = parts.first, let last = parts.last, parts.count > 1, parts.count <= 3 else { return place }
        place.city = Found(first, line: line.index, confidence: 0.95)
        place.country = places.country(in: last, line: line.index, whole: true) ?? place.country
        if parts.count == 3 { place.region = Found(parts[1], line: line.index, confidence: 0.95) }
        return place
    }

    private func readContact(_ draft: inout ProfileDraft) {
        let lines = draft.sections(.contact).flatMap(\.lines)
        draft.contact = ContactReader(lexicons: lexicons).read(lines)
        let phones = PhoneReader(lexicons: lexicons)
        draft.phone = phones.read(lines, country: draft.place.country?.value, language: language(of: draft.lines))
        draft.summary = ListReaders(lexicons: lexicons, dates: dates, places: places).summary(
            draft.sections(.summary).flatMap(\.lines),
            of: draft.lines,
            skipping: []
        )
    }

    // MARK: Lines of the side bar

    /// Bytes of a line to which others are still joined.
    private static let longest = 300

    /// Addresses broken at the end of a line, whole again: LinkedIn names what each is in a bracket behind it.
    private static func wholeAddresses(_ lines: [CVLine]) -> [CVLine] {
        var result: [CVLine] = []
        for line in lines {
            if let last = result.last, last.text.utf8.count < longest, isOpenAddress(last.text),
                last.source.link == nil || line.source.link == nil || last.source.link == line.source.link,
                !line.text.contains("@")
            {
                result[result.count - 1] = last.followed(by: line, separator: "")
            } else {
                result.append(line)
            }
        }
        return result
    }

    private static func isOpenAddress(_ text: String) -> Bool {
        if text.contains("@") {
            return ContactReader.emails(in: text).isEmpty || text.hasSuffix(".") || text.hasSuffix("-")
        }
        return !text.hasSuffix(")") && !text.contains(" ") && text.contains("/")
    }

    /// Items broken at the end of a line: an open bracket, a small letter, or less room above it than other items have.
    private static func wholeItems(_ lines: [CVLine]) -> [CVLine] {
        let gaps = zip(lines, lines.dropFirst()).compactMap(gap)
        let widest = gaps.max() ?? 0
        let tightest = gaps.min() ?? 0
        var result: [CVLine] = []
        var above: CVLine?
        for line in lines where !line.isOrnament {
            let isTight = above.map { gap($0, line).map { widest > tightest * 1.2 && $0 < tightest * 1.1 } ?? false }
            if let last = result.last, last.text.utf8.count < longest,
                isTight == true || last.text.count(where: { $0 == "(" }) > last.text.count(where: { $0 == ")" })
                    || line.text.hasPrefix("(") || Text.startsLowercase(line.text)
            {
                result[result.count - 1] = last.followed(by: line, separator: " ")
            } else {
                result.append(line)
            }
            above = line
        }
        return result
    }

    private static func gap(_ one: CVLine, _ two: CVLine) -> Double? {
        guard let above = one.source.box, let below = two.source.box, one.source.page == two.source.page else {
            return nil
        }
        return below.y0 - above.y0
    }
}

extension CVLine {
    /// With the line that goes on from it.
    fileprivate func followed(by line: CVLine, separator: String) -> CVLine {
        var whole = self
        whole.text += separator + line.text
        whole.words = Folding.words(whole.text)
        whole.source.text = whole.text
        whole.source.spans += line.source.spans
        return whole
    }
}

extension TextLine {
    /// The target of its first link.
    fileprivate var link: String? { spans.lazy.compactMap(\.link).first }
}
