// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// `greffier notifications`: what people were told, and whether they can be told.
struct NotificationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notifications",
        abstract: "List what people were told, and send them a test message.",
        subcommands: [NotificationsList.self, NotificationsTest.self],
        defaultSubcommand: NotificationsList.self
    )
}
