// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation

extension HTTPResponseHead {
    /// Seconds to wait as the server asked: `retry-after-ms`, or `Retry-After` as seconds or as a date (RFC 9110, 10.2.3).
    ///
    /// `nil` when it asked for nothing that can be understood; never negative, at most one day.
    package func retryAfter(now: Date = Date()) -> Double? {
        let seconds: Double?
        if let milliseconds = headers["retry-after-ms"].flatMap({ Double($0.trimmingSpace) }) {
            seconds = milliseconds / 1000
        } else if let text = headers["retry-after"]?.trimmingSpace {
            seconds = Double(text) ?? Self.date(text)?.timeIntervalSince(now)
        } else {
            seconds = nil
        }
        return seconds.flatMap { $0.isFinite ? min(max($0, 0), 86_400) : nil }
    }

    /// A date in the form that HTTP requires, as in `Sun, 06 Nov 1994 08:49:37 GMT`.
    static func date(_ text: String) -> Date? {
        let parts = text.split { $0 == " " || $0 == "," || $0 == ":" }.map(String.init)
        guard parts.count == 8, parts[7] == "GMT",
            let month = months.firstIndex(of: parts[2]).map({ $0 + 1 }),
            let day = Int(parts[1]), let year = Int(parts[3]),
            let hour = Int(parts[4]), let minute = Int(parts[5]), let second = Int(parts[6]),
            (1...31).contains(day), (1970...9999).contains(year), (0...23).contains(hour),
            (0...59).contains(minute), (0...60).contains(second)
        else { return nil }
        // Days from civil: the count of days since 1970-01-01 in the Gregorian calendar, years starting in March.
        let shifted = month > 2 ? year : year - 1
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let days = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
        return Date(timeIntervalSince1970: Double(days * 86_400 + hour * 3600 + minute * 60 + second))
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}

extension String {
    fileprivate var trimmingSpace: String { trimmingCharacters(in: .whitespaces) }
}
