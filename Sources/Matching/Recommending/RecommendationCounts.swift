// SPDX-License-Identifier: GPL-3.0-or-later

/// What a run had to do.
package struct RecommendationCounts: Sendable, Equatable {
    /// Candidates whose profile was read.
    package var read = 0
    /// Pairs that were scored; all others were taken from the run before.
    package var scored = 0

    package init() {}
}
