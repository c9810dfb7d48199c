// SPDX-License-Identifier: EUPL-1.2
import { openDatabase } from '../../../packages/openmairie/src/database/postgresql/pool.js'
import { answerParts } from '../../../packages/openmairie/src/jobs/heavy/child.js'
import { heavyKinds } from './kinds.js'

const database = openDatabase({
  url: process.env['TEST_URL'] ?? '',
  size: 2,
  applicationName: 'test heavy',
  statementTimeout: 60_000,
  failed: () => undefined,
})
answerParts(database, heavyKinds(database))
