import Application
import Domain
import HTML

/// Ways to reach a person, at the end of the home page.
enum ContactBox {
    static func box(_ visit: Visit, _ catalogue: Catalogue) -> HTML {
        let words = visit.words
        return section(.class("contact-box"), .aria("aria-labelledby", "t-contact")) {
            h2(.id("t-contact")) { words.speakToSomebody }
            ul(.role("list")) {
                if let hotline = catalogue.hotline {
                    entry(
                        visit, "phone", address(of: hotline), words.extension(hotline.number),
                        words.text(hotline.hours))
                }
                entry(visit, "message-circle", Paths.requests, words.writeOnRequest, words.writeOnRequestHint)
                entry(visit, "life-buoy", Paths.statement("help"), words.help, words.helpHint)
            }
        }
    }

    static func address(of hotline: Hotline) -> String { "tel:\(dialled(hotline.number))" }

    /// The number without what makes it easier to read, which an address may not hold.
    private static func dialled(_ number: String) -> String {
        String(
            String.UnicodeScalarView(number.unicodeScalars.filter { scalar in "0123456789+*#".unicodeScalars.contains(scalar) }))
    }

    private static func entry(_ visit: Visit, _ icon: String, _ path: String, _ name: String, _ hint: String) -> HTML {
        li {
            Icon.icon(icon, visit)
            span {
                a(.href(path)) { name }
                small { hint }
            }
        }
    }
}

extension Words {
    var speakToSomebody: String { say("Parler à quelqu’un", "Speak to somebody") }
    func `extension`(_ number: String) -> String { say("Poste \(number)", "Extension \(number)") }
    var writeOnRequest: String { say("Écrire sur une demande", "Write on a request") }
    var writeOnRequestHint: String {
        say("L’équipe qui la suit vous répond", "The team that holds it answers you")
    }
    var helpHint: String { say("Trouver, demander, suivre", "Find, ask, follow") }
}
