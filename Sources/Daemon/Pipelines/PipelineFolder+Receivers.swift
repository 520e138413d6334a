// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Notifications
import PipelineModel
import Stages

/// Whether stages that tell people name receivers that there are, by ways that the settings describe.
extension PipelineFolder {
    func receivers(of pipeline: Pipeline, _ text: String, shown: String) -> [Mistake] {
        let places = PipelinePlaces(text)
        return pipeline.stages.filter { $0.kind == NotifyStage.kind.kind }.flatMap { stage in
            let place = places.place(of: "to", in: stage.name)
            return (stage.options["to"]?.strings ?? []).compactMap { receiver in
                complaint(about: receiver).map { words in
                    Mistake(
                        file: shown,
                        line: place.line,
                        column: place.column,
                        words.message,
                        remedy: words.remedy
                    )
                }
            }
        }
    }

    private func complaint(about receiver: String) -> ReceiverMistake? {
        guard let target = NotificationTarget(receiver) else { return ReceiverMistake(nobody: receiver) }
        guard let ways, !ways.contains(target.way) else { return nil }
        return ReceiverMistake(ErrorDetail("'\(receiver)' is told", french: "« \(receiver) »"), by: target.way)
    }
}
