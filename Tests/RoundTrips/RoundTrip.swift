// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentExtraction
import Evaluation
package import Foundation
import JobModel
package import ProfileModel
import Profiles
import Synchronization
import TestLexicons
import WorkerProtocol

/// What is left of a profile that was made a document and read again by rules.
package struct RoundTrip {
    /// Names, contacts, employers, positions, dates, schools and skills of the profile.
    package private(set) var leaves = 0
    /// Those that were not read again, as `v007 work.position: “Serveur” read as “Restaurant”`.
    package private(set) var misses: [String] = []

    /// The fields whose values must come back.
    private static let fields: Set<JudgedField> = [
        .name, .email, .phone, .city, .url, .workEmployer, .workPosition, .workStart, .workEnd, .educationInstitution,
        .educationDegree, .educationStart, .educationEnd, .skills,
    ]

    /// Tests run side by side, but poppler must not.
    private static let gate = Mutex(())

    package init() {}

    /// The share of leaves that came back; 1 of none.
    package var share: Double { leaves == 0 ? 1 : 1 - Double(misses.count) / Double(leaves) }

    /// Reads `document` (`name` ends as its format does) and notes what it lacks of `profile`; `label` names it.
    package mutating func add(_ profile: Profile, document: Data, name: String, label: String) throws {
        let lexicons = try ShippedLexicons.shared.get()
        let read = try Self.gate.withLock { _ in
            try DocumentExtractor().extract(document, name: name, options: ExtractOptions())
        }
        let reading = RulesReader(lexicons: lexicons).read(
            read,
            submittedAt: Date(timeIntervalSince1970: 1_795_000_000)
        )
        for verdict in Judge(lexicons: lexicons).verdicts(of: reading.profile, against: profile) {
            // The end of a position that lasts is a leaf too; values that were read besides are none.
            guard Self.fields.contains(verdict.field), let expected = verdict.expected else { continue }
            leaves += 1
            guard !verdict.isRight else { continue }
            let found = verdict.found.map { "read as “\($0)”" } ?? "not read"
            misses.append("\(label) \(verdict.field.rawValue): “\(expected)” \(found)")
        }
    }
}
