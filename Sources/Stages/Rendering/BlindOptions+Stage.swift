// SPDX-License-Identifier: GPL-3.0-or-later
import PipelineModel
package import Profiles

extension BlindOptions {
    /// The names that `blind` takes.
    package static let names = ["schools", "study_dates"]

    /// With what these names withhold.
    package init(names: [String]) {
        self.init(schools: names.contains("schools"), studyDates: names.contains("study_dates"))
    }

    /// Reads `blind: true` and `blind: {schools: true}`; `nil` where no blind variant is asked for.
    init?(_ option: OptionValue?) {
        switch option {
        case .bool(true): self.init()
        case .map(let map):
            self.init(schools: map["schools"]?.bool == true, studyDates: map["study_dates"]?.bool == true)
        default: return nil
        }
    }
}
