// SPDX-License-Identifier: Apache-2.0

/// A setting that stops the start. Its text is the one line that the operator reads.
package enum ConfigurationError: Error, CustomStringConvertible, Equatable {
    /// `given` is nil when the value is a secret.
    case invalid(Setting, given: String?, allowed: String)
    /// Another setting's value needs this one, which is not set.
    case missing(Setting, neededBy: Setting, value: String)
    /// The YAML file that was named is not there.
    case missingFile(path: String)
    /// The YAML file is there, and we may not read it.
    case forbiddenFile(path: String)
    /// A key's value is a list.
    case listInFile(name: String, file: String)
    /// The YAML file is no YAML with flat keys.
    case unreadableFile(path: String)
    /// A `LIKENESS_…` variable that nothing reads.
    case unknownSetting(name: String, nearest: String?)
    /// A key in the YAML file that nothing reads.
    case unknownKey(name: String, file: String, nearest: String?)
    /// A folder or file that the settings name can't be used.
    case unusablePath(Setting, path: String, why: String)

    package var description: String {
        switch self {
        case .invalid(let setting, let given, let allowed):
            "\(setting.rawValue) is \(given.map { "'\($0)'" } ?? "not usable"); allowed: \(allowed)"
        case .missing(let setting, let other, let value):
            "\(setting.rawValue) is not set, and \(other.rawValue)=\(value) needs it"
        case .missingFile(let path):
            "there is no configuration file \(path)"
        case .forbiddenFile(let path):
            "the configuration file \(path) may not be read by this user"
        case .listInFile(let name, let file):
            "'\(name)' in \(file) is a list; write its parts as one text, with commas between them"
        case .unreadableFile(let path):
            "the configuration file \(path) cannot be read as YAML with flat keys"
        case .unknownSetting(let name, let nearest):
            "\(name) is not a setting" + (nearest.map { "; did you mean \($0)?" } ?? "")
        case .unknownKey(let name, let file, let nearest):
            "'\(name)' in \(file) is not a setting" + (nearest.map { "; did you mean \($0)?" } ?? "")
        case .unusablePath(let setting, let path, let why):
            "\(setting.rawValue) is '\(path)', which cannot be used: \(why)"
        }
    }
}
