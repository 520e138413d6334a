// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

extension ListedModel {
    /// Refuses a model that the server says cannot do this: `completion` or `embedding`.
    ///
    /// Throws `model.unfit`; a server that says nothing of abilities is believed.
    func require(_ ability: String, at endpoint: String) throws {
        guard let capabilities, !capabilities.contains(ability) else { return }
        let others = capabilities.isEmpty ? "" : ", only \(capabilities.joined(separator: ", "))"
        throw GreffierError(.modelUnfit, detail: "\(endpoint): \(name) does not offer \(ability)\(others)")
    }
}
