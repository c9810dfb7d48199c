// SPDX-License-Identifier: EUPL-1.2
process.on('disconnect', () => process.exit(0))
setInterval(() => undefined, 1000)
