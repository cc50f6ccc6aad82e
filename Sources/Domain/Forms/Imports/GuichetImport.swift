/// Reads a form that another instance of Guichet exported.
public enum GuichetImport {
    /// - Parameter knows: whether a unit, a place or a group of this key exists here.
    public static func read(_ bytes: [UInt8], knows: (String) -> Bool) throws(FormImportRefusal) -> FormImport {
        // The line of what is no JSON, which the reader of definitions does not say.
        _ = try ImportedJSON.read(bytes, limit: FormReader.maximumSize)
        let definition: FormDefinition
        do throws(FormRefusal) {
            definition = try FormReader.read(bytes)
        } catch {
            throw FormImportRefusal(
                error.issues.map { issue in .init(.member(issue.pointer), .form(issue.problem, at: issue.pointer)) })
        }
        var entries: [FormImport.Entry] = []
        for (page, part) in definition.pages.enumerated() {
            for (index, question) in part.questions.enumerated() {
                let pointer = "/pages/\(page)/questions/\(index)"
                for asked in [question] + (question.questions ?? []) {
                    let missing = Set(asked.conditions.flatMap { condition in condition.directoryKeys(in: definition) })
                        .filter { key in !knows(key) }
                    guard !missing.isEmpty else { continue }
                    entries.append(
                        .init(
                            .member(pointer), asked.label.fr,
                            missing.sorted().map { key in .init(.condition, .changed, .notHere(key)) }))
                }
            }
            let missing = Set((part.checks ?? []).flatMap { check in check.when.directoryKeys(in: definition) })
                .filter { key in !knows(key) }
            guard !missing.isEmpty else { continue }
            entries.append(
                .init(
                    .member("/pages/\(page)/checks"), part.title.fr,
                    missing.sorted().map { key in .init(.condition, .changed, .notHere(key)) }))
        }
        return FormImport(definition: definition, entries: entries)
    }
}

extension Condition {
    /// The units, places and groups it names.
    func directoryKeys(in form: FormDefinition) -> [String] {
        switch self {
        case .all(let parts), .any(let parts): return parts.flatMap { part in part.directoryKeys(in: form) }
        case .not(let part), .rows(_, _, let part): return part.directoryKeys(in: form)
        case .compare(let comparison):
            guard case .text(let key) = comparison.value else {
                if case .count(_, let part?) = comparison.subject { return part.directoryKeys(in: form) }
                return []
            }
            switch comparison.subject {
            case .person: return [key]
            case .question(let name):
                let type = form.question(name)?.type
                return type == .unit || type == .place ? [key] : []
            case .count(_, let part): return part?.directoryKeys(in: form) ?? []
            case .today: return []
            }
        }
    }
}
