internal import Platform

/// The archive that is open, and how far it has been gone through; its files are inputs behind it.
struct ArchiveCursor {
    /// More files than any news archive has would fill the memory with their names.
    private static let mostFiles = 1 << 22
    private static let hiddenFolders = ["__MACOSX"]

    /// The archive itself.
    let input: Int
    private let path: String
    private let name: String
    private let reader: ArchiveReader
    private let isReference: Bool
    /// Of the file that was come by last, from 1, all that the archive has counted.
    private var number = 0
    private var hasFiles = false

    /// Whether nothing can be read of it any more.
    var hasFailed: Bool { reader.hasFailed }

    /// Opens an archive for its files.
    init(_ stream: ByteStream, _ kind: Compression, of input: Input, index: Int) throws(CorpusError) {
        (self.input, path, name, isReference) = (index, input.path, input.name, input.isReference)
        do throws(StreamError) { reader = try ArchiveReader(over: stream, kind) } catch {
            throw CorpusError(error, path: input.path)
        }
    }

    /// The next file that is read, as an input; nil at the end.
    ///
    /// - Parameter passedOver: takes what is not read.
    /// - Throws: when the archive is damaged, or is none of articles.
    mutating func next(passedOver: inout PassedOver) throws(CorpusError) -> Input? {
        while let entry = try advance() {
            guard entry.isFile else { continue }
            let parts = Self.parts(of: entry.name)
            guard let file = parts.last else { continue }
            try Self.check(file, parts, of: path)
            guard !parts.contains(where: { $0.utf8.first == UInt8(ascii: ".") || Self.hiddenFolders.contains($0) })
            else {
                continue
            }
            let inside = parts.joined(separator: "/")
            guard let format = InputFormat(fileName: inside) else {
                passedOver.addOtherEnding("\(path)/\(inside)")
                continue
            }
            hasFiles = true
            var input = Input(
                path: "\(path)/\(inside)", format: format,
                name: format.isOneArticle ? inside.withoutCompressionSuffix.withoutExtension : inside)
            input.isReference = isReference
            input.entry = .init(archive: self.input, number: number)
            return input
        }
        guard hasFiles else {
            throw CorpusError(
                .badInput, at: .init(path: path), "the archive holds no articles",
                remedy: "expected .txt, .html, .json, .jsonl, .csv or .tsv files in it")
        }
        return nil
    }

    /// The bytes of a file, which is not before the one that was come by last.
    ///
    /// - Throws: when the archive is damaged, or has changed.
    mutating func stream(of entry: Input.Entry) throws(CorpusError) -> ByteStream {
        while number < entry.number {
            guard try advance() != nil else {
                throw CorpusError(
                    .inputOutput, at: .init(path: path), "the file changed while it was in use",
                    remedy: "run again when nothing writes to it")
            }
        }
        do throws(StreamError) { return try ByteStream(entryOf: reader) } catch { throw CorpusError(error, path: path) }
    }

    private mutating func advance() throws(CorpusError) -> ArchiveReader.Entry? {
        guard number < Self.mostFiles else {
            throw CorpusError(
                .badInput, at: .init(path: path), "the archive has more than \(Self.mostFiles) files",
                remedy: "unpack it, and read it in parts")
        }
        do throws(StreamError) {
            guard let entry = try reader.next() else { return nil }
            number += 1
            return entry
        } catch { throw CorpusError(error, path: path) }
    }

    /// The names in a path without what leads out of the archive.
    private static func parts(of path: String) -> [String] {
        var parts: [String] = []
        for part in path.utf8.split(separator: UInt8(ascii: "/")).map({ String($0) ?? "" }) where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts
    }

    /// - Throws: where the archive is a document of an office.
    private static func check(_ file: String, _ parts: [String], of path: String) throws(CorpusError) {
        guard parts.count == 1, file == "[Content_Types].xml" || file == "mimetype" else { return }
        throw FileKind.document(named: path).error(path: path)
    }
}

extension CorpusError {
    /// What ends the reading of packed bytes.
    init(_ error: StreamError, path: String) {
        let fetch = "fetch the file again, or keep the whole records before this with --invalid skip"
        switch error {
        case .system(let error): self.init(error, path: path)
        case .truncated(let compression, let offset):
            self.init(
                .badInput, at: .init(path: path, byte: offset), "the \(compression.rawValue) data end too early",
                remedy: fetch)
        case .corrupt(let compression, let offset, let reason):
            self.init(
                .badInput, at: .init(path: path, byte: offset),
                "the \(compression.rawValue) data are damaged (\(reason))", remedy: fetch)
        case .excessive(let compression, let offset):
            self.init(
                .badInput, at: .init(path: path, byte: offset),
                "the \(compression.rawValue) data unpack to more than 2,000 times their size",
                remedy: "unpack the file yourself, if that is what it should hold")
        }
    }
}
