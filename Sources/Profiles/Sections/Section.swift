// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons

/// A run of lines under one title; without a kind, the head of the document.
struct Section: Sendable {
    var kind: SectionKind?
    var title: CVLine?
    /// The title names a group of skills (tools, soft skills).
    var isGroup = false
    /// Further training: certificates beside a section of studies, and the studies where there is none.
    var isTraining = false
    /// The title names studies and certificates both.
    var holdsCertificates = false
    /// The title looks like one but says nothing that the lexicons know.
    var isUnknown = false
    var lines: [CVLine] = []
}

extension Section {
    init(title: CVLine, meaning: SectionTitles.Meaning) {
        self.init(
            kind: meaning.kind,
            title: title,
            isGroup: meaning.isGroup,
            isTraining: meaning.isTraining,
            holdsCertificates: meaning.holdsCertificates,
            isUnknown: meaning.isUnknown
        )
    }
}

extension SectionKind {
    /// Kinds that nearly every CV has.
    var isCore: Bool { self == .work || self == .education || self == .skills || self == .languages }
}
