// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import PipelineModel
import StatusPages
import Testing

@Suite("A pipeline as a graph")
struct PipelineDrawingTests {
    /// Position and size of the boxes, by the name in each.
    private func boxes(_ html: String) -> [(name: String, x: Int, y: Int, width: Int)] {
        let rect = /<rect class="[^"]*" x="(\d+)" y="(\d+)" width="(\d+)" height="44" rx="7"\/><text[^>]*>([^<]*)</
        return html.matches(of: rect).map { match in
            (String(match.4), Int(match.1) ?? 0, Int(match.2) ?? 0, Int(match.3) ?? 0)
        }
    }

    @Test("every stage stands to the right of those it waits for, and none on another")
    func order() throws {
        let drawn = boxes(PipelineDrawing(PageFixtures.pipeline, .english).html)
        #expect(Set(drawn.map(\.name)) == ["inbox/cv", "extract", "profile", "render", "index", "score", "delivery"])
        let lefts = Dictionary(uniqueKeysWithValues: drawn.map { ($0.name, $0.x) })
        for stage in PageFixtures.pipeline.stages {
            for source in PageFixtures.pipeline.sources(of: stage) {
                let (left, right) = (try #require(lefts[source]), try #require(lefts[stage.name]))
                #expect(left < right)
            }
        }
        for (index, left) in drawn.enumerated() {
            for other in drawn[(index + 1)...] {
                let apart =
                    left.x + left.width <= other.x || other.x + other.width <= left.x || abs(left.y - other.y) >= 44
                #expect(apart, "\(left.name) and \(other.name)")
            }
        }
    }

    @Test("who sees no drawing reads the same in words")
    func words() {
        let html = PipelineDrawing(PageFixtures.pipeline, .french).html
        #expect(html.contains("Étapes de cv : extract; profile après extract; render après profile"))
    }

    @Test("stages that wait for each other are drawn all the same")
    func circle() {
        var pipeline = PageFixtures.pipeline
        pipeline.stages[0].from = ["score": "score"]
        #expect(boxes(PipelineDrawing(pipeline, .english).html).count == 7)
    }

    @Test("a long name has a box as wide as it needs")
    func wide() throws {
        var pipeline = PageFixtures.pipeline
        pipeline.stages = [StageSpec(name: String(repeating: "m", count: 60), kind: "prompt")]
        let drawn = boxes(PipelineDrawing(pipeline, .english).html)
        #expect(try #require(drawn.first { $0.name.count == 60 }).width > 400)
    }
}
