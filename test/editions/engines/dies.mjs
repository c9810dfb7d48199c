// SPDX-License-Identifier: EUPL-1.2
process.exit(3)
