import Fixtures
import Foundation

/// A program of the system that the tests ask.
enum Tool {
    /// Runs a program to its end.
    ///
    /// - Returns: what it wrote, errors apart. How it ended is not looked at: what it wrote has to be understood.
    static func run(_ command: [String], input: Data = Data()) throws -> (output: Data, errors: String) {
        let files = try TestFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        // Files, not pipes: nobody has to fill and empty them meanwhile.
        process.standardInput = FileHandle(forReadingAtPath: try files.write("input", Array(input)))
        process.standardOutput = FileHandle(forWritingAtPath: try files.write("output", ""))
        process.standardError = FileHandle(forWritingAtPath: try files.write("errors", ""))
        try process.run()
        process.waitUntilExit()
        return (Data(try files.bytes("output")), try files.text("errors"))
    }
}
