// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation
package import LanguageModels

/// The prompt files of a workspace; those that it lacks are taken from the shipped ones.
package enum PromptFiles {
    /// Throws `template.invalid` for a file that is missing in both places or wrong.
    package static func load(_ workspace: Workspace, share: String? = ShareDirectory.locate()) throws -> CVPrompts {
        let folders = [workspace.pipelines + "/prompts", share.map { $0 + "/pipelines/prompts" }].compactMap { $0 }
        var texts: [String: String] = [:]
        for name in CVPrompts.fileNames {
            texts[name] =
                folders.lazy.compactMap { try? String(contentsOfFile: $0 + "/" + name, encoding: .utf8) }.first
        }
        return try CVPrompts(texts: texts)
    }
}
