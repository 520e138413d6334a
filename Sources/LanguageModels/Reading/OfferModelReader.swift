// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel
import JSONSchemas
import JobModel

/// Reads a job offer by a language model: numbered lines in, places and short quotes out, all checked against the text.
///
/// As with CVs the model never writes what is published: it points, and what the document does not hold there is dropped
/// and counted. Years, dates and levels are worked out of the words by the rules' tables.
package struct OfferModelReader: Sendable {
    private let model: any ChatModel
    private let prompts: OfferPrompts
    private let normalizers: OfferNormalizers
    private let watcher: AnswerWatcher?

    /// Lines beyond these are not shown: no offer is longer.
    private static let most = 600
    /// Lines that two parts share, so that nothing is lost between them.
    private static let overlap = 2

    /// `watcher` sees the answers as they come.
    package init(
        model: any ChatModel,
        prompts: OfferPrompts,
        normalizers: OfferNormalizers,
        watcher: AnswerWatcher? = nil
    ) {
        self.model = model
        self.prompts = prompts
        self.normalizers = normalizers
        self.watcher = watcher
    }

    /// Reads the lines of a document.
    ///
    /// Throws what the model throws, and `model.ungrounded` for no usable answer. Lines without a letter never reach the
    /// model and give an empty reading.
    package func read(_ lines: [TextLine]) async throws -> OfferModelReading {
        guard lines.contains(where: { $0.text.contains(where: \.isLetter) }) else { return OfferModelReading() }
        let shown = Array(lines.prefix(Self.most))
        var tokens = 0
        let answer = try await DividedLines.answer(shown.indices, overlap: Self.overlap, subject: "offer") {
            try await ask(shown, $0, &tokens)
        }
        var assembly = OfferAssembly(lines: shown, normalizers: normalizers)
        assembly.add(answer)
        assembly.reading.tokens = tokens
        return assembly.reading
    }

    /// A valid answer, or `nil` when the limit of tokens cut it and nothing of it could be kept.
    private func ask(_ lines: [TextLine], _ range: Range<Int>, _ tokens: inout Int) async throws -> JSONValue? {
        let shown = DividedLines.numbered(lines, range)
        var question = StructuredQuestion(
            model: model,
            schema: OfferPrompts.schema,
            maximumOutput: OfferPrompts.maximumOutput
        ) { [prompts] errors in prompts.prompt(lines: shown, errors: errors) }
        question.mayGrow = false
        question.watcher = watcher
        let answer = try await question.ask()
        tokens += answer.replies.reduce(0) { $0 + $1.usedTokens }
        switch answer.outcome {
        case .success(let value): return value
        case .failure where answer.isUnfinished: return nil
        case .failure(let error): throw error
        }
    }
}
