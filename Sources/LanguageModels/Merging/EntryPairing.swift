// SPDX-License-Identifier: GPL-3.0-or-later

/// Which entries of two lists are about the same thing.
struct EntryPairing {
    /// An entry of the merged list: from the rules, from the model, or from both.
    struct Place: Equatable {
        var rules: Int?
        var model: Int?
    }

    /// In the rules' order; what only the model has stands where it stands among the model's entries.
    let places: [Place]

    /// Pairs the likest first, each entry once, down to `threshold`.
    init(rules: Int, model: Int, threshold: Double, likeness: (_ rules: Int, _ model: Int) -> Double) {
        var candidates: [(score: Double, rules: Int, model: Int)] = []
        for first in 0..<rules {
            for second in 0..<model {
                let score = likeness(first, second)
                if score >= threshold { candidates.append((score, first, second)) }
            }
        }
        candidates.sort { ($1.score, $0.rules, $0.model) < ($0.score, $1.rules, $1.model) }
        var partnerOfRules: [Int: Int] = [:]
        var partnerOfModel: [Int: Int] = [:]
        for candidate in candidates
        where partnerOfRules[candidate.rules] == nil && partnerOfModel[candidate.model] == nil {
            partnerOfRules[candidate.rules] = candidate.model
            partnerOfModel[candidate.model] = candidate.rules
        }
        var alone: [Int: [Int]] = [:]
        var previous = -1
        for index in 0..<model {
            if let partner = partnerOfModel[index] {
                previous = partner
            } else {
                alone[previous, default: []].append(index)
            }
        }
        places = (-1..<rules).flatMap { index in
            (index < 0 ? [] : [Place(rules: index, model: partnerOfRules[index])])
                + (alone[index] ?? []).map { Place(rules: nil, model: $0) }
        }
    }
}
