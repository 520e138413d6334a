// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import WorkerProtocol

@testable import Daemon

@Suite("What doctor says of recognition")
struct DoctorRecognitionTests {
    @Test("names the packages that are missing, and nothing to do where none is")
    func findings() {
        let none = Doctor.finding(nil, languages: ["fra", "eng"])
        #expect(none.verdict == .warn)
        #expect(none.remedy == "sudo apt install tesseract-ocr tesseract-ocr-fra tesseract-ocr-eng")
        let partial = Doctor.finding(.init(version: "5.3.0", languages: ["eng"]), languages: ["eng", "chi_sim"])
        #expect(partial.verdict == .warn && partial.detail.contains("chi_sim, osd"))
        #expect(partial.remedy == "sudo apt install tesseract-ocr-chi-sim tesseract-ocr-osd")
        let all = Doctor.finding(.init(version: "5.3.0", languages: ["fra", "eng", "osd"]), languages: ["fra", "eng"])
        #expect(all == .ok("recognition", "tesseract 5.3.0: fra, eng"))
    }
}
