import Domain
import HTML

/// The ways between the pages of a conversation.
enum HistoryLinks {
    /// - Parameters:
    ///   - end: where the older page ends; nil when nothing is older.
    ///   - here: the address of the newest page.
    static func older(_ visit: Visit, _ end: EventID?, _ here: String) -> HTML? {
        guard let end else { return nil }
        let path = "\(here)\(here.utf8.contains(UInt8(ascii: "?")) ? "&" : "?")before=\(end)"
        return p { a(.href(path)) { visit.words.olderExchanges } }
    }

    static func newest(_ visit: Visit, _ here: String) -> HTML { p { a(.href(here)) { visit.words.newestExchanges } } }
}
