internal import Platform

/// What one run reads and what it writes, held against each other before work begins.
///
/// No file that is written, or whose place would be taken, may be one that is read, by whatever path or link, nor lie in
/// a folder that is read, under a name that the next run would read; and no two of those written may be one.
package struct RunFiles {
    private struct Read {
        /// As in "--policy", "an input".
        var what: String
        var path: String
        var identity: PathIdentity
        /// Whether nothing may be written in it, whatever its name.
        var isClosed = false
        var isFolder: Bool { (try? FileStatus(of: path))?.kind == .folder }
    }

    private struct Write {
        enum Kind {
            case file
            /// Of files whose names are known, beside others.
            case folder([String])
            /// Whose names come from what is read.
            case folderOfTexts
            /// Pages of which the number comes from what is read.
            case folderOfPages
            case standardOutput
        }

        /// The option that names it.
        var option: String
        var path: String
        var kind: Kind
        var identity: PathIdentity
        /// Whether a line is one of ours; nil where any file is replaced.
        var isOurs: ((_ line: String) -> Bool)?

        var isFolder: Bool {
            switch kind {
            case .file, .standardOutput: false
            case .folder, .folderOfTexts, .folderOfPages: true
            }
        }

        var noun: String {
            switch kind {
            case .file, .standardOutput: "file"
            // What is not there yet may become either.
            case .folderOfTexts: (try? FileStatus(of: path)) == nil ? "file or folder" : "folder"
            case .folder, .folderOfPages: "folder"
            }
        }
    }

    private var reads: [Read] = []
    private var writes: [Write] = []
    private let force: Bool
    /// What is written.
    package let outputs = OutputSet()

    /// - Parameter force: whether files that no run of ours wrote may be replaced.
    package init(force: Bool) { self.force = force }

    // MARK: What a run reads

    /// Adds a file or a folder that is read; "-" is standard input.
    package mutating func reads(_ path: String?, as what: String) {
        guard let path else { return }
        if path == "-" {
            guard FileStatus(ofStream: 0)?.kind == .file else { return }
            reads.append(Read(what: "standard input", path: path, identity: PathIdentity("/proc/self/fd/0")))
        } else {
            reads.append(Read(what: what, path: path, identity: PathIdentity(path)))
        }
    }

    /// Adds a folder that others keep: nothing is written in it.
    package mutating func keepsOut(of path: String, as what: String) {
        reads.append(Read(what: what, path: path, identity: PathIdentity(path), isClosed: true))
    }

    // MARK: What a run writes

    /// Adds a file.
    ///
    /// - Parameter isOurs: given its first and its last line, if there is one already: whether a run of ours wrote it.
    ///   Without it the file is replaced whoever wrote it.
    package mutating func writes(
        _ path: String?, as option: String, isOurs: ((_ line: String) -> Bool)? = nil
    ) {
        guard let path else { return }
        add(Write(option: option, path: path, kind: .file, identity: PathIdentity(path), isOurs: isOurs))
    }

    /// Adds a folder with files of these names.
    package mutating func writes(_ names: [String], toFolder path: String, as option: String) {
        add(Write(option: option, path: path, kind: .folder(names + [Manifest.name]), identity: PathIdentity(path)))
    }

    /// Adds what becomes a file, or where texts are read a folder.
    package mutating func writesFileOrFolder(_ path: String?, as option: String) {
        guard let path else { return }
        let kind = (try? FileStatus(of: path))?.kind
        let isFile = kind == .file || kind == .other
        add(Write(option: option, path: path, kind: isFile ? .file : .folderOfTexts, identity: PathIdentity(path)))
    }

    /// Adds a file with a folder of pages beside it.
    package mutating func writes(_ path: String, withPages folder: String, as option: String) {
        writes(path, as: option)
        add(Write(option: option, path: folder, kind: .folderOfPages, identity: PathIdentity(folder)))
    }

    /// Adds standard output; that matters where it is a file.
    package mutating func writesStandardOutput() {
        guard FileStatus(ofStream: 1)?.kind == .file else { return }
        add(
            Write(
                option: "standard output", path: "standard output", kind: .standardOutput,
                identity: PathIdentity("/proc/self/fd/1")))
    }

    private mutating func add(_ write: Write) { writes.append(write) }

    // MARK: The rule

    /// - Throws: an error of usage that names both files; and when something cannot be written.
    package func check() throws(CorpusError) {
        for (index, write) in writes.enumerated() {
            guard !write.path.isEmpty else {
                throw CorpusError(
                    .usage, at: .init(path: write.option), "the path of the output is empty",
                    remedy: "name a \(write.noun) with \(write.option)")
            }
            for read in reads { try check(write, against: read) }
            for other in writes[..<index] { try check(write, against: other) }
        }
        for write in writes { try checkReplacing(write) }
    }

    /// The same for the inputs that were found below folders.
    package func check(_ inputs: [Input]) throws(CorpusError) {
        let written = Dictionary(
            writes.flatMap { write in
                files(of: write).compactMap { file in file.identity.file.map { ($0, (write, file.path)) } }
            },
            uniquingKeysWith: { first, _ in first })
        guard !written.isEmpty else { return }
        for input in inputs {
            guard let identity = input.status?.identity, let (write, path) = written[identity] else { continue }
            throw Self.error(write, path: path, replaces: input.isReference ? "--against" : "an input", at: input.path)
        }
    }

    /// The files that take a place, as far as they are known.
    private func files(of write: Write) -> [(path: String, identity: PathIdentity)] {
        guard case .folder(let names) = write.kind else { return [(write.path, write.identity)] }
        let folder = write.path.hasSuffix("/") ? write.path : write.path + "/"
        return names.map { (folder + $0, PathIdentity(folder + $0)) }
    }

    private func check(_ write: Write, against read: Read) throws(CorpusError) {
        if write.identity == read.identity {
            throw Self.error(write, path: write.path, replaces: read.what, at: read.path)
        }
        for file in files(of: write) where file.identity == read.identity {
            throw Self.error(write, path: file.path, replaces: read.what, at: read.path)
        }
        switch write.kind {
        case .folderOfTexts, .folderOfPages:
            if read.identity.isBelow(write.identity) {
                throw Self.error(write, path: write.path, holds: read.what, at: read.path)
            }
        case .file, .folder, .standardOutput: break
        }
        if read.isClosed {
            guard write.identity.isBelow(read.identity) else { return }
            throw Self.error(write, write.path, "lies in \(read.what), \(read.path), where nothing else may be written")
        }
        guard read.isFolder, write.identity.isBelow(read.identity) else { return }
        for file in files(of: write) {
            let names = file.identity.names(below: read.identity)
            guard !names.contains(where: { $0.hasPrefix(".") }) else { continue }
            let isRead: Bool
            switch write.kind {
            case .file, .folder, .standardOutput: isRead = InputFormat(fileName: names.last ?? file.path) != nil
            case .folderOfTexts: isRead = true
            case .folderOfPages: isRead = false
            }
            if isRead { throw Self.error(write, path: file.path, isIn: read.what, at: read.path) }
        }
    }

    private func check(_ write: Write, against other: Write) throws(CorpusError) {
        for file in files(of: write) + (write.isFolder ? [(write.path, write.identity)] : []) {
            for second in files(of: other) + (other.isFolder ? [(other.path, other.identity)] : [])
            where file.identity == second.identity {
                throw Self.error(write, path: file.path, isOf: other)
            }
        }
        for (folder, file) in [(write, other), (other, write)] {
            switch folder.kind {
            case .folderOfTexts, .folderOfPages:
                if file.identity.isBelow(folder.identity) { throw Self.error(file, path: file.path, isOf: folder) }
            case .file:
                if file.identity.isBelow(folder.identity) { throw Self.error(file, below: folder) }
            case .folder, .standardOutput: break
            }
        }
    }

    /// Fails where a write is not possible, or would replace what no run of ours wrote.
    private func checkReplacing(_ write: Write) throws(CorpusError) {
        switch write.kind {
        case .standardOutput, .folderOfPages: break
        case .file:
            try OutputSet.check(file: write.path)
            guard let isOurs = write.isOurs, !force, let status = try? FileStatus(of: write.path),
                status.kind == .file, status.bytes > 0
            else { break }
            guard try FileEnds(of: write.path).lines.allSatisfy(isOurs) else {
                throw CorpusError(
                    .usage, at: .init(path: write.path),
                    "a file stands there that no earlier run wrote, and \(write.option) would replace it",
                    remedy: "name another file with \(write.option), or say --force to replace it")
            }
        case .folder(let names):
            try OutputSet.check(folder: write.path)
            try ListedFolder.check(names, in: write.path, replacesAll: force)
        case .folderOfTexts: try OutputSet.check(folder: write.path)
        }
    }

    // MARK: Errors

    private static func error(
        _ write: Write, path: String, replaces what: String, at read: String
    ) -> CorpusError {
        error(
            write, path,
            read == "-"
                ? "is the file that standard input comes from, and would be lost"
                : "is \(what), which is read from \(read) and would be lost")
    }

    private static func error(_ write: Write, path: String, holds what: String, at read: String) -> CorpusError {
        error(write, path, "is a folder that holds \(what), \(read)")
    }

    private static func error(_ write: Write, path: String, isIn what: String, at read: String) -> CorpusError {
        error(write, path, "lies in the folder of \(what), \(read), and would be read as one of its files")
    }

    private static func error(_ write: Write, path: String, isOf other: Write) -> CorpusError {
        error(write, path, "is what \(other.option) writes too")
    }

    private static func error(_ write: Write, below other: Write) -> CorpusError {
        error(write, write.path, "would lie in \(other.path), which \(other.option) writes as a file")
    }

    private static func error(_ write: Write, _ path: String, _ problem: String) -> CorpusError {
        guard case .standardOutput = write.kind else {
            return CorpusError(
                .usage, at: .init(path: path), "the output \(problem)",
                remedy: "name another \(write.noun) with \(write.option)")
        }
        return CorpusError(
            .usage, at: .init(path: path), "it \(problem)", remedy: "redirect it to another file")
    }
}
