// SPDX-License-Identifier: GPL-3.0-or-later
import EventLogs
import Foundation
import JobModel
import SeededRandom
import Testing

@Suite("Reading event logs")
struct LogReadingTests {
    private func starts(_ dates: [String], _ change: (inout EventLogOptions) -> Void = { _ in }) throws -> [String] {
        let lines = dates.enumerated().map { "c\($0.offset + 10)\t\($0.element)" }
        let log = try SampleLog.read("case\tstart\n" + lines.joined(separator: "\n"), change)
        return log.events.map {
            Timestamp.text(Date(timeIntervalSince1970: Double($0.start))).replacing(".000Z", with: "")
        }
    }

    @Test("usual headings are known in French and English, whatever their case, accents and separator")
    func headings() throws {
        for text in [
            "Dossier;Usager;Étape;Date début;Date fin;Catégorie\nA;x;tri;01/02/2026;13/02/2026;g\n",
            "case_id,person_id,activity,start_time,end_time,category\nA,x,tri,2026-02-01,2026-02-13,g\n",
            "\u{FEFF}sep=\t\r\nCASE\tPerson\tStep\tStart\tEnd\tGroup\r\nA\tx\ttri\t2026-02-01\t2026-02-13\tg",
        ] {
            let log = try SampleLog.read(text)
            #expect(
                log.cases == ["A"] && log.persons == ["x"] && log.steps == ["tri"] && log.groups == ["g"],
                "\(text)"
            )
            #expect(log.events.first?.start == 1_769_904_000 && log.events.first?.end == 1_770_940_800, "\(text)")
            #expect(log.facts.problems.isEmpty)
        }
    }

    @Test("columns may be named; a name that no heading has is told with those that there are, in both languages")
    func named() throws {
        let text = "Nº;Guichet;Ouvert le\n1;tri;2026-01-05\n"
        let log = try SampleLog.read(text) { $0.columns = [.case: "nº", .step: "guichet", .start: "OUVERT LE"] }
        #expect(log.steps == ["tri"])
        let error = #expect(throws: GreffierError.self) {
            try SampleLog.read(text) { $0.columns = [.case: "nº", .start: "reçu"] }
        }
        #expect(error?.code == .eventsColumns && error?.detail.contains("Guichet | Ouvert le") == true)
        #expect(error?.detailFR?.contains("introuvable : start: reçu") == true)
        let usual = #expect(throws: GreffierError.self) { try SampleLog.read("a;b\n1;2\n") }
        #expect(usual?.detail.contains("not found: case, start") == true)
    }

    @Test("UTF-8, UTF-16 with its mark and Windows-1252 give the same text")
    func encodings() throws {
        let text = "dossier;étape;début\nA;Décision finale – œuvre;2026-01-05\n"
        var log = try SampleLog.read(text)
        #expect(log.facts.encoding == "utf-8" && log.steps == ["Décision finale – œuvre"])
        log = try EventLogReader.read(
            Data([0xFF, 0xFE]) + (text.data(using: .utf16LittleEndian) ?? Data()),
            SampleLog.options()
        )
        #expect(log.facts.encoding == "utf-16" && log.steps == ["Décision finale – œuvre"])
        log = try EventLogReader.read(text.data(using: .windowsCP1252) ?? Data(), SampleLog.options())
        #expect(log.facts.encoding == "windows-1252" && log.steps == ["Décision finale – œuvre"])
        // One broken character does not make the others wrong.
        log = try EventLogReader.read(
            Data(text.utf8) + Data([0x42, 0xE9]) + Data(";étape;2026-01-06".utf8),
            SampleLog.options()
        )
        #expect(log.facts.encoding == "utf-8" && log.steps.contains("Décision finale – œuvre"))
    }

    @Test("dates are read as French and English programs write them")
    func dates() throws {
        let dates = [
            "2026-03-04", "20260304", "2026/03/04 09:15", "2026-03-04T09:15:02.5Z", "2026-03-04T09:15+01:00",
            "2026-03-04 09:15:02 -0130", "2026-03-04 09:15 UTC", "4 mars 2026", "1er mars 2026 à 9h",
            "4 mars 2026 9h05",
            "4 Mar 2026", "Mar 4, 2026", "March 4th, 2026 9:15 PM", "4-sept.-26", "4 févr. 2026", "4 DÉCEMBRE 2025",
            "20260304T091500",
        ]
        #expect(
            try starts(dates) == [
                "2026-03-04T00:00:00", "2026-03-04T00:00:00", "2026-03-04T09:15:00", "2026-03-04T09:15:02",
                "2026-03-04T08:15:00", "2026-03-04T10:45:02", "2026-03-04T09:15:00", "2026-03-04T00:00:00",
                "2026-03-01T09:00:00", "2026-03-04T09:05:00", "2026-03-04T00:00:00", "2026-03-04T00:00:00",
                "2026-03-04T21:15:00", "2026-09-04T00:00:00", "2026-02-04T00:00:00", "2025-12-04T00:00:00",
                "2026-03-04T09:15:00",
            ]
        )
    }

    @Test("what is no date is told, and taken for none")
    func noDates() throws {
        for date in [
            "2026-02-30", "32/01/2026", "13/13/2026", "2026-1", "hier", "12 jui 2026", "2026-01-01 25:00", "46345",
            "2026-01-01 9:5", "1/2/3", "2026-01-01 10:00 PT", "00/00/0000", "2026-01-01x", "9999999999999",
        ] {
            let log = try SampleLog.read("case;start\nA;\(date)\nB;2026-01-01")
            #expect(log.facts.problems.map(\.reason) == ["start_unreadable"], "\(date)")
            #expect(log.facts.problems.first?.lines == [2])
        }
    }

    @Test(
        "day or month first is told by the dates themselves, by many against few; else the day is assumed and that said"
    )
    func orders() throws {
        #expect(try starts(["03/04/2026", "25/04/2026"]) == ["2026-04-03T00:00:00", "2026-04-25T00:00:00"])
        #expect(try starts(["03/04/2026", "04/25/2026"]) == ["2026-03-04T00:00:00", "2026-04-25T00:00:00"])
        #expect(try starts(["03.04.26"]) == ["2026-04-03T00:00:00"])
        #expect(try starts(["03/04/2026"]) { $0.dates = .monthFirst } == ["2026-03-04T00:00:00"])
        var log = try SampleLog.read("case;start\na;25/01/2026\nb;26/01/2026\nc;01/27/2026")
        #expect(log.facts.dates == "day_first" && !log.facts.datesAreGuessed && log.facts.problems.first?.lines == [4])
        log = try SampleLog.read("case;start\na;03/04/2026")
        #expect(log.facts.datesAreGuessed)
        log = try SampleLog.read("case;start\na;2026-03-04")
        #expect(log.facts.dates == nil && !log.facts.datesAreGuessed)
    }

    @Test("each kind of bad line is told with its number and reason in both languages, and the others are counted")
    func badLines() throws {
        let log = try SampleLog.read(
            """
            dossier;usager;étape;début;fin;catégorie
            A;x;tri;2026-01-01;2026-01-05;g
            ;x;tri;2026-01-01;;g
            A;;tri;2026-01-01;;g
            A;x;;2026-01-01;;g
            A;x;tri;;;g
            A;x;tri;le 1er;;g
            A;x;tri;2026-01-01;bientôt;g
            A;x;tri;2026-01-05;2026-01-01;g
            A;x;tri;2036-01-01;;g
            B;x;tri;2026-01-01;2036-01-01;g
            A;x;tri;2026-01-01
            A;x;tri;2026-01-01;;g;trop
            A;x;"tri" oui;2026-01-01;;g

            A;x;tri;2026-01-01;2026-01-05;g
            C;x;tri;2026-01-01;en cours;g;;
            D;x;tri;2026-01-02;NULL;g

            """
        ) { $0.required = [.case, .person, .step, .start] }
        #expect(
            log.facts.problems.map { "\($0.reason) \($0.lines)" } == [
                "quoting [14]", "too_few_columns [12]", "too_many_columns [13]", "no_case [3]", "no_person [4]",
                "no_step [5]", "no_start [6]", "start_unreadable [7]", "end_unreadable [8]", "end_before_start [9]",
                "start_in_future [10]", "end_in_future [11]", "duplicate [16]",
            ]
        )
        #expect(log.cases == ["A", "B", "C", "D"] && log.facts.lines == 16 && log.facts.leftOut == 12)
        #expect(log.events.map { $0.end == nil } == [false, true, true, true])
        #expect(log.facts.problems.allSatisfy { $0.message.hasSuffix(".") && $0.messageFR.hasSuffix(".") })
        #expect(log.facts.problems.filter(\.kept).map(\.reason) == ["end_in_future"])
    }

    @Test("quoted values hold separators, quotation marks and lines; a stray mark loses its own line only")
    func quotes() throws {
        let log = try SampleLog.read(
            "case;step;start\n\"A;1\";\"dit \"\"oui\"\"\n\";2026-01-01\nB;5\" tube;2026-01-02\nC;\"perdu;2026-01-03\nD;x;2026-01-04\n"
        )
        #expect(log.cases == ["A;1", "B", "D"] && log.steps == ["5\" tube", "dit \"oui\"", "x"])
        #expect(log.facts.problems.map(\.reason) == ["quoting"] && log.facts.problems.first?.lines == [5])
    }

    @Test("an empty file, headings alone, a picture and lines without any use end with one reason each")
    func nothing() throws {
        func code(_ data: Data) -> ErrorCode? {
            #expect(throws: GreffierError.self) { try EventLogReader.read(data, SampleLog.options()) }?.code
        }
        #expect(code(Data()) == .eventsEmpty)
        #expect(code(Data("\n\n".utf8)) == .eventsEmpty)
        #expect(code(Data("case;start\n".utf8)) == .eventsEmpty)
        #expect(code(Data([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13])) == .eventsUnreadable)
        let error = #expect(throws: GreffierError.self) { try SampleLog.read("case;start\nA;demain\nB;demain\n") }
        #expect(error?.detail == "2 × The start is not a date that can be read.")
        #expect(error?.detailFR?.hasPrefix("2 × Le début") == true)
    }

    @Test("looked at as of an earlier day, what began later is left out and what ended later was open")
    func asOf() throws {
        let text = "case;start;end\nA;2026-01-01;2026-03-01\nB;2026-01-05 10:00;2026-01-20 12:00\nC;2026-02-02;\n"
        let log = try SampleLog.read(text) { $0.asOf = .init(day: "2026-01-20") ?? .log }
        #expect(log.cases == ["A", "B"] && log.events.map { $0.end == nil } == [true, false])
        #expect(log.asOf == log.events[1].end)
        #expect(log.facts.problems.map(\.reason) == ["after_as_of"])
        #expect(try SampleLog.read(text).facts.last == "2026-03-01T00:00:00Z")
        #expect(try SampleLog.read(text) { $0.asOf = .today }.asOf == SampleLog.now)
    }

    @Test("the order of the lines does not matter")
    func order() throws {
        var random = SplitMix64(seed: 7)
        var lines = SampleLog.permits(60)
        let log = try SampleLog.read(SampleLog.text(lines))
        for _ in 0..<5 {
            lines.shuffle(using: &random)
            var other = try SampleLog.read(SampleLog.text(lines))
            #expect(other.cases == log.cases && other.steps == log.steps && other.facts == log.facts)
            for index in other.events.indices { other.events[index].line = log.events[index].line }
            #expect(other.events == log.events)
        }
    }

    @Test("mutated bytes never crash the reader, and what is lost is told")
    func mutated() throws {
        var random = SplitMix64(seed: 11)
        let good = Array(SampleLog.text(SampleLog.permits(20)).utf8)
        for _ in 0..<400 {
            var bytes = good
            for _ in 0...random.below(12) {
                let place = random.below(bytes.count)
                switch random.below(3) {
                case 0: bytes[place] = random.pick([0x22, 0x3B, 0x0A, 0x0D, 0x2F, 0xE9, 0x30])
                case 1: bytes.remove(at: place)
                default: bytes.insert(random.pick([0x22, 0x3B, 0x0A, 0x39]), at: place)
                }
            }
            guard let log = try? EventLogReader.read(Data(bytes), SampleLog.options()) else { continue }
            #expect(log.facts.events + log.facts.leftOut == log.facts.lines)
        }
    }
}
