// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { bulkMessages } from '../../packages/openmairie/src/bulk/messages.js'
import { dashboardMessages } from '../../packages/openmairie/src/dashboard/messages.js'
import { duplicatesMessages } from '../../packages/openmairie/src/duplicates/messages.js'
import { editorMessages } from '../../packages/openmairie/src/editions/editor/messages.js'
import { editionMessages } from '../../packages/openmairie/src/editions/messages.js'
import { followupMessages } from '../../packages/openmairie/src/followup/messages.js'
import { formMessages } from '../../packages/openmairie/src/form/messages.js'
import { generatorMessages } from '../../packages/openmairie/src/generator/messages.js'
import { listingMessages } from '../../packages/openmairie/src/listing/messages.js'
import { memoryMessages } from '../../packages/openmairie/src/memory/messages.js'
import { progressMessages } from '../../packages/openmairie/src/progress/messages.js'
import { reversibilityMessages } from '../../packages/openmairie/src/reversibility/messages.js'
import { controlMessages } from '../../packages/openmairie/src/ui/control-messages.js'
import { listMessages } from '../../packages/openmairie/src/ui/list-messages.js'
import { webMessages } from '../../packages/openmairie/src/web/messages.js'
import type { Scratch } from '../support/database.js'

const features = [
  bulkMessages,
  controlMessages,
  dashboardMessages,
  duplicatesMessages,
  editionMessages,
  editorMessages,
  followupMessages,
  formMessages,
  generatorMessages,
  listingMessages,
  listMessages,
  memoryMessages,
  progressMessages,
  reversibilityMessages,
  webMessages,
]
const english =
  /(?<!\p{L})(the|of|and|with|your|this|that|is|are|was|not|by|to|from|for|all|none|new|add|edit|save|delete|remove|search|sort|next|previous|first|last|back|cancel|close|open|sign|out|password|user|list|table|record|field|value|file|error|warning|required|loading|yes|show|hide|display|rows|columns|between|undefined|null)(?!\p{L})/iu

/** Words of the interface, titles and labels for screen readers included; data and samples of another language set apart. */
export function textsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const copy = document.body.cloneNode(true)
    if (!(copy instanceof HTMLElement)) return []
    for (const apart of copy.querySelectorAll('[lang], [data-field], dd, option, input, textarea, script, style'))
      apart.remove()
    const named = [...copy.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
    )
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT)
    const found: string[] = [document.title, ...named]
    while (walker.nextNode()) found.push(walker.currentNode.textContent ?? '')
    return found.map((text) => text.trim()).filter((text) => text !== '')
  })
}

/** English words, English messages and names of columns among the texts of a French screen. */
export function notFrench(texts: readonly string[], columns: ReadonlySet<string>): readonly string[] {
  const messages = ownMessages('en', 'fr')
  return texts.filter(
    (text) =>
      english.test(text) ||
      /\p{L}_\p{L}/u.test(text) ||
      messages.has(text) ||
      text.split(/[^\p{L}\p{N}_]+/u).some((word) => columns.has(word)),
  )
}

/** French messages of the framework among the texts of an English screen; the application's own words are its author's. */
export function notEnglish(texts: readonly string[]): readonly string[] {
  const messages = ownMessages('fr', 'en')
  return texts.filter((text) => messages.has(text))
}

/** Messages of a locale that the other says in other words. */
function ownMessages(locale: 'fr' | 'en', other: 'fr' | 'en'): ReadonlySet<string> {
  const others = new Set(features.flatMap((messages) => strings(messages(other))))
  return new Set(features.flatMap((messages) => strings(messages(locale))).filter((text) => !others.has(text)))
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}

/** Names of a schema's tables and columns but for those that are French words, some of any application and those given: they never stand on a screen. */
export async function rawNames(
  base: Scratch,
  schema: string,
  ownWords: readonly string[] = [],
): Promise<ReadonlySet<string>> {
  const { rows } = await base.raw.query(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = $1 UNION SELECT column_name FROM information_schema.columns WHERE table_schema = $1',
    [schema],
  )
  const words = ['disponible', 'droit', 'grade', 'matricule', 'niveau', 'nom', 'observation', 'organisation', 'permis']
  const french = new Set([...words, ...ownWords, 'profil', 'ressource', 'service', 'utilisateur'])
  return new Set(rows.map((row) => String(row['name'])).filter((name) => !french.has(name)))
}
