// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
package import LanguageModels

extension ServiceFactory {
    /// The models that greffier.yaml and `LLM_URL` name, by name.
    ///
    /// Throws `model.address` for an address that is none.
    package static func modelConfigurations(_ workspace: Workspace) throws -> [ModelConfiguration] {
        let environment = ProcessInfo.processInfo.environment
        return try workspace.settings.models.sorted { $0.key < $1.key }
            .map { try ModelConfiguration($0.value, name: $0.key, environment: environment) }
    }

    /// Looks at the endpoints of a model for people, beside the service.
    package static func survey(of model: ModelConfiguration) -> ModelSurvey { ModelSurvey(model, http: HTTPClient()) }
}
