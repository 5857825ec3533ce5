import Fixtures
import Foundation
import Testing

/// Debian's packages leave the plain reference library beside the one that is chosen.
@Suite("With the reference library of linear algebra")
struct ReferenceBLASTests {
    private static let folder = "/usr/lib/x86_64-linux-gnu/blas"

    @Test(
        "Stories are the same, and one line says what would be faster",
        .enabled(if: FileManager.default.fileExists(atPath: "\(folder)/libblas.so.3")))
    func stories() throws {
        let arguments = ["cluster", Command.sample, "--format", "csv"]
        let usual = try Command.run(arguments)
        let plain = try Command.run(arguments, environment: ["LD_LIBRARY_PATH": Self.folder])
        #expect(plain.code == 0)
        #expect(plain.output == usual.output)
        let warnings = plain.errors.split(separator: "\n").filter { $0.contains("libopenblas0-pthread") }
        #expect(warnings.count == 1 && warnings[0].hasPrefix("warning: BLAS is the plain reference library"))
        #expect(!usual.errors.contains("libopenblas0-pthread"))

        let duplicates = try Command.run(
            ["duplicates", Command.sample], environment: ["LD_LIBRARY_PATH": Self.folder])
        #expect(!duplicates.errors.contains("libopenblas"), "duplicates need no linear algebra")
    }
}
