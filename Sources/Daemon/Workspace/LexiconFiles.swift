// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
private import Foundation
package import Lexicons

/// The lexicons of a workspace: those that ship with the program, and the workspace's own files over them.
package struct LexiconFiles: Sendable {
    package let lexicons: Lexicons
    /// SHA-256 over all files: changes whenever one of them does.
    package let digest: String

    /// Reads every `*.lex` of the shipped folder and of `pipelines/lexicons`.
    ///
    /// A file of the workspace replaces the shipped one of its name; without a workspace those that ship are all there
    /// are. Throws `LexiconError` with every mistake.
    package static func load(_ workspace: Workspace?, share: String? = ShareDirectory.locate()) throws -> LexiconFiles {
        var files: [String: String] = [:]
        let folders = [share.map { $0 + "/pipelines/lexicons" }, workspace.map { $0.pipelines + "/lexicons" }]
        for folder in folders.compactMap({ $0 }) {
            for name in ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            where name.hasSuffix(".lex") {
                if let text = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8) { files[name] = text }
            }
        }
        let all = files.sorted { $0.key < $1.key }.map { "\($0.key)\n\($0.value)" }.joined(separator: "\n")
        return LexiconFiles(lexicons: try Lexicons(files: files), digest: SHA256.hex(Data(all.utf8)))
    }
}
