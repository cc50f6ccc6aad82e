import Domain
import HTML

/// The steps of a request, and where it stands.
enum RequestProgress {
    static func progress(_ visit: Visit, _ state: TicketState) -> HTML {
        let words = visit.words
        let (steps, current) = steps(state, words)
        return ol(.class("progress"), .aria("aria-label", words.requestSteps)) {
            for (index, step) in steps.enumerated() {
                if index < current || (index == current && (state == .closed || state == .cancelled)) {
                    li(.class("is-done")) {
                        step
                        span(.class("visually-hidden")) { words.stepDone }
                    }
                } else {
                    li(.current(index == current ? "step" : nil)) { step }
                }
            }
        }
    }

    private static func steps(_ state: TicketState, _ words: Words) -> (steps: [String], current: Int) {
        let usual = [words.stepSent, words.stepTaken, words.stepResolved, words.stepClosed]
        return switch state {
        case .new, .assigned: (usual, 0)
        case .inProgress: (usual, 1)
        case .waiting: ([words.stepSent, words.stepWaiting, words.stepResolved, words.stepClosed], 1)
        case .resolved: (usual, 2)
        case .closed: (usual, 3)
        case .cancelled: ([words.stepSent, words.stepCancelled], 1)
        }
    }
}
