// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import Foundation
import JobModel
import Testing
import XMLStreams

/// XML trees and the writing of archives.
@Suite("Trees and archives")
struct PackagingTests {
    @Test(
        "a document reads and writes to the same bytes",
        arguments: [
            "<a/>",
            "<w:a xmlns:w=\"u\" w:b=\"1\" c=\"&quot;&lt;&amp;&#10;&#9;\"><w:d> x &amp; y &lt;z&gt; </w:d><w:e/></w:a>",
            "<a>é 😀 &#13;<!-- note --><?pi data?></a>",
        ]
    )
    func roundTrip(xml: String) throws {
        let data = try XMLTree(data: Data(xml.utf8)).data
        #expect(String(decoding: data, as: UTF8.self).split(separator: "\n", maxSplits: 1).last.map(String.init) == xml)
    }

    @Test(
        "what is no safe XML is refused",
        arguments: ["", "<a>", "<a></b>", "<a/><b/>", "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "text"]
    )
    func refused(xml: String) {
        #expect { try XMLTree(data: Data(xml.utf8)) } throws: { ($0 as? GreffierError)?.code == .documentCorrupt }
    }

    @Test("a document of 300 levels is refused")
    func deep() {
        let xml = String(repeating: "<a>", count: 300) + String(repeating: "</a>", count: 300)
        #expect(throws: GreffierError.self) { try XMLTree(data: Data(xml.utf8)) }
    }

    @Test("an archive is written, changed and read again")
    func archive() throws {
        let date = Date(timeIntervalSince1970: 1_763_630_103)
        let writer = try ZipWriter()
        try writer.set("mimetype", Data("text/x".utf8), isCompressed: false)
        try writer.set("b/é.xml", Data(repeating: 0x41, count: 100_000))
        try writer.set("gone.txt", Data("x".utf8))
        try writer.set("empty", Data())
        let first = try writer.finish(modified: date)
        #expect(first.count < 2000)
        let changer = try ZipWriter(updating: first)
        try changer.set("b/é.xml", Data("new".utf8))
        try changer.remove("gone.txt")
        try changer.remove("never.there")
        let second = try changer.finish(modified: date)
        let reader = try ZipReader(data: second)
        #expect(reader.names == ["mimetype", "b/é.xml", "empty"])
        #expect(try reader.data("b/é.xml") == Data("new".utf8))
        #expect(try reader.data("mimetype") == Data("text/x".utf8))
        #expect(try reader.data("empty") == Data())
    }

    @Test("what is no archive cannot be changed")
    func noArchive() {
        #expect(throws: GreffierError.self) { try ZipWriter(updating: Data("no archive".utf8)) }
    }
}
