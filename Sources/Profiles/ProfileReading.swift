// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel
package import JobModel
package import ProfileModel

/// What the rules read from one document.
package struct ProfileReading: Sendable {
    package var profile: Profile
    package var evidence: Evidence
    package var warnings: [RunWarning]
    /// Whether the document looks like a CV at all.
    package var isCV: Bool
    /// The printed lines as another reader may have them: what is sensitive is cut out.
    ///
    /// What stands before and behind a cut are lines of their own, with an empty one for what was between; of a document
    /// about several people only the first person's lines are here.
    package var openLines: [TextLine] = []
}
