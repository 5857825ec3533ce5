/// What a character is that a run of damaged ones may have been: the table that repair goes by.
enum MojibakeScript: UInt8 {
    /// Letters of Latin scripts, which stand alone among others.
    case latin
    /// Punctuation and signs.
    case sign
    /// Control characters of Latin-1, as they stand in damage within damage.
    case control
    /// Marks that stand on the letter before them.
    case mark
    case greek, cyrillic, armenian, hebrew, arabic, thaana, indic, southeast, georgian, ethiopic, eastAsian

    /// Whether its words have several letters in a row, so that one alone says little.
    var comesInRuns: Bool { rawValue >= MojibakeScript.greek.rawValue }

    /// nil for what news does not hold: unassigned and private characters, and letters so rare that what
    /// looks like them is something else.
    init?(_ scalar: UInt32) {
        switch scalar {
        case 0x80...0x9F: self = .control
        case 0xA0...0xBF, 0xD7, 0xF7: self = .sign
        case 0xC0...0xFF: self = .latin
        case 0x114, 0x115, 0x12C, 0x12D, 0x132, 0x133, 0x138, 0x13F, 0x140, 0x149, 0x14E, 0x14F, 0x17F: return nil
        case 0x100...0x17E: self = .latin
        // Letters of African languages, Azerbaijani, Vietnamese, Chinese in Latin letters, Romanian.
        case 0x181, 0x186, 0x189, 0x18A, 0x18F, 0x190...0x194, 0x196, 0x198, 0x199, 0x19D, 0x1A0, 0x1A1, 0x1AF, 0x1B0,
            0x1B3, 0x1B4, 0x1CD...0x1DC, 0x1E6...0x1EB, 0x1F8, 0x1F9, 0x218...0x21B, 0x250...0x2AF, 0x1E00...0x1EFF:
            self = .latin
        case 0x2B9...0x2BF, 0x2C6...0x2C8, 0x2CC, 0x2D0, 0x2DC: self = .sign
        case 0x300...0x331: self = .mark
        case 0x37E, 0x384...0x3FF, 0x1F00...0x1FFE: self = .greek
        case 0x400...0x4FF: self = .cyrillic
        case 0x531...0x58A: self = .armenian
        case 0x5B0...0x5F4: self = .hebrew
        case 0x60C...0x6FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC: self = .arabic
        case 0x780...0x7B1: self = .thaana
        case 0x900...0xDFF: self = .indic
        case 0xE00...0xFFF, 0x1000...0x109F, 0x1780...0x17FF: self = .southeast
        case 0x10A0...0x10FF: self = .georgian
        case 0x1200...0x139F: self = .ethiopic
        case 0x2000...0x2064, 0x2066...0x218B, 0x2190...0x23FF, 0x2460...0x27BF, 0x2900...0x2BFF, 0xFB00...0xFB06,
            0xFE00...0xFE0F, 0xFEFF, 0xFFFD, 0x1D400...0x1D7FF, 0x1F000...0x1FAFF:
            self = .sign
        case 0x1100...0x11FF, 0x2E80...0x2FDF, 0x3000...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
            0xFF01...0xFFEE, 0x20000...0x2FFFF:
            self = .eastAsian
        default: return nil
        }
    }
}
