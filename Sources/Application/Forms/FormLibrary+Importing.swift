#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain
import SQL
import Storage

/// A form of elsewhere, as it was sent.
public enum FormSource: Sendable {
    case guichet([UInt8])
    /// - form: which of the export.
    case glpi([UInt8], form: Int)
    case xlsForm(survey: [UInt8], choices: [UInt8]?)
}

extension FormLibrary {
    /// A form of elsewhere as it would come in, and what must be said here before it can.
    public struct ImportPreview: Sendable {
        public var imported: FormImport
        /// What the source says, or what was typed since.
        public var frame: FormFrame
        /// The forms of an export, where there may be several.
        public var titles: [String]
        /// Those that the actor edits.
        public var services: [Service]
        public var teams: [Team]
        public var categories: [Domain.Category]
        /// The next version of a form that is here already.
        public var keyIsTaken: Bool
    }

    /// - Parameter frame: nil for what the source says.
    /// - Throws: ``FormImportRefusal`` for a source that is refused whole.
    public func preview(_ source: FormSource, frame: FormFrame?, by signedIn: SignedIn) async throws -> ImportPreview {
        guard signedIn.policy.canEditSomeForms else { throw NotAllowed() }
        let catalogue = try await portal.database.read { tx in try portal.catalogue.catalogue(in: tx) }
        let (imported, own, titles) = try Self.read(source, catalogue)
        let shown = frame ?? own
        let keyIsTaken = try await portal.database.read { tx in
            try FormStore.service(ofFormKey: shown.key, in: tx) != nil
        }
        return ImportPreview(
            imported: imported, frame: shown, titles: titles,
            services: catalogue.services.filter { service in signedIn.policy.canEditForms(of: service.id) },
            teams: catalogue.teams.filter(\.isActive), categories: catalogue.categories.filter(\.isActive),
            keyIsTaken: keyIsTaken)
    }

    /// Loads a form of elsewhere under a frame of here; like any that is loaded, it is not published yet.
    public func load(_ source: FormSource, frame: FormFrame, by signedIn: SignedIn) async throws -> Loaded {
        let catalogue = try await portal.database.read { tx in try portal.catalogue.catalogue(in: tx) }
        let (imported, own, _) = try Self.read(source, catalogue)
        let form = frame.applied(to: imported.definition)
        // All that is to be mended at once: its texts and its place here.
        var issues = FormValidator.issues(in: form)
        do throws(FormRefusal) { _ = try Self.service(of: form, in: catalogue) } catch { issues += error.issues }
        guard issues.isEmpty else { throw FormRefusal(issues: issues) }
        // To the letter as it was exported, where nothing of it changes.
        if case .guichet(let bytes) = source, frame == own { return try await load(bytes, by: signedIn) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try await load(Array(try encoder.encode(form)), by: signedIn)
    }

    /// What a source holds, what it says of itself, and what its forms are called.
    private static func read(
        _ source: FormSource, _ catalogue: Catalogue
    ) throws(FormImportRefusal) -> (FormImport, FormFrame, [String]) {
        switch source {
        case .guichet(let bytes):
            let known = Set(catalogue.units.map(\.key) + catalogue.places.map(\.key) + catalogue.groups.map(\.key))
            let imported = try GuichetImport.read(bytes) { key in known.contains(key) }
            return (imported, FormFrame(of: imported.definition), [])
        case .glpi(let bytes, let index):
            let export = try GLPIExport(bytes)
            let frame = export.frame(at: index)
            return (try export.form(at: index, frame: frame), frame, export.titles)
        case .xlsForm(let survey, let choices):
            let frame = FormFrame(
                key: "formulaire-importe", title: LocalizedText(fr: "Formulaire importé"),
                summary: LocalizedText(fr: "Formulaire importé"))
            return (try XLSFormReader.read(survey: survey, choices: choices, frame: frame), frame, [])
        }
    }
}
