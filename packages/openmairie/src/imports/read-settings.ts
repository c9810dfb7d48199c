// SPDX-License-Identifier: EUPL-1.2
import { importModes } from '../records/index.js'
import type { Target } from '../ui/target.js'
import { dateOrders, decimalMarks, encodings, type Import, type Settings, separators } from './contract.js'
import { addableReferences, identitiesOf, importedFields, neededFields } from './fields.js'
import { importMessages } from './messages.js'
import type { Wished } from './propose.js'

/** What was chosen on the page of settings; what it does not say stays as it was. */
export function readSettings(
  { ctx, entity }: Target,
  { settings }: Pick<Import, 'settings'>,
  body: URLSearchParams,
): Settings {
  const known = new Set(importedFields(entity).map(({ name }) => name))
  const mode = importModes.find((each) => each === body.get('mode')) ?? settings.mode
  const identity = identitiesOf(entity).find((names) => names.join(',') === body.get('identite')) ?? []
  const addable = new Set(addableReferences(ctx, entity).map(({ name }) => name))
  return {
    ...settings,
    dates: dateOrders.find((each) => each === body.get('dates')) ?? settings.dates,
    decimal: decimalMarks.find((each) => each === body.get('decimales')) ?? settings.decimal,
    columns: settings.columns.map((_, column) => {
      const chosen = body.get(`c.${column}`) ?? ''
      return known.has(chosen) ? chosen : null
    }),
    mode,
    identity: mode === 'create' ? [] : [...identity],
    emptying: mode !== 'create' && body.get('effacer') === '1',
    adding: body.getAll('ajouter').filter((name) => addable.has(name)),
    totals: body.get('totaux') === '1',
  }
}

/** How the user wants the file to be read, as the same page says it. */
export function readWished(
  { settings, preview }: Pick<Import, 'settings' | 'preview'>,
  body: URLSearchParams,
): Required<Omit<Wished, 'csv'>> & Wished {
  const number = (name: string, most: number): number | null => {
    const value = Number(body.get(name) ?? Number.NaN)
    return Number.isInteger(value) && value >= 0 && value <= most ? value : null
  }
  const { csv } = settings
  return {
    sheet: number('feuille', preview.sheets.length - 1) ?? settings.sheet,
    header: number('titres', 1_000_000) ?? settings.header,
    ...(csv === null
      ? {}
      : {
          csv: {
            encoding: encodings.find((each) => each === body.get('encodage')) ?? csv.encoding,
            separator: separators.find((each) => each === body.get('separateur')) ?? csv.separator,
            quote: csv.quote,
          },
        }),
  }
}

/** Whether a file is to be read in another way than it was. */
export function readsOtherwise({ settings }: Pick<Import, 'settings'>, wished: ReturnType<typeof readWished>): boolean {
  return (
    JSON.stringify([settings.sheet, settings.header, settings.csv]) !==
    JSON.stringify([wished.sheet, wished.header, wished.csv ?? null])
  )
}

/** What must be corrected before a file can be checked: the control, and what is said of it. */
export function settingsProblems(
  { ctx, entity }: Target,
  settings: Settings,
): readonly { readonly control: string; readonly message: string }[] {
  const messages = importMessages(ctx.locale)
  const given = settings.columns.filter((name) => name !== null)
  if (given.length === 0) return [{ control: 'c.0', message: messages.noColumn }]
  const twice = settings.columns.flatMap((name, column) =>
    name !== null && settings.columns.indexOf(name) < column
      ? [{ control: `c.${column}`, message: messages.twice(entity.fields[name]?.label ?? name) }]
      : [],
  )
  const isNamed = settings.identity.length > 0 && settings.identity.every((name) => given.includes(name))
  const unnamed = settings.mode !== 'create' && !isNamed ? [{ control: 'identite', message: messages.noIdentity }] : []
  const missing =
    settings.mode === 'create'
      ? neededFields(entity)
          .filter(
            ({ name }) => !given.includes(name) && !entity.key.includes(name) && !isProposed({ ctx, entity }, name),
          )
          .map(({ label }) => ({ control: 'c.0', message: messages.needed(label) }))
      : []
  return [...twice, ...unnamed, ...missing]
}

function isProposed({ ctx, entity }: Pick<Target, 'ctx' | 'entity'>, name: string): boolean {
  const { fields, hooks } = ctx.app.entities.get(entity.name)?.override ?? {}
  // A hook may give what no column does: each line then tells.
  return fields?.[name]?.proposed !== undefined || hooks?.prepare !== undefined || name === entity.collectivite
}
