// SPDX-License-Identifier: Apache-2.0

import Foundation
package import MediaTools

/// A certificate of the profile that C2PA asks for, by a root that nobody trusts.
package enum FilmCertificate {
    /// - Parameter days: from now on; fewer than none for one that has expired.
    /// - Returns: its files lie in `folder`.
    package static func make(in folder: TemporaryFolder, days: Int = 30) throws -> FilmSigner.Certificate {
        let path = folder.path + "/certificate-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        try Data(script.utf8).write(to: URL(filePath: path + "/make"))
        let openssl = Process()
        openssl.executableURL = URL(filePath: "/bin/sh")
        openssl.arguments = [path + "/make", path, String(days)]
        openssl.standardError = FileHandle.nullDevice
        try openssl.run()
        openssl.waitUntilExit()
        return FilmSigner.Certificate(
            chainPath: path + "/signer.pem", keyPath: path + "/signer-key.pem", algorithm: .es256)
    }

    /// The key usage is what C2PA 2.1, section 14.5.1, asks for.
    private static let script = """
        set -eu
        cd "$1"
        for name in root signer; do
            openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out $name-key.pem
        done
        openssl req -x509 -new -sha256 -key root-key.pem -days 3650 -out root.pem -subj "/O=Test/CN=Test root" \
          -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign
        openssl req -new -sha256 -key signer-key.pem -out signer.csr -subj "/O=Studio Example/CN=Film signer"
        printf '%s\\n' basicConstraints=critical,CA:FALSE keyUsage=critical,digitalSignature \
          extendedKeyUsage=critical,emailProtection subjectKeyIdentifier=hash authorityKeyIdentifier=keyid > extensions
        openssl x509 -req -sha256 -in signer.csr -CA root.pem -CAkey root-key.pem -set_serial 4711 -days "$2" \
          -extfile extensions -out signer.pem
        """
}
