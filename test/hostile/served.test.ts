// SPDX-License-Identifier: EUPL-1.2
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these texts are here to be mistaken for templates
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyText } from '../../packages/openmairie/src/model/key-text.js'
import { crawl } from '../crawler/crawl.js'
import { type Served, serve } from '../e2e/support.js'
import { decoded, enter, type Visitor } from '../support/http.js'
import { entitiesOf, hostileApplication } from './application.js'
import { hostileColumns, hostileTables, hostileTexts, script } from './schema.js'

let served: Served
let visitor: Visitor
let entities: ReadonlyMap<string, string>

beforeAll(async () => {
  const { work, folder, base } = await hostileApplication()
  entities = entitiesOf(folder)
  served = await serve(work, folder, base, ['--demonstration'])
  visitor = await enter(served.instance.url, 'administrateur')
})
afterAll(() => served.stop())

const path = (table: string): string => `/hostile/${entities.get(table)}`
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** What a page of a record shows of each field. */
function facts(html: string): ReadonlyMap<string, string> {
  const found = html.matchAll(/<dd data-field="([^"]*)">(.*?)<\/dd>/gs)
  return new Map([...found].map(([, name = '', inner = '']) => [decoded(name), decoded(inner.replace(/<[^>]*>/g, ''))]))
}

test('every table is listed, with its rows as they are', async () => {
  for (const table of hostileTables) {
    const { status, text } = await visitor.get(`${path(table)}?taille=50`)
    expect(status, table).toBe(200)
    const cells = [...text.matchAll(/data-field="libelle"[^>]*>(.*?)<\/t[dh]>/gs)].map(([, inner = '']) =>
      decoded(inner.replace(/<[^>]*>/g, '')),
    )
    const { rows } = await served.base.raw.query(`SELECT libelle FROM ${quoted(table)}`)
    expect([...cells].sort(), table).toEqual(rows.map((row) => row.libelle).sort())
  }
})

test('every row opens by its key, and shows every field as it is', async () => {
  const { rows } = await served.base.raw.query('SELECT * FROM colonnes ORDER BY "Clé"')
  expect(rows).toHaveLength(hostileTexts.length)
  for (const row of rows) {
    const { status, text } = await visitor.get(`${path('colonnes')}/${keyText([row['../id'], String(row['Clé'])])}`)
    expect(status).toBe(200)
    const shown = facts(text)
    for (const column of hostileColumns) expect(shown.get(column), column).toBe(row[column])
  }
  for (const [index, table] of hostileTables.entries()) {
    const some = [0, 3, 6].map((step) => hostileTexts[(index + step) % hostileTexts.length] ?? '')
    for (const text of [...some, '-', '']) {
      const answer = await visitor.get(`${path(table)}/${keyText([text])}`)
      expect(answer.status, `${table} ${text}`).toBe(200)
      expect(facts(answer.text).get('Clé ../') ?? '').toContain(text)
    }
  }
})

test('a name that shows nothing is spelt, so that it can be read and clicked', async () => {
  const query = new URLSearchParams(['\u200b', '\u3164', ' '].map((column) => ['colonne', column]))
  // In French the comments of these columns are their labels.
  visitor.cookies.set('om_langue', 'en')
  const page = await visitor.page(`${path('colonnes')}?${query}`)
  visitor.cookies.delete('om_langue')
  const headings = [...page.matchAll(/<th scope="col".*?<\/th>/gs)].map(([cell]) => cell.replace(/<[^>]*>/g, ''))
  expect(headings).toEqual(['U+200B', 'U+3164', 'U+0020'])
})

test('every column sorts both ways and is searched', async () => {
  for (const column of [...hostileColumns, 'constructor', 'valueOf', '../id']) {
    const query = (entries: Readonly<Record<string, string>>): string =>
      `${path('colonnes')}?${new URLSearchParams({ colonne: column, ...entries })}`
    const ascending = await visitor.get(query({ tri: /^[-+]/.test(column) ? `+${column}` : column }))
    const descending = await visitor.get(query({ tri: `-${column}` }))
    const searched = await visitor.get(
      query({ [`c.${column}`]: 'passwd', [`min.${column}`]: '1', champ: column, q: 'a' }),
    )
    expect([ascending.status, descending.status, searched.status], column).toEqual([200, 200, 200])
    expect(ascending.text, column).toContain('aria-sort="ascending"')
    expect(descending.text, column).toContain('aria-sort="descending"')
    const keys = (html: string) => [...html.matchAll(/<tr\b[^>]* data-key="([^"]*)"/g)].map(([, key]) => key)
    expect(keys(ascending.text)).toEqual([...keys(descending.text)].reverse())
  }
})

test('a record of hostile columns lives its whole life by plain forms', async () => {
  const values = Object.fromEntries(
    hostileColumns.map((column, index) => [column, `${hostileTexts[index % hostileTexts.length]} / ${column}`.trim()]),
  )
  const fields = {
    'v.../id': 'né ../ <b>',
    'v.Clé': '77',
    'v.constructor': script,
    'v.valueOf': '5',
    'v.énumération */': ' bords ',
    'v.contrôle': hostileTexts[4] ?? '',
    ...Object.fromEntries(Object.entries(values).map(([column, value]) => [`v.${column}`, value])),
  }
  const created = await visitor.send(`${path('colonnes')}/-/nouveau`, fields)
  expect([created.status, created.location]).toEqual([303, `${path('colonnes')}/${keyText(['né ../ <b>', '77'])}`])
  const read = async () => (await served.base.raw.query(`SELECT * FROM colonnes WHERE "Clé" = 77`)).rows[0]
  const row = await read()
  for (const [column, value] of Object.entries(values)) expect(row[column], column).toBe(value)
  expect([row['énumération */'], row['contrôle'], row.constructor, row.valueOf]).toEqual([
    ' bords ',
    hostileTexts[4],
    script,
    5,
  ])
  expect(row['défaut']).toBe(hostileTexts[3])

  const changed = await visitor.send(`${created.location}/-/modifier`, {
    'v.__proto__': '{"polluted":1}',
    'v.-csrf': 'autre',
    'v.a\nb': 'ligne\nautre',
    'v.énumération */': ' ',
  })
  expect(changed.status).toBe(303)
  const after = await read()
  expect(after).toEqual({
    ...row,
    ['__proto__']: '{"polluted":1}',
    '-csrf': 'autre',
    'a\nb': 'ligne\nautre',
    'énumération */': ' ',
  })
  const removed = await visitor.send(`${created.location}/-/supprimer`, {})
  expect(removed.status).toBe(303)
  expect(await read()).toBeUndefined()
})

test('in every table a record is added, changed and deleted', async () => {
  for (const table of hostileTables) {
    const key = `clé ${script} de ${table}`
    const created = await visitor.send(`${path(table)}/-/nouveau`, { 'v.Clé ../': key, 'v.libelle': script })
    expect([created.status, created.location], table).toEqual([303, `${path(table)}/${keyText([key])}`])
    const changed = await visitor.send(`${created.location}/-/modifier`, { 'v.libelle': '*/ `${x}`' })
    expect(changed.status, table).toBe(303)
    const found = await served.base.raw.query(`SELECT libelle FROM ${quoted(table)} WHERE "Clé ../" = $1`, [key])
    expect(found.rows, table).toEqual([{ libelle: '*/ `${x}`' }])
    expect((await visitor.send(`${created.location}/-/supprimer`, {})).status, table).toBe(303)
    const left = await served.base.raw.query(`SELECT 1 FROM ${quoted(table)} WHERE "Clé ../" = $1`, [key])
    expect(left.rowCount, table).toBe(0)
  }
})

test('the longest key that an index holds, and a label as long as a book', async () => {
  const key = 'é'.repeat(1300)
  const created = await visitor.send(`${path('personne')}/-/nouveau`, {
    'v.Clé ../': key,
    'v.libelle': 'très long '.repeat(20_000),
  })
  expect([created.status, created.location]).toEqual([303, `${path('personne')}/${keyText([key])}`])
  const page = await visitor.get(created.location ?? '', { referer: `${served.instance.url}${created.location}` })
  expect(page.status).toBe(200)
  expect(page.text).toMatch(/role="status">[^<]*(très long ){20}[^<]{0,100}…<\/p>/)
  expect((await visitor.send(`${created.location}/-/modifier`, { 'v.libelle': 'court' })).status).toBe(303)
  expect((await visitor.send(`${created.location}/-/supprimer`, {})).status).toBe(303)
})

test('a key too long for its index is refused at its form, not taken for a bug', async () => {
  const { status, text } = await visitor.send(`${path('personne')}/-/nouveau`, {
    'v.Clé ../': randomBytes(6000).toString('base64url'),
    'v.libelle': 'trop long',
  })
  expect(status).toBe(422)
  expect(text).toContain('hors limites ou mal formée')
})

test('the generator shows every table', async () => {
  const { text } = await visitor.get('/-/generateur')
  const addresses = [...text.matchAll(/href="(\/-\/generateur\?[^"]*table=[^"]*)"/g)].map(([, href = '']) =>
    decoded(href),
  )
  expect(addresses.length).toBeGreaterThanOrEqual(hostileTables.length)
  for (const address of addresses) {
    const page = await visitor.get(address)
    expect(page.status, address).toBe(200)
    expect(page.text).not.toContain('<script>window')
  }
})

test('a required field with the name of a built-in property is asked for', async () => {
  const { status, text } = await visitor.send(`${path('colonnes')}/-/nouveau`, {
    'v.../id': 'x',
    'v.Clé': '1',
    'v.constructor': '',
    'v.valueOf': '',
  })
  expect(status).toBe(422)
  expect(text.match(/<p class="error"/g)).toHaveLength(2)
})

test('an export holds each value, and no formula', async () => {
  const { status, text } = await visitor.get(`${path('colonnes')}/-/export?colonne=__proto__&colonne=*`)
  expect(status).toBe(200)
  expect(text).toContain(`"${hostileTexts[4]} __proto__";"${hostileTexts[4]} *"`)
  expect(text).toContain("'=cmd|calc *")
  expect(text.split('\r\n')[0]).toBe('Proto;*')
})

test(
  'in a browser no script of the data runs, and the policy has nothing to report',
  { timeout: 300_000 },
  async () => {
    const context = await served.context()
    await context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: served.instance.url })))
    const ran: string[] = []
    context.on('dialog', (dialog) => {
      ran.push(dialog.message())
      void dialog.dismiss()
    })
    const visits = await crawl(context, `${served.instance.url}/`, {
      perShape: 1,
      // Sorts and pages were asked for above, by plain HTTP.
      skip: /[?&](tri|apres|avant)=/,
      inspect: async (page, visit) => {
        if (await page.evaluate(() => 'pwned' in window)) ran.push(visit.url)
      },
    })
    expect(ran).toEqual([])
    expect(visits.length).toBeGreaterThan(150)
    expect(visits.filter((visit) => visit.status !== 200 || visit.complaints.length > 0)).toEqual([])
    expect(served.instance.output()).not.toMatch(/content security policy|unexpected error/)
    await context.close()
  },
)
