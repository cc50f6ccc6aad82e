/// The corpus, ready to compose: every pattern read, every list in an order that is always the same.
struct DemoCorpus: Sendable {
    /// The patterns of a slot, or of a kind of message.
    enum Patterns: Sendable {
        case list([DemoPattern])
        case byScope([String: [DemoPattern]])
    }

    struct Entity: Sendable {
        let category: String
        /// By number of the form.
        let forms: [Int: [DemoPattern]]
        /// Its name and what can be said of it, to find the form that fits.
        let words: String
    }

    struct Service: Sendable {
        let key: String
        let share: Double
        let incidentShare: Double
        let scopes: [String]
        /// The scope of its section.
        let section: String
        let delays: [String: CorpusDocument.Service.Delay]
        let things: [Entity]
        let needs: [Entity]
        let incident: [DemoPattern]
        let request: [DemoPattern]
        let detail: [DemoPattern]
        let requestDetail: [DemoPattern]
    }

    struct Shape: Sendable {
        let weight: Double
        let parts: [String]
    }

    /// Names drawn once for a ticket, then the same everywhere in it.
    private static let stickyNames = [
        "inventory", "code", "place", "amount", "folder", "side", "colleague", "peer",
    ]
    /// At most once in a text.
    private static let onceNames = [
        "since", "impact", "tried", "deadline", "place", "inventory", "room", "code", "phone", "staffNumber", "amount",
        "folder", "side", "colleague", "peer", "trigger", "object", "screen", "presence", "deadlineShort", "work", "doc",
    ]
    private static let distinctNames = ["weekday", "hour", "count", "month"]
    /// What a typing error never touches.
    private static let protectedNames = [
        "firstName", "lastName", "otherFirstName", "otherLastName", "otherFirstNameF", "otherFirstNameM",
        "requesterFirstName", "requesterLastName", "technicianFirstName", "technicianTeam", "application", "object",
        "inventory", "code", "staffNumber", "phone", "room", "unit", "function",
    ]

    let lexicon: DemoLexicon
    /// By number of the name.
    let slots: [Patterns?]
    let isSticky: [Bool]
    /// The bit of a name that comes at most once in a text; 0 for the others.
    let onceBit: [UInt64]
    let isDistinct: [Bool]
    let isProtected: [Bool]
    let titles: [String: [DemoPattern]]
    let services: [Service]
    let messages: [String: Patterns]
    let signatures: [DemoPattern]
    let shapes: [String: [Shape]]
    let greetingForms: [(form: Int, weight: Double)]
    let closingForms: [(form: Int, key: String, weight: Double)]
    let sequences: [(weight: Double, kinds: [String])]
    let messageCounts: [(count: Int, weight: Double)]
    let compose: CorpusDocument.Compose
    let noise: NoiseDocument
    let arrival: ArrivalDocument
    let applications: [ApplicationDocument]

    init(_ document: CorpusDocument, applications: [ApplicationDocument]) {
        var lexicon = DemoLexicon()
        func read(_ texts: [String]) -> [DemoPattern] { texts.map { text in DemoPattern(text, lexicon: &lexicon) } }
        func patterns(_ scoped: CorpusDocument.Scoped) -> Patterns {
            switch scoped {
            case .list(let texts): .list(read(texts))
            case .byScope(let lists):
                .byScope(lists.sorted { $0.key < $1.key }.reduce(into: [:]) { all, list in all[list.key] = read(list.value) })
            }
        }
        func entity(_ entity: CorpusDocument.Entity) -> Entity {
            var forms: [Int: [DemoPattern]] = [:]
            for (name, texts) in entity.forms.sorted(by: { left, right in left.key < right.key }) {
                forms[lexicon.number(ofForm: name)] = read(texts)
            }
            let words = ["nu", "nom", "inf", "symptom", "why"].flatMap { name in entity.forms[name] ?? [] }
            return Entity(category: entity.category, forms: forms, words: words.joined(separator: " "))
        }
        var slotsByNumber: [Int: Patterns] = [:]
        for (name, slot) in document.slots.sorted(by: { left, right in left.key < right.key }) {
            slotsByNumber[lexicon.number(of: name)] = patterns(slot)
        }
        titles = document.titles.sorted { $0.key < $1.key }.reduce(into: [:]) { all, list in all[list.key] = read(list.value) }
        services = document.services.sorted { left, right in left.key < right.key }.map { key, service in
            Service(
                key: key, share: service.share, incidentShare: service.incidentShare, scopes: service.scopes,
                section: service.scopes.count > 1 ? service.scopes[1] : "", delays: service.delay,
                things: service.things.map(entity), needs: service.needs.map(entity), incident: read(service.incident),
                request: read(service.request), detail: read(service.detail), requestDetail: read(service.requestDetail))
        }
        messages = document.messages.sorted { $0.key < $1.key }.reduce(into: [:]) { all, kind in
            all[kind.key] = patterns(.byScope(kind.value))
        }
        signatures = read(document.signatures)
        shapes = document.compose.shapes.mapValues { shapes in
            shapes.map { shape in Shape(weight: shape.weight, parts: shape.parts) }
        }
        greetingForms = document.compose.greetingForms.sorted { $0.key < $1.key }.map { (lexicon.number(of: $0.key), $0.value) }
        closingForms = document.compose.closingForms.sorted { $0.key < $1.key }.map {
            (lexicon.number(of: $0.key), $0.key, $0.value)
        }
        sequences = document.compose.messages.incidentSequences.map { sequence in (sequence.weight, sequence.kinds) }
        messageCounts = document.compose.messages.countWeights.sorted { $0.key < $1.key }.map { (Int($0.key) ?? 1, $0.value) }
        compose = document.compose
        noise = document.noise
        arrival = document.arrival
        self.applications = applications
        // Every name used anywhere has its number now, those that only rules name get theirs.
        for name in Self.stickyNames + Self.onceNames + Self.distinctNames + Self.protectedNames { _ = lexicon.number(of: name) }
        for variable in DemoVariable.allCases { _ = lexicon.number(of: variable.rawValue) }
        let names = lexicon.names
        func flags(_ chosen: [String]) -> [Bool] {
            chosen.reduce(into: [Bool](repeating: false, count: names.count)) { flags, name in
                if let number = names[name] { flags[number] = true }
            }
        }
        isSticky = flags(Self.stickyNames)
        isDistinct = flags(Self.distinctNames)
        isProtected = flags(Self.protectedNames)
        onceBit = Self.onceNames.enumerated().reduce(into: [UInt64](repeating: 0, count: names.count)) { bits, once in
            if let number = names[once.element] { bits[number] = 1 << UInt64(once.offset) }
        }
        slots = (0..<names.count).map { number in slotsByNumber[number] }
        self.lexicon = lexicon
    }
}

/// What the generator gives to the patterns; the rest is drawn from slots.
enum DemoVariable: String, CaseIterable {
    case firstName, lastName, function, unit, phone, staffNumber, room
    case e, pastDate, futureDate
    case otherFirstName, otherLastName, otherFirstNameF, otherFirstNameM
    case requesterFirstName, requesterLastName, requesterCivility
    case technicianFirstName, technicianTeam
    case application, screen, error, object
    // Slots drawn by name.
    case techGreeting
}
