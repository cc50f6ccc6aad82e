import Application
import ArgumentParser
import Domain

/// Fills one form for many agents of a demonstration, for `script/bench`: each line of the file is a
/// session, the secret of its forms, a draft ready to be sent, and the version it was read in.
struct RehearseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse", abstract: "Fill a form for many agents of a demonstration.", shouldDisplay: false)

    @OptionGroup var flags: SettingFlags
    @Argument(help: "The key of a published form.") var form: String
    @Option(name: .customLong("answer"), help: "An answer of every draft: question=value. May be given again.")
    var answers: [String] = []
    @Option(help: "How many agents.") var count = 3_000
    @Option(help: "Where to write the lines, readable by their owner only.") var file: String

    func run() async throws {
        var inputs: Inputs = [:]
        for answer in answers {
            guard let sign = answer.firstIndex(of: "=") else { throw ValidationError("--answer is question=value.") }
            inputs[String(answer[..<sign]), default: []].append(String(answer[answer.index(after: sign)...]))
        }
        let installation = try await Installation(flags)
        let (form, filled, count) = (form, inputs, count)
        let parts = try await installation.closing { portal in
            try await DemoRehearsal(portal).prepare(form: form, inputs: filled, count: count)
        }
        let lines = parts.map { part in "\(hexadecimal(part.token)) \(hexadecimal(part.csrf)) \(part.draft) \(part.version)" }
        try PrivateFile.write(lines.joined(separator: "\n") + "\n", to: file)
    }

    private func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
    }
}
