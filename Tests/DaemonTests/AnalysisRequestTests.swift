// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Testing

@testable import Daemon

@Suite("A request to analyse a text")
struct AnalysisRequestTests {
    @Test("names the text by either word, and may name pipeline and patience")
    func valid() throws {
        let short = try AnalysisRequest(Data(#"{"text": "a"}"#.utf8))
        #expect(short.text == "a" && short.pipeline == nil && short.wait == 120)
        let long = try AnalysisRequest(Data(#"{"cv_text": "b", "text": "a", "pipeline": "cv", "wait": 0.5}"#.utf8))
        #expect(long.text == "b" && long.pipeline == "cv" && long.wait == 0.5)
    }

    @Test(
        "is refused where anything in it is of another kind than it should be",
        arguments: [
            "", "[]", "text", "{}", #"{"text": ""}"#, #"{"text": 5}"#, #"{"cv_text": "a", "text": 5}"#,
            #"{"text": "a", "pipeline": {}}"#, #"{"text": "a", "pipeline": ""}"#, #"{"text": "a", "wait": 601}"#,
            #"{"text": "a", "wait": -1}"#, #"{"text": "a", "wait": "long"}"#,
        ]
    )
    func invalid(text: String) {
        let error = #expect(throws: GreffierError.self) { try AnalysisRequest(Data(text.utf8)) }
        #expect(error?.code == .webRequest)
    }
}
