// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation
package import JobModel
private import PipelineModel
private import Stages

/// Makes the folders and files of a workspace; what is there already is left as it is.
package enum WorkspaceMaker {
    /// What stands afterwards, as absolute paths.
    package struct Result: Sendable {
        package var root: String
        package var inboxes: [String]
        package var outbox: String
        /// That of pages and reasons.
        package var language: ReportLanguage
    }

    /// Why no workspace could be made.
    package enum Failure: Error, CustomStringConvertible {
        case noShare
        case notWritable(String, String)

        package var description: String {
            switch self {
            case .noShare:
                "the files that come with Greffier are not found: set GREFFIER_SHARE to the folder that holds pipelines/"
            case .notWritable(let path, let reason): "cannot write \(path): \(reason)"
            }
        }
    }

    /// Makes or completes the workspace in `directory`.
    ///
    /// `language` is that of its pages and dossiers where it is made anew. Throws `Failure`.
    package static func make(
        at directory: String,
        language: ReportLanguage = .french,
        share: String? = ShareDirectory.locate()
    ) throws(Failure) -> Result {
        let manager = FileManager.default
        let root = URL(fileURLWithPath: directory).standardizedFileURL.path
        guard let share else { throw .noShare }
        try folder(root)
        let file = root + "/" + Workspace.fileName
        if !manager.fileExists(atPath: file) { try write(starterSettings(language), to: file) }
        let settings = (try? Workspace.open(flag: root))?.settings ?? Settings()
        let used = ReportLanguage(setting: settings.language)
        try copyTree(share + "/pipelines", to: root + "/pipelines", used)
        let workspace = Workspace(root: root, settings: settings)
        var inboxes: [String] = []
        for entry in PipelineFolder(workspace, kinds: StageCatalogue.descriptions).entries() {
            guard case .inbox(let name)? = entry.pipeline?.trigger else { continue }
            inboxes.append(workspace.inbox + "/" + name)
        }
        for path in inboxes + [workspace.outbox, workspace.submissions] { try folder(path) }
        // The text of every CV lies in there: nobody but the service looks inside.
        try folder(workspace.state, mode: 0o700)
        return Result(root: root, inboxes: inboxes, outbox: workspace.outbox, language: used)
    }

    private static func starterSettings(_ language: ReportLanguage) -> String {
        """
        # Settings of this workspace. Every key has a default, so this file may be empty.

        \(language == .french ? "# " : "")language: \(language.rawValue)
        # timezone: Europe/Paris

        # A language model makes profiles better; without one the rules work alone.
        # models:
        #   default:
        #     endpoints: [http://127.0.0.1:11434]   # Ollama on this machine
        #     model: mistral

        """
    }

    private static func copyTree(_ source: String, to target: String, _ language: ReportLanguage) throws(Failure) {
        let manager = FileManager.default
        guard source != target, let items = manager.enumerator(atPath: source) else { return }
        try folder(target)
        for case let item as String in items {
            var isFolder: ObjCBool = false
            guard manager.fileExists(atPath: source + "/" + item, isDirectory: &isFolder) else { continue }
            if isFolder.boolValue {
                try folder(target + "/" + item)
            } else if !manager.fileExists(atPath: target + "/" + item) {
                do {
                    try manager.copyItem(atPath: source + "/" + item, toPath: target + "/" + item)
                } catch {
                    throw .notWritable(target + "/" + item, error.localizedDescription)
                }
                if language == .english, item.hasSuffix(".yaml") { try useEnglishTemplates(target + "/" + item) }
            }
        }
    }

    /// Has the stages of a pipeline fill the English templates that come with the French ones.
    private static func useEnglishTemplates(_ path: String) throws(Failure) {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return }
        let english = text.replacing("templates/dossier.docx", with: "templates/dossier-en.docx")
        if english != text { try write(english, to: path) }
    }

    private static func folder(_ path: String, mode: Int? = nil) throws(Failure) {
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: mode.map { [.posixPermissions: $0] }
            )
        } catch {
            throw .notWritable(path, error.localizedDescription)
        }
    }

    private static func write(_ text: String, to path: String) throws(Failure) {
        do {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        } catch {
            throw .notWritable(path, error.localizedDescription)
        }
    }
}
