// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import TextFolding

/// Tells the lines of headers from the text below them.
extension EntryFinder {
    func roles(_ lines: [CVLine]) -> [Role] {
        let datedBullets = lines.count { $0.isBullet && isDated($0) && $0.edgeDate?.isAtEdge(of: $0.text) == true }
        // Most bullets have a date where they are entries; a few have one within an entry's text.
        let others = lines.count { !$0.isBullet && isDated($0) }
        let bulletEntries =
            datedBullets > 0 && datedBullets >= others
            && (others == 0 || datedBullets * 2 > lines.count(where: \.isBullet))
        let datesLead = lines.count { isDated($0) && leads($0) } * 2 > lines.count(where: isDated)
        var roles: [Role] = []
        var bullet: CVLine?
        for line in lines {
            let dated = isDated(line)
            if line.isBullet {
                let isHeader = bulletEntries && (dated || isAnchor(line))
                roles.append(isHeader ? .header : .body)
                bullet = line
            } else if line.isContinuation, !(datesLead && opensColumn(line)) {
                roles.append(roles.last ?? .body)
            } else if let above = bullet, roles.last == .body, goesOn(line, after: above, dated: dated) {
                roles.append(.body)
            } else {
                let isRemark =
                    isAside(line) || isRemark(line) || datesLead && dated && !leads(line) && line.text.hasSuffix(".")
                let wraps = roles.last == .header && Text.startsLowercase(line.text) && line.words.count <= 5
                roles.append(!isRemark && (isHeader(line, dated: dated) || wraps) ? .header : .body)
                if roles.last == .header { bullet = nil }
            }
        }
        return roles
    }

    func isDated(_ line: CVLine) -> Bool {
        line.edgeDate.map { !$0.isOnlyPresent } ?? false && line.words.count <= 26
    }

    func isHeader(_ line: CVLine, dated: Bool) -> Bool {
        if dated { return true }
        if line.isOnlyDate || line.look.isHeading { return true }
        if line.words.count > 16 || line.text.count > 130 || isList(line) { return false }
        if isSentence(line) { return false }
        return !Text.startsLowercase(line.text) || isAnchor(line)
    }

    /// Whether its date stands first, as in a column of dates.
    func leads(_ line: CVLine) -> Bool { line.edgeDate?.range.lowerBound == line.text.startIndex }

    /// `été 2006 ⇥ Commis`, `de 02/2012 à 04/2018`: a date before a gap or a period alone, whatever line of an item it seems
    /// to go on from.
    func opensColumn(_ line: CVLine) -> Bool {
        guard isDated(line), leads(line), let date = line.edgeDate else { return false }
        return line.text[date.range.upperBound...].first == "\t" || line.isOnlyDate && date.isSpan
    }

    /// A remark in brackets, as `(2014: looked after my father at home)`.
    func isAside(_ line: CVLine) -> Bool {
        line.text.hasPrefix("(") && line.text.hasSuffix(")") && line.words.count >= 5
            && line.text.count(where: { $0 == "(" }) == 1
    }

    /// `2013 to 2021: at home with my children.`: a sentence in small letters behind a period.
    private func isRemark(_ line: CVLine) -> Bool {
        guard leads(line), let date = line.edgeDate, line.text.hasSuffix("."), line.words.count >= 6 else {
            return false
        }
        // 'In 2023 I helped to move our precedents to the new system.'
        if !date.isSpan, line.words.count >= 12, line.text[date.range.upperBound...].first == " " { return true }
        let rest = line.text[date.range.upperBound...]
        return Text.trim(rest).hasPrefix(":") && Text.startsLowercase(rest)
    }

    /// Ends in a full stop that is not an abbreviation's, as in 'Ltd.'.
    func isSentence(_ line: CVLine) -> Bool {
        guard line.text.hasSuffix("."), line.words.count >= 3, let last = line.words.last else { return false }
        return last.count > 4 || line.words.count > 7
    }

    /// `Environnement technique : Talend, Jira, Scrum`: a label and a list belong to an entry's text.
    func isList(_ line: CVLine) -> Bool {
        if Self.labelsList(line.text) { return true }
        guard let label = Self.label(line.text) else { return false }
        return line.text[label.endIndex...].count(where: { $0 == "," }) >= 3 && !isAnchor(line)
    }

    /// Whether a text begins with a word for what was used or done and a colon, as `Outils : Jira`.
    static func labelsList(_ text: String) -> Bool {
        label(text).map { Folding.words(String($0)).contains(where: listLabels.contains) } ?? false
    }

    /// The few words before the first colon.
    private static func label(_ text: String) -> Substring? {
        guard let colon = text.firstIndex(of: ":"), Text.wordCount(text[..<colon]) <= 4 else { return nil }
        return text[..<colon]
    }

    static let listLabels: Set<String> = [
        "environnement", "environment", "stack", "technologies", "outils", "tools", "technos", "mots", "keywords",
        "competences", "skills",
        "missions", "realisations", "responsibilities", "achievements", "taches", "duties", "logiciels", "effectif",
        "budget", "contexte",
    ]

    /// Whether an unmarked line goes on from the bullet above it.
    func goesOn(_ line: CVLine, after bullet: CVLine, dated: Bool) -> Bool {
        if dated || line.look.bold && !bullet.look.bold || line.look.isHeading || line.look.size > bullet.look.size {
            return false
        }
        if Text.startsLowercase(line.text) { return true }
        if let box = line.source.box, let above = bullet.source.box, line.source.page == bullet.source.page,
            box.y0 > above.y0
        {
            return box.x0 > above.x0 + 4
        }
        return line.source.block == bullet.source.block && line.indent > bullet.indent
    }
}
