// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import JobModel
import LanguageModels

/// One model of the settings as `models list --json` and `models test --json` print it.
struct ModelReport: Encodable, Sendable {
    var name: String
    /// As the settings name it; `null` where they leave the choice to the server.
    var model: String?
    /// Whether some endpoint can be used.
    var isUsable: Bool
    var endpoints: [Endpoint]
    /// For what is printed for people.
    let surveys: [EndpointSurvey]

    init(_ configuration: ModelConfiguration, _ surveys: [EndpointSurvey]) {
        name = configuration.name
        model = configuration.model
        self.surveys = surveys
        isUsable = surveys.contains(where: \.isUsable)
        endpoints = surveys.map(Endpoint.init)
    }

    private enum CodingKeys: String, CodingKey {
        case name, model, endpoints
        case isUsable = "usable"
    }

    /// One server.
    struct Endpoint: Encodable, Sendable {
        var endpoint: String
        var usable: Bool
        var server: String?
        var version: String?
        /// The model that is meant, as the server lists it.
        var model: String?
        var digest: String?
        /// Tokens that may be used.
        var context: Int?
        /// Prompts that it answers at once.
        var slots: Int?
        var models: [Model]
        var trial: Trial?
        var vectors: Vectors?
        var code: String?
        var message: String?
        var messageFR: String?
        var remedy: String?
        var remedyFR: String?

        init(_ survey: EndpointSurvey) {
            endpoint = survey.endpoint
            usable = survey.isUsable
            server = survey.label?.rawValue
            version = survey.version
            model = survey.identity?.model
            digest = survey.identity?.digest
            context = survey.identity?.context
            slots = survey.slots
            models = survey.models.map { Model($0, isMeant: $0.name == survey.identity?.model) }
            trial = survey.trial.map(Trial.init)
            vectors = survey.vectors.map(Vectors.init)
            code = survey.error?.code.name
            message = survey.error?.message
            messageFR = survey.error?.messageFR
            remedy = survey.error?.code.hint
            remedyFR = survey.error?.code.hintFR
        }

        private enum CodingKeys: String, CodingKey {
            case endpoint, usable, server, version, model, digest, context, slots, models, trial, vectors, code,
                message, remedy
            case messageFR = "message_fr"
            case remedyFR = "remedy_fr"
        }
    }

    /// A model that a server lists.
    struct Model: Encodable, Sendable {
        var name: String
        /// Whether the settings mean this one.
        var meant: Bool
        var sizeBytes: Int?
        var parameters: String?
        var quantization: String?
        var context: Int?
        var loaded: Bool?
        var embeds: Bool
        var digest: String?

        init(_ model: InstalledModel, isMeant: Bool) {
            name = model.name
            meant = isMeant
            sizeBytes = model.size
            parameters = model.parameters
            quantization = model.quantization
            context = model.context
            loaded = model.isLoaded
            embeds = model.isEmbedder
            digest = model.digest
        }

        private enum CodingKeys: String, CodingKey {
            case name, meant, parameters, quantization, context, loaded, embeds, digest
            case sizeBytes = "size_bytes"
        }
    }

    /// What a question showed.
    struct Trial: Encodable, Sendable {
        var durationMS: Int
        var tokensIn: Int?
        var tokensOut: Int?
        var readPerSecond: Double?
        var writtenPerSecond: Double?
        var obeyedSchema: Bool
        /// `json_schema`, `json_object_with_schema`, `json_object` or `none`.
        var schemaForm: String
        var enforcesSchema: Bool

        init(_ trial: ModelTrial) {
            durationMS = Int(trial.duration / .milliseconds(1))
            tokensIn = trial.promptTokens
            tokensOut = trial.outputTokens
            readPerSecond = trial.readRate.map { ($0 * 10).rounded() / 10 }
            writtenPerSecond = trial.writeRate.map { ($0 * 10).rounded() / 10 }
            obeyedSchema = trial.obeyed
            schemaForm = trial.form.rawValue
            enforcesSchema = trial.isEnforced
        }

        private enum CodingKeys: String, CodingKey {
            case durationMS = "duration_ms"
            case tokensIn = "tokens_in"
            case tokensOut = "tokens_out"
            case readPerSecond = "read_per_s"
            case writtenPerSecond = "written_per_s"
            case obeyedSchema = "obeyed_schema"
            case schemaForm = "schema_form"
            case enforcesSchema = "enforces_schema"
        }
    }

    /// What a text showed that was sent to an embedding model.
    struct Vectors: Encodable, Sendable {
        var durationMS: Int
        var dimension: Int

        init(_ trial: VectorTrial) {
            durationMS = Int(trial.duration / .milliseconds(1))
            dimension = trial.dimension
        }

        private enum CodingKeys: String, CodingKey {
            case durationMS = "duration_ms"
            case dimension
        }
    }
}
