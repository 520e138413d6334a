// SPDX-License-Identifier: GPL-3.0-or-later
private import DocumentModel
private import DurableFiles
package import Evaluation
private import Foundation
package import JobModel
private import LanguageModels
private import Lexicons
private import Logging
private import ProfileModel
package import Stages

/// Reads the documents of a folder as the service does and compares each with its truth; needs no queue and no database.
package struct FolderEvaluation: Sendable {
    private let truths: FilePath
    private let documents: FilePath
    private let judge: Judge
    private let analysis: ProfileAnalysis
    private let method: ProfileAnalysis.Method

    /// The words that are known are those of `workspace` over the shipped ones; its settings name the models.
    ///
    /// Throws `LexiconError`, and a `GreffierError` where a model is to read and the settings name none of that name.
    package init(
        truths: String,
        documents: String,
        workspace: Workspace?,
        method: ProfileAnalysis.Method
    ) throws {
        self.truths = FilePath(truths)
        self.documents = FilePath(documents)
        self.method = method
        let lexicons = try LexiconFiles.load(workspace).lexicons
        judge = Judge(lexicons: lexicons)
        let asked = method.mode == .rules ? nil : workspace
        let models = try asked.map(ServiceFactory.models) ?? [:]
        if method.mode != .rules, models[method.model] == nil {
            throw GreffierError.unconfigured(model: method.model, known: models.keys)
        }
        analysis = ProfileAnalysis(
            lexicons: lexicons,
            models: models,
            prompts: try asked.map { try PromptFiles.load($0) },
            logger: Logger(label: "greffier.evaluate") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    /// Why a folder cannot be used, or which truth files cannot.
    package struct Unusable: Error, Sendable {
        package var files: [FileExtraction.Unreadable]
        /// What to do about all of them; `nil` where the reason says it.
        package var remedy: ErrorDetail?

        init(_ file: FileExtraction.Unreadable) { files = [file] }

        init(path: String, _ english: String, french: String) {
            self.init(FileExtraction.Unreadable(path: path, reason: ErrorDetail(english, french: french)))
        }

        init(truths: [FileExtraction.Unreadable]) {
            files = truths
            remedy = ErrorDetail(
                "Correct what is named and run the command again; docs/evaluation.md shows what such a file looks like.",
                french:
                    "Corrigez ce qui est nommé et relancez la commande ; docs/evaluation.md montre à quoi ressemble un tel fichier."
            )
        }
    }

    /// Reads and judges all documents that have a truth.
    ///
    /// A document that cannot be read misses all its values. Throws `Unusable` before anything is read, and a
    /// `GreffierError` where the machine, the installation or the model is at fault.
    package func run() async throws -> EvaluationReport {
        let (matching, files) = try await onThread { try Self.match(truths, documents) }
        let truth = files.mapValues(\.truth)
        let extraction = FileExtraction(processes: 2)
        var report = EvaluationReport(
            [],
            truthsWithoutDocument: matching.truthsWithoutDocument,
            documentsWithoutTruth: matching.documentsWithoutTruth
        )
        report.doubts = files.sorted { $0.key < $1.key }.flatMap { name, file in file.doubts.map { (name, $0) } }
        do {
            var pairs = matching.pairs[...]
            try await extraction.read(pairs.map { (documents / $0.document).text }) { _, result in
                guard let pair = pairs.popFirst(), let truth = truth[pair.truth] else { return }
                report.documents.append(try await evaluated(pair.document, result, truth))
            }
        } catch {
            await extraction.shutdown()
            throw error
        }
        await extraction.shutdown()
        return report
    }

    private func evaluated(
        _ file: String,
        _ reading: Result<FileExtraction.Reading, any Error>,
        _ truth: LabelledTruth
    ) async throws -> EvaluatedDocument {
        var labels = truth.labels
        labels.format = labels.format ?? file.lastIndex(of: ".").map { file[file.index(after: $0)...].lowercased() }
        do {
            let document = try reading.get().document
            let outcome = try await analysis.read(document, submittedAt: Date(), by: method, id: file)
            labels.language = labels.language ?? outcome.profile.greffier?.language
            return EvaluatedDocument(
                file: file,
                labels: labels,
                verdicts: judge.verdicts(of: outcome.profile, against: truth.profile),
                evidence: outcome.evidence,
                isDegraded: !outcome.degraded.isEmpty
            )
        } catch {
            return EvaluatedDocument(
                file: file,
                labels: labels,
                verdicts: judge.verdicts(of: nil, against: truth.profile),
                failure: try Self.failure(error)
            )
        }
    }

    /// What a document's own error says; any other error is thrown on.
    private static func failure(_ error: any Error) throws -> EvaluatedDocument.Failure {
        switch error {
        case let error as FileExtraction.Unreadable:
            return .init(code: ErrorCode.fileUnreadable.name, words: error.reason)
        case let error as GreffierError where error.errorClass != .environment && !error.code.name.hasPrefix("model."):
            return .init(code: error.code.name, words: ErrorDetail(error.message, french: error.messageFR))
        default: throw error
        }
    }

    /// A truth, and what in it is likely mistyped.
    private struct TruthFile {
        var truth: LabelledTruth
        var doubts: [ErrorDetail]
    }

    /// The files that belong together, and the truth of each truth file that has a document.
    ///
    /// Throws `Unusable` with all truth files that are none.
    private static func match(_ truths: FilePath, _ documents: FilePath) throws -> (FolderMatching, [String: TruthFile])
    {
        let matching = FolderMatching(truths: try files(in: truths), documents: try files(in: documents))
        var result: [String: TruthFile] = [:]
        var bad: [FileExtraction.Unreadable] = []
        func refuse(_ path: FilePath, _ words: ErrorDetail) {
            let reason = ErrorDetail(
                "is no JSON Resume: \(words.english)",
                french: "n’est pas un JSON Resume : \(words.french)"
            )
            bad.append(.init(path: path.text, reason: reason))
        }
        for name in Set(matching.pairs.map(\.truth)).sorted() {
            let path = truths / name
            do {
                let written = try HandwrittenProfile(Files.read(path))
                let truth = try CanonicalJSON.decode(LabelledTruth.self, from: written.json)
                result[name] = TruthFile(truth: truth, doubts: written.doubts)
            } catch let error as ProfileMistake {
                refuse(path, error.words)
            } catch let error as DecodingError {
                refuse(path, error.words)
            } catch let error as FileError {
                bad.append(.failed(path.text, error))
            }
        }
        guard bad.isEmpty else { throw Unusable(truths: bad) }
        return (matching, result)
    }

    /// The family of each CV of a folder of truth files, by name without ending, as far as its `x-truth` names one.
    package static func families(in folder: String) async throws -> [String: String] {
        try await onThread {
            var families: [String: String] = [:]
            for name in try files(in: FilePath(folder)) where name.hasSuffix(".json") {
                let data = try? Files.read(FilePath(folder) / name)
                let truth = data.flatMap { try? CanonicalJSON.decode(LabelledTruth.self, from: $0) }
                families[String(name.dropLast(5))] = truth?.labels.family
            }
            return families
        }
    }

    static func files(in folder: String) throws -> [String] { try files(in: FilePath(folder)) }

    /// The names of the files, without folders.
    private static func files(in folder: FilePath) throws -> [String] {
        do {
            guard let kind = try Files.target(folder)?.kind else {
                throw Unusable(path: folder.text, "there is no such folder", french: "dossier introuvable")
            }
            guard kind == .directory else {
                throw Unusable(path: folder.text, "is no folder", french: "n’est pas un dossier")
            }
            return try Files.list(folder).filter { try Files.target(folder / $0)?.kind == .file }.map(\.text)
        } catch let error as FileError {
            throw Unusable(.failed(folder.text, error))
        }
    }
}
