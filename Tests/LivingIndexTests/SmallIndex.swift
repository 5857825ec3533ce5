import Corpus
import Fixtures
import Foundation
import GRDB
import Storyfold

@testable import LivingIndex

/// An index of a few records in a folder of its own.
struct SmallIndex {
    let folder: TestFolder
    let writer: IndexWriter

    init(openDays: Int = 30) throws {
        folder = try TestFolder()
        var settings = IndexSettings()
        settings.openDays = openDays
        writer = try IndexWriter(folder.path("index"), settings: settings, threads: 1)
    }

    var path: String { folder.path("index") }
    func reader() throws -> IndexReader { try IndexReader(path) }

    static let ferry =
        "The ferry Quorvane Star sank off Tarnholm on Monday, and forty people were taken from the water by the coast guard, its "
        + "captain Ilvar Drood said in the evening at the harbour."
    static let bridge =
        "The mayor of Brellwick, Senna Trobe, opened the new bridge across the Olm on Tuesday, which has cost ninety million "
        + "crowns and taken six years to build, before a crowd of two thousand."

    /// A record of JSON Lines; an empty value leaves its field out.
    static func record(
        _ id: String, _ text: String, _ date: String = "", title: String = "", source: String = ""
    ) -> String {
        let fields = ["id": id, "text": text, "published": date, "title": title, "source": source].filter {
            !$1.isEmpty
        }
        let data = try! JSONSerialization.data(withJSONObject: fields, options: [.sortedKeys])
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    /// Records that have nothing in common, one on each of some days from a first on.
    static func notes(_ name: String, from date: String, days: Int, perDay: Int = 1) -> String {
        let words = [
            "velm", "torn", "brag", "olm", "drood", "quill", "harb", "tarn", "vane", "sundmere", "lock", "eel",
        ]
        let formatter = ISO8601DateFormatter()
        let first = formatter.date(from: date + "T12:00:00Z")!
        return (0..<days * perDay).map { number in
            let day = formatter.string(from: first.addingTimeInterval(Double(number / perDay) * 86_400)).prefix(10)
            var state =
                UInt64(number) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(name.utf8.reduce(7) { $0 * 31 + Int($1) } & 0xFFFF)
            let text = (0..<14).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return words[Int(state >> 33) % words.count] + String(state >> 40 & 0xFFF, radix: 26)
            }
            return record("\(name)\(number)", text.joined(separator: " ") + ".", String(day))
        }.joined()
    }

    @discardableResult
    func add(_ records: String) throws -> ChangeSummary {
        try writer.add(.lines(RecordLines(Array(records.utf8)), name: "news"), options: ReadingOptions())
    }

    @discardableResult
    func add(file name: String, _ text: String) throws -> ChangeSummary {
        try writer.add(.paths([try folder.write(name, text)]), options: ReadingOptions())
    }

    /// The ids that are in the index, ascending by their keys.
    func ids() throws -> [String] { try writer.database.read { try $0.articles(where: "true") }.map(\.id) }

    func story(of id: String) throws -> IndexReader.Story {
        let reader = try reader()
        guard let number = try reader.article(id)?.story, let story = try reader.story(number) else {
            throw CorpusError(.fault, at: .init(path: path, id: id), "there is no such article")
        }
        return story
    }

    /// Changes the database behind the back of the index.
    func tamper(_ statement: String) throws {
        try writer.database.write { try $0.execute(sql: statement) }
    }
}
