// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// Reads `Accept-Language`.
enum WebLanguage {
    /// Which of French and English is liked better; `nil` where neither is named.
    static func preferred(_ field: String) -> ReportLanguage? {
        var best: (language: ReportLanguage, weight: Double)?
        for part in field.split(separator: ",") {
            let pieces = part.split(separator: ";").map(\.trimmed)
            guard let name = pieces.first?.lowercased() else { continue }
            let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            guard
                let language = ReportLanguage.allCases.first(where: {
                    name == $0.rawValue || name.hasPrefix($0.rawValue + "-")
                })
            else { continue }
            if weight > 0, weight > best?.weight ?? 0 { best = (language, weight) }
        }
        return best?.language
    }
}
