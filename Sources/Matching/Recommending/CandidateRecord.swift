// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// What scoring made of one candidate: points for each offer, and the words for the offers that fit best.
struct CandidateRecord: Sendable {
    enum Kind: Sendable, Equatable {
        case candidate
        /// A document of no candidate, with the reason.
        case leftOut(String)
        /// Something else than a profile.
        case other
    }

    var kind: Kind
    /// What two candidates are likened by; sorted.
    var likeness: [TermID] = []
    /// Tenths of points, by the slot of the offer.
    var tenths: [UInt16] = []
    /// By the slot of the offer.
    var words: [Int: PairWords] = [:]
}
