// SPDX-License-Identifier: GPL-3.0-or-later

/// The time in the field `Date` (RFC 5322, 3.3).
enum MailDate {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    private static let zones = [
        "ut": "Z", "gmt": "Z", "utc": "Z", "z": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00",
        "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
    ]

    /// `Sat, 21 Nov 2026 14:05:12 +0100 (CET)` as `2026-11-21T14:05:12+01:00`; `nil` for anything else.
    static func timestamp(_ text: String) -> String? {
        var words = text.split { $0 == " " || $0 == "," }.map { $0.lowercased() }
        if words.first.map({ Int($0) == nil }) == true { words.removeFirst() }
        guard words.count >= 4, let day = Int(words[0]), (1...31).contains(day),
            let month = months.firstIndex(of: String(words[1].prefix(3))), var year = Int(words[2]), year >= 0
        else { return nil }
        if words[2].count <= 3 { year += year < 50 ? 2000 : 1900 }
        let clock = words[3].split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        guard (2...3).contains(clock.count), year <= 9999, (0...23).contains(clock[0]), (0...59).contains(clock[1])
        else { return nil }
        let second = clock.count > 2 ? clock[2] : 0
        guard (0...60).contains(second) else { return nil }
        let zone = words.count > 4 ? zone(words[4]) : "Z"
        let date = "\(padded(year, 4))-\(padded(month + 1))-\(padded(day))"
        return "\(date)T\(padded(clock[0])):\(padded(clock[1])):\(padded(second))\(zone)"
    }

    private static func zone(_ word: String) -> String {
        if let known = zones[word] { return known }
        guard let sign = word.first, "+-".contains(sign), word.count == 5, let number = Int(word.dropFirst()),
            number >= 0, number % 100 < 60
        else { return "Z" }
        return "\(sign)\(padded(number / 100)):\(padded(number % 100))"
    }

    private static func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
