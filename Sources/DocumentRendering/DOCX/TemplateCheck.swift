// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel
package import WorkerProtocol
import XMLStreams

/// Tells what a template names and what is wrong with it, before anything is filled.
package enum TemplateCheck {
    /// Mistakes of one template that are told; more than that is no template.
    private static let limit = 500

    /// The fields and mistakes of `template`.
    ///
    /// `allowsUnknown` leaves fields that no profile has out of the mistakes. Throws `template.invalid` for what cannot
    /// be read as a template at all.
    package static func report(_ template: Data, allowsUnknown: Bool = false) throws(GreffierError) -> TemplateReport {
        let compiled = try CompiledTemplate(template, allowsUnknown: allowsUnknown)
        return try report(compiled)
    }

    /// A copy of `template` with a Word comment at each mistake, in one language.
    ///
    /// Headers, footers and notes hold no comments: their mistakes are told at the first paragraph of the text. Throws
    /// as `report` does.
    package static func annotated(
        _ template: Data,
        language: ReportLanguage,
        date: Date
    ) throws(GreffierError) -> Data {
        let compiled = try CompiledTemplate(template, allowsUnknown: false)
        let report = try report(compiled)
        return try CommentedTemplate(package: compiled.package, language: language, date: date).written(report.mistakes)
    }

    private static func report(_ compiled: CompiledTemplate) throws(GreffierError) -> TemplateReport {
        // Damaged styles are no hindrance to filling, and one to Word.
        _ = try ListStyles(of: compiled.package).read()
        let entries = compiled.mistakes.entries.prefix(limit)
        let main = compiled.package.textParts[0]
        var pages: [Int?] = []
        if entries.contains(where: { $0.place.part == main }) {
            let tree = try compiled.package.tree(main, try compiled.package.data(main))
            pages = PageCount(names: WordNames(root: tree.root)).pages(of: tree.root)
        }
        func told(_ entry: TemplateMistakes.Entry) -> TemplateReport.Mistake {
            let index = entry.place.number - 1
            return TemplateReport.Mistake(
                part: entry.place.part,
                page: entry.place.part == main && pages.indices.contains(index) ? pages[index] : nil,
                paragraph: entry.place.number > 0 ? entry.place.number : nil,
                text: entry.place.shownParagraph,
                message: entry.reason.english,
                messageFR: entry.reason.french
            )
        }
        let mistakes = entries.map(told)
        let order = mistakes.enumerated().sorted {
            let left = compiled.package.textParts.firstIndex(of: $0.element.part) ?? .max
            let right = compiled.package.textParts.firstIndex(of: $1.element.part) ?? .max
            return (left, $0.element.paragraph ?? 0, $0.offset) < (right, $1.element.paragraph ?? 0, $1.offset)
        }
        let fields = compiled.mistakes.uses.sorted { $0.key < $1.key }.map { TemplateReport.Field(name: $0, count: $1) }
        return TemplateReport(
            fields: fields,
            mistakes: order.map(\.element),
            hints: compiled.mistakes.hints.map(told)
        )
    }
}

/// Finds the page of each paragraph, as the word processor last broke the pages.
struct PageCount {
    let names: WordNames

    /// The pages of the paragraphs in document order; `nil` in all where the template has no page break at all, for it
    /// was never laid out.
    func pages(of root: XMLTreeElement) -> [Int?] {
        var page = 1
        var pages: [Int] = []
        var isLaidOut = false
        func walk(_ element: XMLTreeElement) {
            switch element.name {
            case names.paragraph:
                pages.append(page + (breaksFirst(element) ? 1 : 0))
            case names.prefix + "lastRenderedPageBreak":
                isLaidOut = true
                page += 1
            case names.lineBreak where element[names.prefix + "type"] == "page": isLaidOut = true
            default: break
            }
            element.elements.forEach(walk)
        }
        walk(root)
        return isLaidOut ? pages : pages.map { _ in nil }
    }

    /// Whether a page break stands before the first text of a paragraph.
    private func breaksFirst(_ paragraph: XMLTreeElement) -> Bool {
        for child in paragraph.elements where child.name == names.run {
            for part in child.elements where part.name != names.runProperties {
                return part.name == names.prefix + "lastRenderedPageBreak"
            }
        }
        return false
    }
}
