import Application
import Domain
import HTML
import Storage

/// The tickets of one request, as its requester reads them: what is done, what is under way, what will begin next.
enum RequestStepList {
    /// - Parameter shown: the ticket that the page is about.
    static func section(_ visit: Visit, _ steps: RequestSteps, shown: TicketReference, _ catalogue: Catalogue) -> HTML {
        HTML.section(.class("stack"), .aria("aria-labelledby", "t-actions")) {
            h2(.id("t-actions")) { visit.words.actions }
            ol(.class("requests"), .role("list")) {
                for step in steps.steps {
                    li { item(visit, step, steps, shown: shown, catalogue) }
                }
            }
        }
    }

    private static func item(
        _ visit: Visit, _ step: RequestSteps.Step, _ steps: RequestSteps, shown: TicketReference, _ catalogue: Catalogue
    ) -> HTML {
        let words = visit.words
        let team = catalogue.team(step.team).map { team in words.french(team.name, in: words.heldByTeam) }
        return HTML {
            div(.class("head")) {
                name(visit, step, isShown: step.reference == shown)
                status(visit, step)
            }
            if step.awaitsRequester {
                p(.class("awaiting")) {
                    Icon.icon("message-circle", visit)
                    span { words.answerThisAction }
                }
            }
            p(.class("ref")) {
                switch step.status {
                case .made(let kind, _, _):
                    step.reference.text(kind)
                    if let team {
                        ", "
                        team
                    }
                case .pending, .dropped: why(visit, step, steps)
                }
            }
        }
    }

    private static func name(_ visit: Visit, _ step: RequestSteps.Step, isShown: Bool) -> HTML {
        let words = visit.words
        guard case .made = step.status else {
            return strong(.named("lang", ifPresent: words.lang(step.name))) { words.text(step.name) }
        }
        return a(
            .href(isShown ? "#t-action" : Paths.request(step.reference.description)), .current(isShown ? "true" : nil),
            .named("lang", ifPresent: words.lang(step.name))
        ) { words.text(step.name) }
    }

    /// Where an action stands; also on the confirmation and in the workbench.
    static func status(_ visit: Visit, _ step: RequestSteps.Step) -> HTML {
        switch step.status {
        case .made(_, let state, let awaits):
            Status.requester(state, awaitsRequester: state == .waiting && awaits, visit)
        case .pending: Status.later(visit)
        case .dropped: Status.dropped(visit)
        }
    }

    /// Why an action does not exist yet, or never will.
    static func why(_ visit: Visit, _ step: RequestSteps.Step, _ steps: RequestSteps) -> HTML? {
        let words = visit.words
        // What the reader does not see has no name.
        guard let after = step.after.flatMap({ part in steps.name(of: part) }) else { return nil }
        return words.sentence(with: after) { name in
            step.status == .dropped ? words.droppedWith(name) : words.begins(after: name)
        }
    }
}
