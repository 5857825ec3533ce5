import Foundation

/// A `chromedriver` on a port of its own, which ends with the process that started it.
final class ChromeDriver: Sendable {
    /// Where it takes commands, on loopback.
    let address: URL
    /// Kept open: the driver and its browsers are ended as soon as this is closed, at the latest by the end of
    /// the tests, however they end.
    private let lifeline: Pipe

    private static let script = """
        TMPDIR=$(mktemp -d); export TMPDIR   # profiles of the browsers
        setsid "$0" --port=0 &               # a session of its own, so that its browsers are found
        exec > /dev/null                     # what it says ends with it
        cat                                  # until the lifeline is closed
        kill -s KILL -- -$!
        rm -rf "$TMPDIR"
        """

    /// Starts one on a free port that it chooses, and waits until it listens.
    ///
    /// - Throws: `BrowserError` if it ends before.
    init(program: String = "chromedriver") throws {
        lifeline = Pipe()
        let output = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", Self.script, program]
        process.standardInput = lifeline
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        // The shell's copies are its own: ours of the writing end would keep the answer from ending.
        try output.fileHandleForWriting.close()

        var said = ""
        while let part = try output.fileHandleForReading.read(upToCount: 1), !part.isEmpty {
            said += String(decoding: part, as: UTF8.self)
            guard let match = said.firstMatch(of: /successfully on port (\d+)\./) else { continue }
            guard let address = URL(string: "http://127.0.0.1:\(match.1)") else { break }
            self.address = address
            return
        }
        try lifeline.fileHandleForWriting.close()
        throw BrowserError(
            "\(program) did not start: `make test` installs it (Scripts/install-page-checkers). It said: \(said)")
    }

    deinit { try? lifeline.fileHandleForWriting.close() }
}
