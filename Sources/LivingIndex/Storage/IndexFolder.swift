package import Corpus
import GRDB
import Platform

/// Where the parts of an index are: a folder with a database and, beside it, the segments.
package struct IndexFolder: Sendable {
    package let path: String

    /// - Throws: where the path is empty, which would be the root of the file system.
    package init(_ path: String) throws(CorpusError) {
        guard !path.isEmpty else {
            throw CorpusError(
                .usage, at: .init(path: ""), "the name of the index is empty", remedy: "name the folder of an index")
        }
        self.path = path
    }

    var database: String { "\(path)/index.sqlite" }
    /// The changes that are not in the database itself yet.
    var log: String { database + "-wal" }

    /// The database as SQLite takes its name: one that begins like an address would be read as one.
    var databaseName: String { database.utf8.starts(with: "file:".utf8) ? "./" + database : database }

    /// The same for a reader who may not write where it is, and nobody changes it meanwhile.
    var frozenDatabaseName: String {
        let escaped = database.utf8.map { byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            return isPlain || "/._-".utf8.contains(byte)
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return "file:\(escaped.joined())?immutable=1"
    }

    var segments: String { "\(path)/segments" }

    func segment(_ number: Int) -> String { "\(segments)/\(number).segment" }

    /// The numbers of the segments that are there, whether the index knows them or not; ascending.
    ///
    /// - Throws: when the folder cannot be read.
    var segmentNumbers: [Int] {
        get throws(CorpusError) {
            do throws(SystemError) {
                return try Folder.names(in: segments)
                    .compactMap { $0.hasSuffix(".segment") ? Int($0.dropLast(".segment".count)) : nil }.sorted()
            } catch { throw CorpusError(error, path: segments) }
        }
    }

    /// Whether there is an index.
    package var hasIndex: Bool { (try? FileStatus(of: database))?.kind == .file }

    /// - Throws: when there is no index, or nothing but segments is left of one.
    func check() throws(CorpusError) {
        guard !hasIndex else { return }
        try checkNoSegments()
        throw nothing
    }

    /// - Throws: when there are segments, where there is no database that knows them.
    func checkNoSegments() throws(CorpusError) {
        guard let status = try? FileStatus(of: segments), status.kind == .folder, try !segmentNumbers.isEmpty else {
            return
        }
        throw damage(hasIndex ? "the database is empty, beside segments" : "the database is missing, beside segments")
    }

    /// That there is no index.
    var nothing: CorpusError {
        CorpusError(
            .noInput, at: .init(path: path), "there is no index here",
            remedy: "make one with: storyfold index add \(path) PATH")
    }
}

/// Turns what SQLite has to say into what a person can do something about.
///
/// - Throws: `CorpusError`, or what the closure throws that is no error of the database.
func explaining<Result>(_ folder: IndexFolder, _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as SystemError {
        throw CorpusError(error, path: folder.database)
    } catch let error as DatabaseError {
        let place = CorpusError.Place(path: folder.database)
        switch error.resultCode {
        case .SQLITE_FULL:
            throw CorpusError(
                .inputOutput, at: place, "the disk is full; the index is as it was",
                remedy: "make room and run the same once more")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            throw CorpusError(
                .badInput, at: place, "the database is damaged: \(error.message ?? "")", remedy: IndexFolder.remedy)
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            throw CorpusError(
                .inputOutput, at: place, "another program is writing to the database", remedy: "try again later")
        case .SQLITE_IOERR:
            throw CorpusError(
                .inputOutput, at: place,
                "the database cannot be read or written: \(error.message ?? ""); the index is as it was",
                remedy: "see that the disk is sound and has room, then run the same once more")
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
            throw CorpusError(
                .inputOutput, at: place, "the database cannot be opened: \(error.message ?? "")",
                remedy: "see that you may read and write in \(folder.path)")
        case .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_SCHEMA, .SQLITE_EMPTY, .SQLITE_FORMAT:
            // What is asked for is right, so the tables are not those that were made.
            throw CorpusError(
                .badInput, at: place, "the database is damaged: \(error.message ?? "\(error)")",
                remedy: IndexFolder.remedy)
        default:
            throw CorpusError(.inputOutput, at: place, "the database cannot be used: \(error.message ?? "\(error)")")
        }
    } catch is RowDecodingError {
        throw CorpusError(
            .badInput, at: .init(path: folder.database), "the database is damaged: a value is of another kind",
            remedy: IndexFolder.remedy)
    }
}
