// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
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

        /// Whether somebody who names the pipeline `name` means this file, which need not check.
        func isMeant(by name: String) -> Bool {
            if let pipeline { return pipeline.name == name }
            return (file as NSString).deletingPathExtension == name
                || text.split(whereSeparator: \.isNewline).contains {
                    $0.split(separator: " ") == ["pipeline:", name[...]]
                }
        }
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
                            "save it as UTF-8, readable by the service",
                            french: (
                                "le fichier ne se lit pas comme texte UTF-8",
                                "enregistrez-le en UTF-8, lisible par le service"
                            )
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
                                "give one of them another name",
                                french: (
                                    "\(other) porte déjà le nom « \(pipeline.name) »",
                                    "donnez un autre nom à l’un des deux"
                                )
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

    private func mistake(
        _ file: String,
        _ message: String,
        _ remedy: String,
        french: (message: String, remedy: String)
    ) -> Mistakes {
        Mistakes([Mistake(file: file, line: 1, column: 1, message: message, remedy: remedy, french: french)])
    }

    /// Changes whenever a file of the folder does: names, sizes and times of all files, sub-folders one level deep.
    ///
    /// Asks for no more than that: Foundation would look up the names of owner and group of each file, in a look that is made
    /// every few seconds for years.
    package func stamp() -> String {
        guard let items = FileManager.default.enumerator(atPath: path) else { return "" }
        var parts: [String] = []
        for case let item as String in items {
            guard let status = try? Files.target(FilePath(path + "/" + item)), status.kind == .file else { continue }
            parts.append("\(item) \(status.bytes) \(status.modified)")
        }
        return parts.sorted().joined(separator: "\n")
    }
}
