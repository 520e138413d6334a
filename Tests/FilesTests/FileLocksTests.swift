// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import DurableFiles

struct FileLocksTests {
    private let text = """
        1: POSIX  ADVISORY  WRITE 4711 fe:00:1234 1073741825 1073741825
        2: POSIX  ADVISORY  READ 4711 fe:00:1234 1073741826 1073742335
        3: POSIX  ADVISORY  READ 4712 fe:00:1234 1073741826 1073742335
        3: -> POSIX  ADVISORY  WRITE 4713 fe:00:1234 1073741824 1073741824
        4: FLOCK  ADVISORY  WRITE 4714 fe:00:1234 0 EOF
        5: POSIX  ADVISORY  WRITE 4715 fe:00:12345 0 EOF
        6: OFDLCK ADVISORY  READ -1 00:2f:1234 0 EOF
        nonsense
        """

    @Test("the holders of a file are told, once each, with what they hold; those that wait are not")
    func parse() {
        let found = FileLocks.parse(text, inode: 1234)
        let held = Dictionary(uniqueKeysWithValues: found.map { ($0.process, $0.isExclusive) })
        #expect(held == [4711: true, 4712: false, -1: false])
        #expect(FileLocks.parse(text, inode: 99).isEmpty)
        #expect(FileLocks.parse("", inode: 1234).isEmpty)
    }

    @Test("a holder that one look found is told, also where the next one misses it; a writer ends the looking")
    func looks() {
        let reader = "1: POSIX  ADVISORY  READ 4712 fe:00:1234 1073741826 1073742335"
        var left = ["", reader, ""]
        #expect(FileLocks.gather(inode: 1234) { left.popLast() ?? "" } == [4712: false])
        var count = 0
        let found = FileLocks.gather(inode: 1234) {
            count += 1
            return count < 3 ? reader : text
        }
        #expect(found == [4711: true, 4712: false] && count == 3)
        #expect(FileLocks.gather(inode: 1234) { nil }.isEmpty)
    }
}
