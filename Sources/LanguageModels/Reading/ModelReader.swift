// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel
import JSONSchemas
import JobModel
import ProfileModel

/// Reads a CV by a language model: numbered lines in, places and short quotes out, everything checked against the text.
///
/// The model never writes what is published. It points at lines; the words are taken from the document, long texts are
/// copied by their line numbers, and what the document does not hold where the model says is dropped and counted.
package struct ModelReader: Sendable {
    private let model: any ChatModel
    private let prompts: CVPrompts
    private let normalizeDate: @Sendable (String) -> NormalizedDate?
    private let watcher: AnswerWatcher?

    /// The window, in tokens, below which even a small part of a CV with its longest answer does not fit.
    package static let smallestWindow = 4096
    /// Lines that two parts share, so that no entry is lost between them.
    private static let overlap = 6

    /// `watcher` sees the answers as they come.
    ///
    /// `normalizeDate` turns a printed date into the profile's form; `NormalizedDate.read` unless given.
    package init(
        model: any ChatModel,
        prompts: CVPrompts,
        watcher: AnswerWatcher? = nil,
        normalizeDate: @escaping @Sendable (String) -> NormalizedDate? = NormalizedDate.read
    ) {
        self.model = model
        self.prompts = prompts
        self.watcher = watcher
        self.normalizeDate = normalizeDate
    }

    /// Reads the lines of a document.
    ///
    /// A group of sections whose answers stay unusable is left out with a warning; when that happens to all of them,
    /// `model.ungrounded` is thrown. Other failures of the model are thrown at once. Lines without a letter never reach
    /// the model and give an empty reading.
    ///
    /// An empty line stands where something was cut out: no value reaches over it.
    package func read(_ lines: [TextLine]) async throws -> ModelReading {
        guard lines.contains(where: { $0.text.contains(where: \.isLetter) }) else { return ModelReading() }
        var reading = ModelReading()
        var failure: GreffierError?
        var assembly = ReadingAssembly(lines: lines, normalizeDate: normalizeDate)
        var usable = 0
        for group in CVSectionGroup.allCases {
            do {
                let answer = try await DividedLines.answer(
                    lines.indices,
                    overlap: Self.overlap,
                    subject: group.rawValue
                ) { try await ask(group, lines, $0, &reading.calls) }
                assembly.add(answer, of: group)
                usable += 1
            } catch let error as GreffierError where error.code == .modelUngrounded {
                failure = error
                reading.warnings.append(.unusableAnswer(group))
            }
        }
        if usable == 0, let failure { throw failure }
        reading.profile = assembly.profile
        reading.evidence = assembly.evidence
        reading.droppedValues = assembly.dropped
        if assembly.dropped > 0 { reading.warnings.append(.droppedValues(assembly.dropped)) }
        return reading
    }

    /// A valid answer, or `nil` when the limit of tokens cut it and nothing of it could be kept.
    private func ask(
        _ group: CVSectionGroup,
        _ lines: [TextLine],
        _ range: Range<Int>,
        _ calls: inout [ModelReading.Call]
    ) async throws -> JSONValue? {
        let numbered = DividedLines.numbered(lines, range)
        var question = StructuredQuestion(model: model, schema: group.schema, maximumOutput: group.maximumOutput) {
            [prompts] errors in prompts.prompt(group, lines: numbered, errors: errors)
        }
        // An answer that is too long is asked of half the lines: the limits hold for any entry.
        question.mayGrow = false
        question.watcher = watcher
        let answer = try await question.ask()
        calls += answer.replies.enumerated().map { .init(group: group, attempt: $0 + 1, reply: $1) }
        switch answer.outcome {
        case .success(let value): return value
        case .failure where answer.isUnfinished: return nil
        case .failure(let error) where error.code == .modelUngrounded:
            throw GreffierError(.modelUngrounded, detail: "\(group.rawValue): \(error.detail)")
        case .failure(let error): throw error
        }
    }
}

extension RunWarning {
    fileprivate static func unusableAnswer(_ group: CVSectionGroup) -> RunWarning {
        RunWarning(
            .modelUngrounded,
            message: "The language model gave no usable answer for the part \(group.rawValue).",
            messageFR: "Le modèle de langage n’a pas donné de réponse utilisable pour la partie « \(group.rawValue) »."
        )
    }

    static func droppedValues(_ count: Int) -> RunWarning {
        RunWarning(
            .modelUngrounded,
            message: "Values of the language model that the document does not hold were left out: \(count).",
            messageFR: "Valeurs du modèle de langage écartées car absentes du document : \(count)."
        )
    }
}
