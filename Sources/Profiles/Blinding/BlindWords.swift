// SPDX-License-Identifier: GPL-3.0-or-later
package import Lexicons
package import ProfileModel
import TextFolding

/// Takes out of words that quote or speak of a candidate what tells whose they are.
package struct BlindWords: Sendable {
    /// What stands in the place of the name.
    package let code: String
    private let blinder: ProfileBlinder
    private let own: OwnData
    /// Names of schools, degrees and subjects, folded; empty where dates of studies stay.
    private let studies: [[String]]

    /// For words about whoever `profile`, which is not blind, is of.
    package init(of profile: Profile, code: String, options: BlindOptions, lexicons: Lexicons) {
        self.code = code
        blinder = ProfileBlinder(lexicons: lexicons)
        own = OwnData(profile, lexicons: lexicons, schools: options.schools)
        let entries = options.studyDates ? profile.education ?? [] : []
        studies = entries.flatMap { [$0.institution, $0.area, $0.studyType] }.compactMap { $0 }.map(Folding.words)
            .filter { !$0.isEmpty }
    }

    /// `text` as a blind document may say it; empty where nothing is left.
    package func text(_ text: String) -> String {
        let open = isAboutStudies(text) ? text.replacing(/\b(?:19|20)\d\d\b/, with: "…") : text
        return blinder.clean(open, at: ["basics", "summary"], own: own, code: code)
    }

    private func isAboutStudies(_ text: String) -> Bool {
        guard !studies.isEmpty else { return false }
        let words = Folding.words(text)
        return studies.contains { study in
            words.indices.contains { words[$0...].starts(with: study) }
        }
    }
}
