/// The texts of an archive as its records had them, from where they are kept.
package protocol ArchivedTexts: Sendable {
    /// The number of the archive among the inputs.
    var input: Int { get }

    /// The articles at some places, as they were read and before they were cleaned: an entry for each, in their order.
    ///
    /// - Throws: where the archive is damaged, or cannot be read.
    func batch(of places: [RecordPlace]) throws(CorpusError) -> ArticleBatch
}
