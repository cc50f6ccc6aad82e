@testable import Application
import Domain
import SQL
import SQLTesting
import Storage
import Testing

@Suite("Commands of a requester")
struct RequestCommandTests {
    /// What each command makes of each state: the state after, or nil when it is refused.
    static let table: [(state: TicketState, after: [RequestCommand: TicketState])] = [
        (.new, [.reply: .new, .cancel: .cancelled]),
        (.assigned, [.reply: .assigned, .cancel: .cancelled]),
        (.inProgress, [.reply: .inProgress]),
        (.waiting, [.reply: .inProgress]),
        (.resolved, [.reply: .resolved, .confirm: .closed, .reopen: .assigned]),
        // Said again, what is so already is no error.
        (.closed, [.confirm: .closed]),
        (.cancelled, [.cancel: .cancelled]),
    ]

    @Test("every command in every state does what the table says, and nothing else", arguments: Engine.allCases)
    func states(_ engine: Engine) async throws {
        try await RequestWorld.with(engine) { world in
            let nadia = try await world.desk.signedIn(world.ids.nadia)
            #expect(Set(Self.table.map(\.state)) == Set(TicketState.allCases))
            for (state, after) in Self.table {
                for command in RequestCommand.allCases {
                    let reference = try await world.request(state)
                    let before = try await world.desk.current(reference)
                    if let expected = after[command] {
                        _ = try await command.run(world, reference, revision: before.revision, by: nadia)
                        #expect(try await world.desk.current(reference).state == expected, "\(command) on \(state)")
                    } else {
                        await #expect(throws: RequestService.Refusal.self, "\(command) on \(state)") {
                            try await command.run(world, reference, revision: before.revision, by: nadia)
                        }
                        #expect(try await world.desk.current(reference) == before, "\(command) on \(state)")
                        #expect(try await world.desk.messages(reference).isEmpty, "\(command) on \(state)")
                    }
                }
            }
        }
    }

    @Test("a reply ends the wait for the requester only, and only the requester's does", arguments: Engine.allCases)
    func ending(_ engine: Engine) async throws {
        try await RequestWorld.with(engine) { world in
            let nadia = try await world.desk.signedIn(world.ids.nadia)
            let asked = try await world.request(.waiting)
            let helene = try await world.watch(asked)
            _ = try await world.service.reply(world.reply(), to: asked, by: helene)
            #expect(try await world.desk.current(asked).state == .waiting)
            _ = try await world.service.reply(world.reply(), to: asked, by: nadia)
            #expect(try await world.desk.current(asked).state == .inProgress)
            #expect(try await world.desk.events(asked).suffix(2) == [.messagePosted, .ticketResumed])

            let delivered = try await world.request(.waiting, waiting: .delivery)
            _ = try await world.service.reply(world.reply(), to: delivered, by: nadia)
            #expect(try await world.desk.current(delivered).state == .waiting)
        }
    }

    @Test("a stranger finds nothing, a watcher replies without deciding, a technician does neither", arguments: Engine.allCases)
    func visibility(_ engine: Engine) async throws {
        try await RequestWorld.with(engine) { world in
            let martine = try await world.desk.signedIn(world.ids.martine)
            let theo = try await world.desk.signedIn(world.ids.theo)
            for command in RequestCommand.allCases {
                let reference = try await world.request(command == .cancel ? .new : .resolved)
                let helene = try await world.watch(reference)
                let before = try await world.desk.current(reference)
                await #expect(throws: NotFound()) {
                    try await command.run(world, reference, revision: before.revision, by: martine)
                }
                await #expect(throws: NotAllowed()) {
                    try await command.run(world, reference, revision: before.revision, by: theo)
                }
                if command == .reply {
                    _ = try await command.run(world, reference, revision: before.revision, by: helene)
                    #expect(try await world.desk.messages(reference).map(\.author) == [world.ids.helene])
                } else {
                    await #expect(throws: NotAllowed()) {
                        try await command.run(world, reference, revision: before.revision, by: helene)
                    }
                    #expect(try await world.desk.current(reference) == before)
                }
            }
            await #expect(throws: NotFound()) {
                try await world.service.page(TicketReference(number: 999_999), for: theo)
            }
        }
    }

    @Test("a page sent twice counts once; a token is of one person and one request", arguments: Engine.allCases)
    func twice(_ engine: Engine) async throws {
        try await RequestWorld.with(engine) { world in
            let nadia = try await world.desk.signedIn(world.ids.nadia)
            let reference = try await world.request(.new)
            let other = try await world.request(.new)
            let helene = try await world.watch(reference)
            #expect(try await world.service.reply(world.reply(token: "t"), to: reference, by: nadia) == .done)
            #expect(try await world.service.reply(world.reply(token: "t"), to: reference, by: nadia) == .repeated)
            #expect(try await world.service.reply(world.reply(token: "t"), to: reference, by: helene) == .done)
            #expect(try await world.service.reply(world.reply(token: "t"), to: other, by: nadia) == .done)
            #expect(try await world.desk.messages(reference).map(\.author) == [world.ids.nadia, world.ids.helene])

            let resolved = try await world.request(.resolved)
            let revision = try await world.revision(resolved)
            for expected in [RequestService.Outcome.done, .repeated] {
                #expect(
                    try await world.service.reopen(resolved, revision: revision, with: world.reply(token: "r"), by: nadia)
                        == expected)
            }
            #expect(try await world.desk.messages(resolved).count == 1)
            #expect(try await world.desk.events(resolved).filter { kind in kind == .ticketReopened }.count == 1)
        }
    }

    @Test("a command given on an older state is refused, and changes nothing", arguments: Engine.allCases)
    func stale(_ engine: Engine) async throws {
        try await RequestWorld.with(engine) { world in
            let nadia = try await world.desk.signedIn(world.ids.nadia)
            for (command, state) in [(RequestCommand.cancel, TicketState.assigned), (.confirm, .resolved), (.reopen, .resolved)] {
                let reference = try await world.request(state)
                let before = try await world.desk.current(reference)
                await #expect(throws: RequestService.Refusal.ticket(.stale(current: before.revision))) {
                    try await command.run(world, reference, revision: before.revision - 1, by: nadia)
                }
                #expect(try await world.desk.current(reference) == before)
                #expect(try await world.desk.messages(reference).isEmpty)
            }
        }
    }

    @Test("an empty message, one too long, and too many files are refused whole", arguments: Engine.allCases)
    func limits(_ engine: Engine) async throws {
        try await RequestWorld.with(engine) { world in
            let nadia = try await world.desk.signedIn(world.ids.nadia)
            let reference = try await world.request(.new)
            let file = AttachmentStore.NewAttachment(
                sha256: [UInt8](repeating: 1, count: 32), name: "photo.png", mediaType: "image/png", size: 12)
            await #expect(throws: RequestService.Refusal.emptyMessage) {
                try await world.service.reply(world.reply(" \r\n\t "), to: reference, by: nadia)
            }
            await #expect(throws: RequestService.Refusal.longMessage(maximum: MessageText.maximumLength)) {
                try await world.service.reply(
                    world.reply(String(repeating: "é", count: MessageText.maximumLength + 1)), to: reference, by: nadia)
            }
            let maximum = world.desk.portal.rules.maximumFilesPerTicket
            let many = RequestService.Reply(
                message: MessageText("Voici"), files: Array(repeating: file, count: maximum + 1))
            await #expect(throws: RequestService.Refusal.tooManyFiles(maximum: maximum)) {
                try await world.service.reply(many, to: reference, by: nadia)
            }
            #expect(try await world.desk.messages(reference).isEmpty)
            #expect(try await world.desk.events(reference).isEmpty)

            // A file alone says enough; U+0000, which PostgreSQL does not store, is dropped.
            _ = try await world.service.reply(.init(message: MessageText(""), files: [file]), to: reference, by: nadia)
            _ = try await world.service.reply(world.reply("a\u{0}b\r\nc"), to: reference, by: nadia)
            #expect(try await world.desk.messages(reference).map(\.body) == ["", "ab\nc"])
            #expect(try await world.desk.events(reference) == [.messagePosted, .attachmentAdded, .messagePosted])
        }
    }

    @Test("whoever handles it is told by a job, in the same transaction", arguments: Engine.allCases)
    func telling(_ engine: Engine) async throws {
        try await RequestWorld.with(engine) { world in
            let nadia = try await world.desk.signedIn(world.ids.nadia)
            let reference = try await world.request(.inProgress)
            let before = try await world.desk.jobs()
            _ = try await world.service.reply(world.reply(), to: reference, by: nadia)
            #expect(try await world.desk.jobs() == before + 1)
        }
    }
}
