/// Where a request as a whole stands, from the tickets it has become. What its requester reads; a request of one
/// ticket stands where that one stands.
public enum RequestState: String, Sendable, Hashable, CaseIterable {
    /// Somebody waits for her.
    case awaitingRequester
    case open
    case resolved
    case cancelled

    /// A ticket, as far as it decides.
    public struct Part: Sendable, Hashable {
        public var state: TicketState
        public var awaitsRequester: Bool

        public init(_ state: TicketState, awaitsRequester: Bool = false) {
            self.state = state
            self.awaitsRequester = awaitsRequester
        }
    }

    /// - Parameters:
    ///   - parts: the tickets that exist.
    ///   - hasPending: others will follow: a request that is not over is open.
    public init(_ parts: some Sequence<Part>, hasPending: Bool = false) {
        var isOpen = hasPending
        var isResolved = false
        for part in parts {
            if part.state == .waiting, part.awaitsRequester {
                self = .awaitingRequester
                return
            }
            if part.state.isOpen { isOpen = true }
            if part.state == .resolved || part.state == .closed { isResolved = true }
        }
        self = isOpen ? .open : isResolved ? .resolved : .cancelled
    }
}
