// SPDX-License-Identifier: EUPL-1.2

/** A user of the instance, as a page names it. */
export interface Person {
  readonly id: string
  readonly name: string
}

export interface Note {
  readonly id: string
  readonly text: string
  /** Null where the account is gone. */
  readonly author: Person | null
  /** Milliseconds since the epoch. */
  readonly created: number
  readonly modified: number | null
  /** Grows with each change: a form says which one it was shown with. */
  readonly version: string
}

export interface Task {
  readonly id: string
  readonly what: string
  /** `YYYY-MM-DD` */
  readonly due: string | null
  /** Null: whoever comes first. */
  readonly assignee: Person | null
  readonly author: Person | null
  readonly done: { readonly at: number; readonly by: Person | null } | null
  readonly version: string
}

/** What stands beside a record; `notesInAll`, `doneInAll`: there may be more than are given. */
export interface Beside {
  readonly notes: readonly Note[]
  readonly notesInAll: number
  readonly tasks: readonly Task[]
}
