// SPDX-License-Identifier: GPL-3.0-or-later
import PipelineModel

extension Doctor {
    /// What is to be said where LibreOffice is missing or `never` used: stages that print by it let their documents wait.
    static func withoutOffice(_ entries: [PipelineFolder.Entry], _ setting: String) -> Finding {
        let names = entries.compactMap(\.pipeline).flatMap { pipeline in
            pipeline.stages.filter(printsByOffice).map { "\(pipeline.name)/\($0.name)" }
        }
        let isUnused = setting == "never"
        guard !names.isEmpty else {
            return .ok("libreoffice", (isUnused ? "not used" : "not installed") + ": old Word files (.doc) are refused")
                .inFrench((isUnused ? "inutilisé" : "absent") + " : les anciens fichiers Word (.doc) sont refusés")
        }
        let stages = names.joined(separator: ", ")
        let seen = isUnused ? "not used, by workers.libreoffice" : "not installed"
        let seenFR = isUnused ? "écarté par workers.libreoffice" : "absent"
        return Finding(
            check: "libreoffice",
            verdict: .fail,
            detail: "\(seen), and these stages wait for it: \(stages)",
            remedy: isUnused ? Remedy.edit("greffier.yaml", "workers.libreoffice: auto") : command,
            detailFR: "\(seenFR), et ces étapes l’attendent : \(stages)",
            remedyFR: isUnused ? Remedy.edit("greffier.yaml", "workers.libreoffice : auto") : command
        )
    }

    private static let command = "sudo apt install libreoffice-writer-nogui"

    /// Letters are printed by nothing else.
    private static func printsByOffice(_ stage: StageSpec) -> Bool {
        let isPrinted = stage.options["formats"]?.strings?.contains("pdf") ?? true
        return stage.kind == "letter" && isPrinted
            || stage.kind == "render" && isPrinted && stage.options["pdf"]?.string == "libreoffice"
    }
}
