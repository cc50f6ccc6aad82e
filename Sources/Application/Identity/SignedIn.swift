import Domain

/// Whoever is signed in, with all that a page needs to know of them.
public struct SignedIn: Sendable {
    public var person: Person
    public var actor: Actor
    /// The secret that forms carry back.
    public var csrf: [UInt8]
    /// The hash by which the session is known.
    public var tokenHash: [UInt8]
    public var isShared: Bool
    public var expiresAt: Instant
    public var endsAt: Instant
    /// Unread notifications, up to 100.
    public var unreadCount: Int
    /// The password was given by somebody else: nothing is done before another one is chosen.
    public var mustChangePassword = false

    public var policy: Policy { Policy(actor) }
}
