// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import JobStore
import Telemetry
import Testing

@testable import Daemon
@testable import Engine
@testable import WebService

@Suite("What the daemon counts")
struct ServiceMetricsTests {
    private func attempt(
        _ state: JobState,
        isCached: Bool = false,
        _ error: GreffierError? = nil,
        waited: Double? = nil,
        ended: RunStatus? = nil
    ) -> AttemptEnd {
        AttemptEnd(
            pipeline: "cv",
            stage: "text",
            state: state,
            isCached: isCached,
            error: error,
            seconds: 0.2,
            waited: waited,
            ended: ended
        )
    }

    @Test("jobs by outcome, runs by status, tries that failed by class and code")
    func attempts() {
        let metrics = ServiceMetrics()
        metrics.count(attempt(.retrying, GreffierError(.storeUnavailable), waited: 2))
        metrics.count(attempt(.succeeded, waited: nil))
        metrics.count(attempt(.succeeded, isCached: true, ended: .succeeded))
        metrics.count(attempt(.failed, GreffierError(.documentEmpty), ended: .failed))
        let text = MetricText.render(metrics.families)
        let lines = [
            #"greffier_jobs_total{pipeline="cv",stage="text",outcome="succeeded"} 1"#,
            #"greffier_jobs_total{pipeline="cv",stage="text",outcome="cached"} 1"#,
            #"greffier_jobs_total{pipeline="cv",stage="text",outcome="failed"} 1"#,
            #"greffier_runs_total{pipeline="cv",status="succeeded"} 1"#,
            #"greffier_runs_total{pipeline="cv",status="failed"} 1"#,
            #"greffier_failures_total{code="document.empty",class="permanent"} 1"#,
            // What was looked up took no time of a stage.
            #"greffier_stage_duration_seconds_count{pipeline="cv",stage="text"} 3"#,
            #"greffier_run_wait_seconds_sum{pipeline="cv"} 2"#,
        ]
        for line in lines { #expect(text.contains(line + "\n"), "\(line)\n\(text)") }
        let retries = text.split(separator: "\n").filter { $0.hasPrefix("greffier_retries_total{") }
        #expect(retries.count == 1 && retries.allSatisfy { $0.hasSuffix(" 1") })
    }

    @Test("methods that nobody serves are one label, however many are thought of")
    func methods() {
        let metrics = ServiceMetrics()
        for method in ["GET", "HEAD", "POST"] + (0..<100).map({ "BREW\($0)" }) {
            metrics.count(WebObservation(id: "1", method: method, route: "none", status: 405, seconds: 0))
        }
        let lines = MetricText.render(metrics.families).split(separator: "\n")
            .filter { $0.hasPrefix("greffier_http_requests_total{") }
        #expect(lines.count == 4)
        #expect(lines.contains(#"greffier_http_requests_total{method="other",route="none",status="405"} 100"#))
    }
}
