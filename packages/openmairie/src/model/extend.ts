// SPDX-License-Identifier: EUPL-1.2
import type { AnyDescribed, RowOf, TabOf } from './facts.js'
import type { ChildOverride, Extension, FieldOverride, Override } from './override.js'

/** A property whose target is gone asks for what nobody can give, so that each one is one error, at its line. */
export interface Orphan {
  readonly 'this name no longer exists in the database': never
}
/** TypeScript reports the first unknown property of an object only: here each one has a type of its own. */
type Known<Names extends string, Given, Value> = {
  readonly [K in keyof Given]: K extends Names
    ? Value & { readonly [P in Exclude<keyof Given[K], keyof Value>]: never }
    : Value & Orphan
}

type Plain<Row, Tables> = Omit<Override<Row, Tables>, 'fields' | 'children'>
type Checked<Row, Tab extends string, Tables, Fields, Children> = Plain<Row, Tables> & {
  readonly fields?: { readonly [K in keyof Row & string]?: FieldOverride<Tables, keyof Row & string> } & Fields &
    Known<keyof Row & string, Fields, FieldOverride<Tables, keyof Row & string>>
  readonly children?: { readonly [K in Tab]?: ChildOverride } & Children & Known<Tab, Children, ChildOverride>
}

/**
 * The `extend` of an application, knowing its tables: joins a generated entity and what the author says of it. Objects
 * merge by key, arrays replace, hooks wrap and receive the inherited one last.
 */
export function extendWithin<Tables>() {
  return <Generated extends AnyDescribed, const Fields = unknown, const Children = unknown>(
    generated: Generated,
    override: Checked<RowOf<Generated>, TabOf<Generated>, Tables, Fields, Children>,
  ): Extension => {
    // An extension is read by generic code: what it knows of its rows ends here.
    return { generated, override } as unknown as Extension
  }
}
