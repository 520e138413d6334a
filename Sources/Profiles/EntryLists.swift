// SPDX-License-Identifier: GPL-3.0-or-later

/// The entries that a CV lists, by the sections of a profile.
struct EntryLists {
    var work: [Draft] = []
    var volunteer: [Draft] = []
    var education: [Draft] = []
    var certificates: [Draft] = []
    var awards: [Draft] = []
    var publications: [Draft] = []
    var skills: [Draft] = []
    var languages: [Draft] = []
    var interests: [Draft] = []
    var references: [Draft] = []
    var projects: [Draft] = []

    /// Every list, for what is done to each alike.
    static let all: [any WritableKeyPath<EntryLists, [Draft]> & Sendable] = [
        \.work, \.volunteer, \.education, \.certificates, \.awards, \.publications, \.skills, \.languages, \.interests,
        \.references, \.projects,
    ]
}
