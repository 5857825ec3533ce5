import Corpus

/// A JSON document that is written again without some of its records: byte for byte, but for the commas, the keys and the
/// space that belong to these.
struct JSONDocumentFile {
    private enum Kind { case document, array, object }

    private struct Level {
        var kind: Kind
        /// Whether a value has been written.
        var hasValue = false
        /// Whether a string that comes next is a key.
        var awaitsKey: Bool

        init(_ kind: Kind) { (self.kind, awaitsKey) = (kind, kind == .object) }
    }

    /// Inside of what the next byte stands.
    private enum Inside { case nothing, key, string, word }

    private let sink: OutputSink
    private var levels = [Level(.document)]
    private var inside = Inside.nothing
    private var isEscaped = false
    /// What stands before the next value, and is written with it.
    private var glue: [UInt8] = []

    init(_ sink: OutputSink) { self.sink = sink }

    mutating func writeMark() throws(CorpusError) { try sink.write(RecordStream.mark) }

    /// Writes a record, in the place of what stood between it and the one before.
    mutating func write(_ record: ArraySlice<UInt8>) throws(CorpusError) {
        try writeGlue()
        try sink.write(record)
        endValue()
    }

    /// Leaves out a record, and what led to it.
    mutating func leaveOut() {
        glue = []
        levels[levels.count - 1].awaitsKey = false
        inside = .nothing
    }

    /// Writes what stands between records: brackets, keys, and values that are no records.
    mutating func write(between bytes: ArraySlice<UInt8>) throws(CorpusError) {
        var unwritten: [UInt8] = []
        for byte in bytes {
            switch inside {
            case .key, .string:
                if inside == .key { glue.append(byte) } else { unwritten.append(byte) }
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    if inside == .string { endValue() }
                    inside = .nothing
                }
                continue
            case .word where !" \t\r\n,:[]{}".utf8.contains(byte):
                unwritten.append(byte)
                continue
            case .word:
                inside = .nothing
                endValue()
            case .nothing: break
            }
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ":"): glue.append(byte)
            case UInt8(ascii: ","):
                glue.append(byte)
                let last = levels.count - 1
                levels[last].awaitsKey = levels[last].kind == .object
            case UInt8(ascii: "\"") where levels[levels.count - 1].awaitsKey:
                levels[levels.count - 1].awaitsKey = false
                glue.append(byte)
                inside = .key
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                try sink.write(unwritten)
                unwritten = []
                try writeGlue(isClosing: true)
                unwritten.append(byte)
                if levels.count > 1 { levels.removeLast() }
                endValue()
            default:
                try sink.write(unwritten)
                unwritten = []
                try writeGlue()
                unwritten.append(byte)
                switch byte {
                case UInt8(ascii: "["): levels.append(Level(.array))
                case UInt8(ascii: "{"): levels.append(Level(.object))
                case UInt8(ascii: "\""): inside = .string
                default: inside = .word
                }
            }
        }
        try sink.write(unwritten)
    }

    /// Writes what stands behind the last value, and closes what a damaged document left open.
    mutating func finish() throws(CorpusError) {
        if inside == .key { glue = [] }
        try writeGlue(isClosing: true)
        while levels.count > 1 { try sink.write(levels.removeLast().kind == .array ? "]" : "}") }
        try sink.finish()
    }

    private mutating func endValue() { levels[levels.count - 1].hasValue = true }

    /// Writes what leads to a value, or to a closing bracket; a comma only between two values.
    private mutating func writeGlue(isClosing: Bool = false) throws(CorpusError) {
        let level = levels[levels.count - 1]
        if !level.hasValue && level.kind != .document || isClosing {
            var isInKey = false
            var isEscaped = false
            glue.removeAll { byte in
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInKey.toggle()
                }
                return byte == UInt8(ascii: ",") && !isInKey
            }
        } else if !level.hasValue {
            glue = Array(glue.drop { $0 == 0x0A || $0 == 0x0D })
        }
        try sink.write(glue)
        glue = []
    }
}
