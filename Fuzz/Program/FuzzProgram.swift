// SPDX-License-Identifier: GPL-3.0-or-later
import CLibFuzzer
import Foundation

/// `greffier-fuzz --target=NAME [options of libFuzzer] [folders of inputs]`.
///
/// libFuzzer passes over options with two dashes, and hands them on to the processes that it starts.
@main
struct FuzzProgram {
    static let target: FuzzTarget = {
        let option = "--target="
        let name = CommandLine.arguments.last { $0.hasPrefix(option) }?.dropFirst(option.count)
        if let target = name.flatMap({ FuzzTarget(rawValue: String($0)) }) { return target }
        let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
        FileHandle.standardError.write(Data("usage: greffier-fuzz --target=NAME …; targets: \(names)\n".utf8))
        exit(2)
    }()

    static func main() {
        if CommandLine.arguments.contains("--list") {
            print(FuzzTarget.allCases.map(\.rawValue).joined(separator: "\n"))
            return
        }
        _ = target
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(
            LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
                FuzzProgram.target.run(Data(UnsafeBufferPointer(start: bytes, count: count)))
                return 0
            }
        )
    }
}
