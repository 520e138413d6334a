// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import ProfileModel

/// A profile as read, with what people corrected in it.
///
/// A value that a person left as it was stays the reader's, with its proof, also where the reader reads anew. What a person
/// changed, added or took out stays so: in the parts that are objects value by value, in lists list by list, whose items
/// keep the proofs of what they share with those that were read.
struct CorrectedProfile {
    private(set) var tree: JSONValue
    private(set) var evidence: Evidence
    /// Places of the values and lists that a person changed.
    private(set) var changes: Set<String> = []

    init(_ tree: JSONValue, _ evidence: Evidence) {
        self.tree = tree
        self.evidence = evidence
    }

    /// Applies the next correction.
    mutating func apply(_ correction: ProfileCorrection) {
        apply(base: correction.base, wanted: correction.wanted)
    }

    /// Applies what differs between a published state and what a person made of it.
    mutating func apply(base: JSONValue, wanted: JSONValue) {
        var merging = Merging(evidence: evidence)
        let merged = merging.merge(base, wanted, tree, at: "")
        tree = merged ?? .object(JSONObject())
        evidence = merging.proved
        changes.formUnion(merging.changes)
    }

    /// Brings three states together: as published, as the person wants it, as it is read now.
    private struct Merging {
        let evidence: Evidence
        var proved: Evidence = [:]
        var changes: Set<String> = []

        mutating func merge(_ base: JSONValue?, _ wanted: JSONValue?, _ read: JSONValue?, at place: String)
            -> JSONValue?
        {
            if base == wanted {
                keep(read, at: place)
                return read
            }
            let sides = [base, wanted, read].compactMap { $0 }
            if sides.allSatisfy({ $0.object != nil }) {
                let keys = [read, wanted].flatMap { $0?.object?.keys ?? [] }
                var result = JSONObject()
                for key in keys where result[key] == nil {
                    let inner = JSONPointer.appending(key, to: place)
                    result[key] = merge(base?[key: key], wanted?[key: key], read?[key: key], at: inner)
                }
                return result.count == 0 ? Optional.none : .object(result)
            }
            changes.insert(place)
            guard let wanted else { return Optional.none }
            prove(wanted, like: read, from: place, at: place)
            return wanted
        }

        private mutating func keep(_ value: JSONValue?, at place: String) {
            switch value {
            case .object(let object)?:
                for (key, member) in object.members { keep(member, at: JSONPointer.appending(key, to: place)) }
            case .array(let items)?: for (index, item) in items.enumerated() { keep(item, at: "\(place)/\(index)") }
            case .some: proved[place] = evidence[place]
            case nil: break
            }
        }

        /// Gives every leaf its proof: that of the value that was read where it is the same, else the person's word.
        private mutating func prove(_ value: JSONValue, like read: JSONValue?, from source: String, at place: String) {
            switch value {
            case .object(let object):
                for (key, member) in object.members {
                    let (from, to) = (JSONPointer.appending(key, to: source), JSONPointer.appending(key, to: place))
                    prove(member, like: read?[key: key], from: from, at: to)
                }
            case .array(let items):
                let others = read?.array ?? []
                let pairing = ItemPairing(items, with: others)
                for (index, item) in items.enumerated() {
                    let other = pairing.places[index]
                    prove(
                        item,
                        like: other.map { others[$0] },
                        from: "\(source)/\(other ?? index)",
                        at: "\(place)/\(index)"
                    )
                }
            case .null, .bool, .integer, .number, .string:
                let isSame = read.map { $0 == value } ?? false
                proved[place] = (isSame ? evidence[source] : nil) ?? .saidByPerson(value.string ?? value.text)
            }
        }
    }
}

extension EvidenceEntry {
    /// The word of a person, which needs no place in the document.
    static func saidByPerson(_ words: String) -> EvidenceEntry {
        EvidenceEntry(page: nil, line: nil, bbox: nil, quote: words, confidence: 1, source: .person)
    }
}
