// SPDX-License-Identifier: GPL-3.0-or-later
import PipelineModel
import Testing

@Suite("Option values")
struct OptionValueTests {
    @Test("a lone string reads as a list of one, a mixed list as none")
    func strings() {
        #expect(OptionValue.string("fra").strings == ["fra"])
        #expect(OptionValue.list([.string("a"), .int(1)]).strings == nil)
    }
}
