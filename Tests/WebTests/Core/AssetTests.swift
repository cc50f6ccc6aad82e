import Foundation
import HTTPTypes
import Testing

@testable import Web

@Suite("Style and scripts")
struct AssetTests {
    @Test("two nodes with the same files give them the same address, whenever they were installed")
    func version() throws {
        try withFolder { folder in
            for node in ["a", "b"] {
                try FileManager.default.createDirectory(atPath: "\(folder)/\(node)/css", withIntermediateDirectories: true)
                try Data("body{}".utf8).write(to: URL(filePath: "\(folder)/\(node)/css/site.css"))
            }
            let file = "\(folder)/b/css/site.css"
            try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: file)
            let version = Assets(folder: "\(folder)/a").version
            #expect(Assets(folder: "\(folder)/b").version == version)
            // Of the same size and the same date, but another.
            try Data("main{}".utf8).write(to: URL(filePath: file))
            try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: file)
            #expect(Assets(folder: "\(folder)/b").version != version)
        }
    }

    @Test("a page of another node gets its style too, without the long cache")
    func otherVersion() async throws {
        try await PortalWorld.with { world in
            let version = Assets(folder: "Public").version
            let own = try await world.get("/assets/\(version)/css/site.css", as: nil)
            #expect(own.status == 200)
            #expect(own.headers[.cacheControl]?.contains("immutable") == true)
            let other = try await world.get("/assets/0123456789ab/css/site.css", as: nil)
            #expect(other.status == 200)
            #expect(other.text == own.text)
            #expect(other.headers[.cacheControl] == "no-cache")
            for path in ["/assets/0123456789ab/css/none.css", "/assets/0123456789ab/", "/assets/css", "/assets/"] {
                #expect(try await world.get(path, as: nil).status == 404, "\(path)")
            }
            for path in ["/assets/0123456789ab/../Package.swift", "/assets/0123456789ab/%2e%2e/Package.swift"] {
                let answer = try await world.get(path, as: nil)
                #expect([400, 404].contains(answer.status), "\(path)")
            }
        }
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "guichet_assets_\(UInt64.random(in: 0...UInt64.max))")
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }
}
