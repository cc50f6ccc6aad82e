import Domain
import SQL
import Storage

extension RequestList.DraftEntry {
    /// Drafts with the titles of their forms: those of published forms are in memory, those of withdrawn
    /// ones are read together. What was typed in them stays readable.
    static func all(of drafts: [Draft], _ catalogue: Catalogue, in tx: any ReadTransaction) throws -> [Self] {
        let withdrawn = drafts.filter { draft in catalogue.form(draft.form) == nil }
        let definitions = try StoredForm.definitions(
            withdrawn.map { draft in FormStore.Version(form: draft.form, version: draft.version) }, in: tx)
        return drafts.compactMap { draft in
            if let form = catalogue.form(draft.form) {
                return Self(draft: draft, title: form.definition.title, form: form)
            }
            let definition = definitions[FormStore.Version(form: draft.form, version: draft.version)]
            return definition.map { definition in Self(draft: draft, title: definition.title, form: nil) }
        }
    }
}
