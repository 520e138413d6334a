// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Lexicons
import TextFolding

/// Makes values of the parts of a CV as data, each with its place on the pages where the same words stand there.
struct ExactFields {
    let lexicons: Lexicons
    let dates: DateScanner
    let page: PagePlaces
    let names: LanguageNames
    /// As the data states it, `fr` for example.
    let language: String?

    /// A value that is the words themselves; the place on the pages is looked for from the line `anchor` on.
    func found(_ text: String?, from anchor: Int? = nil) -> Found? {
        guard let text else { return nil }
        let value = Text.squeeze(text)
        guard value.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
        return Found(exact: value, quote: text, line: page.line(of: value, from: anchor))
    }

    /// Given and family name, whichever comes first in the data.
    func name(_ element: Document.DataFile.Element?, given: [String], family: [String]) -> (Found, family: String)? {
        guard let element else { return nil }
        let parts = element.elements.filter { (given + family).contains($0.name) && $0.words() != nil }
        let ordered = (given + family).flatMap { name in parts.filter { $0.name == name } }.compactMap { $0.words() }
        guard !ordered.isEmpty else { return nil }
        let value = ordered.joined(separator: " ")
        let quote = parts.compactMap { $0.words() }.joined(separator: " ")
        let surname = parts.filter { family.contains($0.name) }.compactMap { $0.words() }.joined(separator: " ")
        let found = Found(
            exact: value,
            quote: quote,
            line: page.line(of: value) ?? page.line(of: quote) ?? page.line(of: surname),
            derivation: value == quote ? nil : .parts
        )
        return (found, surname.isEmpty ? value : surname)
    }

    // MARK: Contact

    /// E.164 of a number; as written where its country is not known.
    ///
    /// `dialing` is the code of the country that stands apart before it: the zero of calls within that goes, but in Italy.
    func phone(_ number: String, dialing: String? = nil, country: String?) -> Found? {
        let code = dialing?.filter { $0.isNumber && $0.isASCII } ?? ""
        let isWhole = code.isEmpty || number.contains("+")
        let local = number.hasPrefix("0") && code != "39" ? String(number.dropFirst()) : number
        let whole = isWhole ? number : "+\(code) \(local)"
        let quote = code.isEmpty ? number : "\(dialing ?? "") \(number)"
        let line = page.line(of: number)
        if let e164 = PhoneReader.e164(whole, country: country, language: language) {
            return Found(exact: e164, quote: quote, line: line, derivation: .e164)
        }
        guard (6...15).contains(number.count(where: { $0.isNumber && $0.isASCII })) else { return nil }
        return Found(exact: Text.squeeze(number), quote: number, line: line)
    }

    /// Sorts addresses on the web into the person's own page and profiles on networks.
    func take(addresses: [String], into draft: inout ExactDraft) {
        let lines = LineReader(dates: dates).read(addresses.map { TextLine(text: $0, number: 1) })
        let read = ContactReader(lexicons: lexicons).read(lines)
        func exact(_ found: Found) -> Found { found.inData(line: page.line(of: found.quote)).sure }
        draft.url = draft.url ?? read.url.map(exact)
        draft.networks += read.networks.map {
            .init(network: exact($0.network), username: $0.username.map(exact), url: exact($0.url))
        }
    }

    /// The country by its code of two letters, or by its name.
    func country(code: String?, name: String?) -> Found? {
        if let code, code.count == 2, code.allSatisfy({ $0.isLetter && $0.isASCII }) {
            let upper = code.uppercased()
            // The Union writes EL for Greece and UK for the United Kingdom.
            let iso = upper == "EL" ? "GR" : upper == "UK" ? "GB" : upper
            return Found(exact: iso, quote: code, line: name.flatMap { page.line(of: $0) }, derivation: .country)
        }
        guard let name, let found = PlaceReader(lexicons: lexicons).country(in: name, line: 0, whole: true) else {
            return nil
        }
        return found.inData(line: page.line(of: name)).sure
    }

    // MARK: Languages

    /// A language by its name, or by a code; `levels` are those of the Common European Framework for its skills.
    ///
    /// Its level is the lowest of them: the person claims no more than that. `quote` is how the data writes the levels,
    /// where other words stand between them.
    func language(
        name: String?,
        code: String?,
        isNative: Bool,
        levels: [String],
        quote: String? = nil
    ) -> Draft? {
        var draft = Draft()
        if let name {
            draft[.language] = found(name)
        } else if let code, let name = names.name(of: code) {
            draft[.language] = Found(exact: name, quote: code, line: page.line(of: name), derivation: .language)
        }
        guard let language = draft[.language] else { return nil }
        let anchor = language.place
        if isNative {
            draft[.cefr] = Found(exact: "native", quote: language.quote, line: anchor, derivation: .cefr)
        }
        let stated = levels.map { $0.uppercased() }.filter { Self.levels.contains($0) }
        if let lowest = stated.min() {
            let value = Set(stated).count == 1 ? lowest : stated.joined(separator: ", ")
            let isApart = quote != nil && value != lowest
            let written = isApart ? quote ?? value : value
            draft[.fluency] = Found(exact: value, quote: written, line: anchor, derivation: isApart ? .parts : nil)
            draft[.cefr] = Found(exact: lowest, quote: written, line: anchor, derivation: .cefr)
        } else if let words = levels.first, !isNative {
            draft[.fluency] = found(words, from: anchor)
        }
        return draft
    }

    private static let levels: Set<String> = ["A1", "A2", "B1", "B2", "C1", "C2"]

    // MARK: Skills

    private static let mostSkills = 300

    /// The skills that a text of lines lists, read as those of any CV.
    func skills(in text: String?) -> [Draft] {
        inData(SkillsReader(lexicons: lexicons).read([Section(kind: .skills, lines: lines(in: text))]))
    }

    /// The certificates that a text of lines lists, one a line, read as those of any CV.
    func certificates(in text: String?) -> [Draft] {
        let places = PlaceReader(lexicons: lexicons)
        return inData(ListReaders(lexicons: lexicons, dates: dates, places: places).certificates(lines(in: text)))
    }

    private func lines(in text: String?) -> [CVLine] {
        LineReader(dates: dates).read(
            (text ?? "").split(separator: "\n").enumerated().map { TextLine(text: String($1), number: 1, block: $0) }
        )
    }

    private func inData(_ drafts: [Draft]) -> [Draft] {
        func inData(_ found: Found) -> Found { found.inData(line: page.line(of: found.value)) }
        return drafts.prefix(Self.mostSkills).map {
            var draft = $0
            draft.fields = draft.fields.mapValues(inData)
            draft.keywords = draft.keywords.prefix(Self.mostSkills).map(inData)
            draft.lines = []
            return draft
        }
    }

    /// Classes of driving licences.
    func licences(_ codes: [String]) -> [Found] {
        codes.filter { (1...3).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
            .map { Found(exact: $0.uppercased(), quote: $0, line: nil, derivation: .licence) }
    }

    /// The lines of a text without their bullets.
    static func lines(of text: String?) -> [(text: String, isBullet: Bool)] {
        (text ?? "").split(separator: "\n").map { LineReader.cutBullet(String($0)) }
            .filter { $0.0.contains(where: { $0.isLetter || $0.isNumber }) }
    }
}

extension Found {
    /// The same value, of which nothing is doubtful.
    fileprivate var sure: Found {
        var found = self
        found.confidence = 1
        return found
    }
}
