// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation
package import LanguageModels

/// The prompt files of a workspace; those that it lacks are taken from the shipped ones.
package enum PromptFiles {
    /// Throws `template.invalid` for a file that is missing in both places or wrong.
    package static func load(_ workspace: Workspace, share: String? = ShareDirectory.locate()) throws -> CVPrompts {
        var texts: [String: String] = [:]
        for name in CVPrompts.fileNames { texts[name] = text(name, workspace, share) }
        return try CVPrompts(texts: texts)
    }

    /// The one for offers.
    ///
    /// Throws `template.invalid` where it is missing in both places or wrong.
    package static func offers(_ workspace: Workspace, share: String? = ShareDirectory.locate()) throws -> OfferPrompts
    {
        try OfferPrompts(text: text(OfferPrompts.fileName, workspace, share))
    }

    private static func text(_ name: String, _ workspace: Workspace, _ share: String?) -> String? {
        [workspace.pipelines + "/prompts", share.map { $0 + "/pipelines/prompts" }].lazy.compactMap { $0 }
            .compactMap { try? String(contentsOfFile: $0 + "/" + name, encoding: .utf8) }.first
    }
}
