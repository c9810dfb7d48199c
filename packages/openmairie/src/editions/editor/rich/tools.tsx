// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../../model/application.js'
import type { OfferedGroup } from '../fields.js'
import { RichBoxes } from './boxes.js'
import { sousEtatsOf, tabsOf } from './choices.js'
import { richMessages } from './messages.js'

const usual = ['bold', 'italic', 'underline', 'bulletList', 'field']
/** Those that come when they are asked for, by what they are about. */
const further = [
  ['strike', 'superscript', 'subscript', 'upper'],
  ['left', 'center', 'right', 'justify'],
  ['orderedList', 'sink', 'lift', 'link', 'table', 'rule', 'pageBreak', 'together'],
  ['condition', 'repeat', 'sousEtat', 'facts', 'barcode', 'logo', 'signature'],
  ['undo', 'redo'],
]
const ofTable = [
  ...['rowBefore', 'rowAfter', 'rowDelete', 'columnBefore', 'columnAfter', 'columnDelete', 'headRow', 'tableDelete'],
]
/** Those that hold or not where the cursor stands. */
const pressed: ReadonlySet<string> = new Set([
  ...['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript', 'upper', 'bulletList', 'orderedList'],
  ...['left', 'center', 'right', 'justify', 'together', 'link', 'condition', 'repeat'],
])

/** What the script copies for each text that it sets out; without it, nothing is shown. */
export function RichTools({ groups, locale }: { groups: readonly OfferedGroup[]; locale: Locale }) {
  const messages = richMessages(locale)
  const { told } = messages
  // What there is nothing to choose for is not offered.
  const vain = [
    ...(tabsOf(groups).length === 0 ? ['repeat'] : []),
    ...(sousEtatsOf(groups).length === 0 ? ['sousEtat'] : []),
  ]
  const button = (name: string) => {
    const words = messages.actions[name] ?? ''
    // A short one is said in full.
    const [shown, said] = typeof words === 'string' ? [words] : words
    return (
      <button
        type="button"
        key={name}
        data-do={name}
        aria-label={said}
        title={said}
        aria-pressed={pressed.has(name) ? 'false' : undefined}
      >
        {shown}
      </button>
    )
  }
  return (
    <>
      <template
        id="outils-texte"
        data-when={told.when}
        data-each={told.each}
        data-together={told.together}
        data-facts={told.facts}
        data-all-facts={told.allFacts}
        data-sous-etat={told.sousEtat}
        data-barcode={told.barcode}
        data-logo={told.logo}
        data-signature={told.signature}
        data-page-break={told.pageBreak}
        data-tools={messages.tools}
        data-refused={messages.refused}
      >
        <div class="rich">
          <div class="rich-modes" role="group" aria-label={messages.modes}>
            <button type="button" data-mode="rich" aria-pressed="false">
              {messages.rich}
            </button>
            <button type="button" data-mode="code" aria-pressed="true">
              {messages.code}
            </button>
          </div>
          <p class="help" role="status" data-note="" />
          <div role="toolbar" class="rich-tools" aria-label={messages.tools} hidden>
            <div>
              <select data-style="" aria-label={messages.style}>
                {messages.styles.map((style, level) => (
                  <option key={style} value={String(level)}>
                    {style}
                  </option>
                ))}
              </select>
              {usual.map(button)}
              <button type="button" data-more="" aria-expanded="false">
                {messages.more}
              </button>
            </div>
            <div data-less="" hidden>
              {further.map((names) => (
                <div key={names.join()}>{names.filter((name) => !vain.includes(name)).map(button)}</div>
              ))}
            </div>
            <div data-table="" hidden>
              {ofTable.map(button)}
            </div>
          </div>
        </div>
      </template>
      <RichBoxes groups={groups} locale={locale} />
    </>
  )
}
