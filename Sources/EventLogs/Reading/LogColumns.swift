// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the columns of a log stand, from 0.
struct LogColumns {
    /// How many there are.
    let count: Int
    let caseID: Int?
    let person: Int?
    let step: Int?
    let start: Int?
    let end: Int?
    let group: Int?

    init(_ places: [EventColumn: Int], count: Int) {
        self.count = count
        caseID = places[.case]
        person = places[.person]
        step = places[.step]
        start = places[.start]
        end = places[.end]
        group = places[.group]
    }
}
