import Domain

/// Gives the printed accounts their parts: the home page of the requester has something that awaits
/// her, something in progress and something to confirm.
struct DemoCasting {
    private let crowd: DemoCrowd
    private let now: Instant
    private let corpus: DemoCorpus

    init(_ crowd: DemoCrowd, now: Instant, corpus: DemoCorpus) {
        self.crowd = crowd
        self.now = now
        self.corpus = corpus
    }

    /// A part: how old the ticket is, what it is about, and what has become of it.
    private struct Part {
        var days: ClosedRange<Double>
        var services: Set<String>
        var kind: TicketKind
        var outcome: DemoOutcome
    }

    private static let parts = [
        Part(days: 2.5...6.5, services: ["poste-de-travail", "impression", "telephonie"], kind: .incident, outcome: .waiting),
        Part(
            days: 1.5...5.5, services: ["comptes", "messagerie", "logiciels", "applications-eau"], kind: .request,
            outcome: .inProgress),
        Part(
            days: 3...8, services: ["reseau", "fichiers", "messagerie", "poste-de-travail"], kind: .incident, outcome: .resolved),
        Part(
            days: 0.3...3.5, services: ["fournitures-mobilier", "deplacements", "batiments", "acces-badges"], kind: .request,
            outcome: .open),
        Part(days: 9...20, services: ["applications-eau", "comptes", "messagerie"], kind: .incident, outcome: .closed),
        Part(days: 12...30, services: ["temps-conges", "teletravail", "carriere-formation"], kind: .request, outcome: .closed),
        Part(days: 20...34, services: ["impression", "reseau", "poste-de-travail"], kind: .incident, outcome: .closed),
        Part(days: 40...90, services: ["batiments", "proprete"], kind: .incident, outcome: .closed),
        Part(days: 60...150, services: ["telephonie", "logiciels"], kind: .request, outcome: .closed),
        Part(days: 150...320, services: ["poste-de-travail", "fichiers"], kind: .incident, outcome: .closed),
    ]

    /// Hands arrivals of the last period to the requester's account, without changing how many there are.
    func cast(_ arrivals: inout [DemoArrival]) {
        var taken: Set<Int> = []
        for part in Self.parts {
            // A quiet week may have nothing of these services: then any of the kind, then any at all.
            let found =
                index(of: part, in: arrivals, taken) { arrival in
                    part.services.contains(corpus.services[arrival.service].key) && arrival.kind == part.kind
                } ?? index(of: part, in: arrivals, taken) { arrival in arrival.kind == part.kind }
                ?? index(of: part, in: arrivals, taken) { _ in true }
            guard let found else { continue }
            taken.insert(found)
            arrivals[found].requester = "requester"
            arrivals[found].outcome = part.outcome
        }
    }

    private func index(
        of part: Part, in arrivals: [DemoArrival], _ taken: Set<Int>, where fits: (DemoArrival) -> Bool
    ) -> Int? {
        arrivals.indices.last { index in
            let age = Double((now - arrivals[index].at).milliseconds) / 86_400_000
            return part.days.contains(age) && !taken.contains(index) && arrivals[index].thing == nil && fits(arrivals[index])
        }
    }
}
