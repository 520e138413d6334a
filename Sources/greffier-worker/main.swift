// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import WorkerService

exit(WorkerService.run(arguments: CommandLine.arguments))
