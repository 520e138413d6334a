// SPDX-License-Identifier: GPL-3.0-or-later
import EventLogs
import Foundation
import JobModel
import SeededRandom
import Testing

@Suite("Segments of persons")
struct SegmentTests {
    /// A log in which each person has so many cases of so many events, the last one so many days ago.
    private func log(_ persons: [(name: String, recency: Int, cases: Int, events: Int)]) throws -> EventLog {
        var lines = ["z;z;s;\(SampleLog.day(0));;"]
        for person in persons {
            for number in 0..<person.cases {
                for event in 0..<person.events {
                    lines.append(
                        "\(person.name)-\(number);\(person.name);s\(event);\(SampleLog.day(person.recency + number));;"
                    )
                }
            }
        }
        return try SampleLog.read(SampleLog.text(lines))
    }

    private func segmented(
        _ log: EventLog,
        _ method: SegmentMethod = .rules,
        minimum: Int = 2,
        previous: SegmentReport? = nil,
        at moment: String = "2026-11-20T08:00:00.000Z"
    ) -> (report: SegmentReport, rows: [Segmenter.Row]) {
        Segmenter(log, method: method, minimumEvents: minimum, previous: previous).report(generatedAt: moment)
    }

    private func name(_ number: Int) -> String { "p" + String(1000 + number) }

    /// Three kinds of persons, far apart.
    private func kinds(_ count: Int, seed: UInt64 = 2) -> [(name: String, recency: Int, cases: Int, events: Int)] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { number in
            switch number % 3 {
            case 0: (name(number), 1 + random.below(4), 12 + random.below(6), 2)
            case 1: (name(number), 250 + random.below(60), 1, 2)
            default: (name(number), 30 + random.below(12), 3 + random.below(2), 8 + random.below(4))
            }
        }
    }

    @Test("thirds are drawn by value: equal persons are never parted, and each cell has the persons that its rule says")
    func rules() throws {
        let persons = (0..<30).map { (name: name($0), recency: $0, cases: $0 < 20 ? 1 : 2, events: 2) }
        let report = segmented(try log(persons)).report
        let rules = try #require(report.rules)
        #expect(rules.recency == [9, 19] && rules.frequency == [1, 1] && rules.intensity == [2, 2])
        // One case of two events: levels 1 and 1. Two cases: levels 3 and 1, which makes 4.
        let counts = Dictionary(uniqueKeysWithValues: report.segments.map { ($0.id, $0.persons) })
        #expect(counts.filter { $0.value > 0 } == ["recent_low": 10, "paused_low": 10, "past_medium": 10])
        #expect(report.segments.map(\.id).first == "recent_high" && report.segments.count == 9)
        #expect(report.persons[name(0)] == "recent_low" && report.persons[name(29)] == "past_medium")
        #expect(report.persons["z"] == "unassigned" && report.unassigned.persons == 1)
    }

    @Test("all nine cells are reached, by the table of activity")
    func table() throws {
        var persons: [(name: String, recency: Int, cases: Int, events: Int)] = []
        for (row, recency) in [5, 50, 200].enumerated() {
            for (column, (cases, events)) in [(1, 2), (1, 4), (1, 8), (2, 2), (2, 4), (2, 8), (4, 2), (4, 4), (4, 8)]
                .enumerated()
            {
                for copy in 0..<3 { persons.append((name(row * 100 + column * 10 + copy), recency, cases, events)) }
            }
        }
        let report = segmented(try log(persons)).report
        #expect(report.segments.map(\.persons) == [9, 9, 9, 9, 9, 9, 9, 9, 9])
        for (index, cell) in ["low", "low", "medium", "low", "medium", "high", "medium", "high", "high"].enumerated() {
            #expect(report.persons[name(index * 10)] == "recent_\(cell)")
        }
    }

    @Test("too few events or too few persons leave people unassigned, and say so")
    func unassigned() throws {
        let few = segmented(try log((0..<19).map { (name($0), $0, 1, 2) })).report
        #expect(
            few.unassigned.tooFewPersons && few.unassigned.persons == 20 && few.rules == nil && few.segments.isEmpty
        )
        #expect(Set(few.persons.values) == ["unassigned"])
        let one = segmented(try SampleLog.read("case;person;start\nA;x;2026-01-01")).report
        #expect(one.persons == ["x": "unassigned"])
        let report = segmented(try log((0..<40).map { (name($0), $0, 1, $0 % 2 + 1) }), minimum: 2).report
        #expect(report.unassigned.persons == 21 && !report.unassigned.tooFewPersons)
    }

    @Test("each segment is described in both languages by what is typical of it")
    func described() throws {
        let report = segmented(try log(kinds(90))).report
        let regulars = try #require(
            report.segments.first { $0.id == "recent_high" || $0.id == "recent_medium" && $0.persons > 0 }
        )
        #expect(report.segments.allSatisfy { !$0.name.isEmpty && !$0.nameFR.isEmpty })
        #expect(regulars.description.hasPrefix("Typically: last event") || regulars.persons == 0)
        let taken = report.segments.filter { $0.persons > 0 }
        #expect(taken.allSatisfy { $0.descriptionFR.hasPrefix("En général : dernier événement il y a ") })
        #expect(report.segments.filter { $0.persons == 0 }.allSatisfy { $0.description == "Nobody at present." })
        #expect(abs(report.segments.map(\.share).reduce(0, +) - 1) < 0.001)
    }

    @Test("bounds stay those of the run before while they part people as new ones would, and labels keep their meaning")
    func keptBounds() throws {
        var persons = kinds(90)
        let first = segmented(try log(persons)).report
        persons.append((name(500), 3, 13, 2))
        let second = segmented(try log(persons), previous: first, at: "2026-11-21T08:00:00.000Z").report
        #expect(second.rules?.kept == true && second.rules?.setAt == first.generatedAt)
        #expect(second.changes?.newPersons == 1 && second.changes?.moves.isEmpty == true)
        // Everybody comes much more often: the old bounds part nobody any more.
        let busy = persons.map { (name: $0.name, recency: $0.recency + 400, cases: $0.cases * 3, events: $0.events) }
        let third = segmented(try log(busy), previous: second, at: "2026-11-22T08:00:00.000Z").report
        #expect(third.rules?.kept == false && third.rules?.setAt == "2026-11-22T08:00:00.000Z")
        // Another rule of who counts draws them anew too.
        #expect(segmented(try log(persons), minimum: 3, previous: first).report.rules?.kept == false)
    }

    @Test("who moved is told, with where from")
    func moves() throws {
        var persons = kinds(90)
        let first = segmented(try log(persons)).report
        persons[1].recency = 2
        persons.removeLast()
        let (report, rows) = segmented(try log(persons), previous: first)
        #expect(
            report.changes?.moves == [
                .init(from: try #require(first.persons[name(1)]), to: try #require(report.persons[name(1)]), persons: 1)
            ]
        )
        #expect(report.changes?.gonePersons == 1 && report.changes?.newPersons == 0)
        #expect(rows.first { $0.measures.person == name(1) }?.previous == first.persons[name(1)])
    }

    @Test("three kinds of people are proposed as three clusters, stable ones")
    func clusters() throws {
        let report = segmented(try log(kinds(150))).report
        let proposal = report.proposal
        #expect(proposal.accepted && proposal.k == 3, "\(proposal)")
        #expect(try #require(proposal.stability) >= 0.8 && (try #require(proposal.silhouette)) > 0.5)
        #expect(proposal.clusters.map(\.id) == ["C1", "C2", "C3"] && proposal.clusters.map(\.persons) == [50, 50, 50])
        #expect(report.method == .rules && report.segments.count == 9)
    }

    @Test(
        "asked for clusters, they are the segments; labels go on from one run to the next, and new groups get new ones"
    )
    func stableLabels() throws {
        let first = segmented(try log(kinds(150)), .clusters).report
        #expect(first.method == .clusters && first.segments.map(\.id) == ["C1", "C2", "C3"])
        let second = segmented(try log(kinds(156, seed: 9)), .clusters, previous: first).report
        let shared = Set(first.persons.keys).intersection(second.persons.keys)
        #expect(shared.count == 151 && shared.allSatisfy { first.persons[$0] == second.persons[$0] })
        // The regulars vanish, and others come who are unlike all before.
        let others = kinds(150).enumerated().map { index, person in
            index % 3 == 0 ? (name: "q\(index + 1000)", recency: 500 + index, cases: 1, events: 60) : person
        }
        let third = segmented(try log(others), .clusters, previous: second).report
        #expect(Set(third.segments.map(\.id)) == ["C2", "C3", "C4"] || third.segments.contains { $0.id == "C4" })
        #expect(third.proposal.labelsUsed >= 4 && !third.segments.contains { $0.id == "C1" })
    }

    @Test("without structure, stability, spread or persons there is no proposal but the reason, in both languages")
    func refused() throws {
        let few = segmented(try log(kinds(30))).report.proposal
        #expect(few.refusal == .tooFewPersons && few.reasonFR?.contains("50") == true && !few.accepted)
        let same = segmented(try log((0..<60).map { (name($0), 7, 2, 3) })).report
        #expect(same.proposal.refusal == .noSpread && same.segments.filter { $0.persons > 0 }.count == 1)
        // One even cloud has no groups that every sample finds again.
        var random = SplitMix64(seed: 8)
        let cloud = (0..<300).map { number in
            (name(number), Int(exp(Double(random.below(1000)) / 180)), 1 + random.below(20), 2 + random.below(12))
        }
        let made = segmented(try log(cloud)).report.proposal
        #expect(made.refusal == .unstable || made.refusal == .noStructure, "\(made)")
        #expect(made.reason?.isEmpty == false && made.clusters.isEmpty)
        let asked = segmented(try log(cloud), .clusters).report
        #expect(asked.method == .rules && asked.segments.count == 9)
    }

    @Test("permuted lines give the same bytes")
    func permuted() throws {
        var random = SplitMix64(seed: 6)
        var lines = SampleLog.permits(300)
        let first = try CanonicalJSON.pretty(segmented(SampleLog.read(SampleLog.text(lines))).report)
        for _ in 0..<2 {
            lines.shuffle(using: &random)
            #expect(try CanonicalJSON.pretty(segmented(SampleLog.read(SampleLog.text(lines))).report) == first)
        }
    }
}
