import Fixtures
import Foundation
import FuzzTargets
import Testing

/// What the fuzzer starts from, and what it has found, without the fuzzer.
@Suite("Bytes from outside")
struct ReplayTests {
    /// The inputs of a target in a folder of Tests/Fuzzing, in the order of their names.
    private static func inputs(_ folder: String, of target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
        let path = "\(Command.project)/Tests/Fuzzing/\(folder)/\(target.name)"
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: path).sorted().map { name in
            (name, Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))))
        }
    }

    @Test("Every seed holds, and some of each target's are of use", arguments: FuzzTarget.all)
    func seeds(target: FuzzTarget) throws {
        let seeds = try Self.inputs("Seeds", of: target)
        let accepted = try seeds.filter { try target.accepts($0.bytes) }
        #expect(seeds.count >= 3)
        #expect(!accepted.isEmpty)
    }

    @Test("What was found once holds now", arguments: FuzzTarget.all)
    func findings(target: FuzzTarget) throws {
        for finding in try Self.inputs("Regressions", of: target) {
            #expect(throws: Never.self, "\(finding.name)") { try target.accepts(finding.bytes) }
        }
    }

    @Test("Seeds that were changed a little hold too", arguments: FuzzTarget.all)
    func mutants(target: FuzzTarget) throws {
        let seeds = try Self.inputs("Seeds", of: target).map(\.bytes)
        var random = SeededGenerator(seed: 1_109)
        for seed in seeds {
            for _ in 0..<(target.isSlow ? 5 : 50) {
                let mutant = random.mutant(of: seed, and: random.pick(seeds))
                #expect(throws: Never.self, "\(Data(mutant).base64EncodedString())") { try target.accepts(mutant) }
            }
        }
    }

    @Test("Every folder of inputs belongs to a target")
    func folders() throws {
        let names = Set(FuzzTarget.all.map(\.name))
        #expect(names.count == FuzzTarget.all.count)
        for folder in ["Seeds", "Regressions"] {
            let found = try FileManager.default.contentsOfDirectory(
                atPath: "\(Command.project)/Tests/Fuzzing/\(folder)")
            #expect(Set(found).subtracting(["README.md"]).isSubset(of: names))
        }
    }
}

extension SeededGenerator {
    /// Bytes with some of them changed, left out, doubled or replaced by those of another.
    fileprivate mutating func mutant(of bytes: [UInt8], and other: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...below(4) {
            guard !bytes.isEmpty else { return bytes }
            let start = below(bytes.count)
            let range = start..<min(bytes.count, start + 1 + below(16))
            switch below(5) {
            case 0: bytes[start] = UInt8(below(256))
            case 1: bytes.removeSubrange(range)
            case 2: bytes.insert(contentsOf: bytes[range], at: start)
            case 3: bytes.insert(pick(Array("\"\\,\t\r\n{}[]<>&;:|-0é\0".utf8)), at: start)
            default:
                guard !other.isEmpty else { continue }
                let from = below(other.count)
                bytes.replaceSubrange(range, with: other[from..<min(other.count, from + 1 + below(32))])
            }
        }
        return bytes
    }
}
