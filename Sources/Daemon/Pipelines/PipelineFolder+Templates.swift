// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation
private import JobModel
package import PipelineModel
package import WorkerPool
private import WorkerProtocol

/// Whether the Word templates that pipelines name can be filled.
extension PipelineFolder {
    /// Every file of the folder as `entries()` gives it, templates with mistakes among the mistakes.
    package func entries(checking workers: WorkerPool) async -> [Entry] {
        var result: [Entry] = []
        for var entry in entries() {
            if let pipeline = entry.pipeline {
                let mistakes = await templateMistakes(of: pipeline, entry, by: workers)
                if !mistakes.isEmpty { entry.outcome = .failure(Mistakes(mistakes)) }
            }
            result.append(entry)
        }
        return result
    }

    /// The files of a workspace's pipelines, with the mistakes of their templates.
    package static func checked(
        _ workspace: Workspace,
        kinds: [String: StageKindDescription]
    ) async -> [Entry] {
        let workers = ServiceFactory.workers(workspace)
        let entries = await PipelineFolder(workspace, kinds: kinds).entries(checking: workers)
        await workers.shutdown()
        return entries
    }

    private func templateMistakes(of pipeline: Pipeline, _ entry: Entry, by workers: WorkerPool) async -> [Mistake] {
        var result: [Mistake] = []
        let places = PipelinePlaces(entry.text)
        for stage in pipeline.stages where stage.kind == "render" {
            guard let file = stage.options["template"]?.string,
                let data = FileManager.default.contents(atPath: path + "/" + file)
            else { continue }
            let place = places.place(of: "template", in: stage.name)
            let shown = (path as NSString).lastPathComponent
            func mistake(_ message: String, french: String) -> Mistake {
                Mistake(
                    file: "\(shown)/\(entry.file)",
                    line: place.line,
                    column: place.column,
                    message: "\(file): \(message)",
                    remedy: "correct the template; `greffier templates check \(shown)/\(file)` shows its mistakes",
                    french: (
                        "\(file) : \(french)",
                        "corrigez le modèle ; `greffier templates check \(shown)/\(file)` en montre les erreurs"
                    )
                )
            }
            do {
                let allowsUnknown = stage.options["missing"]?.string == "blank"
                let report = try await workers.checkTemplate(data, allowsUnknown: allowsUnknown).report
                result += report.mistakes.prefix(20).map { found in
                    let page = found.page.map { "page \($0), " } ?? ""
                    let number = found.paragraph ?? 0
                    return mistake(
                        "\(found.part), \(page)paragraph \(number) “\(found.text)”: \(found.message)",
                        french: "\(found.part), \(page)paragraphe \(number) « \(found.text) » : \(found.messageFR)"
                    )
                }
            } catch let error as GreffierError where error.code == .templateInvalid {
                result.append(mistake(error.detail, french: error.detailFR ?? error.detail))
            } catch {
                // Without a worker nothing can be said of the template; the run that needs it says so.
                continue
            }
        }
        return result
    }
}
