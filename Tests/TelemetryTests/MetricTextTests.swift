// SPDX-License-Identifier: GPL-3.0-or-later
import Telemetry
import Testing

@Suite("The text of metrics")
struct MetricTextTests {
    @Test("A family has its help, its kind and a line for each sample, in the same order each time")
    func families() {
        var counts = MetricCounts()
        counts.add(["pipeline": "offres", "outcome": "failed"])
        counts.add(["pipeline": "cv", "outcome": "succeeded"], 2)
        let text = MetricText.render([
            MetricFamily("greffier_jobs_total", "Jobs that ended.", counts),
            MetricFamily("greffier_disk_free_bytes", .gauge, "Free bytes.", 1.5e9),
        ])
        #expect(
            text == """
                # HELP greffier_jobs_total Jobs that ended.
                # TYPE greffier_jobs_total counter
                greffier_jobs_total{pipeline="cv",outcome="succeeded"} 2
                greffier_jobs_total{pipeline="offres",outcome="failed"} 1
                # HELP greffier_disk_free_bytes Free bytes.
                # TYPE greffier_disk_free_bytes gauge
                greffier_disk_free_bytes 1500000000

                """
        )
    }

    @Test("Values of labels cannot break out of their quotes or their line")
    func escaping() {
        let labels: MetricLabels = ["pipeline": "a\"} 1\n\\b"]
        let text = MetricText.render([MetricFamily("m", .gauge, "Of\ntwo lines.", [(labels, 1)])])
        #expect(text == "# HELP m Of\\ntwo lines.\n# TYPE m gauge\nm{pipeline=\"a\\\"} 1\\n\\\\b\"} 1\n")
    }

    @Test("A histogram counts up to each bound, and all under +Inf")
    func histograms() {
        var times = MetricHistograms(bounds: [0.1, 1])
        for seconds in [0.05, 0.1, 0.5, 7, .infinity] { times.observe(["stage": "text"], seconds) }
        #expect(
            MetricText.render([MetricFamily("greffier_stage_seconds", "Times.", times)]) == """
                # HELP greffier_stage_seconds Times.
                # TYPE greffier_stage_seconds histogram
                greffier_stage_seconds_bucket{stage="text",le="0.1"} 2
                greffier_stage_seconds_bucket{stage="text",le="1"} 3
                greffier_stage_seconds_bucket{stage="text",le="+Inf"} 4
                greffier_stage_seconds_sum{stage="text"} 7.65
                greffier_stage_seconds_count{stage="text"} 4

                """
        )
    }

    @Test("Beyond so many sets of labels, what comes is counted together")
    func limits() {
        var counts = MetricCounts(most: 2)
        for name in ["a", "b", "c", "d", "a"] { counts.add(["pipeline": name]) }
        #expect(counts[["pipeline": "a"]] == 2)
        #expect(counts[["pipeline": "other"]] == 2)
        var times = MetricHistograms(most: 1)
        for name in ["a", "b", "c"] { times.observe(["pipeline": name], 1) }
        #expect(times[["pipeline": "other"]]?.count == 2)
    }

    @Test(
        "Numbers are written as Prometheus reads them",
        arguments: [
            (0.0, "0"), (-3, "-3"), (0.001, "0.001"), (.infinity, "+Inf"), (.nan, "NaN"), (1e20, "1e+20"),
        ]
    )
    func numbers(value: Double, text: String) {
        #expect(MetricText.render([MetricFamily("m", .gauge, "M.", value)]).contains("m \(text)\n"))
    }
}
