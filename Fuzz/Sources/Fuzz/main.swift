import CFuzzer
import Framing
import Glibc

/// What an input is given to, by the name that stands first in the arguments.
enum Fuzz {
    static let tests: [String: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32] = [
        "xml": { XMLTest.run(input($0, $1)) },
        "json": { JSONTest.run(input($0, $1)) },
        "header": { HeaderTest.run(input($0, $1)) },
        "contract": { ContractTest.run(input($0, $1)) },
        "report": { ReportTest.run(input($0, $1)) },
        "secret": { SecretTest.run(input($0, $1)) },
    ]

    private static func input(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
        Array(UnsafeBufferPointer(start: start, count: count))
    }
}

guard CommandLine.arguments.count > 1, let test = Fuzz.tests[CommandLine.arguments[1]] else {
    let names = Fuzz.tests.keys.sorted().joined(separator: "|")
    print("usage: Fuzz \(names) [an option of libFuzzer, a folder of inputs, or an input]...")
    exit(2)
}
// libFuzzer starts itself again by its arguments, and takes the first one for its path.
var arguments: [UnsafeMutablePointer<CChar>?] = ([CommandLine.arguments[0]] + CommandLine.arguments.dropFirst(2)).map {
    strdup($0)
}
var count = Int32(arguments.count)
arguments.append(nil)
exit(
    arguments.withUnsafeMutableBufferPointer { buffer in
        var start = buffer.baseAddress
        return LLVMFuzzerRunDriver(&count, &start, test)
    }
)
