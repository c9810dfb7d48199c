// SPDX-License-Identifier: EUPL-1.2
import type { Task } from '../contract.js'
import type { Hanging } from '../opening.js'
import { readTask } from './store.js'

/** How the tasks of a record are opened. */
export const tasks = { kind: 'tasks', parameter: 'task', read: readTask } as const satisfies Hanging<Task>
