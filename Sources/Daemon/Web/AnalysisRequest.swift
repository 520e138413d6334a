// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONValues
import JobModel
import WebService

/// What `POST /api/v1/analyze` was sent.
struct AnalysisRequest: Sendable, Equatable {
    var text: String
    /// `nil` where the daemon chooses.
    var pipeline: String?
    /// Seconds that the analysis may take before the answer tells to ask later.
    var wait: Double

    private static let usualWait = 120.0
    private static let longestWait = 600.0

    /// Throws `http.request` with what is wrong.
    init(_ content: Data) throws {
        guard let json = try? JSONValue(parsing: content), json.object != nil else {
            throw GreffierError.wrongRequest("the content is no JSON object", "le contenu n’est pas un objet JSON")
        }
        func text(_ key: String) throws -> String? {
            guard let value = json[key: key] else { return nil }
            guard let text = value.string, !text.isEmpty else {
                throw GreffierError.wrongRequest("\(key) is a text", "\(key) est un texte")
            }
            return text
        }
        let (long, short) = (try text("cv_text"), try text("text"))
        guard let found = long ?? short else {
            throw GreffierError.wrongRequest("cv_text is missing", "cv_text manque")
        }
        self.text = found
        pipeline = try text("pipeline")
        wait = Self.usualWait
        if let value = json[key: "wait"] {
            guard let seconds = value.number, (0...Self.longestWait).contains(seconds) else {
                throw GreffierError.wrongRequest("wait is from 0 to 600 seconds", "wait va de 0 à 600 secondes")
            }
            wait = seconds
        }
    }
}
