// SPDX-License-Identifier: GPL-3.0-or-later

/// manifest.json: all that recommendations were made of, so that they can be made again to the byte.
package struct RecommendationManifest: Codable, Sendable, Equatable {
    /// Of this file; another one when a field gets another meaning.
    package var schema = Self.schema
    package static let schema = 1
    /// The version of the program, to be read by people: what decides stands in `rules`.
    package var greffier: String
    package var run: String
    package var pipeline: String
    /// The name of the stage.
    package var stage: String
    /// RFC 3339, UTC.
    package var generatedAt: String
    /// The day that scores and open offers speak of, `YYYY-MM-DD`.
    package var asOf: String
    package var rules: Rules
    package var settings: Settings
    package var inputs: Inputs
    /// The files made, but this one.
    package var outputs: [Output] = []

    package init(
        greffier: String,
        run: String,
        pipeline: String,
        stage: String,
        generatedAt: String,
        asOf: String,
        rules: Rules,
        settings: Settings,
        inputs: Inputs
    ) {
        self.greffier = greffier
        self.run = run
        self.pipeline = pipeline
        self.stage = stage
        self.generatedAt = generatedAt
        self.asOf = asOf
        self.rules = rules
        self.settings = settings
        self.inputs = inputs
    }

    private enum CodingKeys: String, CodingKey {
        case schema, greffier, run, pipeline, stage, rules, settings, inputs, outputs
        case generatedAt = "generated_at"
        case asOf = "as_of"
    }

    /// What decides on the result beside settings and inputs.
    package struct Rules: Codable, Sendable, Equatable {
        /// The version of the scoring rules.
        package var scorer: String
        /// The version of the stage, which writes the files.
        package var stage: String
        /// What closeness of meaning is measured with; `nil` where with nothing.
        package var meaning: String?
        /// Of the texts, `fr` or `en`.
        package var language: String

        package init(scorer: String, stage: String, meaning: String?, language: String) {
            self.scorer = scorer
            self.stage = stage
            self.meaning = meaning
            self.language = language
        }
    }

    /// A file that was made.
    package struct Output: Codable, Sendable, Equatable {
        package var name: String
        package var bytes: Int
        package var sha256: String

        package init(name: String, bytes: Int, sha256: String) {
            self.name = name
            self.bytes = bytes
            self.sha256 = sha256
        }
    }
}
