import NIOPosix

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program of the system, found in PATH.
struct ExternalTool: Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let name: String

    init(_ name: String) { self.name = name }

    /// Runs it to its end.
    /// - Parameter environment: added to that of this process.
    /// - Throws: ``Failure`` with the last words of its standard error.
    func run(_ arguments: [String], environment: [String: String]) async throws {
        let name = name
        try await NIOThreadPool.singleton.runIfActive { try Self.run(name, arguments, environment) }
    }

    private static func run(_ name: String, _ arguments: [String], _ environment: [String: String]) throws {
        var pipes: [Int32] = [0, 0]
        guard pipe(&pipes) == 0 else { throw Failure(description: "\(name): no pipe") }
        for descriptor in pipes { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        #if canImport(Glibc)
            var actions = posix_spawn_file_actions_t()
        #else
            var actions: posix_spawn_file_actions_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, pipes[1], 2)

        let words = ([name] + arguments).map { word in strdup(word) } + [nil]
        let variables = merged(environment).map { variable in strdup(variable) } + [nil]
        defer { for text in words + variables { free(text) } }
        var process = pid_t()
        let code = posix_spawnp(&process, name, &actions, nil, words, variables)
        _ = close(pipes[1])
        defer { _ = close(pipes[0]) }
        guard code == 0 else {
            throw Failure(
                description:
                    "\(name) cannot be run (\(String(cString: strerror(code)))). It comes with PostgreSQL's client programs.")
        }
        let said = lastWords(pipes[0])
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { throw Failure(description: "\(name): lost") }
        }
        // The low bits hold the signal, the next ones the exit code.
        guard status == 0 else { throw Failure(description: "\(name) failed: \(said)") }
    }

    private static func merged(_ added: [String: String]) -> [String] {
        var all: [String] = []
        var next = environ
        while let entry = next.pointee {
            let text = String(cString: entry)
            let key = text.prefix { character in character != "=" }
            if added[String(key)] == nil { all.append(text) }
            next += 1
        }
        return all + added.sorted { left, right in left.key < right.key }.map { key, value in "\(key)=\(value)" }
    }

    /// What it writes, read until it closes; the end of it is kept.
    private static func lastWords(_ descriptor: Int32) -> String {
        var kept: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            kept = (kept + buffer[..<count]).suffix(2_000)
        }
        return String(decoding: kept, as: UTF8.self).split(whereSeparator: \.isNewline).suffix(3).joined(separator: " ")
    }
}
