// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import Foundation
import JobModel
import JobStore
import Notifications
import ProfileModel
import Stages

/// What the end of a run is to the rules.
struct RunHappenings: Sendable {
    let parts: NotifierParts

    /// Something to tell for each rule that wants this end; once for each rule.
    func items(of run: RunRow) async throws -> [NewNoticeItem] {
        var items: [NewNoticeItem] = []
        let wanted = Set(
            NotificationKind.ofRules.filter { kind in parts.rules.contains { $0.wants(kind, of: run.pipeline) } }
        )
        let happenings = try await happenings(of: run, wanted)
        for rule in parts.rules {
            guard let happening = happenings.first(where: { rule.wants($0.kind, of: run.pipeline) }) else { continue }
            items.append(
                NewNoticeItem(
                    rule: rule.name,
                    cause: happening.cause,
                    targets: rule.targets.map(\.text),
                    at: happening.at,
                    content: try happening.stored()
                )
            )
        }
        return items
    }

    /// What it is, the most telling first.
    private func happenings(of run: RunRow, _ wanted: Set<NotificationKind>) async throws -> [Happening] {
        switch run.status {
        case .failed:
            var happening = happening(.failed, run)
            happening.stage = run.error?.stage
            happening.reason = run.error.map { .init($0.error) }
            return [happening]
        case .succeeded:
            var all: [Happening] = []
            if wanted.contains(.digest), let digest = try await digest(of: run) { all.append(digest) }
            if !run.review.isEmpty {
                var happening = happening(.review, run)
                happening.reason = run.review.lazy.compactMap(Self.reason).first
                all.append(happening)
            }
            return all + [happening(.done, run)]
        case .queued, .running, .cancelled: return []
        }
    }

    private func happening(_ kind: NotificationKind, _ run: RunRow) -> Happening {
        var happening = Happening(
            kind: kind,
            run: run.id.text,
            pipeline: run.pipeline,
            at: run.finishedAt ?? parts.clock.now()
        )
        happening.file = run.input?.name
        happening.folder = run.folder
        happening.request = run.request
        return happening
    }

    /// What `conflict: …` and the like stand for.
    private static func reason(_ review: String) -> Happening.Reason? {
        guard let kind = WarningKind.ofReview(review) else { return nil }
        let texts = kind.messages(detail: "…")
        return .init(code: kind.code, message: texts.en, messageFR: texts.fr, hint: kind.hint, hintFR: kind.hintFR)
    }

    // MARK: Digests

    /// The digest of a run that made recommendations; `nil` for any other.
    private func digest(of run: RunRow) async throws -> Happening? {
        guard let artifact = try await parts.store.artifact("recommendations.json", of: run.id) else { return nil }
        let night = try CanonicalJSON.decode(Recommendations.self, from: try await parts.blobs.read(artifact.sha256))
        let since = try await lastDigest(of: run.pipeline) ?? parts.clock.now().addingTimeInterval(-86_400)
        let news = NightNews(
            night,
            refusals: try await Refusals(store: parts.store, language: parts.language).since(since),
            folder: run.folder.map { parts.outbox + "/" + $0 },
            language: parts.language
        )
        var happening = happening(.digest, run)
        happening.words = DigestText(language: parts.language).words(news)
        return happening
    }

    /// When people were told of the night before; a week back at the most.
    private func lastDigest(of pipeline: String) async throws -> Date? {
        let week = parts.clock.now().addingTimeInterval(-7 * 86_400)
        return try await parts.store.notices(since: week, sentTo: nil, limit: 500).first { row in
            row.notice.causes.contains { $0.hasPrefix("digest/\(pipeline)/") }
        }?.notice.at
    }
}
