package import Foundation

/// The built program, run as a user runs it.
package enum Command {
    /// What a run left behind.
    package struct Outcome: Sendable {
        package var code: Int32
        package var output: [UInt8]
        package var errors: String

        package var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// The top of the project.
    package static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    package static let sample = "\(project)/Data/sample"

    /// What STORYFOLD_PROGRAM names; else it is beside the bundle of these tests, where the build puts it.
    package static let program =
        ProcessInfo.processInfo.environment["STORYFOLD_PROGRAM"]
        ?? URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appendingPathComponent("storyfold").path

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - input: for standard input, empty unless given.
    ///   - output: where standard output goes; collected in the outcome unless given.
    ///   - environment: added to that of the tests, less what would change the layout of text.
    ///   - folder: the working folder.
    ///   - program: what is run, if it is not ours.
    package static func run(
        _ arguments: [String], input: [UInt8] = [], output: FileHandle? = nil, environment: [String: String] = [:],
        in folder: String = NSTemporaryDirectory(), program: String = Command.program
    ) throws -> Outcome {
        let files = try TestFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = ProcessInfo.processInfo.environment
            .filter { !["COLUMNS", "NO_COLOR"].contains($0.key) }
            .merging(environment) { $1 }
        // Files, not pipes: nobody has to empty them meanwhile.
        process.standardInput = FileHandle(forReadingAtPath: try files.write("input", input))
        let collected = FileHandle(forWritingAtPath: try files.write("output", ""))
        process.standardOutput = output ?? collected
        process.standardError = FileHandle(forWritingAtPath: try files.write("errors", ""))
        try process.run()
        process.waitUntilExit()
        return Outcome(
            code: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: try files.bytes("output"), errors: try files.text("errors"))
    }

    package static func run(_ arguments: String..., input: String = "") throws -> Outcome {
        try run(arguments, input: Array(input.utf8))
    }

    /// The standard output of a run that must end with 0.
    package static func output(_ arguments: String..., input: String = "") throws -> String {
        let outcome = try run(arguments, input: Array(input.utf8))
        guard outcome.code == 0 else { throw Failure(outcome: outcome) }
        return outcome.text
    }

    /// Runs a script of Python, which every Debian has; its arguments are in `sys.argv[1:]`.
    package static func python(_ script: String, _ arguments: [String], in folder: String) throws -> Outcome {
        try run(["-c", script] + arguments, in: folder, program: "/usr/bin/python3")
    }

    package struct Failure: Error, CustomStringConvertible {
        var outcome: Outcome
        package init(outcome: Outcome) { self.outcome = outcome }

        package var description: String { "ended with \(outcome.code): \(outcome.errors)" }
    }
}
