// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// What one endpoint of a model turned out to be when somebody looked.
package struct EndpointSurvey: Sendable, Equatable {
    /// The address, without secrets.
    package var endpoint: String
    /// `nil` where nobody answered.
    package var label: ServerLabel?
    package var version: String?
    package var models: [InstalledModel] = []
    /// The model that is meant, of those listed.
    package var identity: ModelIdentity?
    /// Prompts that the server answers at once; `nil` where no model that answers any was found.
    package var slots: Int?
    /// What a real question showed; `nil` where none was asked.
    package var trial: ModelTrial?
    /// Whether the model that is meant makes vectors and answers no prompts.
    package var isEmbedder = false
    /// What a real text showed; `nil` where none was sent.
    package var vectors: VectorTrial?
    /// Why the endpoint cannot be used; `nil` where it can.
    package var error: GreffierError?

    package init(endpoint: String) { self.endpoint = endpoint }

    /// Whether the model that is meant can be used here, for prompts or for vectors.
    package var isUsable: Bool { error == nil && identity != nil }

    /// Whether it can be asked by a prompt.
    package var answersPrompts: Bool { isUsable && !isEmbedder }

    /// Whether CVs can be read in the window there; `true` where the server does not tell its size.
    package var holdsCVs: Bool { isEmbedder || (identity?.context).map { $0 >= ModelReader.smallestWindow } ?? true }
}
