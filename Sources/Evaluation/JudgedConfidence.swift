// SPDX-License-Identifier: GPL-3.0-or-later

/// How certain the reader was of a value, and whether it was right.
package struct JudgedConfidence: Sendable, Equatable {
    /// From 0 to 1.
    package var confidence: Double
    package var isRight: Bool

    package init(confidence: Double, isRight: Bool) {
        self.confidence = confidence
        self.isRight = isRight
    }
}
