// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import JobStore

extension RunReport {
    /// The report of a run as it stands, ended or not: what run.json will hold, as far as it is known.
    package init(_ story: RunStory) {
        let builder = RunReportBuilder(story)
        self = builder.report(publishing: nil)
        finishedAt = story.run.finishedAt.map(Timestamp.text)
    }
}
