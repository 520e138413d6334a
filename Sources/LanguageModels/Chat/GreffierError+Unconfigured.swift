// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

extension GreffierError {
    /// `model.unconfigured`: greffier.yaml has no model `name`, only those `known`.
    ///
    /// It is of the environment: whoever needs the model waits until it is added.
    package static func unconfigured(model name: String, known: some Sequence<String>) -> GreffierError {
        let names = known.sorted().joined(separator: ", ")
        return GreffierError(
            .modelUnconfigured,
            ErrorDetail(
                "no model '\(name)'" + (names.isEmpty ? "" : "; known: \(names)"),
                french: "aucun modèle « \(name) »" + (names.isEmpty ? "" : " ; modèles connus : \(names)")
            )
        )
    }
}
