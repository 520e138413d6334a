// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Testing
import WebService

@Suite("Forms with files")
struct MultipartFormTests {
    private func form(_ lines: [String], boundary: String = "xyz") throws -> MultipartForm {
        try MultipartForm(Data(lines.joined(separator: "\r\n").utf8), boundary: boundary)
    }

    @Test("fields and files come out as they went in, line ends and boundaries in files too")
    func parts() throws {
        let form = try form([
            "--xyz", "Content-Disposition: form-data; name=\"pipeline\"", "", "cv",
            "--xyz", "content-disposition: form-data; name=\"file\"; filename=\"a; \\\"b\\\".pdf\"",
            "Content-Type: application/pdf", "", "one\r\n--xy\r\n\r\ntwo", "--xyz--", "",
        ])
        #expect(form.text("pipeline") == "cv")
        #expect(form.parts.map(\.fileName) == [nil, "a; \"b\".pdf"])
        #expect(form.parts[1].data == Data("one\r\n--xy\r\n\r\ntwo".utf8))
        #expect(form.text("file") == nil)
    }

    @Test("an empty file is a part all the same")
    func empty() throws {
        let form = try form(["--xyz", "Content-Disposition: form-data; name=f; filename=a.txt", "", "", "--xyz--"])
        #expect(form.parts == [.init(name: "f", fileName: "a.txt", data: Data())])
    }

    @Test(
        "what is cut, has no name or no parts is refused",
        arguments: [
            [""], ["--xyz--"], ["--xyz"], ["--xyz", "Content-Disposition: form-data; name=a", "", "cut"],
            ["--xyz", "Content-Disposition: form-data", "", "x", "--xyz--"], ["--xyz", "X: y", "", "x", "--xyz--"],
            ["--xyz", "no head", "--xyz--"],
            ["--xyz then much more than white space that no form has there at all, ever, by far"],
        ]
    )
    func broken(lines: [String]) { #expect(throws: GreffierError.self) { try form(lines) } }

    @Test("more parts than a form has are refused")
    func many() {
        let part = ["--xyz", "Content-Disposition: form-data; name=a", "", "x"]
        let lines = (0..<300).flatMap { _ in part } + ["--xyz--"]
        #expect(throws: GreffierError.self) { try form(lines) }
    }

    @Test(
        "the boundary stands in the type",
        arguments: [
            ("multipart/form-data; boundary=xyz", "xyz"),
            ("multipart/form-data; charset=utf-8; BOUNDARY=\"a b\"", "a b"),
            ("multipart/form-data", nil), ("multipart/form-data; boundary=", nil),
            ("multipart/form-data; boundary=" + String(repeating: "a", count: 71), nil),
        ] as [(String, String?)]
    )
    func boundaries(type: String, boundary: String?) { #expect(MultipartForm.boundary(of: type) == boundary) }
}
