// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
import Pages
package import PipelineModel

/// A pipeline as a graph from left to right: what starts it, its stages, the delivery.
///
/// Stages stand in columns by how many others come before them at the most.
package struct PipelineDrawing: Sendable {
    private let pipeline: Pipeline
    private let markup: Markup

    package init(_ pipeline: Pipeline, _ language: ReportLanguage) {
        self.pipeline = pipeline
        markup = Markup(language: language)
    }

    private static let height = 44
    private static let (gapX, gapY) = (38, 14)
    /// What a character takes of a box at the size of its letters, at the most for usual words.
    private static let widthOfCharacter = 7.6
    private static let leastWidth = 76

    /// A box of the drawing.
    private struct Box {
        var title: String
        var kind: String
        var style = ""
        var column: Int
        var from: [String]
        var x = 0
        var y = 0
        var width = 0
    }

    package var html: String {
        let boxes = placed(boxes())
        let width = (boxes.values.map { $0.x + $0.width }.max() ?? 0) + 2
        let height = (boxes.values.map { $0.y + Self.height }.max() ?? 0) + 2
        let order = boxes.sorted { ($0.value.x, $0.value.y) < ($1.value.x, $1.value.y) }
        let edges = order.flatMap { _, box in box.from.compactMap { boxes[$0] }.map { edge(from: $0, to: box) } }
        let label = markup.escape(
            markup.text("Étapes de \(pipeline.name) : ", "Stages of \(pipeline.name): ") + words
        )
        return "<div class=\"graph\" role=\"group\" tabindex=\"0\" aria-label=\"\(label)\">"
            + "<svg viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\" aria-hidden=\"true\">"
            + edges.joined() + order.map { draw($0.value) }.joined() + "</svg></div>\n"
    }

    /// The graph for those who do not see it.
    private var words: String {
        pipeline.stages.map { stage in
            let sources = pipeline.sources(of: stage)
            return sources.isEmpty
                ? stage.name : stage.name + markup.text(" après ", " after ") + sources.joined(separator: ", ")
        }.joined(separator: "; ")
    }

    // MARK: Boxes

    /// The name of no stage.
    private static let (start, end) = ("\u{0}start", "\u{0}end")

    private func boxes() -> [String: Box] {
        var boxes: [String: Box] = [:]
        var columns: [String: Int] = [:]
        func column(_ name: String, _ path: Set<String>) -> Int {
            if let known = columns[name] { return known }
            let sources = pipeline.stage(name).map(pipeline.sources(of:)) ?? []
            let before = sources.filter { !path.contains($0) }.map { column($0, path.union([$0])) }
            let value = 1 + (before.max() ?? 0)
            columns[name] = value
            return value
        }
        var isSource: Set<String> = []
        for stage in pipeline.stages {
            let sources = pipeline.sources(of: stage)
            isSource.formUnion(sources)
            boxes[stage.name] = Box(
                title: stage.name,
                kind: kind(of: stage),
                style: stage.isOptional ? "maybe" : "",
                column: column(stage.name, [stage.name]),
                from: sources.isEmpty ? [Self.start] : sources
            )
        }
        let last = pipeline.stages.map(\.name).filter { !isSource.contains($0) }
        let (title, detail) = trigger
        boxes[Self.start] = Box(title: title, kind: detail, style: "end", column: 0, from: [])
        boxes[Self.end] = Box(
            title: markup.text("livraison", "delivery"),
            kind: "outbox",
            style: "end",
            column: 1 + (columns.values.max() ?? 0),
            from: last
        )
        return boxes
    }

    private func kind(of stage: StageSpec) -> String {
        [
            stage.forEach == nil ? nil : markup.text("chaque", "each"),
            stage.kind == stage.name ? nil : stage.kind,
            stage.isOptional ? markup.text("facultative", "optional") : nil,
        ].compactMap { $0 }.joined(separator: " · ")
    }

    private var trigger: (title: String, detail: String) {
        switch pipeline.trigger {
        case .inbox(let folder): ("inbox/\(folder)", markup.text("fichiers", "files"))
        case .schedule(let cron, _): (cron, markup.text("horaire", "schedule"))
        case .submission: (markup.text("demande", "request"), "submit")
        }
    }

    /// Columns from left to right, each centred.
    private func placed(_ boxes: [String: Box]) -> [String: Box] {
        var boxes = boxes
        let order = [Self.start] + pipeline.stages.map(\.name) + [Self.end]
        let columns = Dictionary(grouping: order.filter { boxes[$0] != nil }) { boxes[$0]?.column ?? 0 }
        let tallest = columns.values.map(\.count).max() ?? 1
        var x = 1
        for column in columns.keys.sorted() {
            let names = columns[column] ?? []
            let width = names.compactMap { boxes[$0].map(Self.width) }.max() ?? 0
            var y = 1 + (tallest - names.count) * (Self.height + Self.gapY) / 2
            for name in names {
                boxes[name]?.x = x
                boxes[name]?.y = y
                boxes[name]?.width = width
                y += Self.height + Self.gapY
            }
            x += width + Self.gapX
        }
        return boxes
    }

    private static func width(of box: Box) -> Int {
        let characters = Double(max(box.title.count, box.kind.count * 6 / 7))
        return max(leastWidth, Int(characters * widthOfCharacter) + 22)
    }

    // MARK: Drawing

    private func draw(_ box: Box) -> String {
        let middle = box.x + box.width / 2
        let isAlone = box.kind.isEmpty
        return "<rect class=\"\(box.style)\" x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(box.width)\" "
            + "height=\"\(Self.height)\" rx=\"7\"/>"
            + "<text x=\"\(middle)\" y=\"\(box.y + (isAlone ? 27 : 20))\">\(markup.escape(box.title))</text>"
            + (isAlone
                ? "" : "<text class=\"kind\" x=\"\(middle)\" y=\"\(box.y + 35)\">\(markup.escape(box.kind))</text>")
    }

    private func edge(from: Box, to: Box) -> String {
        let (x1, y1) = (from.x + from.width, from.y + Self.height / 2)
        let (x2, y2) = (to.x, to.y + Self.height / 2)
        let bend = Self.gapX / 2
        return "<path d=\"M\(x1) \(y1)C\(x1 + bend) \(y1) \(x2 - bend) \(y2) \(x2 - 6) \(y2)\"/>"
            + "<polygon points=\"\(x2),\(y2) \(x2 - 7),\(y2 - 4) \(x2 - 7),\(y2 + 4)\"/>"
    }
}
