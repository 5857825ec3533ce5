/// What a file of sections says it is.
///
/// Such a file is a row of blocks of 4,096 bytes: 4,088 of content and, behind them, 8 of a checksum (``Hash64`` of the
/// content, combined with the number of the block). The first block says what the file is, in one line of text; then come
/// the sections, each from the start of a block; the last block says where they are. Numbers have their lowest byte first.
/// So any part can be read and checked by itself, and what is read of a file that is damaged is an error.
package struct SectionFormat: Sendable {
    /// The words that the file begins with, before its version: "storyfold sketch".
    package let name: String
    package let version: Int
    /// How many sections there are.
    package let sections: Int
    /// What to do about a file that cannot be used.
    package let remedy: String

    package init(name: String, version: Int, sections: Int, remedy: String) {
        precondition(sections < 100, "the last block has room for the places of a hundred sections")
        (self.name, self.version, self.sections, self.remedy) = (name, version, sections, remedy)
    }

    static let blockBytes = 4_096
    /// Bytes of a block that are content: a whole number of numbers of eight bytes.
    static let contentBytes = 4_088

    /// The content of the first block.
    var firstLine: [UInt8] { Array("\(name) \(version)\n".utf8) }
}
