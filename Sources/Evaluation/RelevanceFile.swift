// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation

/// What people judged: for each offer the CVs that fit, or for each query the documents that answer it.
package struct RelevanceFile: Sendable {
    /// An offer or a query, with the grade of each judged document.
    package struct Question: Sendable {
        /// The offer's name, or the words of the query.
        package var text: String
        package var language: String?
        package var family: String?
        package var grades: [String: Double]
    }

    /// A text to search in that comes with the file.
    package struct Text: Decodable, Sendable {
        package var id: String
        package var title: String?
        package var text: String
        package var language: String?
    }

    package enum Kind: Sendable {
        case offers, queries
    }

    /// Why a file cannot be used.
    package enum Failure: Error, Equatable {
        /// Neither of the forms; the words tell where it goes wrong.
        case form(String)
        /// There is no question in it.
        case empty
    }

    package var kind: Kind
    package var questions: [Question]
    /// Empty where the documents are elsewhere.
    package var texts: [Text] = []

    /// Reads either form: `{"offer": {"cv": grade}}`, or `{"queries": [{"query", "relevant" or "grades"}], "documents": [...]}`.
    package init(_ data: Data) throws(Failure) {
        let shape: Shape
        do {
            shape = try JSONDecoder().decode(Shape.self, from: data)
        } catch {
            throw .form(Self.words(error))
        }
        kind = shape.kind
        questions = shape.questions
        texts = shape.texts
        if questions.isEmpty { throw .empty }
    }

    private static func words(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "\(error)" }
        let context: DecodingError.Context
        switch error {
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .keyNotFound(_, let found): context = found
        case .dataCorrupted(let found): context = found
        @unknown default: return "\(error)"
        }
        let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: "/")
        return (path.isEmpty ? "" : path + ": ") + context.debugDescription
    }

    /// Either form, as it stands in the file.
    private struct Shape: Decodable {
        var kind: Kind
        var questions: [Question]
        var texts: [Text] = []

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Keys.self)
            guard container.contains(.queries) else {
                let offers = try [String: Offer](from: decoder)
                kind = .offers
                questions = offers.sorted { $0.key < $1.key }.map { name, offer in
                    Question(text: name, language: offer.language, family: offer.family, grades: offer.grades)
                }
                return
            }
            kind = .queries
            questions = try container.decode([Query].self, forKey: .queries).map(\.question)
            texts = try container.decodeIfPresent([Text].self, forKey: .documents) ?? []
        }

        private enum Keys: String, CodingKey {
            case queries, documents
        }
    }

    /// Grades alone, or with what groups the offer belongs to.
    private struct Offer: Decodable {
        var language: String?
        var family: String?
        var grades: [String: Double]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Keys.self)
            if container.contains(.grades) {
                grades = try container.decode([String: Double].self, forKey: .grades)
                language = try container.decodeIfPresent(String.self, forKey: .language)
                family = try container.decodeIfPresent(String.self, forKey: .family)
            } else {
                grades = try [String: Double](from: decoder)
            }
        }

        private enum Keys: String, CodingKey {
            case language, family, grades
        }
    }

    private struct Query: Decodable {
        var query: String
        var language: String?
        var family: String?
        var relevant: [String]?
        var grades: [String: Double]?

        var question: Question {
            let plain = (relevant ?? []).map { ($0, 1.0) }
            let all = Dictionary(plain) { first, _ in first }.merging(grades ?? [:]) { _, grade in grade }
            return Question(text: query, language: language, family: family, grades: all)
        }
    }
}
