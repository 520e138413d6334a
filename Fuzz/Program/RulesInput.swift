// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JSONSchemas
import JobModel
import ProfileModel
import Profiles
import TestLexicons

/// What must hold of a CV's reading by rules, whatever stands in it.
enum RulesInput {
    /// Without its words the reader would find nothing, and nothing would be found in it.
    static let reader: RulesReader? = (try? ShippedLexicons.shared.get()).map { RulesReader(lexicons: $0) }

    private static let schemas: (profile: JSONSchema, evidence: JSONSchema)? = {
        func schema(_ name: String) -> JSONSchema? {
            let data = try? Data(contentsOf: ShippedLexicons.root.appending(path: "docs/schemas/\(name).schema.json"))
            return data.flatMap { try? JSONSchema(parsing: $0) }
        }
        guard let profile = schema("profile"), let evidence = schema("evidence") else { return nil }
        return (profile, evidence)
    }()

    /// Values that a line may give at most, and those that any document has: more were made, not read.
    private static let valuesOfLine = 60

    static func read(_ data: Data) {
        guard let reader else { fatalError("the lexicons cannot be read") }
        let document = LinesInput(data).document
        let submitted = Date(timeIntervalSince1970: 1_790_000_000)
        let reading = reader.read(document, submittedAt: submitted)
        let again = reader.read(document, submittedAt: submitted)
        Oracle.require(reading.profile == again.profile, "the same document gives two profiles")
        Oracle.require(reading.evidence == again.evidence, "the same document gives two proofs")
        Oracle.require(reading.warnings == again.warnings, "the same document gives two lists of warnings")
        let violations = Grounding.check(reading.profile, evidence: reading.evidence, document: document)
        Oracle.require(violations.isEmpty, describe(violations, reading))
        let words = document.plainText.split(whereSeparator: \.isWhitespace).count
        Oracle.require(
            reading.evidence.count <= valuesOfLine + 12 * words,
            "\(reading.evidence.count) values of \(words) words"
        )
        requireValid(reading)
    }

    private static func describe(_ violations: [Grounding.Violation], _ reading: ProfileReading) -> String {
        violations.prefix(3).map { "\($0) \(reading.evidence[$0.pointer]?.quote.debugDescription ?? "")" }
            .joined(separator: "; ")
    }

    private static func requireValid(_ reading: ProfileReading) {
        guard let schemas else { fatalError("the schemas cannot be read") }
        do {
            let profile = try JSONValue(parsing: CanonicalJSON.pretty(reading.profile))
            let evidence = try JSONValue(parsing: CanonicalJSON.pretty(reading.evidence))
            let errors = schemas.profile.errors(in: profile) + schemas.evidence.errors(in: evidence)
            Oracle.require(errors.isEmpty, "not valid: \(errors.prefix(3))")
        } catch {
            fatalError("the profile cannot be written: \(error)")
        }
    }
}
