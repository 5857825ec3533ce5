import Corpus
import GRDB
import Platform

/// Where the parts of an index are: a folder with a database and, beside it, the segments.
package struct IndexFolder: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    var database: String { "\(path)/index.sqlite" }
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

    /// - Throws: when there is no index.
    func check() throws(CorpusError) { if !hasIndex { throw nothing } }

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
                remedy: "see that you may write in \(folder.path)")
        default:
            throw CorpusError(.inputOutput, at: place, "the database cannot be used: \(error.message ?? "\(error)")")
        }
    }
}
