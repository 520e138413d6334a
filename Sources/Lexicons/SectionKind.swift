// SPDX-License-Identifier: GPL-3.0-or-later

/// What a part of a CV is about; the names of `[sections]` in the lexicon.
package enum SectionKind: String, CaseIterable, Sendable {
    case contact, summary, work, volunteer, education, awards, certificates, publications, skills, languages, interests
    case references, projects
    /// A heading that means neither of these but ends what came before it.
    case other
}
