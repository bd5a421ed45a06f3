/// Ends the process where a claim is not kept, so that libFuzzer keeps the input.
public func expect(_ claim: Bool, _ message: @autoclosure () -> String) {
    guard claim else { fatalError("a claim is not kept: \(message())") }
}
