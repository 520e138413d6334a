// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import PipelineModel
import Stages
import WorkerPool

/// Whether the files that pipelines name are there and hold what they should, and whether there is a model to ask.
extension PipelineFolder {
    func missingFiles(of pipeline: Pipeline, _ text: String, shown: String) -> [Mistake] {
        let places = PipelinePlaces(text)
        return pipeline.stages.flatMap { stage in
            (kinds[stage.kind]?.fileOptions ?? []).compactMap { option -> Mistake? in
                guard let file = stage.options[option]?.string, !isThere(file) else { return nil }
                let place = places.place(of: option, in: stage.name)
                return Mistake(
                    file: shown,
                    line: place.line,
                    column: place.column,
                    ErrorDetail(
                        "the file \(file) is not in the pipelines folder",
                        french: "le fichier \(file) n’est pas dans le dossier des traitements"
                    ),
                    remedy: remedy(forMissing: file)
                )
            }
        }
    }

    /// Mistakes inside prompts and schemas.
    func prompts(of pipeline: Pipeline, _ text: String, shown: String) -> [Mistake] {
        PromptCheck(pipeline, file: shown, text: text, kinds: kinds) { file in
            isThere(file) ? try? String(contentsOfFile: path + "/" + file, encoding: .utf8) : nil
        }.mistakes()
    }

    /// A warning for each stage that asks a model where the settings name none: its runs wait for one.
    func withoutModel(_ pipeline: Pipeline, _ text: String, shown: String) -> [Mistake] {
        guard let models, models.isEmpty else { return [] }
        let places = PipelinePlaces(text)
        return pipeline.stages.filter { kinds[$0.kind]?.asksModel == true }.map { stage in
            let place = places.place(of: "use", in: stage.name)
            return Mistake(
                file: shown,
                line: place.line,
                column: place.column,
                message: "stage '\(stage.name)' asks a language model, and greffier.yaml names none: its runs wait",
                remedy:
                    "add `models: {default: {endpoints: [\"http://127.0.0.1:11434\"]}}`, or set LLM_URL for the service",
                french: (
                    "l’étape « \(stage.name) » interroge un modèle de langage, et greffier.yaml n’en nomme aucun : "
                        + "ses traitements attendent",
                    "ajoutez `models: {default: {endpoints: [\"http://127.0.0.1:11434\"]}}`, ou réglez LLM_URL pour le "
                        + "service"
                ),
                severity: .warning
            )
        }
    }

    /// A warning for each stage that has LibreOffice make its PDF where there is none: its runs wait for it.
    func withoutOffice(_ pipeline: Pipeline, _ text: String, shown: String) -> [Mistake] {
        guard let libreoffice, OfficeConverter.locate(libreoffice) == nil else { return [] }
        let places = PipelinePlaces(text)
        return pipeline.stages.filter { $0.options["pdf"]?.string == "libreoffice" }.map { stage in
            let place = places.place(of: "pdf", in: stage.name)
            return Mistake(
                file: shown,
                line: place.line,
                column: place.column,
                message: "stage '\(stage.name)' has LibreOffice make its PDF, which is not installed: its runs wait",
                remedy:
                    "install libreoffice-writer-nogui, set workers.libreoffice, or leave `pdf` out to have it drawn",
                french: (
                    "l’étape « \(stage.name) » produit son PDF avec LibreOffice, qui n’est pas installé : ses "
                        + "traitements attendent",
                    "installez libreoffice-writer-nogui, réglez workers.libreoffice, ou retirez « pdf » : le PDF sera "
                        + "dessiné"
                ),
                severity: .warning
            )
        }
    }

    private func isThere(_ file: String) -> Bool {
        let isInside = !file.hasPrefix("/") && !file.split(separator: "/").contains("..")
        return isInside && FileManager.default.isReadableFile(atPath: path + "/" + file)
    }

    private func remedy(forMissing file: String) -> ErrorDetail {
        let folder = (file as NSString).deletingLastPathComponent
        let others = (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []
        let near = Nearest.name(to: (file as NSString).lastPathComponent, among: others)
        guard let near, !file.split(separator: "/").contains("..") else {
            return ErrorDetail("put it there, or correct its path", french: "mettez-l’y, ou corrigez son chemin")
        }
        let path = (folder as NSString).appendingPathComponent(near)
        return ErrorDetail(
            "did you mean '\(path)'? Else put it there",
            french: "vouliez-vous dire « \(path) » ? Sinon, mettez-l’y"
        )
    }
}
