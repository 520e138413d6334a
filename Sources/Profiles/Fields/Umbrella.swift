// SPDX-License-Identifier: GPL-3.0-or-later

/// An employer with the time spent there, above the positions held meanwhile.
///
/// `2020 – today, Étude Fictive` above `Head clerk (since 2023)` and `Clerk (2020 – 2022)`: two positions, not three.
struct Umbrella {
    private var employer: Draft?
    /// How many positions stand below it so far.
    private var count = 0

    /// The last position settled was the first: the umbrella itself is none.
    var isFirst: Bool { count == 1 }

    /// Whether the period of a position lies within that of the employer above it.
    func covers(_ draft: Draft) -> Bool {
        guard let employer, let from = employer.start, let start = draft.start else { return false }
        // An end of a year alone lasts through it.
        guard start.year >= from.year else { return false }
        if employer.isCurrent { return true }
        guard let end = draft.end, let last = employer.end else { return false }
        return end.year <= last.year
    }

    /// Gives the position its employer, and the whole of its own title.
    mutating func settle(_ draft: inout Draft, title: Found) {
        guard let employer, let name = employer[.name] else { return }
        count += 1
        draft[.name] = Found(name.value, line: name.line, quote: name.quote, confidence: min(name.confidence, 0.8))
        draft[.position] = title
        if let place = employer[.location] { draft[.location] = place }
        if count == 1 { draft[.description] = employer[.description] ?? employer.highlights.first }
    }

    /// Takes an entry with an employer, a period, and at most a line about the firm for one; any other employer ends it.
    mutating func see(_ draft: Draft) {
        if draft[.name] != nil, draft[.position] == nil, draft.start != nil, draft.highlights.count <= 1 {
            self = Umbrella(employer: draft)
        } else if draft[.name]?.value != employer?[.name]?.value {
            self = Umbrella()
        }
    }

    private init(employer: Draft) { self.employer = employer }
    init() {}
}
