/// Who may call a route. A controller is reached only by whom its route lets in; what they may do
/// with what they find there is `Policy`'s to say.
public enum Access: String, Sendable, CaseIterable {
    /// Anybody, signed in or not; no session is looked up.
    case open
    /// Anybody; the session is looked up if there is one.
    case anyone
    /// Whoever is signed in, even with a password that must be changed first.
    case session
    /// Whoever is signed in.
    case person
    /// Technicians.
    case workbench
    /// Owners of a service, administrators.
    case forms
    /// Administrators.
    case administration

    /// Nothing of the site is used with a password that an administrator knows.
    var needsOwnPassword: Bool {
        switch self {
        case .open, .anyone, .session: false
        case .person, .workbench, .forms, .administration: true
        }
    }
}
