// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
private import Matching
package import Notifications
package import ProfileModel

extension NightNews {
    /// What a night brought: its new proposals, and what was refused meanwhile.
    package init(_ night: Recommendations, refusals: [Refusal], folder: String?, language: ReportLanguage) {
        let proposals = NightDigest(language: language).proposals(night)
        self.init(
            matches: proposals.map {
                Match(candidate: $0.candidate, offer: $0.offer, score: $0.score, reasons: $0.reasons)
            },
            offers: night.offers.count,
            refusals: refusals,
            folder: folder
        )
    }
}
