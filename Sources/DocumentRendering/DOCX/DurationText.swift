// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// How long something lasted, in years and months.
enum DurationText {
    /// From an entry with `startDate` and `endDate`, or a number of months; empty where it is not known.
    static func text(_ value: ProfileValue, _ context: TemplateContext) -> String {
        switch value {
        case .number(let months): return text(months: Int(months.rounded()), context.language)
        case .text(let text): return Int(text).map { self.text(months: $0, context.language) } ?? text
        case .object: break
        case .missing, .flag, .list, .picture: return ""
        }
        guard let start = value["startDate"].flatMap({ PartialDate($0) }) else { return "" }
        let isOpen = value["endDate"] == nil && value.value(at: ["x-greffier", "current"]) != .flag(false)
        guard let end = isOpen ? context.today : value["endDate"].flatMap({ PartialDate($0) }) else { return "" }
        guard let first = start.month, let last = end.month else {
            return text(months: (end.year - start.year) * 12, context.language)
        }
        // The month that begins the period and the one that ends it both count.
        return text(months: (end.year - start.year) * 12 + last - first + 1, context.language)
    }

    static func text(months: Int, _ language: ReportLanguage) -> String {
        guard months > 0 else { return "" }
        let (years, rest) = months.quotientAndRemainder(dividingBy: 12)
        let parts =
            switch language {
            case .french: [years > 0 ? "\(years) an\(years > 1 ? "s" : "")" : "", rest > 0 ? "\(rest) mois" : ""]
            case .english:
                [
                    years > 0 ? "\(years) year\(years > 1 ? "s" : "")" : "",
                    rest > 0 ? "\(rest) month\(rest > 1 ? "s" : "")" : "",
                ]
            }
        return parts.filter { !$0.isEmpty }.joined(separator: language.text(" et ", " "))
    }
}

extension ReportLanguage {
    /// `a, b et c`.
    func sentence(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + (self == .french ? " et " : " and ") + last
    }
}
