#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
import { main } from '../dist/cli/main.js'

await main(process.argv.slice(2))
