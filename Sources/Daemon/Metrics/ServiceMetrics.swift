// SPDX-License-Identifier: GPL-3.0-or-later
import Engine
import Foundation
import JobModel
import Notifications
import Synchronization
import Telemetry
import WebService

/// Counts what the service does since it started.
///
/// In memory, so that a scrape costs the same with a hundred runs and with a hundred thousand. Labels are names of
/// pipelines, stages, models and codes: no file, no person.
final class ServiceMetrics: Sendable {
    private struct State {
        var jobs = MetricCounts()
        var stageSeconds = MetricHistograms()
        var runs = MetricCounts()
        var retries = MetricCounts()
        var failures = MetricCounts()
        var waits = MetricHistograms()
        var calls = MetricCounts()
        var callSeconds = MetricHistograms()
        var tokens = MetricCounts()
        var requests = MetricCounts()
        var notifications = MetricCounts()
    }

    private let state = Mutex(State())

    func count(_ attempt: AttemptEnd) {
        state.withLock { state in
            let stage: MetricLabels = ["pipeline": attempt.pipeline, "stage": attempt.stage]
            if attempt.state.isFinal {
                let outcome = attempt.isCached ? "cached" : attempt.state.rawValue
                state.jobs.add(stage.adding("outcome", outcome))
            }
            if !attempt.isCached { state.stageSeconds.observe(stage, attempt.seconds) }
            if let error = attempt.error {
                let kind = error.errorClass.rawValue
                if attempt.state != .failed { state.retries.add(["class": kind]) }
                state.failures.add(["code": error.code.name, "class": kind])
            }
            if let waited = attempt.waited { state.waits.observe(["pipeline": attempt.pipeline], waited) }
            if let ended = attempt.ended {
                state.runs.add(["pipeline": attempt.pipeline, "status": ended.rawValue])
            }
        }
    }

    func count(_ call: ModelCall) {
        let outcome =
            switch call.outcome {
            case .answered: call.isCached ? "cached" : "answered"
            case .failed: "failed"
            case .cancelled: "cancelled"
            }
        state.withLock { state in
            state.calls.add(["model": call.name, "outcome": outcome])
            guard !call.isCached else { return }
            state.callSeconds.observe(["model": call.name], Double(call.milliseconds) / 1000)
            for (direction, count) in [("prompt", call.promptTokens), ("output", call.outputTokens)] {
                if let count { state.tokens.add(["model": call.name, "direction": direction], Double(count)) }
            }
        }
    }

    func count(_ notification: NotificationObservation) {
        state.withLock {
            $0.notifications.add([
                "way": notification.way.rawValue, "rule": notification.rule,
                "outcome": notification.outcome.rawValue,
            ])
        }
    }

    func count(_ request: WebObservation) {
        state.withLock {
            // Whoever asks chooses the word for the method: what is none of ours is one label.
            let method = ["GET", "HEAD", "POST"].first { $0 == request.method } ?? "other"
            let labels: MetricLabels = ["method": method, "route": request.route, "status": "\(request.status)"]
            $0.requests.add(labels)
        }
    }

    /// All that was counted.
    var families: [MetricFamily] {
        let state = state.withLock { $0 }
        return [
            MetricFamily("greffier_runs_total", "Runs that ended, by pipeline and status.", state.runs),
            MetricFamily("greffier_jobs_total", "Jobs that ended, by pipeline, stage and outcome.", state.jobs),
            MetricFamily(
                "greffier_stage_duration_seconds",
                "Time from the claim of a job to its end, by pipeline and stage, without results that were looked up.",
                state.stageSeconds
            ),
            MetricFamily(
                "greffier_run_wait_seconds",
                "Time from the submission of a run to the start of its first job.",
                state.waits
            ),
            MetricFamily("greffier_retries_total", "Attempts that failed and will be tried again.", state.retries),
            MetricFamily("greffier_failures_total", "Attempts that failed, by code and class.", state.failures),
            MetricFamily("greffier_model_calls_total", "Questions to language models, by outcome.", state.calls),
            MetricFamily(
                "greffier_model_call_duration_seconds",
                "Time until a language model had answered or failed.",
                state.callSeconds
            ),
            MetricFamily("greffier_model_tokens_total", "Tokens sent to and written by language models.", state.tokens),
            MetricFamily(
                "greffier_notifications_total",
                "Tries to send a message, by way, rule and outcome: sent, failed for good, or held until later.",
                state.notifications
            ),
            MetricFamily("greffier_http_requests_total", "Requests answered, by route and status.", state.requests),
        ]
    }
}
