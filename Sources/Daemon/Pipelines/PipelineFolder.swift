// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation
private import JobStore
package import Notifications
package import PipelineModel

/// The pipeline files of a workspace as they are now: which check, and which do not and why.
package struct PipelineFolder: Sendable {
    package let path: String
    package let kinds: [String: StageKindDescription]
    /// The rates that the settings name; `nil` lets every name pass.
    package let rates: [String]?
    /// The models that the settings name; `nil` lets every name pass.
    package let models: [String]?
    /// Where LibreOffice is, as the settings say; `nil` does not look for it.
    package let libreoffice: String?
    /// The ways to people that the settings describe; `nil` lets every way pass.
    let ways: Set<NotificationTarget.Way>?

    package init(
        path: String,
        kinds: [String: StageKindDescription],
        rates: [String]? = nil,
        models: [String]? = nil,
        libreoffice: String? = nil,
        ways: Set<NotificationTarget.Way>? = nil
    ) {
        self.path = path
        self.kinds = kinds
        self.rates = rates
        self.models = models
        self.libreoffice = libreoffice
        self.ways = ways
    }

    /// The folder of a workspace with the rates and models of its settings.
    package init(_ workspace: Workspace, kinds: [String: StageKindDescription]) {
        self.init(
            path: workspace.pipelines,
            kinds: kinds,
            rates: workspace.settings.rates.map(\.name),
            models: workspace.settings.models.keys.sorted(),
            libreoffice: workspace.settings.workers.libreoffice,
            ways: workspace.settings.notifications.ways
        )
    }

    /// One pipeline file.
    package struct Entry: Sendable {
        /// The file name, as in `cv.yaml`.
        package var file: String
        package var text: String
        package var outcome: Result<Pipeline, Mistakes>
        /// What a person should know although the file checks.
        package var warnings: [Mistake] = []

        /// The pipeline where the file checks.
        package var pipeline: Pipeline? { try? outcome.get() }
    }

    /// Every `*.yaml` and `*.yml` of the folder, by file name.
    ///
    /// Names that stand twice and missing files are mistakes too.
    package func entries() -> [Entry] {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
            .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
        var seen: [String: String] = [:]
        return names.map { name in
            let shown = (path as NSString).lastPathComponent + "/" + name
            guard let text = try? String(contentsOfFile: path + "/" + name, encoding: .utf8) else {
                return Entry(
                    file: name,
                    text: "",
                    outcome: .failure(
                        mistake(
                            shown,
                            "the file cannot be read as UTF-8 text",
                            "save it as UTF-8, readable by the service"
                        )
                    )
                )
            }
            do throws(Mistakes) {
                let pipeline = try PipelineFile.parse(
                    text,
                    file: shown,
                    kinds: kinds,
                    rates: rates,
                    models: models ?? []
                )
                if let other = seen[pipeline.name] {
                    return Entry(
                        file: name,
                        text: text,
                        outcome: .failure(
                            mistake(
                                shown,
                                "\(other) has the name '\(pipeline.name)' already",
                                "give one of them another name"
                            )
                        )
                    )
                }
                seen[pipeline.name] = name
                let mistakes =
                    missingFiles(of: pipeline, text, shown: shown) + prompts(of: pipeline, text, shown: shown)
                    + receivers(of: pipeline, text, shown: shown)
                return Entry(
                    file: name,
                    text: text,
                    outcome: mistakes.isEmpty ? .success(pipeline) : .failure(Mistakes(mistakes)),
                    warnings: withoutModel(pipeline, text, shown: shown)
                        + withoutOffice(pipeline, text, shown: shown)
                )
            } catch {
                return Entry(file: name, text: text, outcome: .failure(error))
            }
        }
    }

    /// Paths relative to the folder of the files that the pipeline's options name, without repeats.
    package func files(of pipeline: Pipeline) -> [String] {
        let named = pipeline.stages.flatMap { stage in
            (kinds[stage.kind]?.fileOptions ?? []).compactMap { stage.options[$0]?.string }
        }
        return Array(Set(named)).sorted()
    }

    private func mistake(_ file: String, _ message: String, _ remedy: String) -> Mistakes {
        Mistakes([Mistake(file: file, line: 1, column: 1, message: message, remedy: remedy)])
    }

    /// Changes whenever a file of the folder does: names, sizes and times of all files, sub-folders one level deep.
    package func stamp() -> String {
        let manager = FileManager.default
        guard let items = manager.enumerator(atPath: path) else { return "" }
        var parts: [String] = []
        for case let item as String in items {
            guard let attributes = try? manager.attributesOfItem(atPath: path + "/" + item),
                attributes[.type] as? FileAttributeType == .typeRegular
            else { continue }
            let date = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            parts.append("\(item) \(attributes[.size] ?? 0) \(date)")
        }
        return parts.sorted().joined(separator: "\n")
    }
}
