import Corpus
import GRDB

/// The tables of the database, which Documentation/Index.md describes.
enum Schema {
    /// What a change of the tables raises; kept as SQLite's user_version.
    static let version = 2
    /// Says that a database is of an index: "Stfd", as SQLite's application_id.
    static let application = 0x5374_6664

    static let tables = """
        CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE learned (
            version INTEGER PRIMARY KEY, change INTEGER NOT NULL, articles INTEGER NOT NULL, state BLOB NOT NULL);
        CREATE TABLE segment (
            number INTEGER PRIMARY KEY, articles INTEGER NOT NULL, bytes INTEGER NOT NULL, text_bytes INTEGER NOT NULL);
        CREATE TABLE text_group (
            number INTEGER PRIMARY KEY, canonical INTEGER, weakest REAL NOT NULL, reasons TEXT NOT NULL,
            became INTEGER REFERENCES text_group);
        CREATE TABLE story (
            number INTEGER PRIMARY KEY, canonical INTEGER, headline TEXT NOT NULL, terms TEXT NOT NULL,
            reasons TEXT NOT NULL, is_open INTEGER NOT NULL, became INTEGER REFERENCES story);
        CREATE TABLE article (
            key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest BLOB NOT NULL,
            segment INTEGER NOT NULL REFERENCES segment, place INTEGER NOT NULL,
            title TEXT, source TEXT, url TEXT, language TEXT, published INTEGER, precision INTEGER,
            seen INTEGER NOT NULL, component INTEGER NOT NULL,
            text_group INTEGER REFERENCES text_group, relation TEXT NOT NULL, similarity REAL NOT NULL,
            story INTEGER NOT NULL REFERENCES story, words INTEGER);
        CREATE INDEX article_place ON article (segment, place);
        CREATE INDEX article_seen ON article (seen);
        CREATE INDEX article_component ON article (component);
        CREATE INDEX article_group ON article (text_group) WHERE text_group IS NOT NULL;
        CREATE INDEX article_story ON article (story);
        CREATE INDEX article_words_of ON article (words);
        CREATE INDEX story_open ON story (is_open) WHERE is_open;
        CREATE TABLE change (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, articles INTEGER NOT NULL);
        CREATE TABLE event (
            cursor INTEGER PRIMARY KEY, change INTEGER NOT NULL REFERENCES change, unit TEXT NOT NULL,
            number INTEGER NOT NULL, kind TEXT NOT NULL, article TEXT, other INTEGER);
        CREATE INDEX event_of ON event (unit, number);
        CREATE TABLE override (
            number INTEGER PRIMARY KEY, change INTEGER NOT NULL REFERENCES change, rule TEXT NOT NULL, a TEXT NOT NULL,
            b TEXT, scope TEXT, undone INTEGER REFERENCES change);
        CREATE VIRTUAL TABLE article_words USING fts5(title, text, content = '', tokenize = 'ascii');
        CREATE VIRTUAL TABLE article_word USING fts5vocab(article_words, row);
        PRAGMA application_id = \(application);
        PRAGMA user_version = \(version);
        """

    /// - Throws: when a database is none of an index, or of another version.
    static func check(_ database: Database, folder: IndexFolder) throws {
        let place = CorpusError.Place(path: folder.database)
        let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
        guard application == Self.application else {
            throw CorpusError(
                .badInput, at: place, "the database is not that of an index", remedy: "name the folder of an index")
        }
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard version == Self.version else {
            throw CorpusError(
                .badInput, at: place, "the index is of version \(version), expected version \(Self.version)",
                remedy: "use the version of storyfold that made it, or make it once more from its articles")
        }
    }
}
