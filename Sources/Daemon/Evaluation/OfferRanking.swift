// SPDX-License-Identifier: GPL-3.0-or-later
package import Evaluation
private import Foundation
package import JobModel
private import Lexicons
private import Logging
private import Matching
private import ProfileModel
import Retrieval
private import Stages

/// Ranks CVs for offers as the service does, and holds the ranking against what people judged.
package struct OfferRanking: Sendable {
    /// Where offers and CVs come from.
    package enum Source: Sendable {
        /// Folders of documents, which are read by rules.
        case folders(offers: String, documents: String)
        /// Collections of a workspace.
        case collections(offers: String, candidates: String, workspace: Workspace)
    }

    /// What was measured, and the names of the file that nothing was found for.
    package struct Outcome: Sendable {
        package var report: RankingReport
        package var missing: [String]
        package var unreadable: [(file: String, reason: ErrorDetail)]
    }

    private let source: Source
    private let lexicons: Lexicons
    private let families: [String: String]

    /// Throws `LexiconError`; `families` names the family of CVs, by which offers are grouped that name none.
    package init(_ source: Source, workspace: Workspace?, families: [String: String] = [:]) throws {
        self.source = source
        self.families = families
        lexicons = try LexiconFiles.load(workspace).lexicons
    }

    package func run(_ file: RelevanceFile) async throws -> Outcome {
        var material = Material()
        switch source {
        case .folders(let offers, let documents): try await read(offers: offers, documents: documents, into: &material)
        case .collections(let offers, let candidates, let workspace):
            try await take(offers: offers, candidates: candidates, of: workspace, for: file, into: &material)
        }
        let judged = Set(file.questions.flatMap(\.grades.keys))
        let missing =
            file.questions.map(\.text).filter { material.offers[$0] == nil }
            + judged.filter { material.candidates[$0] == nil }.sorted()
        let report = RankingReport([.init(name: "score", rankings: rankings(file, material))])
        return Outcome(report: report, missing: missing, unreadable: material.unreadable)
    }

    /// Offers and candidates by the names that a relevance file knows them by.
    private struct Material {
        var offers: [String: OfferEntry] = [:]
        var candidates: [String: (profile: Profile, evidence: Evidence)] = [:]
        var unreadable: [(file: String, reason: ErrorDetail)] = []
    }

    private func rankings(_ file: RelevanceFile, _ material: Material) -> [JudgedRanking] {
        let scorer = Scorer(lexicons: lexicons)
        let questions = file.questions.filter { material.offers[$0.text] != nil }
        let offers = scorer.prepare(
            questions.compactMap { question in
                material.offers[question.text].map { offer in
                    var named = offer
                    named.reference.id = question.text
                    return named
                }
            }
        )
        let today = String(Timestamp.text(Date()).prefix(10))
        var found: [String: [(item: String, score: Double)]] = [:]
        for (name, candidate) in material.candidates {
            let scores = scorer.scores(
                profile: candidate.profile,
                evidence: candidate.evidence,
                offers: offers,
                asOf: today
            )
            for offer in scores.offers { found[offer.offer.id, default: []].append((name, offer.score)) }
        }
        return questions.map { question in
            JudgedRanking(
                question: question.text,
                language: question.language ?? material.offers[question.text]?.offer.greffier?.language,
                family: question.family ?? family(question),
                grades: question.grades.filter { material.candidates[$0.key] != nil },
                found: found[question.text] ?? []
            )
        }
    }

    /// The commonest family of the CVs with the best grade.
    private func family(_ question: RelevanceFile.Question) -> String? {
        guard let best = question.grades.values.max(), best > 0 else { return nil }
        let names = question.grades.filter { $0.value == best }.compactMap { families[$0.key] }
        return Dictionary(grouping: names) { $0 }.mapValues(\.count)
            .max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    // MARK: Where they come from

    private func read(offers: String, documents: String, into material: inout Material) async throws {
        let extraction = FileExtraction(processes: 2)
        do {
            let reader = OfferReader(lexicons: lexicons)
            for (name, result) in try await readings(offers, extraction) {
                switch result {
                case .success(let reading):
                    let offer = reader.read(reading.document)
                    let reference = Scores.OfferReference(
                        id: name,
                        source: reading.name,
                        title: offer.offer.title ?? name
                    )
                    material.offers[name] = OfferEntry(
                        reference: reference,
                        offer: offer.offer,
                        evidence: offer.evidence
                    )
                case .failure(let error): material.unreadable.append((name, Self.words(error)))
                }
            }
            let analysis = ProfileAnalysis(
                lexicons: lexicons,
                models: [:],
                prompts: nil,
                logger: Logger(label: "greffier.evaluate") { _ in SwiftLogNoOpLogHandler() }
            )
            for (name, result) in try await readings(documents, extraction) {
                do {
                    let document = try result.get().document
                    let outcome = try await analysis.read(document, submittedAt: Date(), by: .init(.rules), id: name)
                    material.candidates[name] = (outcome.profile, outcome.evidence)
                } catch {
                    material.unreadable.append((name, Self.words(error)))
                }
            }
        } catch {
            await extraction.shutdown()
            throw error
        }
        await extraction.shutdown()
    }

    /// The files of a folder by their names without ending, the first of each name.
    private func readings(
        _ folder: String,
        _ extraction: FileExtraction
    ) async throws -> [(name: String, result: Result<FileExtraction.Reading, any Error>)] {
        let names = try await onThread { try FolderEvaluation.files(in: folder) }
        var readings: [(String, Result<FileExtraction.Reading, any Error>)] = []
        try await extraction.read(names.sorted().map { folder + "/" + $0 }) { path, result in
            let name = Self.stem(String(path.split(separator: "/").last ?? ""))
            if !readings.contains(where: { $0.0 == name }) { readings.append((name, result)) }
        }
        return readings
    }

    private func take(
        offers: String,
        candidates: String,
        of workspace: Workspace,
        for file: RelevanceFile,
        into material: inout Material
    ) async throws {
        let library = try ServiceFactory.library(workspace, readOnly: true)
        for entry in try await library.entries(in: offers) {
            guard let offer = entry.offerEntry else { continue }
            material.offers[Self.name(of: entry, known: Set(file.questions.map(\.text)))] = offer
        }
        for entry in try await library.entries(in: candidates) {
            guard let candidate = entry.candidateEntry else { continue }
            let name = Self.name(of: entry, known: Set(file.questions.flatMap(\.grades.keys)))
            material.candidates[name] = (candidate.profile, candidate.evidence)
        }
    }

    /// What a relevance file calls an entry: its id, or its file with or without ending.
    static func name(of entry: LibraryEntry, known: Set<String>) -> String {
        [entry.id, entry.source].first { known.contains($0) } ?? stem(entry.source)
    }

    private static func stem(_ name: String) -> String { name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name }

    private static func words(_ error: any Error) -> ErrorDetail {
        if let unreadable = error as? FileExtraction.Unreadable { return unreadable.reason }
        guard let error = error as? GreffierError else { return ErrorDetail("\(error)", french: "\(error)") }
        return ErrorDetail(
            "\(error.code.name): \(error.message)",
            french: "\(error.code.name) : \(error.messageFR)"
        )
    }
}
