// SPDX-License-Identifier: EUPL-1.2
import type { Logger } from 'pino'
import { applyDue, type Ctx, refreshDue } from '../records/index.js'
import type { Config } from './config.js'

/** What was found to have been kept long enough, and what became of it. */
export interface EndedRetentions {
  readonly due: number
  readonly ended: number
  readonly refused: number
}

/**
 * Tells what was kept as long as the applications say, for a person to decide. The instance does it by itself only where it was
 * told to: what is refused then waits for a person too.
 */
export async function endRetentions(
  systems: readonly Ctx[],
  retention: Config['retention'],
  log: Logger,
): Promise<EndedRetentions> {
  let [due, ended, refused] = [0, 0, 0]
  for (const ctx of systems) {
    const found = await refreshDue(ctx)
    due += found.length
    if (retention !== 'apply') continue
    for (const each of found) {
      const { kind } = await applyDue(ctx, each)
      if (kind === 'refused') {
        refused++
        log.warn({ application: ctx.app.definition.name, table: each.entity }, 'a retention was not ended')
      } else ended++
    }
  }
  return { due, ended, refused }
}
