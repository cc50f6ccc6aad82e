import Domain
import TextSearch

/// Which form a ticket comes by: one of its service and kind, near to what it is about, and some
/// forms much more often than others.
struct DemoForms: Sendable {
    private struct Candidate: Sendable {
        let form: Int
        let weight: Double
    }

    let forms: [PublishedForm]
    private let popularity: [Double]
    private let terms: [Set<String>]
    /// By service, kind and number of the thing or need.
    private var byEntity: [String: [Candidate]] = [:]
    /// By application and kind.
    private var byApplication: [String: [Int]] = [:]

    init(_ catalogue: Catalogue, _ corpus: DemoCorpus, random: SeededGenerator) {
        var random = random
        forms = catalogue.forms.sorted { left, right in left.definition.key < right.definition.key }
        popularity = forms.map { _ in random.logNormal(median: 1, sigma: 1.1) }
        terms = forms.map { form in
            let words = [form.definition.title.fr, form.definition.summary.fr] + (form.definition.keywords ?? [])
            return Set(Analyzer().terms(of: words.joined(separator: " "), language: .french))
        }
        for service in corpus.services {
            for (kind, entities) in [(TicketKind.incident, service.things), (.request, service.needs)] {
                for (number, entity) in entities.enumerated() {
                    byEntity[Self.key(service.key, kind, number)] = candidates(service.key, kind, entity)
                }
            }
        }
        for application in corpus.applications {
            for kind in TicketKind.allCases {
                byApplication["\(application.key)/\(kind.rawValue)"] = forms.indices.filter { index in
                    let definition = forms[index].definition
                    return definition.kind == kind && definition.key.hasPrefix("\(application.key)-")
                }
            }
        }
    }

    private static func key(_ service: String, _ kind: TicketKind, _ number: Int) -> String {
        "\(service)/\(kind.rawValue)/\(number)"
    }

    private func candidates(_ service: String, _ kind: TicketKind, _ entity: DemoCorpus.Entity) -> [Candidate] {
        let wanted = Set(Analyzer().terms(of: entity.words, language: .french))
        return forms.indices.compactMap { index in
            let definition = forms[index].definition
            guard definition.service == service, definition.kind == kind else { return nil }
            let shared = Double(terms[index].intersection(wanted).count)
            let category: Double = definition.route.category == entity.category ? 4 : 1
            return Candidate(form: index, weight: popularity[index] * category * (0.02 + shared * shared))
        }
    }

    /// - Returns: nil when the service has no form of this kind.
    func choose(
        _ service: String, _ kind: TicketKind, entity: Int, category: String, application: String?,
        _ random: inout SeededGenerator
    ) -> PublishedForm? {
        if let application, let own = byApplication["\(application)/\(kind.rawValue)"], !own.isEmpty {
            let chosen = random.pick(own) { index in
                popularity[index] * (forms[index].definition.route.category == category ? 6 : 1)
            }
            return chosen.map { index in forms[index] }
        }
        let candidates = byEntity[Self.key(service, kind, entity)] ?? []
        return random.pick(candidates) { candidate in candidate.weight }.map { candidate in forms[candidate.form] }
    }
}
