// SPDX-License-Identifier: GPL-3.0-or-later

/// The digits of a telephone number within its country: `+33 (0)6 39 98 12 34`, `0033639981234` and
/// `06 39 98 12 34` are one.
struct NationalNumber: Equatable {
    private let digits: Substring

    init(_ text: String) {
        let start = text.first { $0 == "+" || $0.isNumber }
        var digits = text.filter { $0.isASCII && $0.isNumber }[...]
        if start == "+" {
            digits = Self.withoutCountry(digits)
        } else if digits.hasPrefix("00") {
            digits = Self.withoutCountry(digits.dropFirst(2))
        }
        // The digit that is dialled inside the country alone.
        self.digits = digits.drop { $0 == "0" }
    }

    /// Country codes have one digit in two zones, two where listed, and three elsewhere (ITU-T E.164, list of 2016).
    private static func withoutCountry(_ digits: Substring) -> Substring {
        if digits.hasPrefix("1") || digits.hasPrefix("7") { return digits.dropFirst() }
        return digits.dropFirst(twoDigits.contains(digits.prefix(2)) ? 2 : 3)
    }

    private static let twoDigits: Set<Substring> = [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
        "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
        "86", "90", "91", "92", "93", "94", "95", "98",
    ]
}
