// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import JobModel
package import WorkerProtocol

extension WorkerPool {
    /// What a Word template names and what is wrong with it; with `annotatedIn` (`fr`, `en`) also a copy that has a
    /// comment at each mistake.
    ///
    /// Throws `template.invalid` for what cannot be read as a template, and what `extract` throws for the process.
    package func checkTemplate(
        _ template: Data,
        allowsUnknown: Bool = false,
        annotatedIn language: String? = nil
    ) async throws -> (report: TemplateReport, annotated: Data?) {
        let request = WorkerRequest.checkTemplate(allowsUnknown: allowsUnknown, annotatedIn: language)
        guard case (.checked(let report), let parts) = try await self.request(request, attachments: [template]) else {
            throw GreffierError(.workerCrashed, detail: "unexpected reply")
        }
        return (report, parts.first)
    }

    /// The fields that templates may name.
    ///
    /// Throws what `extract` throws for the process.
    package func templateFields() async throws -> [TemplateField] {
        guard case .fields(let fields) = try await request(.templateFields, attachments: []).0 else {
            throw GreffierError(.workerCrashed, detail: "unexpected reply")
        }
        return fields
    }
}
