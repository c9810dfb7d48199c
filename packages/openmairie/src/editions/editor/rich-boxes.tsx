// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { Locale } from '../../model/application.js'
import { formNames } from '../compose/forms.js'
import { parseTemplate } from '../template/parse.js'
import type { OfferedGroup } from './fields.js'
import { richMessages } from './rich-messages.js'

interface Props {
  readonly groups: readonly OfferedGroup[]
  readonly locale: Locale
}
type Name = keyof ReturnType<typeof richMessages>['boxes']
type Part = keyof ReturnType<typeof richMessages>['parts']

/** What the editor of a text asks before it puts something: each box waits, closed, until a button of the toolbar opens it. */
export function RichBoxes({ groups, locale }: Props) {
  const messages = richMessages(locale)
  const helps: Readonly<Partial<Record<Part, string>>> = messages.helps
  const all = groups.flatMap(({ title, fields }) => fields.map((field) => ({ ...field, title })))
  const fields = all.filter(({ written }) => /^[[&]/.test(written))
  const input = (label: Part, part: string, list?: string) => (
    <Field label={messages.parts[label]} help={helps[label] ?? null} id={`boite-${label}`} key={part}>
      <input id={`boite-${label}`} data-part={part} list={list} aria-describedby={describedBy(label, helps)} />
    </Field>
  )
  const choice = (label: Part, part: string, options: readonly (readonly [string, string])[]) => (
    <Field label={messages.parts[label]} help={helps[label] ?? null} id={`boite-${label}`} key={part}>
      <select id={`boite-${label}`} data-part={part}>
        {options.map(([value, shown]) => (
          <option value={value} key={value}>
            {shown}
          </option>
        ))}
      </select>
    </Field>
  )
  const box = (name: Name, ...content: readonly ComponentChildren[]) => (
    <dialog data-box={name} aria-labelledby={`boite-titre-${name}`} key={name}>
      <h2 id={`boite-titre-${name}`}>{messages.boxes[name]}</h2>
      {content}
      <p class="buttons">
        <button type="button" class="primary" data-close="done">
          {messages.done}
        </button>
        {['link', 'condition', 'repeat'].includes(name) && (
          <button type="button" data-close="removed">
            {messages.remove}
          </button>
        )}
        <button type="button" data-close="">
          {messages.cancel}
        </button>
      </p>
    </dialog>
  )
  return (
    <div class="rich-boxes">
      <datalist id="boite-champs">
        {fields.map(({ written, label, title }) => (
          <option value={written} key={`${title} ${written}`}>
            {`${label} (${title})`}
          </option>
        ))}
      </datalist>
      <datalist id="boite-formes">
        {formNames.map((form) => (
          <option value={form} key={form} />
        ))}
      </datalist>
      {box('link', input('address', 'address'))}
      {box('field', input('field', 'field', 'boite-champs'), input('form', 'form', 'boite-formes'))}
      {box('condition', input('condition', 'said'))}
      {box('repeat', choice('tab', 'said', tabsOf(groups)))}
      {box('sousEtat', choice('sousEtat', 'code', all.flatMap(sousEtatOf)))}
      {box('facts', input('facts', 'fields'))}
      {box('barcode', choice('code', 'code', codes), input('value', 'value', 'boite-champs'))}
    </div>
  )
}

const codes = [
  ['code128', 'Code 128'],
  ['qrcode', 'QR'],
  ['datamatrix', 'Datamatrix'],
] as const

function Field({
  label,
  help,
  id,
  children,
}: {
  label: string
  help: string | null
  id: string
  children: ComponentChildren
}) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {help !== null && (
        <p class="help" id={`${id}-aide`}>
          {help}
        </p>
      )}
      {children}
    </div>
  )
}

function describedBy(part: Part, helps: Readonly<Partial<Record<Part, string>>>): string | undefined {
  return helps[part] === undefined ? undefined : `boite-${part}-aide`
}

function tabsOf(groups: readonly OfferedGroup[]): readonly (readonly [string, string])[] {
  return groups.flatMap(({ title, within }) => {
    const [node] = within === null ? [] : parseTemplate(`<p ${within}></p>`).nodes
    return node?.kind === 'block' && node.each !== null ? [[node.each, title] as const] : []
  })
}

function sousEtatOf({ written, label }: { readonly written: string; readonly label: string }) {
  const [node] = parseTemplate(written).nodes
  return node?.kind === 'sous-etat' ? [[node.code, label] as const] : []
}
