// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Foundation
import JobModel
import PipelineModel
import ProfileModel
import Stages

/// Recommendations made again from their manifest, for `greffier recommend --manifest`.
struct ReplayReport {
    private let language: ReportLanguage
    /// The most differences of one kind that are told one by one.
    private static let most = 20

    init(_ language: ReportLanguage) { self.language = language }

    /// Makes the run again and tells what differs; fails with 1 where anything does.
    func show(_ file: String, _ workspace: Workspace, folder: String?, asJSON: Bool) async throws {
        guard let data = try? Data(contentsOf: URL(filePath: file)),
            let manifest = try? CanonicalJSON.decode(RecommendationManifest.self, from: data)
        else {
            throw Ending.usage(
                language.text(
                    "\(Terminal.safe(file)) n’est pas un manifest.json de recommandations",
                    "\(Terminal.safe(file)) is no manifest.json of recommendations"
                )
            )
        }
        let made = try await ServiceFactory.replay(manifest, workspace)
        if let folder { try write(made.artifacts, to: folder) }
        if asJSON {
            try Terminal.json(Answer(manifest, made.artifacts, made.differences))
        } else {
            tell(made.artifacts, made.differences)
        }
        if !made.differences.isEmpty { throw Ending(code: 1, message: nil) }
    }

    private func write(_ artifacts: [StageOutput.Made], to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for artifact in artifacts {
            try artifact.data.write(to: URL(filePath: folder).appending(path: artifact.name))
        }
    }

    private func tell(_ artifacts: [StageOutput.Made], _ differences: [ReplayDifference]) {
        guard !differences.isEmpty else {
            return Terminal.print(
                language.text("refait à l’octet près : ", "made again to the byte: ")
                    + language.counted(artifacts.count, ("fichier", "fichiers"), ("file", "files"))
            )
        }
        Terminal.print(
            artifacts.isEmpty
                ? language.text(
                    "rien n’est refait, car tout n’est plus comme alors :",
                    "nothing is made again, as not all is as it was:"
                )
                : language.text("refait, mais pas à l’identique :", "made again, but not the same:")
        )
        for (_, alike) in Dictionary(grouping: differences, by: \.code).sorted(by: { $0.key < $1.key }) {
            for difference in alike.prefix(Self.most) {
                Terminal.print("  " + Terminal.safe(difference.message(in: language)))
            }
            let rest = alike.count - Self.most
            if rest > 0 { Terminal.print("  " + language.text("… et \(rest) de plus", "… and \(rest) more")) }
        }
    }

    /// For `--json`.
    private struct Answer: Encodable {
        var run: String
        var reproduced: Bool
        var differences: [ReplayDifference]
        var files: [RecommendationManifest.Output]

        init(
            _ manifest: RecommendationManifest,
            _ artifacts: [StageOutput.Made],
            _ differences: [ReplayDifference]
        ) {
            run = manifest.run
            reproduced = differences.isEmpty
            self.differences = differences
            let made = Set(artifacts.map(\.name))
            files = manifest.outputs.filter { made.contains($0.name) }
        }
    }
}
