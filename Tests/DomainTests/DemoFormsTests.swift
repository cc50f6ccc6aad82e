import Domain
import Testing

/// The demonstration's 500 forms, read by the real reader: content is code that anybody may write.
@Suite struct DemoFormsTests {
    private static let content = Result { try DemoFiles() }
    private let demo: DemoFiles

    init() throws { demo = try Self.content.get() }

    @Test func `every form is read`() {
        for (path, issues) in demo.refusals {
            for issue in issues { Issue.record("\(path) \(issue.pointer): \(issue.problem)") }
        }
    }

    @Test func `there are 500, of which 400 in computing`() {
        var counts: [String: Int] = [:]
        for form in demo.forms { counts[demo.section(of: form.definition) ?? "?", default: 0] += 1 }
        print("demo forms: \(counts.sorted { $0.key < $1.key })")
        #expect(demo.forms.count + demo.refusals.count == 500)
        #expect(counts["informatique"] == 400)
        #expect(counts.filter { section, _ in section != "informatique" }.values.reduce(0, +) == 100)
        #expect(counts.count == 4)
    }

    @Test func `a form is in the folder of its section, under its key, and keys are unique`() {
        var seen: [String: String] = [:]
        for (path, form) in demo.forms {
            if let other = seen.updateValue(path, forKey: form.key) { Issue.record("\(path) has the key of \(other)") }
            #expect(path == "\(demo.section(of: form) ?? "?")/\(form.key).json")
        }
    }

    @Test func `services, teams and categories exist, in the section of the form`() {
        for (path, form) in demo.forms {
            guard let section = demo.section(of: form) else {
                Issue.record("\(path): no service \(form.service)")
                continue
            }
            if demo.teams[form.route.team] != section { Issue.record("\(path): no team \(form.route.team) in \(section)") }
            if demo.categories[form.route.category] != section {
                Issue.record("\(path): no category \(form.route.category) in \(section)")
            }
            // A ticket goes to the section of its team, with a category of that section.
            for destination in form.destinations ?? [] {
                let team = destination.team?.values ?? [form.route.team]
                let category = destination.category?.values ?? [form.route.category]
                let sections = Set(team.map { key in demo.teams[key] } + category.map { key in demo.categories[key] })
                if sections.count != 1 || sections.contains(nil) {
                    Issue.record("\(path): \(destination.key) goes to \(team) with \(category)")
                }
            }
        }
    }

    @Test func `no two forms share more than 60 % of the labels of the smaller`() {
        let labels = demo.forms.map { form in (form.path, Set(form.definition.questions.map(\.label.fr))) }
        for (index, (path, own)) in labels.enumerated() {
            for (other, others) in labels[(index + 1)...] {
                let shared = own.intersection(others).count
                let smaller = min(own.count, others.count)
                if shared * 10 > smaller * 6 { Issue.record("\(path) and \(other) share \(shared) labels of \(smaller)") }
            }
        }
    }

    @Test func `each form of an application has two labels of its own`() {
        var uses: [String: Int] = [:]
        for form in demo.forms {
            for label in Set(form.definition.questions.map(\.label.fr)) { uses[label, default: 0] += 1 }
        }
        for (path, form) in demo.forms where demo.isOfAnApplication(form) {
            let own = Set(form.questions.map(\.label.fr)).filter { label in uses[label] == 1 }
            if own.count < 2 { Issue.record("\(path) has \(own.count) labels of its own") }
        }
    }

    @Test func `a sensitive question is asked by a confidential service only`() {
        #expect(!demo.confidentialServices.isEmpty)
        for (path, form) in demo.forms where !demo.confidentialServices.contains(form.service) {
            for question in form.questions where question.isSensitive {
                Issue.record("\(path) asks \(question.key) in \(form.service), which its whole section reads")
            }
        }
    }

    @Test func `no title of a ticket puts « de » before a name, which may begin with a vowel`() {
        for (path, form) in demo.forms {
            for question in form.questions where ![.number, .date, .dateTime].contains(question.type) {
                for title in form.ticketTitles where title.contains(" de {\(question.key)}") { Issue.record("\(path): \(title)") }
            }
        }
    }

    @Test func `thirty forms are complete in English`() {
        let complete = demo.forms.filter { form in form.definition.texts.allSatisfy { text in text.text.en != nil } }
        let started = demo.forms.filter { form in form.definition.questions.contains { question in question.label.en != nil } }
        print("demo forms in English: \(complete.count), begun and not complete: \(started.count - complete.count)")
        #expect(complete.count >= 30)
    }

    @Test func `French is set as it should be`() {
        for (path, form) in demo.forms {
            for (pointer, text) in form.texts + form.ticketTitles.map({ title in ("/ticketTitle", LocalizedText(fr: title)) }) {
                if let fault = FrenchTypography.fault(in: text.fr) {
                    Issue.record("\(path) \(pointer): \(fault) in “\(text.fr)”")
                }
            }
        }
    }
}

extension FormDefinition {
    /// The title of the request and those of its tickets.
    fileprivate var ticketTitles: [String] {
        [ticketTitle].compactMap { title in title } + (destinations ?? []).compactMap(\.ticketTitle)
    }

    /// Every text that a person reads, with its place.
    fileprivate var texts: [(pointer: String, text: LocalizedText)] {
        var all: [(String, LocalizedText)] = [("/title", title), ("/summary", summary)]
        if let audience { all.append(("/audience", audience)) }
        for (index, destination) in (destinations ?? []).enumerated() {
            all.append(("/destinations/\(index)/name", destination.name))
        }
        for (index, item) in (atHand ?? []).enumerated() { all.append(("/atHand/\(index)", item)) }
        for (pageIndex, page) in pages.enumerated() {
            all.append(("/pages/\(pageIndex)/title", page.title))
            for (index, question) in page.questions.enumerated() {
                all += Self.texts(of: question, at: "/pages/\(pageIndex)/questions/\(index)")
            }
        }
        return all
    }

    private static func texts(of question: Question, at place: String) -> [(pointer: String, text: LocalizedText)] {
        var all: [(String, LocalizedText)] = [("\(place)/label", question.label)]
        if let help = question.help { all.append(("\(place)/help", help)) }
        if let body = question.body { all.append(("\(place)/body", body)) }
        if let rows = question.rows {
            all.append(("\(place)/rows/label", rows.label))
            if let add = rows.add { all.append(("\(place)/rows/add", add)) }
        }
        if let message = question.validation?.message { all.append(("\(place)/validation/message", message)) }
        for (index, choice) in (question.choices ?? []).enumerated() {
            all.append(("\(place)/choices/\(index)/label", choice.label))
            if let help = choice.help { all.append(("\(place)/choices/\(index)/help", help)) }
        }
        for (index, inner) in (question.questions ?? []).enumerated() {
            all += texts(of: inner, at: "\(place)/questions/\(index)")
        }
        return all
    }
}

/// The spaces and marks of French (Imprimerie nationale), as far as a test can see them.
private enum FrenchTypography {
    private static let narrow: Unicode.Scalar = "\u{202F}"

    static func fault(in text: String) -> String? {
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let before = index > 0 ? scalars[index - 1] : nil
            let after = index + 1 < scalars.count ? scalars[index + 1] : nil
            switch scalar {
            case "'": return "straight apostrophe"
            case "\"": return "straight quotation mark"
            case "«" where after != narrow: return "no U+202F after «"
            case "»" where before != narrow: return "no U+202F before »"
            case ":" where isDigit(before) && isDigit(after) || after == "/": continue
            case ":" where before != narrow, ";" where before != narrow: return "no U+202F before \(scalar)"
            case "?" where before != narrow, "!" where before != narrow: return "no U+202F before \(scalar)"
            case " " where isDigit(before) && isUnit(scalars[(index + 1)...]):
                return "a plain space between a number and its unit"
            case ".": if before == "." { return "three points for an ellipsis" }
            default: continue
            }
        }
        return nil
    }

    private static func isUnit(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        var word = ""
        word.unicodeScalars.append(
            contentsOf: rest.prefix { scalar in scalar.properties.isAlphabetic || "²³".unicodeScalars.contains(scalar) })
        return ["h", "kg", "km", "m", "m²", "m³", "cm", "mm", "Go", "Mo", "euros", "jours", "heures", "minutes", "personnes"]
            .contains(word)
    }

    private static func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map { scalar in ("0"..."9").contains(scalar) } ?? false
    }
}
