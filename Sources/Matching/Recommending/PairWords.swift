// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// Why one candidate fits one offer, as the lists show it.
struct PairWords: Sendable, Equatable {
    var mustHaves: [Scores.MustHave]
    var reasons: [String]
}
