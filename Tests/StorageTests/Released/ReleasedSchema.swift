import Crypto
import Foundation
import Testing

@testable import SQL
@testable import Storage

/// A schema that was released, with a few rows, as the texts of `Tests/Released` for each engine.
struct ReleasedSchema: CustomTestStringConvertible, Sendable {
    let version: String
    let engine: Engine

    var testDescription: String { "\(version) on \(engine)" }
    var path: String { Self.folder + "\(version).\(engine).sql" }

    /// `Tests/Released`.
    static let folder =
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Released").path() + "/"

    /// Every text of the folder.
    static var all: [ReleasedSchema] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.sorted().compactMap { file in
            guard file.hasSuffix(".sql") else { return nil }
            let parts = file.dropLast(4).split(separator: ".")
            guard let engine = parts.last.flatMap({ part in Engine(rawValue: String(part)) }) else { return nil }
            return ReleasedSchema(version: parts.dropLast().joined(separator: "."), engine: engine)
        }
    }

    /// Brings an empty database to what a program of that version left.
    func load(into database: any Database) async throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try await database.writeSchema { tx in try tx.runScript(text) }
    }
}

/// The migrations that were released and what their texts were: `name sqlite postgres`, with SHA-256.
struct ReleasedSteps {
    struct Step: Hashable {
        var name: String
        var checksums: [Engine: String]
    }

    static var kept: [Step] {
        get throws {
            try String(contentsOfFile: ReleasedSchema.folder + "steps.txt", encoding: .utf8)
                .split(separator: "\n").filter { line in !line.hasPrefix("#") }
                .map { line in
                    let words = line.split(separator: " ").map(String.init)
                    try #require(words.count == 3, "\(line)")
                    return Step(name: words[0], checksums: [.sqlite: words[1], .postgres: words[2]])
                }
        }
    }

    static var current: [Step] {
        Schema.migrations.map { migration in
            Step(
                name: migration.name,
                checksums: Dictionary(
                    uniqueKeysWithValues: Engine.allCases.map { engine in (engine, checksum(migration.script(engine))) }))
        }
    }

    private static func checksum(_ text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
