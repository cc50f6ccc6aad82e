#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain
import SQL
import Storage

/// A working version in the hands of somebody who may write it, during one transaction.
struct Work {
    let row: WorkingFormStore.WorkingRow
    let definition: FormDefinition
    let catalogue: Catalogue
    let actor: SignedIn

    /// - Throws: ``NotFound`` for what is not the actor's to edit.
    init(_ id: WorkingFormID, by signedIn: SignedIn, _ portal: Portal, in tx: any ReadTransaction) throws {
        guard let (row, json) = try WorkingFormStore.working(id, in: tx), signedIn.policy.canEditForms(of: row.service) else {
            throw NotFound()
        }
        // A form that went to another service is that service's, with all its versions.
        if row.form != nil, let owner = try FormStore.service(ofFormKey: row.formKey, in: tx),
            !signedIn.policy.canEditForms(of: owner)
        {
            throw NotFound()
        }
        self.row = row
        definition = try Self.definition(json)
        catalogue = try portal.catalogue.catalogue(in: tx)
        actor = signedIn
    }

    func applied(_ edit: FormEdit) throws -> FormDefinition {
        do throws(FormEdit.Refusal) {
            return try edit.applied(to: definition)
        } catch {
            throw FormDesigner.Refusal.edit(error)
        }
    }

    /// A key that a version asks as one type is that type for ever: the publication would be refused much later.
    func checkTypes(_ edit: FormEdit, in tx: any ReadTransaction) throws {
        guard case .change(let question) = edit, definition.question(question.key)?.type != question.type else { return }
        for (_, json) in try FormStore.definitions(ofFormKey: row.formKey, in: tx) {
            guard let known = try Self.definition(json).question(question.key), known.type != question.type else { continue }
            throw FormDesigner.Refusal.typeIsFixed(known.type)
        }
    }

    /// The next step of the history.
    /// - Returns: its revision.
    func append(
        _ next: FormDefinition, _ kind: FormEdit.Kind, touched: Set<FormEdit.Part>, edit: String?, madeOn: Int, undoes: Int?,
        at now: Instant, in tx: any Transaction
    ) throws -> Int {
        let json = try Self.json(next)
        guard json.utf8.count <= FormDesigner.maximumSize else { throw FormDesigner.Refusal.tooLarge }
        // Its service is who may edit it: a form is given away to a service of one's own only.
        let service: ServiceID
        if next.service == definition.service {
            service = row.service
        } else {
            guard let found = catalogue.service(key: next.service), actor.policy.canEditForms(of: found.id) else {
                throw FormDesigner.Refusal.badService
            }
            service = found.id
        }
        let revision = row.revision + 1
        try WorkingFormStore.save(
            row.id,
            .init(
                revision: revision, at: now, person: actor.person.id, kind: kind, touched: touched, edit: edit, madeOn: madeOn,
                undoes: undoes),
            json: json, service: service, in: tx)
        return revision
    }

    /// As a version is kept: one way to write it, so that the same definition is to the letter the same.
    static func json(_ definition: FormDefinition) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(definition), as: UTF8.self)
    }

    static func definition(_ json: String) throws -> FormDefinition {
        try JSONDecoder().decode(FormDefinition.self, from: Data(json.utf8))
    }

    static func text(_ edit: FormEdit) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(edit), as: UTF8.self)
    }

    static func edit(_ text: String) throws -> FormEdit {
        try JSONDecoder().decode(FormEdit.self, from: Data(text.utf8))
    }
}
