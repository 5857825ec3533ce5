internal import Platform

/// What an article needs that is kept beyond one run: a name of its own, and fields that a database takes.
extension BatchBuilder {
    /// "x" and twelve hexadecimal digits of the SHA-256 of what an article's record says, each field behind its length: the
    /// same wherever the record stands.
    ///
    /// Of 100,000 articles, two that differ have one name once in 56,000 indexes.
    func contentName(of entry: ArticleBatch.Entry, date: ByteRange, _ batch: inout ArticleBatch) -> ByteRange {
        var stream = SHA256.Stream()
        for field in [entry.title, entry.text, entry.source, date] {
            stream.append(Array("\(field.count) ".utf8))
            stream.append(Array(batch.bytes[field.bounds]))
        }
        let digits = stream.finished().prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return batch.bytes.appending("x\(digits)")
    }

    /// Puts U+FFFD in the place of U+0000; returns whether there was any.
    func replaceNulls(in entry: inout ArticleBatch.Entry, _ batch: inout ArticleBatch) -> Bool {
        var found = false
        func replace(_ range: inout ByteRange) {
            guard batch.bytes[range.bounds].contains(0) else { return }
            found = true
            let mended = batch.bytes[range.bounds].flatMap { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] }
            range = batch.bytes.appending(mended)
        }
        replace(&entry.id)
        replace(&entry.title)
        replace(&entry.text)
        replace(&entry.source)
        replace(&entry.url)
        replace(&entry.language)
        return found
    }
}
