// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import LanguageModels
import PipelineModel

extension StageInput {
    /// Tells the run's events what a model answers.
    var answerWatcher: AnswerWatcher {
        let tell = tell
        return AnswerWatcher { progress in
            switch progress {
            case .began(let endpoint): tell(RunEvent(.modelBegan, endpoint))
            case .text(let text): tell(RunEvent(.modelText, text))
            }
        } reply: { reply in
            tell(RunEvent(.modelDone, reply.finish.rawValue))
        }
    }
}
