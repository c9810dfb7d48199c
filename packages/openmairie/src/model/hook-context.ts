// SPDX-License-Identifier: EUPL-1.2
import type { ParametreSource } from './parametre.js'

/** What rows are asked for by: a value of a column, or any of several. */
export type RowsWith<Row> = { readonly [Name in keyof Row]?: Row[Name] | readonly Row[Name][] }

/** What a hook, an action or a dynamic option may use. Reads go through the same door, under the same rights. */
export interface HookContext<Tables = unknown> extends ParametreSource {
  readonly locale: 'fr' | 'en'
  /** The collectivités that the user works for; null: all of them. */
  readonly collectivites: readonly string[] | null
  /** What the user has the right to do. */
  readonly rights: {
    /** Whether a permission is granted, by itself or by a wider one. */
    holds(permission: string): boolean
    /** Whether all that a profil may do is granted. */
    coversProfil(profil: string): boolean
    /** Whether all that an account may do is granted: by its profil, and by what others lend it, or will lend it. */
    coversAccount(account: string): Promise<boolean>
  }
  readonly user: { readonly id: string; readonly login: string; readonly name: string }
  /** Whether the hooks run for a record that is being added: `prepare` proposes a value then, and not at each change. */
  readonly creating: boolean
  /** Date of the working day, `YYYY-MM-DD`, from the injected clock. */
  readonly today: string
  /** Time of that day in the instance’s zone, `HH:MM`, from the injected clock. */
  readonly time: string
  /** ISO instant from the injected clock. */
  readonly now: string
  /** Whether a row with these values exists, other than the one being written. */
  exists<T extends keyof Tables & string>(entity: T, values: Readonly<Partial<Tables[T]>>): Promise<boolean>
  /** First row with these values that the user may read, the one being written among them, as it is; or null. */
  find<T extends keyof Tables & string>(
    entity: T,
    values: Readonly<Partial<Tables[T]>>,
  ): Promise<Readonly<Tables[T]> | null>
  /** The first rows with these values, or one of several, by their key; at most so many, 1,000 where nothing is said. */
  rows<T extends keyof Tables & string>(
    entity: T,
    values: RowsWith<Tables[T]>,
    most?: number,
  ): Promise<readonly Readonly<Tables[T]>[]>
  /** Adds a record in the same transaction, with its own hooks, rights and journal; returns its key. Raises where it is refused. */
  create<T extends keyof Tables & string>(entity: T, values: Readonly<Partial<Tables[T]>>): Promise<readonly string[]>
  /** Changes a record in the same transaction, with its own hooks, rights and journal. Raises where it is refused. */
  update<T extends keyof Tables & string>(
    entity: T,
    key: readonly string[],
    values: Readonly<Partial<Tables[T]>>,
  ): Promise<void>
}

/** What `validate` may use. */
export interface ValidationContext<Row, Tables = unknown> extends HookContext<Tables> {
  /** The record as it was, and still is if the change is refused; null where it is added. */
  readonly before: Readonly<Row> | null
}
