/// What is asked for does not exist, or not for whoever asks: the two are one answer.
public struct NotFound: Error, Sendable, Hashable {
    public init() {}
}

/// Whoever asks may see it, but may not do this.
public struct NotAllowed: Error, Sendable, Hashable {
    public init() {}
}
