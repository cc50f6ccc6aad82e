import HTML

/// Announces the end of the session five minutes before, and extends it by one button; then says that it is over.
enum SessionNotice {
    /// What a sample shows, which the script leaves alone.
    enum Sample { case ending, failed, over }

    static func notice(_ visit: Visit, sample: Sample? = nil) -> HTML {
        section(
            .class("corner-notice"), .flag("data-session-notice", sample == nil),
            .aria("aria-label", visit.words.sessionNotice), .hidden(sample == nil)
        ) {
            ending(visit, sample)
            over(visit, sample)
        }
    }

    private static func ending(_ visit: Visit, _ sample: Sample?) -> HTML {
        let words = visit.words
        return div(.class("stack stack--tight"), .flag("data-open"), .hidden(sample == .over)) {
            p(
                .flag("data-left"), .named("data-template", words.sessionEndingTemplate),
                .named("data-one", words.sessionEndingLast)
            ) { sample == nil ? "" : words.sessionEndingLast }
            p(.class("field-error"), .flag("data-failed"), .hidden(sample != .failed)) {
                sample == .failed ? words.actionFailed : ""
            }
            form(.method("post"), .action(Paths.sessionExtension)) {
                visit.secretField
                button(.class("button button--small")) { words.stayConnected }
            }
        }
    }

    private static func over(_ visit: Visit, _ sample: Sample?) -> HTML {
        let words = visit.words
        return div(.class("stack stack--tight"), .flag("data-over"), .hidden(sample != .over)) {
            p {
                "\(words.sessionOver) "
                span(.flag("data-over-kept"), .hidden(sample == nil)) { words.typedIsKept }
            }
            p {
                a(.class("button button--small"), .href(SignInController.signInPath(to: visit.returnPath))) { words.signInAction }
            }
        }
    }
}
