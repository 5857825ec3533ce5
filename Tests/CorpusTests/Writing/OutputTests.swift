import Foundation
import Testing

@testable import Corpus

@Suite("Output")
struct OutputTests {
    @Test("A set's files appear together, in a folder that is made for them")
    func commit() throws {
        let folder = try TemporaryFolder()
        let set = OutputSet()
        let files = try set.folder(at: "\(folder.path)/new/deep/")
        let (first, second) = (try files.sink("a.jsonl"), try files.sink("b.jsonl"))
        try first.write("one\n")
        try second.write(Array(repeating: 0x61, count: 1_000_000))
        #expect(try folder.names("").allSatisfy { $0.hasPrefix(".") })
        try set.commit()
        #expect(try folder.names("") == ["new"])
        #expect(try folder.names("new/deep") == ["a.jsonl", "b.jsonl", "manifest.json"])
        #expect(try folder.bytes("new/deep/a.jsonl") == Array("one\n".utf8))
        #expect(try folder.bytes("new/deep/b.jsonl").count == 1_000_000)
    }

    @Test("A set that is not committed leaves nothing and changes nothing")
    func abandon() throws {
        let folder = try TemporaryFolder()
        try folder.write("out/a.jsonl", "old")
        do {
            let set = OutputSet()
            try set.sink(at: "\(folder.path)/out/a.jsonl").write("new")
            _ = try set.folder(at: "\(folder.path)/out").sink("b.jsonl")
            _ = try set.folder(at: "\(folder.path)/new/deep").sink("c")
        }
        #expect(try folder.names("") == ["out"])
        #expect(try folder.names("out") == ["a.jsonl"])
        #expect(try folder.bytes("out/a.jsonl") == Array("old".utf8))
    }

    @Test(
        "Names with folders in them, and as long as names can be, are written and taken back", arguments: [false, true])
    func nested(isThere: Bool) throws {
        let folder = try TemporaryFolder()
        if isThere { try folder.write("out/other", "mine") }
        let long = String(repeating: "n", count: 255)
        let names = ["coast/page.txt", "coast/deep/\(long)", "top.txt", "coast/again.txt"]
        func fill(_ set: OutputSet) throws {
            let files = try set.folder(at: "\(folder.path)/out")
            for name in names {
                let sink = try files.sink(name)
                try sink.write(name)
                try sink.finish()
            }
        }
        do { try fill(OutputSet()) }
        #expect(try folder.names("") == (isThere ? ["out"] : []))
        for _ in 1...2 {
            let set = OutputSet()
            try fill(set)
            try set.commit()
            for name in names { #expect(try folder.bytes("out/\(name)") == Array(name.utf8)) }
            #expect(try folder.names("out/coast") == ["again.txt", "deep", "page.txt"])
            #expect(try folder.names("out") == ["coast", "manifest.json"] + (isThere ? ["other"] : []) + ["top.txt"])
        }
    }

    @Test("A folder in the place of one file keeps all files of the set from changing")
    func folderInTheWay() throws {
        let folder = try TemporaryFolder()
        try folder.write("out/b/keep", "kept")
        try folder.write("out/a", "old")
        let error = #expect(throws: CorpusError.self) {
            let set = OutputSet()
            let files = try set.folder(at: "\(folder.path)/out", replacesAll: true)
            for name in ["a", "b", "c"] { try files.sink(name).write("new") }
            try set.commit()
        }
        #expect(error?.place.path == "\(folder.path)/out/b")
        #expect(try folder.names("out") == ["a", "b"])
        #expect(try folder.bytes("out/a") == Array("old".utf8))
    }

    @Test("A single file is complete or as it was; a device is written to and stays one")
    func singleFile() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a", "old")
        try folder.link("link", to: "a")
        #expect(throws: CorpusError.self) {
            try OutputSet.writeFile(at: path) { (sink) throws(CorpusError) in
                try sink.write("half")
                throw CorpusError(.badInput, at: .init(path: "elsewhere"), "no more")
            }
        }
        #expect(try folder.bytes("a") == Array("old".utf8))
        try OutputSet.writeFile(at: "\(folder.path)/link") { (sink) throws(CorpusError) in try sink.write("new") }
        #expect(try folder.bytes("a") == Array("new".utf8))
        #expect(try folder.names("") == ["a", "link"])
        try OutputSet.writeFile(at: "/dev/null") { (sink) throws(CorpusError) in try sink.write("gone") }
        let status = try FileManager.default.attributesOfItem(atPath: "/dev/null")
        #expect(status[.type] as? FileAttributeType == .typeCharacterSpecial)
    }

    @Test("A folder that cannot be made is an error of code 74 that names it")
    func notAFolder() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("file", "x")
        for target in [path, "\(path)/below", "/proc/storyfold"] {
            let error = #expect(throws: CorpusError.self) {
                _ = try OutputSet().folder(at: target).sink("a")
            }
            #expect(error?.code == .inputOutput)
            #expect(error?.place.path.hasPrefix(target) == true)
        }
    }

    @Test("A full disk is an error of code 74")
    func fullDisk() throws {
        let sink = try OutputSink(path: "/dev/full")
        try sink.write("does not fit")
        let error = #expect(throws: CorpusError.self) { try sink.finish() }
        #expect(error?.code == .inputOutput)
        #expect(error?.isBrokenPipe == false)
        #expect(error?.description == "/dev/full: cannot write: No space left on device; make room, or write elsewhere")
    }

    @Test("A pipe whose reader has gone is told apart")
    func brokenPipe() throws {
        OutputSink.reportBrokenPipes()
        let pipe = Pipe()
        let number = pipe.fileHandleForWriting.fileDescriptor
        let sink = try OutputSink(path: "/proc/self/fd/\(number)")
        try pipe.fileHandleForReading.close()
        try sink.write("nobody reads this")
        let error = #expect(throws: CorpusError.self) { try sink.finish() }
        #expect(error?.isBrokenPipe == true)
    }
}
