// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JSONSchemas
import ProfileModel
import TextFolding

extension ReadingAssembly {
    mutating func addWork(_ entries: [JSONValue]) {
        var list: [Profile.Work] = []
        let entries = Self.distinct(entries, by: "position", "employer")
        for entry in entries {
            let position = span(entry, "position")
            let employer = span(entry, "employer", near: position?.line)
            guard let anchor = position ?? employer else { continue }
            let place = "/work/\(list.count)"
            var work = Profile.Work()
            work.position = prove(position, at: place + "/position")
            work.name = prove(employer, at: place + "/name")
            work.location = prove(span(entry, "location", near: anchor.line), at: place + "/location")
            let start = proveDate(span(entry, "start", near: anchor.line), at: place + "/startDate", as: .start)
            if case .date(let date)? = start { work.startDate = date }
            let ending = span(entry, "end", near: anchor.line)
            switch proveDate(ending, at: place + "/endDate") {
            case .date(let date): work.endDate = date
            case .ongoing:
                work.greffier = Profile.Work.Greffier()
                work.greffier?.current = true
                if let ending {
                    note(grounding.evidence(ending, derivation: "current"), at: place + "/x-greffier/current")
                }
            case .period, nil: break
            }
            let highlights = details(entry[key: "details"], after: anchor.line, of: entries)
            for (index, span) in highlights.enumerated() {
                note(grounding.evidence(span), at: "\(place)/highlights/\(index)")
            }
            work.highlights = highlights.isEmpty ? nil : highlights.map(\.quote)
            list.append(work)
        }
        setWork(list)
    }

    /// The entries without those that were seen twice: the same words on the same lines.
    ///
    /// That happens where two parts of a document overlap; what one of the two lacks the other gives.
    static func distinct(_ entries: [JSONValue], by first: String, _ second: String) -> [JSONValue] {
        var kept: [JSONObject] = []
        for entry in entries.compactMap(\.object) {
            let twin = kept.firstIndex { other in
                let pairs = [first, second].map { (entry[$0] ?? .null, other[$0] ?? .null) }
                return pairs.contains { !$0.isNull && $0 == $1 }
                    && pairs.allSatisfy { $0.isNull || $1.isNull || $0 == $1 }
            }
            guard let twin else {
                kept.append(entry)
                continue
            }
            for (key, value) in entry.members where kept[twin][key]?.isNull ?? true { kept[twin][key] = value }
        }
        return kept.map(JSONValue.object)
    }

    /// The lines that describe an entry, a value for each item; lines of one item that was wrapped are joined.
    private mutating func details(_ value: JSONValue?, after anchor: Int, of entries: [JSONValue]) -> [Grounding.Span] {
        guard let range = lineRange(value, atMost: 40) else { return [] }
        // Details begin near their header and reach no other entry's.
        let headers = entries.flatMap { entry in
            ["employer", "position"].compactMap { entry[key: $0]?[key: "line"]?.integer.map { $0 - 1 } }
        }
        guard abs(range.lowerBound - anchor) <= Self.reach,
            !headers.contains(where: { range.contains($0) && $0 != anchor })
        else {
            countDropped()
            return []
        }
        var items: [ClosedRange<Int>] = []
        for index in range where index != anchor {
            let line = grounding.lines[index]
            let isContinued =
                items.last.map { last in
                    last.upperBound == index - 1 && grounding.lines[last.upperBound].block == line.block
                        && Self.withoutBullet(line.text) == line.text.trimmingSpace
                        && line.text.first?.isLowercase == true
                } ?? false
            if isContinued, let last = items.popLast() {
                items.append(last.lowerBound...index)
            } else {
                items.append(index...index)
            }
        }
        return items.compactMap(copied)
    }

    mutating func addEducation(_ entries: [JSONValue]) {
        var list: [Profile.Education] = []
        for entry in Self.distinct(entries, by: "degree", "institution") {
            let degree = span(entry, "degree")
            let institution = span(entry, "institution", near: degree?.line)
            let area = span(entry, "area", near: (degree ?? institution)?.line)
            guard let anchor = degree ?? institution ?? area else { continue }
            let place = "/education/\(list.count)"
            var education = Profile.Education()
            education.studyType = prove(degree, at: place + "/studyType")
            education.institution = prove(institution, at: place + "/institution")
            education.area = prove(area, at: place + "/area")
            if case .date(let date)? = proveDate(
                span(entry, "start", near: anchor.line),
                at: place + "/startDate",
                as: .start
            ) {
                education.startDate = date
            }
            if case .date(let date)? = proveDate(span(entry, "end", near: anchor.line), at: place + "/endDate") {
                education.endDate = date
            }
            list.append(education)
        }
        setEducation(list)
    }

    mutating func addCertificates(_ entries: [JSONValue]) {
        var list: [Profile.Certificate] = []
        for entry in Self.distinct(entries, by: "name", "issuer") {
            guard let name = span(entry, "name") else { continue }
            let place = "/certificates/\(list.count)"
            var certificate = Profile.Certificate()
            certificate.name = prove(name, at: place + "/name")
            certificate.issuer = prove(span(entry, "issuer", near: name.line), at: place + "/issuer")
            if case .date(let date)? = proveDate(span(entry, "date", near: name.line), at: place + "/date") {
                certificate.date = date
            }
            list.append(certificate)
        }
        setCertificates(list)
    }

    mutating func addSkills(_ values: [JSONValue]) {
        var list: [Profile.Skill] = []
        var seen: Set<String> = []
        for value in values {
            // A skill is a name, not a sentence.
            guard let span = span(value, if: { $0.count <= 60 }), seen.insert(Folding.key(span.quote)).inserted else {
                continue
            }
            var skill = Profile.Skill()
            skill.name = prove(span, at: "/skills/\(list.count)/name")
            list.append(skill)
        }
        setSkills(list)
    }

    mutating func addLanguages(_ entries: [JSONValue]) {
        var list: [Profile.Language] = []
        var seen: Set<String> = []
        for entry in entries {
            guard let name = span(entry, "language", if: { !$0.contains(where: \.isNumber) && $0.count <= 40 }),
                seen.insert(Folding.key(name.quote)).inserted
            else { continue }
            var language = Profile.Language()
            language.language = prove(name, at: "/languages/\(list.count)/language")
            language.fluency = prove(span(entry, "fluency", near: name.line), at: "/languages/\(list.count)/fluency")
            list.append(language)
        }
        setLanguages(list)
    }
}

extension String {
    fileprivate var trimmingSpace: String {
        var view = self[...].drop(while: \.isWhitespace)
        while view.last?.isWhitespace == true { view.removeLast() }
        return String(view)
    }
}
