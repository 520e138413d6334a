// SPDX-License-Identifier: GPL-3.0-or-later
import TestLexicons

@testable import Profiles

/// What the scanner of dates finds, as short texts: `2019-03 > now`.
enum DateReading {
    static func read(_ text: String) throws -> [String] {
        let scanner = DateScanner(try ShippedLexicons.shared.get())
        return scanner.matches(in: text).map { match in
            if match.isOnlyPresent { return "present" }
            let end = match.isCurrent ? "now" : match.end?.iso ?? (match.isPeriod ? "?" : "")
            return (match.start?.iso ?? "?") + (end.isEmpty ? "" : " > " + end)
        }
    }
}
