// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
private import Foundation
package import Lexicons
package import PipelineModel

/// The lexicons of a workspace: those that ship with the program, and the workspace's own files over them.
package struct LexiconFiles: Sendable {
    package let lexicons: Lexicons
    /// SHA-256 over all files: changes whenever one of them does.
    package let digest: String

    package var set: LexiconSet { LexiconSet(lexicons: lexicons, digest: digest) }

    /// Reads every `*.lex` of the shipped folder and of `pipelines/lexicons`.
    ///
    /// A file of the workspace replaces the shipped one of its name; without a workspace those that ship are all there
    /// are. Throws `LexiconError` with every mistake.
    package static func load(_ workspace: Workspace?, share: String? = ShareDirectory.locate()) throws -> LexiconFiles {
        try LexiconFiles(files: texts(workspace, share: share).all)
    }

    /// The lexicons without one file of the workspace's own.
    ///
    /// Throws `LexiconError` with every mistake.
    static func lexicons(_ workspace: Workspace, without name: String) throws -> Lexicons {
        var files = texts(workspace, share: ShareDirectory.locate()).all
        files[name] = nil
        return try Lexicons(files: files)
    }

    /// Like `load`, but leaves out the workspace's files with mistakes and tells these: a daemon starts all the same.
    ///
    /// Throws `LexiconError` for mistakes in what ships alone.
    package static func loadSound(
        _ workspace: Workspace?,
        share: String? = ShareDirectory.locate()
    ) throws -> (files: LexiconFiles, mistakes: [LexiconError.Mistake]) {
        let (shipped, texts) = texts(workspace, share: share)
        var all = texts
        var mistakes: [LexiconError.Mistake] = []
        while true {
            do {
                return (try LexiconFiles(files: all), mistakes)
            } catch let error as LexiconError {
                let wrong = Set(error.mistakes.map(\.file)).filter { all[$0] != shipped[$0] }
                guard !wrong.isEmpty else { throw error }
                mistakes += error.mistakes.filter { wrong.contains($0.file) }
                for name in wrong { all[name] = shipped[name] }
            }
        }
    }

    /// What is wrong with the lexicons of a workspace, with line and remedy.
    package static func mistakes(_ workspace: Workspace, share: String? = ShareDirectory.locate()) -> [Mistake] {
        do {
            _ = try load(workspace, share: share)
            return []
        } catch let error as LexiconError {
            return error.mistakes.map {
                Mistake(
                    file: "lexicons/" + $0.file,
                    line: $0.line,
                    column: 1,
                    message: $0.message,
                    remedy: $0.remedy,
                    french: $0.french
                )
            }
        } catch {
            return []
        }
    }

    /// Names, sizes and times of all files, to see whether one was changed.
    static func stamp(_ workspace: Workspace?, share: String?) -> String {
        var parts: [String] = []
        for folder in [shippedFolder(share), ownFolder(workspace)].compactMap({ $0 }) {
            for name in names(in: folder) {
                let facts = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
                let date = (facts?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
                let number = (facts?[.systemFileNumber] as? Int) ?? 0
                parts.append("\(folder)/\(name) \(facts?[.size] as? Int ?? 0) \(date) \(number)")
            }
        }
        return parts.joined(separator: "\n")
    }

    private init(files: [String: String]) throws {
        lexicons = try Lexicons(files: files)
        let all = files.sorted { $0.key < $1.key }.map { "\($0.key)\n\($0.value)" }.joined(separator: "\n")
        digest = SHA256.hex(Data(all.utf8))
    }

    private static func shippedFolder(_ share: String?) -> String? { share.map { $0 + "/pipelines/lexicons" } }
    private static func ownFolder(_ workspace: Workspace?) -> String? { workspace.map { $0.pipelines + "/lexicons" } }

    private static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".lex") }.sorted()
    }

    /// The texts of what ships by file name, and of all: a file of the workspace stands in the place of one of its name.
    private static func texts(
        _ workspace: Workspace?,
        share: String?
    ) -> (shipped: [String: String], all: [String: String]) {
        let shipped = texts(in: shippedFolder(share))
        return (shipped, shipped.merging(texts(in: ownFolder(workspace))) { _, own in own })
    }

    private static func texts(in folder: String?) -> [String: String] {
        guard let folder else { return [:] }
        return names(in: folder).reduce(into: [:]) { texts, name in
            let data = FileManager.default.contents(atPath: folder + "/" + name)
            // What is no UTF-8 becomes a sign that is a mistake in a lexicon.
            texts[name] = data.map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
