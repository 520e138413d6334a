// SPDX-License-Identifier: GPL-3.0-or-later

/// How many tokens of a language model a text is likely to be, without any model's vocabulary.
///
/// Each run of letters and digits counts one for every five characters begun, each other visible character counts one.
/// Subword vocabularies for French and English lie near that; it errs upwards, so that a chunk fits.
package enum TokenEstimate {
    /// The estimate for `text`; 0 for none.
    package static func tokens(_ text: some StringProtocol) -> Int {
        var total = 0
        var run = 0
        for scalar in text.unicodeScalars {
            if isWord(scalar) {
                if run % 5 == 0 { total += 1 }
                run += 1
            } else {
                run = 0
                if !scalar.properties.isWhitespace { total += 1 }
            }
        }
        return total
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
        }
        return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
    }
}
