// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { Locale } from '../../model/application.js'
import type { Problem } from './contract.js'

/** What was typed on a page that is shown again; null where it shows what is kept. */
export type Typed = URLSearchParams | null

export interface Common {
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly locale: Locale
}

/** What a control shows: what was typed, else what is kept. */
export const shownIn = (typed: Typed, name: string, kept: string): string => typed?.get(name) ?? kept
/** Whether a box is ticked: as it was left, else as it is kept. */
export const tickedIn = (typed: Typed, name: string, kept: boolean): boolean => (typed ? typed.has(name) : kept)

/** What is wrong with a control, where it stands. */
export function Told({ name, problems }: { readonly name: string } & Pick<Common, 'problems'>) {
  const told = problems.filter(({ control }) => control === name)
  if (told.length === 0) return null
  return (
    <p class="error" id={`${name}-erreur`}>
      {told.map(({ message }) => message).join(' ')}
    </p>
  )
}

/** Attributes of a control that something may be wrong with. */
export function faultOf(name: string, { problems }: Pick<Common, 'problems'>, help: string | null = null) {
  const isFaulty = problems.some(({ control }) => control === name)
  const described = [...(isFaulty ? [`${name}-erreur`] : []), ...(help === null ? [] : [help])].join(' ')
  return {
    id: name,
    name,
    'aria-invalid': isFaulty ? ('true' as const) : undefined,
    'aria-describedby': described === '' ? undefined : described,
  }
}

interface FieldProps extends Common {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly help?: string
}

/** A text with its label above. */
export function Field({ name, label, value, help, ...common }: FieldProps) {
  const isFaulty = common.problems.some(({ control }) => control === name)
  return (
    <div class={isFaulty ? 'field invalid' : 'field'}>
      <label for={name}>{label}</label>
      {help && (
        <p class="help" id={`${name}-aide`}>
          {help}
        </p>
      )}
      <Told name={name} problems={common.problems} />
      <input {...faultOf(name, common, help ? `${name}-aide` : null)} value={shownIn(common.typed, name, value)} />
    </div>
  )
}

/** A text of a table, named by what stands around it. */
export function Small({ name, label, value, size, ...common }: FieldProps & { readonly size?: number }) {
  return (
    <>
      <input
        {...faultOf(name, common)}
        value={shownIn(common.typed, name, value)}
        size={size}
        aria-label={label}
        autocomplete="off"
      />
      <Told name={name} problems={common.problems} />
    </>
  )
}

interface BoxProps extends Common {
  readonly name: string
  readonly checked: boolean
  /** What is ticked, of what: said where the words beside the box are not enough. */
  readonly of?: string
  readonly children: ComponentChildren
}

/** A box with its words. */
export function Box({ name, checked, of, children, ...common }: BoxProps) {
  return (
    <>
      <label class="check">
        <input
          {...faultOf(name, common)}
          type="checkbox"
          value="1"
          checked={tickedIn(common.typed, name, checked)}
          aria-label={of}
        />{' '}
        {children}
      </label>
      <Told name={name} problems={common.problems} />
    </>
  )
}
