// SPDX-License-Identifier: GPL-3.0-or-later
import PipelineModel
import Testing

@testable import Daemon

@Suite("What doctor says of LibreOffice")
struct DoctorOfficeTests {
    private func entry(_ stages: StageSpec...) -> PipelineFolder.Entry {
        .init(
            file: "cv.yaml",
            text: "",
            outcome: .success(Pipeline(name: "cv", trigger: .inbox(folder: "cvs"), stages: stages, publish: []))
        )
    }

    private func stage(_ name: String, _ kind: String, _ options: [String: OptionValue]) -> StageSpec {
        StageSpec(name: name, kind: kind, options: options)
    }

    @Test("its absence is nothing to mend where no stage prints by it")
    func unneeded() {
        let drawn = stage("dossier", "render", ["formats": .list([.string("pdf")])])
        let other = stage("word", "render", ["pdf": .string("libreoffice"), "formats": .list([.string("docx")])])
        let letter = stage("letter", "letter", ["formats": .list([.string("docx")])])
        let finding = Doctor.withoutOffice([entry(drawn, other, letter)], "auto")
        #expect(finding.verdict == .ok && finding.remedy == nil)
    }

    @Test("stages that print by it are named, with the command that installs it")
    func needed() {
        let dossier = stage("dossier", "render", ["pdf": .string("libreoffice")])
        let letter = stage("letter", "letter", ["formats": .list([.string("pdf")])])
        let finding = Doctor.withoutOffice([entry(dossier, letter)], "auto")
        #expect(finding.verdict == .fail && finding.remedy == "sudo apt install libreoffice-writer-nogui")
        #expect(finding.detail == "not installed, and these stages wait for it: cv/dossier, cv/letter")
        #expect(finding.detailFR == "absent, et ces étapes l’attendent : cv/dossier, cv/letter")
        let unused = Doctor.withoutOffice([entry(dossier)], "never")
        #expect(unused.verdict == .fail && unused.remedyFR?.contains("workers.libreoffice") == true)
    }
}
