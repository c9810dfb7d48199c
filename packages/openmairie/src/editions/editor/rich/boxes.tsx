// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { Locale } from '../../../model/application.js'
import { formNames } from '../../compose/forms.js'
import type { OfferedGroup } from '../fields.js'
import { BoxField, type Part } from './box-field.js'
import { type Choice, sousEtatsOf, tabsOf } from './choices.js'
import { richMessages } from './messages.js'

type Name = keyof ReturnType<typeof richMessages>['boxes']

const removable: readonly Name[] = ['link', 'condition', 'repeat']
const codes: readonly Choice[] = [
  ['code128', 'Code 128'],
  ['qrcode', 'QR'],
  ['datamatrix', 'Datamatrix'],
]

/** What the editor of a text asks before it puts something: each box waits, closed, until a button of the toolbar opens it. */
export function RichBoxes({ groups, locale }: { groups: readonly OfferedGroup[]; locale: Locale }) {
  const fields = groups.flatMap(({ title, fields }) => fields.map((field) => ({ ...field, title })))
  const input = (part: Part, name: string, list?: string) => (
    <BoxField key={part} part={part} name={name} list={list} locale={locale} />
  )
  const choice = (part: Part, name: string, choices: readonly Choice[]) => (
    <BoxField key={part} part={part} name={name} choices={choices} locale={locale} />
  )
  return (
    <div class="rich-boxes">
      <datalist id="boite-champs">
        {fields
          .filter(({ written }) => /^[[&]/.test(written))
          .map(({ written, label, title }) => (
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
      <Box name="link" locale={locale}>
        {input('address', 'address')}
      </Box>
      <Box name="field" locale={locale}>
        {input('field', 'field', 'boite-champs')}
        {input('form', 'form', 'boite-formes')}
      </Box>
      <Box name="condition" locale={locale}>
        {input('condition', 'said')}
      </Box>
      <Box name="repeat" locale={locale}>
        {choice('tab', 'said', tabsOf(groups))}
      </Box>
      <Box name="sousEtat" locale={locale}>
        {choice('sousEtat', 'code', sousEtatsOf(groups))}
      </Box>
      <Box name="facts" locale={locale}>
        {input('facts', 'fields')}
      </Box>
      <Box name="barcode" locale={locale}>
        {choice('code', 'code', codes)}
        {input('value', 'value', 'boite-champs')}
      </Box>
    </div>
  )
}

function Box({ name, locale, children }: { name: Name; locale: Locale; children: ComponentChildren }) {
  const { boxes, done, remove, cancel } = richMessages(locale)
  return (
    <dialog data-box={name} aria-labelledby={`boite-titre-${name}`}>
      <h2 id={`boite-titre-${name}`}>{boxes[name]}</h2>
      {children}
      <p class="buttons">
        <button type="button" class="primary" data-close="done">
          {done}
        </button>
        {removable.includes(name) && (
          <button type="button" data-close="removed">
            {remove}
          </button>
        )}
        <button type="button" data-close="">
          {cancel}
        </button>
      </p>
    </dialog>
  )
}
