// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { AnyEntity, Field, Fieldset } from '../model/entity.js'

export interface Group {
  readonly fieldset: Fieldset
  readonly fields: readonly Field[]
}

/** The groups of a form or of a record, those fields alone that are wanted; fields of no group come last, together. */
export function groupsOf(entity: AnyEntity, wanted: (field: Field) => boolean): readonly Group[] {
  const grouped = new Set(entity.form.groups.flatMap((group) => group.fields))
  const others = Object.keys(entity.fields).filter((name) => !grouped.has(name))
  return [...entity.form.groups, { legend: null, fields: others }]
    .map((fieldset) => ({
      fieldset,
      fields: fieldset.fields.flatMap((name) => {
        const field = entity.fields[name]
        return field && wanted(field) ? [field] : []
      }),
    }))
    .filter((group) => group.fields.length > 0)
}

/** A group of controls under its legend; one that folds is unfolded where `open` asks for it. */
export function FormGroup({
  fieldset,
  open,
  children,
}: {
  fieldset: Fieldset
  open: boolean
  children: ComponentChildren
}) {
  const { legend, folded } = fieldset
  const grid = <div class={`grid${fieldset.columns ? ` columns-${fieldset.columns}` : ''}`}>{children}</div>
  if (legend === null) return <div class="group">{grid}</div>
  if (folded === undefined)
    return (
      <fieldset class="group">
        <legend>{legend}</legend>
        {grid}
      </fieldset>
    )
  return (
    <details class="group" open={open || !folded}>
      <summary>{legend}</summary>
      <fieldset>
        <legend class="hidden">{legend}</legend>
        {grid}
      </fieldset>
    </details>
  )
}

/** The same group of a record that is read. */
export function FactsGroup({ fieldset, children }: { fieldset: Fieldset; children: ComponentChildren }) {
  const { legend, folded } = fieldset
  const list = <dl class={fieldset.columns ? `columns-${fieldset.columns}` : ''}>{children}</dl>
  if (folded !== undefined && legend !== null)
    return (
      <details class="facts-group" open={!folded}>
        <summary>{legend}</summary>
        {list}
      </details>
    )
  return (
    <section class={legend === null ? 'facts-group bare' : 'facts-group'}>
      {legend !== null && <h2>{legend}</h2>}
      {list}
    </section>
  )
}
