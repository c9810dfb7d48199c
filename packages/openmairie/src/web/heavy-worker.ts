// SPDX-License-Identifier: EUPL-1.2
import { pino } from 'pino'
import { openFiles } from '../files/files.js'
import { answerParts } from '../jobs/heavy/child.js'
import { openBases } from './bases.js'
import { configSchema, configVariable } from './config.js'
import { jobKinds } from './job-kinds.js'
import { schedulesOf } from './schedules.js'

/** A process of heavy jobs: a worker’s applications and bases, and no server. */
const config = configSchema.parse(JSON.parse(process.env[configVariable] ?? '{}'))
const log = pino({ level: config.logLevel }, pino.destination(2))
const bases = await openBases({ ...config, poolSize: 2 }, log)
answerParts(
  bases.database,
  jobKinds(
    config,
    bases,
    openFiles(bases.database, config.files),
    schedulesOf(config, bases, log),
    // The process that serves does so.
    () => undefined,
    null,
  ),
)
