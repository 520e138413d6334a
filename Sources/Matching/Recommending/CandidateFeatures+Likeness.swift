// SPDX-License-Identifier: GPL-3.0-or-later

extension CandidateFeatures {
    /// What two candidates are likened by: the skills they name and the words of their titles, sorted.
    var likeness: [TermID] {
        let named = skills.lazy.filter { !$0.isImplied }.map(\.id)
        // The same word as a title and as a skill are two things.
        let called = titles.lazy.flatMap(\.feature.terms).map { $0 &* 0x9E37_79B9_7F4A_7C15 }
        return Set(named).union(called).sorted()
    }
}
