// SPDX-License-Identifier: EUPL-1.2
import { createTwoFilesPatch } from 'diff'
import type { FileStatus } from './status.js'

/** What a generation would change in a file, as a unified difference; empty where nothing. */
export function differenceOf(status: FileStatus): string {
  if (status.state === 'current' || status.state === 'kept') return ''
  const after = status.state === 'leftover' ? '' : (status.planned?.content ?? '')
  const before = status.present?.replaceAll('\r\n', '\n') ?? ''
  return createTwoFilesPatch(`disk/${status.path}`, `generated/${status.path}`, before, after, undefined, undefined, {
    context: 3,
  })
}
