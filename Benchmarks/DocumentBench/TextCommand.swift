// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import DocumentExtraction
import DocumentModel
import Foundation
import JobModel
import WorkerProtocol

/// Prints what is read from files, for others to score.
struct TextCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "text", abstract: "The text of each file.")
    @Argument var files: [String]

    func run() throws {
        for file in files {
            var line: [String: Any] = ["file": file]
            do {
                let document = try ReadCommand.document(file, recognise: true)
                line["text"] = document.pages.flatMap(\.blocks).map(Self.text).joined(separator: "\n")
                let body = document.pages.flatMap(\.blocks).filter { $0.kind != .header && $0.kind != .footer }
                line["body"] = body.map(Self.text).joined(separator: "\n")
                line["aside"] =
                    (document.comments.map(\.text) + document.images.compactMap(\.description)).joined(separator: "\n")
                line["hidden"] = document.hidden.map { ["text": $0.text, "reason": $0.reason] }
                line["unexplained"] = document.counts?.unexplained ?? 0
            } catch let error as GreffierError {
                line["code"] = error.code.name
            }
            try Output.line(line)
        }
    }

    /// The lines of a block in reading order, without list markers that its format generates.
    private static func text(_ block: Block) -> String {
        let cells = block.table?.rows.flatMap { $0.flatMap { $0.blocks.map(text) } } ?? []
        return (block.lines.map(\.text) + cells).joined(separator: "\n")
    }
}
