// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import JobModel
import LanguageModels
import PipelineModel

/// The models of greffier.yaml as the verbs under `models` take them.
struct ConfiguredModels {
    /// By name, sorted.
    let all: [ModelConfiguration]
    private let language: ReportLanguage

    /// Throws an ending where the settings name none.
    init(workspace: Workspace, language: ReportLanguage) throws {
        do {
            all = try ServiceFactory.modelConfigurations(workspace)
        } catch let error as GreffierError {
            throw Self.ending(error, language)
        }
        self.language = language
        if all.isEmpty { throw Self.ending(GreffierError(.modelUnconfigured), language) }
    }

    /// Throws an ending of usage that names the nearest.
    func named(_ name: String) throws -> ModelConfiguration {
        if let model = all.first(where: { $0.name == name }) { return model }
        let names = all.map(\.name)
        let shown = Terminal.safe(name)
        throw Ending.usage(
            language.text(
                "greffier.yaml n’a pas de modèle « \(shown) » ; \(Nearest.remedyFR(for: name, among: names))",
                "greffier.yaml has no model '\(shown)': \(Nearest.remedy(for: name, among: names))"
            )
        )
    }

    /// What each of `models` turned out to be; they are looked at all at once.
    func look(at models: [ModelConfiguration], trial: Bool) async -> [ModelReport] {
        await withTaskGroup(of: (Int, ModelReport).self) { group in
            for (index, model) in models.enumerated() {
                group.addTask {
                    let surveys = await ServiceFactory.survey(of: model).look(trial: trial)
                    return (index, ModelReport(model, surveys))
                }
            }
            var reports: [(Int, ModelReport)] = []
            for await report in group { reports.append(report) }
            return reports.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    /// An error as these verbs end with it: whatever is wrong with a model, the service is not ready for it.
    static func ending(_ error: GreffierError, _ language: ReportLanguage) -> Ending {
        .notReady(Terminal.safe(language.line(of: error)))
    }
}
