# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the queue's benchmark, as Markdown, from the results of one run."""
import machine


def number(value, digits=0):
    return "–" if value is None else f"{value:,.{digits}f}"


def bytes_text(value):
    return "–" if value is None else f"{value / 1024:.1f}"


class Results:
    def __init__(self, results):
        self.results = results

    def all(self, measure, **match):
        return [r for r in self.results if r["measure"] == measure and all(r.get(k) == v for k, v in match.items())]

    def one(self, measure, **match):
        return next(iter(self.all(measure, **match)), None)

    def rate(self, submissions, submitters):
        found = self.one("throughput", submissions=submissions, submitters=submitters)
        return found["jobs_per_second"] if found else None

    def commits(self, callers, submissions="durable"):
        found = self.one("commits", callers=callers, submissions=submissions)
        return found["per_second"] if found else None

    def best_peer(self, durability):
        """The fastest SQLite-backed peer, by its better figure."""
        rates = [
            (max(t["jobs_per_second"] for t in r["throughput"].values()), r["title"])
            for r in self.all("peer", durability=durability)
            if r.get("is_sqlite") and r.get("throughput")
        ]
        return max(rates, default=None)


def show_rates(results, durability):
    print(f"\n### {durability.capitalize()}\n")
    print("| queue | jobs/s, 1 submitter | jobs/s, many | idle p50 ms | idle p99 ms | KiB written a job | settings |")
    print("|---|---|---|---|---|---|---|")
    latency = results.one("latency", submissions=durability)
    many = results.one("throughput", submissions=durability, submitters=64)
    if many and latency:
        what = "each submission on disk before it is acknowledged" if durability == "durable" else "synchronous = NORMAL"
        print(
            f"| **greffier**, engine and SQLite store | {number(results.rate(durability, 1))} "
            f"| {number(many['jobs_per_second'])} (64) | {number(latency['p50_ms'], 1)} | {number(latency['p99_ms'], 1)} "
            f"| {bytes_text(many['bytes_per_job'])} | {what} |"
        )
    for peer in results.all("peer", durability=durability):
        title = peer.get("title", peer["peer"])
        versions = [f"{name} {version}" for name, version in peer.get("versions", {}).items()]
        versions = ", ".join(versions + [peer["server"]] if peer.get("server") else versions)
        if "error" in peer:
            print(f"| {title} ({versions}) | not measured: {peer['error']} | | | | | |")
            continue
        one, many = peer["throughput"]["1"], peer["throughput"]["many"]
        failed = one["failed_calls"] + many["failed_calls"]
        note = f"; {failed} calls failed and were repeated: {one['failure'] or many['failure']}" if failed else ""
        print(
            f"| {title} ({versions}) | {number(one['jobs_per_second'])} "
            f"| {number(many['jobs_per_second'])} ({many['submitters']}) | {number(peer['latency']['p50_ms'], 1)} "
            f"| {number(peer['latency']['p99_ms'], 1)} | {bytes_text(many['bytes_per_job'])} | {peer['settings']}{note} |"
        )


def goals(results):
    """(goal, what was found, whether it is met; None where it was not measured)."""
    relaxed, durable = results.rate("relaxed", 64), results.rate("durable", 64)
    alone, grouped = results.commits(1), results.commits(64)
    peer = results.best_peer("durable")
    latency, rows, soak = results.one("latency", submissions="durable"), results.one("foreign_rows"), results.one("soak")
    claims = sorted(results.all("claim"), key=lambda claim: claim["finished_rows"])
    yield "at least 10,000 jobs/s relaxed, many submitters", relaxed and number(relaxed), relaxed and relaxed >= 10_000
    share = durable and relaxed and durable / relaxed
    yield "durable with 64 submitters at least 0.7 of relaxed", share and f"{share:.2f}", share and share >= 0.7
    gain = alone and grouped and grouped / alone
    yield (
        "64 callers at least 3 times one by one, the same durable transition",
        gain and f"{gain:.1f} ({number(grouped)} to {number(alone)} a second)", gain and gain >= 3,
    )
    best = max((rate for rate in (durable, results.rate("durable", 1)) if rate), default=None)
    ratio = peer and best and best / peer[0]
    yield (
        "at least 3 times the best SQLite-backed peer, durable",
        ratio and f"{ratio:.1f} ({number(best)} to {number(peer[0])}, {peer[1]})", ratio and ratio >= 3,
    )
    p50 = latency and latency["p50_ms"]
    yield "idle pick-up p50 under 5 ms in the daemon's process", p50 and f"{p50:.1f} ms", p50 and p50 < 5
    p50 = rows and rows["p50_ms"]
    yield "idle pick-up p50 under 100 ms from a foreign INSERT", p50 and f"{p50:.0f} ms, p99 {rows['p99_ms']:.0f} ms", p50 and p50 < 100
    spread = max(c["p50_ms"] for c in claims) / min(c["p50_ms"] for c in claims) if claims else None
    yield (
        f"claim time flat within 1.5 up to {number(claims[-1]['finished_rows']) if claims else '1,000,000'} finished rows",
        spread and f"{spread:.2f} between the medians", spread and spread <= 1.5,
    )
    yield (
        "0 locked errors with 4 writers and the CLI asking",
        soak and f"{soak['locked']} in {soak['seconds'] / 60:g} min, {soak['other_errors']} other errors",
        soak and soak["locked"] == 0 and soak["other_errors"] == 0,
    )


def show_store(results):
    sync, memory, soak = results.one("fdatasync"), results.one("memory"), results.one("soak")
    if not (sync or memory or soak):
        return
    print("\n### The store by itself\n\n| figure | value |\n|---|---|")
    if sync:
        print(f"| fdatasync of one page on this disk | p50 {sync['p50_ms']:.3f} ms, p99 {sync['p99_ms']:.3f} ms |")
    for submissions in ("durable", "relaxed"):
        for callers in (1, 64):
            if rate := results.commits(callers, submissions):
                print(f"| submissions a second without an engine, {submissions}, {callers} callers | {number(rate)} |")
    for claim in results.all("claim"):
        print(f"| claim with {number(claim['finished_rows'])} finished rows | p50 {claim['p50_ms']:.3f} ms, p99 {claim['p99_ms']:.3f} ms |")
    if rows := results.one("foreign_rows"):
        print(f"| row of another program to start, idle daemon | p50 {rows['p50_ms']:.0f} ms, p99 {rows['p99_ms']:.0f} ms |")
    if memory:
        print(
            f"| resident memory, {number(memory['rows'])} queued runs, daemon working | "
            f"{memory['resident_bytes'] / 1e6:.0f} MB ({memory['empty_bytes'] / 1e6:.0f} MB with an empty queue) |"
        )
    if soak:
        print(
            f"| {soak['seconds'] / 60:g} min beside a working daemon | {number(soak['writes'])} writes by 4 processes, "
            f"{number(soak['questions'])} `status`; {soak['locked']} locked; longest write {soak['longest_write_ms']:.0f} ms "
            f"(p99 {soak['p99_write_ms']:.0f}), longest command {soak['longest_command_ms']:.0f} ms |"
        )


def show(results):
    """Prints all tables; the number of goals that were measured and missed."""
    results = Results(results)
    machine.show()
    for durability in ("durable", "relaxed"):
        show_rates(results, durability)
    show_store(results)
    print("\n### Goals\n\n| goal | found | met |\n|---|---|---|")
    missed = 0
    for goal, found, isMet in goals(results):
        if isMet is None:
            print(f"| {goal} | not measured | |")
            continue
        missed += not isMet
        print(f"| {goal} | {found} | {'yes' if isMet else '**no**'} |")
    return missed
