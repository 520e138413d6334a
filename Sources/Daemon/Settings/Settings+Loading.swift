// SPDX-License-Identifier: GPL-3.0-or-later
package import PipelineModel

extension Settings {
    /// The settings of `text`, overridden by `GREFFIER_…` variables; every mistake at once as `Mistakes`.
    ///
    /// `LLM_URL` names the endpoint of the model `default` when the file names none.
    package static func load(
        _ text: String,
        file: String,
        environment: [String: String]
    ) throws(Mistakes) -> Settings {
        var loader = SettingsLoader(file: file)
        loader.read(text)
        loader.override(environment)
        guard loader.reader.mistakes.isEmpty else { throw Mistakes(loader.reader.mistakes) }
        return loader.settings
    }
}
