internal import CSimdjson

/// How the names of fields are compared, in records and in the headers of tables alike.
package enum FieldSpelling {
    /// A name in small letters of any script, without hyphens, underscores and spaces.
    ///
    /// The accents of Greek and the dots on the two letters i of Turkish are dropped, since capitals are written without
    /// them, or with others.
    package static func plain(_ name: String) -> String {
        var name = name
        return name.withUTF8 { bytes in
            var count = 0
            // Case folding and decomposition may lengthen a name; the second room is as long as the first call asks for.
            var capacity = 2 * bytes.count + 8
            while true {
                let plain = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { room, written in
                    // SAFETY: the library reads `bytes.count` bytes that live through the call, and writes no more than
                    // the capacity it is told.
                    count = unsafe bytes.withMemoryRebound(to: CChar.self) { bytes in
                        unsafe UnsafeMutableRawBufferPointer(room).withMemoryRebound(to: CChar.self) { room in
                            unsafe storyfold_plain_name(bytes.baseAddress, bytes.count, room.baseAddress, capacity)
                        }
                    }
                    written = min(count, capacity)
                }
                if count <= capacity { return String(decoding: plain, as: UTF8.self) }
                capacity = count
            }
        }
    }
}
