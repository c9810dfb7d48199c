// SPDX-License-Identifier: EUPL-1.2
import type { Problem } from '../model/override.js'

/** What stands at a field beside its control: how it is filled in, and what is wrong with it. */
export function FieldNotes({
  id,
  help,
  wrong,
}: {
  readonly id: string
  readonly help: string | null
  readonly wrong: readonly Problem[]
}) {
  return (
    <>
      {help !== null && (
        <p class="help" id={`${id}-aide`}>
          {help}
        </p>
      )}
      {wrong.length > 0 && (
        <p class="error" id={`${id}-erreur`}>
          {wrong.map((problem) => problem.message).join(' ')}
        </p>
      )}
    </>
  )
}

/** Identifiers of what describes a control, as aria-describedby takes them; blank where nothing does. */
export function notesOf(id: string, help: string | null, wrong: readonly Problem[]): string {
  return [help === null ? '' : `${id}-aide`, wrong.length > 0 ? `${id}-erreur` : ''].join(' ').trim()
}
