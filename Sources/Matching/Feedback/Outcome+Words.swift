// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import ProfileModel

extension Recommendations.Outcome {
    /// What people read.
    package func text(_ language: ReportLanguage) -> String {
        switch self {
        case .shortlisted: language.text("présélectionné", "shortlisted")
        case .interviewed: language.text("reçu en entretien", "interviewed")
        case .hired: language.text("embauché", "hired")
        case .rejected: language.text("écarté", "rejected")
        }
    }
}
