// SPDX-License-Identifier: GPL-3.0-or-later
private import EventLogs
package import FoundationEssentials
package import JobModel
package import PipelineModel

/// `segment`: an event log in CSV → segments.json, .csv, .svg and .html: persons by how recently, how often and how
/// intensely they turn up.
package struct SegmentStage: Stage {
    private let language: ReportLanguage
    /// segments.json of the last run of this pipeline before the given one; `nil` when there is none.
    private let previous: @Sendable (_ pipeline: String, _ run: ULID) async throws -> Data?

    package init(
        language: ReportLanguage,
        previous: @escaping @Sendable (_ pipeline: String, _ run: ULID) async throws -> Data?
    ) {
        self.language = language
        self.previous = previous
    }

    package static let kind = StageKindDescription(
        kind: "segment",
        version: 2,
        options: EventLogSource.options.merging(
            ["method": .choice(SegmentMethod.allCases.map(\.rawValue)), "minimum_events": .count]
        ) { $1 },
        makes: ["segments.json", "segments.csv", "segments.svg", "segments.html"]
    )

    package var description: StageKindDescription { Self.kind }

    package func memoInputs(_ input: StageInput) async -> [String] {
        // Labels depend on the run before, so no two runs share a result.
        [input.run.text]
    }

    package func run(_ input: StageInput) async throws -> StageOutput {
        let log = try await EventLogSource(input).log([.case, .person, .start])
        let before = try await previous(input.pipeline, input.run)
            .flatMap { try? CanonicalJSON.decode(SegmentReport.self, from: $0) }
        let isSame = before.map { Self.isAboutSamePersons($0, log) } ?? true
        let method = input.stage.options["method"]?.string.flatMap(SegmentMethod.init) ?? .rules
        let segmenter = Segmenter(
            log,
            method: method,
            minimumEvents: input.stage.options["minimum_events"]?.int ?? 2,
            previous: isSame ? before : nil
        )
        let moment = Timestamp.text(input.submittedAt)
        let language = language
        return try await EventLogSource.work {
            let (report, rows) = segmenter.report(generatedAt: moment)
            return StageOutput(
                artifacts: try SegmentFiles(report, rows, language: language).made,
                warnings: Self.warnings(report, asked: method, isSame: isSame)
            )
        }
    }

    /// Whether at least a tenth of the persons of the run before are in this log too.
    private static func isAboutSamePersons(_ before: SegmentReport, _ log: EventLog) -> Bool {
        before.persons.isEmpty || log.persons.count { before.persons[$0] != nil } * 10 >= before.persons.count
    }

    private static func warnings(_ report: SegmentReport, asked: SegmentMethod, isSame: Bool) -> [RunWarning] {
        var warnings = EventLogSource.warnings(report.log)
        if report.unassigned.tooFewPersons {
            warnings.append(RunWarning(.tooFewPersons))
        } else if asked == .clusters, report.method == .rules {
            warnings.append(
                RunWarning(
                    .noClusters,
                    detail: (report.proposal.reason ?? "").withoutPeriod,
                    french: report.proposal.reasonFR?.withoutPeriod
                )
            )
        }
        return warnings + (isSame ? [] : [RunWarning(.otherLog)])
    }
}
