import Fixtures
import Foundation
import Testing

@Suite("Too little memory for a parser")
struct MemoryTests {
    /// A record of 63 MB takes simdjson some 600 MB, and the program as a whole less than 400 before that.
    @Test("A record that the parser has no room for ends with 75 and is no malformed record")
    func record() throws {
        let folder = try TestFolder()
        let text = String(repeating: "ab ", count: 21_000_000)
        let path = try folder.write("n.jsonl", "{\"id\":\"a\",\"text\":\"\(text)\"}\n")
        let rejects = folder.path("rejects.jsonl")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c", "ulimit -v 700000; exec \"$0\" \"$@\"", Command.program, "duplicates", path, "--quiet", "--threads",
            "1",
            "--invalid", "skip", "--rejects", rejects,
        ]
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 75, "\(told)")
        #expect(told.contains("\(path):1: there is too little memory to parse the records"))
        #expect(!FileManager.default.fileExists(atPath: rejects))
    }
}
