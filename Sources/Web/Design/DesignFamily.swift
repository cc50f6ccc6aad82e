import Application
import HTML

/// The families of components, as the style sheets know them; each is shown in its own frame.
enum DesignFamily: String, CaseIterable, Sendable {
    case general, forms, portal, workbench, administration

    func name(_ words: Words) -> String {
        switch self {
        case .general: words.designGeneral
        case .forms: words.designForms
        case .portal: words.designPortal
        case .workbench: words.workbench
        case .administration: words.administration
        }
    }

    func parts(_ visit: Visit, _ samples: DesignSamples) -> [DesignPart] {
        switch self {
        case .general: DesignGeneral.parts(visit.seen(by: DesignSamples.nadia, samples), samples)
        case .forms: DesignForms.parts(visit.seen(by: DesignSamples.nadia, samples), samples)
        case .portal: DesignPortal.parts(visit.seen(by: DesignSamples.nadia, samples), samples)
        case .workbench: DesignWorkbench.parts(visit.seen(by: DesignSamples.theo, samples), samples)
        case .administration: DesignAdministration.parts(visit.seen(by: DesignSamples.paul, samples), samples)
        }
    }
}

/// A component with its states.
struct DesignPart {
    struct State {
        var name: String
        var content: HTML
    }

    /// What links to it.
    var key: String
    var name: String
    var states: [State]

    init(_ key: String, _ name: String, _ states: [(String, HTML?)]) {
        self.key = key
        self.name = name
        self.states = states.compactMap { name, content in content.map { content in State(name: name, content: content) } }
    }
}
