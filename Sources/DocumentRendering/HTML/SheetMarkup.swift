// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import Pages

/// The parts of a sheet as markup that is HTML and XML alike.
///
/// Every text is escaped; links lead where `PDFLink` lets them, to http, https, mailto and tel.
struct SheetMarkup {
    let sheet: ProfileSheet
    /// The level of section headings; entries are one below.
    var level = 2
    /// Where the photo is, when it is not in the page itself.
    var photo: String?

    /// Name, title, contacts and photo, in a `header`.
    var header: String {
        let name = "<h1\(direction(sheet.title))>\(escaped(sheet.title))</h1>\n"
        let label = sheet.label.isEmpty ? "" : paragraph(sheet.label, kind: "label")
        let contacts = sheet.contacts.map { "<li class=\"\($0.kind.rawValue)\">\(linked($0.text, $0.link))</li>\n" }
            .joined()
        let list = contacts.isEmpty ? "" : "<ul class=\"contacts\">\n\(contacts)</ul>\n"
        return "<header>\n\(portrait)\(name)\(label)\(list)</header>\n"
    }

    private var portrait: String {
        guard let picture = sheet.photo else { return "" }
        let alternative = escaped(sheet.language.text("Photo de \(sheet.title)", "Photo of \(sheet.title)"))
        return "<img class=\"photo\" src=\"\(photo ?? Self.address(picture))\" alt=\"\(alternative)\"/>\n"
    }

    /// A picture inside the page itself.
    static func address(_ picture: PictureFile) -> String {
        "data:image/\(picture.kind.rawValue);base64,\(picture.data.base64EncodedString())"
    }

    /// A section under its heading.
    func section(_ section: ProfileSheet.Section) -> String {
        let heading = "<h\(level) id=\"\(section.name)\">\(escaped(section.heading))</h\(level)>\n"
        return
            "<section class=\"\(section.name)\" aria-labelledby=\"\(section.name)\">\n\(heading)\(content(section))</section>\n"
    }

    /// What stands in a section.
    func content(_ section: ProfileSheet.Section) -> String {
        var markup = ""
        var items = section.content[...]
        while let first = items.first {
            // Pairs and lines that follow one another are one list.
            let pairs = items.prefix { self.pair($0) != nil }
            let lines = items.prefix { self.line($0) != nil }
            if !pairs.isEmpty {
                markup += "<dl>\n\(pairs.compactMap(pair).joined())</dl>\n"
            } else if !lines.isEmpty {
                markup += "<ul class=\"lines\">\n\(lines.compactMap(line).joined())</ul>\n"
            } else {
                markup += single(first)
            }
            items = items.dropFirst(max(1, max(pairs.count, lines.count)))
        }
        return markup
    }

    private func pair(_ item: ProfileSheet.Item) -> String? {
        guard case .pair(let name, let words) = item, !name.isEmpty, !words.isEmpty else { return nil }
        return "<dt\(direction(name))>\(escaped(name))</dt>\n<dd\(direction(words))>\(escaped(words))</dd>\n"
    }

    private func line(_ item: ProfileSheet.Item) -> String? {
        guard case .line(let text, let link) = item else { return nil }
        return "<li\(direction(text))>\(linked(text, link))</li>\n"
    }

    private func single(_ item: ProfileSheet.Item) -> String {
        switch item {
        case .paragraph(let text), .line(let text, _): paragraph(text)
        case .pair(let name, let words): paragraph(name + words)
        case .words(let words): list(words, kind: "words")
        case .entry(let entry): self.entry(entry)
        }
    }

    private func entry(_ entry: ProfileSheet.Entry) -> String {
        let title = linked(entry.title, entry.link)
        var markup = "<h\(level + 1)\(direction(entry.title))>\(title)</h\(level + 1)>\n"
        let body = entry.body.isEmpty ? "" : "<span class=\"body\">\(escaped(entry.body))</span>"
        let place = escaped(entry.place)
        if !body.isEmpty || !place.isEmpty {
            let separator = body.isEmpty || place.isEmpty ? "" : " · "
            markup += "<p class=\"where\"\(direction(entry.body + entry.place))>\(body)\(separator)\(place)</p>\n"
        }
        if let period = entry.period { markup += "<p class=\"when\">\(times(period))</p>\n" }
        let text = entry.paragraphs.map { paragraph($0) }.joined() + list(entry.points, kind: "points")
        let keywords = entry.keywords.joined(separator: ", ")
        let said = text + (keywords.isEmpty ? "" : paragraph(keywords, kind: "keywords"))
        return "<article>\n\(markup)\(said.isEmpty ? "" : "<div class=\"said\">\n\(said)</div>\n")</article>\n"
    }

    /// The ends of a period as programs read them, where the profile has them so.
    private func times(_ period: ContentSection.Period) -> String {
        let ends = period.text.split(separator: " – ", maxSplits: 1).map(String.init)
        func time(_ text: String, _ moment: String?) -> String {
            moment.map { "<time datetime=\"\(escaped($0))\">\(escaped(text))</time>" } ?? escaped(text)
        }
        guard ends.count == 2 else { return time(period.text, period.start ?? period.end) }
        return time(ends[0], period.start) + " – " + time(ends[1], period.end)
    }

    private func list(_ items: [String], kind: String) -> String {
        let items = items.map { "<li\(direction($0))>\(escaped($0))</li>\n" }.joined()
        return items.isEmpty ? "" : "<ul class=\"\(kind)\">\n\(items)</ul>\n"
    }

    private func paragraph(_ text: String, kind: String? = nil) -> String {
        let kind = kind.map { " class=\"\($0)\"" } ?? ""
        return "<p\(kind)\(direction(text))>\(escaped(text))</p>\n"
    }

    private func linked(_ text: String, _ link: String?) -> String {
        link.map { "<a href=\"\(escaped($0))\">\(escaped(text))</a>" } ?? escaped(text)
    }

    private func direction(_ text: String) -> String { TextDirection.isRightToLeft(text) ? " dir=\"rtl\"" : "" }

    private func escaped(_ text: String) -> String { Escaping.escape(text, apostrophes: false) }
}
