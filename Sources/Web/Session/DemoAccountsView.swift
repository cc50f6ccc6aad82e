import Application
import HTML

/// The accounts of a demonstration, to try each role: names and staff numbers, never a password.
enum DemoAccountsView {
    static func list(_ accounts: [DemoAccounts.Listed], next: String?, _ visit: Visit) -> HTML {
        let words = visit.words
        return section(.class("stack"), .aria("aria-labelledby", "demo-t")) {
            h2(.id("demo-t")) { words.demoAccounts }
            p(.class("hint")) { words.demoNotice }
            ul(.class("accounts"), .role("list")) {
                for account in accounts {
                    li {
                        a(.href(address(account, next))) {
                            span(.class("avatar"), .ariaHidden) { account.initials }
                            span {
                                "\(account.name), \(account.staffNumber)"
                                small { words.demoRole(account.role, teams: account.teams) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The page again, with the identifier filled in.
    private static func address(_ account: DemoAccounts.Listed, _ next: String?) -> String {
        let rest = next.map { next in "&next=\(percentEncoded(next))" } ?? ""
        return "\(Paths.signIn)?login=\(percentEncoded(account.staffNumber))\(rest)"
    }
}
