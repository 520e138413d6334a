// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import ProfileModel

/// What a CV as data says; whatever it lacks is for the rules to read.
struct ExactDraft {
    var name: Found?
    /// The family name alone.
    var familyName: String?
    var label: Found?
    var summary: Found?
    var email: Found?
    var phone: Found?
    var url: Found?
    var networks: [ContactReader.Network] = []
    var place = PlaceReader.Place()
    var entries = EntryLists()
    var licences: [Found] = []
    /// Kinds of sensitive data in it.
    var withheld: [String] = []
}

extension Found {
    /// The line of a value that stands on no page.
    static let nowhere = -1

    /// The line it stands on; `nil` of a value that stands on no page.
    var place: Int? { line == Self.nowhere ? nil : line }

    /// A value of a CV as data; `line` is where the same words stand on a page.
    init(exact value: String, quote: String? = nil, line: Int?, derivation: Derivation? = nil) {
        self.init(value, line: line ?? Self.nowhere, quote: quote, confidence: 1, derivation: derivation)
        source = .attachment
    }

    /// What was read in a text of the data by rules: the data proves it.
    func inData(line: Int?) -> Found {
        var found = self
        found.line = line ?? Self.nowhere
        found.source = .attachment
        return found
    }
}
