// SPDX-License-Identifier: GPL-3.0-or-later
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
                    var mistake = Mistake(
                        file: shown,
                        line: place.line,
                        column: place.column,
                        message: words.english.message,
                        remedy: words.english.remedy
                    )
                    mistake.messageFR = words.french.message
                    mistake.remedyFR = words.french.remedy
                    return mistake
                }
            }
        }
    }

    private typealias Words = (message: String, remedy: String)

    private func complaint(about receiver: String) -> (english: Words, french: Words)? {
        guard let target = NotificationTarget(receiver) else {
            return (
                (
                    "'\(receiver)' is nobody who can be told",
                    "write a mail address, a number such as \"+33612345678\", webhook or feed"
                ),
                (
                    "« \(receiver) » n’est pas un destinataire",
                    "écrivez une adresse de courriel, un numéro tel que \"+33612345678\", webhook ou feed"
                )
            )
        }
        guard let ways, !ways.contains(target.way) else { return nil }
        let section = target.way == .mail ? "smtp" : target.way.rawValue
        return (
            (
                "'\(receiver)' is told by \(target.way.rawValue), and notifications.\(section) is not set",
                "add `\(section):` under notifications in greffier.yaml"
            ),
            (
                "« \(receiver) » passe par \(target.way.rawValue), et notifications.\(section) manque",
                "ajoutez `\(section):` sous notifications dans greffier.yaml"
            )
        )
    }
}
