/// How a use case says, once its transaction has committed, that there may be work. It only saves
/// the worker of the same process the wait until it next looks: a lost signal loses nothing.
public struct JobSignal: Sendable {
    let wakes: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    public init() {
        (wakes, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Several calls before the worker looks are one.
    public func wake() { continuation.yield() }
}
