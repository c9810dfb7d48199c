// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import type { PageRequest } from '../../ui/page.js'
import type { Task } from '../contract.js'
import { anchorOf } from '../rights.js'
import { readTask } from './store.js'

/** A record that was read, with what its address says. */
export type Anchored = Awaited<ReturnType<typeof anchorOf>>

/** The task that an address names, on a record that may be read. Raises OM_NOT_FOUND. */
export async function taskOf(request: PageRequest): Promise<{ readonly anchor: Anchored; readonly task: Task }> {
  const anchor = await anchorOf(request, 'tasks')
  const task = await readTask(anchor, request.params['task'] ?? '')
  if (!task) throw new OpenMairieError('OM_NOT_FOUND')
  return { anchor, task }
}
