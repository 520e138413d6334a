// SPDX-License-Identifier: GPL-3.0-or-later

/// What a blind variant leaves out beside the person.
package struct BlindOptions: Sendable, Equatable {
    /// Names of schools, which tell of origin and means.
    package var schools: Bool
    /// Dates of studies, which tell the age.
    package var studyDates: Bool

    package init(schools: Bool = false, studyDates: Bool = false) {
        self.schools = schools
        self.studyDates = studyDates
    }
}
