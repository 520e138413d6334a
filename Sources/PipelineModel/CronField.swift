// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// One field of a cron expression: which numbers it stands for.
struct CronField: Sendable, Equatable {
    /// What may stand in a field.
    struct Kind: Sendable {
        var name: String
        /// With its article, alone and after `de`.
        var nameFR: (the: String, of: String)
        var range: ClosedRange<Int>
        /// Words for numbers, counted from `range.lowerBound`, lower case.
        var words: [String] = []

        static let minute = Kind(name: "minute", nameFR: ("la minute", "de la minute"), range: 0...59)
        static let hour = Kind(name: "hour", nameFR: ("l’heure", "de l’heure"), range: 0...23)
        static let day = Kind(name: "day of the month", nameFR: ("le jour du mois", "du jour du mois"), range: 1...31)
        static let month = Kind(
            name: "month",
            nameFR: ("le mois", "du mois"),
            range: 1...12,
            words: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        )
        /// 0 and 7 are Sunday.
        static let weekday = Kind(
            name: "day of the week",
            nameFR: ("le jour de la semaine", "du jour de la semaine"),
            range: 0...7,
            words: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
        )
    }

    var values: Set<Int>
    /// Whether it begins with `*` or `?`, and so leaves the choice of the day to the other field.
    var isWild: Bool

    /// Reads numbers, names, `a-b`, `*`, each with `/step`, in a list with commas.
    init(_ text: String, _ kind: Kind) throws(CronMistake) {
        isWild = text.hasPrefix("*") || text.hasPrefix("?")
        values = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            values.formUnion(try Self.read(part, kind))
        }
        if kind.range == Kind.weekday.range, values.remove(7) != nil { values.insert(0) }
    }

    private static func read(_ part: Substring, _ kind: Kind) throws(CronMistake) -> [Int] {
        let pieces = part.split(separator: "/", omittingEmptySubsequences: false)
        guard let span = pieces.first, !span.isEmpty, pieces.count <= 2 else {
            throw CronMistake.unreadable(part, kind)
        }
        var step = 1
        if pieces.count == 2 {
            guard let number = Int(pieces[1]), number > 0 else {
                throw CronMistake(
                    "the step “\(pieces[1])” of the \(kind.name) is no number above 0",
                    french: "le pas « \(pieces[1]) » \(kind.nameFR.of) n’est pas un nombre supérieur à 0"
                )
            }
            step = number
        }
        let range = try self.range(span, kind, isStepped: pieces.count == 2)
        return Array(stride(from: range.lowerBound, through: range.upperBound, by: step))
    }

    private static func range(
        _ span: Substring,
        _ kind: Kind,
        isStepped: Bool
    ) throws(CronMistake) -> ClosedRange<Int> {
        if span == "*" || span == "?" { return kind.range }
        let ends = span.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count <= 2 else { throw CronMistake.unreadable(span, kind) }
        let low = try number(ends[0], kind)
        // `5/10` means from 5 on, every 10.
        let high = ends.count == 2 ? try number(ends[1], kind) : (isStepped ? kind.range.upperBound : low)
        // `fri-sun` ends on the Sunday that is 7.
        if high == 0, low > 0, kind.range == Kind.weekday.range { return low...7 }
        guard low <= high else {
            throw CronMistake(
                "the \(kind.name) “\(span)” runs backwards",
                french: "\(kind.nameFR.the) « \(span) » va à reculons"
            )
        }
        return low...high
    }

    private static func number(_ text: Substring, _ kind: Kind) throws(CronMistake) -> Int {
        if let index = kind.words.firstIndex(of: text.lowercased()) { return kind.range.lowerBound + index }
        guard let number = Int(text), text.allSatisfy(\.isNumber) else {
            throw CronMistake.unreadable(text, kind)
        }
        guard kind.range.contains(number) else {
            throw CronMistake(
                "the \(kind.name) \(number) is not in \(kind.range.lowerBound) to \(kind.range.upperBound)",
                french:
                    "\(kind.nameFR.the) \(number) n’est pas entre \(kind.range.lowerBound) et \(kind.range.upperBound)"
            )
        }
        return number
    }
}

/// Why a text is no cron expression, as words that follow the expression.
package struct CronMistake: Error, Sendable, Equatable {
    package var words: ErrorDetail

    init(_ english: String, french: String) { words = ErrorDetail(english, french: french) }

    static func unreadable(_ text: Substring, _ kind: CronField.Kind) -> CronMistake {
        CronMistake(
            "the \(kind.name) “\(text)” cannot be read",
            french: "\(kind.nameFR.the) « \(text) » ne se lit pas"
        )
    }
}
